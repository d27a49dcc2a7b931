//! Who may treat whom, and how well they fit. Pure: no I/O, no clock, no chance.
//!
//! Two steps, in this order and no other:
//!
//! 1. [`eligible`] keeps the hard rules. All share: a verified licence that holds in **every**
//!    client's place, a free place, a language and a way to meet, and the practice's [`Safety`]
//!    policy. Each one's own: age, work the therapist does not take, pairs that are excluded, and a
//!    therapist who sees the partner alone. Nothing else shuts anyone out, and nothing makes up for
//!    one of these.
//! 2. [`suggest`] weighs wishes and says, in words for one client, which are met and which are
//!    not. It asks for the proof of the first step. [`rank`] orders the suggestions.
//!
//! [`Directory`] gives the same for the best few of very many therapists, sooner.
//!
//! # Weights
//!
//! A client's score is the weight of their met wishes over the weight of all their wishes. What a
//! client does not ask for does not count, for or against anyone. What a client says matters most to
//! them weighs [twice](weights::MOST). A practice may set other [`Weights`]; these are the usual ones.
//!
//! | wish | weight | met when | why this weight |
//! |---|---|---|---|
//! | [times](weights::TIMES) | 30 | open at one chosen time; for a couple, one that suits both | our judgement: with no common hour there is no session |
//! | [goals](weights::GOALS) | 30 | by the share of the client's goals the therapist works with | our judgement |
//! | [affirms](weights::AFFIRMS) | 20 | by the share the therapist names | our judgement; people on the large services complain of being matched against who they said they are |
//! | [gender](weights::GENDER) | 10 | the same | our judgement; counts only if asked, as a match in background is much wanted (d .63) and by itself does little for outcome (d .09; Cabral & Smith 2011, on ethnicity) |
//! | [approaches](weights::APPROACHES) | 10 | trained in one of those named | our judgement |
//! | [continuity](weights::CONTINUITY) | 20 | they worked together before and the client did not end it; counts for nobody else | our judgement |
//! | [record](weights::RECORD) | 0 | no wish: so many points a therapist goes forward, in the order only, whose [track record](record) is clearly above what is usual in everything the clients come for; half as many with half of it | none unless a practice wants it: one trial with individuals found it helped them (Constantino et al. 2021); for couples nobody has looked |
//! | [load](weights::LOAD) | 5 | no wish: so many points a therapist falls back whose places are all taken, in the order only | our judgement: it decides between those who fit nearly alike |
//!
//! That meeting preferences matters at all: Swift et al. 2018 (53 studies, over 16,000 people),
//! outcome d .28, and 1.79 times the odds of dropping out when they are not met. How the kinds of
//! preference weigh against each other no study has told us. Therapists' past results are left
//! out unless a practice wants them in, and then move the order by [a few
//! points](weights::Weights::MOST_RECORD): who the therapist is explains about 5 % of outcome (Johns et
//! al. 2019), and matching on results has not been shown to help couples.
//!
//! **A couple's score is that of the less satisfied partner**, not the average (our judgement; a
//! split alliance goes with a worse outcome, r .316, Friedlander et al. 2018): a therapist one
//! partner cannot warm to is no choice for both. Of two therapists whom that partner likes as much,
//! the one the other likes more comes first.

pub mod assign;
pub mod bias;
pub mod record;
pub mod simulate;
pub mod waiting;
pub mod weights;

mod chance;
mod country;
mod country_list;
mod directory;
mod eligible;
mod jurisdiction;
mod licence;
mod lists;
mod npi;
mod people;
mod practice;
mod reason;
mod regions;
mod suggest;
mod times;
mod week;

pub use country::{Country, countries};
pub use directory::{Directory, Search};
pub use eligible::{Eligible, Ineligible, eligible};
pub use jurisdiction::Jurisdiction;
pub use licence::{Day, Licence, Vetting};
pub use lists::{AFFIRMS, APPROACHES, GENDERS, GOALS, label, languages};
pub use npi::{Npi, NpiProblem};
pub use people::{Ages, Between, Case, Client, Form, Medium, Therapist};
pub use practice::{Partners, Practice, Safety};
pub use reason::Reason;
pub use regions::regions;
pub use suggest::{Standing, Suggestion, rank, suggest};
pub use week::Week;
pub use weights::{Weights, Wish};

//! Pairings: a therapist suggested, chosen, accepted; ended by either at any time.
//!
//! What must stay true: nobody is paired with a therapist whose licence does not hold where they are,
//! when they choose and when the therapist accepts; the therapist reads nothing before accepting.

mod acts;
mod card;
mod end_pages;
mod erased;
mod exclusion_pages;
mod exclusions;
mod fit;
mod fitting_words;
mod kept_apart;
mod kept_apart_pages;
mod leave_pages;
mod leaving;
mod meeting;
mod outcomes;
mod pages;
mod partings;
mod partners;
mod past;
mod past_pages;
mod pause_pages;
mod pauses;
mod places;
mod reasons;
mod retelling;
mod retelling_pages;
mod store;
mod suggestions;
mod summaries;
mod winding;
mod winding_pages;
mod windings;

use jiff::Timestamp;

use crate::accounts::Account;
use crate::db::Id;

pub use acts::{
    JointState, accept, change, choose, choose_in, decline, end, join_partner, joint_state,
    open_joint, screen_of, withdraw,
};
pub use card::Card;
pub use erased::{has_open_work, leave_for_good, was_treated};
pub use exclusions::{exclude, excluded_by};
pub use fit::{Seeker, fit, free_places, has_place, seeker, suggested};
pub use kept_apart::{Apart, Kept, WHY as WHY_APART, keep_apart, keep_apart_no_more};
pub use leaving::{Left, Onward, go_alone, tell_due};
pub use outcomes::{Ended, ended_unseen, forget_outcomes_seen, see_outcome};
pub use pages::routes;
pub use partings::{
    Parting, Telling, Wording, of_episode as parting_of_episode, of_leaver as parting_of_leaver,
};
pub use partners::{is_theirs, partner_of_both, partner_seen};
pub use past::{agree_to_joint, let_read_private, take_back_joint};
pub use pauses::{go_on, pause, withdraw_agreement};
pub use places::held_by_offers;
pub use reasons::{
    About, CHANGES, DECLINES, Given, REFUSALS, give as give_reason, given as reasons_given, week_of,
};
pub use retelling::{tell_otherwise, unsaid_of};
pub use store::{declined_since, ended_by_therapist, ended_of_therapist, of_client, of_therapist};
pub use suggestions::{Suggested, is_licensed, suggestions};
pub use summaries::{
    Answered, Corrected, Correction, DAYS as DAYS_TO_WRITE, Decided, LONGEST as LONGEST_SUMMARY,
    MOST_CORRECTIONS, Summary, Told, Wanted, Written, ask_later as ask_for_summary,
    correct as correct_summary, decide as pass_summary_on, decline as decline_summary,
    forget_over as forget_drafts, give as give_summary, keep_draft,
    of_author as summaries_asked_of, of_member as summaries_of, told_client, told_therapist,
    written_by as summaries_by, written_in as summaries_in,
};
pub use winding::{answer as answer_going_on, ask as ask_to_go_on, asked_of, end_over, knows};
pub use windings::{Asking, Winding, of_client as winding_of};

/// A client and the therapist they chose.
#[derive(Clone, Debug)]
pub struct Pairing {
    /// Which.
    pub id: Id<Pairing>,
    /// Who chose.
    pub client: Id<Account>,
    /// Who was chosen.
    pub therapist: Id<Account>,
    /// Whether the therapist has accepted; else they have not answered yet.
    pub accepted: bool,
    /// When the client chose.
    pub chosen_at: Timestamp,
}

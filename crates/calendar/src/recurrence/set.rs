//! A whole recurrence: its start, its rules, what is added and what is left
//! out, and the instants of it.

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Timestamp};

use super::clock::{Clock, Reading};
use super::expand::Occurrences;
use super::rule::{Ends, Rule, Until};
use crate::span::Span;
use crate::work::{TooMuch, Work};

/// Something that recurs (RFC 5545, 3.8.5). The start always belongs to it,
/// whether or not a rule meets it.
#[derive(Clone, Debug)]
pub struct Recurrence {
    /// The first, on the clock.
    pub start: DateTime,
    /// What the start and the rules are read by.
    pub clock: Clock,
    /// The rules; what any of them says is in.
    pub rules: Vec<Rule>,
    /// Further instants (RDATE).
    pub more: Vec<Timestamp>,
    /// Instants left out (EXDATE).
    pub except: Vec<Timestamp>,
    /// Dates left out whole, on the clock.
    pub except_dates: Vec<Date>,
}

/// One time of a recurrence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Occurrence {
    /// When it is.
    pub at: Timestamp,
    /// What the rule says the clock reads then. When [`Reading::Skipped`], no
    /// clock does.
    pub civil: DateTime,
    /// Whether that civil time was there once.
    pub reading: Reading,
}

impl Recurrence {
    /// What happens once.
    pub fn once(start: DateTime, clock: Clock) -> Recurrence {
        Recurrence {
            start,
            clock,
            rules: Vec::new(),
            more: Vec::new(),
            except: Vec::new(),
            except_dates: Vec::new(),
        }
    }

    /// All that start in `within`, in order, each instant once. When the work
    /// is spent, an error.
    pub fn starting(&self, within: Span, work: &mut Work) -> Result<Vec<Occurrence>, TooMuch> {
        let mut found: Vec<Occurrence> = self.occurrence(self.start).into_iter().collect();
        found.extend(self.more.iter().map(|at| Occurrence {
            at: *at,
            civil: self.clock.civil(*at),
            reading: Reading::Once,
        }));
        found.retain(|one| within.start <= one.at && one.at < within.end);
        for rule in &self.rules {
            self.of_rule(rule, within, work, &mut found)?;
        }
        let mut except = self.except.clone();
        except.sort_unstable();
        let mut dates = self.except_dates.clone();
        dates.sort_unstable();
        found.retain(|one| {
            except.binary_search(&one.at).is_err()
                && dates.binary_search(&one.civil.date()).is_err()
        });
        found.sort_by_key(|one| one.at);
        found.dedup_by_key(|one| one.at);
        Ok(found)
    }

    fn occurrence(&self, civil: DateTime) -> Option<Occurrence> {
        let (at, reading) = self.clock.instant(civil)?;
        Some(Occurrence { at, civil, reading })
    }

    fn of_rule(
        &self,
        rule: &Rule,
        within: Span,
        work: &mut Work,
        found: &mut Vec<Occurrence>,
    ) -> Result<(), TooMuch> {
        // Two days: no gap or fold is longer, and no clock is that far off.
        let margin = SignedDuration::from_hours(48);
        let from = self.clock.civil(within.start).saturating_sub(margin);
        let to = self.clock.civil(within.end).saturating_add(margin);
        let mut civil_rule = rule.clone();
        let mut last = Timestamp::MAX;
        if let Ends::Until(Until::Instant(until)) = rule.ends {
            last = until;
            let civil = self.clock.civil(until).saturating_add(margin);
            civil_rule.ends = Ends::Until(Until::Civil(civil));
        }
        let mut civils = Occurrences::new(&civil_rule, self.start, work.clone())
            .skip_to(from)
            .not_after(to);
        let mut outcome = Ok(());
        for civil in civils.by_ref() {
            match civil.map(|civil| self.occurrence(civil)) {
                Ok(Some(one)) if one.at > last => {}
                Ok(one) => {
                    found.extend(one.filter(|o| within.start <= o.at && o.at < within.end));
                }
                Err(spent) => outcome = Err(spent),
            }
        }
        *work = civils.into_work();
        outcome
    }
}

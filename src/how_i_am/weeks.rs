//! From days to weeks: all that a partner is ever shown.
//!
//! What must stay true: a week counts once it is over, so that nobody can tell a day by looking often; how many
//! days it was made of does not show; what was not for the partner when it was written is not in it.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Item, Steps, Words};

/// So many weeks are shown, the newest.
const MOST: usize = 26;

/// A week that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Week {
    /// Its Monday.
    pub(super) monday: Date,
    /// How it mostly was.
    pub(super) steps: Steps,
}

/// The Monday of a day's week.
pub(super) fn monday(day: Date) -> Date {
    let back = i32::from(day.weekday().to_monday_zero_offset());
    day.saturating_sub(back.days())
}

/// The step in the middle of these; of two in the middle the lower.
fn middle(mut steps: Vec<u8>) -> Option<u8> {
    steps.sort_unstable();
    let at = steps.len().checked_sub(1)? / 2;
    steps.get(at).copied()
}

/// What a partner is shown of these days: of these items, since this day, of weeks that are over today.
pub(super) fn weeks<'a>(
    days: impl IntoIterator<Item = &'a Words>,
    items: &[Item],
    since: Date,
    today: Date,
) -> Vec<Week> {
    let this_week = monday(today);
    let mut all: BTreeMap<Date, Vec<Steps>> = BTreeMap::new();
    for day in days {
        let monday = monday(day.day);
        let steps = day.steps.only(items).only(&day.for_partner);
        if day.day >= since && monday < this_week && !steps.is_empty() {
            all.entry(monday).or_default().push(steps);
        }
    }
    let week = |(monday, days): (Date, Vec<Steps>)| {
        let steps = Steps::of(|item| middle(days.iter().filter_map(|day| day.get(item)).collect()));
        Week { monday, steps }
    };
    let mut weeks: Vec<Week> = all.into_iter().map(week).collect();
    weeks.drain(..weeks.len().saturating_sub(MOST));
    weeks
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn day(day: i8, mood: u8, for_partner: &[Item]) -> Words {
        Words {
            day: date(2026, 3, day),
            steps: Steps::of(|_| Some(mood)),
            line: "mine".to_owned(),
            kept: false,
            for_partner: for_partner.to_vec(),
        }
    }

    #[test]
    fn a_week_is_shown_once_it_is_over_and_how_often_one_wrote_is_not() {
        // The 2nd of March 2026 is a Monday.
        let mood = [Item::Mood];
        let often = [day(2, 1, &mood), day(4, 4, &mood), day(8, 5, &mood)];
        let once = [day(3, 4, &mood)];
        let since = date(2026, 3, 1);
        let shown = |days: &[Words], today| weeks(days, &mood, since, date(2026, 3, today));
        assert!(shown(&often, 8).is_empty(), "the week is not over");
        assert_eq!(shown(&often, 9), shown(&once, 9));
        assert_eq!(shown(&often, 9).len(), 1);
        assert_eq!(shown(&often, 9)[0].monday, date(2026, 3, 2));
    }

    #[test]
    fn only_what_was_for_the_partner_then_and_is_now_is_shown() {
        let both = [Item::Mood, Item::Conflict];
        let days = [day(2, 3, &both), day(3, 5, &[])];
        let shown = weeks(&days, &[Item::Mood], date(2026, 3, 1), date(2026, 3, 20));
        assert_eq!(shown.len(), 1);
        assert_eq!(
            shown[0].steps.get(Item::Mood),
            Some(3),
            "the other was kept"
        );
        assert_eq!(
            shown[0].steps.get(Item::Conflict),
            None,
            "not chosen any more"
        );
        assert_eq!(shown[0].steps.get(Item::Closeness), None, "not chosen then");
        let later = weeks(&days, &both, date(2026, 3, 3), date(2026, 3, 20));
        assert!(later.is_empty(), "nothing of before they began to show it");
    }

    #[test]
    fn half_a_year_is_enough() {
        let mut days = Vec::new();
        for week in 0..40 {
            let mut one = day(2, 3, &[Item::Mood]);
            one.day = one.day.saturating_add((7 * week).days());
            days.push(one);
        }
        let shown = weeks(&days, &[Item::Mood], date(2026, 1, 1), date(2027, 3, 1));
        assert_eq!(shown.len(), MOST);
        assert_eq!(
            shown.last().map(|week| week.monday),
            Some(monday(days[39].day))
        );
    }
}

//! The page on which a time is found: by days, by what is best for everyone, or spread over weeks.
//!
//! What must stay true: it shows no time that cannot be had, and of nobody but the therapist when they are
//! taken: a partner's other sessions are nobody's business.

use askama::Template;
use calendar::{Comfort, Slot, Span, Zone, local, most_even, spread};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::clocks::{self, Other};
use super::openings::Asking;
use super::pages::{names, words, zone_words};
use super::ways::{self, Ways};
use super::{Appointment, Way, slots};
use crate::accounts::{self, SignedIn};
use crate::db::Conn;
use crate::episodes::{Membership, SeatRole, SpaceKind};
use crate::languages::{Said, long_day, say, weekday_and_day};
use crate::practice::{self, ChangeRules};
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Shell, Stop, page};

/// How many times nearest to one that is taken are shown first.
const NEAR: usize = 3;
/// How many times are shown where they are not shown by days.
const MANY: usize = 12;
/// How many weeks are looked through for what is best for everyone.
const EVEN_WEEKS: i64 = 4;

/// What an address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Asked {
    week: Option<i64>,
    length: Option<String>,
    place: Option<String>,
    interpreter: Option<String>,
    order: Option<String>,
}

impl Asked {
    /// How they want to meet, where that is offered.
    pub(super) async fn way(
        &self,
        conn: &mut Conn,
        service: &Service,
        member: &Membership,
    ) -> Result<Way, Stop> {
        let ways = ways::of(conn, service, member).await?;
        Ok(self.read(&ways))
    }

    fn read(&self, ways: &Ways) -> Way {
        let (length, place) = (self.length.as_deref(), self.place.as_deref());
        ways.read(length, place, self.interpreter.as_deref())
    }
}

/// In which order times are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Days,
    Even,
    Spread,
}

const ORDERS: [(&str, &str); 3] = [
    ("days", "book-order-days"),
    ("even", "book-order-even"),
    ("spread", "book-order-spread"),
];

impl Order {
    fn of(asked: Option<&str>) -> Self {
        match asked {
            Some("even") => Self::Even,
            Some("spread") => Self::Spread,
            _ => Self::Days,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Even => "even",
            Self::Spread => "spread",
        }
    }

    /// How many weeks are looked at from this one on.
    fn weeks(self, week: i64) -> i64 {
        match self {
            Self::Days => 1,
            Self::Even => EVEN_WEEKS.min(slots::WEEKS - week),
            Self::Spread => slots::WEEKS - week,
        }
    }
}

struct SlotView {
    value: String,
    time: String,
    suits: bool,
    /// The time for the others.
    others: Vec<String>,
}

struct DayView {
    name: String,
    note: Option<String>,
    slots: Vec<SlotView>,
}

/// How one can meet, where there is something to choose.
struct Choices {
    lengths: Vec<Choice>,
    places: Vec<Choice>,
    interpreters: Vec<Choice>,
    orders: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "appointments/book.html")]
struct BookPage {
    shell: Shell,
    action: String,
    /// What the address of the page asks for, but for the week.
    query: String,
    heading: Said,
    who: String,
    zone: String,
    /// For how long, where, and with whom to interpret.
    how: String,
    choices: Choices,
    days: Vec<DayView>,
    /// Times that are not shown by days.
    list: Vec<SlotView>,
    by_days: bool,
    both: bool,
    week: i64,
    /// The week that comes after those shown, where there is one.
    later: Option<i64>,
    /// Changes of clocks to know of.
    changes: Vec<String>,
    /// Days on which the practice is closed.
    closed: Vec<String>,
    /// The time they chose, which somebody else has now.
    taken: Option<String>,
    /// The free times nearest to it.
    near: Vec<SlotView>,
    /// What the practice says of moving and cancelling.
    rules: ChangeRules,
    /// Whether moving is late now.
    late: bool,
    /// Where several are booked at once, from the page of one.
    series: Option<String>,
    /// Whether the time is the first of several.
    several: bool,
    /// Whether it is to move something.
    moves: bool,
    /// Being told of an earlier time, where that is theirs to ask.
    asking: Option<Asking>,
}

/// What a time is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To book one.
    Book,
    /// To book the first of several.
    Series,
    /// To move one.
    Move,
    /// To move one and all after it.
    MoveRest,
}

impl Purpose {
    fn heading(self) -> Said {
        match self {
            Self::Book => say("book-title"),
            Self::Series => say("book-first"),
            Self::Move => say("book-move"),
            Self::MoveRest => say("book-move-first"),
        }
    }

    fn moves(self) -> bool {
        matches!(self, Self::Move | Self::MoveRest)
    }
}

/// Who looks for a time, and for what.
pub(super) struct Finding<'a> {
    /// Whose page it is.
    pub(super) me: &'a SignedIn,
    pub(super) member: &'a Membership,
    /// Where a time is sent to.
    pub(super) action: String,
    pub(super) purpose: Purpose,
    pub(super) asked: &'a Asked,
    /// The time they chose, which somebody else has now.
    pub(super) taken: Option<Timestamp>,
    /// What is to be moved, the earliest first.
    pub(super) moved: &'a [Appointment],
    /// Whether moving is late now.
    pub(super) late: bool,
}

/// The free times nearest to one that is taken, the earliest first.
fn nearest(slots: &[Slot], wanted: Timestamp) -> Vec<&Slot> {
    let mut near: Vec<&Slot> = slots.iter().collect();
    near.sort_by_key(|slot| slot.start.duration_since(wanted).abs());
    near.truncate(NEAR);
    near.sort_by_key(|slot| slot.start);
    near
}

fn suits(slot: &Slot) -> bool {
    slot.suits.iter().all(|suits| *suits)
}

/// The free times put in order, the best first.
fn best<'a>(
    free: &'a [Slot],
    way: Way,
    order: Order,
    zones: &[Zone],
    mine: &Zone,
) -> Vec<&'a Slot> {
    let length = SignedDuration::from_mins(i64::from(way.length));
    let suiting: Vec<&Slot> = free.iter().filter(|slot| suits(slot)).collect();
    let among = if suiting.is_empty() {
        free.iter().collect()
    } else {
        suiting
    };
    let spans: Vec<Span> = among
        .iter()
        .map(|slot| Span {
            start: slot.start,
            end: slot.start + length,
        })
        .collect();
    let comforts: Vec<Comfort> = zones.iter().map(Comfort::usual).collect();
    let mut ordered = match order {
        Order::Even => most_even(spans, &comforts),
        Order::Days | Order::Spread => spread(spans, mine),
    };
    ordered.truncate(MANY);
    if order == Order::Spread {
        ordered.sort();
    }
    let slot = |span: &Span| among.iter().find(|slot| slot.start == span.start).copied();
    ordered.iter().filter_map(slot).collect()
}

struct Views<'a> {
    mine: &'a Zone,
    clocks: &'a [Other],
}

impl Views<'_> {
    /// A time with its day.
    fn full(&self, slot: &Slot) -> SlotView {
        SlotView {
            time: words(slot.start, self.mine),
            ..self.of_day(slot)
        }
    }

    /// A time under its day.
    fn of_day(&self, slot: &Slot) -> SlotView {
        SlotView {
            value: slot.start.as_second().to_string(),
            time: clocks::time(slot.start, self.mine),
            suits: suits(slot),
            others: clocks::reads(slot.start, self.mine, self.clocks),
        }
    }

    fn days(&self, free: &[Slot]) -> Vec<DayView> {
        let mut days: Vec<DayView> = Vec::new();
        for slot in free {
            let name = long_day(local(slot.start, self.mine).date);
            if days.last().is_none_or(|day| day.name != name) {
                days.push(DayView {
                    name,
                    note: clocks::own_change(slot.start, self.mine),
                    slots: Vec::new(),
                });
            }
            if let Some(day) = days.last_mut() {
                day.slots.push(self.of_day(slot));
            }
        }
        days
    }
}

/// The zones of everyone who meets.
async fn zones(conn: &mut Conn, service: &Service, member: &Membership) -> Result<Vec<Zone>, Stop> {
    let mut zones = Vec::new();
    for (account, role) in member.all() {
        if role != SeatRole::Cover {
            zones.push(accounts::person(conn, service, account).await?.zone);
        }
    }
    Ok(zones)
}

/// The closed days of the practice within a span, as one reads them.
async fn closed(
    conn: &mut Conn,
    service: &Service,
    zone: &Zone,
    within: Span,
) -> Result<Vec<String>, Stop> {
    let practice = practice::practice_calendar(conn, service).await?;
    let date = |at: Timestamp| zone.time_zone().to_datetime(at).date();
    let days = practice.closed(date(within.start), date(within.end));
    let words = |day: &jiff::civil::Date| {
        let name = practice.closed_for(*day).unwrap_or_default();
        say("book-closed-day")
            .with("day", weekday_and_day(*day))
            .with("name", name)
            .into()
    };
    Ok(days.iter().map(words).collect())
}

/// Shows the times that can be had.
pub(super) async fn show(service: &Service, finding: Finding<'_>) -> Outcome {
    let Finding {
        me,
        member,
        purpose,
        asked,
        taken,
        moved,
        ..
    } = finding;
    let now = service.clock.now();
    // Where no week is asked for, that of the time they chose: its neighbours are shown.
    let wanted = taken.map_or(0, |start| slots::week_of(start, now));
    let week = asked.week.unwrap_or(wanted).clamp(0, slots::WEEKS - 1);
    let order = Order::of(asked.order.as_deref());
    let mut conn = service.db.read().await?;
    let ways = ways::of(&mut conn, service, member).await?;
    let way = match moved.first() {
        Some(moved) => moved.way(),
        None => asked.read(&ways),
    };
    let except: Vec<_> = moved.iter().map(|one| one.id).collect();
    let weeks = order.weeks(week);
    let mut free = slots::within(&mut conn, service, member, way, (week, weeks), &except).await?;
    free.retain(|slot| moved.first().is_none_or(|one| one.span.start != slot.start));

    let site = ways::site(&mut conn, service, way.place).await?;
    let mut clocks = clocks::others(&mut conn, service, me, member).await?;
    clocks.extend(site.as_ref().map(Other::site));
    let site = site.map(|site| (site.name, site.address));
    let interpreter = ways::resource(&mut conn, service, way.interpreter).await?;
    let views = Views {
        mine: me.zone(),
        clocks: &clocks,
    };
    let from = now + SignedDuration::from_hours(24 * 7 * week);
    let within = Span {
        start: from,
        end: from + SignedDuration::from_hours(24 * 7 * weeks),
    };
    let starts: Vec<Timestamp> = free.iter().map(|slot| slot.start).collect();
    let by_days = order == Order::Days;
    let zones = zones(&mut conn, service, member).await?;
    let list = match by_days {
        true => Vec::new(),
        false => best(&free, way, order, &zones, me.zone()),
    };
    let moves = purpose.moves();
    let orders = Fields::default().with("order", order.code());
    page(&BookPage {
        shell: Shell::new(service, Some(me.person()), &say("book-title")).at("/appointments"),
        query: match moves {
            true => format!("order={}", order.code()),
            false => format!("{}&order={}", ways::query(way), order.code()),
        },
        heading: purpose.heading(),
        who: names(&mut conn, service, member).await?,
        zone: zone_words(now, me.zone()),
        how: ways::how(way.length, site.as_ref(), interpreter.as_ref()),
        choices: Choices {
            lengths: if moves { Vec::new() } else { ways.lengths(way) },
            places: if moves { Vec::new() } else { ways.places(way) },
            interpreters: if moves {
                Vec::new()
            } else {
                ways.interpreters(way)
            },
            orders: orders.choices_said("order", &ORDERS),
        },
        days: if by_days {
            views.days(&free)
        } else {
            Vec::new()
        },
        list: list.into_iter().map(|slot| views.full(slot)).collect(),
        by_days,
        both: member.kind() == SpaceKind::Joint,
        week,
        later: Some(week + weeks).filter(|next| *next < slots::WEEKS),
        changes: clocks::changes(me.zone(), &clocks, within, &starts),
        closed: closed(&mut conn, service, me.zone(), within).await?,
        near: taken.map_or(Vec::new(), |wanted| {
            let near = nearest(&free, wanted).into_iter();
            near.map(|slot| views.full(slot)).collect()
        }),
        late: finding.late,
        series: (purpose == Purpose::Book).then(|| format!("/rooms/{}/series", member.space())),
        moves,
        several: matches!(purpose, Purpose::Series | Purpose::MoveRest),
        asking: Asking::of(&mut conn, service, member, me.zone()).await?,
        rules: practice::change_rules(&mut conn, service).await?,
        taken: taken.map(|wanted| words(wanted, me.zone())),
        action: finding.action,
    })
}

#[cfg(test)]
mod tests {
    use calendar::Place;

    use super::*;

    fn at(hour: i64) -> Timestamp {
        Timestamp::from_second(hour * 3_600).expect("a time")
    }

    fn slot(hour: i64, suits: bool) -> Slot {
        Slot {
            start: at(hour),
            suits: vec![suits],
        }
    }

    #[test]
    fn the_nearest_times_are_shown_in_the_order_of_the_day() {
        let free = [1, 9, 12, 14, 30].map(|hour| slot(hour, true));
        let near = nearest(&free, at(11));
        let near: Vec<_> = near.into_iter().map(|slot| slot.start).collect();
        assert_eq!(near, [at(9), at(12), at(14)]);
        assert!(nearest(&[], at(11)).is_empty());
    }

    #[test]
    fn the_best_for_everyone_is_nobodys_night_and_what_suits_comes_first() {
        let way = Way {
            length: 60,
            place: Place::Online,
            interpreter: None,
        };
        let zones = ["UTC", "America/New_York"].map(|name| Zone::parse(name).expect("a zone"));
        let order = |free: &[Slot], order| -> Vec<i64> {
            let best = best(free, way, order, &zones, &zones[0]);
            best.into_iter()
                .map(|slot| slot.start.as_second() / 3_600)
                .collect()
        };
        // 9:00 here is 4:00 there; 15:00 is 10:00.
        let free = [9, 15, 20].map(|hour| slot(hour, true));
        assert_eq!(order(&free, Order::Even), [15, 20, 9]);
        let free = [slot(9, true), slot(15, false), slot(20, false)];
        assert_eq!(order(&free, Order::Even), [9]);
        // Thursday twice, then the next week: one of each week first, shown in time.
        let weeks = [9, 15, 9 + 7 * 24].map(|hour| slot(hour, true));
        assert_eq!(order(&weeks, Order::Spread), [9, 15, 9 + 7 * 24]);
    }
}

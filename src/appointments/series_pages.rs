//! The pages of several sessions at once: the first time, what would be when, and doing it; the same for moving
//! an appointment and all after it.
//!
//! What must stay true: nothing is booked or moved before everything that stands in the way was shown; where a
//! time was taken meanwhile, nothing is done and all of it is shown again.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::get;
use calendar::{Span, Zone};
use jiff::{SignedDuration, Timestamp};

use super::booking_pages::{start, writer};
use super::clocks::{self, Other};
use super::pages::{id, names, words, zone_words};
use super::series::{self, Planned, Wish};
use super::times_page::{Asked, Finding, Purpose, show};
use super::{Appointment, Booked, series_acts, ways};
use crate::accounts::{self, SignedIn, Visitor};
use crate::db::{Conn, Id};
use crate::episodes::Membership;
use crate::languages::say;
use crate::practice::{self, ChangeRules};
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/rooms/{space}/series", get(first_time).post(book))
        .route(
            "/appointments/{id}/move-rest",
            get(move_form).post(move_rest),
        )
}

/// One of a series as the page shows it.
struct Row {
    /// The name of its field.
    field: String,
    when: String,
    others: String,
    value: String,
    chosen: bool,
    /// What stands in its way; then there is a choice.
    clash: Option<String>,
    choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "appointments/series.html")]
struct SeriesPage {
    shell: Shell,
    problems: Problems,
    action: String,
    query: String,
    who: String,
    both: bool,
    zone: String,
    /// For how long, and where.
    how: String,
    /// On whose clock the time stays the same, where that is not the reader's.
    keeps: Option<String>,
    start: String,
    every: String,
    times: String,
    everies: Vec<Choice>,
    rows: Vec<Row>,
    clashes: usize,
    changes: Vec<String>,
    moves: bool,
    late: bool,
    rules: ChangeRules,
    /// Somebody took one of these a moment ago.
    taken: bool,
}

/// What a page of a series is about.
struct Looked<'a> {
    me: &'a SignedIn,
    member: &'a Membership,
    wish: Wish,
    planned: &'a [Planned],
    /// What is to be moved, in order; empty where something is booked.
    moved: &'a [Appointment],
    action: String,
    late: bool,
    taken: bool,
}

fn field(at: usize) -> String {
    format!("pick-{at}")
}

/// What somebody picked for each of a series; none: nothing of it is done.
fn picks(form: &Fields, many: usize) -> Result<Vec<Option<Timestamp>>, Stop> {
    let pick = |at| match form.get(&field(at)) {
        "" => Ok(None),
        text => start(text).map(Some),
    };
    (0..many).map(pick).collect()
}

fn seconds(at: Timestamp) -> String {
    at.as_second().to_string()
}

/// A time with what it reads on the other clocks.
fn on_all_clocks(at: Timestamp, mine: &Zone, others: &[Other]) -> String {
    let reads = clocks::reads(at, mine, others);
    match reads.is_empty() {
        true => words(at, mine),
        false => format!("{} ({})", words(at, mine), reads.join(", ")),
    }
}

fn row(at: usize, one: &Planned, form: &Fields, looked: &Looked<'_>, others: &[Other]) -> Row {
    let mine = looked.me.zone();
    let field = field(at);
    let sent = form
        .pairs()
        .iter()
        .any(|(name, _)| name.starts_with("pick-"));
    let chosen = form.get(&field).to_owned();
    let mut choices: Vec<Choice> = Vec::new();
    if one.clash.is_some() {
        let instead = one.instead.iter();
        choices.extend(instead.map(|start| Choice {
            value: seconds(*start),
            label: on_all_clocks(*start, mine, others),
            hint: String::new(),
            chosen: false,
        }));
        choices.push(Choice {
            value: String::new(),
            label: match looked.moved.get(at) {
                Some(was) => say("series-leave-on").with("when", words(was.span.start, mine)),
                None => say("series-leave-out"),
            }
            .into(),
            hint: String::new(),
            chosen: false,
        });
        // What they chose; else the next time that can be had.
        let picked = choices
            .iter()
            .position(|choice| sent && choice.value == chosen);
        choices[picked.unwrap_or(0)].chosen = true;
    }
    Row {
        when: words(one.start, mine),
        others: clocks::reads(one.start, mine, others).join(", "),
        value: seconds(one.start),
        chosen: !sent || !chosen.is_empty(),
        clash: one.clash.as_ref().map(|clash| clash.words().into()),
        choices,
        field,
    }
}

/// On whose clock a series keeps its time, where that is not the reader's.
async fn keeps(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    member: &Membership,
) -> Result<Option<String>, Stop> {
    let Some(therapist) = super::slots::therapist_of(member) else {
        return Ok(None);
    };
    let profile = practice::profile_of(conn, service, therapist).await?;
    let zone = profile.map(|profile| profile.zone);
    let Some(zone) = zone.filter(|zone| zone != me.zone()) else {
        return Ok(None);
    };
    let name = accounts::person(conn, service, therapist).await?.name;
    Ok(Some(format!("{name} ({})", zone.name().replace('_', " "))))
}

async fn series_page(
    service: &Service,
    looked: Looked<'_>,
    form: &Fields,
    problems: Problems,
) -> Result<SeriesPage, Stop> {
    let Looked {
        me,
        member,
        wish,
        planned,
        moved,
        late,
        taken,
        ..
    } = looked;
    let mut conn = service.db.read().await?;
    let site = ways::site(&mut conn, service, wish.way.place).await?;
    let mut others = clocks::others(&mut conn, service, me, member).await?;
    others.extend(site.as_ref().map(Other::site));
    let site = site.map(|site| (site.name, site.address));
    let rows: Vec<Row> = planned
        .iter()
        .enumerate()
        .map(|(at, one)| row(at, one, form, &looked, &others))
        .collect();
    let starts: Vec<Timestamp> = planned.iter().map(|one| one.start).collect();
    let last = starts.last().copied().unwrap_or(wish.start);
    let within = Span {
        start: wish.start,
        end: last + SignedDuration::from_hours(1),
    };
    let every = Fields::default().with("every", wish.every.to_string());
    Ok(SeriesPage {
        shell: Shell::new(service, Some(me.person()), &say("series-title")).at("/appointments"),
        problems,
        query: ways::query(wish.way),
        who: names(&mut conn, service, member).await?,
        both: member.kind() == crate::episodes::SpaceKind::Joint,
        zone: zone_words(wish.start, me.zone()),
        how: ways::how(wish.way.length, site.as_ref(), None),
        keeps: keeps(&mut conn, service, me, member).await?,
        start: seconds(wish.start),
        every: wish.every.to_string(),
        times: wish.times.to_string(),
        everies: every.choices_said("every", &series::EVERY),
        clashes: rows.iter().filter(|row| row.clash.is_some()).count(),
        rows,
        changes: own_changes(me.zone(), &others, within, &starts),
        moves: !moved.is_empty(),
        late,
        rules: practice::change_rules(&mut conn, service).await?,
        taken,
        action: looked.action,
    })
}

/// The changes of clocks to know of, the reader's own as well.
fn own_changes(mine: &Zone, others: &[Other], within: Span, starts: &[Timestamp]) -> Vec<String> {
    let mut notes = clocks::changes(mine, others, within, starts);
    if others.is_empty() {
        let own = starts
            .iter()
            .filter_map(|start| clocks::own_change(*start, mine));
        notes.extend(own);
        notes.dedup();
    }
    notes
}

async fn first_time(
    State(service): Shared,
    me: Visitor,
    Path(space): Path<String>,
    Query(asked): Query<Asked>,
) -> Outcome {
    let member = writer(&service, &me, &space).await?;
    let finding = Finding {
        me: &me,
        member: &member,
        action: format!("/rooms/{space}/series"),
        purpose: Purpose::Series,
        asked: &asked,
        taken: None,
        moved: &[],
        late: false,
    };
    show(&service, finding).await
}

/// How often and how many, as the form says; what is usual where it says nothing.
fn read_wish(form: &Fields, start: Timestamp, way: super::Way) -> (Wish, Problems) {
    let mut problems = Problems::new();
    let every = form.known("every", &series::EVERY).into_iter().next();
    let every = every.and_then(|every| every.parse().ok()).unwrap_or(1);
    let times = match form.get("times") {
        "" => Some(6),
        typed => typed.parse().ok(),
    };
    let times = times.filter(|times| series::TIMES.contains(times));
    problems.unless(times.is_some(), "times", &say("series-times-wrong"));
    let times = times.unwrap_or(*series::TIMES.start());
    let fits = every * times <= series::LONGEST_WEEKS;
    problems.unless(fits, "times", &say("series-times-long"));
    let times = if fits {
        times
    } else {
        series::LONGEST_WEEKS / every
    };
    let wish = Wish {
        start,
        every,
        times,
        way,
    };
    (wish, problems)
}

async fn book(
    State(service): Shared,
    me: Visitor,
    Path(space): Path<String>,
    Query(asked): Query<Asked>,
    form: Fields,
) -> Outcome {
    let member = writer(&service, &me, &space).await?;
    let mut conn = service.db.read().await?;
    let way = asked.way(&mut conn, &service, &member).await?;
    let (wish, mut problems) = read_wish(&form, start(form.get("start"))?, way);
    let mut planned = series::plan(&mut conn, &service, &member, &wish, &[]).await?;
    drop(conn);
    let mut taken = false;
    if form.get("go") == "book" && problems.is_empty() {
        let mut starts: Vec<Timestamp> =
            picks(&form, planned.len())?.into_iter().flatten().collect();
        starts.sort_unstable();
        starts.dedup();
        problems.unless(!starts.is_empty(), "pick-0", &say("series-pick-one"));
        if !starts.is_empty() {
            let all = series_acts::book_all(&service, &member, &starts, (way, wish.every));
            if let Booked::Yes(id) = all.await? {
                return go(&format!("/appointments/{id}?said=booked-all"));
            }
            taken = true;
            let mut conn = service.db.read().await?;
            planned = series::plan(&mut conn, &service, &member, &wish, &[]).await?;
        }
    }
    let looked = Looked {
        me: &me,
        member: &member,
        wish,
        planned: &planned,
        moved: &[],
        action: format!("/rooms/{space}/series"),
        late: false,
        taken,
    };
    let wrong = !problems.is_empty();
    let shown = series_page(&service, looked, &form, problems).await?;
    if wrong {
        page_with_problems(&shown)
    } else {
        page(&shown)
    }
}

async fn move_form(
    State(service): Shared,
    me: Visitor,
    Path(path): Path<String>,
    Query(asked): Query<Asked>,
) -> Outcome {
    let (rest, member) = series_acts::rest_of(&service, &me, id(&path)?).await?;
    let late = series_acts::any_late(&service, &member, &rest).await?;
    let finding = Finding {
        me: &me,
        member: &member,
        action: format!("/appointments/{path}/move-rest"),
        purpose: Purpose::MoveRest,
        asked: &asked,
        taken: None,
        moved: &rest,
        late,
    };
    show(&service, finding).await
}

/// What somebody picked for each that is to be moved, in the order of the new times; those that stay are not in
/// it.
fn moves(rest: &[Appointment], picked: Vec<Option<Timestamp>>) -> Vec<(Appointment, Timestamp)> {
    let pairs = rest.iter().zip(picked);
    let chosen = pairs.filter_map(|(one, start)| Some((one.clone(), start?)));
    let mut moves: Vec<_> = chosen
        .filter(|(one, start)| one.span.start != *start)
        .collect();
    moves.sort_by_key(|(_, start)| *start);
    moves
}

async fn move_rest(
    State(service): Shared,
    me: Visitor,
    Path(path): Path<String>,
    form: Fields,
) -> Outcome {
    let (rest, member) = series_acts::rest_of(&service, &me, id(&path)?).await?;
    let first = rest.first().ok_or(Stop::NotFound)?;
    let except: Vec<Id<Appointment>> = rest.iter().map(|one| one.id).collect();
    let wish = Wish {
        start: start(form.get("start"))?,
        every: first.details.series.map_or(1, |series| series.every.max(1)),
        times: u16::try_from(rest.len()).map_err(|_| Stop::Unreadable)?,
        way: first.way(),
    };
    let mut problems = Problems::new();
    let (mut taken, mut told) = (false, form.has("late"));
    if form.get("go") == "book" {
        let moves = moves(&rest, picks(&form, rest.len())?);
        problems.unless(!moves.is_empty(), "pick-0", &say("series-pick-one-new"));
        if !moves.is_empty() {
            match series_acts::move_all(&service, &member, &moves, told).await? {
                Booked::Yes(_) => return go(&format!("/appointments/{path}?said=moved-all")),
                Booked::Taken => taken = true,
                Booked::Late => told = false,
            }
        }
    }
    let mut conn = service.db.read().await?;
    let planned = series::plan(&mut conn, &service, &member, &wish, &except).await?;
    drop(conn);
    let looked = Looked {
        me: &me,
        member: &member,
        wish,
        planned: &planned,
        moved: &rest,
        action: format!("/appointments/{path}/move-rest"),
        late: series_acts::any_late(&service, &member, &rest).await?,
        taken,
    };
    let wrong = !problems.is_empty() || (form.get("go") == "book" && !told && !taken);
    let shown = series_page(&service, looked, &form, problems).await?;
    if wrong {
        page_with_problems(&shown)
    } else {
        page(&shown)
    }
}

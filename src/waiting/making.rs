//! Working out who could be offered whom: in the background, since a long list takes a while.
//!
//! What must stay true: it changes nothing but the proposal; what it proposes is the best there is, with
//! proof, for the list as it was while it was read; sending looks at everything again.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use matching::assign::{Plan, Problem, solve};
use matching::waiting::{Entry, Priorities, problem};
use sealing::SystemEntropy;

use super::proposals::{self, Line, Proposal};
use super::units::{self, Unit};
use super::{rules, settling};
use crate::accounts::{Account, SignedIn};
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, Id};
use crate::episodes::Form;
use crate::pairing;
use crate::practice::{self, Therapist};
use crate::service::Service;
use crate::web::Stop;

/// How long whoever asks waits for it before they see how far it is.
const PATIENCE: Duration = Duration::from_secs(1);
/// After how many of those who wait it says how far it is.
const BEAT: usize = 20;

/// How asking for a proposal ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Making {
    /// It is made.
    Made,
    /// It is being made.
    Goes,
}

/// An administrator has a proposal made, in the place of the one before.
///
/// # Errors
/// If the store does not answer.
pub async fn propose(service: &Arc<Service>, me: &SignedIn) -> Result<Making, Stop> {
    let id = begin(service, me).await?;
    let service = Arc::clone(service);
    let task = tokio::spawn(async move {
        if let Err(stop) = make(&service, id).await {
            tracing::error!(?stop, "a proposal was not finished");
        }
    });
    match tokio::time::timeout(PATIENCE, task).await {
        Ok(_) => Ok(Making::Made),
        Err(_) => Ok(Making::Goes),
    }
}

/// The same, for whoever waits for as long as it takes: the proposal.
///
/// # Errors
/// If the store does not answer, or another was asked for meanwhile.
pub async fn work_out(service: &Service, me: &SignedIn) -> Result<(Id<Proposal>, Proposal), Stop> {
    let id = begin(service, me).await?;
    make(service, id).await?;
    let newest = proposals::newest(&mut *service.db.read().await?, service).await?;
    let made = newest.filter(|kept| kept.id == id);
    let proposal = made.and_then(|kept| kept.proposal);
    Ok((id, proposal.ok_or(Stop::NotFound)?))
}

async fn begin(service: &Service, me: &SignedIn) -> Result<Id<Proposal>, Stop> {
    settling::settle(service).await?;
    let now = service.clock.now();
    let id: Id<Proposal> = Id::new(now, &mut SystemEntropy);
    let mut tx = service.db.begin().await?;
    proposals::begin(&mut tx, id, now).await?;
    let asked = Note::by(me.account(), Deed::ProposalMade);
    audit::note(&mut tx, service, asked).await?;
    tx.commit().await?;
    Ok(id)
}

/// A place that can be offered: with whom, of which form; for one couple alone where the other of the two
/// has it already.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Column {
    therapist: usize,
    couple: bool,
    own: Option<usize>,
}

/// The columns met so far, numbered, with their places.
#[derive(Default)]
struct Columns {
    numbers: BTreeMap<Column, u32>,
    list: Vec<Column>,
    places: Vec<u32>,
}

impl Columns {
    fn number(&mut self, column: Column, places: u32) -> u32 {
        let Self {
            numbers,
            list,
            places: all,
        } = self;
        *numbers.entry(column).or_insert_with(|| {
            list.push(column);
            all.push(places);
            // As many as therapists twice and those who wait: far below.
            u32::try_from(list.len() - 1).unwrap_or(u32::MAX)
        })
    }
}

/// How many places each therapist has free: for couples, for individuals.
async fn free(conn: &mut Conn, therapists: &[Therapist]) -> Result<Vec<[u32; 2]>, Stop> {
    let mut free = Vec::with_capacity(therapists.len());
    for therapist in therapists {
        free.push([
            pairing::free_places(conn, therapist, Form::Couple).await?,
            pairing::free_places(conn, therapist, Form::Individual).await?,
        ]);
    }
    Ok(free)
}

async fn make(service: &Service, id: Id<Proposal>) -> Result<(), Stop> {
    let mut conn = service.db.read().await?;
    let rules = rules(&mut conn, service).await?;
    let therapists = practice::all_therapists(&mut conn, service).await?;
    let free = free(&mut conn, &therapists).await?;
    let units = units::units(&mut conn, service).await?;
    let now = service.clock.now();
    let mut columns = Columns::default();
    let mut entries = Vec::with_capacity(units.len());
    for (at, unit) in units.iter().enumerate() {
        if at % BEAT == 0 && !beat(service, id, (at, units.len())).await? {
            return Ok(());
        }
        let mut fits = Vec::new();
        for (which, therapist) in therapists.iter().enumerate() {
            let Some(fit) = units::fit(&mut conn, service, unit, therapist).await? else {
                continue;
            };
            let couple = unit.form == Form::Couple;
            let own = unit.own.contains(&therapist.account);
            let places = if own {
                1
            } else {
                free[which][usize::from(!couple)]
            };
            let column = Column {
                therapist: which,
                couple,
                own: own.then_some(at),
            };
            fits.push((columns.number(column, places), fit));
        }
        entries.push(Entry {
            need: unit.need(),
            weeks: unit.weeks(now),
            fits,
        });
    }
    drop(conn);
    let (plan, problem) = solved(rules.priorities, columns.places.clone(), entries.clone()).await?;
    let read = Read {
        units,
        therapists,
        columns,
        entries,
    };
    let proposal = read.proposal(&plan, &problem);
    let mut tx = service.db.begin().await?;
    proposals::finish(&mut tx, service, id, &proposal).await?;
    Ok(tx.commit().await?)
}

async fn beat(service: &Service, id: Id<Proposal>, far: (usize, usize)) -> Result<bool, Stop> {
    let mut tx = service.db.begin().await?;
    let wanted = proposals::beat(&mut tx, id, far, service.clock.now()).await?;
    tx.commit().await?;
    Ok(wanted)
}

async fn solved(
    priorities: Priorities,
    places: Vec<u32>,
    entries: Vec<Entry>,
) -> Result<(Plan, Problem), Stop> {
    let work = move || {
        let problem = problem(&priorities, places, &entries).map_err(|e| e.to_string())?;
        let plan = solve(&problem).map_err(|e| e.to_string())?;
        Ok((plan, problem))
    };
    let done = tokio::task::spawn_blocking(work).await;
    let done: Result<_, String> = done.unwrap_or_else(|e| Err(e.to_string()));
    done.map_err(|fault| Stop::Fault(format!("the waiting list: {fault}")))
}

/// All that was read, to say a plan with.
struct Read {
    units: Vec<Unit>,
    therapists: Vec<Therapist>,
    columns: Columns,
    entries: Vec<Entry>,
}

impl Read {
    fn account(&self, column: usize) -> Id<Account> {
        self.therapists[self.columns.list[column].therapist].account
    }

    fn proposal(&self, plan: &Plan, problem: &Problem) -> Proposal {
        let lines = (0..self.units.len()).map(|at| self.line(at, plan, problem));
        let mut more: Vec<(Id<Account>, bool, u64)> = Vec::new();
        for (column, what) in self.columns.list.iter().enumerate() {
            let saves = plan.one_more(column);
            if what.own.is_none() && saves > 0 {
                more.push((self.account(column), what.couple, saves));
            }
        }
        more.sort_by_key(|(therapist, couple, saves)| (u64::MAX - saves, *therapist, *couple));
        Proposal {
            lines: lines.collect(),
            more,
        }
    }

    fn line(&self, at: usize, plan: &Plan, problem: &Problem) -> Line {
        let (unit, entry) = (&self.units[at], &self.entries[at]);
        let mut fits: Vec<(Id<Account>, u32)> = Vec::new();
        let mut full = 0;
        for (column, fit) in &entry.fits {
            match self.columns.places[*column as usize] {
                0 => full += 1,
                _ => fits.push((self.account(*column as usize), *fit)),
            }
        }
        fits.sort_by_key(|(therapist, fit)| (100 - fit.min(&100), *therapist));
        Line {
            episode: unit.episode,
            numbers: unit.entries.iter().map(|entry| entry.number).collect(),
            couple: unit.form == Form::Couple,
            need: entry.need,
            weeks: entry.weeks,
            fits,
            full,
            offered: plan
                .offers(at)
                .iter()
                .map(|column| self.account(*column))
                .collect(),
            gives_up: plan.gives_up(problem, at).unwrap_or(0),
        }
    }
}

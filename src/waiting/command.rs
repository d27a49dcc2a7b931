//! `securebase match`: a year of the waiting list played again, and waits group by group, for whoever runs the
//! server.
//!
//! What must stay true: it changes nothing; nothing it prints names anybody who waits; the same list, terms
//! and seed print the same.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use matching::simulate::{Outcome, Policy, Terms, Year, run as play, synthetic};
use matching::waiting::Priorities;

use super::fairness;
use super::fairness_pages::{Compared, fit_words, median_words, verdict};
use super::year::own_year;
use crate::app;
use crate::clock::Clock;
use crate::service::Service;
use crate::settings::Settings;
use crate::web::Stop;

/// What can be asked of the waiting list.
#[derive(Clone, Debug, Subcommand)]
pub enum Match {
    /// Play the past year of the list, or a made-up one, with other places or another policy
    Simulate(Simulate),
    /// Compare waits and fit, by the groups the practice chose
    Fairness(Place),
}

/// Whose list.
#[derive(Args, Clone, Debug)]
pub struct Place {
    /// The practice's data folder, with its server.key
    #[arg(long, env = "SECUREBASE_DATA", default_value = "data")]
    pub data: PathBuf,
    /// Its PostgreSQL, where it has one
    #[arg(long, env = "SECUREBASE_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
}

/// What is played.
#[derive(Args, Clone, Debug)]
pub struct Simulate {
    /// Whose list
    #[command(flatten)]
    pub place: Place,
    /// A made-up year, in place of the practice's own
    #[arg(long)]
    pub synthetic: bool,
    /// How many weeks, back from now
    #[arg(long, default_value_t = 52, value_parser = clap::value_parser!(u32).range(1..=520))]
    pub weeks: u32,
    /// More places for couples, as THERAPIST=PLACES by the number in the list that is printed; may be given
    /// more than once
    #[arg(long = "more-couples", value_parser = change)]
    pub more_couples: Vec<(usize, u32)>,
    /// The same for individuals
    #[arg(long = "more-individuals", value_parser = change)]
    pub more_individuals: Vec<(usize, u32)>,
    /// Points of fit for each week of waiting, in place of what the practice set
    #[arg(long)]
    pub week_points: Option<u32>,
    /// The least fit that is offered, in place of what the practice set
    #[arg(long)]
    pub least_fit: Option<u32>,
    /// The fewest weeks that work lasts
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=520))]
    pub lasts_from: u32,
    /// The most weeks that work lasts
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=520))]
    pub lasts_to: u32,
    /// How many of 100 offers are taken
    #[arg(long, default_value_t = 80, value_parser = clap::value_parser!(u32).range(0..=100))]
    pub taken: u32,
    /// What chance follows from
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// "3=2": two more with the third.
fn change(text: &str) -> Result<(usize, u32), String> {
    let parts = text.split_once('=');
    let parsed = parts.and_then(|(who, more)| Some((who.parse().ok()?, more.parse().ok()?)));
    parsed.ok_or_else(|| "give a therapist's number and how many more, as 3=2".to_owned())
}

/// Does what was asked.
///
/// # Errors
/// Words for whoever asked.
pub async fn run(asked: &Match, clock: Clock, tell: impl Fn(&str)) -> Result<(), String> {
    match asked {
        Match::Simulate(asked) => simulate(asked, clock, &tell).await,
        Match::Fairness(place) => {
            let service = at_hand(place, clock).await?;
            let done = told_fairness(&service, &tell).await;
            service.db.close().await;
            done.map_err(fault)
        }
    }
}

async fn at_hand(place: &Place, clock: Clock) -> Result<Service, String> {
    let settings = Settings::at_hand(&place.data, place.database.as_deref(), "")?;
    app::at_hand(settings, clock).await
}

fn fault(stop: Stop) -> String {
    match stop {
        Stop::Fault(words) => words,
        other => format!("{other:?}"),
    }
}

async fn told_fairness(service: &Service, tell: &impl Fn(&str)) -> Result<(), Stop> {
    let mut conn = service.db.read().await?;
    let findings = fairness::findings(&mut conn, service).await?;
    if findings.is_empty() {
        tell(
            "There is nothing to compare: choose groups under Practice, The waiting list; each needs five people.",
        );
    }
    for finding in findings {
        tell(&format!("\n{}", finding.name));
        for group in &finding.groups {
            let (median, fit) = (median_words(group), fit_words(group));
            tell(&format!(
                "  {}: {} people, {} matched, half within {median}, middle fit {fit}",
                group.name, group.people, group.matched
            ));
        }
        tell(&format!("  {}", verdict(Compared::Waits, finding.waits)));
        if let Some(p) = finding.fit {
            tell(&format!("  {}", verdict(Compared::Fits, p)));
        }
    }
    Ok(())
}

async fn simulate(asked: &Simulate, clock: Clock, tell: &impl Fn(&str)) -> Result<(), String> {
    if asked.lasts_from > asked.lasts_to {
        return Err("work cannot last from more weeks than to".to_owned());
    }
    let (year, names, mut priorities) = if asked.synthetic {
        let year = synthetic(asked.seed, asked.weeks);
        let names = (1..=year.therapists.len()).map(|n| format!("Therapist {n}"));
        let names = names.collect();
        (year, names, Priorities::default())
    } else {
        let service = at_hand(&asked.place, clock).await?;
        let own = own_year(&service, asked.weeks).await;
        service.db.close().await;
        own.map_err(fault)?
    };
    priorities.week = asked.week_points.unwrap_or(priorities.week);
    priorities.least_fit = asked.least_fit.unwrap_or(priorities.least_fit);
    let terms = Terms {
        lasts: (asked.lasts_from, asked.lasts_to),
        taken: asked.taken,
        seed: asked.seed,
    };
    tell(&format!(
        "{} couples or individuals came in {} weeks; {} therapists.",
        year.arrivals.len(),
        year.weeks,
        year.therapists.len(),
    ));
    tell(&format!(
        "Assumed: work lasts {} to {} weeks, {} of 100 offers are taken; seed {}.",
        terms.lasts.0, terms.lasts.1, terms.taken, terms.seed,
    ));
    let best = Policy::Best(priorities);
    let mut runs = vec![
        ("First come, first served", year.clone(), Policy::FirstCome),
        ("The list as one problem", year.clone(), best),
    ];
    let changed = with_more(&year, asked)?;
    if changed != year {
        runs.push(("The same with more places", changed, best));
    }
    tell("\n                             half within  9 of 10 within  waiting at the end  unmet");
    let mut last = None;
    for (name, year, policy) in &runs {
        let outcome = play(year, *policy, terms).map_err(|e| e.to_string())?;
        tell(&line(name, &outcome));
        last = Some((year, outcome));
    }
    if let Some((year, outcome)) = last {
        told_therapists(year, &names, &outcome, tell);
    }
    Ok(())
}

fn with_more(year: &Year, asked: &Simulate) -> Result<Year, String> {
    let mut changed = year.clone();
    let count = changed.therapists.len();
    for (couples, list) in [
        (true, &asked.more_couples),
        (false, &asked.more_individuals),
    ] {
        for (who, more) in list {
            let places = who
                .checked_sub(1)
                .and_then(|at| changed.therapists.get_mut(at));
            let places = places.ok_or_else(|| format!("{who}: there are {count} therapists"))?;
            let place = if couples {
                &mut places.couples
            } else {
                &mut places.individuals
            };
            *place = place.saturating_add(*more);
        }
    }
    Ok(changed)
}

fn line(name: &str, outcome: &Outcome) -> String {
    let weeks = |share| match outcome.waited(share) {
        Some(days) if days / 7 == 1 => "1 week".to_owned(),
        Some(days) => format!("{} weeks", days / 7),
        None => "not reached".to_owned(),
    };
    let unmet = outcome
        .unmet()
        .map_or("none".to_owned(), |unmet| format!("{unmet:.0} of 100"));
    format!(
        "{name:<28} {:>11}  {:>14}  {:>18}  {unmet}",
        weeks(0.5),
        weeks(0.9),
        outcome.still(),
    )
}

/// How full each therapist was, and what one more place would have saved; the most first.
fn told_therapists(year: &Year, names: &[String], outcome: &Outcome, tell: &impl Fn(&str)) {
    tell("\nIn the last line: how full each therapist was");
    let weeks = u64::from(year.weeks);
    for (at, ((name, places), load)) in names
        .iter()
        .zip(&year.therapists)
        .zip(&outcome.load)
        .enumerate()
    {
        let full = |taken: u64, places: u32| match weeks * u64::from(places) {
            0 => "no places".to_owned(),
            all => format!("{} places, {} % full", places, taken * 100 / all),
        };
        let (couples, individuals) = (
            full(load[0], places.couples),
            full(load[1], places.individuals),
        );
        tell(&format!(
            "{:>4}  {name}: couples {couples}; individuals {individuals}",
            at + 1
        ));
    }
    let mut more: Vec<(u64, String)> = Vec::new();
    for (name, saved) in names.iter().zip(&outcome.one_more) {
        more.push((saved[0], format!("a couple with {name}")));
        more.push((saved[1], format!("one person with {name}")));
    }
    more.retain(|(saved, _)| *saved > 0);
    more.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    tell(
        "\nWhat one more place would have saved, in points over the year (1,000: somebody offered a week sooner)",
    );
    for (saved, whom) in more.iter().take(10) {
        tell(&format!("{saved:>8}  {whom}"));
    }
    if more.is_empty() {
        tell("       0  anybody: places were never short");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_a_number_and_how_many_more() {
        assert_eq!(change("3=2"), Ok((3, 2)));
        assert!(change("3").is_err() && change("x=2").is_err());
    }
}

//! What people of the demo have for the days between: what a therapist gave to do, and a safety plan.

use std::collections::BTreeMap;

use super::stage::Stage;
use super::told;
use crate::accounts::SignedIn;
use crate::safety_plan::{self, Section, Wrote};
use crate::skills::{self, Exercises, Kind, Task};

/// What a therapist gives: which exercise, why, and for which day from today on.
pub(super) struct Given<'a> {
    pub(super) exercise: &'a str,
    pub(super) why: &'a str,
    pub(super) days: i64,
}

/// A therapist gives an exercise to a client, or to the two of the `joint` room of a couple.
pub(super) async fn give(
    stage: &Stage,
    me: &SignedIn,
    room: &str,
    couple: &str,
    given: Given<'_>,
) -> Result<(), String> {
    let member = stage.enter(me, room, couple).await?;
    let exercises = Exercises::load(None)?;
    let exercise = exercises.find(given.exercise);
    let exercise = exercise.ok_or_else(|| format!("there is no exercise {}", given.exercise))?;
    let task = Task {
        kind: Kind::Exercise,
        name: exercise.name.clone(),
        title: exercise.title.clone(),
        why: given.why.to_owned(),
    };
    let client = match room {
        "joint" => None,
        client => Some(stage.person(client)?.account()),
    };
    let due = stage.day(given.days, me.zone())?;
    let assigned = skills::assign(&stage.service, &member, client, task, due).await;
    assigned.map_err(told)
}

/// A client writes their safety plan, for the first time.
pub(super) async fn plan(
    stage: &Stage,
    me: &SignedIn,
    parts: &BTreeMap<String, String>,
) -> Result<(), String> {
    let named = |(name, words): (&String, &String)| {
        let section = Section::ALL.into_iter().find(|one| one.name() == name);
        let section = section.ok_or_else(|| format!("a plan has no part {name}"))?;
        Ok((section, words.clone()))
    };
    let words = parts
        .iter()
        .map(named)
        .collect::<Result<Vec<_>, String>>()?;
    let mut conn = stage.service.db.read().await.map_err(told)?;
    let space = crate::episodes::private_space_of(&mut conn, me.account()).await;
    drop(conn);
    let space = space.map_err(told)?.ok_or("they have no private space")?;
    let wrote = safety_plan::write(&stage.service, me, space, 0, &words).await;
    match wrote.map_err(told)? {
        Wrote::Done => Ok(()),
        Wrote::Changed(_) | Wrote::OfBefore => Err("there is a plan already".to_owned()),
    }
}

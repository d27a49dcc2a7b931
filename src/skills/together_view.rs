//! A round of an exercise as one of the joint space sees it.
//!
//! What must stay true: what another wrote is noted as read before it is shown.

use std::collections::HashMap;

use askama::Template;
use jiff::Timestamp;

use super::exercise::{Exercise, Step};
use super::reflections::Word;
use super::rounds::Round;
use super::together;
use crate::accounts::{self, Account, SignedIn};
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, Id};
use crate::episodes::{Membership, SeatRole};
use crate::languages::say;
use crate::service::Service;
use crate::web::Stop;

/// A field, and what each wrote in it.
pub(super) struct Row {
    pub(super) label: String,
    pub(super) said: Vec<(String, String)>,
}

/// How somebody sees a round: who is who.
pub(super) struct View {
    me: Id<Account>,
    /// Whether they are one of the two.
    client: bool,
    couple: [Id<Account>; 2],
    names: HashMap<Id<Account>, String>,
}

#[derive(Template)]
#[template(path = "skills/together_part.html")]
struct Part {
    id: String,
    number: usize,
    last: bool,
    open: bool,
    client: bool,
    /// Whose turn it is, in words; empty where it is both's.
    turn: String,
    /// Whether this person may go on now.
    may_go: bool,
    hands_over: bool,
    left: Option<i64>,
    starts: bool,
    clock_words: String,
    rows: Vec<Row>,
}

impl View {
    pub(super) async fn new(
        conn: &mut Conn,
        service: &Service,
        me: &SignedIn,
        member: &Membership,
    ) -> Result<Self, Stop> {
        let couple = together::couple(conn, member).await?;
        let mut names = HashMap::new();
        for account in couple {
            let name = accounts::person(conn, service, account).await?.name;
            names.insert(account, name);
        }
        Ok(Self {
            me: me.account(),
            client: member.role() == SeatRole::Client,
            couple,
            names,
        })
    }

    fn name(&self, account: Id<Account>) -> String {
        if self.client && account == self.me {
            return say("together-you").into();
        }
        self.names.get(&account).cloned().unwrap_or_default()
    }

    /// Who reads what is written here.
    pub(super) fn readers(&self, member: &Membership) -> String {
        let partner = self.couple.into_iter().find(|one| *one != self.me);
        let partner = partner.map_or_else(String::new, |partner| self.name(partner));
        let therapist = member.others().any(|(_, role)| role != SeatRole::Client);
        let words = match therapist {
            true => say("together-read-by"),
            false => say("together-read-by-two"),
        };
        words.with("name", partner).into()
    }

    /// Notes that what another wrote is read.
    pub(super) async fn note(
        &self,
        service: &Service,
        member: &Membership,
        round: &Round,
    ) -> Result<(), Stop> {
        if round.standing.said.iter().all(|said| said.by == self.me) {
            return Ok(());
        }
        let note = Note::by(member.account(), Deed::JointSpaceOpened).within(member.space());
        Ok(audit::visit(service, vec![note]).await?)
    }

    fn turn(&self, holder: Option<Id<Account>>) -> String {
        match holder {
            None => String::new(),
            Some(holder) if holder == self.me => say("together-turn-you").into(),
            Some(holder) => {
                let words = match self.client {
                    true => say("together-turn-listen"),
                    false => say("together-turn"),
                };
                words.with("name", self.name(holder)).into()
            }
        }
    }

    /// The part of the page that lives.
    pub(super) fn part(
        &self,
        now: Timestamp,
        member: &Membership,
        round: &Round,
        exercise: Option<&Exercise>,
    ) -> Result<String, Stop> {
        let standing = &round.standing;
        let step = exercise.and_then(|exercise| exercise.steps.get(standing.step));
        let open = member.writes() && round.ended_at.is_none() && step.is_some();
        let holder = step.and_then(|step| standing.holder(step, self.couple));
        let part = Part {
            id: round.id.to_string(),
            number: standing.step + 1,
            last: exercise.is_none_or(|exercise| standing.step + 1 == exercise.steps.len()),
            open,
            client: self.client,
            turn: self.turn(holder),
            may_go: step.is_some_and(|step| standing.may_go(step, self.couple, self.me, now)),
            hands_over: holder == Some(self.me),
            left: step.and_then(|step| standing.left(step, now)),
            starts: standing.clock.is_none() && step.is_some_and(|step| step.seconds.is_some()),
            clock_words: step.map_or_else(String::new, Step::clock_words),
            rows: match step.filter(|_| open) {
                Some(step) => said(self, round, exercise, Some(step)),
                None => Vec::new(),
            },
        };
        part.render()
            .map_err(|fault| Stop::Fault(format!("page: {fault}")))
    }
}

/// What was written in the fields of a step, or in all, by whom. Of a step that one writes in, what one wrote
/// oneself stands in the form.
/// A field is called what it is in the language of the page, whoever wrote in it in another; as it was called
/// then where it is there no more.
pub(super) fn said(
    view: &View,
    round: &Round,
    exercise: Option<&Exercise>,
    step: Option<&Step>,
) -> Vec<Row> {
    let label = |word: &Word| {
        let field = exercise.and_then(|one| one.fields().find(|field| field.key == word.key));
        field.map_or_else(|| word.label.clone(), |field| field.label.clone())
    };
    let mut rows: Vec<(String, Row)> = Vec::new();
    for said in &round.standing.said {
        let of_step = |step: &Step| step.fields.iter().any(|field| field.key == said.word.key);
        if step.is_some_and(|step| !of_step(step) || said.by == view.me) {
            continue;
        }
        let entry = (view.name(said.by), said.word.text.clone());
        match rows.iter_mut().find(|(key, _)| *key == said.word.key) {
            Some((_, row)) => row.said.push(entry),
            None => rows.push((
                said.word.key.clone(),
                Row {
                    label: label(&said.word),
                    said: vec![entry],
                },
            )),
        }
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

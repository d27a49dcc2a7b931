//! The page of one release: what is asked for, where it stands, and one's own answer.
//!
//! What must stay true: what one of the two answered is on no page but their own.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};

use super::acts::{self, enter_joint};
use super::pages::{self, Notice, parse};
use super::{Release, Said, Standing, What, store};
use crate::accounts::{self, SignedIn, Visitor};
use crate::audit::{self, Deed, Note};
use crate::episodes::SeatRole;
use crate::languages;
use crate::service::Service;
use crate::web::{Fields, Outcome, Shell, Stop, go, page, when};

type Shared = State<Arc<Service>>;

#[derive(Template)]
#[template(path = "releases/one.html")]
struct OnePage {
    shell: Shell,
    space: String,
    id: String,
    names: String,
    who: String,
    at: String,
    whom: String,
    purpose: String,
    /// From which day on, of a copy of the room; empty for all of it.
    since: String,
    /// What is in a copy of the room.
    holds: languages::Said,
    /// The words of a report.
    report: Option<String>,
    standing: Standing,
    words: languages::Said,
    until: String,
    makes_until: String,
    made: String,
    /// Whether the reader asked for it.
    mine: bool,
    /// Whether the reader is one of the two and is asked.
    is_asked: bool,
    /// What they said so far, for them alone.
    said: Said,
}

impl OnePage {
    fn is_waiting(&self) -> bool {
        self.standing == Standing::Waiting
    }

    fn is_agreed(&self) -> bool {
        self.standing == Standing::Agreed
    }

    fn is_made(&self) -> bool {
        self.standing == Standing::Made
    }

    fn said_yes(&self) -> bool {
        self.said == Said::Yes
    }

    fn said_no(&self) -> bool {
        self.said == Said::No
    }
}

const SAID: &[(&str, &str)] = &[
    ("asked", "release-said-asked"),
    ("answered", "release-said-answered"),
    ("over", "release-said-over"),
];

/// The page of a release, and whether somebody else's words are on it.
async fn shown(
    service: &Service,
    me: &SignedIn,
    (space, id): (&str, &str),
) -> Result<(OnePage, Release), Stop> {
    let mut conn = service.db.read().await?;
    let (member, owners) = enter_joint(&mut conn, me, parse(space)?).await?;
    let found = store::find(&mut conn, service, member.space(), parse(id)?).await?;
    let release = found.ok_or(Stop::NotFound)?;
    let asked = release.open(&member)?.ok_or(Stop::NotFound)?;
    let now = service.clock.now();
    let standing = release.standing(&owners, now);
    let mine = release.asker == me.account();
    let asker = accounts::person(&mut conn, service, release.asker).await?;
    let day = |at| when::day(at, me.zone());
    let (since, report) = match asked.what {
        What::Room(since) => (since.map(day).unwrap_or_default(), None),
        What::Report(report) => (String::new(), Some(report)),
    };
    let shown = OnePage {
        shell: pages::shell(service, me),
        space: space.to_owned(),
        id: id.to_owned(),
        names: pages::names(&mut conn, service, &owners).await?,
        who: asker.name,
        at: day(release.asked_at),
        whom: asked.whom,
        purpose: asked.purpose,
        since,
        holds: asked.extent.words(),
        report,
        standing,
        words: pages::words(standing),
        until: when::short(release.answers_until(), me.zone(), now),
        makes_until: when::short(release.makes_until(), me.zone(), now),
        made: release.made_at.map(day).unwrap_or_default(),
        mine,
        is_asked: !mine && member.role() == SeatRole::Client,
        said: release.said(me.account()),
    };
    Ok((shown, release))
}

pub(super) async fn one(
    State(service): Shared,
    me: Visitor,
    Path((space, id)): Path<(String, String)>,
    Query(notice): Query<Notice>,
) -> Outcome {
    let (mut shown, release) = shown(&service, &me, (&space, &id)).await?;
    if !shown.mine {
        let read = Note::by(me.account(), Deed::JointSpaceOpened).within(release.space);
        audit::visit(&service, vec![read]).await?;
    }
    shown.shell = shown.shell.said(notice.said.as_deref(), SAID);
    page(&shown)
}

pub(super) async fn answer(
    State(service): Shared,
    me: Visitor,
    Path((space, id)): Path<(String, String)>,
    form: Fields,
) -> Outcome {
    let yes = match form.get("answer") {
        "yes" => true,
        "no" => false,
        _ => return Err(Stop::Unreadable),
    };
    let which = (parse(&space)?, parse(&id)?);
    let said = match acts::answer(&service, &me, which, yes).await {
        Ok(()) => "answered",
        // It ended while they read: the page says how. Of what is not theirs to see there is no page.
        Err(Stop::NotFound) => {
            let (shown, _) = shown(&service, &me, (&space, &id)).await?;
            if !shown.is_asked {
                return Err(Stop::NotFound);
            }
            "over"
        }
        Err(stop) => return Err(stop),
    };
    go(&format!("/rooms/{space}/releases/{id}?said={said}"))
}

pub(super) async fn take_back(
    State(service): Shared,
    me: Visitor,
    Path((space, id)): Path<(String, String)>,
) -> Outcome {
    acts::take_back(&service, &me, (parse(&space)?, parse(&id)?)).await?;
    go(&format!("/rooms/{space}/releases?said=back"))
}

//! The pages of messages: a room, sending, and its live stream.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use jiff::Timestamp;
use sealing::SystemEntropy;
use serde::Deserialize;

use super::live::{Listener, Names};
use super::{LONGEST, PAGE, Stored, acts, context, store, unsent_pages};
use crate::accounts::{self, SignedIn, Visitor};
use crate::attachments;
use crate::audit;
use crate::db::{Conn, Id};
use crate::episodes::{Membership, SeatRole, Space, SpaceKind, enter, reads_until};
use crate::languages::{Said, in_a_row, say};
use crate::leaves::{self, Away};
use crate::secrets::{self, Terms};
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems, when};

type Shared = State<Arc<Service>>;

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/rooms/{space}", get(room).post(send))
        .route("/rooms/{space}/read", post(read))
        .route("/rooms/{space}/live", get(live))
        .merge(unsent_pages::routes())
}

/// A message as one reader sees it.
pub(super) struct Shown {
    number: i64,
    id: String,
    mine: bool,
    who: String,
    at: String,
    at_machine: String,
    text: String,
    files: Vec<attachments::Shown>,
    first_unread: bool,
}

#[derive(Template)]
#[template(path = "messages/message.html")]
pub(super) struct MessageView<'a> {
    pub(super) message: &'a Shown,
}

/// How one reader sees a room: names and their time zone.
pub(super) struct View {
    names: Names,
    zone: calendar::Zone,
    now: Timestamp,
}

impl View {
    pub(super) async fn new(
        conn: &mut Conn,
        service: &Service,
        me: &SignedIn,
        member: &Membership,
    ) -> Result<Self, Stop> {
        let mut names = Names::new();
        for account in member.everyone() {
            names.insert(
                account,
                accounts::person(conn, service, account).await?.name,
            );
        }
        Ok(Self {
            names,
            zone: me.zone().clone(),
            now: service.clock.now(),
        })
    }

    /// Opens one message for its reader.
    pub(super) fn message(&self, member: &Membership, message: &Stored) -> Result<Shown, Stop> {
        let context = context(member.space(), message.author, message.id);
        let plain = member.open(message.generation, &context, &message.sealed)?;
        let files = message.files.iter();
        Ok(Shown {
            number: message.number,
            id: message.id.to_string(),
            mine: message.author == member.account(),
            who: self.names.get(&message.author).cloned().unwrap_or_default(),
            at: when::short(message.at, &self.zone, self.now),
            at_machine: when::machine(message.at),
            text: String::from_utf8_lossy(&plain).into_owned(),
            files: files
                .map(|file| attachments::open(member, file))
                .collect::<Result<_, _>>()?,
            first_unread: false,
        })
    }

    /// The others' names: whom one writes to.
    pub(super) fn title(&self, member: &Membership) -> String {
        match self.others(member).as_slice() {
            [] => say("messages-alone").into(),
            names => in_a_row(names),
        }
    }

    fn others(&self, member: &Membership) -> Vec<&str> {
        let name = |(account, _)| self.names.get(&account).map(String::as_str);
        member.others().filter_map(name).collect()
    }

    /// Who reads what is written here. Of a room that is closed it is told as it is, in the same words
    /// whoever left it and why.
    pub(super) fn readers(&self, member: &Membership) -> String {
        if !member.writes() {
            return say("messages-readers-closed").into();
        }
        let others = self.others(member);
        if others.is_empty() {
            return say("messages-readers-alone").into();
        }
        let you = say("messages-you-reader");
        let everyone: Vec<&str> = std::iter::once(&*you).chain(others).collect();
        in_a_row(&everyone)
    }
}

#[derive(Template)]
#[template(path = "messages/room.html")]
struct RoomPage {
    shell: Shell,
    space: String,
    kind: &'static str,
    title: String,
    readers: String,
    writes: bool,
    attaches: bool,
    /// What their therapist does with what is written here, where a client is asked to agree to it.
    terms: Option<Terms>,
    /// When they did.
    agreed: String,
    /// Until when they can read what is here, if there is a limit.
    reads_until: String,
    /// That their therapist is away, or will be soon, where a client reads it.
    away: Option<Away>,
    messages: Vec<Shown>,
    older: Option<i64>,
    newest: bool,
    last: i64,
    draft_id: String,
    form: Fields,
    problems: Problems,
}

/// The messages of a room and the place to write, for a page that has more to show beside them.
#[derive(Template)]
#[template(path = "messages/panel.html")]
struct Panel<'a> {
    space: &'a str,
    readers: &'a str,
    writes: bool,
    /// Whether the place to write leads on to sending files: where leaving the page loses nothing.
    attaches: bool,
    terms: &'a Option<Terms>,
    agreed: &'a str,
    reads_until: &'a str,
    messages: &'a [Shown],
    newest: bool,
    last: i64,
    draft_id: &'a str,
    form: &'a Fields,
    problems: &'a Problems,
}

/// The newest messages of a space and the place to write, as a piece of a page that runs `room.js`.
///
/// # Errors
/// [`Stop::NotFound`] if it is not open to them.
pub async fn panel(service: &Service, me: &SignedIn, space: Id<Space>) -> Result<String, Stop> {
    let (shown, _) = room_page(service, me, &space.to_string(), None).await?;
    let panel = Panel {
        space: &shown.space,
        readers: &shown.readers,
        writes: shown.writes,
        attaches: false,
        terms: &shown.terms,
        agreed: &shown.agreed,
        reads_until: &shown.reads_until,
        messages: &shown.messages,
        newest: true,
        last: shown.last,
        draft_id: &shown.draft_id,
        form: &shown.form,
        problems: &shown.problems,
    };
    panel
        .render()
        .map_err(|fault| Stop::Fault(format!("page: {fault}")))
}

pub(super) fn name(kind: SpaceKind) -> Said {
    match kind {
        SpaceKind::Private => say("room-private"),
        SpaceKind::Joint => say("room-joint"),
        SpaceKind::Notes => say("room-notes"),
    }
}

pub(super) fn space_id(text: &str) -> Result<Id<Space>, Stop> {
    text.parse().map_err(|_| Stop::NotFound)
}

/// What a client who can write here is told of their therapist's leave.
async fn away(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
) -> Result<Option<Away>, Stop> {
    let mut others = member.others();
    let therapist = others.find(|(_, role)| *role == SeatRole::Therapist);
    match therapist {
        Some((therapist, _)) if member.role() == SeatRole::Client && member.writes() => {
            leaves::away_for(conn, service, member.account(), therapist).await
        }
        _ => Ok(None),
    }
}

async fn room_page(
    service: &Service,
    me: &SignedIn,
    space: &str,
    before: Option<i64>,
) -> Result<(RoomPage, Membership), Stop> {
    let mut conn = service.db.read().await?;
    let member = enter(&mut conn, me, space_id(space)?).await?;
    let stored = store::before(&mut conn, member.space(), before.unwrap_or(i64::MAX)).await?;
    let stored = acts::with_files(&mut conn, member.space(), stored).await?;
    let view = View::new(&mut conn, service, me, &member).await?;
    let terms = secrets::terms(&mut conn, service, &member).await?;
    let away = away(&mut conn, service, &member).await?;
    let reads_until = reads_until(&mut conn, member.space(), me.account()).await?;
    let agreed = terms.as_ref().and_then(|terms| terms.agreed_at);
    let reads = store::reads(&mut conn, member.space()).await?;
    let read = reads
        .iter()
        .find(|(who, _)| *who == me.account())
        .map_or(0, |(_, last)| *last);
    let full = i64::try_from(stored.len()).unwrap_or(0) == PAGE;
    let older = stored
        .first()
        .map(|first| first.number)
        .filter(|first| full && *first > 1);
    let last = stored.last().map_or(0, |last| last.number);
    let mut messages = Vec::new();
    for message in stored
        .iter()
        .filter(|message| member.reads(message.generation))
    {
        messages.push(view.message(&member, message)?);
    }
    drop(conn);
    if messages.iter().any(|shown| !shown.mine) {
        audit::visit(service, acts::opened(&member).into_iter().collect()).await?;
    }
    let unread = messages
        .iter_mut()
        .find(|shown| shown.number > read && !shown.mine);
    if let Some(first) = unread.filter(|first| first.number > 1 && read > 0) {
        first.first_unread = true;
    }
    let page = RoomPage {
        shell: Shell::new(service, Some(me.person()), &name(member.kind()))
            .at(me.role().first_page()),
        space: member.space().to_string(),
        kind: member.kind().as_str(),
        title: view.title(&member),
        readers: view.readers(&member),
        writes: member.writes(),
        attaches: true,
        terms,
        agreed: agreed.map_or(String::new(), |at| when::day(at, me.zone())),
        reads_until: reads_until.map_or(String::new(), |at| when::day(at, me.zone())),
        away,
        messages,
        older,
        newest: before.is_none(),
        last,
        draft_id: Id::<Stored>::new(service.clock.now(), &mut SystemEntropy).to_string(),
        form: Fields::default(),
        problems: Problems::new(),
    };
    Ok((page, member))
}

#[derive(Deserialize)]
struct Before {
    before: Option<i64>,
}

/// A room with a message begun, for whoever has something to ask there: nothing is sent by it.
///
/// # Errors
/// [`Stop::NotFound`] if it is not open to them.
pub async fn room_with_draft(
    service: &Service,
    me: &SignedIn,
    space: Id<Space>,
    draft: String,
) -> Outcome {
    let (mut shown, member) = room_page(service, me, &space.to_string(), None).await?;
    shown.form = Fields::default().with("text", draft);
    if shown.last > 0 {
        acts::mark_read(service, &member, shown.last).await?;
    }
    page(&shown)
}

async fn room(
    State(service): Shared,
    me: Visitor,
    Path(space): Path<String>,
    Query(before): Query<Before>,
) -> Outcome {
    let (shown, member) = room_page(&service, &me, &space, before.before).await?;
    if shown.newest && shown.last > 0 {
        acts::mark_read(&service, &member, shown.last).await?;
    }
    page(&shown)
}

fn is_script(headers: &HeaderMap) -> bool {
    headers
        .get("accept")
        .is_some_and(|accept| accept.as_bytes() == b"application/json")
}

/// Agrees to what their therapist does with what is written here, where that comes with the message. The
/// key of what to say to whoever has not agreed.
async fn agreed_now(
    service: &Service,
    me: &SignedIn,
    space: &str,
    form: &Fields,
) -> Result<Option<&'static str>, Stop> {
    let member = enter(&mut *service.db.read().await?, me, space_id(space)?).await?;
    if let Ok(version) = form.get("agree").parse() {
        match secrets::agree(service, &member, version).await {
            Ok(()) | Err(Stop::NotFound) => {}
            Err(stop) => return Err(stop),
        }
    }
    let mut conn = service.db.read().await?;
    let must = secrets::must_agree(&mut conn, service, &member).await?;
    Ok(must.then_some("messages-agree-first"))
}

async fn send(
    State(service): Shared,
    me: Visitor,
    Path(space): Path<String>,
    headers: HeaderMap,
    form: Fields,
) -> Outcome {
    let text = form.get("text").replace("\r\n", "\n");
    let problem = match text.chars().count() {
        0 => Some("messages-empty"),
        n if n > LONGEST => Some("messages-long"),
        _ => agreed_now(&service, &me, &space, &form).await?,
    };
    if let Some(problem) = problem.map(say) {
        if is_script(&headers) {
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Json(&*problem)).into_response());
        }
        let (mut shown, _) = room_page(&service, &me, &space, None).await?;
        shown.problems.add("text", problem);
        shown.form = form;
        return page_with_problems(&shown);
    }
    let id = form.get("id").parse().map_err(|_| Stop::Unreadable)?;
    let space_id = space_id(&space)?;
    let member = enter(&mut *service.db.read().await?, &me, space_id).await?;
    let number = match acts::send(&service, &member, id, &text).await {
        // Somebody came or left just now: it is for those who are in it from now on, if at all.
        Err(Stop::NotFound) => {
            let member = enter(&mut *service.db.read().await?, &me, space_id).await?;
            acts::send(&service, &member, id, &text).await?
        }
        sent => sent?,
    };
    if is_script(&headers) {
        return Ok(Json(number).into_response());
    }
    go(&format!("/rooms/{space}#m{number}"))
}

async fn read(
    State(service): Shared,
    me: Visitor,
    Path(space): Path<String>,
    form: Fields,
) -> Result<StatusCode, Stop> {
    let number = form.get("number").parse().map_err(|_| Stop::Unreadable)?;
    let member = enter(&mut *service.db.read().await?, &me, space_id(&space)?).await?;
    acts::mark_read(&service, &member, number).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
struct After {
    after: Option<i64>,
}

async fn live(
    State(service): Shared,
    me: Visitor,
    Path(space): Path<String>,
    Query(after): Query<After>,
    headers: HeaderMap,
) -> Result<Response, Stop> {
    let came_back = headers
        .get("last-event-id")
        .and_then(|id| id.to_str().ok()?.parse().ok());
    let told = came_back.or(after.after).unwrap_or(0);
    let (member, view) = {
        let mut conn = service.db.read().await?;
        let member = enter(&mut conn, &me, space_id(&space)?).await?;
        let view = View::new(&mut conn, &service, &me, &member).await?;
        (member, view)
    };
    let events = Listener::new(service, member, view, told).events().await?;
    Ok(Sse::new(events)
        .keep_alive(KeepAlive::default())
        .into_response())
}

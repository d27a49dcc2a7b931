//! The page that sends files and voice messages: without a script one form takes everything in; with one,
//! files come in parts beforehand and the same form sends what waits.
//!
//! What must stay true: nothing that came whole is lost because something else was not taken.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, Multipart, Path, State};
use axum::response::Response;
use axum::routing::get;
use sealing::SystemEntropy;

use super::pages::{View, name, space_id};
use super::{LONGEST, Stored, acts};
use crate::accounts::{SignedIn, Visitor};
use crate::attachments::{self, Added, Begun, Chosen, Refusal, Shown, Unfinished};
use crate::db::Id;
use crate::episodes::{Membership, enter};
use crate::languages::{say, spoken, while_speaking};
use crate::service::Service;
use crate::web::guard::Records;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

/// What a form sends along, files aside, in bytes.
const LONGEST_WORDS: usize = 128 * 1024;
/// What a browser offers to choose from; what is taken is decided by the bytes.
const ACCEPT: &str =
    ".pdf,.docx,.odt,.txt,.md,.csv,image/jpeg,image/png,image/webp,image/gif,audio/*";

/// The page, which takes in more than a form of words: to be put beside the limit that all else has.
pub fn receiving_routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/rooms/{space}/attach", get(attach).post(send))
        .layer(DefaultBodyLimit::disable())
}

#[derive(Template)]
#[template(path = "messages/attach.html")]
struct AttachPage {
    shell: Shell,
    space: String,
    kind: &'static str,
    title: String,
    readers: String,
    id: String,
    largest: u32,
    accept: &'static str,
    waiting: Vec<Shown>,
    unfinished: Vec<Unfinished>,
    form: Fields,
    problems: Problems,
}

async fn attach_page(
    service: &Service,
    me: &SignedIn,
    space: &str,
    form: Fields,
    problems: Problems,
) -> Result<Response, Stop> {
    let mut conn = service.db.read().await?;
    let member = enter(&mut conn, me, space_id(space)?).await?;
    if !member.writes() {
        return Err(Stop::NotFound);
    }
    let view = View::new(&mut conn, service, me, &member).await?;
    let mut waiting = attachments::waiting(&mut conn, &member).await?;
    for file in &mut waiting {
        file.described = form.get(&format!("about-{}", file.id)).to_owned();
    }
    let id = match form.get("id") {
        "" => Id::<Stored>::new(service.clock.now(), &mut SystemEntropy).to_string(),
        id => id.to_owned(),
    };
    let shown = AttachPage {
        shell: Shell::new(service, Some(me.person()), &name(member.kind()))
            .at(me.role().first_page()),
        space: member.space().to_string(),
        kind: member.kind().as_str(),
        title: view.title(&member),
        readers: view.readers(&member),
        id,
        largest: service.settings.largest_attachment,
        accept: ACCEPT,
        waiting,
        unfinished: attachments::unfinished(&mut conn, &member).await?,
        form,
        problems,
    };
    let mut response = match shown.problems.is_empty() {
        true => page(&shown)?,
        false => page_with_problems(&shown)?,
    };
    response.extensions_mut().insert(Records);
    Ok(response)
}

async fn attach(State(service): Shared, me: Visitor, Path(space): Path<String>) -> Outcome {
    attach_page(&service, &me, &space, Fields::default(), Problems::new()).await
}

/// What a form sent, with its files taken in.
#[derive(Default)]
struct Taken {
    form: Fields,
    problems: Problems,
    files: Vec<Chosen>,
}

async fn send(
    State(service): Shared,
    me: Visitor,
    Path(space): Path<String>,
    form: Multipart,
) -> Outcome {
    let in_space = space_id(&space)?;
    let member = Arc::new(enter(&mut *service.db.read().await?, &me, in_space).await?);
    let mut taken = taken(&service, &member, form).await?;
    let text = taken.form.get("text").replace("\r\n", "\n");
    let long = text.chars().count() > LONGEST;
    let none = taken.files.is_empty() && taken.problems.is_empty();
    let problems = &mut taken.problems;
    problems.unless(!long, "text", &say("attach-long"));
    problems.unless(!none, "files", &say("attach-none"));
    if !taken.problems.is_empty() {
        return attach_page(&service, &me, &space, taken.form, taken.problems).await;
    }
    let id = taken.form.get("id").parse().map_err(|_| Stop::Unreadable)?;
    let sent = acts::send_with(&service, &member, id, &text, &taken.files).await;
    let number = match sent {
        // Somebody came or left just now: it is for those who are in it from now on, if at all.
        Err(Stop::NotFound) => {
            let member = enter(&mut *service.db.read().await?, &me, in_space).await?;
            acts::send_with(&service, &member, id, &text, &taken.files).await?
        }
        sent => sent?,
    };
    go(&format!("/rooms/{space}#m{number}"))
}

/// Reads a form in a task of its own: when the line is lost this request is dropped, and what came in half
/// is to be forgotten at once.
async fn taken(
    service: &Arc<Service>,
    member: &Arc<Membership>,
    form: Multipart,
) -> Result<Taken, Stop> {
    let (service, member) = (Arc::clone(service), Arc::clone(member));
    let taking = async move { take(&service, &member, form).await };
    let taking = tokio::spawn(while_speaking(spoken(), taking));
    let taken = taking.await;
    taken.map_err(|fault| Stop::Fault(fault.to_string()))?
}

/// Reads a form to its end; each file is sealed as it comes.
async fn take(service: &Service, member: &Membership, mut form: Multipart) -> Result<Taken, Stop> {
    let mut taken = Taken::default();
    let mut words = 0;
    while let Some(field) = form.next_field().await.map_err(|_| Stop::Unreadable)? {
        let name = field.name().unwrap_or_default().to_owned();
        if field.file_name().is_some() {
            take_file(service, member, field, &mut taken).await?;
            continue;
        }
        let value = words_of(field, LONGEST_WORDS - words).await?;
        words += value.len();
        taken.form = taken.form.with(&name, value);
    }
    let about = taken.form.get("about").to_owned();
    for new in &mut taken.files {
        new.described.clone_from(&about);
        let named = format!("about-{}", new.id);
        taken.form = std::mem::take(&mut taken.form).with(&named, about.clone());
    }
    let mut all = Vec::new();
    for id in taken.form.all("file") {
        let described = taken.form.get(&format!("about-{id}")).to_owned();
        let id = id.parse().map_err(|_| Stop::Unreadable)?;
        all.push(Chosen { id, described });
    }
    all.append(&mut taken.files);
    taken.files = all;
    Ok(taken)
}

async fn words_of(mut field: Field<'_>, most: usize) -> Result<String, Stop> {
    let mut bytes = Vec::new();
    while let Some(more) = field.chunk().await.map_err(|_| Stop::Unreadable)? {
        if bytes.len() + more.len() > most {
            return Err(Stop::Unreadable);
        }
        bytes.extend_from_slice(&more);
    }
    String::from_utf8(bytes).map_err(|_| Stop::Unreadable)
}

/// Takes one file in, or notes why not.
async fn take_file(
    service: &Service,
    member: &Membership,
    field: Field<'_>,
    taken: &mut Taken,
) -> Result<(), Stop> {
    let called = field.file_name().unwrap_or_default().to_owned();
    // A field for files that was left empty is sent as one without a name.
    if called.is_empty() {
        return Ok(());
    }
    let id = Id::new(service.clock.now(), &mut SystemEntropy);
    match take_in(service, member, id, &called, field).await? {
        Ok(()) => taken.files.push(Chosen {
            id,
            described: String::new(),
        }),
        Err(refusal) => {
            let words = say("attach-refused")
                .with("name", short(&called))
                .with("why", refusal.words(service));
            taken.problems.add("files", words);
        }
    }
    Ok(())
}

async fn take_in(
    service: &Service,
    member: &Membership,
    id: Id<attachments::Stored>,
    called: &str,
    field: Field<'_>,
) -> Result<Result<(), Refusal>, Stop> {
    if let Begun::Refused(refusal) = attachments::begin(service, member, id, called, None).await? {
        return Ok(Err(refusal));
    }
    match attachments::add(service, member, id, 0, field).await {
        Ok(Added::Whole) => Ok(attachments::finish(service, member, id).await?.map(drop)),
        Ok(Added::Refused(refusal)) => Ok(Err(refusal)),
        Ok(Added::At(_) | Added::Elsewhere(_)) => Err(Stop::Unreadable),
        Err(stop) => {
            attachments::remove(service, member, id).await?;
            Err(stop)
        }
    }
}

/// A name as it is told back.
fn short(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(60).collect()
}

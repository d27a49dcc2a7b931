//! A made-up practice to look around in: therapists, couples and weeks of messages, made through the
//! service's own acts, with real keys, while its clock stands in the past.
//!
//! What must stay true: nothing here goes round a room's acts, so the demo shows only what the
//! service can do; and a folder that holds anything else than a finished demo is left untouched.

mod alone;
mod answers;
mod home;
mod plan;
mod session;
mod staff;
mod stage;
mod story;
mod when;

use std::fmt::Debug;
use std::net::SocketAddr;
use std::path::Path;

use crate::app::App;
use crate::clock::Clock;
use crate::sealed_files::Keeping;
use crate::settings::{Demo, Settings};
use plan::{Practice, Story};
use stage::Stage;

/// What everybody in the demo signs in with.
pub const PASSWORD: &str = "demo demo demo demo";

/// The file in the data folder that says that the demo is finished, and who can sign in.
const SIGN_INS: &str = "sign-ins.txt";

/// Makes the made-up practice, unless the data folder holds it already. Gives the settings to serve it
/// with, and words on who can sign in. `tell` is told how far it is.
///
/// # Errors
/// Words for whoever started it: the folder holds something else, or something cannot be made.
pub async fn ready(
    demo: &Demo,
    address: SocketAddr,
    tell: impl Fn(&str),
) -> Result<(Settings, String), String> {
    let settings = settings(demo, address);
    let sign_ins = demo.data.join(SIGN_INS);
    if !sign_ins.exists() {
        must_be_empty(&demo.data)?;
        make(&settings, Clock::default(), &tell).await?;
    }
    session::ready(&settings).await?;
    let words =
        std::fs::read_to_string(&sign_ins).map_err(|e| format!("{}: {e}", sign_ins.display()))?;
    Ok((settings, words))
}

/// A demo is for the browser beside it: no mail server, no figures at a fixed place.
fn settings(demo: &Demo, address: SocketAddr) -> Settings {
    let host = if address.ip().is_loopback() {
        "localhost".to_owned()
    } else {
        address.ip().to_string()
    };
    Settings {
        data: demo.data.clone(),
        listen: address,
        metrics_listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        database: None,
        public_url: format!("http://{host}:{}", address.port()),
        smtp: None,
        mail_from: "care@example.org".to_owned(),
        mail_answers: Some("answers@example.org".to_owned()),
        exit_url: "https://www.wikipedia.org/".to_owned(),
        behind_proxy: false,
        content: None,
        shred_list: None,
        relay_listen: demo.relay_listen,
        relay_host: demo
            .relay_listen
            .ip()
            .is_loopback()
            .then(|| demo.relay_listen.ip().to_string()),
        relay_cert: None,
        relay_cert_key: None,
        turn: Vec::new(),
        turn_secret: None,
        keeping: Keeping::default(),
        relay_any_port: true,
        largest_attachment: 100,
        attachments_each: 2000,
        calendar_allow: demo.calendar_allow.clone(),
        calendar_every: 30,
        mail_page: true,
        password_is_enough: true,
        erasure_after_days: None,
    }
}

fn must_be_empty(folder: &Path) -> Result<(), String> {
    let empty = match std::fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(e) => e.kind() == std::io::ErrorKind::NotFound,
    };
    if empty {
        return Ok(());
    }
    Err(format!(
        "the folder {} holds something that is not a finished demo. If it is a demo that was \
         stopped halfway, delete the folder and start again; else choose another with --data",
        folder.display()
    ))
}

async fn make(settings: &Settings, clock: Clock, tell: &impl Fn(&str)) -> Result<(), String> {
    let practice = Practice::built_in()?;
    let stories = Story::built_in()?;
    tell("Making a made-up practice. This takes a few seconds, and is done once.");
    // Nobody meets while it is made, so its relay is out of the way of the one that will serve.
    let mut making = settings.clone();
    making.relay_listen.set_port(0);
    let app = App::open(making, clock).await?;
    let mut stage = Stage::new(&app)?;
    tell(&format!(
        "  {} opens, and {} therapists join",
        practice.name,
        practice.therapists.len()
    ));
    staff::join(&mut stage, &practice).await?;
    story::play(&mut stage, &stories, tell).await?;
    stage.back_to_today().await?;
    app.service.db.close().await;
    let path = settings.data.join(SIGN_INS);
    std::fs::write(&path, sign_ins(&practice, &stories))
        .map_err(|e| format!("{}: {e}", path.display()))
}

/// Who can sign in, as a small table.
fn sign_ins(practice: &Practice, stories: &[Story]) -> String {
    let mut rows = vec![("administrator", &practice.administrator)];
    rows.extend(practice.therapists.iter().map(|t| ("therapist", &t.who)));
    for story in stories {
        rows.extend(story.clients().map(|client| ("client", client)));
    }
    let wide = |of: fn(&plan::Who) -> &str| {
        let lengths = rows.iter().map(|(_, who)| of(who).chars().count());
        lengths.max().unwrap_or(0)
    };
    let (emails, names) = (wide(|who| &who.email), wide(|who| &who.name));
    let mut words = format!("The password of everyone here is: {PASSWORD}\n\n");
    for (role, who) in rows {
        words.push_str(&format!(
            "  {role:13}  {:emails$}  {:names$}  {}\n",
            who.email, who.name, who.see
        ));
    }
    words.push_str(
        "\nMaya, Daniel and Dr. Amara Osei have a live session right now: sign in as each of them in a \
         browser of its own, open Appointments, and join.\n",
    );
    words.push_str("\nMail is not sent: the administrator reads it under /practice/mail. Nobody here is a real person.\n");
    words
}

/// A fault of an act in words for whoever started the demo.
fn told(fault: impl Debug) -> String {
    format!("{fault:?}")
}

#[cfg(test)]
mod tests;

//! Help, shown at once after an answer that a person must be told of.
//!
//! What must stay true: this page is shown whether or not the answer could be saved and anybody told,
//! and it says which.

use std::collections::BTreeSet;

use askama::Template;
use measures::Concern;

use crate::accounts::Client;
use crate::help::Lines;
use crate::intake;
use crate::languages::say;
use crate::service::Service;
use crate::web::{Outcome, Shell, page};

#[derive(Template)]
#[template(path = "measures/critical.html")]
struct CriticalPage {
    shell: Shell,
    self_harm: bool,
    /// Whether the answer is on disk and the therapist told.
    kept: bool,
    has_therapist: bool,
    /// Lines where they are.
    near: String,
    onward: String,
}

/// Shows where help is. Whatever cannot be found out on the way is left out.
pub(super) async fn show(
    service: &Service,
    lines: &Lines,
    me: &Client,
    raised: &BTreeSet<Concern>,
    kept: bool,
    onward: String,
) -> Outcome {
    let (mut country, mut has_therapist) = (String::new(), false);
    if let Ok(mut conn) = service.db.read().await {
        if let Ok(profile) = intake::profile_of(&mut conn, service, me.account()).await {
            country = profile.jurisdiction.country().code().to_owned();
        }
        if let Ok(member) = super::answering::private(&mut conn, me).await {
            has_therapist = member.others().next().is_some();
        }
    }
    let near = lines.of_country(&country).html();
    page(&CriticalPage {
        shell: Shell::new(service, Some(me.person()), &say("critical-title")).at("/measures"),
        self_harm: raised.contains(&Concern::SelfHarm),
        kept,
        has_therapist,
        near: near.unwrap_or_default(),
        onward,
    })
}

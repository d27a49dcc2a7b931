//! What a first page says of releases.
//!
//! What must stay true: it is the same to everybody, whatever anyone has answered, until both have agreed.

use super::{DAYS, DAYS_TO_MAKE, Standing, days, store};
use crate::accounts::{self, Role, SignedIn};
use crate::db::Conn;
use crate::episodes::{enter, joint_spaces_of, owners_of, spaces_of};
use crate::languages::say;
use crate::service::Service;
use crate::web::Stop;

/// A line on a first page.
pub struct News {
    /// What there is, in a sentence.
    pub words: String,
    /// Where to look at it.
    pub path: String,
}

/// What somebody's first page says of releases: those that wait, can be made, or were made this fortnight.
///
/// # Errors
/// If the store does not answer.
pub async fn news(conn: &mut Conn, service: &Service, me: &SignedIn) -> Result<Vec<News>, Stop> {
    let now = service.clock.now();
    let recent = store::spaces_since(conn, now - days(DAYS_TO_MAKE + DAYS)).await?;
    let mut found = Vec::new();
    if recent.is_empty() {
        return Ok(found);
    }
    let mine = match me.role() {
        Role::Client => joint_spaces_of(conn, me.account()).await?,
        _ => spaces_of(conn, me.account()).await?,
    };
    for space in mine.into_iter().filter(|space| recent.contains(space)) {
        let Ok(member) = enter(conn, me, space).await else {
            continue;
        };
        let owners = owners_of(conn, space).await?;
        for release in store::of_space(conn, service, space).await? {
            if release.open(&member)?.is_none() {
                continue;
            }
            let asked = if release.asker == me.account() {
                say("release-news-you")
            } else {
                let asker = accounts::person(conn, service, release.asker).await?;
                say("release-news-they").with("who", asker.name)
            };
            let is_recent = release.made_at.is_some_and(|at| now < at + days(DAYS));
            let more = match release.standing(&owners, now) {
                Standing::Waiting => say("release-waiting"),
                Standing::Agreed => say("release-news-agreed"),
                Standing::Made if is_recent => say("release-was-made"),
                _ => continue,
            };
            found.push(News {
                words: format!("{asked} {more}"),
                path: format!("/rooms/{space}/releases/{}", release.id),
            });
        }
    }
    Ok(found)
}

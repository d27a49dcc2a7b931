//! What waits to be answered by a client.

use jiff::Timestamp;

use super::{answering, assignments, catalogue, feedback, responses};
use crate::accounts::SignedIn;
use crate::appointments;
use crate::db::Conn;
use crate::episodes::Membership;
use crate::languages::{named, say, spoken};
use crate::service::Service;
use crate::web::Stop;

/// Something a client may answer now.
pub struct Due {
    /// The measure's name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The language of its title.
    pub lang: &'static str,
    /// Who asks: the therapist, or the service after a session.
    pub why: String,
    /// Where it is answered.
    pub path: String,
    /// Whether some of it is answered.
    pub begun: bool,
}

/// What waits to be answered by this client: what their therapist asked and how their last sessions
/// were.
pub async fn due(conn: &mut Conn, service: &Service, me: &SignedIn) -> Result<Vec<Due>, Stop> {
    let member = answering::private(conn, me).await?;
    let mut waiting = Vec::new();
    let now = service.clock.now();
    let since = now - feedback::ASKED_FOR;
    for session in appointments::held(conn, service, me.account(), since, now).await? {
        let said = responses::of_session(conn, &member, session.id, me.account()).await?;
        if said.as_ref().is_none_or(|said| said.finished_at.is_none()) {
            waiting.push(Due {
                name: feedback::SESSION_FEEDBACK.to_owned(),
                title: say("measures-due-session").into(),
                lang: spoken().page.tag(),
                why: say("measures-due-session-why").into(),
                path: format!("/appointments/{}/after", session.id),
                begun: said.is_some(),
            });
        }
    }
    for assignment in assignments::of_client(conn, service, me.account()).await? {
        let open = assignments::open_round(conn, service, &assignment).await?;
        let measure = catalogue::newest(conn, &assignment.plan.measure).await?;
        if let (Some(_), Some(measure)) = (open, measure) {
            let begun = responses::begun(conn, service, &member, &measure.name).await?;
            waiting.push(Due {
                title: measure.shown_title(),
                lang: measure.title_language(),
                why: named("measures-due-asked", assignment.plan.often.code())
                    .map_or_else(String::new, String::from),
                path: format!("/measures/of/{}", measure.address()),
                begun: begun.is_some(),
                name: measure.name.clone(),
            });
        }
    }
    Ok(waiting)
}

/// When this client may be asked again, for words on a page.
pub(super) async fn last_time(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    name: &str,
) -> Result<Option<Timestamp>, Stop> {
    let (space, me) = (member.space(), member.account());
    Ok(responses::last_finished(conn, service, space, me, name).await?)
}

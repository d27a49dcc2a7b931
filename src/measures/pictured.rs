//! The pictures of what somebody answered, as their page of results shows them, and the same in numbers: for
//! pages, and for copies to take away.

use super::{Measure, Response, catalogue, picture, responses, taken};
use crate::accounts::SignedIn;
use crate::db::Conn;
use crate::episodes::Membership;
use crate::service::Service;
use crate::web::Stop;

/// A picture with its words.
pub struct Pictured {
    /// A finished piece of HTML, escaped where it was made. Its styles: measures.css and what that builds on.
    pub html: String,
    /// Its figures, each with what it is of.
    pub numbers: Vec<(String, String)>,
}

/// What came of a measure.
pub struct Explained {
    /// What it is called.
    pub title: String,
    /// The language of that title.
    pub language: &'static str,
    /// Its pictures.
    pub pictures: Vec<Pictured>,
}

/// The figures of a course, of this person or of whoever looks: the profile where there is one, else each
/// score over time.
pub(super) fn figures(
    me: &SignedIn,
    whose: Option<&str>,
    measure: &Measure,
    course: &[Response],
) -> Result<Vec<Pictured>, Stop> {
    let taken = taken(course);
    let person = picture::Person {
        name: whose,
        taken: &taken,
    };
    match picture::profile(&measure.key, &person, me.zone()) {
        Some(profile) => Ok(vec![Pictured {
            html: profile.html().map_err(drawn)?,
            numbers: profile.numbers(),
        }]),
        None => courses(me, measure, &taken),
    }
}

/// Each score over time.
pub(super) fn courses(
    me: &SignedIn,
    measure: &Measure,
    taken: &[picture::Taken],
) -> Result<Vec<Pictured>, Stop> {
    let scales = measure.key.subscales.iter();
    let courses = scales.filter_map(|scale| picture::course(&measure.key, scale, taken, me.zone()));
    let pictured = |course: picture::Course| {
        let course = course.titled_in(measure.words_language());
        Ok(Pictured {
            html: course.html().map_err(drawn)?,
            numbers: course.numbers(),
        })
    };
    courses.map(pictured).collect()
}

/// A figure that could not be drawn.
pub(super) fn drawn(fault: askama::Error) -> Stop {
    Stop::Fault(format!("a figure: {fault}"))
}

/// What came of every measure that this client has a page of results of, by title: as those pages show it.
///
/// # Errors
/// If the store does not answer or an answer does not open.
pub async fn explained(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    private: &Membership,
) -> Result<Vec<Explained>, Stop> {
    let mut found = Vec::new();
    for measure in catalogue::all(conn).await? {
        // What leaves no trace on pages has no picture here either.
        if measure.leaves_no_trace() {
            continue;
        }
        let course = responses::course(conn, service, private, &measure.name).await?;
        let pictures = figures(me, None, &measure, &course)?;
        if !pictures.is_empty() {
            found.push(Explained {
                title: measure.shown_title(),
                language: measure.title_language(),
                pictures,
            });
        }
    }
    Ok(found)
}

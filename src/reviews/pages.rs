//! Signing a text, and how texts stand as administrators see it: pieces of the pages that rooms have.
//!
//! What must stay true: what is signed is the text that the form was shown with.

use askama::Template;

use super::acts::{self, Signed};
use super::store::{self, Standing};
use super::{Kind, Text};
use crate::accounts::{Fresh, SignedIn};
use crate::db::Conn;
use crate::languages::{Said, say};
use crate::practice::Licence;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

/// A licence one may sign by.
struct Choice {
    id: String,
    words: String,
}

impl Choice {
    fn of(licence: &Licence) -> Self {
        let details = &licence.details;
        Self {
            id: licence.id.to_string(),
            words: format!(
                "{}, {}, {}",
                details.kind,
                details.number,
                details.jurisdiction.name()
            ),
        }
    }
}

#[derive(Template)]
#[template(path = "reviews/review.html")]
struct ReviewPage<'a> {
    shell: Shell,
    text: &'a Text<'a>,
    hash: String,
    standing: String,
    /// What to do if one would change something.
    change: Said,
    licences: Vec<Choice>,
    form: Fields,
    problems: Problems,
}

const SAID: &[(&str, &str)] = &[
    ("signed", "review-said-signed"),
    ("changed", "review-said-changed"),
];

async fn review_page<'a>(
    service: &Service,
    me: &SignedIn,
    text: &'a Text<'a>,
) -> Result<ReviewPage<'a>, Stop> {
    let mut conn = service.db.read().await?;
    let licences = acts::good_licences(&mut conn, service, me).await?;
    let standing = store::standing(&mut conn, service, text).await?;
    let (title, change) = match text.kind {
        Kind::Article => (say("review-article"), say("review-change-article")),
        Kind::Exercise => (say("review-exercise"), say("review-change-exercise")),
    };
    Ok(ReviewPage {
        shell: Shell::new(service, Some(me.person()), &title).at(text.kind.at()),
        text,
        hash: acts::hash_of(text),
        standing: standing.words(),
        change,
        licences: licences.iter().map(Choice::of).collect(),
        form: Fields::default(),
        problems: Problems::new(),
    })
}

/// The page to sign a text on. Somebody's licence stands for it: whoever signs has just proved that it is
/// they.
///
/// # Errors
/// If the store does not answer.
pub async fn form(service: &Service, me: &Fresh, text: &Text<'_>, said: Option<&str>) -> Outcome {
    let mut shown = review_page(service, me, text).await?;
    shown.shell = shown.shell.said(said, SAID);
    page(&shown)
}

/// Signs it, as that page was sent.
///
/// # Errors
/// [`Stop::NotFound`] if the licence is no good one of theirs.
pub async fn sign(service: &Service, me: &Fresh, text: &Text<'_>, form: Fields) -> Outcome {
    let licence = form.get("licence").parse().ok();
    let mut problems = Problems::new();
    problems.unless(licence.is_some(), "licence", &say("review-licence-missing"));
    problems.unless(
        form.get("stand") == "yes",
        "stand",
        &say("review-stand-missing"),
    );
    let (Some(licence), true) = (licence, problems.is_empty()) else {
        let mut shown = review_page(service, me, text).await?;
        (shown.form, shown.problems) = (form, problems);
        return page_with_problems(&shown);
    };
    let said = match acts::sign(service, me, text, form.get("text"), licence).await? {
        Signed::Done => "signed",
        Signed::Changed => "changed",
    };
    go(&format!("{}/review?said={said}", text.path()))
}

/// A text as administrators see it.
pub struct Row {
    pub(crate) path: String,
    pub(crate) title: String,
    pub(crate) language: String,
    pub(crate) standing: Said,
    pub(crate) kind: &'static str,
    pub(crate) words: String,
    pub(crate) grade: String,
}

fn row(text: &Text<'_>, grade: Option<f64>, standing: &Standing) -> Row {
    let (key, kind) = match standing {
        Standing::Unreviewed => ("reviewed-not", "neutral"),
        Standing::Changed => ("reviewed-before", "wait"),
        Standing::Reviewed { stale: true, .. } => ("reviewed-stale", "wait"),
        Standing::Reviewed { .. } => ("reviewed-good", "good"),
    };
    Row {
        path: text.path(),
        title: text.title.to_owned(),
        language: text.language.to_owned(),
        standing: say(key),
        kind,
        words: standing.words(),
        grade: grade.map_or(String::new(), |grade| format!("{grade:.1}")),
    }
}

/// How these texts stand, each with the school grade it reads at, for `templates/reviews/rows.html`.
///
/// # Errors
/// If the store does not answer.
pub async fn rows<'a>(
    conn: &mut Conn,
    service: &Service,
    texts: impl Iterator<Item = (Text<'a>, Option<f64>)>,
) -> Result<Vec<Row>, Stop> {
    let mut rows = Vec::new();
    for (text, grade) in texts {
        let standing = store::standing(&mut *conn, service, &text).await?;
        rows.push(row(&text, grade, &standing));
    }
    Ok(rows)
}

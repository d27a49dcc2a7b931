//! What pages share: the shell, forms, errors, the guard at the door.
//!
//! What must stay true: this knows no room, and no page can be sent without passing [`guard`].

pub mod assets;
mod carried;
pub mod cookie;
mod fields;
pub mod guard;
mod shell;
pub mod speaking;
mod stop;
pub mod when;

pub use fields::{Choice, Fields, Problems};
pub use shell::{Nav, Notice, Person, Shell};
pub use stop::{Outcome, Stop, error_pages, sign_in_path, with_then};

use askama::Template;
use axum::response::{Html, IntoResponse, Redirect, Response};

/// A page, sent.
pub fn page(template: &impl Template) -> Outcome {
    match template.render() {
        Ok(html) => Ok(Html(html).into_response()),
        Err(fault) => Err(Stop::Fault(format!("page: {fault}"))),
    }
}

/// After a form: go there (so that reloading sends nothing twice).
pub fn go(path: &str) -> Outcome {
    Ok(Redirect::to(path).into_response())
}

/// A page that keeps what was typed and says what is wrong.
pub fn page_with_problems(template: &impl Template) -> Outcome {
    let mut response: Response = page(template)?;
    *response.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

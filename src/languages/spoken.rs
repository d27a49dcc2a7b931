//! Which language is spoken where code runs: set around each request by the guard at the door, so that no
//! page need be handed it.
//!
//! What must stay true: where nobody set one (jobs, mails, streams, the command line), English is spoken,
//! unless the code names one with [`Language::speaks`].

use super::Language;

tokio::task_local! {
    static SPOKEN: Spoken;
}

/// What a request is answered in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// The language of the page.
    pub page: Language,
    /// The language the person chose or their browser asked for: the page is in it where it can be.
    pub chosen: Language,
}

impl Spoken {
    /// A page that is in this language, chosen for it.
    pub fn all(chosen: Language) -> Self {
        Self {
            page: chosen,
            chosen,
        }
    }
}

/// What is spoken here.
pub fn spoken() -> Spoken {
    let english = Spoken::all(Language::English);
    SPOKEN.try_with(|spoken| *spoken).unwrap_or(english)
}

/// Answers while this is spoken. A stream that the answer goes on with later is outside of it.
pub async fn while_speaking<T>(spoken: Spoken, answers: impl Future<Output = T>) -> T {
    SPOKEN.scope(spoken, answers).await
}

impl Language {
    /// Runs this, which waits for nothing, while this language is spoken: for mails, jobs and streams, which
    /// are outside of any request.
    pub fn speaks<T>(self, run: impl FnOnce() -> T) -> T {
        SPOKEN.sync_scope(Spoken::all(self), run)
    }
}

//! The frame of every page. What must stay true: Get Help Now and Quick exit are in it, always.

use crate::languages::{Language, named, say, spoken};
use crate::service::Service;

/// What the layout shows around a page.
pub struct Shell {
    /// The page's title.
    pub title: String,
    /// The language of the title, where it is that of content.
    pub title_language: Option<&'static str>,
    /// The practice's name.
    pub practice: String,
    /// Where Quick exit leads.
    pub exit_url: String,
    /// The main menu; without a sign-in, what is there for everyone.
    pub nav: Vec<Nav>,
    /// Who is signed in.
    pub person: Option<Person>,
    /// What just happened.
    pub notice: Option<Notice>,
    /// The language the page is in.
    pub language: Language,
    /// The language that was chosen or asked for.
    pub chosen: Language,
}

/// A line of the main menu.
#[derive(Clone, Debug)]
pub struct Nav {
    /// Where it leads.
    pub href: &'static str,
    /// What it says.
    pub label: String,
    /// Whether it is the page being shown.
    pub current: bool,
    /// How much is new there.
    pub count: i64,
}

/// Who is signed in, as the shell shows them.
#[derive(Clone, Debug)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// `client`, `therapist` or `administrator`.
    pub role: &'static str,
    /// Whether the page asks them about a new way into their account, which the practice began.
    pub asked: bool,
    /// The day they are to be erased, as they asked; the page says so and lets them call it off.
    pub erased_on: Option<String>,
}

/// A short word on what just happened.
#[derive(Clone, Debug)]
pub struct Notice {
    /// `good`, `info` or `problem`.
    pub kind: &'static str,
    /// What it says.
    pub text: String,
}

/// The menu of whoever is not signed in.
const EVERYONE: &[(&str, &str)] = &[("/library", "library"), ("/skills", "skills")];

/// Addresses, and the names of their texts (`nav-library`).
fn menu(role: &str) -> &'static [(&'static str, &'static str)] {
    match role {
        "administrator" => &[
            ("/practice", "practice"),
            ("/practice/therapists", "therapists"),
            ("/practice/measures", "measures"),
            ("/library", "library"),
            ("/account", "account"),
        ],
        "therapist" => &[
            ("/caseload", "caseload"),
            ("/appointments", "appointments"),
            ("/profile", "profile"),
            ("/library", "library"),
            ("/account", "account"),
        ],
        _ => &[
            ("/home", "home"),
            ("/appointments", "appointments"),
            ("/measures", "check-ins"),
            ("/skills", "skills"),
            ("/library", "library"),
            ("/account", "account"),
        ],
    }
}

impl Shell {
    /// The frame of a page with this title, for this person.
    pub fn new(service: &Service, person: Option<Person>, title: &str) -> Self {
        let role = person.as_ref().map(|person| person.role);
        let nav = role.map_or(EVERYONE, menu);
        let spoken = spoken();
        Self {
            title: title.to_owned(),
            title_language: None,
            practice: service.name().to_owned(),
            exit_url: service.settings.exit_url.clone(),
            nav: nav
                .iter()
                .map(|(href, label)| Nav {
                    href,
                    label: named("nav", label).map_or_else(String::new, String::from),
                    current: false,
                    count: 0,
                })
                .collect(),
            person,
            notice: None,
            language: spoken.page,
            chosen: spoken.chosen,
        }
    }

    /// Whether whoever is signed in has something of their own here to take away: an administrator has not.
    pub fn has_a_copy(&self) -> bool {
        let staff = |person: &Person| person.role == "administrator";
        self.person.as_ref().is_some_and(|person| !staff(person))
    }

    /// As what somebody works here, in a word; none for a client.
    pub fn works_as(&self) -> Option<String> {
        let person = self.person.as_ref().filter(|_| !self.is_client())?;
        named("role", person.role).map(String::from)
    }

    /// The languages there are, each with whether the page is in it.
    pub fn languages(&self) -> [(Language, bool); 3] {
        Language::ALL.map(|language| (language, language == self.language))
    }

    /// Whether a client is signed in.
    pub fn is_client(&self) -> bool {
        self.person
            .as_ref()
            .is_some_and(|person| person.role == "client")
    }

    /// Says in which language the title is, where it is that of content.
    pub fn titled_in(mut self, language: &'static str) -> Self {
        self.title_language = (language != self.language.tag()).then_some(language);
        self
    }

    /// Marks where in the menu this page is.
    pub fn at(mut self, href: &str) -> Self {
        for nav in &mut self.nav {
            nav.current = nav.href == href;
        }
        self
    }

    /// Says what just happened, if the address names something of this table of codes and the keys of their
    /// texts.
    pub fn said(mut self, code: Option<&str>, words: &[(&str, &'static str)]) -> Self {
        let known = words.iter().find(|(known, _)| Some(*known) == code);
        self.notice = known.map(|(_, key)| Notice {
            kind: "good",
            text: say(key).into(),
        });
        self
    }
}

//! What the tests share: the practice's questionnaires and a person who goes through one.

use measures::{Answer, Answers, Item, Questionnaire, Step};

pub fn read(text: &str) -> Questionnaire {
    Questionnaire::parse(text).unwrap_or_else(|problems| {
        let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

pub fn start() -> Questionnaire {
    read(include_str!("../../../../content/questionnaire/start.json"))
}

pub fn partner() -> Questionnaire {
    read(include_str!(
        "../../../../content/questionnaire/partner.json"
    ))
}

pub fn safety() -> Questionnaire {
    read(include_str!(
        "../../../../content/questionnaire/safety.json"
    ))
}

/// A questionnaire of these items, as JSON.
pub fn of(items: &str) -> String {
    format!(r#"{{"resourceType": "Questionnaire", "item": [{items}]}}"#)
}

/// One code of each of the service's lists is enough here, and three of the countries.
pub fn in_list(list: &str, code: &str) -> bool {
    match list {
        "countries" => ["US", "CA", "AU", "DE"].contains(&code),
        "regions-us" => code == "US-CA",
        "regions-ca" => code == "CA-ON",
        "regions-au" => code == "AU-NSW",
        "zones" => code == "Europe.Berlin",
        "languages" => ["en", "de"].contains(&code),
        _ => false,
    }
}

pub fn code(code: &str) -> Answer {
    Answer::Code(code.to_owned())
}

pub fn answers(codes: &[(&str, &str)]) -> Answers {
    codes
        .iter()
        .map(|(link_id, chosen)| ((*link_id).to_owned(), vec![code(chosen)]))
        .collect()
}

/// What a form sends.
pub fn form(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

/// How going through a questionnaire went.
pub struct Visit {
    pub screens: Vec<String>,
    pub answers: Answers,
    /// The code with which an answer ended it.
    pub ended: Option<String>,
}

/// A person who answers what `say` gives, else the first option, else the first of the service's list
/// that comes to mind. Gives up where a screen refuses them or comes a second time.
pub fn go_through(questionnaire: &Questionnaire, say: &[(&str, &str)]) -> Visit {
    let mut visit = Visit {
        screens: Vec::new(),
        answers: Answers::new(),
        ended: None,
    };
    loop {
        let after = visit.screens.last().map(String::as_str);
        let screen = match questionnaire.next(&visit.answers, after) {
            Step::Ask(screen) => screen,
            Step::Ends(code) => {
                visit.ended = Some(code.to_owned());
                return visit;
            }
            Step::Done => return visit,
        };
        assert!(
            !visit.screens.contains(&screen.link_id),
            "{} came twice",
            screen.link_id
        );
        let said = questionnaire
            .shown(screen, &visit.answers)
            .into_iter()
            .flat_map(|item| say_to(item, say))
            .collect::<Vec<_>>();
        let taken = questionnaire.take(screen, &visit.answers, &said, in_list);
        assert_eq!(taken.refused, [].into(), "at {}", screen.link_id);
        visit.answers = taken.answers;
        visit.screens.push(screen.link_id.clone());
    }
}

fn say_to(item: &Item, say: &[(&str, &str)]) -> Vec<(String, String)> {
    let given: Vec<_> = say
        .iter()
        .filter(|(link_id, _)| *link_id == item.link_id)
        .map(|(_, value)| (*value).to_owned())
        .collect();
    let values = if !given.is_empty() {
        given
    } else if !item.required {
        Vec::new()
    } else if let Some(option) = item.options().first() {
        vec![option.code.clone()]
    } else {
        vec![match item.list() {
            Some("countries") => "DE".to_owned(),
            Some("regions-us") => "US-CA".to_owned(),
            Some("regions-ca") => "CA-ON".to_owned(),
            Some("regions-au") => "AU-NSW".to_owned(),
            Some("zones") => "Europe.Berlin".to_owned(),
            Some("languages") => "en".to_owned(),
            _ => "34".to_owned(),
        }]
    };
    values
        .into_iter()
        .map(|value| (item.link_id.clone(), value))
        .collect()
}

/// A part of the folder of real data, where `SECUREBASE_TEST_DATA` names one; else this is said, and the
/// test is left out. Where the folder is named, what is in it must be right.
#[expect(clippy::print_stdout, reason = "what is left out is said")]
pub fn real(part: &str) -> Option<std::path::PathBuf> {
    let folder = std::env::var_os("SECUREBASE_TEST_DATA");
    if folder.is_none() {
        println!("SECUREBASE_TEST_DATA is not set: {part} is left out");
    }
    folder.map(|folder| std::path::Path::new(&folder).join(part))
}

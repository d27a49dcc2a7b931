//! The questionnaires, read and checked at start. What must stay true: a practice may put its own in
//! their place without code, and what is wrong with them is said before anyone visits.

use std::path::Path;

use measures::Questionnaire;

use crate::lists;

/// The questionnaires of the intake.
pub struct Content {
    /// For whoever starts.
    pub start: Questionnaire,
    /// For a partner who was invited.
    pub partner: Questionnaire,
    /// About safety, for each client alone.
    pub safety: Questionnaire,
}

const NEEDED: [&str; 5] = ["country", "region", "zone", "language", "medium"];

impl Content {
    /// Reads them: the practice's own where the folder has one, else those built in.
    ///
    /// # Errors
    /// Everything wrong with them, in words for whoever edits them.
    pub fn load(folder: Option<&Path>) -> Result<Self, String> {
        let content = Self {
            start: read(
                folder,
                "start",
                include_str!("../../content/questionnaire/start.json"),
            )?,
            partner: read(
                folder,
                "partner",
                include_str!("../../content/questionnaire/partner.json"),
            )?,
            safety: read(
                folder,
                "safety",
                include_str!("../../content/questionnaire/safety.json"),
            )?,
        };
        for (name, questionnaire) in [("start", &content.start), ("partner", &content.partner)] {
            for field in NEEDED {
                if !questionnaire.fields().contains(field) {
                    return Err(format!(
                        "questionnaire/{name}.json: no question has the field \"{field}\""
                    ));
                }
            }
        }
        Ok(content)
    }
}

fn read(folder: Option<&Path>, name: &str, built_in: &str) -> Result<Questionnaire, String> {
    let path = folder.map(|folder| folder.join("questionnaire").join(format!("{name}.json")));
    let text = match path.filter(|path| path.exists()) {
        Some(path) => {
            std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?
        }
        None => built_in.to_owned(),
    };
    let told = |problems: Vec<measures::Problem>| {
        let lines: Vec<String> = problems
            .iter()
            .map(|problem| format!("  {problem}"))
            .collect();
        format!("questionnaire/{name}.json:\n{}", lines.join("\n"))
    };
    let questionnaire = Questionnaire::parse(&text).map_err(told)?;
    for list in questionnaire.lists() {
        if lists::list(list).is_none() {
            return Err(format!(
                "questionnaire/{name}.json: there is no list \"{list}\""
            ));
        }
    }
    Ok(questionnaire)
}

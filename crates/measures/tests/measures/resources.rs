//! Every resource the engine writes, put in a folder for an independent validator to look at:
//! `resources.py`, which `bin/test python` runs.

use crate::help::real;
use crate::importing::every_type;
use measures::{Answer, Answers, Item, Kind, Moment, Offered, Quantity, Questionnaire};
use std::path::{Path, PathBuf};

/// Something that can be answered to this question.
fn something(item: &Item) -> Vec<Answer> {
    let answer = match &item.kind {
        Kind::Group(_) | Kind::Display => return Vec::new(),
        Kind::Boolean => Answer::Bool(true),
        Kind::Choice(choice) => match &choice.offered {
            Offered::These(options) => match options.last() {
                Some(option) => Answer::Code(option.code.clone()),
                None => Answer::Text("own words".to_owned()),
            },
            Offered::List(_) => Answer::Code("US".to_owned()),
        },
        Kind::Line(_) | Kind::Text(_) => Answer::Text("words".to_owned()),
        Kind::Integer(bounds) => Answer::Integer(bounds.most.or(bounds.least).unwrap_or(30)),
        Kind::Decimal(bounds) => {
            let some = "72.5".parse().expect("a decimal");
            Answer::Decimal(bounds.most.or(bounds.least).unwrap_or(some))
        }
        Kind::Date => Answer::Date("2027-03-09".parse().expect("a day")),
        Kind::DateTime => Answer::DateTime(Moment::read("2027-03-09T10:00:00Z").expect("a moment")),
        Kind::Time => Answer::Time("18:30:00".parse().expect("a time")),
        Kind::Url => Answer::Url("https://example.org/page".to_owned()),
        Kind::Quantity(units) => Answer::Quantity(Quantity {
            value: "1.8".parse().expect("a decimal"),
            unit: units.first().cloned(),
        }),
    };
    vec![answer]
}

fn read(text: &str) -> Questionnaire {
    Questionnaire::parse(text).unwrap_or_else(|_| {
        let imported = Questionnaire::import(text);
        imported
            .unwrap_or_else(|told| panic!("{told:#?}"))
            .questionnaire
    })
}

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).expect("the folder");
    let paths = files.map(|file| file.expect("a file").path());
    paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect()
}

#[test]
fn what_is_written_is_put_where_a_validator_finds_it() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let mut files = json_files(&content.join("questionnaire"));
    files.extend(json_files(&content.join("measures")));
    files.extend(
        real("fhir")
            .map(|folder| json_files(&folder))
            .unwrap_or_default(),
    );
    let mut texts = vec![("every-type".to_owned(), every_type())];
    for file in files {
        let name = file
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        texts.push((name, std::fs::read_to_string(&file).expect("a text")));
    }
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("resources");
    std::fs::create_dir_all(&out).expect("a folder");
    for (name, text) in texts {
        let questionnaire = read(&text);
        let all = questionnaire.items();
        let all: Answers = all
            .map(|item| (item.link_id.clone(), something(item)))
            .collect();
        let halves = [
            ("none", Answers::new()),
            ("initial", questionnaire.initial()),
            ("all", all),
        ];
        for (half, answers) in halves {
            let response = questionnaire.response(&answers, jiff::Timestamp::UNIX_EPOCH);
            let file = out.join(format!("{name}.{half}.response.json"));
            std::fs::write(file, response.to_string()).expect("written");
        }
        if name != "every-type" && content.join(format!("measures/{name}.json")).exists() {
            std::fs::write(out.join(format!("{name}.json")), text).expect("written");
        }
    }
}

//! What is read of a file, and what is said of one that cannot be.

use super::*;

/// An exercise with these lines at its head and these steps.
pub(in crate::skills) fn written(head: &str, steps: &str) -> String {
    format!(
        "title = \"Calm\"\nskill = \"calm\"\npurpose = \"To be calm.\"\nminutes = 5\nways = [\"alone\"]\n\
         unless = [\"You are in danger.\"]\nauthor = \"Us\"\nlanguage = \"en\"\nupdated = \"2026-11-01\"\n\
         {head}\n[[source]]\nkey = \"a-1\"\ntext = \"A book\"\n{steps}\n"
    )
}

const STEP: &str = "[[step]]\ntitle = \"Sit\"\ntext = \"\"\"\nSit\ndown.\n\nStay.\n\"\"\"\n";

fn problems(text: &str) -> String {
    parse("calm", text)
        .expect_err("something is wrong")
        .join("\n")
}

#[test]
fn an_exercise_is_read_whole() {
    let steps = format!(
        "{STEP}seconds = 30\nturn = \"one\"\n[[step.field]]\nkey = \"after\"\nlabel = \"And now?\"\n\
         [[step]]\ntitle = \"Breathe\"\ntext = \"In and out.\"\nbreathe = {{ in = 4, out = 6, rounds = 3 }}"
    );
    let read = parse("calm", &written("", &steps)).expect("an exercise");
    assert_eq!(read.steps[0].text, ["Sit down.", "Stay."]);
    assert_eq!(
        (read.steps[0].seconds, read.steps[0].turn),
        (Some(30), Turn::One)
    );
    assert_eq!(
        read.fields().map(|field| &*field.key).collect::<Vec<_>>(),
        ["after"]
    );
    assert_eq!(
        read.steps[1].breathe.map(|breath| breath.seconds()),
        Some(30)
    );
    assert_eq!(read.steps[1].turn, Turn::Both);
    assert!(read.review.is_none(), "nobody has, and none is claimed");
}

#[test]
fn a_review_counts_only_for_the_text_it_was_of() {
    let on = |day: &str| {
        let head = format!(
            "reviewed = \"{day}\"\nreviewer = {{ name = \"Dr. Osei\", credential = \"LMFT\", licence = \"48213, California\" }}"
        );
        parse("calm", &written(&head, STEP))
            .expect("an exercise")
            .as_text()
            .reviewed()
    };
    assert!(on("2026-11-01").is_some_and(|(by, _)| by.name == "Dr. Osei"));
    assert!(on("2026-10-31").is_none(), "changed after it");
}

#[test]
fn all_that_is_wrong_is_said() {
    let first = written("", STEP)
        .replace("To be calm.", " ")
        .replace("[\"You are in danger.\"]", "[]");
    let told = problems(&first);
    assert!(
        told.contains("what it is for") && told.contains("when not to do it"),
        "{told}"
    );
    assert!(problems(&written("", "")).contains("it has no steps"));
    assert!(problems(&written("colour = \"red\"", STEP)).contains("colour"));
    assert!(problems(&written("", STEP).replace("\"alone\"", "\"by-post\"")).contains("by-post"));
    assert!(problems(&written("", STEP).replace("2026-11-01", "soon")).contains("updated"));
    let field = "[[step.field]]\nkey = \"a\"\nlabel = \"A\"\n";
    let told = problems(&written("", &format!("{STEP}seconds = 5\n{field}{field}")));
    assert!(
        told.contains("step 1: seconds") && told.contains("two fields"),
        "{told}"
    );
    let breath = "breathe = { in = 0, out = 6, rounds = 3 }";
    assert!(problems(&written("", &format!("{STEP}{breath}"))).contains("a breath takes"));
    assert!(
        parse("Calm", &written("", STEP)).is_err(),
        "its name is an address"
    );
    assert!(parse("calm", &" ".repeat(LONGEST + 1)).is_err());
}

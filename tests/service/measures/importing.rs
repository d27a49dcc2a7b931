//! Measures of a practice's own choice.

use super::Couple;
use crate::support::{Place, walks};

on_each_store!(
    what_is_wrong_with_a_file_is_said_and_nothing_is_stored,
    a_new_version_leaves_old_answers_as_they_were,
    the_command_line_brings_one_in_while_the_service_runs,
);

async fn what_is_wrong_with_a_file_is_said_and_nothing_is_stored(place: Place) {
    let c = Couple::begin(place).await;
    let nine = walks::nine_questions();
    for (file, key, own, told) in [
        ("{", "phq-9", "", "this is not JSON"),
        (&*nine.replace("\"/q-9\"", "\"/q-8\""), "phq-9", "", "/q-8"),
        (&*nine, "gad-7-nothing", "", "Please choose a scoring key"),
        (&*nine, "own", "name = 3", "name"),
        ("", "phq-9", "", "Please choose the questionnaire’s file."),
        (
            &*nine.replace("\"valueDecimal\": 3", "\"valueDecimal\": 7"),
            "phq-9",
            "",
            "which is not 0 to 3",
        ),
    ] {
        let page = walks::bring_measure(&c.admin, file, key, own).await;
        page.must_be(422);
        page.must_have(told);
    }
    assert!(
        !c.admin
            .browser
            .open("/practice/measures")
            .await
            .has("(PHQ-9)</b>")
    );
    let page = walks::bring_measure(&c.maria, &nine, "phq-9", "").await;
    page.must_be(404);
    let page = walks::bring_measure(&c.admin, &nine, "phq-9", "").await;
    page.must_have("as version 1");
    let page = walks::bring_measure(&c.admin, &nine, "phq-9", "").await;
    page.must_have("Nothing was changed");
}

async fn a_new_version_leaves_old_answers_as_they_were(place: Place) {
    let c = Couple::begin(place).await;
    let nine = walks::nine_questions();
    walks::bring_measure(&c.admin, &nine, "phq-9", "")
        .await
        .must_be(200);
    walks::ask_measure(&c.tara, &c.maria, "phq-9", "once").await;
    let answers = [["LA-1"; 8].as_slice(), &["LA-0", "LA-0"]].concat();
    let phq = walks::asked(&c.maria).await;
    walks::answer_measure(&c.maria, &phq, &answers).await;
    let changed = nine.replace("Trouble number 1\"", "Trouble, said anew\"");
    walks::bring_measure(&c.admin, &changed, "phq-9", "")
        .await
        .must_have("as version 2");
    let case = walks::case_of(&c.tara, &c.maria).await;
    let page = c
        .tara
        .browser
        .open(&format!("{case}/measures/of/phq-9"))
        .await;
    page.must_have("Trouble number 1<");
    walks::ask_measure(&c.tara, &c.maria, "phq-9", "once").await;
    let phq = walks::asked(&c.maria).await;
    let begin = format!("/measures/begin/{phq}");
    let page = c.maria.browser.submit(&begin, &[]).await;
    page.must_have("Trouble, said anew");
}

async fn the_command_line_brings_one_in_while_the_service_runs(place: Place) {
    let c = Couple::begin(place).await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("nine.json");
    std::fs::write(&file, walks::nine_questions()).expect("written");
    let import = |key: &str| {
        let mut command = c.house.place.command();
        command.args(["measure", "import"]).arg(&file).arg(key);
        let done = command.output().expect("runs");
        let said = [done.stdout, done.stderr].concat();
        (
            done.status.success(),
            String::from_utf8_lossy(&said).into_owned(),
        )
    };
    let (fine, said) = import("phq-9");
    assert!(
        fine && said.contains("version 1 is in the practice now"),
        "{said}"
    );
    let (fine, said) = import("phq-9");
    assert!(fine && said.contains("nothing was changed"), "{said}");
    let (fine, said) = import("csi-16");
    assert!(!fine && said.contains("nothing was brought in"), "{said}");
    // The running service has it.
    let page = walks::ask_measure(&c.tara, &c.maria, "phq-9", "once").await;
    page.must_have("Waits for an answer");
}

//! The scoring keys that come with the service.

use measures::key::Subscale;
use measures::{Concern, Key, Questionnaire};
use std::collections::BTreeMap;
use std::path::Path;

fn keys() -> BTreeMap<String, Key> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/measures/keys");
    let files = std::fs::read_dir(folder).expect("the folder");
    let read = files.map(|file| {
        let path = file.expect("a file").path();
        let text = std::fs::read_to_string(&path).expect("a text");
        let key = Key::parse(&text).unwrap_or_else(|told| panic!("{}: {told:#?}", path.display()));
        let name = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        assert_eq!(key.name, name, "a key is named as its file");
        (name, key)
    });
    read.collect()
}

#[test]
fn words_in_another_language_change_no_figure() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/measures/es/keys");
    for (name, key) in keys() {
        let text = std::fs::read_to_string(folder.join(format!("{name}.toml"))).expect("words");
        let mut own = key
            .in_words(&text)
            .unwrap_or_else(|told| panic!("{name}: {told:#?}"));
        // With the words of the original put back, it is the original.
        assert_ne!(own.title, key.title);
        (own.title, own.rights, own.note) =
            (key.title.clone(), key.rights.clone(), key.note.clone());
        for (one, other) in own.subscales.iter_mut().zip(&key.subscales) {
            one.title.clone_from(&other.title);
            let bands = one.bands.iter_mut().flat_map(|bands| &mut bands.list);
            let names = other.bands.iter().flat_map(|bands| &bands.list);
            for (band, name) in bands.zip(names) {
                assert_ne!(band.is, name.is);
                band.is.clone_from(&name.is);
            }
            for (cut, as_was) in one.cut_offs.iter_mut().zip(&other.cut_offs) {
                assert_ne!(cut.suggests, as_was.suggests);
                cut.suggests.clone_from(&as_was.suggests);
            }
            for (norm, as_was) in one.norms.iter_mut().zip(&other.norms) {
                assert_ne!(norm.population, as_was.population);
                norm.population.clone_from(&as_was.population);
            }
        }
        assert_eq!(own, key, "{name}");
    }
}

#[test]
fn words_that_do_not_fit_a_key_are_refused() {
    let key = &keys()["gad-7"];
    let told = |text: &str| {
        let problems = key.in_words(text).expect_err("words of another key");
        let lines = problems.iter().map(ToString::to_string);
        lines.collect::<Vec<_>>().join("\n")
    };
    let words = "title = \"x\"\nrights = \"y\"\nnote = \"z\"\n";
    assert!(told(words).contains("anxiety"));
    let few = format!("{words}[subscale.anxiety]\ntitle = \"t\"\nbands = [\"one\"]\n");
    let few = told(&few);
    assert!(few.contains("1 bands or cut-offs, and 4"), "{few}");
    assert!(few.contains("german-women"), "{few}");
    assert!(
        told(&format!("{words}[subscale.other]\ntitle = \"t\"\n")).contains("no such subscale")
    );
    assert!(told(&format!("{words}may_miss = 3\n")).contains("may_miss"));
}

#[test]
fn the_instruments_of_the_field_are_there() {
    // Name, items, and the least and greatest of each score.
    let wanted = [
        ("csi-16", 16, vec![("satisfaction", 0.0, 81.0)]),
        ("csi-4", 4, vec![("satisfaction", 0.0, 21.0)]),
        (
            "ecr",
            36,
            vec![("anxiety", 1.0, 7.0), ("avoidance", 1.0, 7.0)],
        ),
        (
            "ecr-r",
            36,
            vec![("anxiety", 1.0, 7.0), ("avoidance", 1.0, 7.0)],
        ),
        (
            "ecr-rs",
            9,
            vec![("anxiety", 1.0, 7.0), ("avoidance", 1.0, 7.0)],
        ),
        (
            "ecr-s",
            12,
            vec![("anxiety", 1.0, 7.0), ("avoidance", 1.0, 7.0)],
        ),
        ("gad-2", 2, vec![("anxiety", 0.0, 6.0)]),
        ("gad-7", 7, vec![("anxiety", 0.0, 21.0)]),
        ("hits", 4, vec![("total", 4.0, 20.0)]),
        ("phq-2", 2, vec![("depression", 0.0, 6.0)]),
        ("phq-9", 9, vec![("depression", 0.0, 27.0)]),
        (
            "rdas",
            14,
            vec![
                ("total", 0.0, 69.0),
                ("consensus", 0.0, 30.0),
                ("satisfaction", 0.0, 20.0),
                ("cohesion", 0.0, 19.0),
            ],
        ),
        (
            "rq",
            4,
            vec![
                ("secure", 1.0, 7.0),
                ("fearful", 1.0, 7.0),
                ("preoccupied", 1.0, 7.0),
                ("dismissing", 1.0, 7.0),
                ("model-of-self", -12.0, 12.0),
                ("model-of-other", -12.0, 12.0),
            ],
        ),
    ];
    let keys = keys();
    for (name, items, scores) in wanted {
        let key = &keys[name];
        assert_eq!(key.items.len(), items, "{name}");
        let extent = |scale: &Subscale| {
            let (least, most) = key.extent(scale);
            (scale.name.clone(), least, most)
        };
        let found: Vec<_> = key.subscales.iter().map(extent).collect();
        let wanted: Vec<_> = scores
            .iter()
            .map(|(name, least, most)| ((*name).to_owned(), *least, *most))
            .collect();
        assert_eq!(found, wanted, "{name}");
    }
}

#[test]
fn attachment_has_two_dimensions_and_no_cut_off() {
    let keys = keys();
    let wanted = [
        ("ecr", 18, 18),
        ("ecr-r", 18, 18),
        ("ecr-s", 6, 6),
        ("ecr-rs", 3, 6),
    ];
    for (name, anxiety, avoidance) in wanted {
        let key = &keys[name];
        let scale = |name: &str| key.subscale(name).expect("there");
        assert_eq!(scale("anxiety").items.len(), anxiety, "{name}");
        assert_eq!(scale("avoidance").items.len(), avoidance, "{name}");
        let shared = scale("anxiety")
            .items
            .iter()
            .find(|at| scale("avoidance").items.contains(at));
        assert_eq!(shared, None, "{name}: no item counts twice");
        for scale in &key.subscales {
            assert!(scale.cut_offs.is_empty() && scale.bands.is_none(), "{name}");
        }
    }
    let mut reversed = keys["ecr"].items.iter().filter(|item| item.reversed);
    let numbers: Vec<_> = reversed.by_ref().map(|item| item.name.as_str()).collect();
    assert_eq!(
        numbers,
        ["3", "15", "19", "22", "25", "27", "29", "31", "33", "35"]
    );
}

#[test]
fn what_a_person_must_be_told_of_is_marked() {
    let keys = keys();
    let raised = |name: &str, answers: &[f64]| {
        let answers: Vec<_> = answers.iter().copied().map(Some).collect();
        keys[name].raised(&answers).into_iter().collect::<Vec<_>>()
    };
    assert_eq!(
        raised("phq-9", &[3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 0.0]),
        []
    );
    let ninth = [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0];
    assert_eq!(raised("phq-9", &ninth), [Concern::SelfHarm]);
    assert_eq!(raised("hits", &[1.0, 1.0, 2.0, 1.0]), [Concern::Violence]);
}

#[test]
fn cut_offs_count_on_their_side() {
    let keys = keys();
    let met = |name: &str, score: f64| keys[name].subscales[0].cut_offs[0].point.met(score);
    assert_eq!((met("csi-16", 51.0), met("csi-16", 52.0)), (true, false));
    assert_eq!((met("csi-4", 13.0), met("csi-4", 14.0)), (true, false));
    assert_eq!((met("rdas", 47.0), met("rdas", 48.0)), (true, false));
    assert_eq!((met("phq-9", 10.0), met("phq-9", 9.0)), (true, false));
    assert_eq!((met("hits", 11.0), met("hits", 10.0)), (true, false));
}

/// What was written for the service: the questionnaire and its key.
fn written(name: &str) -> (Questionnaire, Key) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/measures");
    let text = std::fs::read_to_string(folder.join(format!("{name}.json"))).expect("a text");
    let read = Questionnaire::parse(&text).unwrap_or_else(|told| panic!("{name}: {told:#?}"));
    (read, keys()[name].clone())
}

#[test]
fn what_was_written_here_says_what_it_is() {
    for name in [
        "attachment-reflection",
        "connection-check-in",
        "session-feedback",
    ] {
        let (questionnaire, key) = written(name);
        let shown: Vec<_> = questionnaire
            .items()
            .map(|item| item.text.as_str())
            .collect();
        for said in [
            "not a validated test",
            "Not yet reviewed by a licensed professional",
        ] {
            assert!(
                shown.iter().any(|text| text.contains(said)),
                "{name}: {said}"
            );
            assert!(
                key.note.as_ref().is_some_and(|note| note.contains(said)),
                "{name}: {said}"
            );
        }
        let asked = questionnaire.items().filter(|item| item.is_question());
        let asked: Vec<_> = asked.map(|item| item.link_id.as_str()).collect();
        let scored: Vec<_> = key.items.iter().map(|item| item.name.as_str()).collect();
        assert_eq!(asked, scored, "{name}");
        for scale in &key.subscales {
            assert!(
                scale.cut_offs.is_empty() && scale.norms.is_empty(),
                "{name} has no norms"
            );
        }
    }
}

#[test]
fn the_attachment_reflection_is_balanced() {
    let (_, key) = written("attachment-reflection");
    for scale in ["anxiety", "avoidance"] {
        let items = &key.subscale(scale).expect("there").items;
        let reversed = items.iter().filter(|at| key.items[**at].reversed).count();
        assert_eq!((items.len(), reversed), (6, 3), "{scale}");
    }
    // Whoever agrees with everything lands in the middle.
    let yes = vec![Some(7.0); 12];
    assert_eq!(key.scores(&yes), Ok(vec![Some(4.0), Some(4.0)]));
}

//! The ten best of very many therapists for a couple, with reasons; made up so that a couple has a few
//! thousand who may treat them, or, where all have one place, most of them.

use std::error::Error;
use std::time::Instant;

use matching::{
    AFFIRMS, APPROACHES, Ages, Case, Client, Day, Directory, Form, GENDERS, GOALS, Jurisdiction,
    Licence, Medium, Practice, Search, Therapist, Vetting, Week, Wish, languages, regions,
};

use super::chance::Chance;

const TODAY: Day = Day(20_000);
const COUPLES: usize = 200;
const MOST: usize = 10;

fn some(list: &[(&str, &str)], most: u32, chance: &mut Chance) -> Vec<String> {
    let mut chosen = Vec::new();
    for _ in 0..=chance.below(most) {
        let slug = list[chance.below(list.len() as u32) as usize].0.to_owned();
        if !chosen.contains(&slug) {
            chosen.push(slug);
        }
    }
    chosen
}

/// One of the United States, or always the same one.
fn a_place(crowded: bool, chance: &mut Chance) -> Jurisdiction {
    let states = regions("US");
    let (state, _) = states[chance.below(states.len() as u32) as usize];
    let code = if crowded {
        "US-CA".to_owned()
    } else {
        format!("US-{state}")
    };
    Jurisdiction::parse(&code).expect("a state")
}

fn times(many: u32, chance: &mut Chance) -> Vec<String> {
    let days = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
    ];
    let parts = ["morning", "afternoon", "evening"];
    let mut chosen: Vec<String> = Vec::new();
    for _ in 0..many {
        let day = days[chance.below(6) as usize];
        let time = format!("{day}-{}", parts[chance.below(3) as usize]);
        if !chosen.contains(&time) {
            chosen.push(time);
        }
    }
    chosen
}

/// English for nearly all, and now and then one more language.
fn spoken(chance: &mut Chance) -> Vec<String> {
    let mut spoken = Vec::new();
    if chance.below(10) > 0 {
        spoken.push("en".to_owned());
    }
    if chance.below(3) == 0 || spoken.is_empty() {
        spoken.extend(some(languages(), 1, chance));
    }
    spoken
}

fn a_gender(chance: &mut Chance) -> Option<String> {
    let gender = GENDERS.get(chance.below(6) as usize);
    gender.map(|(slug, _)| (*slug).to_owned())
}

fn a_therapist(crowded: bool, chance: &mut Chance) -> Therapist {
    let licence = |jurisdiction| Licence {
        jurisdiction,
        expires: Day(TODAY.0 + 400),
        vetting: Vetting::Verified { on: Day(19_000) },
    };
    let places = 1 + chance.below(3);
    Therapist {
        licences: (0..places)
            .map(|_| licence(a_place(crowded, chance)))
            .collect(),
        languages: spoken(chance),
        approaches: some(APPROACHES, 3, chance),
        focus: some(GOALS, 7, chance),
        affirms: some(AFFIRMS, 3, chance),
        gender: a_gender(chance),
        media: vec![Medium::Video, Medium::Messages],
        room_couples: chance.below(4),
        room_individuals: chance.below(4),
        load: chance.below(101),
        ages: Ages {
            from: None,
            to: (chance.below(8) == 0).then_some(65),
        },
        declines: if chance.below(6) == 0 {
            some(GOALS, 1, chance)
        } else {
            Vec::new()
        },
        trained: chance.below(3) == 0,
        ..Therapist::default()
    }
}

fn a_client(place: &Jurisdiction, chance: &mut Chance) -> Client {
    Client {
        jurisdiction: place.clone(),
        languages: vec!["en".to_owned()],
        goals: some(GOALS, 4, chance),
        approaches: some(APPROACHES, 2, chance),
        gender: a_gender(chance),
        affirms: some(AFFIRMS, 2, chance),
        times: times(6, chance),
        media: Medium::ALL.to_vec(),
        age: Some(20 + chance.below(60)),
        most: vec![Wish::ALL[chance.below(5) as usize]],
    }
}

fn said(name: &str, mut took: Vec<f64>) {
    took.sort_by(f64::total_cmp);
    let at = |share: usize| {
        took.get((took.len() - 1) * share / 100)
            .copied()
            .unwrap_or(0.0)
    };
    println!(
        "  {name}: half within {:.2} ms, 95 of 100 within {:.2} ms, the longest {:.2} ms",
        at(50),
        at(95),
        at(100)
    );
}

fn couples(crowded: bool, therapists: u32) {
    let mut chance = Chance(7);
    let everyone: Vec<Therapist> = (0..therapists)
        .map(|_| a_therapist(crowded, &mut chance))
        .collect();
    // On two clocks.
    let mut open = || -> Vec<Week> {
        let week = |_| Week::of(&times(9, &mut chance));
        (0..therapists).map(week).collect()
    };
    let (east, west) = (open(), open());
    let weeks = [east.as_slice(), west.as_slice()];
    let began = Instant::now();
    let directory = Directory::new(&everyone);
    let ready = began.elapsed().as_secs_f64();
    let practice = Practice::default();
    let (mut took, mut found) = (Vec::new(), 0);
    for _ in 0..COUPLES {
        // Half of the couples are in two states.
        let here = a_place(crowded, &mut chance);
        let apart = chance.below(2) == 0;
        let there = if apart {
            a_place(crowded, &mut chance)
        } else {
            here.clone()
        };
        let clients = [a_client(&here, &mut chance), a_client(&there, &mut chance)];
        let case = Case {
            clients: &clients,
            form: Form::Couple,
            reader: Some(0),
            practice: &practice,
            today: TODAY,
        };
        let search = Search {
            case,
            weeks: &weeks,
            between: &[],
            most: MOST,
        };
        let salt = chance.next();
        let began = Instant::now();
        let best = directory.best(&search, |place| Chance(salt ^ place as u64).next());
        took.push(began.elapsed().as_secs_f64() * 1_000.0);
        found += best.len();
    }
    let whole = if crowded {
        "all licensed in one state"
    } else {
        "licensed in one to three of 52 places"
    };
    println!("{therapists} therapists, {whole}; made ready in {ready:.2} s");
    said(
        &format!("ten best for each of {COUPLES} couples ({found} found)"),
        took,
    );
}

pub fn measure(therapists: u32) -> Result<(), Box<dyn Error>> {
    couples(false, therapists);
    couples(true, therapists);
    Ok(())
}

//! Track records: against a case worked by hand, and against made-up practices whose truth is known.

use std::collections::BTreeMap;

use matching::record::{CASES, Case, NotEnough, Outcome, Records, THERAPISTS, strengths};

/// Numbers that look like chance and are the same in every run (SplitMix64), and normal ones (Box and Muller).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        let (one, two) = (1.0 - self.next(), self.next());
        (-2.0 * one.ln()).sqrt() * (std::f64::consts::TAU * two).cos()
    }
}

/// A made-up practice: cases end half a point higher for each point they began higher; therapists differ by
/// `differ` and cases by 10; whoever is better is sent the harder cases, if `sent`.
fn practice(seed: u64, many: usize, differ: f64, sent: bool) -> (Vec<f64>, Vec<Outcome<usize>>) {
    let mut chance = Chance(seed);
    let (mut truth, mut cases) = (Vec::new(), Vec::new());
    for therapist in 0..many {
        let better = differ * chance.normal();
        truth.push(better);
        let hard = if sent { -5.0 * better } else { 0.0 };
        for _ in 0..CASES + (chance.next() * 40.0) as usize {
            let began = 40.0 + hard + 8.0 * chance.normal();
            let ended = 30.0 + 0.5 * began + better + 10.0 * chance.normal();
            cases.push(Outcome {
                therapist,
                began,
                ended,
            });
        }
    }
    (truth, cases)
}

/// How far off, squared, and how often the truth is within the interval, over many practices.
fn over_many(sent: bool) -> (f64, f64, f64) {
    let (mut raw, mut drawn, mut within, mut all) = (0.0, 0.0, 0.0, 0.0);
    for seed in 0..200 {
        let (truth, cases) = practice(seed, 30, 2.5, sent);
        let records = Records::of(&cases).unwrap();
        for (therapist, better) in truth.iter().enumerate() {
            let record = records.for_one(therapist).unwrap();
            raw += (record.own - better).powi(2);
            drawn += (record.likely - better).powi(2);
            let (low, high) = record.interval;
            within += f64::from(u8::from((low..=high).contains(better)));
            all += 1.0;
        }
    }
    (raw / all, drawn / all, within / all)
}

#[test]
fn worked_by_hand() {
    // Five therapists of 16 cases: means 10, 12, 14, 16, 18, each case 1 above or below it, none harder.
    let mut cases = Vec::new();
    for therapist in 0..5 {
        for case in 0..16 {
            let off = if case % 2 == 0 { 1.0 } else { -1.0 };
            cases.push(Outcome {
                therapist,
                began: 40.0,
                ended: 10.0 + 2.0 * f64::from(therapist) + off,
            });
        }
    }
    let records = Records::of(&cases).unwrap();
    let (between, within) = records.variances();
    // 80 squares of 1 over 80 - 5 - 1; means vary by 10: 10 - (80/74) / 16.
    assert!((within - 80.0 / 74.0).abs() < 1e-12, "{within}");
    assert!((between - (10.0 - 5.0 / 74.0)).abs() < 1e-12, "{between}");
    assert_eq!(records.slope(), 0.0);
    let best = records.for_one(4).unwrap();
    // Of five, four are free, and half of the pull is taken: (4 - 2) / 4.
    let believed = 1.0 - 0.5 * (within / 16.0) / (between + within / 16.0);
    assert!((best.own - 4.0).abs() < 1e-12);
    assert!((best.likely - 4.0 * believed).abs() < 1e-12);
    let middle = records.for_one(2).unwrap();
    assert!(middle.likely.abs() < 1e-12);
    let (low, high) = middle.interval;
    assert!((low + high).abs() < 1e-12 && high > 0.0);
}

#[test]
fn drawn_towards_the_mean_is_nearer_the_truth_and_the_interval_holds_it() {
    let (raw, drawn, within) = over_many(false);
    assert!(drawn < 0.85 * raw, "{drawn} against {raw}");
    assert!((0.93..0.97).contains(&within), "{within}");
}

#[test]
fn whoever_is_sent_the_hard_cases_loses_nothing_by_it() {
    let (_, drawn, within) = over_many(true);
    let (_, fair, _) = over_many(false);
    assert!(drawn < 1.25 * fair, "{drawn} against {fair}");
    assert!((0.91..0.97).contains(&within), "{within}");
}

#[test]
fn the_variances_and_the_slope_are_found_again() {
    let (_, cases) = practice(3, 2_000, 2.5, true);
    let records = Records::of(&cases).unwrap();
    let (between, within) = records.variances();
    assert!((between - 6.25).abs() < 0.7, "{between}");
    assert!((within - 100.0).abs() < 2.0, "{within}");
    assert!((records.slope() - 0.5).abs() < 0.02, "{}", records.slope());
}

#[test]
fn where_nobody_differs_everybody_is_near_the_mean() {
    let (_, cases) = practice(5, 40, 0.0, false);
    let records = Records::of(&cases).unwrap();
    for therapist in 0..40 {
        let record = records.for_one(therapist).unwrap();
        assert!(record.likely.abs() < 2.0, "{record:?}");
        assert!(record.likely.abs() <= record.own.abs());
    }
}

#[test]
fn few_cases_say_nothing() {
    let (_, mut cases) = practice(7, THERAPISTS, 2.0, false);
    assert!(Records::of(&cases).is_ok());
    let mut left = CASES - 1;
    cases.retain(|case| {
        let first = case.therapist == 0;
        left -= usize::from(first && left > 0);
        !first || left > 0
    });
    assert_eq!(Records::of(&cases).unwrap_err(), NotEnough::Therapists);
    let (_, many) = practice(7, THERAPISTS + 1, 2.0, false);
    let new = Outcome {
        therapist: 99,
        ..many[0]
    };
    let all = [many.clone(), vec![new]].concat();
    let (with, without) = (Records::of(&all).unwrap(), Records::of(&many).unwrap());
    assert_eq!(with.for_one(99), None);
    assert_eq!(
        with.for_one(1),
        without.for_one(1),
        "nor do they count for others"
    );
}

#[test]
fn what_is_no_number_is_refused_and_order_does_not_matter() {
    let (_, mut cases) = practice(11, 8, 2.0, false);
    let before = Records::of(&cases).unwrap().for_one(3).unwrap();
    cases.sort_by(|a, b| b.ended.total_cmp(&a.ended));
    let after = Records::of(&cases).unwrap().for_one(3).unwrap();
    assert!((before.likely - after.likely).abs() < 1e-9);
    cases[0].ended = f64::NAN;
    assert_eq!(Records::of(&cases).unwrap_err(), NotEnough::NoNumber);
}

#[test]
fn where_all_ended_alike_there_is_nothing_to_tell() {
    let alike: Vec<_> = (0..6 * CASES)
        .map(|case| Outcome {
            therapist: case % 6,
            began: 40.0,
            ended: 50.0,
        })
        .collect();
    let record = Records::of(&alike).unwrap().for_one(0).unwrap();
    assert_eq!(
        (record.own, record.likely, record.interval),
        (0.0, 0.0, (0.0, 0.0))
    );
}

/// A made-up practice in which the first therapist is far better at grief, and nobody at anything else.
fn with_a_strength(each: usize) -> Vec<Case<usize>> {
    let mut chance = Chance(13);
    let mut cases = Vec::new();
    for therapist in 0..8 {
        for n in 0..2 * each {
            let goal = ["grief", "trust"][n % 2];
            let better = if therapist == 0 && goal == "grief" {
                30.0
            } else {
                0.0
            };
            let began = 40.0 + 8.0 * chance.normal();
            let ended = 30.0 + 0.5 * began + better + 10.0 * chance.normal();
            let outcome = Outcome {
                therapist,
                began,
                ended,
            };
            let goals = vec![goal.to_owned()];
            cases.push(Case { outcome, goals });
        }
    }
    cases
}

#[test]
fn a_strength_is_where_a_record_is_clearly_above_and_takes_enough_cases_of_that_kind() {
    let only = BTreeMap::from([(0, vec!["grief".to_owned()])]);
    assert_eq!(strengths(&with_a_strength(CASES)), only);
    assert_eq!(strengths(&with_a_strength(CASES - 1)), BTreeMap::new());
    // Of four therapists nothing is said, whatever one of them does.
    let mut few = with_a_strength(CASES);
    few.retain(|case| case.outcome.therapist < THERAPISTS - 1);
    assert_eq!(strengths(&few), BTreeMap::new());
}

#[test]
fn where_nobody_differs_a_strength_is_rare() {
    let (mut found, mut all) = (0, 0);
    for seed in 0..60 {
        let (_, outcomes) = practice(seed, 20, 0.0, false);
        let cases: Vec<Case<usize>> = outcomes
            .into_iter()
            .map(|outcome| Case {
                outcome,
                goals: vec!["grief".to_owned()],
            })
            .collect();
        found += strengths(&cases).len();
        all += 20;
    }
    assert!(found * 20 < all, "{found} of {all}");
}

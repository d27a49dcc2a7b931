//! From answers to scores, and what one person's or one couple's scores are worth.

use crate::keys::{EVERYTHING, key};
use measures::Concern;
use measures::key::{Better, CutPoint, Norm, Reliability, ReliabilityKind, Side};
use measures::stats::{
    Confidence, Couple, Outcome, Partner, Verdict, below, change, cut_between, interval, outcome,
    percentile, standard_error, standard_error_of_answers,
};

fn near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-9, "{found} is not {wanted}");
}

fn answers(given: [f64; 6]) -> Vec<Option<f64>> {
    let answer = |given: f64| (!given.is_nan()).then_some(given);
    given.into_iter().map(answer).collect()
}

const NONE: f64 = f64::NAN;

#[test]
fn reversed_items_count_from_the_other_end() {
    // Items 2 and 4 of 1 to 7 are reversed; pull is 0.5 * (6) + (5) - (1).
    let scores = key(EVERYTHING).scores(&answers([7.0, 1.0, 6.0, 2.0, 3.0, 10.0]));
    assert_eq!(scores, Ok(vec![Some(6.5), Some(1.0)]));
}

#[test]
fn a_few_missing_answers_leave_a_mean_of_the_rest() {
    let key = key(EVERYTHING);
    let one = answers([7.0, NONE, 6.0, 2.0, 3.0, 10.0]);
    assert_eq!(key.scores(&one), Ok(vec![Some(19.0 / 3.0), Some(1.0)]));
    let two = answers([NONE, NONE, 6.0, 2.0, 3.0, 10.0]);
    assert_eq!(key.scores(&two), Ok(vec![None, None]));
}

#[test]
fn a_sum_is_made_up_for_missing_answers() {
    let text = EVERYTHING.replace("score = \"mean\"", "score = \"sum\"");
    let scores = key(&text).scores(&answers([7.0, NONE, 6.0, 2.0, 3.0, 10.0]));
    near(
        scores.expect("answers")[0].expect("a score"),
        19.0 / 3.0 * 4.0,
    );
}

#[test]
fn an_answer_that_cannot_be_is_named() {
    let key = key(EVERYTHING);
    for wrong in [0.0, 8.0, 3.5, f64::INFINITY] {
        let stray = key.scores(&answers([1.0, 1.0, wrong, 1.0, 1.0, 1.0]));
        let told = stray.expect_err("out of range").to_string();
        assert_eq!(told, "item 3 takes a whole number from 1 to 7");
    }
}

#[test]
fn a_critical_answer_is_raised_as_given() {
    let key = key(EVERYTHING);
    let raised = |sixth: f64| key.raised(&answers([NONE, NONE, NONE, NONE, NONE, sixth]));
    assert!(raised(7.0).is_empty() && raised(NONE).is_empty());
    assert!(raised(8.0).contains(&Concern::SelfHarm));
}

#[test]
fn change_is_judged_against_its_error() {
    let retest = Reliability {
        r: 0.84,
        kind: ReliabilityKind::Retest,
    };
    near(standard_error(10.0, retest), 4.0);
    let judge =
        |later: f64, better: Better| change(50.0, later, 10.0, retest, Confidence::P95, better);
    let up = judge(62.0, Better::Higher);
    near(up.index, 12.0 / (4.0 * 2.0_f64.sqrt()));
    near(up.needed, 1.959_963_984_540_054 * 4.0 * 2.0_f64.sqrt());
    assert_eq!(up.verdict, Verdict::Better);
    assert_eq!(judge(62.0, Better::Lower).verdict, Verdict::Worse);
    assert_eq!(judge(62.0, Better::Neither).verdict, Verdict::Moved);
    assert_eq!(
        judge(61.0, Better::Higher).verdict,
        Verdict::NoReliableChange
    );
    assert_eq!(judge(38.0, Better::Lower).verdict, Verdict::Better);
    assert_eq!(up.reliability.kind, ReliabilityKind::Retest);
    let perfect = Reliability { r: 1.0, ..retest };
    let exact = |later| change(50.0, later, 10.0, perfect, Confidence::P95, Better::Higher);
    assert_eq!(exact(50.0).verdict, Verdict::NoReliableChange);
    assert_eq!(exact(50.1).verdict, Verdict::Better);
}

fn norm(mean: f64, sd: f64) -> Norm {
    let mut norm = key(EVERYTHING).subscale("hold").expect("hold").norms[0].clone();
    (norm.mean, norm.sd) = (mean, sd);
    norm
}

#[test]
fn recovery_is_reliable_and_crosses_the_cut() {
    let cut = cut_between(&norm(60.0, 7.5), &norm(40.0, 5.0)).expect("apart");
    assert_eq!(cut.side, Side::Below);
    near(cut.at, (7.5 * 40.0 + 5.0 * 60.0) / 12.5);
    let r = Reliability {
        r: 0.9,
        kind: ReliabilityKind::Alpha,
    };
    let judge = |later: f64, cut: CutPoint| {
        outcome(
            40.0,
            &change(40.0, later, 7.5, r, Confidence::P95, Better::Higher),
            cut,
        )
    };
    assert_eq!(judge(49.0, cut), Some(Outcome::Recovered));
    assert_eq!(judge(47.5, cut), Some(Outcome::Improved));
    assert_eq!(judge(44.0, cut), Some(Outcome::Unchanged));
    assert_eq!(judge(30.0, cut), Some(Outcome::Deteriorated));
    assert_eq!(cut_between(&norm(60.0, 7.5), &norm(60.0, 5.0)), None);
}

#[test]
fn a_score_has_its_place_and_its_error() {
    near(below(0.0), 0.5);
    near(below(1.959_963_984_540_054), 0.975);
    near(below(-2.575_829_303_548_900_4), 0.005);
    near(percentile(65.0, &norm(50.0, 10.0)), 93.319_279_873_114_2);
    let band = interval(6.8, 0.5, Confidence::P95).within((1.0, 7.0));
    near(band.low, 6.8 - 0.979_981_992_270_027);
    near(band.high, 7.0);
    for confidence in [
        Confidence::P68,
        Confidence::P90,
        Confidence::P95,
        Confidence::P99,
    ] {
        near(2.0 * below(confidence.z()) - 1.0, confidence.share());
    }
}

#[test]
fn a_couple_is_seen_from_both_sides() {
    let couple = Couple::of(Some(5.0), Some(2.0)).expect("both");
    near(couple.mean(), 3.5);
    near(couple.difference(), 3.0);
    let (hers, his) = (
        couple.seen_by(Partner::First),
        couple.seen_by(Partner::Second),
    );
    assert_eq!((hers.actor, hers.partner), (5.0, 2.0));
    assert_eq!((his.actor, his.partner), (2.0, 5.0));
    let r = Reliability {
        r: 0.75,
        kind: ReliabilityKind::Alpha,
    };
    assert_eq!(
        couple.apart(1.0, r, Confidence::P95).verdict,
        Verdict::Moved
    );
    assert_eq!(
        couple.apart(3.0, r, Confidence::P95).verdict,
        Verdict::NoReliableChange
    );
    assert_eq!(Couple::of(Some(5.0), None), None);
}

/// Exact quantiles from R: `qt(c(.95, .975), df)`.
#[test]
fn few_values_make_an_interval_wider() {
    let tables = [
        (3, 2.353_363_4, 3.182_446_3, 0.01),
        (5, 2.015_048_4, 2.570_581_8, 0.001),
        (10, 1.812_461_1, 2.228_138_9, 0.000_1),
        (30, 1.697_260_9, 2.042_272_5, 0.000_01),
    ];
    for (degrees, p90, p95, within) in tables {
        let off = |confidence: Confidence, wanted: f64| {
            (confidence.student(degrees) / wanted - 1.0).abs()
        };
        assert!(off(Confidence::P90, p90) < within, "P90, {degrees}");
        assert!(off(Confidence::P95, p95) < within, "P95, {degrees}");
    }
    assert_eq!(
        Confidence::P90.student(0),
        Confidence::P90.student(1),
        "there is no fewer than one"
    );
}

#[test]
fn ones_own_answers_tell_how_much_they_differ() {
    // Mean 4, squares 9 + 1 + 1 + 9: an SD of sqrt(20 / 3), over sqrt(4).
    let error = standard_error_of_answers([1.0, 3.0, 5.0, 7.0]);
    near(error.expect("four answers"), (20.0_f64 / 3.0).sqrt() / 2.0);
    assert_eq!(standard_error_of_answers([6.0, 6.0, 6.0]), Some(0.0));
    assert_eq!(standard_error_of_answers([6.0]), None);
    assert_eq!(standard_error_of_answers([]), None);
}

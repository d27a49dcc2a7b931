//! What whole data sets say, held against the textbook formulas and worked examples.

use measures::Key;
use measures::stats::{
    Bivariate, CoMoments, Couples, Matrix, Moments, NoOmega, Summary, Tally, alpha, item_rest,
    one_factor,
};
use proptest::prelude::*;

fn close(found: f64, wanted: f64, within: f64) {
    let scale = wanted.abs().max(1.0);
    assert!(
        (found - wanted).abs() <= within * scale,
        "{found} is not {wanted}"
    );
}

fn key(items: usize) -> Key {
    let list: Vec<_> = (1..=items).map(|n| n.to_string()).collect();
    let list = list.join(", ");
    let text = format!(
        "name = \"t\"\ntitle = \"t\"\nversion = \"1\"\nsource = \"t\"\nchecked = true\nrights = \"t\"\n\
         items = {{ count = {items}, range = [1, 7], reversed = [2] }}\n\
         [[subscale]]\nname = \"all\"\ntitle = \"all\"\nitems = [{list}]\nscore = \"mean\"\n\
         may_miss = 1\nbetter = \"neither\"\n\
         [[subscale]]\nname = \"two\"\ntitle = \"two\"\nitems = [1, 2]\nscore = \"sum\"\n\
         better = \"neither\"\n"
    );
    Key::parse(&text).expect("a key")
}

fn summary(key: &Key, rows: &[Vec<f64>]) -> Summary {
    let mut tally = Tally::new(key);
    for row in rows {
        let answer = |at: usize| row.get(at).copied().filter(|given| !given.is_nan());
        let scores: Vec<_> = key
            .subscales
            .iter()
            .map(|scale| key.score(scale, answer))
            .collect();
        tally.add(row, &scores);
    }
    tally.summary()
}

fn mean(x: &[f64]) -> f64 {
    x.iter().sum::<f64>() / x.len() as f64
}

fn shared(x: &[f64], y: &[f64]) -> f64 {
    let (mx, my) = (mean(x), mean(y));
    let products = x.iter().zip(y).map(|(x, y)| (x - mx) * (y - my));
    products.sum::<f64>() / (x.len() as f64 - 1.0)
}

#[test]
fn figures_far_from_nought_keep_their_digits() {
    let mut moments = Moments::default();
    for step in 0..3_000_000_u32 {
        moments.add(1e9 + f64::from(step % 3));
    }
    close(moments.mean().expect("some"), 1e9 + 1.0, 1e-14);
    close(moments.sd().expect("some"), (2.0_f64 / 3.0).sqrt(), 1e-6);
    assert_eq!(
        (moments.least(), moments.most()),
        (Some(1e9), Some(1e9 + 2.0))
    );
    assert_eq!(Moments::default().mean(), None);
}

/// A matrix with a known factor: covariances λλᵀ + Ψ give back λ and Ψ.
#[test]
fn a_known_factor_is_found_again() {
    let (loadings, unique) = ([0.5, 1.0, 1.5, -0.2, 2.0], [1.0, 0.5, 2.0, 1.0, 0.25]);
    let covariances = Matrix::new(5, |i, j| {
        loadings[i] * loadings[j] + if i == j { unique[i] } else { 0.0 }
    });
    let found = one_factor(&covariances).expect("proper");
    for item in 0..5 {
        close(found.loadings[item], loadings[item], 1e-11);
        close(found.unique[item], unique[item], 1e-11);
    }
    let sum: f64 = loadings.iter().sum();
    close(
        found.omega(),
        sum * sum / (sum * sum + unique.iter().sum::<f64>()),
        1e-12,
    );
}

/// With equal loadings and equal errors alpha and omega are the same.
#[test]
fn alpha_is_omega_where_items_are_parallel() {
    let parallel = Matrix::new(4, |i, j| if i == j { 2.0 } else { 1.0 });
    close(alpha(&parallel).expect("spread"), 0.8, 1e-12);
    close(one_factor(&parallel).expect("proper").omega(), 0.8, 1e-10);
    let (rest, without) = item_rest(&parallel, 0);
    close(rest.expect("spread"), 3.0 / (2.0 * 12.0_f64).sqrt(), 1e-12);
    close(without.expect("spread"), 0.75, 1e-12);
}

#[test]
fn what_one_factor_cannot_say_is_said() {
    let told = |size, cell: fn(usize, usize) -> f64| one_factor(&Matrix::new(size, cell));
    assert_eq!(
        told(2, |i, j| if i == j { 1.0 } else { 0.5 }),
        Err(NoOmega::TooFewItems)
    );
    assert_eq!(told(3, |_, _| 1.0), Err(NoOmega::NoSpread));
    assert_eq!(told(3, |_, _| 0.0), Err(NoOmega::NoSpread));
    // r12 · r13 / r23 > 1: the first item would have less than no variance of its own.
    let heywood = |i: usize, j: usize| match (i.min(j), i.max(j)) {
        (0, 1) => 0.9,
        (0, 2) => 0.8,
        (1, 2) => 0.6,
        _ => 1.0,
    };
    assert_eq!(told(3, heywood), Err(NoOmega::Improper));
}

#[test]
fn few_rows_leave_figures_out() {
    let key = key(3);
    let empty = summary(&key, &[]);
    assert_eq!((empty.rows, empty.subscales[0].alpha), (0, None));
    let one = summary(&key, &[vec![1.0, 2.0, 3.0]]);
    assert_eq!(one.subscales[0].score.mean(), Some(10.0 / 3.0));
    assert_eq!(one.subscales[0].score.sd(), None);
    let same = summary(&key, &vec![vec![4.0, 4.0, 4.0]; 5]);
    assert_eq!(same.subscales[0].alpha, None);
    assert_eq!(same.subscales[0].omega, Err(NoOmega::NoSpread));
    assert_eq!(same.subscales[0].items[0].correlations, [None, None, None]);
}

#[test]
fn couples_are_taken_two_and_two() {
    let mut couples = Couples::default();
    let pairs = [(1.0, 2.0), (3.0, 3.0), (5.0, 4.0), (4.0, 7.0)];
    for (first, second) in pairs {
        couples.add(Some(first), Some(second));
    }
    couples.add(Some(3.0), None);
    let found = couples.summary();
    assert_eq!((found.couples, found.left_out), (4, 1));
    let (x, y): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
    let r = shared(&x, &y) / (shared(&x, &x) * shared(&y, &y)).sqrt();
    close(found.correlation.expect("spread"), r, 1e-12);
    let (mean_apart, sd_apart) = found.difference.expect("two");
    close(mean_apart, -0.75, 1e-12);
    let apart: Vec<f64> = pairs.iter().map(|(x, y)| x - y).collect();
    close(sd_apart, shared(&apart, &apart).sqrt(), 1e-12);
    let (xy, yx) = ([x.clone(), y.clone()].concat(), [y, x].concat());
    let both = shared(&xy, &yx) / shared(&xy, &xy);
    close(found.intraclass.expect("spread"), both, 1e-12);
}

fn rows() -> impl Strategy<Value = Vec<Vec<f64>>> {
    let answer = prop_oneof![9 => (1..=7_i32).prop_map(f64::from), 1 => Just(f64::NAN)];
    proptest::collection::vec(proptest::collection::vec(answer, 5), 2..600)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Streaming gives what two passes over the whole give.
    #[test]
    fn a_stream_says_what_the_whole_says(rows in rows()) {
        let key = key(5);
        let found = summary(&key, &rows);
        let counted = |row: &Vec<f64>, at: usize| key.items[at].counted(row[at]);
        for i in 0..5 {
            let item = &found.subscales[0].items[i];
            let given: Vec<f64> =
                rows.iter().map(|row| counted(row, i)).filter(|x| !x.is_nan()).collect();
            prop_assert_eq!(item.answered, given.len() as u64);
            prop_assert_eq!(item.missing as usize, rows.len() - given.len());
            if given.len() > 1 {
                close(item.mean.expect("mean"), mean(&given), 1e-12);
                close(item.sd.expect("sd"), shared(&given, &given).sqrt(), 1e-12);
            }
            for j in 0..5 {
                let both = rows.iter().map(|row| (counted(row, i), counted(row, j)));
                let (x, y): (Vec<_>, Vec<_>) =
                    both.filter(|(x, y)| !x.is_nan() && !y.is_nan()).unzip();
                let spread = (shared(&x, &x) * shared(&y, &y)).sqrt();
                if let Some(r) = item.correlations[j] {
                    close(r, shared(&x, &y) / spread, 1e-12);
                } else {
                    prop_assert!(x.len() < 2 || spread < 1e-12);
                }
            }
        }
    }

    /// The order of rows changes no figure of whole-number answers by a bit.
    #[test]
    fn the_order_of_rows_changes_nothing(rows in rows()) {
        let of = |rows: &mut dyn Iterator<Item = &Vec<f64>>| {
            let mut moments = CoMoments::new(vec![4.0; 5]);
            rows.for_each(|row| moments.add(row.iter().copied()));
            moments.settle();
            (moments.covariances(), moments.correlation(0, 1), moments.sd(2))
        };
        prop_assert_eq!(of(&mut rows.iter()), of(&mut rows.iter().rev()));
    }

    #[test]
    fn a_correlation_is_never_beyond_one(pairs in proptest::collection::vec((-1e3..1e3, -1e3..1e3), 0..50)) {
        let mut together = Bivariate::default();
        pairs.iter().for_each(|(x, y)| together.add(*x, *y));
        prop_assert!(together.correlation().is_none_or(|r| r.abs() <= 1.0 + 1e-12));
    }
}

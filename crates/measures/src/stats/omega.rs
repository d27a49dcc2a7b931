//! McDonald's omega (total) from one common factor.
//!
//! The model is `covariance = λλᵀ + Ψ` with one factor and uncorrelated errors, fitted to the raw
//! covariances by maximum likelihood (as lavaan, MBESS and JASP do by default), and
//! `ω = (Σλ)² / ((Σλ)² + ΣΨ)`.
//! Source: McDonald, R. P. (1999). Test theory: a unified treatment, chapter 6.
//!
//! The likelihood is climbed by Fisher scoring on standardised items: each step solves
//! `information · step = gradient`, with, for `V = Σ⁻¹`, `u = Vλ`, `c = λᵀu`,
//! `I(λᵢ,λⱼ) = 2(c·Vᵢⱼ + uᵢuⱼ)`, `I(λᵢ,ψⱼ) = 2·Vᵢⱼuⱼ`, `I(ψᵢ,ψⱼ) = Vᵢⱼ²`
//! (Lawley, D. N., & Maxwell, A. E. (1971). Factor analysis as a statistical method).

use super::comoments::Matrix;

/// How many steps are tried; real scales take some ten.
const STEPS: usize = 500;
/// The step at which the loadings count as found.
const FOUND: f64 = 1e-13;
/// A share of an item's variance that is its own, below which the solution is improper (Heywood case).
const IMPROPER: f64 = 1e-6;

/// A fitted one-factor model.
#[derive(Clone, Debug, PartialEq)]
pub struct OneFactor {
    /// The loading of each item, in points; their sum is not negative.
    pub loadings: Vec<f64>,
    /// The variance of each item that the factor leaves.
    pub unique: Vec<f64>,
}

/// Why there is no omega.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoOmega {
    /// One factor needs three items.
    TooFewItems,
    /// An item does not vary, or is a sum of others, or there are too few people.
    NoSpread,
    /// The best fit leaves an item no variance of its own (a Heywood case), or was not reached.
    Improper,
}

impl std::fmt::Display for NoOmega {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::TooFewItems => "one factor needs at least three items",
            Self::NoSpread => {
                "an item does not vary or depends on others, or too few people answered"
            }
            Self::Improper => "no proper one-factor solution (Heywood case)",
        })
    }
}

impl std::error::Error for NoOmega {}

impl OneFactor {
    /// Omega (total): the share of the sum score's variance that is the factor's.
    pub fn omega(&self) -> f64 {
        let loadings: f64 = self.loadings.iter().sum();
        let common = loadings * loadings;
        common / (common + self.unique.iter().sum::<f64>())
    }
}

/// Fits one factor to these covariances.
///
/// # Errors
/// It cannot be fitted; see [`NoOmega`].
pub fn one_factor(covariances: &Matrix) -> Result<OneFactor, NoOmega> {
    let size = covariances.size();
    if size < 3 {
        return Err(NoOmega::TooFewItems);
    }
    let sds: Vec<f64> = (0..size).map(|i| covariances.at(i, i).sqrt()).collect();
    if !sds.iter().all(|sd| *sd > 0.0) {
        return Err(NoOmega::NoSpread);
    }
    let observed = Matrix::new(size, |i, j| covariances.at(i, j) / (sds[i] * sds[j]));
    // Without it the likelihood has no highest point.
    inverse(&observed).ok_or(NoOmega::NoSpread)?;
    let (loadings, unique) = fit(&observed)?;
    let sign = loadings.iter().sum::<f64>().signum();
    let pairs = || loadings.iter().zip(&unique).zip(&sds);
    Ok(OneFactor {
        loadings: pairs().map(|((l, _), sd)| sign * l * sd).collect(),
        unique: pairs().map(|((_, u), sd)| u * sd * sd).collect(),
    })
}

fn fit(observed: &Matrix) -> Result<(Vec<f64>, Vec<f64>), NoOmega> {
    let size = observed.size();
    let mut loadings = start(observed);
    let mut unique: Vec<f64> = loadings.iter().map(|l| 1.0 - l * l).collect();
    let mut misfit = discrepancy(observed, &loadings, &unique).ok_or(NoOmega::Improper)?;
    for _ in 0..STEPS {
        let step = scoring_step(observed, &loadings, &unique).ok_or(NoOmega::Improper)?;
        let largest = step
            .iter()
            .fold(0.0, |most: f64, part| most.max(part.abs()));
        let mut share = 1.0;
        loop {
            let moved = |from: &[f64], skip: usize| -> Vec<f64> {
                let parts = from.iter().zip(step.iter().skip(skip));
                parts.map(|(from, part)| from + share * part).collect()
            };
            let (l, u) = (moved(&loadings, 0), moved(&unique, size));
            let proper = u.iter().all(|own| *own > IMPROPER);
            let reached = proper.then(|| discrepancy(observed, &l, &u)).flatten();
            // Close to the top a full step may seem to lose a rounding error.
            if let Some(reached) = reached
                && (reached <= misfit + 1e-14 * size as f64)
            {
                (loadings, unique, misfit) = (l, u, reached);
                break;
            }
            share /= 2.0;
            if share < 1e-10 {
                return Err(NoOmega::Improper);
            }
        }
        if largest < FOUND {
            return Ok((loadings, unique));
        }
    }
    // Rounding can keep the last steps from shrinking further; what is this close is found.
    let last = scoring_step(observed, &loadings, &unique).ok_or(NoOmega::Improper)?;
    let found = last.iter().all(|part| part.abs() < 1e-11);
    found.then_some((loadings, unique)).ok_or(NoOmega::Improper)
}

/// The centroid of the correlations: each item's with all, over the root of them all.
fn start(observed: &Matrix) -> Vec<f64> {
    let size = observed.size();
    // An item keyed against the others would cancel them out: it starts from the other side.
    let signs: Vec<f64> = (0..size).map(|i| observed.at(0, i).signum()).collect();
    let total = |i: usize| -> f64 { (0..size).map(|j| signs[j] * observed.at(i, j)).sum() };
    let all: f64 = (0..size).map(|i| signs[i] * total(i)).sum();
    let root = all.max(1e-3).sqrt();
    (0..size)
        .map(|i| (total(i) / root).clamp(-0.9, 0.9))
        .collect()
}

/// `log|Σ| + tr(SΣ⁻¹)`, which the highest likelihood makes least.
fn discrepancy(observed: &Matrix, loadings: &[f64], unique: &[f64]) -> Option<f64> {
    let (inverse, log) = implied_inverse(loadings, unique)?;
    let size = observed.size();
    let cells = (0..size).flat_map(|i| (0..size).map(move |j| (i, j)));
    let trace: f64 = cells
        .map(|(i, j)| observed.at(i, j) * inverse.at(i, j))
        .sum();
    let misfit = log + trace;
    misfit.is_finite().then_some(misfit)
}

/// The inverse of `λλᵀ + Ψ` (Sherman and Morrison), and the logarithm of its determinant.
fn implied_inverse(loadings: &[f64], unique: &[f64]) -> Option<(Matrix, f64)> {
    let scaled: Vec<f64> = loadings.iter().zip(unique).map(|(l, u)| l / u).collect();
    let common: f64 = loadings.iter().zip(&scaled).map(|(l, s)| l * s).sum();
    let log = unique.iter().map(|u| u.ln()).sum::<f64>() + common.ln_1p();
    let inverse = Matrix::new(loadings.len(), |i, j| {
        let own = if i == j { 1.0 / unique[i] } else { 0.0 };
        own - scaled[i] * scaled[j] / (1.0 + common)
    });
    log.is_finite().then_some((inverse, log))
}

/// Loadings first, then unique variances.
fn scoring_step(observed: &Matrix, loadings: &[f64], unique: &[f64]) -> Option<Vec<f64>> {
    let size = observed.size();
    let (v, _) = implied_inverse(loadings, unique)?;
    let times = |a: &Matrix, b: &dyn Fn(usize, usize) -> f64| {
        Matrix::new(size, |i, j| (0..size).map(|k| a.at(i, k) * b(k, j)).sum())
    };
    let vs = times(&v, &|i, j| observed.at(i, j));
    let vsv = times(&vs, &|i, j| v.at(i, j));
    // Σ⁻¹(Σ - S)Σ⁻¹
    let g = Matrix::new(size, |i, j| v.at(i, j) - vsv.at(i, j));
    let against =
        |m: &Matrix, i: usize| -> f64 { (0..size).map(|j| m.at(i, j) * loadings[j]).sum() };
    let u: Vec<f64> = (0..size).map(|i| against(&v, i)).collect();
    let c: f64 = u.iter().zip(loadings).map(|(u, l)| u * l).sum();
    let gradient = (0..2 * size).map(|at| match at.checked_sub(size) {
        None => -2.0 * against(&g, at),
        Some(i) => -g.at(i, i),
    });
    let information = Matrix::new(2 * size, |row, column| {
        match (row.checked_sub(size), column.checked_sub(size)) {
            (None, None) => 2.0 * (c * v.at(row, column) + u[row] * u[column]),
            (None, Some(j)) => 2.0 * v.at(row, j) * u[j],
            (Some(i), None) => 2.0 * v.at(column, i) * u[i],
            (Some(i), Some(j)) => v.at(i, j) * v.at(i, j),
        }
    });
    solve(&information, gradient.collect())
}

/// The lower half of the Cholesky factor; `None` unless the matrix is positive definite.
fn cholesky(matrix: &Matrix) -> Option<Vec<Vec<f64>>> {
    let mut rows: Vec<Vec<f64>> = Vec::new();
    for i in 0..matrix.size() {
        let mut row: Vec<f64> = Vec::with_capacity(i + 1);
        for j in 0..=i {
            let other = rows.get(j).unwrap_or(&row);
            let known: f64 = row.iter().zip(other).take(j).map(|(a, b)| a * b).sum();
            let left = matrix.at(i, j) - known;
            if i == j {
                // Relative to the item's own variance: what is left is rounding.
                if left <= 1e-12 * matrix.at(i, i).abs() || !left.is_finite() {
                    return None;
                }
                row.push(left.sqrt());
            } else {
                row.push(left / other[j]);
            }
        }
        rows.push(row);
    }
    Some(rows)
}

fn solve(matrix: &Matrix, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let factor = cholesky(matrix)?;
    for i in 0..right.len() {
        let known: f64 = (0..i).map(|j| factor[i][j] * right[j]).sum();
        right[i] = (right[i] - known) / factor[i][i];
    }
    for i in (0..right.len()).rev() {
        let known: f64 = (i + 1..right.len()).map(|j| factor[j][i] * right[j]).sum();
        right[i] = (right[i] - known) / factor[i][i];
    }
    Some(right)
}

/// Whether it has an inverse, as far as rounding can tell.
fn inverse(matrix: &Matrix) -> Option<()> {
    cholesky(matrix).map(|_| ())
}

//! Means, spreads and correlations of numbers that come one at a time.
//!
//! Source: Welford, B. P. (1962). Note on a method for calculating corrected sums of squares and
//! products. Technometrics, 4(3), 419-420. It never subtracts two large sums, so it stays exact to
//! rounding however many numbers come and however far they lie from 0.

/// Count, mean, SD, least and greatest of numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moments {
    n: u64,
    mean: f64,
    squares: f64,
    least: f64,
    most: f64,
}

impl Moments {
    /// Takes in one more number.
    #[inline]
    pub fn add(&mut self, x: f64) {
        if self.n == 0 {
            (self.least, self.most) = (x, x);
        }
        self.n += 1;
        let from_old = x - self.mean;
        self.mean += from_old / self.n as f64;
        self.squares += from_old * (x - self.mean);
        self.least = self.least.min(x);
        self.most = self.most.max(x);
    }

    /// How many there were.
    pub fn n(&self) -> u64 {
        self.n
    }

    /// Their mean.
    pub fn mean(&self) -> Option<f64> {
        (self.n > 0).then_some(self.mean)
    }

    /// Their standard deviation, over n - 1; of fewer than two there is none.
    pub fn sd(&self) -> Option<f64> {
        (self.n > 1).then(|| (self.squares / (self.n - 1) as f64).sqrt())
    }

    /// The least of them.
    pub fn least(&self) -> Option<f64> {
        (self.n > 0).then_some(self.least)
    }

    /// The greatest of them.
    pub fn most(&self) -> Option<f64> {
        (self.n > 0).then_some(self.most)
    }
}

/// What pairs of numbers have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bivariate {
    n: u64,
    mean: (f64, f64),
    squares: (f64, f64),
    products: f64,
}

impl Bivariate {
    /// Takes in one more pair.
    #[inline]
    pub fn add(&mut self, x: f64, y: f64) {
        self.n += 1;
        let n = self.n as f64;
        let (dx, dy) = (x - self.mean.0, y - self.mean.1);
        self.mean.0 += dx / n;
        self.mean.1 += dy / n;
        let past = y - self.mean.1;
        self.squares.0 += dx * (x - self.mean.0);
        self.squares.1 += dy * past;
        self.products += dx * past;
    }

    /// How many pairs there were.
    pub fn n(&self) -> u64 {
        self.n
    }

    /// Pearson's correlation; none of fewer than two pairs, or where one side has no spread.
    pub fn correlation(&self) -> Option<f64> {
        let spread = (self.squares.0 * self.squares.1).sqrt();
        (self.n > 1 && spread > 0.0).then(|| self.products / spread)
    }

    /// Mean and SD of the first less the second.
    pub fn difference(&self) -> Option<(f64, f64)> {
        let squares = self.squares.0 + self.squares.1 - 2.0 * self.products;
        (self.n > 1).then(|| {
            let sd = (squares.max(0.0) / (self.n - 1) as f64).sqrt();
            (self.mean.0 - self.mean.1, sd)
        })
    }

    /// The correlation of pairs in which nobody is first: the pairwise (double-entry) intraclass
    /// correlation, each pair counted both ways. Source: Kenny, D. A., Kashy, D. A., & Cook, W. L.
    /// (2006). Dyadic data analysis, chapter 2.
    pub fn intraclass(&self) -> Option<f64> {
        let n = self.n as f64;
        let apart = self.mean.0 - self.mean.1;
        let shared = 2.0 * (self.products - n * apart * apart / 4.0);
        let spread = self.squares.0 + self.squares.1 + n * apart * apart / 2.0;
        (self.n > 1 && spread > 0.0).then(|| shared / spread)
    }
}

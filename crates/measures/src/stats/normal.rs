//! The normal distribution, as far as scores need it.

/// How sure an interval is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// 68 of 100 times.
    P68,
    /// 90 of 100 times.
    P90,
    /// 95 of 100 times: the usual one for reliable change.
    P95,
    /// 99 of 100 times.
    P99,
}

impl Confidence {
    /// The number of standard errors to each side: the quantile of the standard normal distribution at
    /// (1 + confidence) / 2.
    pub fn z(self) -> f64 {
        match self {
            Self::P68 => 0.994_457_883_209_753_2,
            Self::P90 => 1.644_853_626_951_472_2,
            Self::P95 => 1.959_963_984_540_054,
            Self::P99 => 2.575_829_303_548_900_4,
        }
    }

    /// The same where the standard error was itself found from few values: the quantile of Student's
    /// distribution with this many degrees of freedom (1 or more), which is farther out. Up to P95
    /// it is right to 0.1 % from 5 degrees on and to 1 % from 3 on; with fewer it is too near.
    /// Source: Abramowitz, M., & Stegun, I. A. (1964). Handbook of mathematical functions, 26.7.5.
    pub fn student(self, degrees: usize) -> f64 {
        let (z, v) = (self.z(), degrees.max(1) as f64);
        let z2 = z * z;
        let terms = [
            (z2 + 1.0) / 4.0,
            ((5.0 * z2 + 16.0) * z2 + 3.0) / 96.0,
            (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / 384.0,
            ((((79.0 * z2 + 776.0) * z2 + 1482.0) * z2 - 1920.0) * z2 - 945.0) / 92_160.0,
        ];
        let farther = terms.iter().rev().fold(0.0, |sum, term| (sum + term) / v);
        z * (1.0 + farther)
    }

    /// As a share: 0.95.
    pub fn share(self) -> f64 {
        match self {
            Self::P68 => 0.68,
            Self::P90 => 0.90,
            Self::P95 => 0.95,
            Self::P99 => 0.99,
        }
    }
}

/// The share of a standard normal distribution below `z`.
pub fn below(z: f64) -> f64 {
    0.5 * libm::erfc(-z / std::f64::consts::SQRT_2)
}

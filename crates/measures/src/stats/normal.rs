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

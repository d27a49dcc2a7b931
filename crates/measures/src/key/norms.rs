//! Reading what scores are held against: bands, cut-offs, norms, and where each is from.
//!
//! What must stay true: a figure without a source, or that does not say whether it was checked, is a
//! problem.

use super::table::Reader;
use super::{
    Band, Bands, CutOff, CutPoint, Evidence, Group, Norm, ReliableChange, Side, Unchecked,
};
use toml::Table;

const NORM: [&str; 12] = [
    "name",
    "population",
    "group",
    "n",
    "mean",
    "sd",
    "alpha",
    "retest",
    "retest_days",
    "source",
    "checked",
    "why",
];
const CUT_OFF: [&str; 10] = [
    "below",
    "at_most",
    "at_least",
    "above",
    "suggests",
    "sensitivity",
    "specificity",
    "source",
    "checked",
    "why",
];

impl Reader {
    /// `source`, `checked` and, where that is false, `why`.
    pub(super) fn evidence(&mut self, at: &str, table: &Table) -> Option<Evidence> {
        let source = self.text(at, table, "source");
        let checked = self.flag(at, table, "checked");
        let why = self.maybe_text(at, table, "why");
        let unchecked = match (checked, why) {
            (Some(true), None) => None,
            (Some(false), Some(why)) => Some(Unchecked { why }),
            (Some(true), Some(_)) => {
                self.problem(at, "\"why\" says why a figure is not checked; this one is");
                None
            }
            (Some(false), None) => {
                self.problem(at, "with checked = false, \"why\" must say why");
                None
            }
            (None, _) => {
                if !table.contains_key("checked") {
                    self.problem(
                        at,
                        "\"checked\" is missing: true if the figure was seen in its source",
                    );
                }
                None
            }
        };
        Some(Evidence {
            source: source?,
            unchecked,
        })
    }

    pub(super) fn bands(&mut self, at: &str, table: &Table) -> Option<Bands> {
        self.only(at, table, &["list", "source", "checked", "why"]);
        let mut list: Vec<Band> = Vec::new();
        for (place, table) in self.tables(at, table, "list") {
            self.only(&place, table, &["from", "is"]);
            let from = self.number(&place, table, "from");
            let is = self.text(&place, table, "is");
            let (Some(from), Some(is)) = (from, is) else {
                continue;
            };
            if list.last().is_some_and(|before| before.from >= from) {
                self.problem(&place, "each band must begin above the one before");
            }
            list.push(Band { from, is });
        }
        if list.is_empty() {
            self.problem(at, "\"list\" must hold at least one band");
        }
        let evidence = self.evidence(at, table)?;
        Some(Bands { list, evidence })
    }

    pub(super) fn cut_off(&mut self, at: &str, table: &Table) -> Option<CutOff> {
        self.only(at, table, &CUT_OFF);
        let sides = [
            ("below", Side::Below),
            ("at_most", Side::AtMost),
            ("at_least", Side::AtLeast),
            ("above", Side::Above),
        ];
        let mut given = sides
            .into_iter()
            .filter(|(key, _)| table.contains_key(*key));
        let (Some((key, side)), None) = (given.next(), given.next()) else {
            self.problem(at, "it needs one of below, at_most, at_least, above");
            return None;
        };
        let cut = self.number(at, table, key);
        let suggests = self.text(at, table, "suggests");
        let sensitivity = self.share(at, table, "sensitivity");
        let specificity = self.share(at, table, "specificity");
        let evidence = self.evidence(at, table);
        Some(CutOff {
            point: CutPoint { at: cut?, side },
            suggests: suggests?,
            sensitivity,
            specificity,
            evidence: evidence?,
        })
    }

    pub(super) fn norm(&mut self, at: &str, table: &Table) -> Option<Norm> {
        self.only(at, table, &NORM);
        let name = self.token(at, table, "name");
        let population = self.text(at, table, "population");
        let group = match self.maybe_text(at, table, "group").as_deref() {
            None | Some("general") => Group::General,
            Some("functional") => Group::Functional,
            Some("clinical") => Group::Clinical,
            Some(_) => {
                self.problem(at, "\"group\" must be general, functional or clinical");
                Group::General
            }
        };
        let n = self.count(at, table, "n");
        let mean = self.number(at, table, "mean");
        let sd = self.number(at, table, "sd");
        if sd.is_some_and(|sd| sd <= 0.0) {
            self.problem(at, "\"sd\" must be above 0");
        }
        let alpha = self.share(at, table, "alpha");
        let retest = self.share(at, table, "retest");
        let retest_days = self.count(at, table, "retest_days");
        let evidence = self.evidence(at, table);
        Some(Norm {
            name: name?,
            population: population?,
            group,
            n,
            mean: mean?,
            sd: sd?,
            alpha,
            retest,
            retest_days: retest_days.and_then(|days| u32::try_from(days).ok()),
            evidence: evidence?,
        })
    }

    pub(super) fn reliable_change(&mut self, at: &str, table: &Table) -> Option<ReliableChange> {
        self.only(at, table, &["at_least", "source", "checked", "why"]);
        let at_least = self.number(at, table, "at_least");
        if at_least.is_some_and(|least| least <= 0.0) {
            self.problem(at, "\"at_least\" must be above 0");
        }
        let evidence = self.evidence(at, table);
        Some(ReliableChange {
            at_least: at_least?,
            evidence: evidence?,
        })
    }
}

//! The profiles of every redesign beside each other, so that people can choose between them.

use serde::Serialize;

use super::{Options, audit};
use crate::measure::{Measures, Profile};
use crate::workflow::{Document, Fault, Wiring, workflow_faults};

/// The baseline and every redesign.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Profiles {
    /// What was measured on the baseline; absent while it has faults.
    pub baseline: Option<Measures>,
    /// Every redesign, in the order of the document.
    pub redesigns: Vec<ProfileOf>,
    /// Which redesigns keep the most.
    pub best: Best,
}

/// One redesign.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProfileOf {
    /// What it keeps; absent while it has faults.
    pub profile: Option<Profile>,
    /// How many faults it has.
    pub faults: usize,
}

/// For each line of the profile, the redesigns that keep the most, counted from 0; none where all
/// keep the same.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Best {
    /// Minutes of contact.
    pub contact_minutes: Vec<usize>,
    /// Purposes of contact.
    pub purposes: Vec<usize>,
    /// Pairs of roles that meet.
    pub ties: Vec<usize>,
    /// Rounds with people in them.
    pub loops: Vec<usize>,
    /// Fewest cases that meet nobody.
    pub meets_nobody: Vec<usize>,
    /// Most of people's time saved.
    pub minutes_saved: Vec<usize>,
}

/// Audits every redesign of a document; which one the options name does not matter.
#[must_use]
pub fn profiles(document: &Document, options: &Options<'_>) -> Profiles {
    let mut baseline = None;
    let mut redesigns = Vec::new();
    for at in 0..document.redesigns.len() {
        let options = Options {
            redesign: Some(at),
            ..*options
        };
        redesigns.push(match audit(document, &options) {
            Ok(audit) => {
                baseline = Some(audit.measures.baseline);
                ProfileOf {
                    profile: audit.profile,
                    faults: 0,
                }
            }
            Err(faults) => ProfileOf {
                profile: None,
                faults: own(document, &faults),
            },
        });
    }
    Profiles {
        best: best(&redesigns),
        baseline,
        redesigns,
    }
}

/// Faults of the redesign itself, where the baseline has none; else those of both.
fn own(document: &Document, faults: &[Fault]) -> usize {
    let before = workflow_faults(&Wiring::of(&document.baseline), "baseline").len();
    if faults.len() > before {
        faults.len() - before
    } else {
        faults.len()
    }
}

fn best(redesigns: &[ProfileOf]) -> Best {
    let most = |of: &dyn Fn(&Profile) -> Option<f64>| -> Vec<usize> {
        let values = redesigns.iter().enumerate();
        let values: Vec<(usize, f64)> = values
            .filter_map(|(at, one)| Some((at, of(one.profile.as_ref()?)?)))
            .collect();
        let top = values.iter().map(|one| one.1).reduce(f64::max);
        let is_top = |value: f64| top.is_some_and(|top| value >= top);
        if values.iter().all(|one| is_top(one.1)) {
            return Vec::new();
        }
        let tops = values.iter().filter(|one| is_top(one.1));
        tops.map(|one| one.0).collect()
    };
    let count = |kept: usize| Some(kept as f64);
    Best {
        contact_minutes: most(&|one| one.contact_minutes_kept),
        purposes: most(&|one| count(one.purposes_kept.kept)),
        ties: most(&|one| count(one.ties_kept.kept)),
        loops: most(&|one| count(one.loops_kept.kept)),
        meets_nobody: most(&|one| one.meets_nobody.redesign.map(|share| -share)),
        minutes_saved: most(&|one| Some(one.person_minutes_saved)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::Settings;
    use crate::edit::Edit;

    const PAIR: &str = r#"{"format": "weft/1", "title": "t", "case": "c", "baseline": {"steps": [
        {"id": "b", "name": "Call", "roles": ["Guest", "Host"], "tag": "human-relational",
         "mode": "live", "minutes": 20, "purposes": ["help"]}]},
        "redesign": {"steps": [{"id": "r", "name": "Form", "roles": ["Host"], "tag": "human-alone",
         "minutes": 5, "replaces": ["b"]}]}}"#;

    fn document() -> Document {
        serde_json::from_str(PAIR).expect("a document")
    }

    fn of(document: &Document) -> Profiles {
        let settings = Settings::default();
        let options = Options {
            redesign: None,
            confirmed: None,
            settings: &settings,
            today: date(2026, 1, 1),
            language: crate::Language::English,
        };
        profiles(document, &options)
    }

    #[test]
    fn the_best_of_two_redesigns_is_named_for_each_line() {
        let mut document = document();
        let copy = Edit::redesign_from_baseline(&document, Some("Careful".to_owned()));
        document.apply(copy).expect("it fits");
        let profiles = of(&document);
        assert_eq!(profiles.redesigns.len(), 2);
        assert_eq!(profiles.best.contact_minutes, [1], "the copy keeps it all");
        assert_eq!(profiles.best.ties, [1]);
        assert_eq!(profiles.best.minutes_saved, [0], "the other one saves time");
        assert_eq!(
            profiles.best.loops, [0_usize; 0],
            "where all keep the same, none is best"
        );
    }

    #[test]
    fn a_redesign_with_faults_has_no_profile() {
        let mut document = document();
        document.redesigns[0].workflow.steps.clear();
        let profiles = of(&document);
        let one = &profiles.redesigns[0];
        assert_eq!((&one.profile, one.faults), (&None, 1));
        assert_eq!(profiles.best, Best::default(), "nothing to choose from");
    }
}

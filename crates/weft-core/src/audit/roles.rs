//! The roles of a redesign as those of its baseline, where they are the same under another name.

#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions and lie below their steps"
)]

use crate::Language;
use crate::matching::{Likelihood, RoleMatch, Staff, role_matches};
use crate::measure::cast::{Cast, Renamed, RoleNumber};
use crate::measure::flow::Node;
use crate::measure::version::Version;
use crate::workflow::{Matching, RolePair};

/// Which roles of the redesign are roles of the baseline; `pairs` are the matched steps.
pub(super) fn matched(
    cast: &Cast,
    (baseline, redesign): (&Version<'_>, &Version<'_>),
    pairs: &[(Node, Node)],
    said: &Matching,
    language: Language,
) -> Vec<RoleMatch> {
    let before = |node: Node| performer(baseline, node);
    let after = |node: Node| performer(redesign, node);
    let staff = (
        &Staff {
            present: &baseline.present,
            performer: &before,
        },
        &Staff {
            present: &redesign.present,
            performer: &after,
        },
    );
    role_matches(cast, staff, pairs, said, language)
}

/// The role whose people perform a step, if people do.
fn performer(version: &Version<'_>, node: Node) -> Option<RoleNumber> {
    let at = node as usize;
    let by_people = version.by_person[at] && !version.automated[at];
    version.people[at].performer.filter(|_| by_people)
}

/// The roles of a redesign as an audit counts them.
#[derive(Default)]
pub(super) struct Believed {
    /// The cast as the redesign knows it; none where no role is called something else.
    pub(super) cast: Option<Cast>,
    /// Which roles of the baseline were merged into others.
    pub(super) merged: Renamed,
    /// The pairs that count as one role.
    pub(super) as_one: Vec<RolePair>,
}

/// Believes pairs of roles that are confirmed or likely: until somebody says otherwise, nobody is called
/// gone who may only be renamed.
pub(super) fn believed(cast: &Cast, roles: &[RoleMatch], baseline: &Version<'_>) -> Believed {
    let believed = roles
        .iter()
        .filter(|one| one.confirmed || one.likelihood == Likelihood::Likely);
    let mut pairs = believed
        .map(|one| (&one.baseline, &one.redesign))
        .peekable();
    if pairs.peek().is_none() {
        return Believed::default();
    }
    let (cast, merged, as_one) = cast.renamed(pairs, &baseline.present);
    Believed {
        cast: Some(cast),
        merged,
        as_one,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::{Options, audit};
    use crate::settings::Settings;
    use crate::workflow::{Document, Matching, RolePair};
    use crate::{Audit, Language};

    /// Two people who pass work on, and meet; in the redesign one of them is called something else.
    const PAIR: &str = r#"{
        "format": "weft/1", "title": "Hiring", "case": "one vacancy",
        "baseline": { "steps": [
            { "id": "b1", "name": "Describe position", "roles": ["Manager"], "tag": "human-alone", "next": [{ "to": "b2" }] },
            { "id": "b2", "name": "Publish advertisement", "roles": ["HR clerk"], "tag": "human-alone", "next": [{ "to": "b3" }] },
            { "id": "b3", "name": "Discuss candidates", "roles": ["HR clerk", "Manager"], "tag": "human-relational",
              "mode": "live", "minutes": 20, "purposes": ["decide"], "next": [{ "to": "end" }] } ] },
        "redesign": { "steps": [
            { "id": "r1", "name": "Describe position", "roles": ["Manager"], "tag": "human-alone", "next": [{ "to": "r2" }] },
            { "id": "r2", "name": "Publish advertisement", "roles": ["RECRUITER"], "tag": "human-alone", "next": [{ "to": "r3" }] },
            { "id": "r3", "name": "Discuss candidates", "roles": ["RECRUITER", "Manager"], "tag": "human-relational",
              "mode": "live", "minutes": 20, "purposes": ["decide"], "next": [{ "to": "end" }] } ] }
    }"#;

    fn document(role: &str) -> Document {
        serde_json::from_str(&PAIR.replace("RECRUITER", role)).unwrap()
    }

    fn audited(document: &Document) -> Audit {
        let options = Options {
            redesign: Some(0),
            confirmed: None,
            settings: &Settings::default(),
            today: date(2026, 1, 1),
            language: Language::English,
        };
        audit(document, &options).unwrap()
    }

    fn said(document: &mut Document) -> &mut Matching {
        &mut document.redesigns[0].workflow.matching
    }

    fn rules(audit: &Audit) -> Vec<&str> {
        let findings = audit.findings.iter();
        findings.map(|one| one.rule).collect()
    }

    fn questions(audit: &Audit) -> Vec<&str> {
        let roles = audit.data_checks.iter().filter(|one| one.id == "D7");
        roles.map(|one| one.says.as_str()).collect()
    }

    fn pair(baseline: &str, redesign: &str) -> RolePair {
        RolePair {
            baseline: baseline.into(),
            redesign: redesign.into(),
        }
    }

    #[test]
    fn a_likely_new_name_is_a_question_and_no_accusation() {
        let audit = audited(&document("Human resources clerk"));
        assert!(
            rules(&audit).is_empty(),
            "nobody is gone: {:?}",
            rules(&audit)
        );
        assert_eq!(
            questions(&audit),
            [
                "Is the role “Human resources clerk” the role “HR clerk” of the baseline? Until somebody says otherwise, they count as the same."
            ],
            "people are asked"
        );
    }

    #[test]
    fn a_role_that_does_the_same_steps_is_taken_for_it() {
        let audit = audited(&document("Talent scout"));
        assert!(rules(&audit).is_empty(), "two of two steps");
        assert_eq!(questions(&audit).len(), 1, "but somebody should say so");
        assert_eq!(
            audit.renamed,
            [pair("HR clerk", "Talent scout")],
            "and whoever draws people knows"
        );
    }

    #[test]
    fn what_people_said_ends_the_question() {
        let mut document = document("Talent scout");
        said(&mut document).roles = vec![pair("HR clerk", "Talent scout")];
        let audit = audited(&document);
        assert!(rules(&audit).is_empty(), "they are one role");
        assert!(questions(&audit).is_empty(), "nothing is open");
        assert_eq!(
            audit.profile.unwrap().ties_kept.kept,
            1,
            "and its tie is kept"
        );
        said(&mut document).roles.clear();
        said(&mut document).roles_apart = vec![pair("HR clerk", "Talent scout")];
        let audit = audited(&document);
        assert!(questions(&audit).is_empty(), "nothing is open");
        let rules = rules(&audit);
        assert!(
            rules.contains(&"C11") && rules.contains(&"C05") && rules.contains(&"C01"),
            "now somebody is gone: {rules:?}"
        );
    }

    #[test]
    fn a_role_that_was_merged_into_another_is_not_gone() {
        let mut document = document("Manager");
        document.redesigns[0].workflow.steps[2].roles = vec!["Manager".into(), "Board".into()];
        let before = audited(&document);
        assert!(rules(&before).contains(&"C11"), "the clerk is gone");
        said(&mut document).roles = vec![pair("HR clerk", "Manager")];
        let after = audited(&document);
        assert!(
            !rules(&after)
                .iter()
                .any(|rule| ["C05", "C11", "C13", "C14"].contains(rule)),
            "the clerk is the manager now: {:?}",
            rules(&after)
        );
    }

    #[test]
    fn the_parts_of_a_role_that_was_split_are_two_people() {
        let mut document = document("HR clerk");
        document.redesigns[0].workflow.steps[2].roles = vec!["Caller".into(), "Scribe".into()];
        said(&mut document).roles = vec![pair("HR clerk", "Caller"), pair("HR clerk", "Scribe")];
        let audit = audited(&document);
        assert_eq!(
            audit.measures.redesign.unwrap().contact_steps,
            1,
            "they meet"
        );
    }
}

//! From what rules found to findings: rounded, banded, named, ordered, and waived where people
//! decided so (audit.md 4.2, 4.5 and 4.8).
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions and lie below their steps"
)]

use std::cmp::Ordering;
use std::collections::BTreeSet;

use jiff::civil::Date;
use smol_str::{SmolStr, format_smolstr};

use super::result::{Assumption, AssumptionReason, Band, Finding, Status};
use crate::language::sentence;
use crate::measure::comparison::Nodes;
use crate::measure::version::Version;
use crate::rule::{Facts, Hit, Rule};
use crate::settings::Bands;
use crate::words::{nine, round_to};
use crate::workflow::{Document, Purpose, RoleName, Stakes, Step, StepId, Waiver};

/// Turns what the rules found into findings, in the order of audit.md 4.8; waived ones last.
pub(super) fn findings<'r>(
    facts: &Facts<'_>,
    document: &Document,
    assumptions: &[Assumption],
    today: Date,
    found: impl Iterator<Item = (&'r Rule, Vec<Hit>)>,
) -> Vec<Finding> {
    let mut hits: Vec<(&Rule, Hit)> = Vec::new();
    for (rule, mut of_rule) in found {
        hits.reserve(of_rule.len());
        hits.extend(of_rule.drain(..).map(|hit| (rule, hit)));
    }
    let order = order(facts, &hits);
    let open = Open::of(assumptions);
    let mut findings: Vec<Finding> = Vec::with_capacity(hits.len());
    for at in order {
        let (rule, hit) = &mut hits[at as usize];
        findings.push(finding(facts, &open, rule, std::mem::take(hit)));
    }
    for waiver in &document.waivers {
        for finding in findings
            .iter_mut()
            .filter(|finding| finding.id == waiver.finding)
        {
            apply(facts, document.stakes, waiver, today, finding);
        }
    }
    if !document.waivers.is_empty() {
        findings.sort_by_key(|finding| finding.status == Status::Waived);
    }
    findings
}

/// Places of the hits: highest score first, then by rule, steps and roles.
fn order(facts: &Facts<'_>, hits: &[(&Rule, Hit)]) -> Vec<u32> {
    let (before, after) = (before(facts), facts.version);
    let id = |version: &Version<'_>, node: &u32| version.steps[*node as usize].id.clone();
    let ids = |version: &Version<'_>, one: &[u32], other: &[u32]| -> Ordering {
        let id = |node: &u32| &version.steps[*node as usize].id;
        one.iter().map(id).cmp(other.iter().map(id))
    };
    let first = |hit: &Hit| match facts.comparison {
        Some(_) => hit.baseline.first().map(|node| id(before, node)),
        None => hit.steps.first().map(|node| id(before, node)),
    };
    let key = |(at, (rule, hit)): (u32, &(&Rule, Hit))| Key {
        score: shown_score(hit.score),
        rule: rule.id,
        first: first(hit),
        at,
    };
    let mut keys: Vec<Key> = (0..).zip(hits).map(key).collect();
    keys.sort_by(|a, b| {
        let (one, other) = (&hits[a.at as usize].1, &hits[b.at as usize].1);
        // Numbers of roles ascend with their names.
        a.compare(b)
            .then_with(|| match facts.comparison {
                Some(_) => ids(before, &one.baseline, &other.baseline)
                    .then_with(|| ids(after, &one.steps, &other.steps)),
                None => ids(before, &one.steps, &other.steps),
            })
            .then_with(|| one.roles.cmp(&other.roles))
    });
    keys.into_iter().map(|key| key.at).collect()
}

/// What nearly always decides the order of two findings, beside each other in memory.
struct Key {
    score: f64,
    rule: &'static str,
    first: Option<StepId>,
    at: u32,
}

impl Key {
    fn compare(&self, other: &Self) -> Ordering {
        other
            .score
            .total_cmp(&self.score)
            .then_with(|| self.rule.cmp(other.rule))
            .then_with(|| self.first.cmp(&other.first))
    }
}

/// The version whose steps a finding names first: the baseline, or the only one.
fn before<'a>(facts: &Facts<'a>) -> &'a Version<'a> {
    facts
        .comparison
        .map_or(facts.version, |comparison| comparison.baseline)
}

/// The score as it is shown: capped, then rounded to one decimal.
pub(crate) fn shown_score(score: f64) -> f64 {
    round_to(nine(score).min(100.0), 1)
}

/// The band that a score falls in.
pub(crate) fn band(score: f64, bands: &Bands) -> Band {
    match score {
        _ if score >= bands.critical => Band::Critical,
        _ if score >= bands.high => Band::High,
        _ if score >= bands.medium => Band::Medium,
        _ => Band::Low,
    }
}

fn finding(facts: &Facts<'_>, open: &Open<'_>, rule: &Rule, hit: Hit) -> Finding {
    let before = before(facts);
    // Without a baseline to compare with, the single version takes its place.
    let (baseline, redesign) = if facts.comparison.is_some() {
        (hit.baseline, hit.steps)
    } else {
        (hit.steps, Nodes::new())
    };
    let ids = |version: &Version<'_>, nodes: &[u32]| -> Vec<StepId> {
        nodes
            .iter()
            .map(|node| version.steps[*node as usize].id.clone())
            .collect()
    };
    let fingerprint = fingerprint(
        baseline.iter().map(|node| before.steps[*node as usize]),
        redesign
            .iter()
            .map(|node| facts.version.steps[*node as usize]),
    );
    let baseline_steps = ids(before, &baseline);
    let redesign_steps = ids(facts.version, &redesign);
    let score = shown_score(hit.score);
    let wording = rule.wording(facts.language);
    Finding {
        id: if hit.key.is_empty() {
            rule.id.into()
        } else {
            format_smolstr!("{}:{}", rule.id, hit.key)
        },
        rule: rule.id,
        name: rule.name,
        score,
        band: band(score, &facts.settings.bands),
        assumed: open.touches(AssumptionReason::Missing, &baseline_steps, &redesign_steps),
        suggested: open.touches(
            AssumptionReason::Suggested,
            &baseline_steps,
            &redesign_steps,
        ),
        baseline_steps,
        redesign_steps,
        roles: hit
            .roles
            .iter()
            .map(|role| facts.cast.name(*role).clone())
            .collect(),
        says: hit.says,
        evidence: hit.evidence,
        advice: wording.advice,
        source: wording.source,
        status: Status::Open,
        waiver: None,
        fingerprint,
    }
}

/// What was assumed, for look-ups.
struct Open<'a> {
    steps: BTreeSet<(AssumptionReason, &'a str, &'a StepId)>,
    any: BTreeSet<AssumptionReason>,
}

impl<'a> Open<'a> {
    fn of(assumptions: &'a [Assumption]) -> Self {
        let step =
            |one: &'a Assumption| Some((one.reason, one.version.as_str(), one.step.as_ref()?));
        Self {
            steps: assumptions.iter().filter_map(step).collect(),
            any: assumptions.iter().map(|one| one.reason).collect(),
        }
    }

    /// Whether a finding rests on such an assumption; one without steps rests on all of them.
    fn touches(&self, reason: AssumptionReason, baseline: &[StepId], redesign: &[StepId]) -> bool {
        if baseline.is_empty() && redesign.is_empty() {
            return self.any.contains(&reason);
        }
        let one = |version, step| self.steps.contains(&(reason, version, step));
        baseline.iter().any(|step| one("baseline", step))
            || redesign.iter().any(|step| one("redesign", step))
    }
}

/// Applies a decision to a finding: it holds until its review date or until the steps change.
fn apply(facts: &Facts<'_>, stakes: Stakes, waiver: &Waiver, today: Date, finding: &mut Finding) {
    let language = facts.language;
    finding.waiver = Some(Box::new(waiver.clone()));
    let changed = waiver
        .fingerprint
        .as_ref()
        .is_some_and(|known| *known != finding.fingerprint);
    if let Some(why) = invalid(facts, stakes, waiver, finding) {
        finding.evidence.push(sentence!(language;
            "It was let go, but that does not count: {why}.",
            "Das wurde losgelassen, zählt aber nicht: {why}."
        ));
    } else if today >= waiver.review_date {
        finding.status = Status::Returned;
        finding.evidence.push(sentence!(language;
            "It was let go until {}: look again.",
            "Das wurde bis {} losgelassen: wieder ansehen.",
            language.date(waiver.review_date)
        ));
    } else if changed {
        finding.status = Status::Returned;
        finding.evidence.push(sentence!(language;
            "It was let go, and its steps have changed since.",
            "Das wurde losgelassen, und seitdem haben sich die Schritte geändert."
        ));
    } else {
        finding.status = Status::Waived;
    }
}

/// Why a waiver does not count (audit.md 4.5); none if it does.
fn invalid(
    facts: &Facts<'_>,
    stakes: Stakes,
    waiver: &Waiver,
    finding: &Finding,
) -> Option<&'static str> {
    let language = facts.language;
    let steps: Vec<&Step> = before(facts)
        .steps
        .iter()
        .copied()
        .filter(|step| finding.baseline_steps.contains(&step.id))
        .collect();
    let mut took_part: BTreeSet<&RoleName> = finding.roles.iter().collect();
    took_part.extend(
        steps
            .iter()
            .flat_map(|step| step.roles.iter().map(|one| &one.role)),
    );
    if !took_part.is_empty()
        && !waiver
            .decided_by
            .iter()
            .any(|role| took_part.contains(role))
    {
        return Some(language.pick(
            "none of the roles that took part has decided it",
            "keine der beteiligten Rollen hat es entschieden",
        ));
    }
    let grave = |step: &&Step| {
        step.purposes
            .iter()
            .any(|one| matches!(one, Purpose::Voice | Purpose::Handover))
    };
    let deciders: BTreeSet<&RoleName> = waiver.decided_by.iter().collect();
    if stakes == Stakes::High && steps.iter().any(grave) && deciders.len() < 2 {
        return Some(language.pick(
            "with high stakes, two roles must decide about being heard or a handover",
            "steht viel auf dem Spiel, entscheiden über Mitsprache oder Übergabe zwei Rollen",
        ));
    }
    None
}

/// FNV-1a over everything that a decision about these steps looked at.
fn fingerprint<'a>(
    baseline: impl Iterator<Item = &'a Step>,
    redesign: impl Iterator<Item = &'a Step>,
) -> SmolStr {
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    for (side, step) in baseline
        .map(|step| ("b", step))
        .chain(redesign.map(|step| ("r", step)))
    {
        hash.text(side);
        hash.text(step.id.as_str());
        hash.text(&step.name);
        for one in &step.roles {
            hash.text(one.role.as_str());
            hash.bytes(&one.count.to_le_bytes());
        }
        hash.text(step.tag.map_or("", crate::workflow::Tag::word));
        hash.bytes(&step.minutes.unwrap_or(-1.0).to_le_bytes());
        for purpose in &step.purposes {
            hash.text(purpose.code());
        }
        hash.text(step.mode().word());
    }
    format_smolstr!("{:016x}", hash.0)
}

struct Fnv(u64);

impl Fnv {
    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// A text and an end mark, so that `ab, c` differs from `a, bc`.
    fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
        self.bytes(&[0xff]);
    }
}

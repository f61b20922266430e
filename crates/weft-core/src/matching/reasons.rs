//! Why two steps are taken for the same work, in words that a reader can check.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::Reasons;
use super::pairs::{Pair, Roles};
use super::side::{Node, Side};

/// From this nearness on two steps stand in the same place.
const SAME_PLACE: f64 = 0.9;

/// The reasons for a pair, the strongest first; `together` holds the pairs that are believed.
pub(super) fn reasons(
    pair: &Pair,
    baseline: &Side<'_>,
    redesign: &Side<'_>,
    together: &BTreeSet<(usize, usize)>,
) -> Reasons {
    let (Some(one), Some(other)) = (baseline.node(pair.row), redesign.node(pair.column)) else {
        return Reasons::new();
    };
    let mut reasons = Reasons::new();
    if pair.same_id {
        reasons.push("same id".into());
    }
    if pair.same_label {
        reasons.push("same name".into());
    } else {
        reasons.extend(words(one, other).into_iter().map(Cow::from));
    }
    reasons.extend(roles(pair, one, other).into_iter().map(Cow::from));
    let around = |of_row: &[Vec<usize>], of_column: &[Vec<usize>]| {
        let columns = || of_column.get(pair.column).into_iter().flatten();
        let mut rows = of_row.get(pair.row).into_iter().flatten();
        rows.any(|row| columns().any(|column| together.contains(&(*row, *column))))
    };
    let before = around(&baseline.before, &redesign.before);
    let after = around(&baseline.after, &redesign.after);
    match (before, after) {
        (true, true) => reasons.push("stands between the same neighbours".into()),
        (true, false) => reasons.push("comes after the same step".into()),
        (false, true) => reasons.push("comes before the same step".into()),
        (false, false) => {}
    }
    if pair.nearness >= SAME_PLACE {
        reasons.push("same place in the flow".into());
    }
    reasons
}

/// Words that both names have, and words that mean the same.
fn words(one: &Node<'_>, other: &Node<'_>) -> Vec<String> {
    let (mut same, mut like) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    for word in one.words.iter().filter(|word| seen.insert(&word.meaning)) {
        let there = other.words.iter().find(|it| it.meaning == word.meaning);
        match there {
            Some(there) if there.stem == word.stem => same.push(word.surface.as_str()),
            Some(there) => like.push(format!("{} and {}", word.surface, there.surface)),
            None => {}
        }
    }
    let mut reasons = Vec::new();
    if !same.is_empty() {
        reasons.push(format!("same words: {}", same.join(", ")));
    }
    if !like.is_empty() {
        reasons.push(format!("words of the same meaning: {}", like.join(", ")));
    }
    reasons
}

fn roles(pair: &Pair, one: &Node<'_>, other: &Node<'_>) -> Option<String> {
    let ((_, name), (_, other_name)) = (one.role.as_ref()?, other.role.as_ref()?);
    let kind = if one.is_in_lane(name) { "lane" } else { "role" };
    match pair.roles {
        Roles::Same => Some(format!("same {kind}: {name}")),
        Roles::Conflict => Some(format!(
            "but another {kind}: {name} there, {other_name} here"
        )),
        Roles::Silent | Roles::Unknown => None,
    }
}

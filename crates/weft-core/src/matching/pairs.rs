//! The pairs of steps that are worth comparing, at most some thirty for each step of the baseline.
//!
//! An index from meaning to steps finds the pairs that share words, rarest words first; the steps
//! around the best of these join them, since position may decide where no word does. So the cost
//! grows with the number of steps, not with its square.

use std::collections::{BTreeMap, BTreeSet};

use super::recipe::Recipe;
use super::side::{Node, Side};
use super::vocabulary::Vocabulary;

/// Steps of the redesign that are kept for one step of the baseline.
const KEPT: usize = 24;
/// Entries of the index that are read for one step of the baseline.
const READ: usize = 1_000;
/// Best pairs of a step whose neighbours are compared too.
const ANCHORS: usize = 3;
/// Neighbours in one direction that are compared for the sake of an anchor.
const AROUND: usize = 3;

/// From this nearness on two steps stand in the same place.
const SAME_PLACE: f64 = 0.9;
/// From this nearness on it is about the same place.
const NEAR: f64 = 0.75;

/// How alike names must be for an equal id to mean anything (audit.md 5.1).
const SAME_ID: f64 = 0.5;

/// What one side's role says about a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Roles {
    /// Nothing against it.
    Silent,
    /// The same role performs both.
    Same,
    /// The role is there in the other model, and this match is elsewhere.
    Conflict,
    /// Neither model has the other's role.
    Unknown,
}

/// A step of the baseline and a step of the redesign, by node, and how alike they are.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    pub(super) row: usize,
    pub(super) column: usize,
    /// Decides between equals.
    pub(super) rank: (usize, usize),
    pub(super) roles: Roles,
    /// Whether the ids are equal and the names much the same.
    pub(super) same_id: bool,
    /// Whether the names are equal.
    pub(super) same_label: bool,
    /// Whether the words mean the same, all of them.
    pub(super) same_words: bool,
    /// R: words and roles.
    pub(super) resemblance: f64,
    /// How near both stand in the flow, 0 to 1.
    pub(super) nearness: f64,
    /// How alike the questions beside both steps are: right after counts 1, right before ½.
    pub(super) questions: f64,
    /// S: the score.
    pub(super) score: f64,
    /// By what lists are ordered.
    pub(super) offer: f64,
}

impl Pair {
    /// Whether a word or a question speaks for a pair. The place in the flow alone is worth an offer,
    /// and no verdict.
    pub(super) fn has_more_than_a_place(&self) -> bool {
        self.resemblance > 0.0 || self.questions > 0.0
    }

    /// Whether both stand at about the same place.
    pub(super) fn is_near(&self) -> bool {
        self.nearness >= NEAR
    }

    /// Whether the same role performs both.
    pub(super) fn has_same_role(&self) -> bool {
        self.roles == Roles::Same
    }

    /// Whether both stand at the same place between start and end.
    pub(super) fn is_in_place(&self) -> bool {
        self.nearness >= SAME_PLACE
    }
}

/// Every pair that is worth comparing, by row and then column.
pub(super) fn pairs(baseline: &Side<'_>, redesign: &Side<'_>, recipe: &Recipe) -> Vec<Pair> {
    let compare = Compare::of(baseline, redesign, recipe);
    let mut columns = sharing_words(baseline, redesign, &compare.vocabulary);
    add_neighbours(&mut columns, baseline, redesign);
    let mut pairs = Vec::new();
    for (row, columns) in columns.into_iter().enumerate() {
        let columns: BTreeSet<usize> = columns.into_iter().collect();
        let columns = columns.into_iter();
        pairs.extend(columns.filter_map(|column| compare.pair(row, column)));
    }
    pairs
}

/// What it takes to compare two steps.
pub(super) struct Compare<'s, 'a> {
    sides: (&'s Side<'a>, &'s Side<'a>),
    vocabulary: Vocabulary,
    has_roles: bool,
    recipe: &'s Recipe,
}

impl<'s, 'a> Compare<'s, 'a> {
    /// Weighs the words of both workflows.
    pub(super) fn of(baseline: &'s Side<'a>, redesign: &'s Side<'a>, recipe: &'s Recipe) -> Self {
        Self {
            sides: (baseline, redesign),
            vocabulary: Vocabulary::of(baseline, redesign),
            has_roles: !baseline.roles.is_empty() && !redesign.roles.is_empty(),
            recipe,
        }
    }

    /// A pair of nodes, not yet scored.
    pub(super) fn pair(&self, row: usize, column: usize) -> Option<Pair> {
        let (baseline, redesign) = self.sides;
        let roles = if self.has_roles {
            let (one, other) = (baseline.node(row)?, redesign.node(column)?);
            roles(one, baseline, other, redesign)
        } else {
            Roles::Silent
        };
        let meanings = self.vocabulary.baseline.get(row)?;
        let there = self.vocabulary.redesign.get(column)?;
        let alike = self.vocabulary.alike(meanings, there);
        pair_of(self.sides, (row, column), (alike, roles), self.recipe)
    }
}

/// A pair of nodes whose names are this much alike.
pub(super) fn pair_of(
    (baseline, redesign): (&Side<'_>, &Side<'_>),
    (row, column): (usize, usize),
    (alike, roles): (f64, Roles),
    recipe: &Recipe,
) -> Option<Pair> {
    let (one, other) = (baseline.node(row)?, redesign.node(column)?);
    let same_label = one.label == other.label;
    let alike = if same_label { 1.0 } else { alike };
    let trust = match roles {
        Roles::Silent | Roles::Same => 1.0,
        Roles::Conflict => recipe.conflict,
        Roles::Unknown => recipe.unknown_role,
    };
    let after = shared(&one.asks, &other.asks);
    let before = shared(&one.asked, &other.asked);
    Some(Pair {
        row,
        column,
        rank: (one.rank, other.rank),
        roles,
        same_id: alike >= SAME_ID && one.step.id == other.step.id,
        same_label,
        same_words: same_label || (!one.meanings.is_empty() && one.meanings == other.meanings),
        resemblance: alike * trust,
        nearness: 1.0 - (one.position - other.position).abs(),
        questions: after + before / 2.0,
        score: 0.0,
        offer: 0.0,
    })
}

/// The share of meanings that two questions have in common; none where one asks nothing.
fn shared(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let both = one.intersection(other).fold(0.0, |sum, _| sum + 1.0);
    let all = one.union(other).fold(0.0, |sum, _| sum + 1.0);
    if both > 0.0 { both / all } else { 0.0 }
}

/// A machine of the redesign may take over the work of any role, so its lane is not held against it.
fn roles(one: &Node<'_>, baseline: &Side<'_>, other: &Node<'_>, redesign: &Side<'_>) -> Roles {
    let (Some((one_role, _)), Some((other_role, _))) = (&one.role, &other.role) else {
        return Roles::Silent;
    };
    if one_role == other_role {
        Roles::Same
    } else if other.by_machine {
        Roles::Silent
    } else if redesign.roles.contains(one_role) || baseline.roles.contains(other_role) {
        Roles::Conflict
    } else {
        Roles::Unknown
    }
}

/// For each step of the baseline the steps of the redesign with the most shared words, best first.
fn sharing_words(
    baseline: &Side<'_>,
    redesign: &Side<'_>,
    vocabulary: &Vocabulary,
) -> Vec<Vec<usize>> {
    let mut by_meaning: Vec<Vec<usize>> = vec![Vec::new(); vocabulary.len()];
    for (column, meanings) in vocabulary.redesign.iter().enumerate() {
        for meaning in meanings {
            if let Some(list) = by_meaning.get_mut(*meaning) {
                list.push(column);
            }
        }
    }
    let mut by_label: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (column, node) in redesign.nodes.iter().enumerate() {
        by_label.entry(&node.label).or_default().push(column);
    }
    let mut shared = vec![0.0; redesign.nodes.len()];
    let rows = baseline.nodes.iter().zip(&vocabulary.baseline);
    rows.map(|(node, meanings)| {
        let mut meanings = meanings.clone();
        meanings.sort_by(|a, b| vocabulary.weight(*b).total_cmp(&vocabulary.weight(*a)));
        let mut touched = Vec::new();
        let mut read = 0;
        for meaning in meanings {
            let list = by_meaning.get(meaning).map_or(&[][..], Vec::as_slice);
            if read > 0 && read + list.len() > READ {
                break;
            }
            read += list.len();
            for &column in list.iter().take(READ) {
                if let Some(sum) = shared.get_mut(column) {
                    if *sum == 0.0 {
                        touched.push(column);
                    }
                    *sum += vocabulary.weight(meaning);
                }
            }
        }
        let mut columns = best(node, redesign, &mut shared, touched);
        let same = by_label.get(node.label.as_str()).into_iter().flatten();
        columns.extend(same.take(KEPT));
        columns
    })
    .collect()
}

/// The columns with the most shared weight, nearest in the flow first among equals; clears the sums.
fn best(
    node: &Node<'_>,
    redesign: &Side<'_>,
    shared: &mut [f64],
    touched: Vec<usize>,
) -> Vec<usize> {
    let mut ranked: Vec<(f64, f64, usize, usize)> = touched
        .into_iter()
        .filter_map(|column| {
            let sum = std::mem::take(shared.get_mut(column)?);
            let there = redesign.node(column)?;
            let far = (there.position - node.position).abs();
            Some((-sum, far, there.rank, column))
        })
        .collect();
    let order = |a: &(f64, f64, usize, usize), b: &(f64, f64, usize, usize)| {
        let by_far = || a.1.total_cmp(&b.1);
        a.0.total_cmp(&b.0).then_with(by_far).then(a.2.cmp(&b.2))
    };
    if ranked.len() > KEPT {
        ranked.select_nth_unstable_by(KEPT, order);
        ranked.truncate(KEPT);
    }
    ranked.sort_unstable_by(order);
    // Collected from references: `into_iter` would keep the large allocation of `ranked` alive.
    ranked.iter().map(|(_, _, _, column)| *column).collect()
}

/// Adds the pairs right before and right after the best pairs of each step.
fn add_neighbours(columns: &mut [Vec<usize>], baseline: &Side<'_>, redesign: &Side<'_>) {
    let anchors: Vec<Vec<usize>> = columns
        .iter()
        .map(|list| list.iter().take(ANCHORS).copied().collect())
        .collect();
    let directions = [
        (&baseline.after, &redesign.after),
        (&baseline.before, &redesign.before),
    ];
    for (of_row, of_column) in directions {
        for (row, anchored) in anchors.iter().enumerate() {
            for column in anchored {
                let rows = of_row.get(row).into_iter().flatten().take(AROUND);
                for &next_row in rows {
                    let near = of_column.get(*column).into_iter().flatten().take(AROUND);
                    if let Some(list) = columns.get_mut(next_row) {
                        list.extend(near);
                    }
                }
            }
        }
    }
}

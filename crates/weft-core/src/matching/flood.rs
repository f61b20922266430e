//! Similarity flooding (Melnik, Garcia-Molina & Rahm 2002) on the pairs that are worth comparing.
//!
//! A pair is as believable as the pairs around it: its value grows with those of the pairs right
//! before and right after it in both workflows, over a fixed number of rounds.

use super::pairs::Pair;
use super::side::Side;

/// Rounds of flooding; later ones change little.
const ROUNDS: usize = 6;

/// What one pair gives to a pair around it.
struct Gift {
    from: usize,
    to: usize,
    share: f64,
}

/// The value of each pair after flooding, 0 to 1.
pub(super) fn flooded(pairs: &[Pair], baseline: &Side<'_>, redesign: &Side<'_>) -> Vec<f64> {
    let gifts = gifts(pairs, baseline, redesign);
    let mut values: Vec<f64> = pairs.iter().map(|pair| pair.resemblance).collect();
    for _ in 0..ROUNDS {
        let held = pairs.iter().zip(&values);
        let held: Vec<f64> = held.map(|(pair, value)| pair.resemblance + value).collect();
        values.clone_from(&held);
        for gift in &gifts {
            if let (Some(to), Some(from)) = (values.get_mut(gift.to), held.get(gift.from)) {
                *to += gift.share * from;
            }
        }
        let most = values.iter().copied().fold(0.0, f64::max);
        if most > 0.0 {
            values.iter_mut().for_each(|value| *value /= most);
        }
    }
    values
}

/// Each pair gives one unit to the pairs after it and one to those before it, in equal shares.
fn gifts(pairs: &[Pair], baseline: &Side<'_>, redesign: &Side<'_>) -> Vec<Gift> {
    let rows = row_bounds(pairs, baseline.nodes.len());
    let directions = [
        (&baseline.after, &redesign.after),
        (&baseline.before, &redesign.before),
    ];
    let mut gifts = Vec::new();
    for (of_row, of_column) in directions {
        for (from, pair) in pairs.iter().enumerate() {
            let first = gifts.len();
            for &row in of_row.get(pair.row).into_iter().flatten() {
                for &column in of_column.get(pair.column).into_iter().flatten() {
                    if let Some(to) = find(pairs, &rows, row, column) {
                        let share = 1.0;
                        gifts.push(Gift { from, to, share });
                    }
                }
            }
            let given = gifts.get_mut(first..).unwrap_or_default();
            let receivers = given.iter().fold(0.0, |sum, _| sum + 1.0);
            given.iter_mut().for_each(|gift| gift.share /= receivers);
        }
    }
    gifts
}

/// Where the pairs of each row begin, and at last where they end.
fn row_bounds(pairs: &[Pair], rows: usize) -> Vec<usize> {
    (0..=rows)
        .map(|row| pairs.partition_point(|pair| pair.row < row))
        .collect()
}

/// The index of a pair, if it is worth comparing.
fn find(pairs: &[Pair], rows: &[usize], row: usize, column: usize) -> Option<usize> {
    let (from, to) = (*rows.get(row)?, *rows.get(row + 1)?);
    let found = pairs
        .get(from..to)?
        .binary_search_by_key(&column, |pair| pair.column)
        .ok()?;
    Some(from + found)
}

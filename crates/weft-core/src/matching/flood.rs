//! Similarity flooding (Melnik, Garcia-Molina & Rahm 2002) on the pairs that are worth comparing.
//!
//! A pair is as believable as the pairs around it: its value grows with those of the pairs right
//! before and right after it in both workflows, over a fixed number of rounds.

use super::pairs::Pair;
use super::side::Side;

/// Rounds of flooding; later ones change little.
const ROUNDS: usize = 6;

/// For each pair, the pairs around it with the share of each.
type Around = Vec<Vec<(usize, f64)>>;

/// The value of each pair after flooding, 0 to 1.
pub(super) fn flooded(pairs: &[Pair], baseline: &Side<'_>, redesign: &Side<'_>) -> Vec<f64> {
    let around = around(pairs, baseline, redesign);
    let first: Vec<f64> = pairs.iter().map(|pair| pair.resemblance).collect();
    let mut values = first.clone();
    for _ in 0..ROUNDS {
        let mut next: Vec<f64> = around
            .iter()
            .zip(first.iter().zip(&values))
            .map(|(around, (first, value))| {
                let inflow: f64 = around
                    .iter()
                    .filter_map(|(at, share)| {
                        Some(share * (pairs.get(*at)?.resemblance + values.get(*at)?))
                    })
                    .sum();
                first + value + inflow
            })
            .collect();
        let most = next.iter().copied().fold(0.0, f64::max);
        if most > 0.0 {
            next.iter_mut().for_each(|value| *value /= most);
        }
        values = next;
    }
    values
}

/// The pairs right before and after each pair; a pair gives each direction one unit, equally shared.
fn around(pairs: &[Pair], baseline: &Side<'_>, redesign: &Side<'_>) -> Around {
    let rows = row_bounds(pairs, baseline.nodes.len());
    let mut around: Around = vec![Vec::new(); pairs.len()];
    let directions = [
        (&baseline.after, &redesign.after),
        (&baseline.before, &redesign.before),
    ];
    for (of_row, of_column) in directions {
        for (at, pair) in pairs.iter().enumerate() {
            let mut given = Vec::new();
            for &row in of_row.get(pair.row).into_iter().flatten() {
                for &column in of_column.get(pair.column).into_iter().flatten() {
                    given.extend(find(pairs, &rows, row, column));
                }
            }
            let share = 1.0 / given.iter().fold(0.0, |sum, _| sum + 1.0);
            for to in given {
                if let Some(list) = around.get_mut(to) {
                    list.push((at, share));
                }
            }
        }
    }
    around
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

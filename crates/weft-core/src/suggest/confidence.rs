//! How sure a suggestion is: what its grounds promise, corrected by how often they were right.
//!
//! Steps of real models were read by hand before anything was suggested for them. For each field and
//! grounds the table counts how many suggestions agreed with the reading. With `right` of `read` and
//! the promise `p` of the rule, 0 to 1, the confidence is `(right + WEIGHT·p) / (read + WEIGHT)`: the
//! promise counts as much as WEIGHT steps, so that few steps change little (the mean of a beta
//! distribution).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Field;

/// How many read steps the promise of a rule is worth.
const WEIGHT: f64 = 6.0;

/// Right and read suggestions, by field and grounds.
type Table = BTreeMap<(&'static str, &'static str), (f64, f64)>;

static READ: LazyLock<Table> = LazyLock::new(|| table(include_str!("confidence.txt")));

/// The confidence of a suggestion, 0 to 1; without read steps it is what the rule promises.
pub(super) fn measured(field: Field, grounds: &str, promise: f64) -> f64 {
    let (right, read) = READ
        .get(&(field.word(), grounds))
        .copied()
        .unwrap_or_default();
    (right + WEIGHT * promise) / (read + WEIGHT)
}

fn table(text: &'static str) -> Table {
    let row = |line: &'static str| {
        let (key, counts) = line.split_once(": ")?;
        let (field, grounds) = key.split_once(' ')?;
        let (right, read) = counts.split_once('/')?;
        Some(((field, grounds), (right.parse().ok()?, read.parse().ok()?)))
    };
    text.lines().filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read_and_possible() {
        let lines = include_str!("confidence.txt").lines();
        let rows = lines.filter(|line| !line.starts_with('#')).count();
        assert_eq!(READ.len(), rows, "a line that is not understood is lost");
        for ((field, grounds), (right, read)) in READ.iter() {
            assert!(
                Field::ALL.iter().any(|one| one.word() == *field),
                "{field} is no field"
            );
            assert!(
                0.0 <= *right && right <= read && *read > 0.0,
                "{field} {grounds}: {right} of {read}"
            );
        }
    }

    #[test]
    fn few_steps_change_little_and_none_nothing() {
        let unknown = measured(Field::Tag, "never heard of", 0.7);
        assert!(
            (unknown - 0.7).abs() < 1e-9,
            "the promise stands: {unknown}"
        );
        let known = measured(Field::Tag, "alone.user-task", 0.8);
        assert!(
            known > 0.8 && known < 1.0,
            "it was right more often than promised, and nothing is certain: {known}"
        );
    }
}

//! Plain text in columns.

/// Rows with every column as wide as its longest cell; the last is left as it is.
pub(crate) fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(at, (cell, width))| {
                let padding = if at + 1 == row.len() {
                    0
                } else {
                    width - cell.chars().count()
                };
                format!("{cell}{}", " ".repeat(padding))
            })
            .collect();
        text.push_str(&cells.join("  "));
        text.push('\n');
    }
    text
}

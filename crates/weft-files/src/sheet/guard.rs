//! Cells that a spreadsheet would compute, when it opens a CSV file: an apostrophe before them keeps
//! them texts.

/// What a formula starts with in some spreadsheet; the wide letters are those of East Asian keyboards.
fn starts_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// The text after its apostrophes, if it then starts as a formula.
fn is_formula_after_apostrophes(text: &str) -> bool {
    starts_formula(text.trim_start_matches('\''))
}

/// A cell as it is written: no formula.
pub(super) fn guarded(cell: String) -> String {
    if is_formula_after_apostrophes(&cell) {
        return format!("'{cell}");
    }
    cell
}

/// A cell as it was before it was written.
pub(super) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula_after_apostrophes(rest) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_written_as_a_text_and_comes_back() {
        for cell in [
            "=cmd|' /C calc'!A0",
            "+1",
            "-1",
            "@SUM(A1)",
            "＝1",
            "'=x",
            "''-x",
            "'x",
            "x",
            "",
            "'",
        ] {
            let written = guarded(cell.to_owned());
            assert!(!starts_formula(&written), "{written} is computed by nobody");
            assert_eq!(unguarded(&written), cell, "nothing is lost");
        }
    }
}

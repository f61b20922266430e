//! What the PDF compiler does not notice: a drawing without words for it, a table without a head.

use std::fs;
use std::path::Path;

fn template() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .expect("the folder of templates")
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.display().to_string();
            (name, fs::read_to_string(&path).expect("a template is text"))
        })
        .collect();
    files.sort();
    files
}

/// The text of each call of a function, with its arguments.
fn calls<'a>(text: &'a str, function: &str) -> Vec<&'a str> {
    let opening = format!("{function}(");
    let starts = text.match_indices(&opening).filter(|(at, _)| {
        let before = text.get(..*at).and_then(|head| head.chars().next_back());
        let line = text
            .get(..*at)
            .and_then(|head| head.lines().last())
            .unwrap_or_default();
        // `set` and `show` only speak of figures and tables to come.
        let is_rule = line.trim_end().ends_with("set") || line.trim_end().ends_with("show");
        !is_rule
            && before.is_none_or(|letter| !letter.is_alphanumeric() && !"-.\"".contains(letter))
    });
    starts
        .map(|(at, _)| {
            let mut depth = 0_i32;
            let rest = text.get(at..).unwrap_or_default();
            let end = rest
                .char_indices()
                .skip(function.len())
                .find_map(|(place, letter)| {
                    depth += i32::from(letter == '(') - i32::from(letter == ')');
                    (depth == 0 && place >= function.len()).then_some(place)
                });
            rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
        })
        .collect()
}

#[test]
fn every_figure_and_picture_has_words() {
    let mut seen = 0;
    for (name, text) in template() {
        for call in calls(&text, "figure")
            .into_iter()
            .chain(calls(&text, "image"))
        {
            assert!(call.contains("alt:"), "{name}: {call}");
            seen += 1;
        }
    }
    assert!(seen > 5, "the test finds the figures: {seen}");
}

#[test]
fn every_table_has_a_head() {
    let mut seen = 0;
    for (name, text) in template() {
        for call in calls(&text, "table") {
            assert!(call.contains("table.header("), "{name}: {call}");
            seen += 1;
        }
    }
    assert!(seen > 3, "the test finds the tables: {seen}");
}

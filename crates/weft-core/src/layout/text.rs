//! How wide text is, without a font: a table of widths by character, on the safe side.
//!
//! The widths are those of Inter at weight 600 in thousandths of the size, rounded up; other faces
//! of the report and of the app run narrower. Wide scripts count as a full square.

/// The width of a text at this size.
#[must_use]
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(of_char).sum::<f64>() * size / 1000.0
}

fn of_char(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 310.0,
        'f' | 't' | 'I' | '(' | ')' | '[' | ']' | '{' | '}' => 410.0,
        ' ' | '/' | '\\' => 380.0,
        'r' | '"' | '-' | '`' => 480.0,
        'm' | 'M' | 'w' => 930.0,
        'W' | '@' | '%' => 1060.0,
        'A'..='Z' => 780.0,
        ' '..='~' => 650.0,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0.0,
        '\u{a0}'..='\u{52f}' => 780.0,
        '\u{2010}'..='\u{2027}' => 700.0,
        _ => 1060.0,
    }
}

/// The text in lines that are no wider than this; a word that is too long is broken, nothing is
/// lost but the spaces at the breaks.
#[must_use]
pub fn wrap(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut used = 0.0;
    let space = width(" ", size);
    for word in text.split_whitespace() {
        let wide = width(word, size);
        if !line.is_empty() && used + space + wide <= room {
            line.push(' ');
            line.push_str(word);
            used += space + wide;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        used = 0.0;
        for letter in word.chars() {
            let step = of_char(letter) * size / 1000.0;
            if used + step > room && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            line.push(letter);
            used += step;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_wraps_between_words() {
        let lines = wrap("Shadow an experienced colleague", 13.0, 140.0);
        assert_eq!(
            lines,
            ["Shadow an", "experienced", "colleague"],
            "no line is wider than the room"
        );
    }

    #[test]
    fn a_word_without_spaces_is_broken_and_nothing_is_lost() {
        let word = "Donaudampfschifffahrtsgesellschaft".repeat(4);
        let lines = wrap(&word, 13.0, 100.0);
        assert!(
            lines.iter().all(|line| width(line, 13.0) <= 100.0),
            "every line fits"
        );
        assert_eq!(lines.concat(), word, "every letter is there");
    }

    #[test]
    fn no_text_has_no_lines() {
        assert!(wrap("  \n ", 13.0, 100.0).is_empty(), "spaces are no words");
    }
}

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
        ' ' | '\u{a0}' | '!' | '\'' | ',' | '.' | ':' | ';' | 'I' | 'i' | 'j' | 'l' => 310.0,
        '"' | '(' | ')' | '/' | '[' | '\\' | ']' | '{' | '|' | '}' | 'f' | 'r' | 't' => 420.0,
        '-' | '_' => 490.0,
        '*' | '?' | '^' | '`' | 'J' | 'L' | 'a' | 'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 580.0,
        'E' | 'F' | 'b' | 'd' | 'e' | 'g' | 'h' | 'n' | 'o' | 'p' | 'q' | 'u' => 640.0,
        'A' | 'C' | 'D' | 'G' | 'H' | 'N' | 'O' | 'Q' | 'U' | 'V' => 780.0,
        '%' | 'M' | 'm' | 'w' => 930.0,
        '@' | 'W' => 1060.0,
        ' '..='~' => 720.0,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0.0,
        '\u{a0}'..='\u{17f}' | '\u{370}'..='\u{45f}' => of_european(letter),
        '\u{2014}' | '\u{2015}' | '\u{2026}' => 1010.0,
        '\u{2010}'..='\u{2027}' => 700.0,
        _ => 1060.0,
    }
}

/// Accented Latin, Greek and Cyrillic.
fn of_european(letter: char) -> f64 {
    const WIDE: &str = "ÆŒŴæœŵ©¼½¾ĲωώφΦΨΏΜЖШЩЮМЫЉЊжшщюымљњ";
    if WIDE.contains(letter) {
        1130.0
    } else if letter.is_lowercase() {
        720.0
    } else {
        930.0
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
    // A space that holds, as before a per cent sign, is part of its word.
    let between = |letter: char| letter.is_whitespace() && letter != '\u{a0}';
    for word in text.split(between).filter(|word| !word.is_empty()) {
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
            // A comma begins no line: it hangs over the edge.
            if used + step > room && !line.is_empty() && letter != ',' {
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
        let share = wrap("30\u{a0}% erneut", 10.0, width("30 % er", 10.0));
        assert_eq!(
            share,
            ["30\u{a0}%", "erneut"],
            "a per cent sign stays with its number"
        );
        let list = wrap(
            "Sachbearbeiterin, Kundin",
            10.0,
            width("Sachbearbeiterin", 10.0),
        );
        assert_eq!(
            list,
            ["Sachbearbeiterin,", "Kundin"],
            "a comma begins no line"
        );
    }

    #[test]
    fn no_text_has_no_lines() {
        assert!(wrap("  \n ", 13.0, 100.0).is_empty(), "spaces are no words");
    }
}

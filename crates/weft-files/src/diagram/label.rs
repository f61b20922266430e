//! The words in a drawing: on one line, with entities, and on arrows with the share of cases.

use weft_core::workflow::{Link, Tag};

/// A text on one line, as a drawing shows it.
pub(super) fn plain(text: &str) -> String {
    let visible = text.replace(|letter: char| letter.is_control(), " ");
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The start of a text that is too long for a note.
pub(super) fn short(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// What is written on the arrow of a link: its words, then its share.
pub(super) fn of_link(link: &Link) -> String {
    let name = link.name.as_deref().map(plain).unwrap_or_default();
    match link.probability {
        None => name,
        Some(share) => format!("{name} {}", percent(share)).trim_start().to_owned(),
    }
}

/// A share in per cent, with at most two decimals: nobody reads more on an arrow.
fn percent(share: f64) -> String {
    let rounded = (share * 10_000.0).round() / 100.0;
    format!("{rounded}%")
}

/// The words and the share that a label says: `yes 35%`, `35 % (yes)`, `0.35`, `p=0,35`.
pub(super) fn parts(label: &str) -> (Option<String>, Option<f64>) {
    let label = plain(label);
    if let Some(share) = share_alone(&label) {
        return (None, Some(share));
    }
    let words: Vec<&str> = label
        .split_inclusive(char::is_whitespace)
        .map(str::trim)
        .collect();
    for (index, word) in words.iter().enumerate() {
        // `35 %` are two words.
        let (number, length) = match words.get(index + 1) {
            Some(after) if is_bare_percent(after) => (format!("{word}%"), 2),
            _ => ((*word).to_owned(), 1),
        };
        let bare = number.trim_matches(is_bracket);
        if let Some(share) = bare
            .strip_suffix('%')
            .and_then(|number| number_of(number, 100.0))
        {
            let others = words.iter().enumerate();
            let others = others.filter(|(at, _)| !(index..index + length).contains(at));
            let name: Vec<&str> = others.map(|(_, word)| *word).collect();
            let name = name.join(" ");
            let name = name.trim_matches(|letter: char| is_bracket(letter) || letter == ' ');
            return (
                Some(name.to_owned()).filter(|name| !name.is_empty()),
                Some(share),
            );
        }
    }
    (Some(label).filter(|label| !label.is_empty()), None)
}

fn is_bracket(letter: char) -> bool {
    matches!(letter, '(' | ')' | '[' | ']' | ':' | ',' | ';' | '~')
}

fn is_bare_percent(word: &str) -> bool {
    word.trim_matches(is_bracket) == "%"
}

/// A label that is nothing but a share.
fn share_alone(label: &str) -> Option<f64> {
    let number = label
        .strip_prefix("p=")
        .or_else(|| label.strip_prefix("p ="))
        .unwrap_or(label)
        .trim();
    let has_point = number.contains(['.', ',']);
    // A bare `1` or `0` is more often the answer of a question than a share.
    number_of(number, 1.0).filter(|_| has_point || number != label)
}

fn number_of(text: &str, whole: f64) -> Option<f64> {
    let text = text.trim().replace(',', ".");
    let is_number = text.starts_with(|first: char| first.is_ascii_digit() || first == '.');
    let number = text.parse::<f64>().ok().filter(|_| is_number)?;
    Some(number / whole).filter(|share| (0.0..=1.0).contains(share))
}

/// Text with entities and marks of HTML as what it shows; `opener` is `&` or Mermaid's `#`.
pub(super) fn decoded(text: &str, openers: &[char]) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    // Once nothing closes a style sheet, looking again would be slow.
    let mut closes = true;
    while let Some(at) = rest.find(|letter| letter == '<' || openers.contains(&letter)) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        shown.push_str(before);
        let taken = match from.starts_with('<') {
            true => hidden(from, &mut closes).or_else(|| mark(from)),
            false => entity(from).map(|(letter, length)| (Some(letter), length)),
        };
        let (letter, length) = taken.unwrap_or_else(|| {
            let own = from.chars().next().unwrap_or(' ');
            (Some(own), own.len_utf8())
        });
        shown.extend(letter);
        rest = from.get(length..).unwrap_or_default();
    }
    shown.push_str(rest);
    shown
}

/// What a mark of HTML shows, and how long it is written.
type Shown = (Option<char>, usize);

/// A style sheet or script, of which nothing is shown.
fn hidden(from: &str, closes: &mut bool) -> Option<Shown> {
    let end = ["style", "script"].into_iter().find_map(|name| {
        let inside = from.strip_prefix('<')?.strip_prefix(name)?;
        let is_mark = inside.starts_with(['>', ' ']);
        (is_mark && *closes).then_some(match name {
            "style" => "</style>",
            _ => "</script>",
        })
    })?;
    let at = from.find(end);
    *closes = at.is_some();
    Some((None, at? + end.len()))
}

/// Marks that stand within a word: `in<b>form</b>`.
const INLINE: [&str; 22] = [
    "a", "b", "big", "code", "del", "em", "font", "i", "ins", "mark", "s", "small", "span",
    "strike", "strong", "sub", "sup", "tt", "u", "wbr", "kbd", "q",
];

/// What a mark of HTML shows: `<br/>` parts words, `</b>` does not, and `< 5` is none.
fn mark(from: &str) -> Option<Shown> {
    let inside = from.get(1..)?;
    let is_mark = inside.starts_with(|first: char| first.is_ascii_alphabetic() || first == '/');
    if !is_mark {
        return None;
    }
    // What never closes must not cost a look at the whole rest.
    let end = inside
        .char_indices()
        .take(2000)
        .take_while(|(_, letter)| *letter != '<')
        .find(|(_, letter)| *letter == '>')?;
    let name = inside.trim_start_matches('/');
    let name = name
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .next();
    let is_inline = INLINE
        .iter()
        .any(|inline| name.is_some_and(|name| name.eq_ignore_ascii_case(inline)));
    Some(((!is_inline).then_some(' '), end.0 + 2))
}

/// Letters by the names that HTML has for them, beside those of XML.
const NAMED: [(&str, char); 46] = [
    ("nbsp", ' '),
    ("semi", ';'),
    ("colon", ':'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("szlig", 'ß'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("aring", 'å'),
    ("aelig", 'æ'),
    ("ccedil", 'ç'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("igrave", 'ì'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("ntilde", 'ñ'),
    ("ograve", 'ò'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("oslash", 'ø'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
    ("ucirc", 'û'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("euro", '€'),
    ("rarr", '→'),
    ("larr", '←'),
    ("bull", '•'),
];

/// The letter of an entity such as `&amp;`, `#35;` or `&#x20;`, and how long it is written.
fn entity(from: &str) -> Option<(char, usize)> {
    let inside = from.get(1..)?;
    let end = inside.bytes().take(12).position(|byte| byte == b';')?;
    let name = inside.get(..end)?;
    let letter = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => match NAMED.iter().find(|(known, _)| *known == name) {
            Some((_, letter)) => *letter,
            None => numbered(name)?,
        },
    };
    Some((letter, end + 2))
}

/// The letter of a number: `35`, `#35` or `#x23`.
fn numbered(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#').unwrap_or(name);
    let number = match digits.strip_prefix(['x', 'X']) {
        Some(hex) if name.starts_with('#') => u32::from_str_radix(hex, 16).ok(),
        _ => digits.parse().ok(),
    };
    char::from_u32(number?)
}

/// A tag as the class of nodes: `aiAutomated`.
pub(super) fn class(tag: Tag) -> &'static str {
    match tag {
        Tag::AiAutomated => "aiAutomated",
        Tag::AiAugmented => "aiAugmented",
        Tag::HumanRelational => "humanRelational",
        Tag::HumanAlone => "humanAlone",
    }
}

/// The tag that a class stands for, however its words are joined.
pub(super) fn tag_of_class(class: &str) -> Option<Tag> {
    let joined = class.replace(['-', '_'], "");
    let is_it = |tag: &Tag| self::class(*tag).eq_ignore_ascii_case(&joined);
    Tag::ALL.into_iter().find(is_it)
}

/// The colours of a tag: fill and line, those of the window.
pub(super) fn colours(tag: Tag) -> (&'static str, &'static str) {
    match tag {
        Tag::AiAutomated => ("#e4f0f8", "#0072b2"),
        Tag::AiAugmented => ("#f7eaf2", "#b45c94"),
        Tag::HumanRelational => ("#e0f3ec", "#009e73"),
        Tag::HumanAlone => ("#f1efea", "#7f796d"),
    }
}

/// The tag that one of our fills stands for.
pub(super) fn tag_of_fill(fill: &str) -> Option<Tag> {
    let is_it = |tag: &Tag| colours(*tag).0.eq_ignore_ascii_case(fill);
    Tag::ALL.into_iter().find(is_it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_say_words_and_shares() {
        let said = |label: &str| parts(label);
        let name = |name: &str| Some(name.to_owned());
        assert_eq!(said("35%"), (None, Some(0.35)), "a share alone");
        assert_eq!(said("yes 35 %"), (name("yes"), Some(0.35)), "words first");
        assert_eq!(said("(12,5%) no"), (name("no"), Some(0.125)), "share first");
        assert_eq!(said("p=0.2"), (None, Some(0.2)), "as a formula");
        assert_eq!(said("0,5"), (None, Some(0.5)), "with a comma");
        assert_eq!(said("1"), (name("1"), None), "an answer, not a share");
        assert_eq!(said("140%"), (name("140%"), None), "more than there is");
        assert_eq!(said("  "), (None, None), "nothing");
    }

    #[test]
    fn entities_and_marks_are_what_they_show() {
        assert_eq!(
            decoded("a#35;#quot;<br/>b &lt;", &['#', '&']),
            "a#\" b <",
            "each one"
        );
        assert_eq!(
            decoded(
                "in<b>form</b> the&nbsp;<p class=\"x\">K&uuml;che</p><style>p{}</style>!",
                &['&']
            ),
            "inform the  K\u{fc}che !",
            "marks within words do not part them"
        );
        assert_eq!(
            decoded("5 < 6 & #x; <", &['&']),
            "5 < 6 & #x; <",
            "what is none stays"
        );
    }
}

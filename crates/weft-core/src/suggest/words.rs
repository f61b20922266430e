//! Names as words: what is written on a step, read word by word.

/// A word or a sign of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// The word in lower case.
    pub(super) text: String,
    /// The word without the ending of the plural.
    pub(super) root: String,
}

/// Names are read up to this many words, so that no text takes long.
const MOST: usize = 48;

/// The words and signs of a name; placeholders such as `${case.name}` are left out.
pub(super) fn tokens(name: &str) -> Vec<Token> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut hidden = false;
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        if words.len() >= MOST {
            break;
        }
        if letter == '$' && letters.peek() == Some(&'{') {
            hidden = true;
        }
        if hidden {
            hidden = letter != '}';
            continue;
        }
        if letter.is_alphanumeric() {
            word.extend(letter.to_lowercase());
            continue;
        }
        if matches!(letter, '\'' | '’') && letters.peek().is_some_and(|next| *next == 's') {
            letters.next();
            continue;
        }
        push(&mut words, &mut word);
        if matches!(
            letter,
            '&' | '/' | ',' | '+' | ';' | ':' | '(' | ')' | '?' | '"'
        ) {
            words.push(letter.to_string());
        }
    }
    push(&mut words, &mut word);
    words
        .into_iter()
        .map(|text| Token {
            root: singular(&text),
            text,
        })
        .collect()
}

fn push(words: &mut Vec<String>, word: &mut String) {
    if !word.is_empty() {
        words.push(std::mem::take(word));
    }
}

/// The tokens of a name that are words.
pub(super) fn words(name: &str) -> Vec<Token> {
    let is_word = |token: &Token| token.text.chars().any(char::is_alphanumeric);
    tokens(name).into_iter().filter(is_word).collect()
}

/// The name with a blank before every capital that follows a small letter: `ChatBotService`.
pub(super) fn parted(name: &str) -> String {
    let mut result = String::with_capacity(name.len() + 4);
    let mut before = ' ';
    for letter in name.chars() {
        if before.is_lowercase() && letter.is_uppercase() {
            result.push(' ');
        }
        result.push(letter);
        before = letter;
    }
    result
}

/// The word without the plural "s".
fn singular(word: &str) -> String {
    let plain = word
        .strip_suffix('s')
        .filter(|stem| stem.chars().count() > 2 && !stem.ends_with(['s', 'u', 'i']));
    plain.unwrap_or(word).to_owned()
}

//! The words of DOT: names in four ways to write them, signs, and comments.

use weft_core::said;

use super::super::cursor::Cursor;
use crate::FileError;

/// A word of DOT.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A name; whether it is written bare, so that it may be a keyword.
    Name(String, bool),
    /// Text with marks of HTML, without the outer brackets.
    Html(String),
    /// One of `{ } [ ] = ; , : +`.
    Sign(char),
    /// `->`, or `--`.
    Arrow(bool),
    /// A comment to the end of the line.
    Comment(String),
    End,
}

/// The next word, comments included.
pub(super) fn next(cursor: &mut Cursor<'_>) -> Result<Token, FileError> {
    cursor.take_while(char::is_whitespace);
    let start = *cursor;
    let Some(first) = cursor.next() else {
        return Ok(Token::End);
    };
    match first {
        '/' if cursor.eat("/") => Ok(Token::Comment(cursor.take_line().to_owned())),
        '/' if cursor.eat("*") => match cursor.take_past("*/") {
            // An empty one, so that a long row of comments needs no stack.
            Some(_) => Ok(Token::Comment(String::new())),
            None => Err(start.wrong(said!(
                "a comment that ends with “*/”",
                "ein Kommentar, der mit „*/“ endet"
            ))),
        },
        // Lines of a preprocessor.
        '#' => Ok(Token::Comment(cursor.take_line().to_owned())),
        '{' | '}' | '[' | ']' | '=' | ';' | ',' | ':' | '+' => Ok(Token::Sign(first)),
        '-' if cursor.eat(">") => Ok(Token::Arrow(true)),
        '-' if cursor.eat("-") => Ok(Token::Arrow(false)),
        '"' => quoted(cursor, &start),
        '<' => html(cursor, &start),
        first if is_number(first) => {
            let rest = cursor.take_while(|letter| letter.is_ascii_digit() || letter == '.');
            Ok(Token::Name(format!("{first}{rest}"), false))
        }
        first if is_letter(first) => {
            let rest = cursor.take_while(|letter| is_letter(letter) || letter.is_ascii_digit());
            Ok(Token::Name(format!("{first}{rest}"), true))
        }
        _ => Err(start.wrong(said!(
            "a name, an arrow or a bracket",
            "ein Name, ein Pfeil oder eine Klammer"
        ))),
    }
}

fn is_letter(letter: char) -> bool {
    letter == '_' || letter.is_ascii_alphabetic() || !letter.is_ascii() && !letter.is_whitespace()
}

fn is_number(letter: char) -> bool {
    letter.is_ascii_digit() || matches!(letter, '.' | '-')
}

/// A name in quotation marks; only these and a broken line are escaped in it.
fn quoted(cursor: &mut Cursor<'_>, start: &Cursor<'_>) -> Result<Token, FileError> {
    let mut name = String::new();
    loop {
        match cursor.next() {
            Some('"') => return Ok(Token::Name(name, false)),
            Some('\\') if cursor.eat("\"") => name.push('"'),
            Some('\\') if cursor.eat("\r\n") || cursor.eat("\n") => {}
            // A label reads its own escapes later, so a doubled one stays together.
            Some('\\') if cursor.eat("\\") => name.push_str("\\\\"),
            Some(letter) => name.push(letter),
            None => {
                return Err(start.wrong(said!(
                    "text that ends with a quotation mark",
                    "Text, der mit einem Anführungszeichen endet"
                )));
            }
        }
    }
}

fn html(cursor: &mut Cursor<'_>, start: &Cursor<'_>) -> Result<Token, FileError> {
    let (mut text, mut depth) = (String::new(), 1_usize);
    while let Some(letter) = cursor.next() {
        match letter {
            '<' => depth += 1,
            '>' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Ok(Token::Html(text));
        }
        text.push(letter);
    }
    Err(start.wrong(said!("text that ends with “>”", "Text, der mit „>“ endet")))
}

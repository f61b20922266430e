//! Cutting a log into parts that can be counted apart: each ends behind a `</trace>`.

use memchr::{memchr_iter, memmem};

use crate::log::source::Source;
use crate::{Counted, FileError, Limits};

/// Bytes of a part, unless a case has more.
const PART: usize = 1 << 20;

const END: &[u8] = b"</trace";

/// Reads a log part by part.
pub(super) struct Parts {
    source: Source,
    /// What was read behind the last part.
    ahead: Vec<u8>,
    is_over: bool,
}

impl Parts {
    pub(super) fn new(source: Source) -> Self {
        Self {
            source,
            ahead: Vec::new(),
            is_over: false,
        }
    }

    /// Whether the part that was given last is the last.
    pub(super) fn is_over(&self) -> bool {
        self.is_over
    }

    /// The next part, in a buffer that is used again; none at the end.
    pub(super) fn next(
        &mut self,
        mut part: Vec<u8>,
        limits: &Limits,
    ) -> Result<Option<Vec<u8>>, FileError> {
        if self.is_over {
            return Ok(None);
        }
        part.clear();
        part.append(&mut self.ahead);
        let mut searched = 0;
        loop {
            let before = part.len();
            let has_more = self.source.fill(&mut part, PART)?;
            if !has_more {
                self.is_over = true;
                return Ok(Some(part));
            }
            if let Some(cut) = cut(&part, searched) {
                let ahead = part.get(cut..).unwrap_or_default();
                self.ahead.extend_from_slice(ahead);
                part.truncate(cut);
                return Ok(Some(part));
            }
            check(&part, before, limits)?;
            searched = part.len().saturating_sub(END.len());
        }
    }
}

/// The end of the last trace of a text that begins between two elements; `searched` bytes have none.
fn cut(text: &[u8], searched: usize) -> Option<usize> {
    let new = text.get(searched..)?;
    // Comments and the like are rare; where there is one, a tag in it is none.
    if memmem::find(text, b"<!").is_some() {
        return careful_cut(text);
    }
    let mut ends = memmem::rfind_iter(new, END);
    ends.find_map(|at| behind(text, searched + at))
}

/// The place behind the end tag that begins here, if it is one.
fn behind(text: &[u8], at: usize) -> Option<usize> {
    let after = at + END.len();
    let rest = text.get(after..)?;
    let space = rest
        .iter()
        .take_while(|byte| byte.is_ascii_whitespace())
        .count();
    (rest.get(space) == Some(&b'>')).then_some(after + space + 1)
}

/// The same, passing over comments and character data.
fn careful_cut(text: &[u8]) -> Option<usize> {
    let (mut from, mut last) = (0, None);
    while let Some(rest) = text.get(from..) {
        let special = memmem::find(rest, b"<!");
        let plain = rest.get(..special.unwrap_or(rest.len()))?;
        let mut ends = memmem::rfind_iter(plain, END);
        last = ends.find_map(|at| behind(text, from + at)).or(last);
        let Some(special) = special else { break };
        let rest = rest.get(special..)?;
        let (skipped, mark): (usize, &[u8]) = if rest.starts_with(b"<!--") {
            (4, b"-->")
        } else {
            (
                2,
                if rest.starts_with(b"<![CDATA[") {
                    b"]]>"
                } else {
                    b">"
                },
            )
        };
        let Some(length) = memmem::find(rest.get(skipped..)?, mark) else {
            break;
        };
        from += special + skipped + length + mark.len();
    }
    last
}

/// Refuses a case that is too large, and a value that is, before all of it is in memory.
fn check(part: &[u8], new: usize, limits: &Limits) -> Result<(), FileError> {
    let found = u64::try_from(part.len()).unwrap_or(u64::MAX);
    if found > limits.case_bytes {
        return Err(FileError::TooLarge {
            of: Counted::BytesOfCase,
            found,
            limit: limits.case_bytes,
        });
    }
    let from = new.saturating_sub(limits.value_bytes);
    let tail = part.get(from..).unwrap_or_default();
    let mut before = 0;
    for at in memchr_iter(b'<', tail).chain([tail.len()]) {
        if at - before > limits.value_bytes {
            return Err(FileError::TooLarge {
                of: Counted::BytesOfValue,
                found: u64::try_from(at - before).unwrap_or(u64::MAX),
                limit: u64::try_from(limits.value_bytes).unwrap_or(u64::MAX),
            });
        }
        before = at;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_ends_behind_a_trace() {
        let cut = |text: &str| cut(text.as_bytes(), 0).map(|at| text[at..].to_owned());
        assert_eq!(cut("<trace></trace ><trace>").as_deref(), Some("<trace>"));
        assert_eq!(cut("<trace></traces>"), None, "another element");
        assert_eq!(
            cut("</trace><!-- </trace> --><trace>").as_deref(),
            Some("<!-- </trace> --><trace>"),
            "a comment"
        );
        assert_eq!(
            cut("</trace><![CDATA[</trace>]]></trace>1").as_deref(),
            Some("1"),
            "behind character data"
        );
        assert_eq!(
            cut("</trace><!-- </trace> ").as_deref(),
            Some("<!-- </trace> ")
        );
    }
}

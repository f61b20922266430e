//! Diagrams of draw.io (diagrams.net): `.drawio`, or `.xml` with the same inside, packed or not.
//!
//! A file has pages. Two that are named like before and after are a baseline and its redesign; of all
//! others one is read.

mod file;
mod lanes;
mod page;
mod parse;
mod says;
mod style;
mod tree;
mod unpack;

use super::drawing::{Drawing, Group};
use super::sketch::VERSION;
use super::{build, label};
use crate::note::Read;
use crate::{FileError, Limits, Place, text};
use file::{File, Page};
use unpack::Broken;
use weft_core::said;

/// Reads a workflow from a diagram of draw.io.
///
/// # Errors
///
/// An input that is too large, packed or unpacked, that is no diagram, the first place that is broken,
/// or a shape that stands in itself.
pub fn read_drawio(bytes: &[u8], limits: &Limits) -> Result<Read, FileError> {
    text::measured(bytes, limits.diagram_bytes, file::expected())?;
    let text = text::unicode(bytes).or_else(|error| text::declared(bytes).ok_or(error))?;
    // What draw.io copies to the clipboard is written with percent signs.
    let text = unpack::percent_decoded(text.into_owned()).map_err(|broken| match broken {
        Broken::Limit(error) => error,
        Broken::Found(found) => FileError::wrong(Place::Whole, found, file::expected()),
    })?;
    let mut file = parse::file(&text, limits)?;
    let mut drawing = Drawing::new(&text, limits);
    let versions = chosen(&mut file, &text, limits)?;
    title(&mut drawing, &file, &versions);
    let is_pair = versions.len() > 1;
    for (number, at) in versions.iter().enumerate() {
        let Some(page) = file.pages.get(*at) else {
            continue;
        };
        let frame = match is_pair {
            false => None,
            true => Some(drawing.group(Group {
                id: format!("{VERSION}{number}"),
                title: label::plain(&page.name),
                parent: None,
                is_frame: true,
            })?),
        };
        page::draw(&mut drawing, page, number, frame)?;
    }
    others(&mut drawing, &file, &versions);
    drawing.finish_notes();
    build::document(drawing)
}

/// Whether a text is a diagram of draw.io, as a file or as it is copied to the clipboard.
pub(crate) fn is_drawio(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{FEFF}').trim_start();
    // A declaration, and comments.
    while let Some((before, after)) = rest.split_once('>')
        && (before.starts_with("<?") || before.starts_with("<!--"))
    {
        rest = match before.starts_with("<!--") {
            true => rest.split_once("-->").map_or("", |(_, after)| after),
            false => after,
        }
        .trim_start();
    }
    ["<mxfile", "<mxGraphModel", "%3Cmxfile", "%3CmxGraphModel"]
        .iter()
        .any(|start| rest.starts_with(start))
}

/// More redesigns than anybody compares.
const MOST_REDESIGNS: usize = 100;

/// The pages that are read, the baseline first.
fn chosen(file: &mut File, text: &str, limits: &Limits) -> Result<Vec<usize>, FileError> {
    let mut left = limits.diagram_bytes;
    let named = |is_after: bool| {
        let pages = file.pages.iter().enumerate();
        let pages = pages.filter(move |(_, page)| is_redesign(&page.name) == Some(is_after));
        pages.map(|(at, _)| at)
    };
    let mut versions: Vec<usize> = named(false)
        .take(1)
        .chain(named(true).take(MOST_REDESIGNS))
        .collect();
    let is_pair = versions.len() > 1 && named(false).next().is_some();
    if !is_pair {
        // Without a pair, the first page that shows something.
        versions = (0..file.pages.len()).collect();
    }
    let mut chosen = Vec::new();
    for at in versions {
        if let Some(page) = file.pages.get_mut(at) {
            page.unpack(text, limits, &mut left, &mut file.data)?;
            let shows = page.cells.iter().any(|cell| cell.is_vertex);
            if is_pair || shows {
                chosen.push(at);
            }
            if shows && !is_pair {
                break;
            }
        }
    }
    Ok(chosen)
}

/// Whether the name of a page is that of a redesign, or of a baseline; nothing where it is neither.
fn is_redesign(name: &str) -> Option<bool> {
    const BEFORE: [&str; 12] = [
        "baseline",
        "as is",
        "asis",
        "before",
        "today",
        "current",
        "existing",
        "ist",
        "heute",
        "vorher",
        "bisher",
        "ausgangslage",
    ];
    const AFTER: [&str; 12] = [
        "redesign",
        "to be",
        "tobe",
        "after",
        "future",
        "target",
        "proposed",
        "soll",
        "nachher",
        "künftig",
        "zukünftig",
        "neuentwurf",
    ];
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(20)
        .collect();
    let has = |list: &[&str]| {
        list.iter().any(|wanted| {
            let wanted: Vec<&str> = wanted.split(' ').collect();
            words.windows(wanted.len()).any(|found| found == wanted)
        })
    };
    match (has(&BEFORE), has(&AFTER)) {
        (true, false) => Some(false),
        (false, true) => Some(true),
        _ => None,
    }
}

/// The name of the only page, unless draw.io gave it: `Page-1`.
fn title(drawing: &mut Drawing<'_>, file: &File, versions: &[usize]) {
    let [only] = versions else { return };
    let name = file.pages.get(*only).map_or("", |page| page.name.as_str());
    let word = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let is_given = word.len() < name.len()
        && word
            .trim_end_matches(['-', ' '])
            .chars()
            .all(char::is_alphabetic);
    if !is_given {
        drawing.title = label::plain(name);
    }
}

/// Says what of the file is not read.
fn others(drawing: &mut Drawing<'_>, file: &File, versions: &[usize]) {
    let name = |page: &Page| match label::plain(&page.name).as_str() {
        "" => "a page without a name".to_owned(),
        name => format!("“{}”", label::short(name)),
    };
    let few = |pages: Vec<String>| match pages.len() {
        0..=20 => pages.join(", "),
        _ => format!("{}, …", pages.get(..20).unwrap_or_default().join(", ")),
    };
    let read = versions.iter().filter_map(|at| file.pages.get(*at));
    let read: Vec<String> = read.map(name).collect();
    let pages = file.pages.iter().enumerate();
    let unread = pages.filter(|(at, _)| !versions.contains(at));
    let unread: Vec<String> = unread.map(|(_, page)| name(page)).collect();
    if !unread.is_empty() {
        let (of, pages) = (read.len(), file.pages.len());
        let (read, unread) = (few(read), few(unread));
        let says = said!(
            "read are {of} of {pages} pages: {read}; left out: {unread}",
            "gelesen sind {of} von {pages} Seiten: {read}; weggelassen: {unread}"
        );
        drawing.note_whole(&says);
    }
    if !file.data.is_empty() {
        let names: Vec<String> = file.data.iter().map(|name| format!("“{name}”")).collect();
        let says = said!(
            "data of shapes that is not read: {}",
            "Daten von Formen, die nicht gelesen sind: {}",
            names.join(", ")
        );
        drawing.note_whole(&says);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_versions_by_their_names() {
        for name in [
            "As-Is",
            "1. as_is",
            "Baseline",
            "Prozess (Ist)",
            "AsIs",
            "Vorher",
        ] {
            assert_eq!(is_redesign(name), Some(false), "{name} is a baseline");
        }
        for name in ["To-Be", "Redesign B", "Soll-Prozess", "2 ToBe", "nachher"] {
            assert_eq!(is_redesign(name), Some(true), "{name} is a redesign");
        }
        for name in ["Page-1", "Liste", "Sollte", "From as-is to to-be", ""] {
            assert_eq!(is_redesign(name), None, "{name} is neither");
        }
    }
}

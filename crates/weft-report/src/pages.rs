//! The pages of a report, set once: the PDF and the pictures on the screen are made of the same ones.

use std::collections::BTreeMap;

use typst::foundations::{Datetime, NativeElement, Smart, StyleChain};
use typst::introspection::Introspector;
use typst::model::HeadingElem;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_svg::SvgOptions;

use crate::ReportError;
use crate::world::describe;

/// The size of a page, in points of which 72 make an inch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// A report that is set.
///
/// **Invariant:** what is drawn and what is written are the same pages; nothing is set twice.
#[derive(Debug)]
pub struct Pages {
    document: PagedDocument,
    ident: String,
    today: Option<Datetime>,
    sections: Vec<String>,
}

impl Pages {
    pub(crate) fn new(document: PagedDocument, ident: String, today: Option<Datetime>) -> Self {
        Self {
            sections: sections(&document),
            document,
            ident,
            today,
        }
    }

    /// The size of each page, the first page first.
    pub fn sizes(&self) -> impl Iterator<Item = Size> {
        self.document.pages().iter().map(|page| Size {
            width: page.frame.width().to_pt(),
            height: page.frame.height().to_pt(),
        })
    }

    /// The section that each page belongs to, the first page first; empty before the first section.
    #[must_use]
    pub fn sections(&self) -> &[String] {
        &self.sections
    }

    /// A page, counted from 0, as an SVG picture whose letters are shapes, so that it needs no font.
    #[must_use]
    pub fn svg(&self, at: usize) -> Option<String> {
        let page = self.document.pages().get(at)?;
        Some(typst_svg::svg(page, &SvgOptions::default()))
    }

    /// All pages as a PDF/UA-1 and PDF/A-2a file.
    ///
    /// # Errors
    ///
    /// Where the pages do not keep to these standards.
    pub fn pdf(&self) -> Result<Vec<u8>, ReportError> {
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
            .map_err(|error| ReportError::Typesetting(error.message().to_string()))?;
        let options = PdfOptions {
            ident: Smart::Custom(self.ident.clone()),
            timestamp: self.today.map(Timestamp::new_utc),
            standards,
            ..PdfOptions::default()
        };
        let bytes = typst_pdf::pdf(&self.document, &options)
            .map_err(|errors| ReportError::Typesetting(describe(&errors)));
        typst::comemo::evict(0);
        bytes
    }
}

/// What each page is about: the first section, or part of one, that begins on it; else what the page before
/// is about.
fn sections(document: &PagedDocument) -> Vec<String> {
    let introspector = document.introspector();
    let headings = introspector.query(&HeadingElem::ELEM.select());
    let mut names: BTreeMap<usize, String> = BTreeMap::new();
    for heading in &headings {
        let page = heading.location().and_then(|at| introspector.page(at));
        let (Some(page), Some(heading)) = (page, heading.to_packed::<HeadingElem>()) else {
            continue;
        };
        let styles = StyleChain::default();
        let level = heading.resolve_level(styles).get();
        // Parts of a section stand on pages of their own, and the contents leave them out.
        let is_part = level == 2 && !heading.outlined.get(styles);
        if level == 1 || is_part {
            let name = || heading.body.plain_text().to_string();
            names.entry(page.get()).or_insert_with(name);
        }
    }
    let mut current = String::new();
    (1..=document.pages().len())
        .map(|page| {
            if let Some(name) = names.remove(&page) {
                current = name;
            }
            current.clone()
        })
        .collect()
}

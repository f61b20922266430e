//! The audit in print: a tagged PDF by embedded Typst, and drawings as PNG.
//!
//! Owns the words, the drawings and the pages of the report (design: one page answers one question).
//! **Invariants:** everything comes from memory (template, fonts, data): no file, clock or network is
//! read; text of users travels as data and is never parsed as markup; the same input gives the same
//! bytes.

mod annex;
mod clean;
mod data;
mod drawing;
mod findings;
mod flow;
mod fonts;
mod german;
mod lanes;
mod logo;
mod notes;
mod pages;
mod people;
mod phrases;
mod plans;
mod png;
mod profile;
mod routes;
mod rows;
mod summary;
mod view;
mod world;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use weft_core::layout::scene::Scene;
use weft_core::{Audit, Document, Language};

pub use logo::{MOST_BYTES as LOGO_BYTES, check as check_logo};
pub use pages::{Pages, Size};
pub use phrases::phrases;
pub use png::svg_to_png;

/// A sheet of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 inches.
    Letter,
}

/// Parts of the report that can be left out, and the annex, which is on request. Cover and summary always
/// stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Sections {
    /// How the work moved between tags; needs a redesign.
    pub flow: bool,
    /// The drawings of before and after, on facing pages.
    pub drawings: bool,
    /// Who still meets whom.
    pub people: bool,
    /// What was found.
    pub findings: bool,
    /// What could be put back; needs a redesign.
    pub plans: bool,
    /// What was assumed, and the exact numbers.
    pub assumptions: bool,
    /// Formulas in words and the settings in force.
    pub method: bool,
    /// Figures from elsewhere, and the glossary.
    pub context: bool,
    /// The full drawing with every step as a card, on request.
    pub annex: bool,
}

impl Default for Sections {
    fn default() -> Self {
        Self {
            flow: true,
            drawings: true,
            people: true,
            findings: true,
            plans: true,
            assumptions: true,
            method: true,
            context: true,
            annex: false,
        }
    }
}

/// What the document itself does not say about its report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The date on the cover and in the file.
    pub date: Date,
    /// The language of the pages, which is that of the audit.
    pub language: Language,
    /// Who prepared it; left out, the line stays empty.
    pub prepared_by: Option<String>,
    /// Whose workflow it is; left out, only the title stands above the pages.
    pub organisation: Option<String>,
    /// A PNG that stands above the title; left out, the organisation stands there in words.
    pub logo: Option<Vec<u8>>,
    /// The sheet of paper.
    pub paper: Paper,
    /// Only the summary, on one page.
    pub one_page: bool,
    /// Whether only the steps around the first findings are drawn where there are more than sixty.
    pub fold: bool,
    /// Parts that can be left out.
    pub sections: Sections,
}

impl Options {
    /// A full report on A4 with this date.
    #[must_use]
    pub fn new(date: Date) -> Self {
        Self {
            date,
            language: Language::English,
            prepared_by: None,
            organisation: None,
            logo: None,
            paper: Paper::A4,
            one_page: false,
            fold: true,
            sections: Sections::default(),
        }
    }
}

/// Why there is no report or no picture.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The audit speaks of a redesign that the document does not hold.
    #[error("the document has no redesign {0} (counted from 0)")]
    NoRedesign(usize),
    /// The logo is not a PNG, or not a whole one.
    #[error("the logo is not a PNG picture")]
    Logo,
    /// The logo is larger than a logo needs to be.
    #[error("the logo is larger than 2 MB or 4,000 × 4,000 pixels")]
    LargeLogo,
    /// The pages could not be set.
    #[error("the report could not be typeset: {0}")]
    Typesetting(String),
    /// The drawing is not readable as SVG.
    #[error("the drawing is not readable as SVG: {0}")]
    Drawing(String),
    /// The picture would be larger than allowed.
    #[error("the picture needs {needed} pixels, and {allowed} are allowed")]
    TooLarge {
        /// Pixels at the size of the drawing.
        needed: u64,
        /// Pixels that the caller allows.
        allowed: u64,
    },
    /// The picture could not be written as PNG.
    #[error("the picture could not be written as PNG: {0}")]
    Png(String),
}

impl ReportError {
    /// The error in words; what a library says stands in quotation marks.
    #[must_use]
    pub fn says(&self, language: Language) -> String {
        if language == Language::English {
            return self.to_string();
        }
        match self {
            Self::NoRedesign(at) => {
                format!("das Dokument hat keinen Neuentwurf {at} (gezählt ab 0)")
            }
            Self::Logo => "das Logo ist kein PNG-Bild".to_owned(),
            Self::LargeLogo => "das Logo ist größer als 2 MB oder 4.000 × 4.000 Punkte".to_owned(),
            Self::Typesetting(why) => {
                format!("der Bericht ließ sich nicht setzen: „{why}“")
            }
            Self::Drawing(why) => format!("die Zeichnung ist nicht als SVG lesbar: „{why}“"),
            Self::TooLarge { needed, allowed } => {
                format!("das Bild braucht {needed} Punkte, und {allowed} sind erlaubt")
            }
            Self::Png(why) => {
                format!("das Bild ließ sich nicht als PNG schreiben: „{why}“")
            }
        }
    }
}

/// The swimlanes of what was audited, with ghosts where contact was stripped out; one picture, to be
/// written as SVG. The document comes as [`pdf`] takes it.
pub fn scene(
    audit: &Audit,
    document: &Document,
    redesign: Option<usize>,
    language: Language,
) -> Result<Scene, ReportError> {
    let filled = weft_core::audit::filled(document, redesign, &audit.settings);
    annex::scene(audit, &filled, redesign, language)
}

/// Sets the audit of a document as pages.
///
/// `redesign` is the redesign that was audited, counted from 0; none for a single version.
///
/// # Errors
///
/// Where the document has no such redesign, the logo is no picture, or the pages cannot be set.
pub fn typeset(
    audit: &Audit,
    document: &Document,
    redesign: Option<usize>,
    options: &Options,
) -> Result<Pages, ReportError> {
    if let Some(logo) = &options.logo {
        logo::check(logo)?;
    }
    let filled = weft_core::audit::filled(document, redesign, &audit.settings);
    let view = view::View::new(audit, &filled, redesign, options.language)?;
    let data = data::of(audit, &view, options);
    world::typeset(&data, options)
}

/// Sets the audit of a document as PDF/UA-1 and PDF/A-2a; see [`typeset`].
///
/// # Errors
///
/// As [`typeset`].
pub fn pdf(
    audit: &Audit,
    document: &Document,
    redesign: Option<usize>,
    options: &Options,
) -> Result<Vec<u8>, ReportError> {
    typeset(audit, document, redesign, options)?.pdf()
}

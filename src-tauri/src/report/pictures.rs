//! The drawings as files: one version or both, as SVG or PNG.

use std::path::Path;

use jiff::civil::Date;
use serde::Deserialize;
use weft_core::edit::Version;
use weft_core::layout::scene::{Scene, scene};
use weft_core::layout::{Options, layout, svg};
use weft_core::workflow::Document;
use weft_core::{Audit, Language};

use super::{reported, write};
use crate::drawing::visits;
use crate::{Question, SessionError};

/// The largest picture: a poster of about 6,000 × 6,000 dots.
const PIXELS: u64 = 36_000_000;

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Picture {
    /// The baseline alone.
    Baseline,
    /// The redesign alone.
    Redesign,
    /// Baseline above redesign, with ghosts where contact was stripped out.
    Pair,
}

impl Picture {
    /// Its part of a file's name.
    pub(crate) fn word(self, language: Language) -> &'static str {
        match self {
            Self::Baseline => language.pick("baseline", "Ausgangslage"),
            Self::Redesign => language.pick("redesign", "Neuentwurf"),
            Self::Pair => language.pick("pair", "Vergleich"),
        }
    }
}

/// What a drawing is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Shapes and words, at any size.
    Svg,
    /// Dots, for programs that know nothing else.
    Png,
}

impl Format {
    /// The ending of its files.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

impl Question {
    /// Writes a drawing, whole or not at all.
    ///
    /// # Errors
    ///
    /// Where the workflow has faults, has no redesign to draw, or the drawing cannot be made or written.
    pub fn export_drawing(
        &self,
        picture: Picture,
        format: Format,
        to: &Path,
        today: Date,
    ) -> Result<(), SessionError> {
        write(to, &self.drawn(picture, format, today)?)
    }

    /// A drawing as the bytes of a file.
    pub(crate) fn drawn(
        &self,
        picture: Picture,
        format: Format,
        today: Date,
    ) -> Result<Vec<u8>, SessionError> {
        let audited = self.audited(self.language, today);
        let (audit, document) = audited.map_err(SessionError::Faulty)?;
        let scene = self.scene(picture, &audit, &document)?;
        let drawn = svg(&scene);
        match format {
            Format::Svg => Ok(drawn.into_bytes()),
            Format::Png => weft_report::svg_to_png(&drawn, PIXELS).map_err(reported),
        }
    }

    fn scene(
        &self,
        picture: Picture,
        audit: &Audit,
        document: &Document,
    ) -> Result<Scene, SessionError> {
        let redesign = audit.measures.redesign.as_ref().zip(self.redesign);
        match (picture, redesign) {
            (Picture::Pair, _) => {
                weft_report::scene(audit, document, self.redesign, self.language).map_err(reported)
            }
            (Picture::Redesign, Some((measures, at))) => {
                alone(document, Version::Redesign(at), measures, self.language)
            }
            (Picture::Redesign, None) => Err(SessionError::NoVersion),
            (Picture::Baseline, _) => alone(
                document,
                Version::Baseline,
                &audit.measures.baseline,
                self.language,
            ),
        }
    }
}

fn alone(
    document: &Document,
    version: Version,
    measures: &weft_core::measure::Measures,
    language: Language,
) -> Result<Scene, SessionError> {
    let workflow = document.version(version).ok_or(SessionError::NoVersion)?;
    let options = Options::drawing().in_language(language);
    let layout = layout(workflow, &document.roles, &options);
    let visits = visits(measures);
    Ok(scene(workflow, &document.roles, &layout, &options, &visits))
}

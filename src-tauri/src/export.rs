//! The open document as a file of another format.
//!
//! **Invariants:** a file is made away from the session and appears whole or not at all; what it leaves out
//! is said before it is written.

#[expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands commands their state and arguments by value"
)]
pub(crate) mod commands;

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use weft_core::edit::Version;
use weft_core::workflow::{StepId, Workflow};
use weft_files::{Limits, Note};
use weft_store::Original;

use crate::import::Noted;
use crate::report::write;
use crate::{Format, Picture, Question, Session, SessionError};

/// What a document is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileFormat {
    /// Weft JSON.
    Json,
    /// A workbook, with what the audit found.
    Xlsx,
    /// One sheet as text.
    Csv,
    /// A BPMN model.
    Bpmn,
    /// A Mermaid flowchart.
    Mermaid,
    /// A graph for Graphviz.
    Dot,
    /// A drawing of shapes and words.
    Svg,
    /// A drawing of dots.
    Png,
}

/// What somebody wants written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Export {
    /// As what.
    pub format: FileFormat,
    /// Which version, where a file holds one.
    pub version: Version,
    /// Which drawing, where it is one.
    pub picture: Picture,
    /// Whether a model is drawn afresh, and not written into the file that it came from.
    pub afresh: bool,
}

/// What a file leaves out, before it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Losses {
    /// One after the other.
    pub losses: Vec<Noted>,
    /// The file whose drawing the model would be written into, if there is one.
    pub origin: Option<String>,
}

/// The bytes of a file, and what they leave out.
struct Made {
    bytes: Vec<u8>,
    losses: Vec<Note>,
}

/// A document to be written: taken out of the session, so that nothing waits for it.
#[derive(Debug)]
pub struct ExportQuestion {
    question: Question,
    /// The BPMN models that the document came from.
    models: Vec<Original>,
}

impl FileFormat {
    /// How its files end.
    fn ending(self) -> &'static str {
        match self {
            Self::Json => "weft.json",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Bpmn => "bpmn",
            Self::Mermaid => "mmd",
            Self::Dot => "dot",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

impl ExportQuestion {
    /// What a file would leave out.
    ///
    /// # Errors
    ///
    /// Where it could not be written at all: a drawing needs a workflow without faults, a cell is too small
    /// for a text.
    pub fn losses(&self, export: Export, today: Date) -> Result<Losses, SessionError> {
        let model = self.model(export)?;
        // A drawing leaves out nothing, and takes long.
        let losses = match export.format {
            FileFormat::Svg | FileFormat::Png => Vec::new(),
            FileFormat::Json
            | FileFormat::Xlsx
            | FileFormat::Csv
            | FileFormat::Bpmn
            | FileFormat::Mermaid
            | FileFormat::Dot => self.made(export, today)?.losses,
        };
        Ok(Losses {
            losses: losses.iter().map(Noted::of).collect(),
            origin: model.map(|model| model.name.clone()),
        })
    }

    /// Writes a file, whole or not at all.
    ///
    /// # Errors
    ///
    /// As [`Self::losses`], and where the disk does not take it.
    pub fn write(&self, export: Export, to: &Path, today: Date) -> Result<(), SessionError> {
        let made = self.made(export, today).map_err(|error| {
            if let SessionError::NotMade(source) = error {
                let (path, source) = (to.to_owned(), source.into());
                SessionError::Output { path, source }
            } else {
                error
            }
        })?;
        write(to, &made.bytes)
    }

    fn made(&self, export: Export, today: Date) -> Result<Made, SessionError> {
        let document = &self.question.document;
        let language = self.question.language;
        let text = |text: String, losses| Made {
            bytes: text.into_bytes(),
            losses,
        };
        Ok(match export.format {
            FileFormat::Json => text(weft_files::write_json(document), Vec::new()),
            FileFormat::Csv => text(
                weft_files::write_csv(document),
                weft_files::csv_losses(document),
            ),
            FileFormat::Xlsx => {
                // While there are faults there is no audit: the workflow is written all the same.
                let audited = self.question.audited(language, today).ok();
                let audit = audited.as_ref().map(|(audit, _)| audit);
                Made {
                    bytes: weft_files::write_xlsx(document, audit, language)
                        .map_err(SessionError::NotMade)?,
                    losses: weft_files::csv_losses(document),
                }
            }
            FileFormat::Bpmn => self.bpmn(export)?,
            FileFormat::Mermaid => text(
                weft_files::write_mermaid(document, language),
                weft_files::diagram_losses(document),
            ),
            FileFormat::Dot => text(
                weft_files::write_dot(document, language),
                weft_files::diagram_losses(document),
            ),
            FileFormat::Svg => self.picture(export.picture, Format::Svg, today)?,
            FileFormat::Png => self.picture(export.picture, Format::Png, today)?,
        })
    }

    fn picture(&self, picture: Picture, format: Format, today: Date) -> Result<Made, SessionError> {
        let drawn = self.question.drawn(picture, format, today)?;
        let (document, limits) = (&self.question.document, Limits::default());
        // With the document inside, the picture can be opened again.
        let bytes = match format {
            Format::Svg => {
                let text = String::from_utf8_lossy(&drawn);
                weft_files::embed_svg(&text, document, &limits).map(String::into_bytes)
            }
            Format::Png => weft_files::embed_png(&drawn, document, &limits),
        };
        Ok(Made {
            bytes: bytes.map_err(SessionError::NotMade)?,
            losses: Vec::new(),
        })
    }

    fn bpmn(&self, export: Export) -> Result<Made, SessionError> {
        let document = &self.question.document;
        let version = self.version(export.version)?;
        let redesign = match export.version {
            Version::Baseline => None,
            Version::Redesign(at) => Some(at),
        };
        let mut losses = weft_files::bpmn_losses(document, redesign);
        if let Some(model) = self.model(export)?.filter(|_| !export.afresh) {
            let limits = Limits::default();
            let revised = weft_files::revise_bpmn(&model.bytes, document, version, &limits)
                .map_err(SessionError::NotMade)?;
            losses.extend(revised.notes);
            return Ok(Made {
                bytes: revised.bytes,
                losses,
            });
        }
        Ok(Made {
            bytes: weft_files::write_bpmn(document, version).into_bytes(),
            losses,
        })
    }

    /// The model that a version came from: the one that knows most of its steps.
    fn model(&self, export: Export) -> Result<Option<&Original>, SessionError> {
        if export.format != FileFormat::Bpmn {
            return Ok(None);
        }
        let version = self.version(export.version)?;
        let ids: BTreeSet<&StepId> = version.steps.iter().map(|step| &step.id).collect();
        let known = |model: &Original| {
            let read = weft_files::read_bpmn(&model.bytes, &Limits::default());
            let steps = read.map_or_else(|_| Vec::new(), |read| read.document.baseline.steps);
            steps.iter().filter(|step| ids.contains(&step.id)).count()
        };
        let models = self.models.iter().map(|model| (known(model), model));
        // Of two that know as many, the first that was imported.
        let best = models.rev().max_by_key(|(known, _)| *known);
        Ok(best.filter(|(known, _)| *known > 0).map(|(_, model)| model))
    }

    fn version(&self, version: Version) -> Result<&Workflow, SessionError> {
        let document = &self.question.document;
        document.version(version).ok_or(SessionError::NoVersion)
    }
}

impl Session {
    /// What writing the open document needs.
    ///
    /// # Errors
    ///
    /// Where no document is open, or the files that it came from cannot be read.
    pub fn exporting(
        &self,
        redesign: Option<usize>,
        export: Export,
    ) -> Result<ExportQuestion, SessionError> {
        let models = match export.format {
            FileFormat::Bpmn => self.originals()?,
            FileFormat::Json
            | FileFormat::Xlsx
            | FileFormat::Csv
            | FileFormat::Mermaid
            | FileFormat::Dot
            | FileFormat::Svg
            | FileFormat::Png => Vec::new(),
        };
        let is_model = |original: &Original| {
            let format = weft_files::Format::of(Path::new(&original.name));
            format == Some(weft_files::Format::Bpmn)
        };
        Ok(ExportQuestion {
            question: self.question(redesign)?,
            models: models.into_iter().filter(is_model).collect(),
        })
    }

    /// What a file of the open document would be called.
    ///
    /// # Errors
    ///
    /// Where no document is open.
    pub fn export_name(&self, export: Export) -> Result<String, SessionError> {
        let stem = self.stem()?;
        let ending = export.format.ending();
        let part = match (export.format, export.version) {
            (FileFormat::Svg | FileFormat::Png, _) => Some(export.picture),
            (FileFormat::Bpmn, Version::Redesign(_)) => Some(Picture::Redesign),
            (_, Version::Baseline | Version::Redesign(_)) => None,
        };
        Ok(match part {
            Some(part) => format!("{stem}-{}.{ending}", part.word(self.language())),
            None => format!("{stem}.{ending}"),
        })
    }
}

//! What was chosen for reports: `report.json` and `report-logo.png` in the folder of the program's data.
//!
//! What belongs to the house holds for every document, what to print for each of its own. Choices are a
//! convenience: where they cannot be read or written, Weft goes on with the usual ones.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use weft_core::Language;
use weft_report::{Paper, Sections};

/// Of how many documents it is remembered what to print.
const REMEMBERED: usize = 50;

/// What a report looks like.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Choices {
    /// What belongs to the house.
    #[serde(flatten)]
    pub house: House,
    /// What is printed of this document.
    #[serde(flatten)]
    pub extent: Extent,
}

/// What every report of a house has in common, apart from its logo.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct House {
    /// Whose workflow it is; may be empty.
    pub organisation: String,
    /// Who prepared the report; may be empty.
    pub prepared_by: String,
    /// The sheet of paper.
    pub paper: Paper,
    /// The language of the pages; none for the one that the window speaks.
    pub language: Option<Language>,
}

/// How much of a document is printed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Extent {
    /// Only the summary, on one page.
    pub one_page: bool,
    /// The sections of a full report.
    pub sections: Sections,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Remembered {
    house: House,
    /// What the file of the logo was called.
    logo: Option<String>,
    /// The document chosen for last stands first.
    documents: Vec<(PathBuf, Extent)>,
}

/// The choices of all documents.
#[derive(Debug)]
pub(crate) struct Chosen {
    folder: PathBuf,
    remembered: Remembered,
    logo: Option<Vec<u8>>,
}

impl Chosen {
    pub(crate) fn load(folder: &Path) -> Self {
        let read = fs::read(folder.join("report.json")).ok();
        let mut remembered: Remembered = read
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        let logo = fs::read(folder.join("report-logo.png")).ok();
        let logo = logo.filter(|logo| weft_report::check_logo(logo).is_ok());
        remembered.logo = remembered.logo.filter(|_| logo.is_some());
        Self {
            folder: folder.to_owned(),
            logo: logo.filter(|_| remembered.logo.is_some()),
            remembered,
        }
    }

    /// The choices for a document.
    pub(crate) fn of(&self, document: &Path) -> Choices {
        let documents = &mut self.remembered.documents.iter();
        let known = documents.find(|(path, _)| path == document);
        Choices {
            house: self.remembered.house.clone(),
            extent: known.map(|(_, extent)| extent.clone()).unwrap_or_default(),
        }
    }

    /// Remembers the choices for a document.
    pub(crate) fn remember(&mut self, document: &Path, choices: Choices) {
        if self.of(document) == choices {
            return;
        }
        self.remembered.house = choices.house;
        let documents = &mut self.remembered.documents;
        documents.retain(|(path, _)| path != document);
        documents.insert(0, (document.to_owned(), choices.extent));
        documents.truncate(REMEMBERED);
        self.save();
    }

    /// The logo.
    pub(crate) fn logo(&self) -> Option<&[u8]> {
        self.logo.as_deref()
    }

    /// What the file of the logo was called.
    pub(crate) fn logo_name(&self) -> Option<&str> {
        self.remembered.logo.as_deref()
    }

    /// Puts a checked logo in the place of the one before, or none.
    pub(crate) fn set_logo(&mut self, logo: Option<(String, Vec<u8>)>) {
        let file = self.folder.join("report-logo.png");
        let (name, bytes) = logo.unzip();
        match &bytes {
            Some(bytes) => self.keep("report-logo.png", bytes),
            None => drop(fs::remove_file(file)),
        }
        self.remembered.logo = name;
        self.logo = bytes;
        self.save();
    }

    fn save(&self) {
        if let Ok(text) = serde_json::to_vec_pretty(&self.remembered) {
            self.keep("report.json", &text);
        }
    }

    fn keep(&self, name: &str, bytes: &[u8]) {
        let folder = fs::create_dir_all(&self.folder).is_ok();
        if folder {
            // A report must not fail because its choices are forgotten.
            drop(weft_files::write_whole(&self.folder.join(name), bytes));
        }
    }
}

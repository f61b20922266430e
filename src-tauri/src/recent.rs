//! The list of documents that were open before: `recent.json` in the folder of the program's data.
//!
//! The list is a convenience: where it cannot be read or written, Weft starts with an empty one and
//! goes on.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How many documents are remembered.
const REMEMBERED: usize = 12;

/// A document that was open before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentFile {
    /// Where it is.
    pub path: PathBuf,
    /// What it was called when it was open.
    pub title: String,
    /// What it looked like then: a scene, as the window draws it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weave: Option<Value>,
}

/// What is written of the list.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    files: Vec<RecentFile>,
    /// What is open, or was when the window was closed.
    open: Option<PathBuf>,
}

/// The documents that were open before, the last one first.
#[derive(Debug)]
pub(crate) struct RecentFiles {
    list: PathBuf,
    kept: Kept,
}

impl RecentFiles {
    pub(crate) fn load(folder: &Path) -> Self {
        let list = folder.join("recent.json");
        let kept = fs::read(&list)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        Self { list, kept }
    }

    pub(crate) fn files(&self) -> &[RecentFile] {
        &self.kept.files
    }

    /// The document that was open when the window was closed.
    pub(crate) fn left_open(&self) -> Option<PathBuf> {
        self.kept.open.clone()
    }

    /// Nothing is open any more.
    pub(crate) fn closed(&mut self) {
        self.kept.open = None;
        self.save();
    }

    pub(crate) fn holds(&self, path: &Path) -> bool {
        self.kept.files.iter().any(|file| file.path == path)
    }

    /// Puts a document that is open now at the top.
    pub(crate) fn remember(&mut self, path: &Path, title: &str, weave: Option<Value>) {
        self.kept.open = Some(path.to_owned());
        self.kept.files.retain(|file| file.path != path);
        let file = RecentFile {
            path: path.to_owned(),
            title: title.to_owned(),
            weave,
        };
        self.kept.files.insert(0, file);
        self.kept.files.truncate(REMEMBERED);
        self.save();
    }

    /// Calls a document of the list something else.
    pub(crate) fn entitle(&mut self, path: &Path, title: &str) {
        let known = self.kept.files.iter_mut().find(|file| file.path == path);
        if let Some(file) = known.filter(|file| file.title != title) {
            title.clone_into(&mut file.title);
            self.save();
        }
    }

    /// Keeps what a document of the list looks like now.
    pub(crate) fn picture(&mut self, path: &Path, weave: Option<Value>) {
        let known = self.kept.files.iter_mut().find(|file| file.path == path);
        if let Some(file) = known.filter(|file| file.weave != weave) {
            file.weave = weave;
            self.save();
        }
    }

    /// Takes a document off the list.
    pub(crate) fn forget(&mut self, path: &Path) {
        self.kept.files.retain(|file| file.path != path);
        self.kept.open.take_if(|open| open == path);
        self.save();
    }

    fn save(&self) {
        let Ok(text) = serde_json::to_vec_pretty(&self.kept) else {
            return;
        };
        let folder = self.list.parent().map_or(Ok(()), fs::create_dir_all);
        // Opening a document must not fail because of a list.
        drop(folder.map(|()| weft_files::write_whole(&self.list, &text)));
    }
}

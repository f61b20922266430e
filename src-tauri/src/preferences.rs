//! How the window looks and speaks, for whoever sits here: `preferences.json` in the folder of the
//! program's data.
//!
//! As the list of recent files, this is a convenience: where it cannot be read, Weft starts as the
//! system says and goes on.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use weft_core::Language;

/// The language of the system, where Weft speaks it; else English.
fn language_of_system() -> Language {
    let locale = sys_locale::get_locale().unwrap_or_default().to_lowercase();
    let speaks = |language: &Language| locale.starts_with(language.tag());
    Language::ALL.into_iter().find(speaks).unwrap_or_default()
}

/// How bright the window is, and how large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Appearance {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// For the back row: larger type, thicker lines, a white ground.
    Projector,
}

/// Per cent that texts can be zoomed to, the smallest and the largest.
const TEXT: (u16, u16) = (80, 200);

/// What somebody chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Preferences {
    /// The language; none for that of the system.
    pub language: Option<Language>,
    /// Bright or dark.
    pub appearance: Appearance,
    /// How large everything is, in per cent, 80 to 200.
    pub text_size: u16,
    /// Who the history says made a change; empty for the name that the system gives.
    pub author: String,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: None,
            appearance: Appearance::System,
            text_size: 100,
            author: String::new(),
        }
    }
}

impl Preferences {
    /// The language to speak.
    #[must_use]
    pub fn spoken(&self) -> Language {
        self.language.unwrap_or_else(language_of_system)
    }

    /// How much larger everything is than it was drawn, 0.8 to 2.
    #[must_use]
    pub fn zoom(&self) -> f64 {
        f64::from(self.text_size.clamp(TEXT.0, TEXT.1)) / 100.0
    }
}

/// The preferences on the disk.
#[derive(Debug)]
pub(crate) struct PreferencesFile {
    path: PathBuf,
    pub(crate) preferences: Preferences,
}

impl PreferencesFile {
    pub(crate) fn load(folder: &Path) -> Self {
        let path = folder.join("preferences.json");
        let bytes = fs::read(&path).ok();
        let preferences = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Self {
            path,
            preferences: preferences.unwrap_or_default(),
        }
    }

    /// Chooses; what cannot be written holds until the window is closed.
    pub(crate) fn choose(&mut self, preferences: Preferences) {
        self.preferences = preferences;
        let folder = self.path.parent().map_or(Ok(()), fs::create_dir_all);
        if let (Ok(()), Ok(text)) = (folder, serde_json::to_vec_pretty(&self.preferences)) {
            drop(weft_files::write_whole(&self.path, &text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_there_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut file = PreferencesFile::load(folder.path());
        assert_eq!(file.preferences, Preferences::default(), "nothing chosen");
        let chosen = Preferences {
            language: Some(Language::German),
            appearance: Appearance::Projector,
            text_size: 150,
            author: "Ada".to_owned(),
        };
        file.choose(chosen.clone());
        let again = PreferencesFile::load(folder.path()).preferences;
        assert_eq!(again, chosen, "it was kept");
    }

    #[test]
    fn a_damaged_file_is_as_none() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(
            folder.path().join("preferences.json"),
            "{\"textSize\": \"big\"",
        )
        .expect("written");
        let file = PreferencesFile::load(folder.path());
        assert_eq!(
            file.preferences,
            Preferences::default(),
            "as the system says"
        );
    }

    #[test]
    fn texts_stay_readable() {
        let zoom = |text_size| {
            Preferences {
                text_size,
                ..Preferences::default()
            }
            .zoom()
        };
        assert!((zoom(0) - 0.8).abs() < 1e-9, "never smaller");
        assert!((zoom(1000) - 2.0).abs() < 1e-9, "never larger");
    }
}

//! The errors of this crate in words: in English as they display themselves, and in German.
//!
//! What SQLite and the system say stands in quotation marks: it has no German.

use weft_core::Language;

use crate::error::{
    CloseError, CopyError, CreateError, DiskError, OpenError, ReadError, WriteError,
};

/// Gives an error its sentence in every language, from the one in German.
macro_rules! says {
    ($($error:ident),+) => {
        $(impl $error {
            /// The error in words.
            #[must_use]
            pub fn says(&self, language: Language) -> String {
                match language {
                    Language::English => self.to_string(),
                    Language::German => self.in_german(),
                }
            }
        })+
    };
}
says!(
    DiskError,
    CreateError,
    OpenError,
    WriteError,
    ReadError,
    CopyError,
    CloseError
);

impl DiskError {
    fn in_german(&self) -> String {
        match self {
            Self::Full { path } => format!(
                "der Datenträger ist voll: {} konnte nicht geschrieben werden; alles bis zu dieser Änderung ist sicher; Platz schaffen und noch einmal versuchen",
                path.display()
            ),
            Self::Protected { path } => format!(
                "{} darf nicht geschrieben werden; was darin steht, ist sicher; eine Kopie sichern, wo das Schreiben erlaubt ist",
                path.display()
            ),
            Self::Gone { path } => format!(
                "{} wurde gelöscht, verschoben oder von einem anderen Programm ersetzt, während es offen war; alles bis zu dieser Änderung ist noch hier: eine Kopie sichern",
                path.display()
            ),
            Self::Changed { path } => format!(
                "{} wurde von einem anderen Programm geändert, während es offen war; alles bis zu dieser Änderung ist noch hier: eine Kopie sichern und es neu öffnen",
                path.display()
            ),
            Self::Busy { path } => format!(
                "{} wird von einem anderen Programm benutzt; nichts ist verloren; dort schließen und noch einmal versuchen",
                path.display()
            ),
            Self::Damaged { path, found } => format!(
                "{} ist beschädigt: „{found}“; neu öffnen zeigt, was lesbar ist; dann eine Kopie sichern",
                path.display()
            ),
            Self::Failed { path, source } => format!(
                "{} konnte nicht benutzt werden: „{source}“; was vorher bestätigt war, ist sicher",
                path.display()
            ),
        }
    }
}

impl CreateError {
    fn in_german(&self) -> String {
        match self {
            Self::Exists { path } => format!(
                "{} gibt es schon; nichts wurde geändert; einen anderen Namen wählen",
                path.display()
            ),
            Self::Unwritable { found } => {
                format!("das Dokument lässt sich nicht in einer Datei halten: „{found}“")
            }
            Self::OriginalTooLarge { name, bytes, most } => too_large(name, *bytes, *most),
            Self::Disk(error) => error.in_german(),
            Self::Open(error) => error.in_german(),
        }
    }
}

impl OpenError {
    fn in_german(&self) -> String {
        let in_german = Language::German;
        match self {
            Self::Missing { path } => format!("{} gibt es nicht", path.display()),
            Self::NotADocument { path, found } => format!(
                "{} ist kein Dokument von Weft: gefunden: {}; nichts wurde geändert",
                path.display(),
                found.says(in_german)
            ),
            Self::Newer {
                path,
                found,
                newest,
            } => format!(
                "{} wurde mit einer neueren Version von Weft geschrieben: gefunden: Version {found}; diese liest bis {newest}; nichts wurde geändert; mit der neueren öffnen",
                path.display()
            ),
            Self::Older { path } => format!(
                "{} wurde mit einer älteren Version von Weft geschrieben und darf nicht geschrieben werden: in einen Ordner kopieren, in dem das Schreiben erlaubt ist, und die Kopie öffnen",
                path.display()
            ),
            Self::Foreign { path, found } => format!(
                "{} wurde von einem anderen Programm geändert: gefunden: {}; es wurde nicht geöffnet und nicht geändert",
                path.display(),
                found.says(in_german)
            ),
            Self::Unreadable { path, found } => format!(
                "{} ist beschädigt, und nichts davon ist lesbar: {}; nichts wurde geändert; eine Kopie davon benutzen",
                path.display(),
                found.says(in_german)
            ),
            Self::Disk(error) => error.in_german(),
        }
    }
}

impl WriteError {
    fn in_german(&self) -> String {
        match self {
            Self::ReadOnly(why) => format!(
                "das Dokument ist nur zum Lesen offen: {}",
                why.says(Language::German)
            ),
            Self::Refused(error) => error.says(Language::German),
            Self::NothingToChange => "es gibt nichts zu ändern".to_owned(),
            Self::NothingToUndo => "es gibt nichts zurückzunehmen".to_owned(),
            Self::NothingToRedo => "es gibt nichts zu wiederholen".to_owned(),
            Self::Unwritable { found } => format!(
                "die Änderung lässt sich nicht in einer Datei halten: „{found}“; nichts wurde geändert"
            ),
            Self::OriginalTooLarge { name, bytes, most } => too_large(name, *bytes, *most),
            Self::Read(error) => error.in_german(),
            Self::Disk(error) => error.in_german(),
        }
    }
}

impl ReadError {
    fn in_german(&self) -> String {
        match self {
            Self::NoSuchRevision(at) => format!("der Verlauf hat keine Änderung {at}"),
            Self::NoSuchOriginal => "das Dokument hält keine solche Datei".to_owned(),
            Self::Disk(error) => error.in_german(),
        }
    }
}

impl CopyError {
    fn in_german(&self) -> String {
        match self {
            Self::Open { path } => format!(
                "{} ist offen; nichts wurde geändert; einen anderen Namen wählen",
                path.display()
            ),
            Self::Name { path } => format!(
                "{} lässt sich nicht als Name verwenden; einen aus gewöhnlichen Buchstaben wählen",
                path.display()
            ),
            Self::Disk(error) => error.in_german(),
        }
    }
}

impl CloseError {
    fn in_german(&self) -> String {
        format!("das Dokument ist noch offen: {}", self.source.in_german())
    }
}

fn too_large(name: &str, bytes: usize, most: usize) -> String {
    format!("{name} hat {bytes} Byte; ein Dokument hält höchstens {most}")
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use weft_core::said;

    use super::*;
    use crate::ReadOnly;

    fn path() -> PathBuf {
        PathBuf::from("Akte.weft")
    }

    /// Every error with words of its own.
    fn errors() -> Vec<String> {
        let german = Language::German;
        let disk = [
            DiskError::Full { path: path() },
            DiskError::Protected { path: path() },
            DiskError::Gone { path: path() },
            DiskError::Changed { path: path() },
            DiskError::Busy { path: path() },
            DiskError::Damaged {
                path: path(),
                found: "malformed".to_owned(),
            },
            DiskError::Failed {
                path: path(),
                source: "I/O error".into(),
            },
        ];
        let open = [
            OpenError::Missing { path: path() },
            OpenError::NotADocument {
                path: path(),
                found: said!("a folder", "ein Ordner"),
            },
            OpenError::Newer {
                path: path(),
                found: 9,
                newest: 1,
            },
            OpenError::Older { path: path() },
        ];
        let write = [
            WriteError::ReadOnly(ReadOnly::OpenElsewhere),
            WriteError::ReadOnly(ReadOnly::Protected),
            WriteError::ReadOnly(ReadOnly::Damaged),
            WriteError::NothingToChange,
            WriteError::NothingToUndo,
            WriteError::NothingToRedo,
            WriteError::OriginalTooLarge {
                name: "Akte.csv".to_owned(),
                bytes: 2,
                most: 1,
            },
            WriteError::Read(ReadError::NoSuchRevision(7)),
            WriteError::Read(ReadError::NoSuchOriginal),
        ];
        let copy = [
            CopyError::Open { path: path() },
            CopyError::Name { path: path() },
        ];
        let said = disk.iter().map(|one| one.says(german));
        let said = said.chain(open.iter().map(|one| one.says(german)));
        let said = said.chain(write.iter().map(|one| one.says(german)));
        said.chain(copy.iter().map(|one| one.says(german)))
            .collect()
    }

    #[test]
    fn what_happened_is_said_in_german_but_for_the_words_of_the_system() {
        const ENGLISH: [&str; 13] = [
            "the", "is", "and", "by", "of", "it", "to", "not", "nothing", "another", "there",
            "safe", "open",
        ];
        for says in errors() {
            let plain = says.replace("„I/O error“", "").replace("„malformed“", "");
            let english = plain.split(|letter: char| !letter.is_alphabetic());
            let english: Vec<&str> = english.filter(|word| ENGLISH.contains(word)).collect();
            assert!(english.is_empty(), "{says}: {english:?}");
        }
    }
}

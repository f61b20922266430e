//! Why an edit could not be made, in words.

use super::EditError;
use crate::Language;

impl EditError {
    /// The reason in words.
    #[must_use]
    pub fn says(&self, language: Language) -> String {
        match language {
            Language::English => self.to_string(),
            Language::German => self.in_german(),
        }
    }

    fn in_german(&self) -> String {
        match self {
            Self::RedesignMissing(at) => format!("es gibt keinen Neuentwurf {}", at + 1),
            Self::StepMissing(id) => format!("es gibt keinen Schritt „{id}“"),
            Self::StepAmbiguous(id) => {
                format!("mehrere Schritte haben die ID „{id}“; zuerst jedem eine eigene geben")
            }
            Self::StepTaken(id) => format!("ein anderer Schritt hat die ID „{id}“"),
            Self::RoleMissing(name) => format!("es gibt keine Rolle „{name}“"),
            Self::RoleAmbiguous(name) => {
                format!("mehrere Rollen heißen „{name}“; zuerst jeder einen eigenen Namen geben")
            }
            Self::RoleTaken(name) => format!("eine andere Rolle heißt „{name}“"),
            Self::PlaceMissing { at, len } => {
                format!("die Liste hat {len} Einträge, also keinen Platz {}", at + 1)
            }
            Self::Unconfirmed { step, before } => format!(
                "wohin „{step}“ gehört, ist nur vermutet; unter Zuordnung bestätigen, was für „{}“ \
                 steht",
                before.join("“, „")
            ),
            Self::NothingMatched => "noch steht kein Schritt des Neuentwurfs für einen der \
                                     Ausgangslage; zuerst unter Zuordnung ein Paar bestätigen"
                .to_owned(),
            Self::CasesUnknown { touchpoint } => format!(
                "wie oft „{touchpoint}“ auf einen Fall kommt, hängt von den Fällen je Woche ab, und \
                 die hat niemand eingetragen"
            ),
            Self::SplitsAlready { step } => format!(
                "nach „{step}“ gehen Fälle mehrere Wege zugleich, ein Teil von ihnen kann also \
                 keinen anderen nehmen"
            ),
            Self::NothingAutomated { step } => {
                format!("kein Schritt, den eine Maschine tut, steht für „{step}“")
            }
            Self::TouchpointMissing(id) => format!("es gibt keine Begegnung „{id}“"),
            Self::NoName => "in der Zeile steht kein Name eines Schritts".to_owned(),
            Self::TooDeep => "die Änderungen sind zu tief ineinander verschachtelt".to_owned(),
        }
    }
}

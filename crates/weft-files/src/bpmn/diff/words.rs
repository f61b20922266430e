//! What differs, in sentences.

use weft_core::{Language, sentence};

use super::{BpmnAttribute, BpmnChange, BpmnDiff, BpmnElement};

/// How many elements that are only drawn elsewhere are named.
const MOST_REDRAWN: usize = 12;

impl BpmnDiff {
    /// What differs, a sentence a line, from what is gone to what is only drawn elsewhere.
    #[must_use]
    pub fn says(&self, language: Language) -> Vec<String> {
        let removed = self
            .removed
            .iter()
            .map(|one| sentence!(language; "removed: {}", "entfernt: {}", one.says(language)));
        let added = self
            .added
            .iter()
            .map(|one| sentence!(language; "added: {}", "neu: {}", one.says(language)));
        let changed = self.changed.iter().map(|one| one.says(language));
        let vendor = self.vendor_changed.iter().map(|one| one.says(language));
        let mut lines: Vec<String> = removed.chain(added).chain(changed).chain(vendor).collect();
        if lines.is_empty() {
            lines.push(
                language
                    .pick("both models say the same", "beide Modelle sagen dasselbe")
                    .to_owned(),
            );
        }
        lines.extend(self.redrawn(language));
        lines
    }

    fn redrawn(&self, language: Language) -> Option<String> {
        let count = self.layout_changed.len();
        let named = self.layout_changed.iter().take(MOST_REDRAWN);
        let named: Vec<String> = named.map(|one| one.says(language)).collect();
        let named = match count > MOST_REDRAWN {
            true => format!("{} …", named.join("; ")),
            false => named.join("; "),
        };
        (count > 0).then(|| {
            sentence!(language;
                "only drawn otherwise, which changes nothing ({count}): {named}",
                "nur anders gezeichnet, was nichts ändert ({count}): {named}",
            )
        })
    }
}

impl BpmnElement {
    /// What it is in BPMN's own word, its name and its id.
    #[must_use]
    pub fn says(&self, language: Language) -> String {
        let kind = self.kind.strip_prefix("bpmn:").unwrap_or(&self.kind);
        let mut letters = kind.chars();
        let first = letters.next().map(|first| first.to_ascii_lowercase());
        let kind: String = first.into_iter().chain(letters).collect();
        let id = &self.id;
        match self.name.as_deref().map(str::trim) {
            None | Some("") => format!("{kind} ({id})"),
            Some(name) => sentence!(language; "{kind} “{name}” ({id})", "{kind} „{name}“ ({id})"),
        }
    }
}

impl BpmnChange {
    /// What the element is, and each thing that changed.
    fn says(&self, language: Language) -> String {
        let all = self.attributes.iter().chain(&self.inside);
        let changes: Vec<String> = all.map(|one| one.says(language)).collect();
        sentence!(language;
            "changed: {}: {}",
            "geändert: {}: {}",
            self.element.says(language),
            changes.join("; "),
        )
    }
}

impl BpmnAttribute {
    /// What was there, and what is.
    fn says(&self, language: Language) -> String {
        let property = match self.property.as_str() {
            "$type" => language.pick("type", "Art"),
            property => property,
        };
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => sentence!(language;
                "{property} “{old}” → “{new}”",
                "{property} „{old}“ → „{new}“",
            ),
            (None, Some(new)) => {
                sentence!(language; "{property} is new: “{new}”", "{property} ist neu: „{new}“")
            }
            (Some(old), None) => {
                sentence!(language; "{property} is gone: “{old}”", "{property} fehlt jetzt: „{old}“")
            }
            (None, None) => property.to_owned(),
        }
    }
}

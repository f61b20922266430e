//! Who did it: logs of objects have no standard name for that.

/// Last words of the names of attributes that name who did it.
const ATTRIBUTES: [&str; 26] = [
    "resource",
    "user",
    "username",
    "employee",
    "performer",
    "agent",
    "worker",
    "assignee",
    "originator",
    "person",
    "operator",
    "creator",
    "approver",
    "editor",
    "inserter",
    "blocker",
    "remover",
    "handler",
    "author",
    "actor",
    "reviewer",
    "clerk",
    "executor",
    "sender",
    "bearbeiter",
    "mitarbeiter",
];

/// Names of types of objects that are people who work, not people who are worked for.
const TYPES: [&str; 18] = [
    "resource",
    "user",
    "employee",
    "performer",
    "worker",
    "person",
    "people",
    "staff",
    "operator",
    "clerk",
    "agent",
    "colleague",
    "human resource",
    "sales person",
    "mitarbeiter",
    "bearbeiter",
    "mitarbeitende",
    "personal",
];

fn words(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Whether an attribute of an event names who did it.
pub(super) fn is_attribute(name: &str) -> bool {
    let words = words(name);
    let last = words.rsplit(' ').next().unwrap_or_default();
    ATTRIBUTES.contains(&last)
}

/// Whether objects of this type are people who work.
pub(super) fn is_type(name: &str) -> bool {
    let words = words(name);
    TYPES.contains(&words.as_str()) || TYPES.contains(&words.trim_end_matches('s'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_known_by_names() {
        for name in ["org:resource", "po_creator", "pr_approver", "User"] {
            assert!(is_attribute(name), "{name}");
        }
        for name in ["price", "order", "number", "customer"] {
            assert!(!is_attribute(name), "{name}");
        }
        assert!(is_type("employees") && is_type("Sales Persons") && is_type("User"));
        assert!(!is_type("customers") && !is_type("orders"));
    }
}

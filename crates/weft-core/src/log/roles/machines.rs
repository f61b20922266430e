//! Which resources of a log are machines, by their names.

/// Words that name a machine wherever they stand.
const MACHINE: [&str; 20] = [
    "system",
    "systems",
    "robot",
    "chatbot",
    "rpa",
    "api",
    "batch",
    "batchjob",
    "automatic",
    "automated",
    "automation",
    "automatisch",
    "automatik",
    "automat",
    "scheduler",
    "cron",
    "cronjob",
    "daemon",
    "software",
    "webservice",
];

/// Words that are names of people too, and so only count where nothing else is named.
const SHORT: [&str; 5] = ["ai", "ki", "bot", "auto", "job"];

/// Whether a resource is named like a machine. Of a mail address only what stands before the @ counts.
pub(super) fn is_machine(name: &str) -> bool {
    let name = name.split('@').next().unwrap_or(name);
    let words: Vec<&str> = name
        .split(|letter: char| !letter.is_alphanumeric())
        .map(|word| word.trim_end_matches(|letter: char| letter.is_numeric()))
        .filter(|word| !word.is_empty())
        .collect();
    let on = |list: &[&str], word: &str| list.iter().any(|one| word.eq_ignore_ascii_case(one));
    let shouts = |word: &str| on(&SHORT, word) && word.chars().all(char::is_uppercase);
    let only_short = !words.is_empty() && words.iter().all(|word| on(&SHORT, word));
    only_short || words.iter().any(|word| on(&MACHINE, word) || shouts(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machines_are_told_from_people_of_the_same_letters() {
        for name in [
            "System",
            "batch_01",
            "SYSTEM2",
            "mail-api",
            "bot",
            "KI-Assistent",
            "Bot 3",
            "rpa@works.example",
        ] {
            assert!(is_machine(name), "{name} is a machine");
        }
        for name in [
            "Sara",
            "Jan Bot",
            "Ai Tanaka",
            "sara@system.example",
            "112",
            "Autumn Job",
            "",
            "User_7",
        ] {
            assert!(!is_machine(name), "{name} may be a person");
        }
    }
}

//! Whether a role is named like a person (D6). The list is short on purpose: it asks, it never
//! decides.

/// Forms of address that come before a person's name.
const ADDRESSES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "señor", "señora", "monsieur",
    "madame",
];

/// Common given names of several languages, in lower case and alphabetical order.
const GIVEN: &[&str] = &[
    "ahmed",
    "alexander",
    "alice",
    "amir",
    "ana",
    "andrea",
    "andreas",
    "anja",
    "anna",
    "antonio",
    "barbara",
    "ben",
    "bob",
    "carlos",
    "carol",
    "charlotte",
    "christian",
    "christine",
    "claudia",
    "daniel",
    "david",
    "elena",
    "ellen",
    "emily",
    "emma",
    "eva",
    "fatima",
    "felix",
    "florian",
    "francesca",
    "frank",
    "giulia",
    "hannah",
    "hans",
    "helen",
    "ingrid",
    "isabel",
    "jack",
    "jakob",
    "james",
    "jan",
    "jane",
    "jean",
    "jens",
    "joe",
    "john",
    "jonas",
    "josé",
    "juan",
    "julia",
    "jürgen",
    "karin",
    "katharina",
    "klaus",
    "laura",
    "lea",
    "lena",
    "leon",
    "linda",
    "lisa",
    "luca",
    "lucas",
    "luis",
    "lukas",
    "maria",
    "marie",
    "mario",
    "markus",
    "martin",
    "martina",
    "mary",
    "max",
    "michael",
    "miguel",
    "mike",
    "mohammed",
    "monika",
    "nadia",
    "nicole",
    "nina",
    "oliver",
    "olivia",
    "paul",
    "paula",
    "pedro",
    "peter",
    "pierre",
    "priya",
    "rachel",
    "robert",
    "rosa",
    "sabine",
    "sara",
    "sarah",
    "sebastian",
    "simon",
    "sofia",
    "sophie",
    "stefan",
    "stephan",
    "susan",
    "susanne",
    "thomas",
    "tim",
    "tobias",
    "tom",
    "ursula",
    "wei",
    "wolfgang",
];

/// Whether a name begins with a form of address or is a given name with at most one more word.
pub(super) fn looks_like_a_person(name: &str) -> bool {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower
        .split_whitespace()
        .map(|word| word.trim_end_matches('.'))
        .collect();
    let Some(first) = words.first() else {
        return false;
    };
    let addressed = words.len() >= 2 && ADDRESSES.contains(first);
    addressed || (words.len() <= 2 && GIVEN.binary_search(first).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_from_roles() {
        assert!(GIVEN.is_sorted(), "the list is searched by halves");
        for name in ["Sara", "Anna Müller", "Frau Meier", "Dr. Who"] {
            assert!(looks_like_a_person(name), "{name} is a person");
        }
        for name in [
            "Agent",
            "HR partner",
            "Frontend team",
            "Jean jacket buyer team",
            "",
        ] {
            assert!(!looks_like_a_person(name), "{name} is no person");
        }
    }
}

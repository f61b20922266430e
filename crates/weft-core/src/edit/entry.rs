//! The quick entry: a step as one line of text.
//!
//! `Call the customer [Agent, Customer] 10m trust`: a name, who takes part in brackets, how long, and
//! what it is good for. What follows the brackets or the minutes is read word by word, in every
//! language at once: `Kundin anrufen [Berater, Kundin] 10 Min Vertrauen`. A word that nobody understands
//! stays in the name, so that nothing that was typed is lost.

use schemars::JsonSchema;
use serde::Serialize;

use crate::Language;
use crate::workflow::{Mode, Participant, Purpose, Role, RoleKind, RoleName, Step, StepId, Tag};

/// What a stretch of the line was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PieceKind {
    /// The name of the step.
    Step,
    /// Who takes part.
    Who,
    /// Minutes per visit.
    Minutes,
    /// What it is good for.
    Purpose,
    /// How people speak.
    Mode,
    /// Who does it.
    Tag,
    /// Not understood: it stays in the name.
    Unknown,
}

/// A stretch of the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Piece {
    /// Where it begins, in UTF-16 units: what a text field counts in.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What it was taken for.
    pub kind: PieceKind,
    /// Roles in it that the document does not have yet.
    pub new_roles: Vec<RoleName>,
}

/// A line that was read: its pieces, and the step that it makes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// The line, piece by piece.
    pub pieces: Vec<Piece>,
    /// What the step is called.
    pub name: String,
    /// Who takes part; the first performs.
    pub roles: Vec<Participant>,
    /// Minutes per visit.
    pub minutes: Option<f64>,
    /// What it is good for.
    pub purposes: Vec<Purpose>,
    /// How people speak, if the line says so.
    pub mode: Option<Mode>,
    /// Who does it, if the line says so.
    pub tag: Option<Tag>,
}

impl Entry {
    /// Reads a line; `roles` are those of the document.
    #[must_use]
    pub fn read(line: &str, roles: &[Role]) -> Self {
        let mut reading = Reading {
            line,
            roles,
            entry: Self::default(),
            name: Vec::new(),
            details: false,
        };
        let mut rest = 0;
        while let Some(word) = next_word(line, rest) {
            rest = word.1;
            reading.word(word);
        }
        reading.entry.name = reading.name.join(" ");
        reading.entry
    }

    /// The step that the line makes.
    ///
    /// Where it does not say so: several people who meet for something speak live; a machine's step
    /// is automated, a person's with a machine augmented, several people's relational.
    #[must_use]
    pub fn step(&self, id: StepId, roles: &[Role]) -> Step {
        let people = self.roles.iter();
        let people = people.filter(|one| kind_of(&one.role, roles) != RoleKind::Ai);
        let count: u32 = people.map(|one| one.count).sum();
        let together = count >= 2;
        let first = self.roles.first();
        let by_machine = first.is_some_and(|one| kind_of(&one.role, roles) == RoleKind::Ai);
        let machine = self.roles.iter();
        let machine = machine
            .clone()
            .any(|one| kind_of(&one.role, roles) == RoleKind::Ai);
        let mode = self
            .mode
            .or((together && !by_machine).then_some(Mode::Live));
        let speaks = mode.is_some_and(Mode::is_two_way);
        let tag = match (by_machine, machine) {
            (true, _) => Some(Tag::AiAutomated),
            (false, true) => Some(Tag::AiAugmented),
            (false, false) if together && speaks => Some(Tag::HumanRelational),
            (false, false) => first.map(|_| Tag::HumanAlone),
        };
        Step {
            id,
            name: self.name.clone(),
            roles: self.roles.clone(),
            tag: self.tag.or(tag),
            minutes: self.minutes,
            purposes: self.purposes.clone(),
            mode,
            ..Step::default()
        }
    }
}

/// The kind of a role; one that nobody declared is a machine if it is called like one.
pub(super) fn kind_of(name: &RoleName, roles: &[Role]) -> RoleKind {
    let known = roles.iter().find(|role| role.name == *name);
    known.map_or_else(|| guessed_kind(name), |role| role.kind)
}

/// The kind that the name of a new role suggests.
pub(super) fn guessed_kind(name: &RoleName) -> RoleKind {
    const MACHINES: [&str; 5] = ["ai", "bot", "chatbot", "ki", "system"];
    let lower = name.as_str().to_lowercase();
    if MACHINES.contains(&lower.as_str()) {
        RoleKind::Ai
    } else {
        RoleKind::Internal
    }
}

/// Where a word begins and ends, in bytes; what stands in brackets is one word.
fn next_word(line: &str, from: usize) -> Option<(usize, usize)> {
    let rest = line.get(from..)?;
    let begin = from + (rest.len() - rest.trim_start().len());
    let word = line.get(begin..).filter(|word| !word.is_empty())?;
    let length = if word.starts_with('[') {
        word.find(']').map_or(word.len(), |at| at + 1)
    } else {
        length_of(word)
    };
    let end = begin + length;
    // `10 min` is one word, as it is shown everywhere.
    let unit = line.get(end..).unwrap_or_default();
    let gap = unit.len() - unit.trim_start().len();
    let with_unit = end + gap + length_of(unit.trim_start());
    let joined = line.get(begin..with_unit).and_then(minutes).is_some();
    let is_number = line.get(begin..end).is_some_and(is_number);
    let is_mode = line.get(begin..with_unit).is_some_and(is_mode_of_two);
    let joins = (is_number && joined) || is_mode;
    Some((begin, if joins { with_unit } else { end }))
}

/// `im Gespräch`: the only mode of two words.
fn is_mode_of_two(text: &str) -> bool {
    plain(text) == "im gespraech"
}

/// A word as it is compared: small, with letters that every keyboard has, and single spaces.
fn plain(word: &str) -> String {
    let words: Vec<&str> = word.split_whitespace().collect();
    let lower = words.join(" ").to_lowercase();
    let spelt = lower.replace('ä', "ae").replace('ö', "oe");
    spelt.replace('ü', "ue").replace('ß', "ss")
}

/// How long the first word of a text is.
fn length_of(text: &str) -> usize {
    let stop = |letter: char| letter.is_whitespace() || letter == '[';
    text.find(stop).unwrap_or(text.len())
}

fn is_number(text: &str) -> bool {
    let fits = |letter: char| letter.is_ascii_digit() || letter == '.' || letter == ',';
    !text.is_empty() && text.chars().all(fits)
}

struct Reading<'a> {
    line: &'a str,
    roles: &'a [Role],
    entry: Entry,
    name: Vec<&'a str>,
    /// Whether the brackets or the minutes were met: the name is over.
    details: bool,
}

impl<'a> Reading<'a> {
    fn word(&mut self, (from, to): (usize, usize)) {
        let word = self.line.get(from..to).unwrap_or_default();
        let mut new_roles = Vec::new();
        let kind = if let Some(people) = word.strip_prefix('[') {
            self.details = true;
            new_roles = self.people(people.trim_end_matches(']'));
            PieceKind::Who
        } else if let Some(minutes) = minutes(word) {
            self.details = true;
            self.entry.minutes = Some(minutes);
            PieceKind::Minutes
        } else if self.details {
            self.detail(word)
        } else {
            self.name.push(word);
            PieceKind::Step
        };
        self.piece(Piece {
            from: units(self.line, from),
            to: units(self.line, to),
            kind,
            new_roles,
        });
    }

    /// Reads a word after the brackets or the minutes.
    fn detail(&mut self, word: &'a str) -> PieceKind {
        let typed = plain(word);
        let german = Language::German;
        let is_purpose =
            |one: &Purpose| [one.code(), &plain(one.words_in(german))].contains(&&*typed);
        let is_tag = |one: &Tag| [one.word(), &plain(one.words_in(german))].contains(&&*typed);
        if let Some(purpose) = Purpose::ALL.into_iter().find(is_purpose) {
            if !self.entry.purposes.contains(&purpose) {
                self.entry.purposes.push(purpose);
            }
            PieceKind::Purpose
        } else if let Some(mode) = mode(&typed) {
            self.entry.mode = Some(mode);
            PieceKind::Mode
        } else if let Some(tag) = Tag::ALL.into_iter().find(is_tag) {
            self.entry.tag = Some(tag);
            PieceKind::Tag
        } else {
            self.name.push(word);
            PieceKind::Unknown
        }
    }

    /// Reads `Agent, 2 Customer`; answers the roles that the document does not have.
    fn people(&mut self, text: &str) -> Vec<RoleName> {
        let mut new = Vec::new();
        for one in text
            .split([',', ';'])
            .map(str::trim)
            .filter(|one| !one.is_empty())
        {
            let (count, name) = counted(one);
            let known = self.roles.iter().map(|role| &role.name);
            let same = known
                .clone()
                .find(|known| known.as_str().to_lowercase() == name.to_lowercase());
            let role = same.cloned().unwrap_or_else(|| RoleName::from(name));
            if same.is_none() && !new.contains(&role) {
                new.push(role.clone());
            }
            if self.entry.roles.iter().all(|known| known.role != role) {
                self.entry.roles.push(Participant { role, count });
            }
        }
        new
    }

    /// Adds a piece; neighbours of the name are one piece.
    fn piece(&mut self, piece: Piece) {
        match self.entry.pieces.last_mut() {
            Some(last) if last.kind == PieceKind::Step && piece.kind == PieceKind::Step => {
                last.to = piece.to;
            }
            Some(_) | None => self.entry.pieces.push(piece),
        }
    }
}

/// `2 Agent`, `2x Agent` and `2 × Agent` stand for two people of a role.
fn counted(text: &str) -> (u32, &str) {
    let digits = text
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, rest) = text.split_at(digits);
    let name = rest.trim_start();
    let name = name
        .strip_prefix("x ")
        .or_else(|| name.strip_prefix('×'))
        .unwrap_or(name);
    match number.parse() {
        Ok(count @ 1..=1000) if !name.trim().is_empty() => (count, name.trim()),
        Ok(_) | Err(_) => (1, text),
    }
}

/// `10m`, `10 Min.`, `1,5 Std`: minutes.
fn minutes(word: &str) -> Option<f64> {
    let lower: String = word.to_lowercase().split_whitespace().collect();
    let units = [
        ("minutes", 1.0),
        ("minuten", 1.0),
        ("minute", 1.0),
        ("mins", 1.0),
        ("min", 1.0),
        ("m", 1.0),
        ("hours", 60.0),
        ("hour", 60.0),
        ("stunden", 60.0),
        ("stunde", 60.0),
        ("std", 60.0),
        ("h", 60.0),
    ];
    let lower = lower.strip_suffix('.').unwrap_or(&lower);
    let (number, factor) = units
        .into_iter()
        .find_map(|(unit, factor)| Some((lower.strip_suffix(unit)?, factor)))?;
    let value: f64 = is_number(number)
        .then(|| number.replace(',', ".").parse().ok())
        .flatten()?;
    let minutes = value * factor;
    (minutes <= crate::workflow::MAX_MINUTES).then_some(minutes)
}

fn mode(word: &str) -> Option<Mode> {
    match word {
        "live" | "gespraech" | "im gespraech" => Some(Mode::Live),
        "later" | "time-shifted" | "spaeter" | "zeitversetzt" => Some(Mode::TimeShifted),
        "one-way" | "einseitig" => Some(Mode::OneWay),
        "alone" | "none" | "allein" => Some(Mode::None),
        _ => None,
    }
}

/// The place of a byte in UTF-16 units.
fn units(line: &str, byte: usize) -> usize {
    line.get(..byte).unwrap_or(line).encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(line: &str, expected: &Expect) {
        let roles = ["Agent", "Customer"].map(|name| Role {
            name: name.into(),
            ..Role::default()
        });
        let entry = Entry::read(line, &roles);
        let wide: Vec<u16> = line.encode_utf16().collect();
        let mut text = String::new();
        for piece in &entry.pieces {
            let words = String::from_utf16_lossy(&wide[piece.from..piece.to]);
            text.push_str(&format!("{:?} {words}", piece.kind));
            if !piece.new_roles.is_empty() {
                text.push_str(&format!(" (new: {:?})", piece.new_roles));
            }
            text.push('\n');
        }
        let step = entry.step("b1".into(), &roles);
        let json = serde_json::to_string(&step).expect("a step is written");
        expected.assert_eq(&format!("{text}{json}\n"));
    }

    #[test]
    fn the_line_of_the_manual_makes_a_whole_step() {
        check(
            "Call the customer [Agent, Customer] 10m trust",
            &expect![[r#"
                Step Call the customer
                Who [Agent, Customer]
                Minutes 10m
                Purpose trust
                {"id":"b1","name":"Call the customer","roles":["Agent","Customer"],"tag":"human-relational","minutes":10.0,"purposes":["trust"],"mode":"live","next":[]}
            "#]],
        );
    }

    #[test]
    fn what_is_not_understood_stays_in_the_name() {
        check(
            "😀 Ask for feedback [2 agent, Newcomer] 1.5h soon one-way",
            &expect![[r#"
                Step 😀 Ask for feedback
                Who [2 agent, Newcomer] (new: [RoleName("Newcomer")])
                Minutes 1.5h
                Unknown soon
                Mode one-way
                {"id":"b1","name":"😀 Ask for feedback soon","roles":[{"name":"Agent","count":2},"Newcomer"],"tag":"human-alone","minutes":90.0,"purposes":[],"mode":"one-way","next":[]}
            "#]],
        );
    }

    #[test]
    fn german_words_are_read_beside_english_ones() {
        check(
            "Im Gespräch klären [Agent, Kundin] 1,5 Std. Rückmeldung trust im Gespräch",
            &expect![[r#"
                Step Im Gespräch klären
                Who [Agent, Kundin] (new: [RoleName("Kundin")])
                Minutes 1,5 Std.
                Purpose Rückmeldung
                Purpose trust
                Mode im Gespräch
                {"id":"b1","name":"Im Gespräch klären","roles":["Agent","Kundin"],"tag":"human-relational","minutes":90.0,"purposes":["feedback","trust"],"mode":"live","next":[]}
            "#]],
        );
        check(
            "Bescheid prüfen 10 Min Pruefung einseitig KI-gestützt",
            &expect![[r#"
                Step Bescheid prüfen
                Minutes 10 Min
                Purpose Pruefung
                Mode einseitig
                Tag KI-gestützt
                {"id":"b1","name":"Bescheid prüfen","roles":[],"tag":"ai-augmented","minutes":10.0,"purposes":["check"],"mode":"one-way","next":[]}
            "#]],
        );
    }

    #[test]
    fn a_machine_alone_is_automated_and_half_a_line_is_read_too() {
        check(
            "Grade the task 15 min [AI; Agent",
            &expect![[r#"
                Step Grade the task
                Minutes 15 min
                Who [AI; Agent (new: [RoleName("AI")])
                {"id":"b1","name":"Grade the task","roles":["AI","Agent"],"tag":"ai-automated","minutes":15.0,"purposes":[],"next":[]}
            "#]],
        );
    }
}

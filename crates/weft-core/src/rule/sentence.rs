//! Parts of sentences that several rules share (report.md 8). Names stand in quotation marks.
//!
//! A rule says its sentence in every language at once, in the place where it has found something; only
//! the one that is asked for is written. German keeps names where nothing has to be inflected: after a
//! colon, after „bei“, or as the subject. Cut lists of steps never stand in the dative.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions and lie below their steps"
)]

use std::fmt::{self, Display};

use super::Facts;
use crate::Language;
use crate::language::sentence;
use crate::measure::cast::RoleNumber;
use crate::measure::comparison::Comparison;
use crate::measure::flow::Node;
use crate::measure::version::Version;
use crate::workflow::{Purpose, Tag};

/// An entry of a list that may be cut.
#[derive(Clone, Copy)]
enum Named {
    Step(Node),
    More(usize),
}

/// How many steps a list names.
const SHOWN: usize = 6;

impl Facts<'_> {
    /// The name of a step in quotation marks; its id where it has none.
    pub(super) fn step(&self, version: &Version<'_>, node: Node) -> impl Display {
        let step = version.steps[node as usize];
        let name = step.name.trim();
        self.language.quoted(if name.is_empty() {
            step.id.as_str()
        } else {
            name
        })
    }

    /// `“a” and “b”`; the first six and how many more where there are many.
    pub(super) fn steps(&self, version: &Version<'_>, nodes: &[Node]) -> impl Display {
        let language = self.language;
        // One more would have to be inflected in German, and takes no less room than its name.
        let one_is_named = language == Language::German && nodes.len() == SHOWN + 1;
        let shown = if one_is_named { SHOWN + 1 } else { SHOWN };
        fmt::from_fn(move |f| {
            let named = nodes.iter().take(shown).map(|node| Named::Step(*node));
            let more = nodes.len().saturating_sub(shown);
            let more = (more > 0).then_some(Named::More(more));
            let entry = |one: Named| {
                fmt::from_fn(move |f| match one {
                    Named::Step(node) => self.step(version, node).fmt(f),
                    Named::More(count) => {
                        let more = language.pick("more", "weitere");
                        write!(f, "{} {more}", language.count(count))
                    }
                })
            };
            language.list(named.chain(more).map(entry)).fmt(f)
        })
    }

    /// The name of a role.
    pub(super) fn role(&self, role: RoleNumber) -> impl Display {
        self.name(self.cast.name(role))
    }

    /// The name of a role as it stands in a sentence: German marks it as a name.
    fn name<N: Display>(&self, name: N) -> impl Display {
        let language = self.language;
        fmt::from_fn(move |f| match language {
            Language::English => name.fmt(f),
            Language::German => language.quoted(&name).fmt(f),
        })
    }

    /// Names of roles as a list.
    pub(super) fn roles(&self, roles: &[RoleNumber]) -> impl Display {
        fmt::from_fn(move |f| {
            let names = roles.iter().map(|role| self.role(*role));
            self.language.list(names).fmt(f)
        })
    }

    /// The people of a step as a list, in the order of the file.
    pub(super) fn people(&self, version: &Version<'_>, node: Node) -> impl Display {
        let people = &version.people[node as usize];
        let named = &version.steps[node as usize].roles;
        fmt::from_fn(move |f| {
            if people.roles.is_empty() {
                return f.write_str(self.language.pick("no one", "niemand"));
            }
            let first =
                |at: usize| named.iter().position(|one| one.role == named[at].role) == Some(at);
            let names = (0..named.len()).filter(|at| first(*at)).filter_map(|at| {
                let name = &named[at].role;
                let role = people
                    .roles
                    .iter()
                    .find(|(role, _)| self.cast.name(*role) == name);
                role.map(|(_, count)| Several(*count, self.name(name)))
            });
            self.language.list(names).fmt(f)
        })
    }

    /// What contacts are for, as a list of words.
    pub(super) fn purposes(&self, purposes: &[Purpose]) -> impl Display {
        let language = self.language;
        fmt::from_fn(move |f| {
            if purposes.is_empty() {
                return f.write_str(language.pick("no stated purpose", "keiner genannt"));
            }
            let words = purposes.iter().map(|purpose| purpose.words_in(language));
            language.list(words).fmt(f)
        })
    }

    /// `Before: 40 min, live, 1.5 times per case, for feedback.`
    pub(super) fn before(&self, version: &Version<'_>, node: Node) -> String {
        sentence!(self.language;
            "Before: {} min, {}, {}, for {}.",
            "Vorher: {} Min., {}, {}. Zweck: {}.",
            self.language.minutes(version.minutes[node as usize]),
            self.language.mode(version.mode(node)),
            self.language.often(version.visits[node as usize]),
            self.purposes(version.purposes(node)),
        )
    }

    /// What stands in the redesign where a baseline step stood.
    pub(super) fn stands_now(&self, comparison: &Comparison<'_>, node: Node) -> String {
        let images = &comparison.images[node as usize];
        let Some((last, others)) = images.split_last() else {
            let nothing = ("Now: nothing stands here.", "Jetzt: Hier steht nichts.");
            return self.language.pick(nothing.0, nothing.1).to_owned();
        };
        let after = comparison.redesign;
        let one = |image: Node| {
            let minutes = self.language.minutes(after.minutes[image as usize]);
            fmt::from_fn(move |f| {
                let (step, who) = (self.step(after, image), self.who_acts(after, image));
                match self.language {
                    Language::English => write!(f, "{step}, {minutes} min; {who}"),
                    Language::German => write!(f, "{step}, {minutes} Min.; {who}"),
                }
            })
        };
        let others = fmt::from_fn(|f| {
            let mut others = others.iter();
            others.try_for_each(|image| write!(f, "{}; ", one(*image)))
        });
        let last = one(*last);
        sentence!(self.language; "Now: {others}{last}.", "Jetzt: {others}{last}.")
    }

    /// Who does a step and how, in a few words.
    pub(super) fn who_acts(&self, version: &Version<'_>, node: Node) -> impl Display {
        fmt::from_fn(move |f| match self.language {
            Language::English => self.who_acts_in_english(version, node, f),
            Language::German => self.who_acts_in_german(version, node, f),
        })
    }

    fn who_acts_in_english(
        &self,
        version: &Version<'_>,
        node: Node,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let people = self.people(version, node);
        let roles = version.people[node as usize].roles.len();
        if version.contact[node as usize] {
            let mode = self.language.mode(version.mode(node));
            let augmented = version.tag(node) == Some(Tag::AiAugmented);
            let with = if augmented { ", with AI" } else { "" };
            return write!(f, "{people} meet, {mode}{with}");
        }
        match version.tag(node) {
            Some(Tag::AiAutomated) if roles == 0 => f.write_str("AI acts, no one takes part"),
            Some(Tag::AiAutomated) if roles == 1 => write!(f, "AI acts, {people} receives"),
            Some(Tag::AiAutomated) => write!(f, "AI acts, {people} receive"),
            Some(Tag::AiAugmented) => write!(f, "{people} with AI"),
            Some(Tag::HumanRelational | Tag::HumanAlone) | None if roles <= 1 => {
                write!(f, "{people} alone")
            }
            Some(Tag::HumanRelational | Tag::HumanAlone) | None => write!(f, "{people}, one-way"),
        }
    }

    fn who_acts_in_german(
        &self,
        version: &Version<'_>,
        node: Node,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let people = self.people(version, node);
        let roles = version.people[node as usize].roles.len();
        if version.contact[node as usize] {
            let mode = self.language.mode(version.mode(node));
            let augmented = version.tag(node) == Some(Tag::AiAugmented);
            let with = if augmented { ", KI-gestützt" } else { "" };
            return write!(f, "{people} haben Kontakt, {mode}{with}");
        }
        match version.tag(node) {
            Some(Tag::AiAutomated) if roles == 0 => {
                f.write_str("die KI handelt, niemand ist beteiligt")
            }
            Some(Tag::AiAutomated) => {
                write!(f, "die KI handelt, das Ergebnis geht an {people}")
            }
            Some(Tag::AiAugmented) => write!(f, "{people} mit KI"),
            Some(Tag::HumanRelational | Tag::HumanAlone) | None if roles == 0 => {
                f.write_str("niemand ist genannt")
            }
            Some(Tag::HumanRelational | Tag::HumanAlone) | None if roles == 1 => {
                write!(f, "{people} allein")
            }
            Some(Tag::HumanRelational | Tag::HumanAlone) | None => write!(f, "{people}, einseitig"),
        }
    }
}

/// A role with how many people of it take part.
struct Several<N>(u32, N);

impl<N: Display> Display for Several<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            1 => self.1.fmt(f),
            count => write!(f, "{count} × {}", self.1),
        }
    }
}

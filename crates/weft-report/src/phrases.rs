//! The fixed phrases of the pages, each in every language side by side: what the templates say themselves.
//!
//! Sentences with numbers or names of the audit are written where those are known. A gap `{}` is filled by
//! the template, in the same order in every language.

mod back;
mod front;
mod pictures;

use serde::Serialize;
use weft_core::Language;

/// Declares the phrases of a chapter; one that is missing in a language does not compile.
macro_rules! chapter {
    ($(#[$doc:meta])* $chapter:ident { $($key:ident: $english:literal, $german:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
        pub(crate) struct $chapter {
            $($key: &'static str,)+
        }

        impl $chapter {
            pub(super) fn of(language: weft_core::Language) -> Self {
                Self {
                    $($key: language.pick($english, $german),)+
                }
            }

            pub(super) fn all(self) -> Vec<&'static str> {
                vec![$(self.$key,)+]
            }
        }
    };
}
use chapter;

use back::{Assumptions, Context, Findings, Measures, Method, Plans};
use front::{Common, Cover, Summary};
use pictures::{Annex, Flow, Legend, People, Swim};

/// The phrases of all chapters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Phrases {
    /// The language by its tag, for hyphens and for who reads the pages aloud.
    lang: &'static str,
    common: Common,
    cover: Cover,
    summary: Summary,
    legend: Legend,
    flow: Flow,
    swim: Swim,
    people: People,
    findings: Findings,
    plans: Plans,
    annex: Annex,
    assumptions: Assumptions,
    measures: Measures,
    method: Method,
    context: Context,
}

impl Phrases {
    /// The phrases in a language.
    pub(crate) fn of(language: Language) -> Self {
        Self {
            lang: language.tag(),
            common: Common::of(language),
            cover: Cover::of(language),
            summary: Summary::of(language),
            legend: Legend::of(language),
            flow: Flow::of(language),
            swim: Swim::of(language),
            people: People::of(language),
            findings: Findings::of(language),
            plans: Plans::of(language),
            annex: Annex::of(language),
            assumptions: Assumptions::of(language),
            measures: Measures::of(language),
            method: Method::of(language),
            context: Context::of(language),
        }
    }
}

/// Every fixed phrase of the pages in a language, in an order that is the same in all of them.
#[must_use]
pub fn phrases(language: Language) -> Vec<&'static str> {
    let all = Phrases::of(language);
    [
        all.common.all(),
        all.cover.all(),
        all.summary.all(),
        all.legend.all(),
        all.flow.all(),
        all.swim.all(),
        all.people.all(),
        all.findings.all(),
        all.plans.all(),
        all.annex.all(),
        all.assumptions.all(),
        all.measures.all(),
        all.method.all(),
        all.context.all(),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_has_the_same_gaps_in_every_language() {
        let [english, german] = Language::ALL.map(phrases);
        assert_eq!(english.len(), german.len(), "side by side");
        for (one, other) in english.iter().zip(&german) {
            let gaps = |text: &str| text.matches("{}").count();
            assert_eq!(gaps(one), gaps(other), "“{one}” and “{other}”");
            assert!(!other.trim().is_empty(), "“{one}” has a word in German");
        }
    }
}

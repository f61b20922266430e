//! What a comparison of a drawing with a log says in words.

use super::{Conformance, Named, NeverTaken, NotAllowed, NotDrawn, OnPaper};
use crate::Language;
use crate::language::sentence;
use crate::log::result::share;

impl Conformance {
    /// Everything that was found, the fit first, then what is on paper only.
    #[must_use]
    pub fn says(&self, language: Language) -> Vec<String> {
        let found = self.findings().map(|one| one.says(language));
        self.fit(language).into_iter().chain(found).collect()
    }

    /// How many cases fit, and of how many it is not known.
    #[must_use]
    pub fn fit(&self, l: Language) -> Vec<String> {
        if self.replayed == 0 && self.beyond == 0 {
            return vec![sentence!(l;
                "Whether cases fit is not known: their courses were not kept.",
                "Ob Fälle passen, ist nicht bekannt: Ihre Verläufe wurden nicht behalten.")];
        }
        let fitting = l.percent(share(self.fitting, self.replayed));
        let mut says = vec![sentence!(l;
            "{} of {} cases fit the drawing from start to end ({}).",
            "{} von {} Fällen passen von Anfang bis Ende zur Zeichnung ({}).",
            self.fitting, self.replayed, fitting)];
        if self.beyond > 0 {
            says.push(sentence!(l;
                "Of {} more cases it is not known: the drawing allows too many states at once.",
                "Von weiteren {} Fällen ist es nicht bekannt: Die Zeichnung lässt zu viele Zustände zugleich zu.",
                self.beyond));
        }
        if self.lost > 0 {
            says.push(sentence!(l;
                "The courses of {} cases were not kept, since there are too many different ones.",
                "Die Verläufe von {} Fällen wurden nicht behalten, weil es zu viele verschiedene gibt.",
                self.lost));
        }
        says
    }
}

/// `, in 12% of cases`, where that is known.
fn in_cases(share: Option<f64>, l: Language) -> String {
    share.map_or_else(
        String::new,
        |share| sentence!(l; ", in {} of cases", ", in {} der Fälle", l.percent(share)),
    )
}

impl NotDrawn {
    /// The finding in words.
    #[must_use]
    pub fn says(&self, l: Language) -> String {
        sentence!(l;
            "{} happens {} times{}; the drawing does not have it.",
            "{} geschieht {}-mal{}; die Zeichnung hat es nicht.",
            l.quoted(&self.activity), self.count, in_cases(self.share, l))
    }
}

impl NotAllowed {
    /// The finding in words.
    #[must_use]
    pub fn says(&self, l: Language) -> String {
        let often = in_cases(self.share, l);
        match (&self.from, &self.to) {
            (Some(from), Some(to)) => sentence!(l;
                "{} comes right after {} {} times{}; the drawing does not allow it.",
                "{} kommt direkt nach {} {}-mal{}; die Zeichnung lässt es nicht zu.",
                l.quoted(to), l.quoted(from), self.count, often),
            (None, Some(to)) => sentence!(l;
                "{} begins a case {} times{}; the drawing does not allow it.",
                "{} beginnt einen Fall {}-mal{}; die Zeichnung lässt es nicht zu.",
                l.quoted(to), self.count, often),
            (Some(from), None) => sentence!(l;
                "{} ends a case {} times{}; the drawing does not allow it.",
                "{} beendet einen Fall {}-mal{}; die Zeichnung lässt es nicht zu.",
                l.quoted(from), self.count, often),
            (None, None) => String::new(),
        }
    }
}

impl Named {
    /// That the log never names the step, in words.
    pub(super) fn never_named(&self, l: Language) -> String {
        sentence!(l;
            "The log never names {}: it does not happen, or nobody records it.",
            "Das Protokoll nennt {} nie: Es geschieht nicht, oder niemand hält es fest.",
            l.quoted(&self.name))
    }
}

impl NeverTaken {
    /// The finding in words.
    #[must_use]
    pub fn says(&self, l: Language) -> String {
        sentence!(l;
            "The drawing leads from {} to {}; no case does.",
            "Die Zeichnung führt von {} zu {}; kein Fall tut das.",
            l.quoted(&self.from.name), l.quoted(&self.to.name))
    }
}

impl OnPaper {
    /// The finding in words.
    #[must_use]
    pub fn says(&self, l: Language) -> String {
        let name = l.quoted(&self.step.name);
        let [expected, observed] = l.shares_against(self.expected, self.observed);
        if self.named {
            return sentence!(l;
                "Contact on paper only: {} should happen in {} of cases and happens in {}.",
                "Kontakt nur auf dem Papier: {} sollte in {} der Fälle geschehen und geschieht in {}.",
                name, expected, observed);
        }
        sentence!(l;
            "Contact on paper only: {} should happen in {} of cases, and the log never names it. If people do meet there, nobody records it.",
            "Kontakt nur auf dem Papier: {} sollte in {} der Fälle geschehen, und das Protokoll nennt es nie. Falls sich dort Menschen begegnen, hält es niemand fest.",
            name, expected)
    }
}

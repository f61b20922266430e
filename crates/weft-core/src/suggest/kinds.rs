//! The lists that words of a lexicon stand in, and their keys in the data files.

/// A list that a word can stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Speaks in one direction; the receiver stands after "to".
    Send,
    /// Speaks in one direction to its object.
    Tell,
    /// Asks; whether an answer comes back is seen from the flow.
    Ask,
    /// Speaks with somebody at the same time.
    Talk,
    /// Is a talk even where its object is no person: "negotiate terms".
    Alone,
    /// Meets its object if that is a person: "receive patient".
    Care,
    /// Never means contact with what it names.
    Never,
    /// Makes an arrangement.
    Schedule,
    /// Judges.
    Decide,
    /// Controls.
    Check,
    /// Says no.
    Refuse,
    /// Says yes.
    Grant,
    /// Takes what comes in.
    Receive,
    /// Makes what a person then judges.
    Prepare,
    /// Makes something new, be it judged later or not.
    Make,
    /// Works over what was made.
    Polish,
    /// Says nothing without its object: "conduct interview".
    Light,
    /// Routing, no work: "start", "wait".
    Idle,
    /// Any other work.
    Act,
    /// Sends, but the next lane is not the receiver: "deliver", "publish".
    Goods,
    /// Gets something that somebody must be asked for: "get offers".
    Fetch,
    /// Changes hands: with messages both ways people meet over it.
    Hands,
    /// "needed", "ready": the name tells a state.
    State,
    /// The preposition of a partner.
    With,
    /// The preposition of a receiver.
    To,
    /// The preposition of a source.
    From,
    /// The preposition of a doer.
    By,
    /// The preposition of what a noun is about: "de" in "information du client".
    Of,
    /// Articles and adjectives before a person.
    Article,
    /// Words that end the object of a verb.
    Function,
    /// Words that join clauses.
    Join,
    /// Words before the verb that say nothing here.
    Filler,
    /// "automatically".
    Auto,
    /// Stop words, by which the language is told.
    Stop,
    /// What a machine prepares for a person.
    Thing,
    /// The question of a decision.
    AskDecide,
    /// The question of a control.
    AskCheck,
    /// A no as a noun.
    Refusal,
    /// Objects whose refusal is no refusal of a person.
    Nobody,
    /// A bare yes or no.
    Yes,
    /// Machines by their kind.
    System,
    /// Machines by their brand.
    Product,
    /// Machines that are an AI.
    Intelligence,
    /// "by phone": people speak, whatever is done.
    Aloud,
    /// "external".
    Mark,
    /// "process": says nothing at the end of a name.
    Tail,
}

/// A set of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Kinds(u64);

impl Kinds {
    /// The lists of these kinds.
    pub(super) fn of(kinds: &[Kind]) -> Self {
        Self(kinds.iter().fold(0, |set, kind| set | bit(*kind)))
    }

    /// Whether a word of this set stands in the list.
    pub(super) fn has(self, kind: Kind) -> bool {
        self.0 & bit(kind) != 0
    }

    /// Whether the sets share a list.
    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

fn bit(kind: Kind) -> u64 {
    1 << (kind as u64)
}

/// The lists, by their key in the files.
pub(super) const LISTS: [(&str, Kind); 46] = [
    ("verb.send", Kind::Send),
    ("verb.tell", Kind::Tell),
    ("verb.ask", Kind::Ask),
    ("verb.talk", Kind::Talk),
    ("verb.alone", Kind::Alone),
    ("verb.care", Kind::Care),
    ("verb.never", Kind::Never),
    ("verb.schedule", Kind::Schedule),
    ("verb.decide", Kind::Decide),
    ("verb.check", Kind::Check),
    ("verb.refuse", Kind::Refuse),
    ("verb.grant", Kind::Grant),
    ("verb.receive", Kind::Receive),
    ("verb.prepare", Kind::Prepare),
    ("verb.make", Kind::Make),
    ("verb.polish", Kind::Polish),
    ("verb.light", Kind::Light),
    ("verb.idle", Kind::Idle),
    ("verb.act", Kind::Act),
    ("verb.goods", Kind::Goods),
    ("verb.fetch", Kind::Fetch),
    ("verb.hands", Kind::Hands),
    ("state", Kind::State),
    ("partner.with", Kind::With),
    ("partner.to", Kind::To),
    ("partner.from", Kind::From),
    ("partner.by", Kind::By),
    ("partner.of", Kind::Of),
    ("article", Kind::Article),
    ("function", Kind::Function),
    ("join", Kind::Join),
    ("filler", Kind::Filler),
    ("auto", Kind::Auto),
    ("stop", Kind::Stop),
    ("thing", Kind::Thing),
    ("ask.decide", Kind::AskDecide),
    ("ask.check", Kind::AskCheck),
    ("refusal", Kind::Refusal),
    ("nobody", Kind::Nobody),
    ("yes", Kind::Yes),
    ("system", Kind::System),
    ("product", Kind::Product),
    ("ai", Kind::Intelligence),
    ("aloud", Kind::Aloud),
    ("person.mark", Kind::Mark),
    ("tail", Kind::Tail),
];

/// The lists that hold verbs.
pub(super) fn verbs() -> Kinds {
    Kinds(bit(Kind::State) - 1)
}

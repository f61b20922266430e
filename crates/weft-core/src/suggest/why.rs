//! Why something is suggested: a value while it is worked out, words when it is said.

use crate::Language;
use crate::language::sentence;
use crate::workflow::{Purpose, RoleName, Tag};

/// The reason for a suggestion. Names and verbs are those of the model.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Why {
    /// Two reasons, the first of which leads to the second.
    Both(Box<Self>, Box<Self>),

    // What a role is.
    NamedLikeSystem(String),
    ExchangesData(String),
    SaysOutside(String),
    NamesOutside(String),
    CalledSystem(String),
    AmongMachines(String),
    ClosedPool(String),

    // Who does a step.
    SaidSo,
    UserTask,
    UserTaskInSystemLane,
    SaysAutomatic(String),
    ServiceTask,
    RuleTask,
    SystemPlace(String),
    ExecutableMessages,
    HandDrawnMessages,
    Executable,
    NameSaysSystem,
    NameSaysAutomatic,
    NoMachine,
    AmongPeople,
    MachineDoes,
    LogNamesMachines,
    LogNamesNobody,
    LogNamesPeople,
    /// A machine does it for a reason; what names an AI, if anything does.
    Machine(Option<String>, Box<Self>),
    OnlyOwnsLane(RoleName),
    InLane,
    NoLane,
    /// A machine's step of this name comes before.
    Prepared(String),
    /// A person works with what is named like an AI.
    UsesAi(String),
    /// People speak, perhaps with somebody, for a reason.
    PeopleSpeak(Option<RoleName>, Box<Self>),
    /// Somebody does it for a reason, and nothing more.
    NoTalk(Box<Self>),

    // What people said instead of suggestions.
    LearnedName(Tag),
    LearnedVerb(&'static str, Tag),
    LearnedPeople,
    LearnedMode,
    FromTag(Box<Self>),

    // How people speak.
    Nameless,
    NobodySpeaks,
    WriteAlone,
    MachineMessage,
    MachineSilent,
    WithoutOthers(&'static str),
    NobodyToSpeakWith,
    NobodyAsked,
    MachineReceives,
    TalkWithUnnamed(&'static str),
    SentToUnnamed(&'static str),
    AsksWhoAnswers(&'static str),
    AnswerFlowsBack(&'static str),
    Together,
    Talk(&'static str),
    AnsweredLater(&'static str),
    SendsOneWay(&'static str),
    MessageIsTalk,
    SaysAloud,
    ChangesHands,
    TellsState,
    MessagesBothWays,
    MessageOneWay,
    SeveralNamed,

    // Who takes part.
    AmongDoers(RoleName),
    NamedAfter(RoleName, String),
    GetsMessage(RoleName),
    ExchangesMessages(RoleName),
    ExchangesBeside(RoleName),
    DoesNext(RoleName),
    Implied(RoleName, &'static str),
    AskedFor(RoleName),
    OnlyOutside(RoleName),

    // What it is for, and what the case gets.
    RefusalIsTrust,
    VerbsSay(Vec<&'static str>),
    TalkOutside,
    DoneTogether,
    OnlyMessages,
    NothingMore,
    QuestionOfDecision(String),
    QuestionOfControl(String),
    IsJudgement(&'static str),
    IsControl(&'static str),
    NameSaysNo,
    SaysYes(&'static str),

    // How long it takes: defaults of the settings.
    DefaultOfPeople,
    DefaultOfMachine,
    DefaultOf(Purpose),

    // Events that are steps.
    FillsForm(RoleName),
    AnswersHere(RoleName),
    IsActivity(&'static str),
}

impl Why {
    /// Two reasons as one.
    pub(super) fn and(self, other: Self) -> Self {
        Self::Both(Box::new(self), Box::new(other))
    }

    /// The reason in words.
    #[rustfmt::skip] // One reason a line or two: a table of what is said in each language.
    pub(super) fn words(&self, language: Language) -> String {
        let l = language;
        match self {
            Self::Both(one, other) => format!("{}; {}", one.words(l), other.words(l)),

            Self::NamedLikeSystem(name) => sentence!(l; "“{name}” is named like a system", "„{name}“ heißt wie ein System"),
            Self::ExchangesData(name) => sentence!(l; "“{name}” exchanges data, not words", "„{name}“ tauscht Daten aus, keine Worte"),
            Self::SaysOutside(name) => sentence!(l; "“{name}” says that they are outside", "der Name „{name}“ sagt: von außerhalb"),
            Self::NamesOutside(name) => sentence!(l; "“{name}” names people outside", "„{name}“ nennt Menschen außerhalb"),
            Self::CalledSystem(name) => sentence!(l; "a step calls “{name}” a system", "ein Schritt nennt „{name}“ ein System"),
            Self::AmongMachines(name) => sentence!(l; "“{name}” names nobody and exchanges messages with systems only", "„{name}“ nennt niemanden und tauscht Nachrichten nur mit Systemen aus"),
            Self::ClosedPool(name) => sentence!(l; "“{name}” is a pool of its own, whose inside is not drawn", "„{name}“ ist ein eigener Pool, dessen Inneres nicht gezeichnet ist"),

            Self::SaidSo => sentence!(l; "somebody said so", "so angegeben"),
            Self::UserTask => sentence!(l; "a user task is done by a person", "eine Benutzeraufgabe erledigt ein Mensch"),
            Self::UserTaskInSystemLane => sentence!(l; "a user task is done by a person, even in the lane of a system", "eine Benutzeraufgabe erledigt ein Mensch, auch in der Bahn eines Systems"),
            Self::SaysAutomatic(name) => sentence!(l; "“{name}” says that it is automatic", "„{name}“ sagt, dass es automatisch geschieht"),
            Self::ServiceTask => sentence!(l; "a service task is done by a machine", "eine Serviceaufgabe erledigt eine Maschine"),
            Self::RuleTask => sentence!(l; "a rule is applied by a machine", "eine Regel wendet eine Maschine an"),
            Self::SystemPlace(name) => sentence!(l; "“{name}” is named like a system", "„{name}“ heißt wie ein System"),
            Self::ExecutableMessages => sentence!(l; "the model says how machines run it, so a machine sends and receives", "das Modell sagt, wie Maschinen es ausführen, also sendet und empfängt eine Maschine"),
            Self::HandDrawnMessages => sentence!(l; "in a hand-drawn model a person sends and receives", "in einem von Hand gezeichneten Modell sendet und empfängt ein Mensch"),
            Self::Executable => sentence!(l; "the model says how a machine runs it", "das Modell sagt, wie eine Maschine es ausführt"),
            Self::NameSaysSystem => sentence!(l; "its name says that a system does it", "der Name sagt, dass ein System es tut"),
            Self::NameSaysAutomatic => sentence!(l; "its name says that it is automatic", "der Name sagt, dass es automatisch geschieht"),
            Self::NoMachine => sentence!(l; "nothing says that a machine does it", "nichts deutet auf eine Maschine hin"),
            Self::AmongPeople => sentence!(l; "it stands with people, and nothing says that a machine does it", "es steht bei Menschen, und nichts deutet auf eine Maschine hin"),
            Self::MachineDoes => sentence!(l; "a machine does it", "eine Maschine tut es"),
            Self::LogNamesMachines => sentence!(l; "the log names only machines for it", "das Protokoll nennt dafür nur Maschinen"),
            Self::LogNamesNobody => sentence!(l; "the log names nobody for it, though it names people elsewhere", "das Protokoll nennt dafür niemanden, anderswo aber Menschen"),
            Self::LogNamesPeople => sentence!(l; "the log names people for it", "das Protokoll nennt dafür Menschen"),
            Self::Machine(None, why) => sentence!(l; "machine, no AI visible: {}", "Maschine, keine KI zu sehen: {}", why.words(l)),
            Self::Machine(Some(name), why) => sentence!(l; "an AI is visible in “{name}”: {}", "in „{name}“ ist eine KI zu sehen: {}", why.words(l)),
            Self::OnlyOwnsLane(role) => sentence!(l; "a machine does it; “{role}” only owns the lane", "eine Maschine tut es; „{role}“ steht nur für die Bahn"),
            Self::InLane => sentence!(l; "it stands in their lane or pool", "es steht in dieser Bahn oder diesem Pool"),
            Self::NoLane => sentence!(l; "no lane or pool says who does it", "weder Bahn noch Pool sagt, wer es tut"),
            Self::Prepared(step) => sentence!(l; "“{step}” by a machine prepares what is judged here", "„{step}“, von einer Maschine, bereitet vor, was hier beurteilt wird"),
            Self::UsesAi(name) => sentence!(l; "a person does it with an AI: “{name}”", "ein Mensch tut es mit einer KI: „{name}“"),
            Self::PeopleSpeak(None, why) => sentence!(l; "people speak here: {}", "hier sprechen Menschen: {}", why.words(l)),
            Self::PeopleSpeak(Some(role), why) => sentence!(l; "people speak here with “{role}”: {}", "hier sprechen Menschen mit „{role}“: {}", why.words(l)),
            Self::NoTalk(why) => sentence!(l; "{}, and nothing shows a talk", "{}; von einem Gespräch ist nichts zu sehen", why.words(l)),

            Self::LearnedName(tag) => sentence!(l; "in this document a step of this name was said to be {}", "in diesem Dokument wurde ein Schritt dieses Namens so angegeben: {}", tag.words_in(l)),
            Self::LearnedVerb(verb, tag) => sentence!(l; "in this document several steps with “{verb}” were said to be {}", "in diesem Dokument wurden mehrere Schritte mit „{verb}“ so angegeben: {}", tag.words_in(l)),
            Self::LearnedPeople => sentence!(l; "in this document the same people were named for a step of this name", "in diesem Dokument wurden für einen Schritt dieses Namens dieselben Menschen genannt"),
            Self::LearnedMode => sentence!(l; "in this document it was said so of a step of this name", "in diesem Dokument wurde das von einem Schritt dieses Namens gesagt"),
            Self::FromTag(why) => sentence!(l; "it follows from the tag: {}", "es folgt aus der Art: {}", why.words(l)),

            Self::Nameless => sentence!(l; "the step has no name", "der Schritt hat keinen Namen"),
            Self::NobodySpeaks => sentence!(l; "nothing says that people speak here", "nichts sagt, dass hier Menschen sprechen"),
            Self::WriteAlone => sentence!(l; "they write alone", "geschrieben wird allein"),
            Self::MachineMessage => sentence!(l; "a machine's message is no contact", "die Nachricht einer Maschine ist kein Kontakt"),
            Self::MachineSilent => sentence!(l; "a machine speaks with nobody", "eine Maschine spricht mit niemandem"),
            Self::WithoutOthers(verb) => sentence!(l; "“{verb}” is done without others", "„{verb}“ geht ohne andere"),
            Self::NobodyToSpeakWith => sentence!(l; "nobody is named whom one could speak with", "es ist niemand genannt, mit dem man sprechen könnte"),
            Self::NobodyAsked => sentence!(l; "nobody is named who is asked", "es ist niemand genannt, der gefragt wird"),
            Self::MachineReceives => sentence!(l; "a machine gets it, not a person", "eine Maschine bekommt es, kein Mensch"),
            Self::TalkWithUnnamed(verb) => sentence!(l; "“{verb}” is a talk; with whom is not said", "„{verb}“ ist ein Gespräch; mit wem, ist nicht gesagt"),
            Self::SentToUnnamed(verb) => sentence!(l; "“{verb}” sends one way; to whom is not said", "„{verb}“ sendet einseitig; an wen, ist nicht gesagt"),
            Self::AsksWhoAnswers(verb) => sentence!(l; "“{verb}” asks somebody who answers", "„{verb}“ fragt jemanden, der antwortet"),
            Self::AnswerFlowsBack(verb) => sentence!(l; "“{verb}” asks, and the answer flows back", "„{verb}“ fragt, und die Antwort kommt zurück"),
            Self::Together => sentence!(l; "they do it together", "es geschieht gemeinsam"),
            Self::Talk(verb) => sentence!(l; "“{verb}” with others is a talk", "„{verb}“ mit anderen ist ein Gespräch"),
            Self::AnsweredLater(verb) => sentence!(l; "“{verb}” is answered later", "„{verb}“ wird später beantwortet"),
            Self::SendsOneWay(verb) => sentence!(l; "“{verb}” sends one way", "„{verb}“ sendet einseitig"),
            Self::SaysAloud => sentence!(l; "its name says that people speak", "der Name sagt, dass Menschen sprechen"),
            Self::ChangesHands => sentence!(l; "something changes hands, and messages go both ways", "etwas wechselt die Hände, und Nachrichten gehen hin und zurück"),
            Self::TellsState => sentence!(l; "its name tells a state", "der Name nennt einen Zustand"),
            Self::MessageIsTalk => sentence!(l; "its message is a talk", "die Nachricht ist ein Gespräch"),
            Self::MessagesBothWays => sentence!(l; "messages go both ways", "Nachrichten gehen in beide Richtungen"),
            Self::MessageOneWay => sentence!(l; "its message goes one way", "die Nachricht geht in eine Richtung"),
            Self::SeveralNamed => sentence!(l; "several people are named for it", "mehrere Menschen sind dafür genannt"),

            Self::AmongDoers(role) => sentence!(l; "“{role}” is named among those who do it", "„{role}“ ist unter denen genannt, die es tun"),
            Self::NamedAfter(role, word) => sentence!(l; "“{role}” is named as the partner after “{word}”", "„{role}“ ist nach „{word}“ als Gegenüber genannt"),
            Self::GetsMessage(role) => sentence!(l; "“{role}” gets a message of the step", "„{role}“ bekommt eine Nachricht des Schritts"),
            Self::ExchangesMessages(role) => sentence!(l; "“{role}” exchanges messages with the step", "„{role}“ tauscht Nachrichten mit dem Schritt aus"),
            Self::ExchangesBeside(role) => sentence!(l; "“{role}” exchanges messages with the event beside the step", "„{role}“ tauscht Nachrichten mit dem Ereignis neben dem Schritt aus"),
            Self::DoesNext(role) => sentence!(l; "“{role}” does the next step", "„{role}“ übernimmt den nächsten Schritt"),
            Self::Implied(role, verb) => sentence!(l; "“{role}” is whom one speaks with to “{verb}”", "„{role}“ ist das Gegenüber bei „{verb}“"),
            Self::AskedFor(role) => sentence!(l; "“{role}” is who is asked for it", "„{role}“ ist, wer darum gebeten wird"),
            Self::OnlyOutside(role) => sentence!(l; "“{role}” is the only one outside in the drawing", "„{role}“ ist in der Zeichnung als Einziges außerhalb"),

            Self::RefusalIsTrust => sentence!(l; "a refusal is a matter of trust", "eine Absage ist eine Frage des Vertrauens"),
            Self::VerbsSay(verbs) => match l {
                Language::English => format!("“{}” says what it is for", verbs.join("” and “")),
                Language::German => format!("wofür es ist, zeigt: „{}“", verbs.join("“ und „")),
            },
            Self::TalkOutside => sentence!(l; "it is a talk with people outside", "es ist ein Gespräch mit Menschen außerhalb"),
            Self::DoneTogether => sentence!(l; "people do it together", "Menschen tun es gemeinsam"),
            Self::NothingMore => sentence!(l; "nothing says what else it is for", "nichts sagt, wozu es sonst dient"),
            Self::OnlyMessages => sentence!(l; "only messages say that they meet", "nur Nachrichten zeigen den Kontakt"),
            Self::QuestionOfDecision(question) => sentence!(l; "the question “{question}” makes it a decision", "die Frage „{question}“ macht es zur Entscheidung"),
            Self::QuestionOfControl(question) => sentence!(l; "the question “{question}” makes it a control", "die Frage „{question}“ macht es zur Prüfung"),
            Self::IsJudgement(verb) => sentence!(l; "“{verb}” is a judgement", "„{verb}“ ist ein Urteil"),
            Self::IsControl(verb) => sentence!(l; "“{verb}” is a control", "„{verb}“ ist eine Prüfung"),
            Self::NameSaysNo => sentence!(l; "its name says no", "der Name sagt Nein"),
            Self::SaysYes(verb) => sentence!(l; "“{verb}” says yes", "„{verb}“ sagt Ja"),

            Self::DefaultOfPeople => sentence!(l; "the default of the settings for a step of people", "Vorgabe der Einstellungen für einen Schritt von Menschen"),
            Self::DefaultOfMachine => sentence!(l; "the default of the settings for a step of a machine", "Vorgabe der Einstellungen für einen Schritt einer Maschine"),
            Self::DefaultOf(purpose) => sentence!(l; "the default of the settings for a step for {}", "Vorgabe der Einstellungen für den Zweck {}", purpose.words_in(l)),

            Self::FillsForm(role) => sentence!(l; "“{role}” fills in a form to start", "„{role}“ füllt zu Beginn ein Formular aus"),
            Self::AnswersHere(role) => sentence!(l; "“{role}” answers here, and this is their work", "„{role}“ antwortet hier, und das ist Arbeit"),
            Self::IsActivity(verb) => sentence!(l; "“{verb}” is an activity, although it is drawn as an event", "„{verb}“ ist eine Aktivität, obwohl es als Ereignis gezeichnet ist"),
        }
    }
}

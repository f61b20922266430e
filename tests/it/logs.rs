//! Event logs: what is chosen, what was seen, and what becomes a document.

use std::path::Path;

use weft_core::Language;
use weft_core::edit::Version;
use weft_desktop::{
    Aim, FilePreview, KindName, LogChoice, LogPreview, LogTaken, Looked, Session, SessionError,
    Taken,
};

use crate::exchange::{documents, file, preview, session};
use crate::{by, today};

/// A log in which people and a machine work on two tickets, one of them before March.
const LOG: &str = "\
Case ID,Activity,Timestamp,Resource
1,Receive,2026-02-01 09:00,Ada
1,Answer,2026-02-01 10:00,Grace
2,Receive,2026-03-02 09:00,Ada
2,Ask back,2026-03-02 09:30,Ada
2,Answer,2026-03-02 11:00,Grace
";

/// What has to be chosen for a log.
fn log(session: &mut Session, path: &Path) -> LogPreview {
    match session
        .take(Looked::at(path, Aim::Document).unwrap(), by())
        .unwrap()
    {
        Taken::Log(log) => *log,
        Taken::View(_) | Taken::Preview(_) => unreachable!("{} is a log", path.display()),
    }
}

#[test]
fn a_log_is_chosen_about_then_seen_and_only_then_a_document() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    let path = file(folder.path(), "Tickets.csv", LOG);
    let shown = log(&mut session, &path);
    let mapping = shown.log.mapping.clone().unwrap();
    assert_eq!(mapping["activity"].as_deref(), Some("Activity"), "guessed");
    assert_eq!(shown.log.columns[0].example.as_deref(), Some("1"));

    let reading = session
        .read_log(shown.number, LogChoice::default())
        .unwrap();
    let seen = reading.read().unwrap().expect("nobody stopped it");
    let preview = session.log_seen(seen).unwrap();
    let counted = preview.log.clone().unwrap();
    assert_eq!((counted.counts.events, counted.counts.cases), (5, 2));
    let content = preview.content.as_ref().unwrap();
    assert_eq!(content.versions[0].steps, 3, "an activity is a step");
    assert_eq!(documents(folder.path()), 0, "nothing is made yet");

    let view = session.open_previewed(preview.number, by()).unwrap();
    assert_eq!(view.document.title, "Tickets");
    assert_eq!(session.originals().unwrap().len(), 0, "a log is not kept");
    let text = serde_json::to_string(&view.document).unwrap();
    for person in ["Ada", "Grace"] {
        assert!(!text.contains(person), "{person} is named nowhere");
    }
    let again = session.read_log(shown.number, LogChoice::default());
    assert!(
        matches!(again, Err(SessionError::NothingPreviewed)),
        "it is not on the screen any more"
    );
}

#[test]
fn a_table_whose_headers_nobody_knows_can_be_called_a_log() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    let text = LOG.replace("Case ID,Activity,Timestamp", "Ticket,Task,Done");
    let path = file(folder.path(), "Tickets.csv", text);
    let shown = preview(&mut session, &path, Aim::Document);
    assert!(shown.may_be_log, "people may know better");
    let (path, aim) = session.previewed(shown.number).unwrap();
    let looked = Looked::as_log(&path, aim).unwrap();
    let Taken::Log(log) = session.take(looked, by()).unwrap() else {
        unreachable!("it was said to be a log");
    };
    let chosen = [
        ("case", "Ticket"),
        ("activity", "Task"),
        ("timestamp", "Done"),
    ];
    let mapping = chosen.map(|(field, column)| (field.to_owned(), Some(column.to_owned())));
    let choice = LogChoice {
        first: LogTaken {
            mapping: Some(mapping.into()),
            case_type: None,
        },
        ..LogChoice::default()
    };
    let reading = session.read_log(log.number, choice).unwrap();
    let seen = reading.read().unwrap().expect("nobody stopped it");
    let counted = session.log_seen(seen).unwrap().log.unwrap();
    assert_eq!(counted.counts.cases, 2);
}

#[test]
fn people_are_named_only_where_that_was_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    let path = file(folder.path(), "Tickets.csv", LOG);
    let shown = log(&mut session, &path);
    let mut roles = |names| {
        let choice = LogChoice {
            names,
            ..LogChoice::default()
        };
        let reading = session.read_log(shown.number, choice).unwrap();
        let seen = reading.read().unwrap().expect("nobody stopped it");
        session.log_seen(seen).unwrap().content.unwrap().roles
    };
    let hidden = roles(false).join(", ");
    assert!(!hidden.contains("Ada"), "as groups: {hidden}");
    assert_eq!(roles(true), ["Ada", "Grace"], "and by name");
}

#[test]
fn a_log_that_is_split_becomes_a_pair() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    let path = file(folder.path(), "Tickets.csv", LOG);
    let shown = log(&mut session, &path);
    let choice = LogChoice {
        split_at: Some(jiff::civil::date(2026, 3, 1)),
        ..LogChoice::default()
    };
    let reading = session.read_log(shown.number, choice).unwrap();
    let seen = reading.read().unwrap().expect("nobody stopped it");
    let preview = session.log_seen(seen).unwrap();
    let view = session.open_previewed(preview.number, by()).unwrap();
    assert_eq!(view.document.baseline.steps.len(), 2, "until March");
    let redesign = &view.document.redesigns[0];
    assert_eq!(redesign.workflow.steps.len(), 3, "and since");
    let audit = session.question(Some(0)).unwrap().answer(today());
    assert_eq!(audit.faults, [], "it is audited like any other");
}

#[test]
fn a_log_that_is_stopped_makes_nothing_and_can_be_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    let mut text = String::from("Case ID,Activity,Timestamp,Resource\n");
    for ticket in 0..60_000 {
        text.push_str(&format!("{ticket},Receive,2026-02-01 09:00,Ada\n"));
    }
    let path = file(folder.path(), "Tickets.csv", text);
    let shown = log(&mut session, &path);
    let reading = session
        .read_log(shown.number, LogChoice::default())
        .unwrap();
    session.stop_reading();
    assert!(reading.read().unwrap().is_none(), "it was stopped");
    assert!(session.log_progress().is_none(), "nobody reads");
    let reading = session
        .read_log(shown.number, LogChoice::default())
        .unwrap();
    let seen = reading.read().unwrap().expect("and once more");
    let progress = session.log_progress().unwrap();
    assert_eq!(progress.events, 60_000, "all of it was read: {progress:?}");
    session.leave_previewed();
    assert!(session.log_seen(seen).is_none(), "somebody left meanwhile");
    assert_eq!(documents(folder.path()), 0);
}

/// What is shown of a log that was read like this.
fn seen(session: &mut Session, number: u64, choice: LogChoice) -> FilePreview {
    let reading = session.read_log(number, choice).unwrap();
    let seen = reading.read().unwrap().expect("nobody stopped it");
    session.log_seen(seen).unwrap()
}

#[test]
fn two_logs_become_a_pair_by_the_names_of_their_activities() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    let path = file(folder.path(), "Tickets.csv", LOG);
    let later = LOG
        .replace("Case ID,Activity,", "Ticket,Task,")
        .replace("Ask back", "Ask a bot");
    let later = file(folder.path(), "Tickets since.csv", later);
    let shown = log(&mut session, &path);
    let both = session.hold_second(shown.number, Some(&later)).unwrap();
    let second = both.second.unwrap();
    assert_eq!(second.name, "Tickets since.csv");
    assert_eq!(second.columns[1].header, "Task", "its own columns");
    let chosen = [
        ("case", "Ticket"),
        ("activity", "Task"),
        ("timestamp", "Timestamp"),
    ];
    let mapping = chosen.map(|(field, column)| (field.to_owned(), Some(column.to_owned())));
    let choice = LogChoice {
        second: LogTaken {
            mapping: Some(mapping.into()),
            case_type: None,
        },
        ..LogChoice::default()
    };
    let preview = seen(&mut session, shown.number, choice.clone());
    let summary = preview.log.clone().unwrap();
    assert_eq!(
        (summary.counts.events, summary.counts.cases),
        (10, 4),
        "of both"
    );
    assert_eq!(summary.left_out.len(), 2, "of each side");
    let steps = &summary
        .intervals
        .iter()
        .find(|row| row.of.says(Language::English) == "steps per case");
    let steps = steps.expect("it is measured");
    let says = steps.before.as_ref().unwrap().says(Language::English);
    assert!(says.starts_with("2.5 ("), "a value with its range: {says}");
    assert!(steps.change.is_some(), "and what changed");
    assert!(
        preview.notes.iter().any(|note| note
            .says
            .says(Language::English)
            .contains("(Tickets since.csv)")),
        "notes name the file: {:?}",
        preview.notes
    );

    let view = session.open_previewed(preview.number, by()).unwrap();
    let redesign = &view.document.redesigns[0];
    assert_eq!(
        redesign.name.as_deref(),
        Some("Tickets since"),
        "after its file"
    );
    let replaced = redesign
        .workflow
        .steps
        .iter()
        .filter(|step| !step.replaces.is_empty());
    let replaced: Vec<&str> = replaced.map(|step| step.name.as_str()).collect();
    assert_eq!(replaced, ["Receive", "Answer"], "by name");
    let note = &redesign.workflow.free_notes.last().unwrap().text;
    assert!(
        note.contains("cases that meet nobody: 100% (100% to 100%) → 100% (100% to 100%)"),
        "kept with the numbers: {note}"
    );
    assert!(
        note.contains("what was changed since is not in them"),
        "and it says of when they are: {note}"
    );
    let audit = session.question(Some(0)).unwrap().answer(today());
    assert_eq!(audit.faults, [], "it is audited like any other");
}

#[test]
fn what_is_no_log_does_not_become_the_second_and_one_can_be_left() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    let path = file(folder.path(), "Tickets.csv", LOG);
    let shown = log(&mut session, &path);
    let letter = file(folder.path(), "letter.docx", "Dear all,");
    let refused = session.hold_second(shown.number, Some(&letter));
    assert!(
        matches!(refused, Err(SessionError::Input { .. })),
        "{refused:?}"
    );
    session.hold_second(shown.number, Some(&path)).unwrap();
    assert!(
        session
            .hold_second(shown.number, None)
            .unwrap()
            .second
            .is_none()
    );
    let preview = seen(&mut session, shown.number, LogChoice::default());
    assert_eq!(
        preview.content.unwrap().versions.len(),
        1,
        "one log, one workflow"
    );
}

#[test]
fn how_much_of_a_log_is_drawn_is_chosen_and_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    let mut text = String::from("Case ID,Activity,Timestamp\n");
    for case in 0..20 {
        // One of ten goes the other way round.
        let course = if case < 2 { "DCBA" } else { "ABCD" };
        for (minute, activity) in course.chars().enumerate() {
            text.push_str(&format!("{case},{activity},2026-02-01 09:0{minute}\n"));
        }
    }
    let path = file(folder.path(), "Courses.csv", text);
    let shown = log(&mut session, &path);
    let mut left_out = |share| {
        let choice = LogChoice {
            share,
            ..LogChoice::default()
        };
        let preview = seen(&mut session, shown.number, choice);
        let says = preview
            .notes
            .iter()
            .map(|note| note.says.says(Language::German).to_owned());
        let says = says.collect::<Vec<_>>().join(" ");
        (preview.log.unwrap().left_out[0], says)
    };
    let (none, _) = left_out(0.0);
    let (some, says) = left_out(0.9);
    assert!(none.abs() < f64::EPSILON, "everything is drawn: {none}");
    assert!(some > 0.0, "what is rare is not: {some}");
    assert!(says.contains("unter 90"), "the share is said: {says}");
}

#[test]
fn a_drawing_is_held_against_a_log_and_again_after_each_change() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    let drawn =
        "step,roles,mode\nReceive,Clerk,\nCall the customer,Clerk; Customer,live\nAnswer,Clerk,\n";
    let drawn = file(folder.path(), "Drawn.csv", drawn);
    let shown = preview(&mut session, &drawn, Aim::Document);
    session.open_previewed(shown.number, by()).unwrap();
    let path = file(folder.path(), "Tickets.csv", LOG);
    assert!(
        session.against_log(Version::Baseline).unwrap().is_none(),
        "none yet"
    );
    let Taken::Log(log) = session
        .take(Looked::at(&path, Aim::Comparison).unwrap(), by())
        .unwrap()
    else {
        unreachable!("it is taken as a log");
    };
    let reading = session.read_log(log.number, LogChoice::default()).unwrap();
    let counted = reading.count().unwrap().expect("nobody stopped it");
    assert_eq!(session.log_counted(counted).unwrap().cases, 2);

    let found = session
        .against_log(Version::Baseline)
        .unwrap()
        .unwrap()
        .answer();
    assert_eq!(
        found.fit[0].says(Language::English),
        "1 of 2 cases fit the drawing from start to end (50%)."
    );
    let of = |kind: KindName| found.found.iter().find(|one| one.kind == kind);
    let not_drawn = of(KindName::NotDrawn).unwrap();
    assert!(
        not_drawn.rows[0]
            .says
            .says(Language::German)
            .contains("„Ask back“ geschieht 1-mal")
    );
    assert_eq!(not_drawn.rows[0].steps, [], "it has no step");
    let paper = of(KindName::OnPaper).expect("nobody calls");
    let steps = &paper.rows[0].steps;
    assert_eq!(steps.len(), 1, "its step is shown");
    let text = serde_json::to_string(&found).unwrap();
    for person in ["Ada", "Grace"] {
        assert!(!text.contains(person), "{person} is named nowhere");
    }

    let remove = weft_core::edit::Action::Remove {
        version: Version::Baseline,
        steps: steps.clone(),
    };
    let revision = session.act(remove, by()).unwrap().revision;
    let again = session
        .against_log(Version::Baseline)
        .unwrap()
        .unwrap()
        .answer();
    assert_eq!(again.revision, revision);
    assert!(
        again.found.iter().all(|one| one.kind != KindName::OnPaper),
        "it is not drawn any more"
    );
    session.close().unwrap();
    session.opened(by()).unwrap();
    session.open(&drawn, by()).unwrap();
    assert!(
        session.against_log(Version::Baseline).unwrap().is_none(),
        "another document"
    );
}

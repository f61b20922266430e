//! Event logs: what is chosen, what was seen, and what becomes a document.

use std::path::Path;

use weft_desktop::{Aim, LogChoice, LogPreview, Looked, Session, SessionError, Taken};

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
    let mapping = shown.mapping.clone().unwrap();
    assert_eq!(mapping["activity"].as_deref(), Some("Activity"), "guessed");
    assert_eq!(shown.columns[0].example.as_deref(), Some("1"));

    let reading = session
        .read_log(shown.number, LogChoice::default())
        .unwrap();
    let seen = reading.read().unwrap().expect("nobody stopped it");
    let preview = session.log_seen(seen).unwrap();
    let counted = preview.log.unwrap();
    assert_eq!((counted.events, counted.cases), (5, 2));
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
        mapping: Some(mapping.into()),
        ..LogChoice::default()
    };
    let reading = session.read_log(log.number, choice).unwrap();
    let seen = reading.read().unwrap().expect("nobody stopped it");
    assert_eq!(session.log_seen(seen).unwrap().log.unwrap().cases, 2);
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

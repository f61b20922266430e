//! Use cases through the session, on files of a temporary folder.

use std::fs;

use weft_core::Language;
use weft_desktop::{Arrangement, Drawing, Session, SessionError, Shows};

use crate::{by, sample, today};

#[test]
fn a_document_is_opened_audited_and_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    let view = session.open(&sample("onboarding.weft.json"), by()).unwrap();
    assert_eq!(view.drawings.len(), 2, "each version is drawn");
    let answer = session.question(Some(0)).unwrap().answer(today());
    let audit = answer.audit.unwrap();
    assert!(audit.profile.is_some(), "the sample has a redesign");
    assert!(!audit.findings.is_empty(), "its redesign loses contact");
    assert!(answer.drawing.is_some(), "the pair is drawn");

    let later = Session::new(folder.path(), None).recent_files();
    let titles: Vec<&str> = later.iter().map(|file| file.title.as_str()).collect();
    assert_eq!(titles, ["New-hire onboarding"], "the next start lists it");
}

#[test]
fn a_pair_stands_above_beside_or_over_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    session.open(&sample("onboarding.weft.json"), by()).unwrap();
    let answer = |arrangement| {
        let question = session.question(Some(0)).unwrap();
        let shows = Shows {
            pair: Some(arrangement),
            people: false,
        };
        question.showing(shows).answer(today())
    };
    let versions = |drawing: &Drawing| drawing.versions.len();

    let stacked = answer(Arrangement::Stacked);
    assert_eq!(stacked.drawing.as_deref().map(versions), Some(2));
    assert!(stacked.beside.is_none(), "one drawing has both");

    let beside = answer(Arrangement::Beside);
    let (before, after) = (beside.drawing.unwrap(), beside.beside.unwrap());
    assert_eq!((versions(&before), versions(&after)), (1, 1));
    assert_eq!(
        before.versions[0].layout.columns, after.versions[0].layout.columns,
        "they share their columns, so that both can be moved as one"
    );

    let overlaid = answer(Arrangement::Overlaid);
    let ghosts = |drawing: &Drawing| {
        let nodes = drawing.versions.iter().flat_map(|one| &one.layout.nodes);
        nodes.filter(|node| node.ghost).count()
    };
    let (over, stacked) = (overlaid.drawing.unwrap(), stacked.drawing.unwrap());
    assert_eq!(versions(&over), 1);
    assert!(
        ghosts(&over) >= ghosts(&stacked),
        "everything that is gone is there"
    );
}

#[test]
fn a_finding_about_roles_knows_where_they_met() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    session.open(&sample("onboarding.weft.json"), by()).unwrap();
    let answer = session.question(Some(0)).unwrap().answer(today());
    let audit = answer.audit.unwrap();
    let ties = audit.findings.iter().filter(|one| one.rule == "C05");
    let ties: Vec<_> = ties.collect();
    assert!(!ties.is_empty(), "the sample severs ties");
    for tie in ties {
        let met = &answer.met[tie.id.as_str()];
        assert!(!met.is_empty(), "{} met somewhere", tie.id);
    }
}

#[test]
fn the_list_keeps_what_a_document_looked_like() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    session.open(&sample("onboarding.weft.json"), by()).unwrap();
    session.close().unwrap();
    let later = Session::new(folder.path(), None).recent_files();
    let items = later[0].weave.as_ref().unwrap()["items"].as_array();
    assert!(items.is_some_and(|items| items.len() > 20), "it is drawn");
}

#[test]
fn a_checkpoint_stands_in_the_history_under_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    session.open(&sample("onboarding.weft.json"), by()).unwrap();
    session.checkpoint("Before the workshop", by()).unwrap();
    let lines = session.history().unwrap();
    assert_eq!(lines[0].checkpoints, ["Before the workshop"]);
}

#[test]
fn the_last_document_stands_first_and_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    for name in [
        "onboarding.weft.json",
        "support.weft.json",
        "onboarding.weft.json",
    ] {
        session.open(&sample(name), by()).unwrap();
    }
    let paths: Vec<_> = session
        .recent_files()
        .into_iter()
        .map(|file| file.path)
        .collect();
    let documents = folder.path().join("documents");
    let expected = ["onboarding.weft", "support.weft"].map(|name| documents.join(name));
    assert_eq!(paths, expected, "the same file is the same document again");
}

#[test]
fn a_bad_file_says_so_and_leaves_what_was_open() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    let open = session.open(&sample("support.weft.json"), by()).unwrap();
    let bad = folder.path().join("bad.weft.json");
    fs::write(&bad, "{ \"format\": \"weft/1\", \"baseline\": 3 }").unwrap();

    let error = session.open(&bad, by()).unwrap_err();
    assert!(matches!(error, SessionError::Input { .. }), "found {error}");
    let still = session.opened(by()).unwrap().unwrap();
    assert_eq!(still.path, open.path, "nothing else was opened");
    assert_eq!(
        session.recent_files().len(),
        1,
        "what could not be opened is not remembered"
    );
}

#[test]
fn a_file_that_is_gone_leaves_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    let path = session
        .open(&sample("support.weft.json"), by())
        .unwrap()
        .path;
    session.close().unwrap();
    fs::remove_file(&path).unwrap();

    let error = session.open_recent(&path, by()).unwrap_err();
    assert!(
        matches!(error, SessionError::Missing { .. }),
        "found {error}"
    );
    assert!(
        session.recent_files().is_empty(),
        "it cannot be opened any more"
    );
}

#[test]
fn the_window_can_name_no_file_that_nobody_opened() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    let error = session
        .open_recent(&sample("support.weft.json"), by())
        .unwrap_err();
    assert!(
        matches!(error, SessionError::NotListed { .. }),
        "found {error}"
    );
}

#[test]
fn a_damaged_list_of_recent_files_is_an_empty_one() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("recent.json"), "[{").unwrap();
    let session = Session::new(folder.path(), None);
    assert!(
        session.recent_files().is_empty(),
        "it is a convenience, not a document"
    );
}

#[test]
fn what_was_open_is_open_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    let path = session
        .open(&sample("support.weft.json"), by())
        .unwrap()
        .path;
    session.settle().unwrap();

    let mut later = Session::new(folder.path(), None);
    let again = later.opened(by()).unwrap().unwrap();
    assert_eq!(again.path, path, "the window was closed over it");
    later.close().unwrap();
    let mut last = Session::new(folder.path(), None);
    assert!(
        last.opened(by()).unwrap().is_none(),
        "a document that was closed stays closed"
    );
}

#[test]
fn what_was_open_and_is_gone_is_said_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    let path = session.create("Gone", by()).unwrap().path;
    session.settle().unwrap();
    fs::remove_file(path).unwrap();

    let missing = Session::new(folder.path(), None).opened(by()).unwrap_err();
    assert!(
        matches!(missing, SessionError::Missing { .. }),
        "found {missing}"
    );
    let again = Session::new(folder.path(), None).opened(by()).unwrap();
    assert!(again.is_none(), "the next start begins at the beginning");
}

#[test]
fn a_dropped_file_is_opened_or_becomes_a_redesign_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    session.drop_file(sample("support.weft.json"));
    let path = session.dropped().unwrap();
    let view = session.open(&path, by()).unwrap();
    assert_eq!(view.document.redesigns.len(), 1, "the sample has one");
    session.drop_file(sample("onboarding.weft.json"));
    let path = session.dropped().unwrap();
    let view = session.add_redesign(&path, by()).unwrap();
    assert_eq!(view.document.redesigns.len(), 2, "and now another");
    let error = session.dropped().unwrap_err();
    assert!(
        matches!(error, SessionError::NothingDropped),
        "found {error}"
    );
}

#[test]
fn a_copy_goes_on_with_the_whole_history() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    let first = session.open(&sample("support.weft.json"), by()).unwrap();
    let retitle = weft_core::edit::Action::Retitle {
        title: "Ours".to_owned(),
        case: String::new(),
    };
    session.act(retitle, by()).unwrap();
    assert_eq!(session.copy_name().unwrap(), "support 2.weft");
    let to = folder.path().join("copy.weft");
    let copy = session.save_copy(&to, by()).unwrap();
    assert_eq!(copy.path, to, "the copy is open");
    session.undo(by()).unwrap();
    let original = session.open_recent(&first.path, by()).unwrap();
    assert_eq!(original.document.title, "Ours", "the original is as it was");
}

#[test]
fn the_file_of_the_command_line_is_opened_once() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing.weft.json");
    let mut session = Session::new(folder.path(), Some(missing.clone()));
    assert_eq!(session.argument(), Some(missing), "it comes first");
    assert_eq!(session.argument(), None, "and once");
    assert_eq!(session.opened(by()).unwrap(), None, "nothing else is open");
}

#[test]
fn a_report_is_called_after_its_document() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    let error = session.report_name().unwrap_err();
    assert!(matches!(error, SessionError::NothingOpen), "found {error}");
    session.open(&sample("support.weft.json"), by()).unwrap();
    assert_eq!(
        session.report_name().unwrap(),
        "support.pdf",
        "beside its document"
    );
}

#[test]
fn a_report_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    session.open(&sample("support.weft.json"), by()).unwrap();

    let report = folder.path().join("support.pdf");
    session
        .report(Some(0))
        .unwrap()
        .export_pdf(&report, today())
        .unwrap();
    let bytes = fs::read(&report).unwrap();
    assert!(bytes.starts_with(b"%PDF-"), "it is a PDF");

    let nowhere = folder.path().join("no such folder/support.pdf");
    let error = session
        .report(Some(0))
        .unwrap()
        .export_pdf(&nowhere, today())
        .unwrap_err();
    assert!(
        matches!(error, SessionError::Output { .. }),
        "found {error}"
    );
}

#[test]
fn what_went_wrong_is_said_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    let table = folder.path().join("Liste.csv");
    fs::write(&table, "step,minutes\nFragen,lange\n").unwrap();
    let error = session.open(&table, by()).unwrap_err();
    let name = table.display();
    assert_eq!(
        error.says(Language::German),
        format!(
            "{name} konnte nicht geöffnet werden: {name}: Zeile 2, Spalte „minutes“: gefunden: „lange“; erwartet: Minuten von 0 bis 1000000"
        ),
        "file, place, what was found and what was expected"
    );
    assert_eq!(
        error.says(Language::English),
        format!(
            "{name} could not be opened: {name}: row 2, column “minutes”: found “lange”, expected minutes from 0 to 1000000"
        ),
        "the same in English"
    );
    let error = session.undo(by()).unwrap_err();
    assert_eq!(
        error.says(Language::German),
        "kein Dokument ist offen",
        "nothing to undo"
    );
}

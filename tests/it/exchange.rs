//! Files of other formats: what was understood before anything is made, and what is written again.

use std::fs;
use std::path::{Path, PathBuf};

use weft_core::Language;
use weft_core::edit::{Action, Version};
use weft_desktop::{
    Aim, Export, FileFormat, FilePreview, Looked, Picture, Preferences, Session, SessionError,
    Taken, View,
};
use weft_files::Limits;

use crate::{by, sample, shared, today};

/// A table with what people write: a column that nobody knows, one without a value.
const TABLE: &str = "\
Activity,Who,Minutes,Colour
Take the order,Clerk; Customer,10,red
Check the order,Clerk,,
Send the goods,Dispatch,20,green
";

/// Writes a file.
pub(crate) fn file(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

/// A session that speaks English.
pub(crate) fn session(folder: &Path) -> Session {
    let mut session = Session::new(&folder.join("data"), None);
    session.choose_preferences(Preferences {
        language: Some(Language::English),
        ..Preferences::default()
    });
    session
}

/// How many documents were made.
pub(crate) fn documents(folder: &Path) -> usize {
    let entries = fs::read_dir(folder.join("data/documents"))
        .into_iter()
        .flatten();
    let paths = entries.map(|entry| entry.unwrap().path());
    let documents = paths.filter(|path| path.extension().is_some_and(|ending| ending == "weft"));
    documents.count()
}

/// What is shown of a file before it is opened.
pub(crate) fn preview(session: &mut Session, path: &Path, aim: Aim) -> FilePreview {
    match session.take(Looked::at(path, aim).unwrap(), by()).unwrap() {
        Taken::Preview(preview) => *preview,
        Taken::View(_) | Taken::Log(_) => unreachable!("{} is shown first", path.display()),
    }
}

/// A file that is open at once.
fn opened(session: &mut Session, path: &Path) -> View {
    match session
        .take(Looked::at(path, Aim::Document).unwrap(), by())
        .unwrap()
    {
        Taken::View(view) => *view,
        Taken::Preview(_) | Taken::Log(_) => {
            unreachable!("{} is opened at once", path.display())
        }
    }
}

#[test]
fn a_table_is_shown_before_anything_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    let path = file(folder.path(), "Orders.csv", TABLE);
    let shown = preview(&mut session, &path, Aim::Document);
    assert_eq!(documents(folder.path()), 0, "nothing is made yet");
    assert!(session.opened(by()).unwrap().is_none(), "nothing is open");

    let columns = serde_json::to_value(&shown.tables[0].columns).unwrap();
    assert_eq!(columns[0]["taken"]["field"], "step", "by a synonym");
    assert_eq!(columns[1]["example"], "Clerk; Customer", "its first value");
    assert_eq!(columns[3]["taken"]["as"], "kept", "a column nobody knows");
    let content = shown.content.unwrap();
    assert_eq!(content.title, "Orders", "after its file");
    assert_eq!(content.versions[0].steps, 3);
    assert_eq!(content.roles, ["Clerk", "Customer", "Dispatch"]);
    assert!(!content.weave.items.is_empty(), "it is drawn small");

    let view = session.open_previewed(shown.number, by()).unwrap();
    assert_eq!(view.document.baseline.steps.len(), 3, "what was shown");
    assert_eq!(session.originals().unwrap()[0].bytes, TABLE.as_bytes());
    let again = session.open_previewed(shown.number, by()).unwrap_err();
    assert!(
        matches!(again, SessionError::NothingPreviewed),
        "found {again}"
    );
}

#[test]
fn what_was_left_is_not_made_and_what_is_shown_last_counts() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    let orders = file(folder.path(), "Orders.csv", TABLE);
    let other = file(folder.path(), "Other.csv", "step\nAsk\n");
    let first = preview(&mut session, &orders, Aim::Document);
    let second = preview(&mut session, &other, Aim::Document);
    assert!(
        session.open_previewed(first.number, by()).is_err(),
        "another one is shown"
    );
    let third = preview(&mut session, &other, Aim::Document);
    assert_ne!(second.number, third.number, "every look is a new one");
    session.leave_previewed();
    assert!(session.open_previewed(third.number, by()).is_err(), "left");
    assert_eq!(documents(folder.path()), 0, "and nothing was made");
}

#[test]
fn the_same_table_again_is_the_same_document() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    let path = file(folder.path(), "Orders.csv", TABLE);
    let shown = preview(&mut session, &path, Aim::Document);
    let first = session.open_previewed(shown.number, by()).unwrap();
    session.close().unwrap();
    let again = opened(&mut session, &path);
    assert_eq!(again.path, first.path, "there is nothing to ask");
    assert_eq!(documents(folder.path()), 1);
}

#[test]
fn a_table_whose_document_was_changed_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    let path = file(folder.path(), "Orders.csv", TABLE);
    let shown = preview(&mut session, &path, Aim::Document);
    assert_eq!((&shown.known, &shown.becomes), (&None, &None), "the first");
    let first = session.open_previewed(shown.number, by()).unwrap();
    let entitle = Action::Retitle {
        title: "Our orders".to_owned(),
        case: String::new(),
    };
    session.act(entitle, by()).unwrap();

    // The same file once more: go on, or begin another.
    let shown = preview(&mut session, &path, Aim::Document);
    let known = shown.known.clone().unwrap();
    assert_eq!((known.name.as_str(), known.same), ("Orders", true));
    assert_eq!(
        shown.becomes.as_deref(),
        Some("Orders 2"),
        "and what that is called"
    );
    let again = session.open_known(shown.number).unwrap();
    assert_eq!(
        (&again.path, again.document.title.as_str()),
        (&first.path, "Our orders")
    );
    assert!(
        session.open_known(shown.number).is_err(),
        "it is not shown any more"
    );

    // The file has changed: take what is new, and undo brings back what was there.
    let path = file(
        folder.path(),
        "Orders.csv",
        format!("{TABLE}Bill,Clerk,3,\n"),
    );
    let shown = preview(&mut session, &path, Aim::Document);
    assert!(!shown.known.clone().unwrap().same, "another state of it");
    let updated = session.update_known(shown.number, by()).unwrap();
    assert_eq!(updated.path, first.path);
    assert_eq!(
        updated.document.baseline.steps.len(),
        4,
        "what is in the file now"
    );
    assert_eq!(updated.document.title, "Our orders", "but for the title");
    let undone = session.undo(by()).unwrap();
    assert_eq!(undone.document, again.document, "and nothing is lost");

    let shown = preview(&mut session, &path, Aim::Document);
    assert!(
        shown.known.clone().unwrap().same,
        "this state is known by now"
    );
    session.open_previewed(shown.number, by()).unwrap();
    assert_eq!(
        documents(folder.path()),
        2,
        "the other one, where that is wanted"
    );
}

#[test]
fn every_wrong_place_is_listed_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    let text = "step,minutes\nAsk,long\n,5\nAnswer,-3\n";
    let path = file(folder.path(), "Orders.csv", text);
    let shown = preview(&mut session, &path, Aim::Document);
    assert!(shown.content.is_none(), "nothing can be made of it");
    assert_eq!((shown.wrong.len(), shown.wrong_places), (3, 3));
    let first = &shown.wrong[0];
    assert_eq!(
        first.place.says(Language::English),
        "row 2, column “minutes”"
    );
    assert_eq!(first.found.says(Language::German), "„long“");
    assert!(
        session.open_previewed(shown.number, by()).is_err(),
        "and it is not opened"
    );
    assert_eq!(documents(folder.path()), 0);
    let flowchart = file(folder.path(), "a.dot", "digraph { a -> ");
    let shown = preview(&mut session, &flowchart, Aim::Document);
    assert_eq!(shown.wrong_places, 1, "a drawing, too: {:?}", shown.wrong);
}

#[test]
fn a_flowchart_becomes_a_redesign_once_it_was_seen() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    let path = file(
        folder.path(),
        "Faster.mmd",
        "flowchart LR\n a[Take the order] --> b[Send the goods]\n",
    );
    let alone = session.take(Looked::at(&path, Aim::Redesign).unwrap(), by());
    assert!(
        matches!(alone, Err(SessionError::NothingOpen)),
        "there is nothing to add it to"
    );
    session.open(&sample("support.weft.json"), by()).unwrap();
    let shown = preview(&mut session, &path, Aim::Redesign);
    assert!(shown.tables.is_empty(), "it has no columns");
    let view = session.open_previewed(shown.number, by()).unwrap();
    assert_eq!(view.document.redesigns.len(), 2);
    assert_eq!(view.document.redesigns[1].name.as_deref(), Some("Faster"));
    assert!(view.undo.is_some(), "it can be taken back");
}

#[test]
fn a_model_opens_at_once_and_its_notes_can_be_read_later() {
    let Some(models) = shared("data/miwg/reference") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    let mut noted = 0;
    let mut paths: Vec<PathBuf> = fs::read_dir(models)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "bpmn"))
        .collect();
    paths.sort();
    for path in paths {
        let Ok(looked) = Looked::at(&path, Aim::Document) else {
            continue;
        };
        let Taken::View(view) = session.take(looked, by()).unwrap() else {
            unreachable!("{} is a model", path.display());
        };
        noted += view.noted;
        let later = session.originals().unwrap();
        assert_eq!(later[0].bytes, fs::read(&path).unwrap(), "kept as it was");
    }
    assert!(noted > 0, "some model says what Weft does not use");
}

fn export(format: FileFormat) -> Export {
    Export {
        format,
        version: Version::Baseline,
        picture: Picture::Pair,
        afresh: false,
    }
}

const EVERY: [FileFormat; 8] = [
    FileFormat::Json,
    FileFormat::Xlsx,
    FileFormat::Csv,
    FileFormat::Bpmn,
    FileFormat::Mermaid,
    FileFormat::Dot,
    FileFormat::Svg,
    FileFormat::Png,
];

#[test]
fn a_document_is_written_as_every_format_and_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    let view = session.open(&sample("onboarding.weft.json"), by()).unwrap();
    for format in EVERY {
        let export = export(format);
        let name = session.export_name(export).unwrap();
        let to = folder.path().join(&name);
        let question = session.exporting(Some(0), export).unwrap();
        let losses = question.losses(export, today()).unwrap();
        question.write(export, &to, today()).unwrap();
        assert!(fs::metadata(&to).unwrap().len() > 100, "{name} is there");
        eprintln!("{name}: leaves out {:?}", losses.losses);
        let read = weft_files::read(&to, &Limits::default()).unwrap().document;
        let names = |document: &weft_core::Document| -> Vec<String> {
            let steps = document.baseline.steps.iter();
            steps.map(|step| step.name.clone()).collect()
        };
        assert_eq!(names(&read), names(&view.document), "{name}: every step");
    }
    for name in [
        "onboarding.weft.json",
        "onboarding-pair.svg",
        "onboarding-pair.png",
    ] {
        let read = weft_files::read(&folder.path().join(name), &Limits::default()).unwrap();
        assert_eq!(read.document, view.document, "{name} loses nothing");
    }
}

#[test]
fn a_workbook_has_findings_and_a_faulty_workflow_is_written_without() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    session.open(&sample("onboarding.weft.json"), by()).unwrap();
    let workbook = export(FileFormat::Xlsx);
    let size = |session: &Session| {
        let to = folder.path().join("a.xlsx");
        let question = session.exporting(Some(0), workbook).unwrap();
        question.write(workbook, &to, today()).unwrap();
        fs::metadata(to).unwrap().len()
    };
    let whole = size(&session);
    // A step that leads back to itself never ends.
    let circle = Action::SetLinks {
        version: Version::Baseline,
        step: "b1".into(),
        next: vec![weft_core::workflow::Link::to(
            weft_core::workflow::Target::Step("b1".into()),
        )],
    };
    session.act(circle, by()).unwrap();
    assert!(size(&session) < whole, "no findings, no plan, no measures");
    let picture = export(FileFormat::Svg);
    let to = folder.path().join("a.svg");
    let question = session.exporting(Some(0), picture).unwrap();
    let error = question.write(picture, &to, today()).unwrap_err();
    assert!(matches!(error, SessionError::Faulty(_)), "found {error}");
    assert!(!to.exists(), "nothing is written");
}

const MODEL: &str = "<?xml version=\"1.0\"?>
<!-- drawn elsewhere --><definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"d\">
<process id=\"p\"><startEvent id=\"s\"/><sequenceFlow id=\"f1\" sourceRef=\"s\" targetRef=\"a\"/>
<userTask id=\"a\" name=\"Call\"/><sequenceFlow id=\"f2\" sourceRef=\"a\" targetRef=\"e\"/>
<endEvent id=\"e\"/></process></definitions>";

#[test]
fn a_model_is_written_into_its_own_file_or_afresh() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    let path = file(folder.path(), "model.bpmn", MODEL);
    opened(&mut session, &path);
    let into = export(FileFormat::Bpmn);
    let written = |session: &Session, export: Export| {
        let to = folder.path().join("out.bpmn");
        let question = session.exporting(None, export).unwrap();
        question.write(export, &to, today()).unwrap();
        fs::read_to_string(to).unwrap()
    };
    // It came without a drawing, and gets one after its process.
    let is_in = |model: &str, written: &str| {
        let process = model.split("</process>").next();
        assert_eq!(written.split("</process>").next(), process, "only that");
    };
    is_in(MODEL, &written(&session, into));
    let rename = Action::Rename {
        version: Version::Baseline,
        step: "a".into(),
        name: "Call the customer".to_owned(),
    };
    session.act(rename, by()).unwrap();
    let changed = MODEL.replace("name=\"Call\"", "name=\"Call the customer\"");
    is_in(&changed, &written(&session, into));
    let question = session.exporting(None, into).unwrap();
    let losses = question.losses(into, today()).unwrap();
    assert_eq!(losses.origin.as_deref(), Some("model.bpmn"), "it is named");

    let afresh = Export {
        afresh: true,
        ..into
    };
    let drawn = written(&session, afresh);
    assert!(!drawn.contains("drawn elsewhere"), "a model of our own");
    assert!(drawn.contains("BPMNDiagram"), "with a drawing");

    session
        .act(Action::MakeRedesign { name: None }, by())
        .unwrap();
    let redesign = Export {
        version: Version::Redesign(0),
        ..into
    };
    assert_eq!(
        session.export_name(redesign).unwrap(),
        "model-redesign.bpmn",
        "which version is said by the name"
    );
    let nowhere = Export {
        version: Version::Redesign(7),
        ..into
    };
    let question = session.exporting(None, nowhere).unwrap();
    assert!(
        matches!(
            question.losses(nowhere, today()),
            Err(SessionError::NoVersion)
        ),
        "there are not so many"
    );
}

#[test]
fn a_file_that_cannot_be_written_is_named_and_the_old_one_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    session.open(&sample("support.weft.json"), by()).unwrap();
    for format in EVERY {
        let export = export(format);
        let question = session.exporting(Some(0), export).unwrap();
        let nowhere = folder.path().join("no such folder/out");
        let error = question.write(export, &nowhere, today()).unwrap_err();
        let says = error.says(Language::English);
        assert!(says.contains("no such folder/out"), "{format:?}: {says}");
    }
    assert!(session.undo(by()).is_err(), "the document is unchanged");
}

//! What people do with a document, from making it to finding it again.

use std::fs;

use weft_core::edit::{EditError, Version};
use weft_core::workflow::{Redesign, StepPair, Vanished};
use weft_core::{Document, Edit};
use weft_store::{
    CopyError, CreateError, Entry, Kind, OpenError, Original, ReadOnly, Revision, Store, WriteError,
};

use super::{at, document, files, made, rename_often, renamed};

fn line(entry: &Entry) -> String {
    let kind = match entry.kind {
        Kind::Create | Kind::Edit => String::new(),
        Kind::Undo(of) => format!("undo {of}: "),
        Kind::Redo(of) => format!("redo {of}: "),
        Kind::Restore(of) => format!("restore {of}: "),
    };
    format!(
        "{} {}: {kind}{}",
        entry.revision, entry.author, entry.sentence
    )
}

fn history(store: &Store) -> Vec<String> {
    store
        .history(0..=u64::MAX)
        .unwrap()
        .iter()
        .map(line)
        .collect()
}

#[test]
fn what_people_said_about_matches_is_there_again_and_can_be_taken_back() {
    let (_folder, path) = made(3);
    let mut store = Store::open(&path).unwrap();
    let mut redesign = store.document().baseline.clone();
    for step in &mut redesign.steps {
        step.replaces.clear();
    }
    let ids: Vec<_> = redesign.steps.iter().map(|step| step.id.clone()).collect();
    let drawn = Redesign {
        name: None,
        workflow: redesign,
    };
    let edit = Edit::InsertRedesign {
        at: 0,
        redesign: drawn,
    };
    store.edit(edit, "Ada", at(1)).unwrap();
    let before = store.document().clone();
    let pair = |one: usize, other: usize| StepPair {
        baseline: ids[one].clone(),
        redesign: ids[other].clone(),
    };
    type Says = Box<dyn Fn(&Document) -> Result<Edit, EditError>>;
    let (same, other) = (pair(0, 0), pair(1, 0));
    let (gone, new) = (ids[2].clone(), ids[1].clone());
    let said: [Says; 4] = [
        Box::new(move |it| Edit::matched(it, 0, std::slice::from_ref(&same))),
        Box::new(move |it| Edit::parted(it, 0, std::slice::from_ref(&other))),
        Box::new(move |it| Edit::answered(it, 0, &gone, Some(Vanished::Moved))),
        Box::new(move |it| Edit::said_new(it, 0, &new, true)),
    ];
    for (edit, second) in said.iter().zip(2..) {
        let edit = edit(store.document()).unwrap();
        store.edit(edit, "Ada", at(second)).unwrap();
    }
    let after = store.document().clone();
    store.close().unwrap();

    let mut store = Store::open(&path).unwrap();
    assert_eq!(store.damage(), None, "the file is sound");
    assert_eq!(
        store.document(),
        &after,
        "everything that was said is there"
    );
    for second in 0..4 {
        store.undo("Ada", at(10 + second)).unwrap();
    }
    assert_eq!(store.document(), &before, "and can be taken back");
}

#[test]
fn a_closed_document_is_one_file_and_opens_as_it_was() {
    let (folder, path) = made(3);
    assert_eq!(files(&folder), ["support.weft"], "it can be mailed");
    let before = fs::read(&path).unwrap();
    let mut store = Store::open(&path).unwrap();
    assert_eq!(store.read_only(), None, "it may be changed");
    assert_eq!(store.document(), &document(3), "it is what it was");
    drop(store);
    assert_eq!(
        fs::read(&path).unwrap(),
        before,
        "looking at it changes nothing"
    );

    store = Store::open(&path).unwrap();
    rename_often(&mut store, 2);
    let last = store.document().clone();
    store.close().unwrap();
    assert_eq!(files(&folder), ["support.weft"], "a single file again");
    assert_eq!(
        Store::open(&path).unwrap().document(),
        &last,
        "with both changes"
    );
}

#[test]
fn undo_and_redo_go_on_after_a_restart() {
    let (_folder, path) = made(3);
    let mut store = Store::open(&path).unwrap();
    rename_often(&mut store, 3);
    store.undo("Ben", at(10)).unwrap();
    let change = store.undo("Ben", at(11)).unwrap();
    assert_eq!(
        change.entry.kind,
        Kind::Undo(Revision(2)),
        "the second one, not the undo"
    );
    drop(store);

    let mut store = Store::open(&path).unwrap();
    let name = |store: &Store| store.document().baseline.steps[0].name.clone();
    assert_eq!(name(&store), "Name 1", "two of three are taken back");
    let next = store.undoable().unwrap().map(|entry| entry.revision);
    assert_eq!(next, Some(Revision(1)), "and the first one could be");
    store.redo("Ben", at(12)).unwrap();
    store.redo("Ben", at(13)).unwrap();
    assert_eq!(name(&store), "Name 3", "all three are there again");
    assert!(
        store.redoable().unwrap().is_none(),
        "nothing is left to repeat"
    );
    let nothing = store.redo("Ben", at(14)).unwrap_err();
    assert!(
        matches!(nothing, WriteError::NothingToRedo),
        "that is said: {nothing}"
    );
    for second in 15..18 {
        store.undo("Ben", at(second)).unwrap();
    }
    assert_eq!(store.document(), &document(3), "as it was made");
    let nothing = store.undo("Ben", at(19)).unwrap_err();
    assert!(
        matches!(nothing, WriteError::NothingToUndo),
        "making it is no change: {nothing}"
    );
}

#[test]
fn a_change_after_an_undo_forgets_nothing() {
    let (_folder, path) = made(2);
    let mut store = Store::open(&path).unwrap();
    rename_often(&mut store, 2);
    store.undo("Ada", at(3)).unwrap();
    let edit = renamed(store.document(), "b2", "Listen");
    store.edit(edit, "Ben", at(4)).unwrap();
    assert!(
        store.redoable().unwrap().is_none(),
        "what was taken back is not repeated by itself"
    );
    assert_eq!(
        history(&store),
        [
            "0 Ada: The document was made",
            "1 Ada: “Step 1 of a workflow in which people talk with each other” is now called “Name 1”",
            "2 Ada: “Name 1” is now called “Name 2”",
            "3 Ada: undo 2: “Name 1” is now called “Name 2”",
            "4 Ben: “Step 2 of a workflow in which people talk with each other” is now called “Listen”",
        ],
        "but it is still in the history, with who did it"
    );
    let two = store.document_at(Revision(2)).unwrap();
    assert_eq!(two.baseline.steps[0].name, "Name 2", "and can be looked at");
    let change = store.restore(Revision(2), "Ben", at(5)).unwrap();
    assert_eq!(
        change.entry.sentence.to_string(),
        "Restored what stood after change 2",
        "in words"
    );
    assert_eq!(store.document(), &two, "and brought back as a new change");
    store.undo("Ben", at(6)).unwrap();
    assert_eq!(
        store.document().baseline.steps[1].name,
        "Listen",
        "which can be undone"
    );
    let same = store.restore(Revision(6), "Ben", at(7)).unwrap_err();
    assert!(
        matches!(same, WriteError::NothingToChange),
        "restoring what is there is none"
    );
    let later = store.restore(Revision(70), "Ben", at(7)).unwrap_err();
    assert_eq!(
        later.to_string(),
        "the history has no change 70",
        "it says which"
    );
}

#[test]
fn a_checkpoint_is_found_by_its_name() {
    let (_folder, path) = made(2);
    let mut store = Store::open(&path).unwrap();
    rename_often(&mut store, 1);
    store.checkpoint("Before lunch", "Ada", at(2)).unwrap();
    rename_often(&mut store, 3);
    store.close().unwrap();
    let mut store = Store::open(&path).unwrap();
    let checkpoints = store.checkpoints().unwrap();
    assert_eq!(checkpoints.len(), 1, "one was made");
    let change = store
        .restore(checkpoints[0].revision, "Ben", at(9))
        .unwrap();
    let words = change.entry.sentence.to_string();
    assert_eq!(
        words, "Restored the checkpoint “Before lunch”",
        "the history names it"
    );
    assert_eq!(
        store.document().baseline.steps[0].name,
        "Name 1",
        "it is what it was then"
    );
}

#[test]
fn an_import_keeps_the_original_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Aufträge – ☎.weft");
    let original = Original {
        name: "flow.bpmn".to_owned(),
        media_type: "application/xml".to_owned(),
        bytes: (0..=255).cycle().take(100_000).collect(),
    };
    let mut store = Store::create(&path, &document(2), Some(&original), "Ada", at(0)).unwrap();
    assert_eq!(
        history(&store),
        ["0 Ada: The document was read from “flow.bpmn”"],
        "it says so"
    );
    let second = Original {
        name: "redesign.csv".to_owned(),
        ..original.clone()
    };
    store.keep_original(&second, at(1)).unwrap();
    store.close().unwrap();
    let store = Store::open(&path).unwrap();
    let kept = store.originals().unwrap();
    let names: Vec<&str> = kept.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(
        names,
        ["flow.bpmn", "redesign.csv"],
        "in the order of their import"
    );
    assert_eq!(kept[0].size, 100_000, "the list has no bytes");
    assert_eq!(
        store.original(kept[0].id).unwrap(),
        original,
        "every byte is there"
    );
}

#[test]
fn a_second_opener_reads_and_is_told_why() {
    let (folder, path) = made(2);
    let mut first = Store::open(&path).unwrap();
    rename_often(&mut first, 2);
    let mut second = Store::open(&path).unwrap();
    assert_eq!(
        second.read_only(),
        Some(ReadOnly::OpenElsewhere),
        "the first one has it"
    );
    assert_eq!(
        second.document(),
        first.document(),
        "all that was done so far is shown"
    );
    let refused = second.undo("Ben", at(3)).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the document is open for reading only: it is open in another window; close it there, or \
         save a copy here",
        "in words"
    );
    let copy = folder.path().join("copy.weft");
    second.copy_to(&copy).unwrap();
    let taken = second.copy_to(&path).unwrap_err();
    assert!(
        matches!(taken, CopyError::Open { .. }),
        "nobody writes over an open document"
    );
    rename_often(&mut first, 1);
    drop(second);
    first.close().unwrap();
    assert_eq!(
        files(&folder),
        ["copy.weft", "support.weft"],
        "both are single files"
    );
    let copy = Store::open(&copy).unwrap();
    assert_eq!(copy.read_only(), None, "a copy is a document of its own");
    assert_eq!(copy.revision(), Revision(2), "with the history up to then");
    assert_eq!(
        Store::open(&path).unwrap().read_only(),
        None,
        "the lock is given back"
    );
}

#[test]
fn a_reader_does_not_keep_the_writer_from_closing() {
    let (_folder, path) = made(2);
    let mut first = Store::open(&path).unwrap();
    rename_often(&mut first, 2);
    let second = Store::open(&path).unwrap();
    let last = first.document().clone();
    first.close().unwrap();
    assert_eq!(second.document(), &last, "it goes on reading");
    let mut third = Store::open(&path).unwrap();
    assert_eq!(
        third.document(),
        &last,
        "and the document can be opened again"
    );
    rename_often(&mut third, 1);
}

#[test]
fn a_reader_who_came_before_the_first_change_does_not_hinder_it() {
    let (folder, path) = made(2);
    let mut first = Store::open(&path).unwrap();
    let second = Store::open(&path).unwrap();
    rename_often(&mut first, 2);
    assert_eq!(second.document(), &document(2), "it shows what it opened");
    assert_eq!(
        second.history(0..=9).unwrap().len(),
        3,
        "and can see what happened since"
    );
    drop(second);
    first.close().unwrap();
    assert_eq!(
        files(&folder),
        ["support.weft"],
        "nothing is left of either"
    );
}

#[test]
fn a_copy_replaces_what_was_there_whole() {
    let (folder, path) = made(3);
    let store = Store::open(&path).unwrap();
    let other = folder.path().join("other.weft");
    fs::write(&other, "something else").unwrap();
    // What a crash of the document that was there left behind must not be read into the new one.
    fs::write(folder.path().join("other.weft-wal"), "an old log").unwrap();
    store.copy_to(&other).unwrap();
    let copy = Store::open(&other).unwrap();
    assert_eq!(copy.document(), store.document(), "the copy is complete");
    drop(copy);
    drop(store);
    assert_eq!(
        files(&folder),
        ["other.weft", "support.weft"],
        "nothing else is left"
    );
}

#[test]
fn a_new_document_takes_no_place_that_is_taken() {
    let (folder, path) = made(1);
    let again = Store::create(&path, &document(2), None, "Ada", at(0)).unwrap_err();
    assert!(
        matches!(again, CreateError::Exists { .. }),
        "it says so: {again}"
    );
    assert_eq!(
        Store::open(&path).unwrap().document(),
        &document(1),
        "the old one is untouched"
    );
    let nowhere = folder.path().join("no/such/folder.weft");
    let nowhere = Store::create(&nowhere, &document(1), None, "Ada", at(0)).unwrap_err();
    assert!(
        matches!(nowhere, CreateError::Disk(_)),
        "there is no folder: {nowhere}"
    );
    assert_eq!(
        files(&folder),
        ["support.weft"],
        "nothing is left of either"
    );
}

#[test]
fn what_could_not_be_read_again_is_never_written() {
    let (_folder, path) = made(2);
    let mut store = Store::open(&path).unwrap();
    let mut step = store.document().baseline.steps[0].clone();
    step.minutes = Some(f64::NAN);
    let edit = Edit::ReplaceStep {
        version: Version::Baseline,
        id: "b1".into(),
        step,
    };
    let refused = store.edit(edit, "Ada", at(1)).unwrap_err();
    assert!(
        matches!(refused, WriteError::Unwritable { .. }),
        "no number: {refused}"
    );
    let mut deep = document(1);
    let nested = (0..125).fold(serde_json::Value::Null, |inner, _| vec![inner].into());
    deep.extra.insert("deep".to_owned(), nested);
    let other = path.with_file_name("deep.weft");
    let refused = Store::create(&other, &deep, None, "Ada", at(0)).unwrap_err();
    assert!(
        matches!(refused, CreateError::Unwritable { .. }),
        "too deep: {refused}"
    );
    let missing = Edit::removal_of(store.document(), Version::Baseline, &["b9".into()]);
    let refused = store.edit(missing, "Ada", at(1)).unwrap_err();
    let expected = EditError::StepMissing("b9".into());
    assert!(
        matches!(refused, WriteError::Refused(error) if error == expected),
        "it is not there"
    );
    assert_eq!(store.document(), &document(2), "the document is as it was");
    assert_eq!(store.revision(), Revision(0), "and so is the history");
}

#[test]
fn what_is_not_there_or_no_file_is_said() {
    let (folder, _path) = made(1);
    let missing = Store::open(&folder.path().join("gone.weft")).unwrap_err();
    assert!(matches!(missing, OpenError::Missing { .. }), "{missing}");
    let wrong = Store::open(folder.path()).unwrap_err();
    assert!(wrong.to_string().contains("found a folder"), "{wrong}");
}

#[test]
fn what_a_crash_leaves_is_one_file_again_after_closing() {
    let (folder, path) = made(2);
    let mut store = Store::open(&path).unwrap();
    rename_often(&mut store, 2);
    let last = store.document().clone();
    // A copy of the files of an open document is what a crash leaves.
    let crashed = folder.path().join("crashed.weft");
    fs::copy(&path, &crashed).unwrap();
    fs::copy(
        path.with_extension("weft-wal"),
        crashed.with_extension("weft-wal"),
    )
    .unwrap();
    store.close().unwrap();
    let store = Store::open(&crashed).unwrap();
    assert_eq!(store.document(), &last, "the log is read");
    store.close().unwrap();
    assert_eq!(
        files(&folder),
        ["crashed.weft", "support.weft"],
        "looking at it was enough"
    );
    let header = fs::read(&crashed).unwrap();
    assert_eq!(
        header[18..20],
        [1, 1],
        "it opens where no log can be made, too"
    );
}

#[test]
fn a_document_can_be_handed_to_another_thread() {
    fn check<T: Send>() {}
    check::<Store>();
}

//! What disks do: they fill up, are write-protected, and files vanish.

use std::fs;
use std::path::Path;
use std::process::Command;

use weft_store::{CreateError, DiskError, Original, ReadOnly, Store, WriteError};

use super::{at, document, files, made, rename_often, renamed};

/// A small disk of memory, gone when it is dropped.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// Mounts it, where this machine lets the tests do so.
    fn mounted(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let options = format!("size={size}");
        let mount = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &options, "tmpfs"])
            .arg(folder.path())
            .output();
        if mount.is_ok_and(|done| done.status.success()) {
            return Some(Self(folder));
        }
        eprintln!("NOT TESTED: this machine mounts no small disk, so no disk was full");
        None
    }

    fn remount(&self, how: &str) -> bool {
        let options = format!("remount,{how}");
        let mount = Command::new("mount")
            .args(["-o", &options])
            .arg(self.0.path())
            .output();
        mount.is_ok_and(|done| done.status.success())
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(self.0.path()).output());
    }
}

fn is_full(error: &WriteError) -> bool {
    matches!(error, WriteError::Disk(DiskError::Full { .. }))
}

#[test]
fn a_full_disk_loses_nothing_and_the_document_goes_on() {
    let Some(disk) = SmallDisk::mounted("2m") else {
        return;
    };
    let path = disk.0.path().join("small.weft");
    let mut store = Store::create(&path, &document(20), None, "Ada", at(0)).unwrap();
    let mut acknowledged = 0;
    let error = loop {
        let edit = renamed(store.document(), "b1", &format!("Name {acknowledged}"));
        match store.edit(edit, "Ada", at(1)) {
            Ok(_) => acknowledged += 1,
            Err(error) => break error,
        }
    };
    assert!(is_full(&error), "the cause is named: {error}");
    assert!(acknowledged > 50, "at first there was room: {acknowledged}");
    let name = format!("Name {}", acknowledged - 1);
    let is_last = |store: &Store| store.document().baseline.steps[0].name == name;
    assert!(is_last(&store), "the change is not in memory either");
    let refused = store.undo("Ada", at(2)).unwrap_err();
    assert!(is_full(&refused), "still full: {refused}");
    let again = Store::open(&path).unwrap();
    assert!(is_last(&again), "what was acknowledged is on the disk");
    drop(again);

    assert!(disk.remount("size=8m"), "somebody makes room");
    store.undo("Ada", at(3)).unwrap();
    store.redo("Ada", at(4)).unwrap();
    store.close().unwrap();
    let store = Store::open(&path).unwrap();
    assert_eq!(store.damage(), None, "the file is sound");
    assert!(is_last(&store), "and it is the last acknowledged state");
}

#[test]
fn a_document_that_does_not_fit_leaves_nothing_behind() {
    let Some(disk) = SmallDisk::mounted("200k") else {
        return;
    };
    let path = disk.0.path().join("large.weft");
    let error = Store::create(&path, &document(2_000), None, "Ada", at(0)).unwrap_err();
    assert!(
        matches!(error, CreateError::Disk(DiskError::Full { .. })),
        "{error}"
    );
    assert_eq!(files(&disk.0), [""; 0], "not even a part of it");
    let (_folder, sound) = made(2_000);
    let store = Store::open(&sound).unwrap();
    store.copy_to(&path).unwrap_err();
    assert_eq!(files(&disk.0), [""; 0], "nor of a copy");
}

#[test]
fn a_disk_that_may_not_be_written_is_read() {
    let Some(disk) = SmallDisk::mounted("2m") else {
        return;
    };
    let path = disk.0.path().join("small.weft");
    let store = Store::create(&path, &document(3), None, "Ada", at(0)).unwrap();
    store.close().unwrap();
    assert!(
        disk.remount("ro"),
        "a disk that can be mounted can be protected"
    );
    let mut store = Store::open(&path).unwrap();
    assert_eq!(
        store.read_only(),
        Some(ReadOnly::Protected),
        "it is said why"
    );
    assert_eq!(store.document(), &document(3), "and shown");
    let refused = store.keep_original(
        &Original {
            name: "a.csv".to_owned(),
            media_type: "text/csv".to_owned(),
            bytes: Vec::new(),
        },
        at(1),
    );
    assert!(
        matches!(refused, Err(WriteError::ReadOnly(ReadOnly::Protected))),
        "nothing is kept"
    );
    let other = disk.0.path().join("other.weft");
    let error = Store::create(&other, &document(1), None, "Ada", at(0)).unwrap_err();
    assert!(
        matches!(error, CreateError::Disk(DiskError::Protected { .. })),
        "{error}"
    );
}

#[test]
fn a_protected_file_is_read_and_can_be_copied() {
    let (folder, path) = made(3);
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let mut store = Store::open(&path).unwrap();
    assert_eq!(
        store.read_only(),
        Some(ReadOnly::Protected),
        "somebody wanted it so"
    );
    let edit = renamed(store.document(), "b1", "No");
    let refused = store.edit(edit, "Ada", at(1)).unwrap_err();
    assert!(
        refused.to_string().contains("save a copy elsewhere"),
        "{refused}"
    );
    let copy = folder.path().join("copy.weft");
    store.copy_to(&copy).unwrap();
    let mut copy = Store::open(&copy).unwrap();
    rename_often(&mut copy, 1);
}

/// After `vanish`, no change is acknowledged, and everything up to then can be saved elsewhere.
#[cfg(unix)]
fn check_vanished(vanish: impl Fn(&Path)) {
    let (folder, path) = made(3);
    let mut store = Store::open(&path).unwrap();
    rename_often(&mut store, 2);
    let last = store.document().clone();
    vanish(&path);
    let edit = renamed(store.document(), "b1", "Into the void");
    let error = store.edit(edit, "Ada", at(5)).unwrap_err();
    assert!(
        matches!(error, WriteError::Disk(DiskError::Gone { .. })),
        "{error}"
    );
    assert!(
        error.to_string().contains("save a copy"),
        "it says what to do: {error}"
    );
    assert_eq!(store.document(), &last, "what was there is still there");
    let open = store.close().unwrap_err();
    let copy = folder.path().join("saved.weft");
    open.store.copy_to(&copy).unwrap();
    drop(open);
    let copy = Store::open(&copy).unwrap();
    assert_eq!(copy.document(), &last, "nothing is lost");
    assert_eq!(copy.history(0..=9).unwrap().len(), 3, "nor of its history");
}

#[cfg(unix)]
#[test]
fn a_file_that_vanishes_is_noticed_before_anything_is_lost() {
    check_vanished(|path| fs::remove_file(path).unwrap());
    check_vanished(|path| fs::rename(path, path.with_extension("old")).unwrap());
    check_vanished(|path| {
        let other = path.with_extension("other");
        fs::copy(path, &other).unwrap();
        fs::rename(&other, path).unwrap();
    });
    check_vanished(|path| fs::remove_file(path.with_extension("weft-wal")).unwrap());
}

#[test]
fn another_writer_is_noticed() {
    let (folder, path) = made(3);
    let mut store = Store::open(&path).unwrap();
    rename_often(&mut store, 1);
    let last = store.document().clone();
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = store.undo("Ada", at(2)).unwrap_err();
    assert!(
        matches!(error, WriteError::Disk(DiskError::Busy { .. })),
        "{error}"
    );
    other.execute_batch("ROLLBACK").unwrap();
    store.undo("Ada", at(3)).unwrap();
    store.redo("Ada", at(4)).unwrap();

    let sql = "INSERT INTO journal SELECT revision + 1, at, author, kind, subject, undo, redo,
        sentence, edit, inverse, sum FROM journal WHERE revision = 3";
    other.execute_batch(sql).unwrap();
    let error = store.undo("Ada", at(5)).unwrap_err();
    assert!(
        matches!(error, WriteError::Disk(DiskError::Changed { .. })),
        "{error}"
    );
    assert_eq!(store.document(), &last, "nothing is mixed up");
    let saved = folder.path().join("saved.weft");
    let saved = Store::create(&saved, store.document(), None, "Ada", at(6)).unwrap();
    assert_eq!(
        saved.document(),
        &last,
        "what was on the screen can be saved"
    );
}

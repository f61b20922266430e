//! Damaged files: nothing is lost silently, and what is left can be saved.

use std::fs;
use std::path::Path;

use weft_core::Language;
use weft_store::{OpenError, ReadOnly, Revision, Store, WriteError};

use super::{at, document, made, rename_often, renamed};

/// A document with some history and a checkpoint, closed, with its bytes.
fn lived(steps: usize) -> (tempfile::TempDir, std::path::PathBuf, Vec<u8>) {
    let (folder, path) = made(steps);
    let mut store = Store::open(&path).unwrap();
    rename_often(&mut store, 3);
    store.checkpoint("Noon", "Ada", at(4)).unwrap();
    rename_often(&mut store, 2);
    store.close().unwrap();
    let bytes = fs::read(&path).unwrap();
    (folder, path, bytes)
}

/// Where this text stands in the file.
fn places(bytes: &[u8], text: &str) -> Vec<usize> {
    let windows = bytes.windows(text.len()).enumerate();
    let found = windows.filter(|(_, window)| *window == text.as_bytes());
    found.map(|(at, _)| at).collect()
}

#[test]
fn a_flipped_byte_in_a_step_is_found_and_the_last_good_state_is_offered() {
    let (_folder, path, mut bytes) = lived(3);
    let expected = Store::open(&path).unwrap().document().clone();
    // The row of the step, not its copies in snapshots and journal: it alone starts like this.
    let text = "{\"id\":\"b2\",\"name\":\"Step 2";
    let all = places(&bytes, text);
    let mut found = 0;
    for place in all {
        bytes[place + 20] ^= 0x04;
        fs::write(&path, &bytes).unwrap();
        let mut store = Store::open(&path).unwrap();
        if let Some(damage) = store.damage().cloned() {
            found += 1;
            assert_eq!(
                store.read_only(),
                Some(ReadOnly::Damaged),
                "it is not changed any further"
            );
            assert_eq!(
                damage.says(Language::English),
                "a step is not what was written",
                "it is said"
            );
            assert_eq!(
                damage.says(Language::German),
                "ein Schritt ist nicht, was geschrieben wurde",
                "in German too"
            );
            assert_eq!(
                store.document().baseline.steps.len(),
                2,
                "the other steps can be read"
            );
            let (revision, good) = damage.last_good.unwrap();
            assert_eq!(
                (revision, *good),
                (Revision(5), expected.clone()),
                "nothing is lost"
            );
            let edit = renamed(store.document(), "b1", "No");
            let refused = store.edit(edit, "Ada", at(9)).unwrap_err();
            assert!(
                matches!(refused, WriteError::ReadOnly(ReadOnly::Damaged)),
                "{refused}"
            );
            drop(store);
            assert_eq!(
                fs::read(&path).unwrap(),
                bytes,
                "looking at it changes nothing"
            );
        }
        bytes[place + 20] ^= 0x04;
    }
    assert_eq!(found, 1, "a step has one row");
}

#[test]
fn no_flipped_byte_changes_a_document_in_silence() {
    let (_folder, path, bytes) = lived(2);
    let expected = Store::open(&path).unwrap().document().clone();
    let mut damaged = 0;
    // Every 29th byte, with another bit each time.
    for place in (0..bytes.len()).step_by(29) {
        let mut flipped = bytes.clone();
        flipped[place] ^= 1 << (place % 8);
        fs::write(&path, &flipped).unwrap();
        match Store::open(&path) {
            Ok(store) if store.damage().is_none() => assert_eq!(
                store.document(),
                &expected,
                "byte {place}: what opens as sound is what was written"
            ),
            Ok(store) => {
                damaged += 1;
                assert_eq!(store.read_only(), Some(ReadOnly::Damaged), "byte {place}");
            }
            Err(error) => assert!(!error.to_string().is_empty(), "byte {place}: {error}"),
        }
    }
    assert!(
        damaged > 20,
        "most damage leaves something to read: {damaged}"
    );
}

#[test]
fn a_truncated_file_opens_as_far_as_it_reads_or_says_why_not() {
    let (_folder, path, bytes) = lived(40);
    let mut read = 0;
    for pages in 0..bytes.len() / 4096 {
        for cut in [pages * 4096, pages * 4096 + 1000] {
            fs::write(&path, &bytes[..cut]).unwrap();
            match Store::open(&path) {
                Ok(store) => {
                    let damage = store.damage().expect("something is missing");
                    assert!(!damage.found.is_empty(), "it is said what");
                    read += usize::from(damage.last_good.is_some());
                }
                Err(error) => {
                    let words = error.to_string();
                    assert!(words.contains("support.weft"), "it names the file: {words}");
                }
            }
        }
    }
    assert!(read > 0, "a file without its end still has its snapshot");
}

#[test]
fn a_wrong_row_of_the_history_is_named_and_the_rest_is_read() {
    let (_folder, path, mut bytes) = lived(2);
    // Only the row of the journal holds the edit; the last place is of the newest change there.
    let place = *places(&bytes, "{\"replace-step\"").first().unwrap();
    bytes[place + 30] ^= 0x01;
    fs::write(&path, &bytes).unwrap();
    let store = Store::open(&path).unwrap();
    let error = store.history(0..=9).unwrap_err().to_string();
    assert!(
        error.contains("is not what was written"),
        "which change: {error}"
    );
    assert_eq!(
        store.document().baseline.steps.len(),
        2,
        "the document itself is sound"
    );
}

/// What a file that is no document is called.
fn refused(path: &Path, bytes: &[u8]) -> String {
    fs::write(path, bytes).unwrap();
    let error = Store::open(path).unwrap_err();
    assert_eq!(fs::read(path).unwrap(), bytes, "it is not changed: {error}");
    error.to_string()
}

#[test]
fn what_is_no_document_is_said_to_be_none() {
    let (_folder, path, bytes) = lived(1);
    let says = |bytes: &[u8], expected: &str| {
        let words = refused(&path, bytes);
        assert!(words.contains(expected), "{words}");
    };
    says(b"", "found an empty file");
    says(b"{\"format\": \"weft/1\"}", "found a file of another kind");
    says(&bytes[..60], "it ends after 60 bytes");
    let mut other = bytes.clone();
    other[68..72].copy_from_slice(b"GPKG");
    says(&other, "found a database of another program");
}

#[test]
fn a_file_from_the_future_is_refused_in_words() {
    let (_folder, path, mut bytes) = lived(1);
    bytes[60..64].copy_from_slice(&7_u32.to_be_bytes());
    fs::write(&path, &bytes).unwrap();
    let error = Store::open(&path).unwrap_err();
    assert!(
        matches!(
            error,
            OpenError::Newer {
                found: 7,
                newest: 1,
                ..
            }
        ),
        "{error}"
    );
    assert!(
        error
            .to_string()
            .contains("was written by a newer version of Weft: found version 7"),
        "it says what to do: {error}"
    );
}

#[test]
fn the_last_good_state_becomes_a_document_of_its_own() {
    let (folder, path, mut bytes) = lived(3);
    let place = places(&bytes, "{\"title\":\"Support\"")[0];
    bytes[place + 10] = b'X';
    fs::write(&path, &bytes).unwrap();
    let store = Store::open(&path).unwrap();
    let damage = store.damage().expect("the header has one row");
    let (_, good) = damage.last_good.clone().unwrap();
    let new = folder.path().join("mended.weft");
    let mended = Store::create(&new, &good, None, "Ada", at(9)).unwrap();
    assert_eq!(
        mended.document().title,
        document(3).title,
        "it goes on from there"
    );
    assert_eq!(mended.read_only(), None, "and can be changed");
}

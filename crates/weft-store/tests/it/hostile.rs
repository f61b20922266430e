//! Files that somebody made to do harm: none runs anything, none makes the program hang.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use weft_core::Language;
use weft_store::{OpenError, Store};

use super::{document, made};

/// A document that somebody changed by SQL, with every protection of SQLite turned off.
fn changed(sql: &str) -> (tempfile::TempDir, PathBuf) {
    let (folder, path) = made(3);
    let conn = Connection::open(&path).unwrap();
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)
        .unwrap();
    conn.pragma_update(None, "foreign_keys", false).unwrap();
    conn.pragma_update(None, "ignore_check_constraints", true)
        .unwrap();
    conn.pragma_update(None, "writable_schema", true).unwrap();
    conn.execute_batch(sql).unwrap();
    conn.close().unwrap();
    (folder, path)
}

fn refused(sql: &str, expected: &str) {
    let (_folder, path) = changed(sql);
    let error = Store::open(&path).unwrap_err();
    assert!(
        matches!(
            error,
            OpenError::Foreign { .. } | OpenError::Unreadable { .. }
        ),
        "{sql}: {error}"
    );
    assert!(error.to_string().contains(expected), "{sql}: {error}");
}

fn found(path: &Path) -> String {
    let store = Store::open(path).unwrap();
    let damage = store.damage().expect("something is wrong");
    damage.says(Language::English)
}

#[test]
fn triggers_views_and_strange_tables_are_refused_before_anything_is_read() {
    refused(
        "CREATE TRIGGER spy AFTER INSERT ON journal BEGIN DELETE FROM step; END",
        "found the trigger “spy”",
    );
    refused(
        "CREATE VIEW lure AS SELECT * FROM step",
        "found the view “lure”",
    );
    refused("CREATE TABLE more (a)", "found the table “more”");
    refused("CREATE INDEX slow ON step (body)", "found the index “slow”");
    refused("DROP TABLE original", "found no table “original”");
    refused(
        "DROP TABLE part; CREATE VIEW part AS SELECT 'header' AS name, '{}' AS body, 1 AS sum",
        "found the view “part”",
    );
    refused(
        "CREATE TABLE lazy (a, b AS (hex(zeroblob(1000000000))) STORED)",
        "found the table “lazy”",
    );
    refused("CREATE VIRTUAL TABLE words USING fts5(a)", "words");
    refused(
        "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'journal'",
        "found the table “journal”",
    );
    refused(
        "UPDATE sqlite_schema SET sql = 'CREATE TABLE step (' WHERE name = 'step'",
        "damaged",
    );
}

#[test]
fn wrong_types_and_strays_are_damage() {
    let loose = |values: &str| {
        // STRICT would refuse it, so the table is loose while the row goes in.
        format!(
            "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT, ', '') WHERE name = 'step';
             PRAGMA schema_version = 900;
             INSERT INTO step VALUES {values};
             UPDATE sqlite_schema SET sql = replace(sql, 'WITHOUT', 'STRICT, WITHOUT')
                WHERE name = 'step';
             PRAGMA schema_version = 901;"
        )
    };
    let says = |sql: &str, expected: &str| {
        let (_folder, path) = changed(sql);
        let words = found(&path);
        assert!(words.contains(expected), "{sql}: {words}");
    };
    says(&loose("(1, 5, x'00ff', 1)"), "step");
    says(&loose("(1, 5, 'no JSON', 'no number')"), "step");
    says(
        "INSERT INTO step VALUES (99, 1, '{}', 0)",
        "a row of “step” belongs to nothing",
    );
    says(
        "INSERT INTO step VALUES (1, 5, '{}', 0)",
        "a step is not what was written",
    );
    says(
        "UPDATE version SET place = 9",
        "version 9 is not what was written",
    );
    says(
        "DELETE FROM part WHERE name = 'roles'",
        "the roles cannot be read",
    );
    says("DELETE FROM journal", "there is no history");
    says(
        "UPDATE journal SET kind = 'harm'",
        "CHECK constraint failed in journal",
    );
    says(
        "UPDATE journal SET at = 'never'",
        "the last change cannot be read",
    );
}

#[test]
fn a_giant_is_refused_without_being_read() {
    let giant = "INSERT INTO step VALUES (1, 5, CAST(zeroblob(270000000) AS TEXT), 1)";
    let (_folder, path) = changed(giant);
    let words = found(&path);
    assert!(words.contains("too big"), "a step of 270 MB: {words}");
}

#[test]
fn pages_that_lead_in_circles_come_to_an_end() {
    let (_folder, path) = made(2_000);
    let sound = std::fs::read(&path).unwrap();
    // The pages of steps lead to pages; here each inner page leads to itself, or to the first one.
    let mut inner = 0;
    for page in 1..sound.len() / 4096 {
        let start = page * 4096;
        if ![2, 5].contains(&sound[start]) {
            continue;
        }
        inner += 1;
        for target in [page + 1, 2] {
            let mut bytes = sound.clone();
            let target = u32::try_from(target).unwrap().to_be_bytes();
            bytes[start + 8..start + 12].copy_from_slice(&target);
            let cells = usize::from(u16::from_be_bytes([bytes[start + 3], bytes[start + 4]]));
            for cell in 0..cells {
                let at = start + 12 + 2 * cell;
                let at = start + usize::from(u16::from_be_bytes([bytes[at], bytes[at + 1]]));
                bytes[at..at + 4].copy_from_slice(&target);
            }
            std::fs::write(&path, &bytes).unwrap();
            match Store::open(&path) {
                Ok(store) => assert!(store.damage().is_some(), "page {page} is wrong"),
                Err(error) => assert!(!error.to_string().is_empty(), "page {page}: {error}"),
            }
        }
    }
    assert!(inner > 0, "two thousand steps need inner pages");
}

#[test]
fn text_of_any_kind_stays_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("'; DROP TABLE step; --.weft");
    let mut hostile = document(2);
    hostile.title = "<script>alert(1)</script>\0'; DROP TABLE step; --\u{202e}👩‍👩‍👧".to_owned();
    hostile.baseline.steps[0].name = "x".repeat(1_000_000);
    let author = "Robert'); DROP TABLE journal;--";
    let mut store = Store::create(&path, &hostile, None, author, super::at(0)).unwrap();
    super::rename_often(&mut store, 1);
    store.undo(author, super::at(2)).unwrap();
    store.close().unwrap();
    let store = Store::open(&path).unwrap();
    assert_eq!(store.document(), &hostile, "every character is there");
    assert_eq!(
        store.history(2..=2).unwrap()[0].author,
        author,
        "and nothing was run"
    );
}

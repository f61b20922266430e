//! Event logs of objects (OCEL 2.0).

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use rusqlite::Connection;
use weft_core::log::Part;
use weft_files::{Limits, LogColumnsGuess, LogOptions, log_columns};

use crate::log::{notes, packed, part, read, read_bytes, read_with, shared};

fn of_type(path: &Path, name: &str) -> Part {
    let options = LogOptions {
        case_type: Some(name.to_owned()),
        ..LogOptions::default()
    };
    part(&read_with(path, &options).unwrap_or_else(|error| panic!("{error}")))
}

#[test]
fn the_example_of_the_standard_is_the_same_in_all_three_notations() {
    let Some(folder) = shared("logs/ocel2") else {
        return;
    };
    let files = ["jsonocel", "xmlocel", "sqlite.gz"];
    let files = files.map(|ending| folder.join(format!("ocel20_example.{ending}")));
    for name in [
        "Purchase Order",
        "Invoice",
        "Payment",
        "Purchase Requisition",
    ] {
        let [json, xml, sqlite] = files.each_ref().map(|file| of_type(file, name));
        assert_eq!(json, xml, "{name}");
        assert_eq!(json, sqlite, "{name}");
    }
    let read = read(&files[0]).expect("it is sound");
    println!("{}", notes(&read).join("\n"));
    let part = part(&read);
    assert!(part.resources >= 3, "people stand in attributes: {part:?}");
    assert_eq!(part.skipped.no_resource, 0, "every event says who did it");
}

#[test]
fn types_of_objects_are_shown_before_anything_is_counted() {
    let Some(folder) = shared("logs/ocel2") else {
        return;
    };
    let guess = log_columns(
        &folder.join("ocpa_running-example.sqlite.gz"),
        &Limits::default(),
    );
    let LogColumnsGuess::Objects(objects) = guess.expect("it is sound") else {
        panic!("it is a log of objects")
    };
    for one in &objects.types {
        println!(
            "{}: {} objects, {} with two events",
            one.name, one.objects, one.with_two_events
        );
    }
    let case = objects.case_type.expect("there are cases");
    let one = objects
        .types
        .iter()
        .find(|one| one.name == case)
        .expect("it is one of them");
    assert!(
        objects
            .types
            .iter()
            .all(|other| other.with_two_events <= one.with_two_events)
    );
}

#[test]
fn every_shared_log_of_objects_loads() {
    let Some(folder) = shared("logs/ocel2") else {
        return;
    };
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the folder exists")
        .map(|entry| entry.expect("a listed entry").path())
        .filter(|path| {
            path.to_string_lossy().contains("ocel20") || path.to_string_lossy().contains("ocpa")
        })
        .collect();
    files.sort();
    for file in files {
        let read = read(&file).unwrap_or_else(|error| panic!("{error}"));
        let part = part(&read);
        let name = file.file_name().unwrap_or_default().display();
        println!(
            "{name}: {} events, {} cases, {} people; {}",
            part.events,
            part.cases,
            part.resources,
            notes(&read).join("; ")
        );
        assert!(part.cases > 0, "{name}");
    }
}

const SMALL: &str = r#"{
  "objectTypes": [{"name": "order", "attributes": []}, {"name": "employees", "attributes": []}],
  "eventTypes": [{"name": "a", "attributes": []}],
  "events": [
    {"id": "e2", "type": "b", "time": "2024-01-01T10:00:00Z", "relationships": [{"objectId": "o1", "qualifier": "x"}, {"objectId": "o1", "qualifier": "y"}, {"objectId": "P", "qualifier": ""}]},
    {"id": "e1", "type": "a", "time": "2024-01-01T09:00:00Z", "attributes": [{"name": "price", "value": "12"}, {"name": "org:resource", "value": "Q"}], "relationships": [{"objectId": "o1", "qualifier": "x"}, {"objectId": "o2", "qualifier": "x"}]},
    {"id": "e3", "type": "c", "time": "soon"}
  ],
  "objects": [{"id": "o1", "type": "order"}, {"id": "o2", "type": "order"}, {"id": "P", "type": "employees"}]
}"#;

#[test]
fn events_of_an_object_are_in_the_order_of_their_times() {
    let read = read_bytes("small.json", SMALL.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    let part = part(&read);
    assert_eq!(
        (part.events, part.cases),
        (3, 2),
        "e1 counts for both orders"
    );
    assert_eq!(part.directly_follows.len(), 1);
    assert_eq!(part.directly_follows[0].from, "a");
    assert_eq!(
        (part.handover[0].from.as_str(), part.handover[0].to.as_str()),
        ("Q", "P")
    );
    expect_test::expect![[r#"
        cases are the objects of the type “order”, of which 1 have two events or more; others could be chosen: “employees”
        1 events belong to no object of the type “order” and are in no count
        1 events belong to several objects of the type “order” and count once for each
        who did it is read from “employees”, “org:resource”
        1 times could not be read and count as missing, the first is “soon”"#]]
    .assert_eq(&notes(&read).join("\n"));
}

/// A database of the standard, with what these statements add.
fn database(more: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("there is room");
    let path = folder.path().join("log.sqlite");
    let connection = Connection::open(&path).expect("there is room");
    let tables = "
        CREATE TABLE event_map_type (ocel_type TEXT, ocel_type_map TEXT);
        CREATE TABLE object_map_type (ocel_type TEXT, ocel_type_map TEXT);
        CREATE TABLE event (ocel_id TEXT, ocel_type TEXT);
        CREATE TABLE object (ocel_id TEXT, ocel_type TEXT);
        CREATE TABLE event_object (ocel_event_id TEXT, ocel_object_id TEXT, ocel_qualifier TEXT);
        INSERT INTO event_map_type VALUES ('a', 'A'), ('b', 'B');
        INSERT INTO object VALUES ('o', 'order');
        INSERT INTO event VALUES ('e1', 'a'), ('e2', 'b');
        INSERT INTO event_object VALUES ('e1', 'o', ''), ('e2', 'o', '');";
    connection.execute_batch(tables).expect("it is SQL");
    connection.execute_batch(more).expect("it is SQL");
    connection.close().expect("it closes");
    fs::read(&path).expect("it is there")
}

const EVENTS: &str = "
    CREATE TABLE event_A (ocel_id TEXT, ocel_time TEXT, user TEXT);
    CREATE TABLE event_B (ocel_id TEXT, ocel_time TEXT, user TEXT);
    INSERT INTO event_A VALUES ('e1', '2024-01-01 10:00:00', 'U');
    INSERT INTO event_B VALUES ('e2', '2024-01-01 11:00:00', 'V');";

#[test]
fn a_database_is_read_and_nothing_in_it_is_run() {
    let trigger = format!(
        "{EVENTS} CREATE TABLE hit (n); CREATE TRIGGER t AFTER INSERT ON event_A BEGIN INSERT INTO hit VALUES (1); END;"
    );
    for bytes in [database(EVENTS), database(&trigger)] {
        for bytes in [packed(&bytes), bytes] {
            let name = if bytes.starts_with(b"SQLite") {
                "log.sqlite"
            } else {
                "log.sqlite.gz"
            };
            let folder = tempfile::tempdir().expect("there is room");
            let path = folder.path().join(name);
            fs::write(&path, &bytes).expect("there is room");
            let part = part(&read(&path).unwrap_or_else(|error| panic!("{error}")));
            assert_eq!((part.events, part.cases, part.resources), (2, 1, 2));
            assert_eq!(
                fs::read(&path).expect("it is there"),
                bytes,
                "nothing was written"
            );
            assert_eq!(
                fs::read_dir(folder.path()).expect("it is there").count(),
                1,
                "nor beside it"
            );
        }
    }
    let says = |more: &str| {
        let error = read_bytes("log.sqlite", &database(more)).expect_err("it is wrong");
        error.to_string()
    };
    let view = "CREATE VIEW event_A AS SELECT 'e1' AS ocel_id, '2024-01-01' AS ocel_time;
                CREATE TABLE event_B (ocel_id TEXT, ocel_time TEXT);";
    assert!(
        says(view).contains("event_A: found a view or a virtual table"),
        "{}",
        says(view)
    );
    assert!(says("").contains("found no table event_A"), "{}", says(""));
    let bare = "CREATE TABLE event_A (x); CREATE TABLE event_B (x);";
    assert!(
        says(bare).contains("no columns ocel_id and ocel_time"),
        "{}",
        says(bare)
    );
    let computed = "CREATE TABLE event_A (ocel_id TEXT, ocel_time TEXT AS (ocel_id) VIRTUAL);
                    CREATE TABLE event_B (ocel_id TEXT, ocel_time TEXT);";
    assert!(
        says(computed).contains("no columns ocel_id and ocel_time"),
        "{}",
        says(computed)
    );
}

#[test]
fn what_is_no_log_of_objects_is_refused() {
    let says = |name: &str, text: &str| {
        let error = read_bytes(name, text.as_bytes()).expect_err("it is wrong");
        error.to_string()
    };
    let cases = [
        ("a.jsonocel", "[]", "expected a log of OCEL 2.0"),
        ("a.jsonocel", "{}", "no list of events and objects"),
        ("a.jsonocel", "{\"events\": [{}]}", "missing field `type`"),
        ("a.jsonocel", "{\"events\": [", "line 1, column 12"),
        ("a.xmlocel", "<a/>", "found the element <a>"),
        ("a.xmlocel", "<log><events>", "in the middle of the log"),
        (
            "a.xmlocel",
            "<!DOCTYPE log [<!ENTITY a SYSTEM 'file:///x'>]><log/>",
            "DOCTYPE",
        ),
        ("a.sqlite", "SQLite format 3\0", "damaged database"),
        ("a.sqlite", "nothing", "bytes that are no database"),
        ("a.json", "{}", "found JSON that is no log"),
        ("a.xyz", "", "found the ending “xyz”"),
    ];
    for (name, text, expected) in cases {
        let says = says(name, text);
        assert!(says.contains(expected), "{text}: {says}");
    }
    let long = format!(
        "{{\"events\": [{{\"type\": \"{}\"}}]}}",
        "x".repeat(3 << 20)
    );
    assert!(
        says("a.jsonocel", &long).contains("bytes of one value or row"),
        "a value"
    );
    let deep = "[".repeat(100_000);
    let event = format!(
        "{{\"events\": [{{\"type\": \"a\", \"attributes\": [{{\"name\": \"n\", \"value\": {deep}"
    );
    assert!(says("a.jsonocel", &event).contains("recursion limit"));
    let deep = format!("<log>{}", "<a>".repeat(1000));
    assert!(says("a.xmlocel", &deep).contains("elements nested deeper"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for name in ["any.jsonocel", "any.xmlocel", "any.sqlite"] {
            let _read = read_bytes(name, &bytes);
        }
        let _read = read_bytes("any.sqlite", &[b"SQLite format 3\0", bytes.as_slice()].concat());
    }

    #[test]
    fn no_cut_panics(at in 0_usize..2000, changed in 0_usize..20_000, to in any::<u8>()) {
        let _read = read_bytes("cut.jsonocel", &SMALL.as_bytes()[..at.min(SMALL.len())]);
        let mut bytes = database(EVENTS);
        let place = changed % bytes.len();
        bytes[place] = to;
        let _read = read_bytes("changed.sqlite", &bytes);
        let _read = read_bytes("cut.sqlite", &bytes[..changed.min(bytes.len())]);
    }
}

//! Event logs that are tables.

use std::collections::BTreeMap;
use std::fs;

use proptest::prelude::*;
use weft_core::log::Part;
use weft_files::{Limits, LogColumns, LogColumnsGuess, LogField, LogOptions, is_log, log_columns};

use crate::log::{notes, packed, part, read, read_bytes, read_with, shared};

fn csv(text: &str) -> Part {
    part(&read_bytes("log.csv", text.as_bytes()).unwrap_or_else(|error| panic!("{error}")))
}

/// The parts without what the order of names decides.
fn sorted(mut part: Part) -> Part {
    part.handover
        .sort_by(|a, b| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
    part.subcontracting
        .sort_by(|a, b| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
    for pair in &mut part.working_together {
        if pair.a > pair.b {
            std::mem::swap(&mut pair.a, &mut pair.b);
            std::mem::swap(&mut pair.share_of_a, &mut pair.share_of_b);
        }
    }
    part.working_together
        .sort_by(|a, b| (&a.a, &a.b).cmp(&(&b.a, &b.b)));
    part
}

#[test]
fn the_running_example_is_the_same_as_csv_and_as_xes() {
    let Some(logs) = shared("logs") else { return };
    let table = read(&logs.join("running-example.csv")).expect("it is sound");
    let tree = read(&logs.join("running-example.xes")).expect("it is sound");
    assert_eq!(sorted(part(&table)), sorted(part(&tree)));
    assert_eq!(
        notes(&table),
        [
            "read case from “case:concept:name”, activity from “concept:name”, timestamp from “time:timestamp”, resource from “org:resource”"
        ]
    );
}

#[test]
fn columns_are_shown_before_anything_is_counted() {
    let Some(logs) = shared("logs") else { return };
    let limits = Limits::default();
    let guess = log_columns(&logs.join("running-example.csv"), &limits).expect("it is sound");
    let LogColumnsGuess::Table(table) = guess else {
        panic!("it is a table: {guess:?}")
    };
    let shown: Vec<String> = table
        .columns
        .iter()
        .map(|one| {
            let taken = one.taken.map_or("-", LogField::name);
            format!(
                "{}: {taken}, {} ({})",
                one.name,
                one.why,
                one.examples.join(" | ")
            )
        })
        .collect();
    expect_test::expect![[r#"
        : -, no count needs it (0 | 1 | 2)
        concept:name: activity, its header (register request | examine casually | check ticket)
        org:resource: resource, its header (Pete | Mike | Ellen)
        time:timestamp: timestamp, its header (2010-12-30 14:32:00+01:00 | 2010-12-30 15:06:00+01:00 | 2010-12-30 16:34:00+01:00)
        Activity: -, no count needs it (register request | examine casually | check ticket)
        Resource: -, no count needs it (Pete | Mike | Ellen)
        Costs: -, no count needs it (50 | 400 | 100)
        case:concept:name: case, its header (3 | 2 | 1)
        case:creator: -, no count needs it (Fluxicon Nitro)"#]]
    .assert_eq(&shown.join("\n"));
}

#[test]
fn interleaved_rows_out_of_order_count_as_sorted_ones() {
    let head = "case;activity;time;user\n";
    let sorted = [
        "1;a;2024-01-01 08:00;A",
        "1;b;2024-01-01 09:00;B",
        "2;a;2024-01-01 08:30;A",
        "2;c;2024-01-01 08:45;NULL",
    ];
    let text = |order: [usize; 4]| format!("{head}{}", order.map(|at| sorted[at]).join("\n"));
    let expected = csv(&text([0, 1, 2, 3]));
    assert_eq!((expected.events, expected.cases), (4, 2));
    assert_eq!(expected.handover.len(), 1, "nobody is called NULL");
    assert_eq!(csv(&text([0, 2, 3, 1])), expected, "interleaved");
    let mut unsorted = csv(&text([0, 3, 2, 1]));
    assert_eq!(
        unsorted.skipped.out_of_order, 1,
        "said, and nothing is lost"
    );
    unsorted.skipped.out_of_order = 0;
    assert_eq!(self::sorted(unsorted), self::sorted(expected));
}

#[test]
fn an_event_without_a_time_is_left_out_and_a_table_without_times_is_in_order() {
    let part = csv(
        "case,activity,timestamp\n1,a,2024-01-01\n1,b,\n1,c,2024-01-02\n,d,2024-01-02\n2,,2024-01-03\n",
    );
    assert_eq!(part.directly_follows.len(), 1, "a to c");
    assert_eq!(part.skipped.no_timestamp, 1);
    assert_eq!(part.skipped.no_activity, 2, "no case, no activity");
    let part = csv("case,activity\n1,a\n2,b\n1,b\n1,a\n");
    assert_eq!(
        (part.cases, part.directly_follows.len()),
        (2, 2),
        "a to b to a"
    );
}

#[test]
fn starts_and_ends_give_minutes() {
    let part = csv("case_id,Activity,start_time,end_time,Resource\n\
                    1,a,01.02.2024 10:00,01.02.2024 10:12,A\n\
                    1,b,01.02.2024 11:00,13.02.2024 10:12,A\n");
    let minutes = part.minutes.first().expect("a took some");
    assert_eq!((minutes.activity.as_str(), minutes.median), ("a", 12.0));
    let part =
        csv("case,activity,timestamp,lifecycle\n1,a,1704103200,start\n1,a,1704103500,complete\n");
    assert_eq!(part.minutes.first().expect("it took some").median, 5.0);
}

#[test]
fn a_mapping_that_is_given_is_the_one_that_counts() {
    let folder = tempfile::tempdir().expect("there is room");
    let path = folder.path().join("log.csv");
    fs::write(&path, "case,activity,ticket\n1,a,x\n1,b,y\n").expect("there is room");
    let mapping = LogColumns {
        case: "ticket".to_owned(),
        activity: "activity".to_owned(),
        ..LogColumns::default()
    };
    let options = |mapping| LogOptions {
        mapping: Some(mapping),
        ..LogOptions::default()
    };
    let read = read_with(&path, &options(mapping.clone())).expect("it is sound");
    assert_eq!(part(&read).cases, 2);
    let wrong = LogColumns {
        case: "order".to_owned(),
        ..mapping
    };
    let says = read_with(&path, &options(wrong))
        .expect_err("no such column")
        .to_string();
    assert!(
        says.ends_with("found no column “order”, expected one of: “case”, “activity”, “ticket”"),
        "{says}"
    );
}

#[test]
fn encodings_and_delimiters_are_found() {
    let expected = csv("case,activity,user\n1,prüfen,Jörg\n1,ok,Jörg\n");
    let latin: Vec<u8> = "case;activity;user\n1;prüfen;Jörg\n1;ok;Jörg\n"
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).expect("Latin 1"))
        .collect();
    let wide: Vec<u8> = "\u{FEFF}case\tactivity\tuser\r\n1\tprüfen\tJörg\r\n1\tok\tJörg\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let marked = "\u{FEFF}sep=|\ncase|activity|user\n1|prüfen|\"Jörg\"\n1|ok|Jörg".as_bytes();
    for bytes in [&latin, &wide, marked, &packed(&latin)] {
        let read = read_bytes("log.csv", bytes).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(part(&read), expected);
    }
}

#[test]
fn what_is_no_log_is_refused() {
    let says = |text: &str| {
        let error = read_bytes("log.csv", text.as_bytes()).expect_err("it is wrong");
        error.to_string()
    };
    assert!(says("").contains("the file is empty"));
    assert!(says("a,b\n1,2\n").contains(
        "columns of which it is not clear which are the case and the activity: “a”, “b”"
    ));
    let wide = format!("case,activity\n{}\n", "1,".repeat(20_000));
    assert!(
        says(&wide).contains("columns, expected at most 16384"),
        "{}",
        says(&wide)
    );
    let long = format!("case,activity\n1,\"{}\n", "x".repeat(3 << 20));
    assert!(says(&long).contains("bytes of one value or row, expected at most 1048576"));
    let columns = ",".repeat(10_000_000);
    assert!(says(&columns).contains("columns, expected at most 16384"));
}

#[test]
fn a_log_is_told_from_a_workflow() {
    let folder = tempfile::tempdir().expect("there is room");
    let limits = Limits::default();
    let is_log = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("there is room");
        is_log(&path, &limits)
    };
    assert!(is_log(
        "a.csv",
        "case_id,activity,timestamp\n1,a,2024-01-01\n"
    ));
    assert!(!is_log("b.csv", "step,roles,minutes\na,B,1\n"));
    assert!(is_log("c.xes", "<log/>"));
    assert!(is_log("d.xml", "<log xes.version='1.0'><trace/></log>"));
    assert!(is_log("e.xml", "<log><object-types/></log>"));
    assert!(!is_log("f.xml", "<definitions/>"));
    assert!(is_log(
        "g.json",
        r#"{"eventTypes":[],"objectTypes":[],"events":[],"objects":[]}"#
    ));
    assert!(!is_log("h.json", r#"{"format":"weft/1"}"#));
    assert!(!is_log("i.bpmn", "<definitions/>"));
}

/// The tool has one line for each pair of activities with their people, and leaves nothing out; we count
/// activities and people apart, so its lines are added up. It orders by start where we order by end,
/// which makes no difference in these logs, whose cases are one thing after the other.
#[test]
fn hand_offs_are_those_of_an_independent_tool() {
    let Some(folder) = shared("handoffs") else {
        return;
    };
    for number in 1..=3 {
        let file = folder.join(format!("manual_log_{number}.csv"));
        let read = read(&file).expect("it is sound");
        let person = |number| read.names.resources.name(number).to_owned();
        let handover = read.before.handover.sorted().into_iter();
        let found: BTreeMap<[String; 2], u64> = handover
            .map(|(from, to, count)| ([person(from), person(to)], count))
            .collect();
        let expected = folder.join(format!("manual_log_{number}_expected.csv"));
        let mut reader = csv::Reader::from_path(&expected).expect("it is readable");
        let (mut wanted, mut follows) = (BTreeMap::new(), BTreeMap::new());
        for record in reader.records() {
            let record = record.expect("it is a table");
            // Counts are written as `3.0`.
            let count = record[4].trim_end_matches(".0").parse().expect("a number");
            let count: u64 = count;
            *wanted
                .entry([record[1].to_owned(), record[3].to_owned()])
                .or_insert(0) += count;
            *follows
                .entry([record[0].to_owned(), record[2].to_owned()])
                .or_insert(0) += count;
        }
        let name = |number| read.names.activities.name(number).to_owned();
        let ours: BTreeMap<[String; 2], u64> = read
            .before
            .follows
            .sorted()
            .into_iter()
            .map(|(from, to, count)| ([name(from), name(to)], count))
            .collect();
        println!(
            "manual_log_{number}: hand-offs {found:?}\n  expected {wanted:?}\n  follows {ours:?}\n  expected {follows:?}"
        );
        assert_eq!(found, wanted, "manual_log_{number}");
        assert_eq!(ours, follows, "manual_log_{number}");
    }
}

#[test]
fn every_shared_table_is_read() {
    let Some(folder) = shared("handoffs") else {
        return;
    };
    for name in ["ping_pong_case.csv", "ping_pong_case_fake.csv"] {
        let read = read(&folder.join(name)).expect("it is sound");
        let part = part(&read);
        println!(
            "{name}: {} events, {} cases; {}",
            part.events,
            part.cases,
            notes(&read).join("; ")
        );
        assert!(part.cases > 0 && !part.minutes.is_empty(), "it has starts");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _read = read_bytes("any.csv", &bytes);
    }

    #[test]
    fn no_rows_panic(rows in "(case|activity|[0-9a:;,\" \n.-]){0,60}") {
        let _read = read_bytes("any.csv", format!("case,activity,time\n{rows}").as_bytes());
    }

    #[test]
    fn rows_in_any_order_count_the_same(order in Just((0..12_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let row = |at: &usize| {
            let (case, activity) = (at % 3, ["a", "b", "c", "d"][(at * 7 + at / 5) % 4]);
            format!("{case},{activity},2024-01-01T{at:02}:00:00Z,P{}\n", at % 5)
        };
        let text = |order: &[usize]| {
            let rows: String = order.iter().map(row).collect();
            format!("case,activity,timestamp,resource\n{rows}")
        };
        let plain: Vec<usize> = (0..12).collect();
        let mut found = csv(&text(&order));
        found.skipped.out_of_order = 0;
        prop_assert_eq!(sorted(found), sorted(csv(&text(&plain))));
    }
}

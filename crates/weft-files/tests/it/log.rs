//! Event logs: what is counted, what is said, and what is refused.

use std::fs;
use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use weft_core::log::{Counter, Event, Handover, LogResult, Part, Who};
use weft_files::{FileError, Limits, LogOptions, LogRead, read_log};

/// The folder of shared data; none, and said so, where there is none.
pub(crate) fn shared(folder: &str) -> Option<PathBuf> {
    let data = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data"));
    if !data.is_dir() {
        eprintln!("SKIPPED: ../shared is absent; no log was read");
        return None;
    }
    Some(data.join(folder))
}

pub(crate) fn read(path: &Path) -> Result<LogRead, FileError> {
    read_with(path, &LogOptions::default())
}

pub(crate) fn read_with(path: &Path, options: &LogOptions) -> Result<LogRead, FileError> {
    read_log(path, options, &Limits::default(), &|_| {
        ControlFlow::Continue(())
    })
}

/// Reads these bytes as a file of this name.
pub(crate) fn read_bytes(name: &str, bytes: &[u8]) -> Result<LogRead, FileError> {
    let folder = tempfile::tempdir().expect("there is room");
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("there is room");
    read(&path)
}

pub(crate) fn part(read: &LogRead) -> Part {
    LogResult::of(&read.names, &read.before, Who::Named).whole
}

pub(crate) fn notes(read: &LogRead) -> Vec<String> {
    read.notes.iter().map(ToString::to_string).collect()
}

/// What is said of a log that is refused, without the folder that it stood in.
fn refused(name: &str, bytes: &[u8]) -> String {
    let error = read_bytes(name, bytes).expect_err("it is wrong");
    let says = error.to_string();
    let (_, says) = says.split_once(&format!("{name}: ")).unwrap_or_default();
    says.to_owned()
}

pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("it is in memory");
    encoder.finish().expect("it is in memory")
}

/// A log of traces as texts: `a@1 b@2`, the activity and the minute, done by `A` and `B`.
fn xes(traces: &[&str]) -> String {
    let traces: String = traces.iter().map(|trace| xes_trace(trace)).collect();
    format!("<?xml version=\"1.0\"?>\n<log>\n{traces}</log>\n")
}

fn xes_trace(trace: &str) -> String {
    let event = |event: &str| {
        let (name, minute) = event.split_once('@').expect("a name and a minute");
        let resource = name.to_uppercase();
        format!(
            "<event><string key=\"concept:name\" value=\"{name}\"/>\
             <string key=\"org:resource\" value=\"{resource}\"/>\
             <date key=\"time:timestamp\" value=\"2024-01-01T00:{minute:0>2}:00Z\"/></event>\n"
        )
    };
    let events: String = trace.split_whitespace().map(event).collect();
    format!("<trace>\n{events}</trace>\n")
}

#[test]
fn the_running_example_is_what_formats_md_says() {
    let Some(logs) = shared("logs") else { return };
    let read = read(&logs.join("running-example.xes")).expect("it is sound");
    let part = part(&read);
    assert_eq!((part.events, part.cases), (42, 6));
    assert_eq!((part.activities, part.resources), (8, 6));
    let all: u64 = part.handover.iter().map(|pair| pair.count).sum();
    assert_eq!(all, 36, "every event but the first of each case");
    let pair = part
        .handover
        .iter()
        .find(|pair| (pair.from.as_str(), pair.to.as_str()) == ("Sara", "Ellen"));
    let pair = pair.expect("Sara hands over to Ellen");
    assert_eq!((pair.count, pair.share), (4, 0.111_111));
    assert_eq!(read.notes, [], "nothing is odd about it");
}

#[test]
fn every_shared_xes_log_loads_or_says_why_not() {
    let Some(logs) = shared("logs") else { return };
    let mut files = Vec::new();
    for folder in [logs.clone(), logs.join("xes-validity")] {
        for entry in fs::read_dir(folder).expect("the folder exists") {
            let path = entry.expect("a listed entry").path();
            if path.to_string_lossy().contains(".xes") {
                files.push(path);
            }
        }
    }
    files.sort();
    let mut loaded = 0;
    for file in &files {
        let name = file.strip_prefix(&logs).unwrap_or(file).display();
        match read(file) {
            Ok(read) => {
                loaded += 1;
                let part = part(&read);
                let (events, cases) = (part.events, part.cases);
                let is_real = !name.to_string().contains("validity");
                assert!(!is_real || cases >= 6, "{name}: {cases} cases");
                println!(
                    "{name}: {events} events, {cases} cases; {}",
                    notes(&read).join("; ")
                );
            }
            Err(error) => println!("{name}: REFUSED: {error}"),
        }
    }
    println!("{loaded} of {} XES logs loaded", files.len());
    assert!(loaded > 60, "only what is no XML, and no log, is refused");
}

#[test]
fn oddities_of_a_log_are_counted_and_said() {
    let log = r#"<?xml version="1.0" encoding="UTF-8"?>
        <log xes.version="2.0">
          <global scope="event"><string key="org:resource" value="nobody"/></global>
          <trace/>
          <trace>
            <string key="concept:name" value="1"/>
            <!-- </trace><trace> is a comment -->
            <event>
              <string key="concept:name" value="a"/><string key="concept:name" value="b &amp; c"/>
              <date key="time:timestamp" value="2024-01-01T00:00:00">
                <string key="concept:name" value="nested"/>
              </date>
              <list key="org:resource"><values><string key="x" value="y"/></values></list>
            </event>
            <event><string key="concept:name" value="d"/><date key="time:timestamp" value="soon"/></event>
            <event><string key="org:resource" value="R"/></event>
            <text key="concept:name" value="e"/>
          </trace>
          <event><string key="concept:name" value="f"/></event>
        </log>"#;
    let read = read_bytes("odd.xes", log.as_bytes()).expect("it is a log");
    let part = part(&read);
    assert_eq!((part.events, part.cases, part.activities), (4, 1, 1));
    assert_eq!(
        read.names.activities.name(0),
        "b & c",
        "the last one counts"
    );
    assert_eq!(part.skipped.no_activity, 2, "one has no name, one no trace");
    assert_eq!(part.skipped.no_timestamp, 1, "“soon” is no time");
    assert_eq!(part.skipped.no_resource, 1, "global fills in nothing");
    expect_test::expect![[r#"
        1 trace has no events and counted as no case
        1 event belongs to no trace and counted as having no case
        1 attribute stands twice in the same event; the last one counts
        1 element is unknown to XES or misplaced and left out, the first is <text>
        1 time could not be read and count as missing, the first is “soon”
        1 time names no time zone; UTC is assumed"#]]
    .assert_eq(&notes(&read).join("\n"));
}

#[test]
fn a_log_is_read_in_any_encoding_and_packed() {
    let text = xes(&["ä@1 b@2"]);
    let latin = text.replace("version=\"1.0\"", "version=\"1.0\" encoding=\"ISO-8859-1\"");
    let latin: Vec<u8> = latin
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).expect("Latin 1"))
        .collect();
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let expected = part(&read_bytes("a.xes", text.as_bytes()).expect("it is UTF-8"));
    assert_eq!(expected.directly_follows[0].from, "ä");
    for bytes in [latin.clone(), wide, packed(text.as_bytes()), packed(&latin)] {
        let read = read_bytes("a.xes", &bytes).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(part(&read), expected);
    }
}

#[test]
fn groups_are_roles_where_a_log_has_no_roles() {
    let log = xes(&["a@1"]).replace("<date", "<string key=\"org:group\" value=\"G\"/><date");
    let read = read_bytes("groups.xes", log.as_bytes()).expect("it is a log");
    assert_eq!(read.names.roles.name(0), "G");
    assert_eq!(read.before.role_of.total(), 1);
    assert!(notes(&read)[0].contains("groups count as roles"));
}

#[test]
fn a_log_is_split_at_a_date() {
    let folder = tempfile::tempdir().expect("there is room");
    let path = folder.path().join("split.xes");
    fs::write(&path, xes(&["a@1 b@9", "a@5", "b@6"])).expect("there is room");
    let options = LogOptions {
        split_at: Some(1_704_067_500_000),
        keep_paths: true,
        ..LogOptions::default()
    };
    let read = read_with(&path, &options).expect("it is a log");
    let after = read.after.expect("it was split");
    assert_eq!((read.before.cases, after.cases), (1, 2), "at 00:05");
    assert_eq!(after.paths.expect("they were asked for").courses().len(), 2);
}

#[test]
fn many_parts_are_counted_as_one() {
    let mut seed = 7_u32;
    let mut below = |limit: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) % limit
    };
    let traces: Vec<String> = (0..6000)
        .map(|_| {
            let count = below(9);
            let event = |minute| format!("{}@{minute}", ["a", "b", "c", "d"][below(4) as usize]);
            (0..count).map(event).collect::<Vec<_>>().join(" ")
        })
        .collect();
    let borrowed: Vec<&str> = traces.iter().map(String::as_str).collect();
    let log = xes(&borrowed).replace("<trace>", "<!-- </trace> --><trace>");
    assert!(log.len() > 3 << 20, "several parts: {}", log.len());
    let mut counter = Counter::new();
    for trace in &traces {
        let mut events: Vec<Event> = trace
            .split_whitespace()
            .map(|event| {
                let (name, minute) = event.split_once('@').expect("it has a minute");
                Event {
                    activity: counter.names.activities.number(name),
                    resource: Some(counter.names.resources.number(&name.to_uppercase())),
                    at: Some(minute.parse::<i64>().expect("a number") * 60_000 + 1_704_067_200_000),
                    ..Event::default()
                }
            })
            .collect();
        counter.case(&mut events);
    }
    let (names, tally, _) = counter.finish();
    let expected = LogResult::of(&names, &tally, Who::Named).whole;
    for bytes in [log.clone().into_bytes(), packed(log.as_bytes())] {
        let read = read_bytes("large.xes", &bytes).expect("it is a log");
        assert_eq!(part(&read), expected);
        let named = |name: &str| read.names.activities.known(name);
        assert_eq!(
            named("a"),
            names.activities.known("a"),
            "in order of appearance"
        );
    }
}

#[test]
fn what_is_no_log_is_refused_with_its_place() {
    let sound = xes(&["a@1 b@2"]);
    let cut = &sound[..sound.len() - 40];
    let deep = format!(
        "<log><trace><event>{}",
        "<string key=\"a\" value=\"b\">".repeat(300)
    );
    let long = format!(
        "<log><trace><event><string key=\"a\" value=\"{}\"/></event></trace></log>",
        "x".repeat(2 << 20)
    );
    let cases = [
        (
            "",
            "the file: found nothing, the file is empty, expected an event log",
        ),
        (
            "<a/>",
            "line 1, column 3: found the element <a>, expected <log>",
        ),
        (
            cut,
            "found the end of the file in the middle of the log, expected </log> at its end; the file seems to be cut off",
        ),
        (
            "<log>\n<trace></event></log>",
            "line 2, column 16: found </event>, expected </trace>",
        ),
        (
            "<log><string key=a/></log>",
            "line 1, column 18: found a tag that is not written as XML wants it, expected a name and attributes in quotes: <string key=\"…\" value=\"…\"/>",
        ),
        (
            "<!DOCTYPE log [<!ENTITY a \"b\">]><log/>",
            "line 1, column 2: found a document type declaration (DOCTYPE), expected a log without one: entities are never expanded",
        ),
        (
            "<log/><log/>",
            "line 1, column 11: found an element after the end of the log, expected nothing",
        ),
        (&deep, "tiefer"),
        (&long, "bytes of one value or row, expected at most 1048576"),
        (
            "<log><trace><event><string key=\"concept:name\" value=\"&a;\"/></event></trace></log>",
            "the entity “&a;”",
        ),
    ];
    for (text, expected) in cases {
        let says = refused("wrong.xes", text.as_bytes());
        let expected = if expected == "tiefer" {
            "found attributes nested deeper, expected at most 256 levels"
        } else {
            expected
        };
        assert!(says.contains(expected), "{says}\n{expected}");
    }
    let broken = xes(&["a@1"])
        .replace("value=\"a\"", "value=\"\u{1}\"")
        .into_bytes();
    let broken: Vec<u8> = broken
        .into_iter()
        .map(|byte| if byte == 1 { 0xFF } else { byte })
        .collect();
    assert!(refused("wrong.xes", &broken).contains("bytes that are no UTF-8"));
}

#[test]
fn a_packed_log_that_is_cut_or_damaged_says_how_far_it_got() {
    let traces = ["a@1 b@2"; 20_000];
    let bytes = packed(xes(&traces).as_bytes());
    let half = &bytes[..bytes.len() / 2];
    let says = refused("half.xes.gz", half);
    assert!(
        says.contains(&format!(
            "the end of the packed file after {} bytes",
            half.len()
        )),
        "{says}"
    );
    assert!(says.contains("downloaded or copied in part"), "{says}");
    let mut damaged = bytes.clone();
    let middle = damaged.len() / 2;
    damaged[middle..middle + 64].fill(0xAA);
    assert!(!refused("damaged.xes.gz", &damaged).is_empty());
}

#[test]
fn a_bomb_is_refused_before_it_fills_the_memory() {
    let zeros = vec![b' '; 64 << 20];
    let says = refused(
        "bomb.xes.gz",
        &packed(&[b"<log>", zeros.as_slice()].concat()),
    );
    assert!(
        says.contains("bytes of one value or row, expected at most 1048576"),
        "{says}"
    );
    let limits = Limits {
        case_bytes: 4 << 20,
        ..Limits::default()
    };
    let folder = tempfile::tempdir().expect("there is room");
    let path = folder.path().join("bomb.xes.gz");
    let trace = format!("<log><trace>{}", "<event></event>".repeat(2 << 20));
    fs::write(&path, packed(trace.as_bytes())).expect("there is room");
    let read = read_log(&path, &LogOptions::default(), &limits, &|_| {
        ControlFlow::Continue(())
    });
    let says = read.expect_err("it is too large").to_string();
    assert!(
        says.contains("bytes of one case, expected at most 4194304"),
        "{says}"
    );
}

#[test]
fn reading_can_be_stopped() {
    let folder = tempfile::tempdir().expect("there is room");
    let path = folder.path().join("stop.xes");
    fs::write(&path, xes(&["a@1 b@2"; 40_000])).expect("there is room");
    let stop = &|_| ControlFlow::Break(());
    let read = read_log(&path, &LogOptions::default(), &Limits::default(), stop);
    assert!(matches!(read, Err(FileError::Stopped)), "{read:?}");
}

/// The greatest shares that `PM4Py` gives for hand-overs (`discover_handover_of_work_network`), and its
/// sum of directly-follows; it was run once, beside.
#[test]
fn hand_overs_are_those_of_pm4py() {
    let Some(logs) = shared("logs") else { return };
    let greatest = |file: &str, follows: u64, pairs: usize, expected: &[(&str, &str, f64)]| {
        let part = part(&read(&logs.join(file)).expect("it is sound"));
        let all: u64 = part.directly_follows.iter().map(|pair| pair.count).sum();
        assert_eq!((all, part.handover.len()), (follows, pairs), "{file}");
        for (from, to, share) in expected {
            let is_it = |pair: &&Handover| pair.from == *from && pair.to == *to;
            let pair = part.handover.iter().find(is_it).expect("it is there");
            assert!((pair.share - share).abs() < 1e-6, "{pair:?} {share}");
        }
    };
    greatest(
        "running-example.xes",
        36,
        20,
        &[
            ("Sara", "Ellen", 0.111_111_111),
            ("Pete", "Mike", 0.055_555_556),
        ],
    );
    greatest(
        "08_receipt.xes.gz",
        7143,
        286,
        &[
            ("Resource01", "Resource01", 0.136_497_270),
            ("Resource03", "Resource03", 0.064_118_718),
            ("Resource09", "Resource09", 0.039_479_210),
        ],
    );
}

/// Small inputs by hand, and what fuzzing found.
#[test]
fn no_seed_panics() {
    let seeds = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/seeds"));
    let mut loaded = 0;
    for folder in ["xes", "csv_log", "ocel", "parquet"] {
        for entry in fs::read_dir(seeds.join(folder)).expect("the seeds are here") {
            let bytes = fs::read(entry.expect("a listed entry").path()).expect("it is readable");
            let name = match (folder, bytes.first()) {
                ("xes", _) => "seed.xes",
                ("csv_log", _) => "seed.csv",
                ("parquet", _) => "seed.parquet",
                (_, Some(b'{')) => "seed.jsonocel",
                (_, Some(b'<')) => "seed.xmlocel",
                _ => "seed.sqlite",
            };
            loaded += usize::from(read_bytes(name, &bytes).is_ok());
        }
    }
    assert!(loaded >= 11, "those by hand are logs");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _read = read_bytes("any.xes", &bytes);
        let _read = read_bytes("any.xes", &[b"\x1F\x8B\x08\0", bytes.as_slice()].concat());
    }

    #[test]
    fn no_tags_panic(tags in proptest::collection::vec(
        prop_oneof![
            Just("<log>"), Just("</log>"), Just("<trace>"), Just("</trace>"), Just("<event>"),
            Just("</event>"), Just("<string key=\"concept:name\" value=\"a\"/>"), Just("<date"),
            Just(" key='time:timestamp'"), Just(" value='2024-01-01'"), Just("/>"), Just(">"),
            Just("<!--"), Just("-->"), Just("&#0;"), Just("<![CDATA["), Just("]]>"), Just("</"), Just("<?")
        ], 0..40))
    {
        let _read = read_bytes("any.xes", tags.concat().as_bytes());
    }

    /// Events of one shape are read without their tags, and so is what stands between two: what that
    /// gives has to be what tags give, which a comment before and in each event, always another one,
    /// makes sure of.
    #[test]
    fn shapes_give_what_tags_give(events in proptest::collection::vec((0..4_usize, any::<[bool; 4]>(), 0..7_u32), 1..30)) {
        let log = |comment: bool| {
            let event = |(number, (name, has, other)): (usize, &(usize, [bool; 4], u32))| {
                let mut text = String::new();
                let (begin, end) = match other {
                    3 => ("<x:event>", "</x:event>\n"),
                    4 => ("\t<event a='b'>", "</event>"),
                    5 => ("<event/><event>", "</event>\n"),
                    6 => ("<string key='k' value='v'/><event>", "</event>\n"),
                    _ => ("<event>", "</event>\n"),
                };
                if comment {
                    text = format!("<!-- {number} -->");
                }
                text.push_str(begin);
                let mut add = |is_there: bool, tag: &str| if is_there { text.push_str(tag); };
                add(comment, &format!("<!-- {number} -->"));
                let name = ["a", "b", "c &amp; d", "e"][*name];
                add(has[0], &format!("<string key=\"concept:name\" value=\"{name}\"/>"));
                add(has[1], &format!("<string key='org:resource' value='P{number}'/>"));
                add(has[2], "<list key=\"l\"><string key=\"concept:name\" value=\"n\"/></list>");
                add(has[3], &format!("<date value=\"2024-01-01T00:{number:02}:00\" key=\"time:timestamp\"/>"));
                add(*other == 1, "<string key=\"concept:name\" value=\"z\"/>");
                add(*other == 2, "<text/>");
                text + end
            };
            let events: String = events.iter().enumerate().map(event).collect();
            format!("<log><trace>{events}</trace></log>")
        };
        let plain = read_bytes("a.xes", log(false).as_bytes()).expect("it is a log");
        let tags = read_bytes("a.xes", log(true).as_bytes()).expect("it is a log");
        prop_assert_eq!(part(&plain), part(&tags));
        prop_assert_eq!(notes(&plain), notes(&tags));
    }

    #[test]
    fn a_log_that_is_cut_is_refused(at in 0_usize..1000) {
        let log = xes(&["a@1 b@2", "b@1 a@2"]);
        let log = log.trim_end();
        let at = at.min(log.len() - 1);
        prop_assert!(read_bytes("cut.xes", &log.as_bytes()[..at]).is_err());
        let packed = packed(log.as_bytes());
        let at = at.min(packed.len() - 1);
        prop_assert!(read_bytes("cut.xes.gz", &packed[..at]).is_err());
    }
}

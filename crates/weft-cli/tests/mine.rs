//! Whole runs of `weft mine`: what is counted, what is written, and that nobody is named unasked.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const LOG: &str = "\
case,activity,start,timestamp,resource
1,ask,2026-01-01T08:00:00Z,2026-01-01T08:10:00Z,Anna
1,check,2026-01-01T09:00:00Z,2026-01-01T09:04:00Z,Berta
2,ask,2026-01-02T08:00:00Z,2026-01-02T08:20:00Z,Anna
2,check,2026-01-02T09:00:00Z,2026-01-02T09:02:00Z,Berta
2,call,2026-01-02T10:00:00Z,2026-01-02T10:30:00Z,Anna
3,ask,2026-02-01T08:00:00Z,2026-02-01T08:10:00Z,Anna
3,check,2026-02-01T09:00:00Z,2026-02-01T09:04:00Z,
";

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder"));
        folder.write("log.csv", LOG);
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("a file");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a file that was written")
    }

    /// Runs `weft mine` here.
    fn mine(&self, arguments: &[&str]) -> Output {
        self.weft(&[&["mine"], arguments].concat())
    }

    fn weft(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_weft"))
            .args(arguments)
            .current_dir(self.0.path())
            .output()
            .expect("the command starts")
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn done(output: &Output) -> String {
    let complaint = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{complaint}");
    text(&output.stdout)
}

fn refused(output: &Output, expected: &str) {
    let complaint = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{complaint}");
    assert!(complaint.contains(expected), "“{expected}” in: {complaint}");
    assert!(output.stdout.is_empty(), "nothing is printed");
}

#[test]
fn a_log_is_counted_and_people_are_numbered() {
    let folder = Folder::new();
    let json = done(&folder.mine(&["log.csv", "--json", "-"]));
    let found: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(found["format"], "weft-log/1");
    assert_eq!(
        (&found["events"], &found["cases"], &found["resources"]),
        (&7.into(), &3.into(), &2.into())
    );
    assert_eq!(found["skipped"]["noResource"], 1);
    assert_eq!(found["directlyFollows"][0]["count"], 3, "ask, check");
    assert_eq!(found["handover"][0]["from"], "Person 1", "{json}");
    assert_eq!(found["minutes"][0]["activity"], "ask");
    assert_eq!(found["minutes"][0]["median"], 10.0, "of 10, 20 and 10");
    assert!(!json.contains("Anna"), "nobody is named");
    let shown = done(&folder.mine(&["log.csv"]));
    assert!(shown.contains("3 cases, 7 events, 3 activities"), "{shown}");
    assert!(!shown.contains("Anna"), "nobody is named: {shown}");
    let named = done(&folder.mine(&["log.csv", "--names"]));
    assert!(named.contains("Anna"), "{named}");
}

#[test]
fn a_document_names_people_only_when_that_is_asked_for_twice() {
    let folder = Folder::new();
    done(&folder.mine(&["log.csv", "--names", "-o", "once.weft.json"]));
    assert!(!folder.read("once.weft.json").contains("Anna"), "once");
    done(&folder.mine(&["log.csv", "--names", "--names", "-o", "twice.weft.json"]));
    assert!(folder.read("twice.weft.json").contains("Anna"), "twice");
    // The kept document holds no copy of the log either.
    done(&folder.mine(&["log.csv", "-o", "kept.weft"]));
    let kept = fs::read(folder.path("kept.weft")).expect("a document");
    let anna = kept.windows(4).any(|four| four == b"Anna");
    assert!(!anna, "no name in the file");
    done(&folder.weft(&["audit", "kept.weft"]));
}

#[test]
fn a_date_makes_a_baseline_and_a_redesign_with_intervals() {
    let folder = Folder::new();
    let arguments = ["log.csv", "--split-at", "2026-02-01"];
    let out = ["-o", "pair.weft.json", "--json", "log.json"];
    let shown = done(&folder.mine(&[&arguments[..], &out[..]].concat()));
    assert!(shown.contains("Shares, with the range of 95 %"), "{shown}");
    let found: Value = serde_json::from_str(&folder.read("log.json")).expect("JSON");
    assert_eq!(found["split"]["before"]["cases"], 2);
    assert_eq!(found["split"]["after"]["cases"], 1);
    assert_eq!(found["cases"], 3, "both");
    let pair: Value = serde_json::from_str(&folder.read("pair.weft.json")).expect("JSON");
    let replaces = &pair["redesign"]["steps"][0]["replaces"][0];
    assert_eq!(*replaces, pair["baseline"]["steps"][0]["id"], "{pair}");
    done(&folder.weft(&["audit", "pair.weft.json"]));
    // Two logs are the same as one that is split.
    let (header, rows) = LOG.split_once('\n').expect("a header");
    let cut = rows.find("3,ask").expect("the third case");
    folder.write("before.csv", &format!("{header}\n{}", &rows[..cut]));
    folder.write("after.csv", &format!("{header}\n{}", &rows[cut..]));
    done(&folder.mine(&["before.csv", "after.csv", "-o", "two.weft.json"]));
    let two: Value = serde_json::from_str(&folder.read("two.weft.json")).expect("JSON");
    assert_eq!(two["baseline"], pair["baseline"]);
}

#[test]
fn a_drawing_is_held_against_the_log() {
    let folder = Folder::new();
    folder.write(
        "drawn.csv",
        "step,roles,minutes,purposes,mode\nask,Clerk,5,,\ncheck,Clerk,5,,\nTalk it over,Clerk; Manager,10,decide,live\n",
    );
    let shown = done(&folder.mine(&["log.csv", "--against", "drawn.csv"]));
    assert!(shown.contains("of 3 cases fit the drawing"), "{shown}");
    assert!(shown.contains("Talk it over"), "on paper only: {shown}");
    assert!(shown.contains("call"), "not drawn: {shown}");
}

#[test]
fn columns_are_shown_and_said() {
    let folder = Folder::new();
    let shown = done(&folder.mine(&["log.csv", "--show-columns"]));
    assert!(shown.contains("resource   resource"), "{shown}");
    folder.write("odd.csv", "a,b,c\n1,go,2026-01-01\n1,stop,2026-01-02\n");
    refused(
        &folder.mine(&["odd.csv", "--column", "who=a"]),
        "--column: found “who=a”",
    );
    refused(
        &folder.mine(&["odd.csv", "--column", "case=x"]),
        "expected one of the columns a, b, c",
    );
    let said = ["--column", "case=a", "--column", "activity=b"];
    let json = done(&folder.mine(&[&["odd.csv", "--json", "-"], &said[..]].concat()));
    assert!(json.contains("\"from\": \"go\""), "{json}");
}

#[test]
fn what_is_no_log_is_refused_and_nothing_is_written() {
    let folder = Folder::new();
    folder.write("broken.xes", "<log><trace><event>");
    refused(
        &folder.mine(&["broken.xes", "-o", "out.weft"]),
        "broken.xes",
    );
    refused(&folder.mine(&["missing.xes"]), "missing.xes");
    refused(
        &folder.mine(&["log.csv", "--split-at", "soon"]),
        "expected a date",
    );
    refused(
        &folder.mine(&["log.csv", "--share", "2"]),
        "a share from 0 to 1",
    );
    assert!(!Path::new(&folder.path("out.weft")).exists(), "no file");
}

#[test]
fn a_library_that_stumbles_over_a_damaged_file_says_nothing_itself() {
    let folder = Folder::new();
    let damaged = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds/parquet");
    for name in ["broken-page.parquet", "broken-description.parquet"] {
        fs::copy(damaged.join(name), folder.path(name)).expect("a file");
        let output = folder.mine(&[name, "-o", "log.weft.json"]);
        refused(&output, "damaged data, or no Parquet");
        let complaint = text(&output.stderr);
        assert_eq!(complaint.lines().count(), 1, "one line: {complaint}");
        assert!(!folder.path("log.weft.json").exists(), "nothing is written");
    }
}

//! Whole runs of the command: exit code, both streams, files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../samples")
        .join(name)
}

fn weft(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_weft"))
        .args(arguments)
        .output()
        .expect("the command starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Runs the command and compares exit code and parts of both streams.
fn check(arguments: &[&str], code: i32, out: &str, err: &str) {
    let output = weft(arguments);
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(
        output.status.code(),
        Some(code),
        "exit code of {arguments:?}: {stderr}"
    );
    assert!(
        stdout.contains(out),
        "{arguments:?} prints “{out}”, not:\n{stdout}"
    );
    assert!(
        stderr.contains(err),
        "{arguments:?} complains “{err}”, not:\n{stderr}"
    );
}

#[test]
fn the_full_drawing_is_an_annex_of_the_whole_report() {
    let folder = tempfile::tempdir().expect("a folder");
    let pair = sample("support.weft.json");
    let size = |more: &[&str]| {
        let pdf = folder.path().join("out.pdf");
        let (pair, out) = (
            pair.to_str().expect("a path"),
            pdf.to_str().expect("a path"),
        );
        let mut arguments = vec!["audit", pair, "--date", "2026-11-25", "--pdf", out];
        arguments.extend(more);
        let output = weft(&arguments);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        fs::read(&pdf).expect("a report").len()
    };
    assert!(size(&[]) < size(&["--annex"]), "the drawing is added");
    let file = pair.to_str().expect("a path");
    check(
        &["audit", file, "--pdf", "x.pdf", "--one-page", "--annex"],
        2,
        "",
        "cannot be used with",
    );
}

const MODEL: &str = r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">
<startEvent id="s"/><sequenceFlow id="f1" sourceRef="s" targetRef="talk"/>
<userTask id="talk" name="Appeler le client"/><sequenceFlow id="f2" sourceRef="talk" targetRef="post"/>
<serviceTask id="post" name="Envoyer la facture"/><sequenceFlow id="f3" sourceRef="post" targetRef="e"/>
<endEvent id="e"/></process></definitions>"#;

#[test]
fn suggestions_are_accepted_by_step_by_kind_or_all_of_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (model, out) = (path("model.bpmn"), path("out.weft.json"));
    fs::write(&model, MODEL).expect("a model");
    let accepted = |more: &[&str]| -> Vec<(String, String, bool)> {
        let mut arguments = vec!["suggest", &model, "--out", &out];
        arguments.extend(more);
        check(&arguments, 0, "", "");
        let text = fs::read(&out).expect("a document");
        let document: serde_json::Value = serde_json::from_slice(&text).expect("JSON");
        let steps = document["baseline"]["steps"].as_array().cloned();
        let word = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
        let of = |step: serde_json::Value| {
            (
                word(&step["tag"]),
                word(&step["mode"]),
                step["open"] == true,
            )
        };
        let work = |step: &serde_json::Value| step["id"] == "talk" || step["id"] == "post";
        steps.into_iter().flatten().filter(work).map(of).collect()
    };
    let said = |tag: &str, mode: &str, open| (tag.to_owned(), mode.to_owned(), open);
    let (talk, post) = (
        said("human-relational", "live", false),
        said("ai-automated", "one-way", false),
    );
    assert_eq!(accepted(&[]), [talk.clone(), post.clone()], "everything");
    assert_eq!(
        accepted(&["--accept-all"]),
        [talk.clone(), post],
        "the same"
    );
    assert_eq!(
        accepted(&["--accept", "talk"]),
        [talk, said("-", "-", false)],
        "one step"
    );
    assert_eq!(
        accepted(&["--accept-kind", "tag"]),
        [
            said("human-relational", "-", true),
            said("ai-automated", "-", true)
        ],
        "one kind; the rest is still suggested"
    );
    let german = accepted(&["--names-in", "de"]);
    assert_eq!(
        german.first(),
        Some(&said("human-alone", "none", false)),
        "no German verb"
    );
    let text = fs::read_to_string(&out).expect("a document");
    assert!(
        text.contains("\"language\": \"de\""),
        "the document remembers it"
    );
    check(
        &["suggest", &model, "--out", &out, "--accept", "nobody"],
        2,
        "",
        "--accept: found “nobody”, expected ids of steps for which something is suggested: post, talk",
    );
    check(&["suggest", &model, "--accept", "talk"], 2, "", "--out");
}

#[test]
fn an_audit_prints_the_profile_and_writes_both_results() {
    let folder = tempfile::tempdir().expect("a folder");
    let (json, pdf) = (
        folder.path().join("out.json"),
        folder.path().join("out.pdf"),
    );
    let pair = sample("onboarding.weft.json");
    let output = weft(&[
        "audit",
        pair.to_str().expect("a path"),
        "--json",
        json.to_str().expect("a path"),
        "--pdf",
        pdf.to_str().expect("a path"),
        "--date",
        "2026-11-25",
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(
        text(&output.stdout).contains("contact minutes kept         3.7%"),
        "the profile is printed"
    );
    let result: serde_json::Value =
        serde_json::from_slice(&fs::read(&json).expect("a result")).expect("JSON");
    assert_eq!(result["format"], "weft-audit/1", "the contract's name");
    assert_eq!(
        result["findings"].as_array().map(Vec::len),
        Some(35),
        "every finding"
    );
    assert!(
        fs::read(&pdf).expect("a report").starts_with(b"%PDF"),
        "a PDF"
    );
    assert_eq!(
        fs::read_dir(folder.path()).expect("a folder").count(),
        2,
        "nothing is left beside"
    );
}

#[test]
fn fail_on_tells_by_the_exit_code() {
    let (bad, good) = (
        sample("onboarding.weft.json"),
        sample("healthy-support.weft.json"),
    );
    check(
        &["audit", bad.to_str().expect("a path"), "--fail-on", "high"],
        1,
        "35 findings",
        "",
    );
    check(
        &["audit", good.to_str().expect("a path"), "--fail-on", "high"],
        0,
        "Two findings",
        "",
    );
}

#[test]
fn wrong_input_ends_with_two_and_writes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out.json");
    let out = out.to_str().expect("a path");
    let write = |name: &str, content: &str| {
        let path = folder.path().join(name);
        fs::write(&path, content).expect("a file");
        path.to_str().expect("a path").to_owned()
    };
    let empty = write("empty.weft.json", "");
    let loose = write(
        "loose.weft.json",
        r#"{"format":"weft/1","baseline":{"steps":[{"id":"a","next":[{"to":"x"}]},{"id":"b"}]}}"#,
    );
    check(
        &["audit", "missing.weft.json", "--json", out],
        2,
        "",
        "missing.weft.json",
    );
    check(&["audit", &empty, "--json", out], 2, "", "empty.weft.json");
    check(&["audit", &loose, "--json", out], 2, "", "leads to “x”");
    check(
        &["audit", &loose, "--json", out],
        2,
        "",
        "exactly one start",
    );
    check(
        &[
            "audit",
            folder.path().to_str().expect("a path"),
            "--json",
            out,
        ],
        2,
        "",
        "folder",
    );
    check(&["audit"], 2, "", "Usage");
    assert!(!Path::new(out).exists(), "a wrong input writes no output");
}

#[test]
fn an_output_that_cannot_be_written_ends_with_three() {
    let pair = sample("support.weft.json");
    let pair = pair.to_str().expect("a path");
    check(
        &["audit", pair, "--json", "/nowhere/at/all/out.json"],
        3,
        "",
        "/nowhere/at/all/out.json",
    );
}

#[test]
fn settings_are_printed_read_and_checked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("weft.toml");
    let file = path.to_str().expect("a path");
    let pair = sample("support.weft.json");
    let pair = pair.to_str().expect("a path");
    fs::write(&path, weft(&["settings"]).stdout).expect("a file");
    let plain = weft(&["audit", pair, "--json", "-", "--date", "2026-01-01"]);
    let same = weft(&[
        "audit",
        pair,
        "--json",
        "-",
        "--date",
        "2026-01-01",
        "--settings",
        file,
    ]);
    assert_eq!(
        plain.stdout, same.stdout,
        "the printed settings are the defaults, byte for byte"
    );
    fs::write(&path, "[plan]\nbudgetShare = 7.0\n").expect("a file");
    check(
        &["audit", pair, "--settings", file],
        2,
        "",
        "plan.budgetShare: found 7",
    );
    fs::write(&path, "[plan]\nbudget = 0.5\n").expect("a file");
    check(&["audit", pair, "--settings", file], 2, "", "unknown field");
}

#[test]
fn confirmed_matches_are_used_and_wrong_rows_all_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("matches.csv");
    let file = path.to_str().expect("a path");
    let pair = sample("support.weft.json");
    let pair = pair.to_str().expect("a path");
    fs::write(&path, "baseline,redesign\nb1,r1\n").expect("a file");
    check(&["audit", pair, "--matches", file], 0, "findings", "");
    fs::write(&path, "baseline,redesign\nb99,r1\nb1,r99\n").expect("a file");
    check(
        &["audit", pair, "--matches", file],
        2,
        "",
        "row 2, column baseline: found “b99”",
    );
    check(
        &["audit", pair, "--matches", file],
        2,
        "",
        "row 3, column redesign: found “r99”",
    );
}

#[test]
fn every_other_command_answers() {
    let folder = tempfile::tempdir().expect("a folder");
    let pair = sample("support.weft.json");
    let pair = pair.to_str().expect("a path");
    check(
        &["plan", pair, "--budget-share", "0.25"],
        0,
        "Budget: 19 person-minutes",
        "",
    );
    check(
        &["plan", pair, "--budget-share", "2"],
        2,
        "",
        "--budget-share: found 2",
    );
    check(&["rules"], 0, "### C15 `message-mechanised`", "");
    check(&["rules", "--json", "-"], 0, "\"S11\"", "");
    check(&["match", pair, pair], 0, "Customer", "");
    check(&["completions", "bash"], 0, "complete", "");
    check(&["man"], 0, ".TH weft", "");
    check(&["audit", "--help"], 0, "Examples:", "");
    for ending in ["weft.json", "csv", "bpmn", "svg", "png"] {
        let out = folder.path().join(format!("out.{ending}"));
        let out = out.to_str().expect("a path");
        check(&["convert", pair, out], 0, "", "");
        assert!(
            fs::metadata(out).is_ok_and(|file| file.len() > 500),
            "{ending} is written"
        );
    }
    let out = folder.path().join("out.docx");
    check(
        &["convert", pair, out.to_str().expect("a path")],
        2,
        "",
        "expected one of .weft, .weft.json",
    );
}

#[test]
fn a_picture_is_opened_again_with_both_versions() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let pair = sample("support.weft.json").display().to_string();
    let plain = path("plain.weft.json");
    check(&["convert", &pair, &plain], 0, "", "");
    let plain = fs::read(&plain).expect("a document");
    for ending in ["svg", "png"] {
        let (picture, again) = (path(&format!("out.{ending}")), path("again.weft.json"));
        check(
            &["convert", &pair, &picture],
            0,
            "",
            "--picture-only leaves it out",
        );
        check(&["convert", &picture, &again], 0, "", "");
        assert_eq!(
            fs::read(&again).expect("a document"),
            plain,
            "{ending}: to the byte"
        );
        let audit = |file: &str| {
            let output = weft(&["audit", file, "--json", "-", "--date", "2026-11-25"]);
            assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
            output.stdout
        };
        assert_eq!(
            audit(&picture),
            audit(&pair),
            "{ending}: the audit is the same"
        );
        check(&["convert", &pair, &picture, "--picture-only"], 0, "", "");
        check(
            &["audit", &picture],
            2,
            "",
            &format!("out.{ending}: the file: found a picture without a document"),
        );
    }
}

#[test]
fn a_diagram_of_drawio_is_read_and_large_flowcharts_say_what_mermaid_draws() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let cell = |id: usize| {
        format!(
            "<mxCell id=\"s{id}\" value=\"Step {id}\" vertex=\"1\" parent=\"1\"/><mxCell id=\"e{id}\" edge=\"1\" parent=\"1\" source=\"s{id}\" target=\"s{}\"/>",
            id + 1
        )
    };
    let page = |count: usize| {
        let cells: String = (0..count).map(cell).collect();
        format!(
            "<mxfile><diagram name=\"Steps\"><mxGraphModel><root><mxCell id=\"0\"/><mxCell id=\"1\" parent=\"0\"/>{cells}</root></mxGraphModel></diagram></mxfile>"
        )
    };
    let (small, large) = (path("small.drawio.xml"), path("large.drawio"));
    fs::write(&small, page(3)).expect("a diagram");
    fs::write(&large, page(600)).expect("a diagram");
    let out = path("out.mmd");
    check(
        &["convert", &small, &out],
        0,
        "",
        "the arrow is attached to no shape at one of its ends",
    );
    let drawn = fs::read_to_string(&out).expect("a flowchart");
    assert!(drawn.contains("s0[\"Step 0\"]"), "{drawn}");
    let output = weft(&["convert", &large, &out]);
    let says = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{says}");
    assert!(
        says.contains("has 601 arrows; Mermaid draws at most 500 unless its setting maxEdges"),
        "{says}"
    );
}

#[test]
fn report_drawing_and_errors_speak_german_when_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let sample = sample("onboarding.weft.json");
    let pair = sample.to_str().expect("a path");
    let (english, german) = (path("en.pdf"), path("de.pdf"));
    for (language, file) in [("en", &english), ("de", &german)] {
        let out = file.to_str().expect("a path");
        let arguments = ["audit", pair, "--date", "2026-11-25", "--pdf", out];
        let output = weft(&[&arguments[..], &["--language", language]].concat());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    }
    let (english, german) = (fs::read(english), fs::read(german));
    let (english, german) = (english.expect("a report"), german.expect("a report"));
    let says = |file: &[u8], tag: &[u8]| file.windows(tag.len()).any(|part| part == tag);
    assert!(
        says(&german, b"<dc:language><rdf:Bag><rdf:li>de</rdf:li>"),
        "German"
    );
    assert!(
        says(&english, b"<dc:language><rdf:Bag><rdf:li>en</rdf:li>"),
        "English"
    );

    let drawing = path("pair.svg");
    let out = drawing.to_str().expect("a path");
    check(&["convert", pair, out, "--language", "de"], 0, "", "");
    let drawn = fs::read_to_string(&drawing).expect("a drawing");
    for words in ["Ausgangslage", "trifft niemanden"] {
        assert!(drawn.contains(words), "{words} stands in the drawing");
    }

    let table = path("table.csv");
    fs::write(&table, "step,minutes\nFragen,lange\n").expect("a table");
    let table = table.to_str().expect("a path");
    let wrong = "Zeile 2, Spalte „minutes“: gefunden: „lange“";
    check(&["audit", table, "--language", "de"], 2, "", wrong);
    check(
        &["audit", table],
        2,
        "",
        "row 2, column “minutes”: found “lange”",
    );
}

#[test]
fn documents_of_the_window_are_read_and_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let pair = sample("onboarding.weft.json");
    let pair = pair.to_str().expect("a path");
    let (kept, back) = (path("a.weft"), path("back.weft.json"));
    check(&["convert", pair, &kept], 0, "", "");
    check(&["convert", &kept, &back], 0, "", "");
    let audit = |file: &str| text(&weft(&["audit", file, "--date", "2026-11-25"]).stdout);
    assert_eq!(audit(&kept), audit(pair), "the same document");
    assert_eq!(audit(&back), audit(pair), "and back");
    // It has a history: a conversion does not replace it.
    let before = fs::read(&kept).expect("a document");
    check(&["convert", pair, &kept], 3, "", "a.weft");
    assert_eq!(fs::read(&kept).expect("a document"), before, "untouched");
    check(&["audit", &path("none.weft")], 2, "", "none.weft");
    fs::write(path("no.weft"), "no document").expect("a file");
    check(&["audit", &path("no.weft")], 2, "", "no.weft");
}

#[test]
fn a_workbook_has_what_the_audit_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let pair = sample("support.weft.json");
    let pair = pair.to_str().expect("a path");
    let (converted, audited, back) = (path("a.xlsx"), path("b.xlsx"), path("back.csv"));
    check(&["convert", pair, &converted], 0, "", "");
    check(
        &["audit", pair, "--xlsx", &audited, "--language", "de"],
        0,
        "",
        "",
    );
    // Sheets that hold no steps are named when the workbook is read again.
    for (workbook, sheets) in [
        (&converted, ["Findings", "Plan", "Measures"]),
        (&audited, ["Befunde", "Plan", "Kennzahlen"]),
    ] {
        for sheet in sheets {
            check(&["convert", workbook, &back], 0, "", sheet);
        }
    }
}

#[test]
fn two_models_are_compared_by_id_in_words_and_as_json() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (before, after) = (path("before.bpmn"), path("after.bpmn"));
    fs::write(&before, MODEL).expect("a model");
    fs::write(&after, MODEL.replace("Envoyer", "Imprimer")).expect("a model");
    check(
        &["diff", &before, &after],
        0,
        "changed: serviceTask “Imprimer la facture” (post): name “Envoyer la facture” → “Imprimer la facture”",
        "",
    );
    check(
        &["diff", &before, &before, "--language", "de"],
        0,
        "beide Modelle sagen dasselbe",
        "",
    );
    let json = text(&weft(&["diff", &before, &after, "--json", "-"]).stdout);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["format"], "weft-bpmn-diff/1", "a contract of its own");
    assert_eq!(json["changed"][0]["id"], "post", "{json}");
    assert_eq!(
        json["changed"][0]["attributes"][0]["new"], "Imprimer la facture",
        "{json}"
    );
    fs::write(path("broken.bpmn"), "<definitions>").expect("a file");
    check(
        &["diff", &before, &path("broken.bpmn")],
        2,
        "",
        "broken.bpmn: line 1",
    );
    check(
        &["diff", &before, &path("missing.csv")],
        2,
        "",
        "expected a BPMN model",
    );
}

#[test]
fn one_version_is_written_where_it_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let pair = sample("support.weft.json").display().to_string();
    let (model, plain) = (path("model.bpmn"), path("plain.weft.json"));
    let convert = |out: &str, version: &str, code, err: &str| {
        check(
            &["convert", &pair, out, "--version", version],
            code,
            "",
            err,
        );
    };
    check(
        &["convert", &pair, &model],
        0,
        "",
        "the baseline is written, without the redesign",
    );
    let read = |path: &str| fs::read_to_string(path).expect("it was written");
    let baseline = read(&model);
    convert(&model, "redesign", 0, "is written, without the baseline");
    assert_ne!(read(&model), baseline, "it is the other one");
    convert(&model, "1", 0, "is written, without the baseline");
    convert(&model, "baseline", 0, "the baseline is written");
    assert_eq!(read(&model), baseline, "as without a wish");
    convert(&plain, "redesign", 0, "");
    assert!(
        !read(&plain).contains("\"redesign"),
        "only that one is in the file"
    );
    convert(
        &model,
        "other",
        2,
        "found “other”, expected one of: baseline",
    );
}

//! A long log that somebody stops, while it is read and while it is found out how sure it is.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

use serde_json::{Value, json};
use tauri::Manager;
use tauri::test::MockRuntime;
use tauri::{WebviewWindow, WebviewWindowBuilder};
use weft_desktop::{Aim, Looked, Session, Taken};

use crate::by;
use crate::exchange::{documents, file, preview, session};
use crate::ipc::ask;
use crate::webdriver::Driver;

/// Cases of the log, nearly each with a course of its own.
const CASES: u32 = 30_000;

/// A log that takes a while to read, and a long while to be sampled.
fn long_log(folder: &Path) -> PathBuf {
    let mut text = String::from("Case ID,Activity,Timestamp,Resource\n");
    let mut random = 1_u32;
    for case in 0..CASES {
        for minute in 10..18 {
            // A linear congruential generator (Numerical Recipes): every run has the same log.
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let (activity, person) = (random >> 28, (random >> 20) % 7);
            writeln!(
                text,
                "{case},Task {activity},2026-02-01 09:{minute},Person {person}"
            )
            .unwrap();
        }
    }
    file(folder, "Long.csv", text)
}

/// A window whose session has been shown the log, and its number.
fn window(folder: &Path) -> (WebviewWindow<MockRuntime>, u64) {
    let mut session = session(folder);
    let looked = Looked::at(&long_log(folder), Aim::Document).unwrap();
    let Taken::Log(log) = session.take(looked, by()).unwrap() else {
        unreachable!("it is a log");
    };
    let app = weft_desktop::with_commands(tauri::test::mock_builder())
        .manage(Mutex::new(session))
        .build(weft_desktop::context())
        .unwrap();
    let window = WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default());
    (window.build().unwrap(), log.number)
}

/// Reads the log, and stops it once it is as far as that.
fn stopped_at(is_there: fn(&Value) -> bool) {
    let folder = tempfile::tempdir().unwrap();
    let (window, number) = window(folder.path());
    let reads = window.clone();
    let reading = thread::spawn(move || {
        let choice = json!({ "number": number, "choice": {} });
        ask(&reads, "read_log", choice).unwrap()
    });
    let mut progress = Value::Null;
    while !is_there(&progress) {
        assert!(!reading.is_finished(), "it was not so far: {progress}");
        progress = ask(&window, "log_progress", json!({})).unwrap();
    }
    ask(&window, "stop_reading", json!({})).unwrap();
    assert_eq!(reading.join().unwrap(), Value::Null, "nothing came of it");
    assert_eq!(
        ask(&window, "log_progress", json!({})).unwrap(),
        Value::Null,
        "nobody reads"
    );
    assert_eq!(documents(folder.path()), 0, "nothing was made");

    let session = window.state::<Mutex<Session>>();
    let next = "step,roles\nTake the order,Clerk\n";
    let next = file(folder.path(), "Orders.csv", next);
    let shown = preview(&mut session.lock().unwrap(), &next, Aim::Document);
    let opened = json!({ "number": shown.number });
    let view = ask(&window, "open_previewed", opened).unwrap();
    assert_eq!(view["document"]["title"], "Orders", "the next file opens");
    assert_eq!(documents(folder.path()), 1, "and it alone");
}

#[test]
fn a_long_log_stops_while_it_is_read() {
    stopped_at(|now| now["events"].as_u64() > Some(0) && now["resamples"] == 0);
}

#[test]
fn a_long_log_stops_while_its_cases_are_drawn_again() {
    stopped_at(|now| now["resamples"].as_u64() > Some(0));
}

#[test]
fn the_window_says_how_far_a_long_log_is_and_stops_it() {
    if !Driver::can_run() {
        return;
    }
    let data = tempfile::tempdir().unwrap();
    let driver = Driver::open(Some(&long_log(data.path())), data.path());
    driver.listen();
    driver.click("dialog[open] footer .first");
    driver.wait(
        "it says how often cases were drawn",
        "return /drawn anew \\d+ of 500/.test(document.querySelector('dialog[open]').innerText)",
    );
    driver.keep_picture("log-progress");
    driver.click("dialog[open] .progress button");
    driver.find("dialog[open] footer .first");
    driver.press(&["\u{e00c}"]);
    driver.wait(
        "it is left",
        "return !document.querySelector('dialog[open]')",
    );
    let made = data.path().join("work.weft.desktop/documents");
    let made = std::fs::read_dir(made).map_or(0, Iterator::count);
    assert_eq!(made, 0, "nothing was made");
    driver.click("[data-sample='onboarding']");
    driver.find("[data-screen='compare'] [data-step]");
    driver.assert_content();
}

//! Files of other formats in the real window: a table is seen before it is opened, and what a file leaves out
//! before it is written.

use std::process::Command;

use crate::sample;
use crate::webdriver::Driver;

const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const CONTROL: &str = "\u{e009}";

const TABLE: &str = "\
Activity,Who,Minutes,Colour
Take the order,Clerk; Customer,10,red
Check the order,Clerk,,
Send the goods,Dispatch,20,green
";

/// What was understood, while it is shown.
const PREVIEW: &str = "dialog[open][aria-label='What Weft understood']";

#[test]
fn a_table_is_seen_before_it_is_opened() {
    if !Driver::can_run() {
        return;
    }
    let data = tempfile::tempdir().unwrap();
    let table = data.path().join("Orders.csv");
    std::fs::write(&table, TABLE).unwrap();
    let driver = Driver::open(Some(&table), data.path());
    driver.listen();
    let shown = driver.text(PREVIEW);
    for words in ["3 steps · 3 roles", "Who takes part", "Clerk; Customer"] {
        assert!(shown.contains(words), "{words} is shown: {shown}");
    }
    driver.keep_picture("preview");
    let documents = data.path().join("work.weft.desktop/documents");
    assert!(!documents.exists(), "nothing is made yet");
    driver.press(&[ESCAPE]);
    driver.wait(
        "it is left",
        "return document.querySelector('dialog[open]') === null",
    );
    assert!(!documents.exists(), "and nothing was made");
    drop(driver);

    let driver = Driver::open(Some(&table), data.path());
    driver.find(PREVIEW);
    driver.listen();
    driver.wait(
        "what is pressed next has the focus",
        "return document.activeElement?.innerText === 'Open'",
    );
    driver.press(&[ENTER]);
    driver.find("[data-screen='workflow']");
    assert_eq!(driver.text("h1"), "Orders", "it is called after its file");
    driver.wait(
        "what was shown is there",
        "return document.querySelectorAll('.canvas [data-step]').length === 3",
    );
    driver.assert_content();
}

#[test]
fn what_a_file_leaves_out_is_said_before_it_is_written() {
    if !Driver::can_run() {
        return;
    }
    let data = tempfile::tempdir().unwrap();
    let driver = Driver::compare(&sample("onboarding.weft.json"), data.path());
    driver.press(&[CONTROL, "e"]);
    driver.click("dialog[open] input[value='csv']");
    driver.wait(
        "it says what is left out",
        "return document.querySelector('dialog[open]').innerText.includes('a sheet cannot hold')",
    );
    driver.keep_picture("export");
    driver.press(&[ESCAPE]);
    driver.wait(
        "it is left",
        "return document.querySelector('dialog[open]') === null",
    );
    driver.assert_content();
}

#[test]
fn a_document_is_written_through_the_dialog_of_the_system() {
    let can_type = Command::new("xdotool").arg("version").output().is_ok();
    if !can_type {
        eprintln!("SKIPPED: no xdotool to type into the dialog of the system");
    }
    if !Driver::can_run() || !can_type {
        return;
    }
    let data = tempfile::tempdir().unwrap();
    let driver = Driver::compare(&sample("onboarding.weft.json"), data.path());
    driver.press(&[CONTROL, "e"]);
    driver.click("dialog[open] input[value='csv']");
    driver.wait(
        "it says what is left out",
        "return document.querySelector('dialog[open]').innerText.includes('a sheet cannot hold')",
    );
    let file = data.path().join("written.csv");
    driver.choose(
        &file,
        "document.querySelector('dialog[open] footer .first')?.click()",
        "return document.querySelector('[role=status]')?.innerText.includes('written.csv') === true",
    );
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.starts_with("id,"), "a table: {written:.80}");
    driver.keep_picture("export-written");
    driver.assert_content();
}

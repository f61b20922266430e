//! Files of other formats in the real window: a table is seen before it is opened, and what a file leaves out
//! before it is written.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

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
    let Some(screen) = Screen::new() else {
        eprintln!("SKIPPED: no Xvfb for a screen on which nobody else types");
        return;
    };
    let data = tempfile::tempdir().unwrap();
    let document = sample("onboarding.weft.json");
    let driver = Driver::open_on(&screen.display, Some(&document), data.path());
    driver.find("[data-screen='compare']");
    driver.listen();
    driver.press(&[CONTROL, "e"]);
    driver.click("dialog[open] input[value='csv']");
    driver.wait(
        "it says what is left out",
        "return document.querySelector('dialog[open]').innerText.includes('a sheet cannot hold')",
    );
    let file = data.path().join("written.csv");
    // The answer of a click comes only when the system's dialog is closed.
    driver.run("setTimeout(() => document.querySelector('dialog[open] footer .first').click())");
    screen.type_path(&file);
    driver.wait(
        "it says where the file stands",
        "return document.querySelector('[role=status]')?.innerText.includes('written.csv')",
    );
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.starts_with("id,"), "a table: {written:.80}");
    driver.keep_picture("export-written");
    driver.assert_content();
}

/// A screen on which only one window is: keys of the system go to whichever has the focus.
struct Screen {
    server: Child,
    display: String,
}

impl Screen {
    /// Starts a server, which chooses a number that is free.
    fn new() -> Option<Self> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24"])
            .args(["-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut number = String::new();
        let said = server.stdout.take()?;
        BufReader::new(said).read_line(&mut number).ok()?;
        let display = format!(":{}", number.trim());
        Some(Self { server, display })
    }

    /// Types the path of a file into the dialog of the system, and accepts it. The dialog takes a name only
    /// once it has looked for files, so it is tried until it is done.
    fn type_path(&self, path: &Path) {
        let name = path.to_string_lossy();
        let find = ["search", "--onlyvisible", "--name", "^Save"];
        let typed = ["windowfocus", "--sync", "key", "ctrl+a", "type", &name];
        for _ in 0..30 {
            // It fails where the dialog is not there yet, or not any more. Typing takes all words that follow.
            self.keys(&[&find[..], &typed].concat());
            std::thread::sleep(Duration::from_secs(1));
            self.keys(&["key", "Return"]);
            std::thread::sleep(Duration::from_secs(1));
            if path.exists() {
                return;
            }
        }
    }
}

impl Screen {
    fn keys(&self, line: &[&str]) {
        let mut xdotool = Command::new("xdotool");
        let done = xdotool.env("DISPLAY", &self.display).args(line).output();
        assert!(done.is_ok(), "it was there before");
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

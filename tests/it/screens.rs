//! Every screen in every light, in both languages: nothing is cut off, and there is a picture of each.

use std::path::Path;

use serde_json::Value;

use crate::sample;
use crate::webdriver::Driver;

/// The screens of a document, with what is on them when they are drawn.
const SCREENS: [(&str, &str); 6] = [
    ("workflow", "[aria-label] [data-step]"),
    ("compare", "[data-finding]"),
    ("people", "[data-person]"),
    ("matches", "[data-screen='matches'] [data-row]"),
    ("plan", "[data-screen='plan'] h2"),
    ("report", "ol > li:first-child img"),
];

pub(crate) const LIGHTS: [&str; 3] = ["light", "dark", "projector"];

#[test]
fn every_screen_is_whole_in_every_light() {
    if !Driver::can_run() {
        return;
    }
    let data = tempfile::tempdir().unwrap();
    look_around(data.path(), "");
}

#[test]
fn every_screen_is_whole_in_german() {
    if !Driver::can_run() {
        return;
    }
    let data = tempfile::tempdir().unwrap();
    german(data.path());
    look_around(data.path(), "german-");
}

/// The window speaks German.
pub(crate) fn german(data: &Path) {
    let folder = data.join("work.weft.desktop");
    std::fs::create_dir_all(&folder).unwrap();
    let german = r#"{"language":"de","appearance":"light","textSize":100,"author":""}"#;
    std::fs::write(folder.join("preferences.json"), german).unwrap();
}

/// Goes to every screen in every light; `prefix` is what the pictures are called after.
fn look_around(data: &Path, prefix: &str) {
    let driver = Driver::compare(&sample("onboarding.weft.json"), data);
    for (at, (screen, content)) in SCREENS.iter().enumerate() {
        driver.run(&format!(
            "document.querySelectorAll('nav button')[{at}].click()"
        ));
        driver.find(&format!("[data-screen='{screen}']"));
        driver.find(content);
        driver.wait("its pictures are there", AUDITED);
        for light in LIGHTS {
            driver.run(&format!(
                "document.documentElement.dataset.theme = '{light}';
                 return new Promise((done) => setTimeout(done, 400))"
            ));
            assert_eq!(
                driver.run(CUT_OFF),
                Value::Array(Vec::new()),
                "{prefix}{screen} in {light}: nothing is cut off"
            );
            driver.keep_picture(&format!("{prefix}{screen}-{light}"));
        }
        driver.run("delete document.documentElement.dataset.theme");
    }
    driver.press(&["\u{e009}", "e"]);
    driver.find("dialog[open] footer .first");
    look_at(&driver, &format!("{prefix}export"));
    driver.press(&["\u{e00c}"]);
    driver.click("header button");
    driver.find("[data-screen='start'] .recent li");
    for light in LIGHTS {
        driver.run(&format!(
            "document.documentElement.dataset.theme = '{light}'"
        ));
        driver.keep_picture(&format!("{prefix}start-{light}"));
    }
    driver.assert_content();
    drop(driver);
    look_at_table(data, prefix);
}

/// What was understood of a table in which one column is not known.
fn look_at_table(data: &Path, prefix: &str) {
    let table = data.join("Orders.csv");
    let text = "Activity,Who,Minutes,Colour\nTake the order,Clerk; Customer,10,red\n";
    std::fs::write(&table, text).unwrap();
    let driver = Driver::open(Some(&table), data);
    driver.find("dialog[open] [data-column='D']");
    look_at(&driver, &format!("{prefix}preview"));
    std::fs::write(&table, "step,minutes\nAsk,long\n,5\n").unwrap();
    drop(driver);
    let driver = Driver::open(Some(&table), data);
    driver.find("dialog[open] [data-wrong]");
    look_at(&driver, &format!("{prefix}preview-wrong"));
}

/// A dialog in every light.
pub(crate) fn look_at(driver: &Driver, name: &str) {
    for light in LIGHTS {
        driver.run(&format!(
            "document.documentElement.dataset.theme = '{light}';
             return new Promise((done) => setTimeout(done, 400))"
        ));
        assert_eq!(
            driver.run(CUT_OFF_IN_DIALOG),
            Value::Array(Vec::new()),
            "{name} in {light}: nothing is cut off"
        );
        driver.keep_picture(&format!("{name}-{light}"));
    }
    driver.run("delete document.documentElement.dataset.theme");
}

/// What is wider than its room in a dialog.
const CUT_OFF_IN_DIALOG: &str = "
    const dialog = document.querySelector('dialog[open]').getBoundingClientRect();
    const cut = dialog.right > innerWidth || dialog.bottom > innerHeight ? ['the dialog'] : [];
    for (const one of document.querySelectorAll('dialog[open] :is(button, h2, h3, th, td, p, label)')) {
      const { left, right } = one.getBoundingClientRect();
      if (one.closest('.quiet')) continue;
      if (left < dialog.left - 1 || right > dialog.right + 1) cut.push(one.textContent.trim());
      if (one.matches('button') && one.scrollWidth > one.clientWidth + 1) cut.push(one.textContent.trim());
    }
    return cut";

const AUDITED: &str =
    "const { revision, audited } = document.querySelector('[data-screen]').dataset;
    return revision === audited";

/// What is wider than its room: the page itself, and buttons and headings whose words do not fit.
const CUT_OFF: &str = "
    const page = document.documentElement;
    const cut = page.scrollWidth > innerWidth ? ['the page'] : [];
    for (const one of document.querySelectorAll('button, h1, h2, h3, th, dt, summary')) {
      const { overflowX, textOverflow } = getComputedStyle(one);
      const hides = overflowX !== 'visible' && textOverflow !== 'ellipsis';
      if (hides && one.scrollWidth > one.clientWidth + 1) cut.push(one.textContent.trim());
      const { left, right } = one.getBoundingClientRect();
      const scrolls = one.closest('[data-sheet], .canvas, table, ol, ul, [role=grid]');
      if (!scrolls && (left < -1 || right > innerWidth + 1)) cut.push('beyond the edge: ' + one.textContent.trim());
    }
    const parts = [...document.querySelector('header').children].map((one) => {
      const inner = [...one.children].map((child) => child.getBoundingClientRect())
        .filter(({ width }) => width > 0);
      return { left: Math.min(...inner.map((r) => r.left)), right: Math.max(...inner.map((r) => r.right)) };
    });
    parts.forEach((one, at) => {
      if (at > 0 && one.left < parts[at - 1].right - 1) cut.push('parts of the head lie over each other');
    });
    return cut";

//! Who meets whom, in the real window: before and now, by pointer and by keys, in every theme.

use serde_json::Value;

use crate::sample;
use crate::webdriver::Driver;

const ENTER: &str = "\u{e007}";
const UP: &str = "\u{e013}";

#[test]
fn people_are_shown_before_and_now() {
    if !Driver::can_run() {
        return;
    }
    let data = tempfile::tempdir().unwrap();
    let driver = Driver::compare(&sample("onboarding.weft.json"), data.path());
    open(&driver);
    assert_eq!(
        driver.run("return document.querySelectorAll('[data-side=now] [data-change=severed] .slash').length"),
        Value::from(16),
        "two strokes through each of eight ties"
    );
    assert_eq!(
        driver.run("return document.querySelectorAll('[data-side=now] [data-look=alone]').length"),
        Value::from(6),
        "six are left alone"
    );
    for theme in ["light", "dark", "projector"] {
        driver.run(&format!(
            "document.documentElement.dataset.theme = '{theme}'"
        ));
        driver.keep_picture(&format!("people-{theme}"));
    }
    driver.run("delete document.documentElement.dataset.theme");
    by_keys(&driver);
    follow_a_step(&driver);
    driver.assert_content();
}

fn open(driver: &Driver) {
    driver.run(
        "[...document.querySelectorAll('nav button')].find(b => b.innerText === 'People').click()",
    );
    driver.find("[data-screen='people'] [data-person]");
}

/// Arrows lead from the new hire to the mentor, Enter says whom the mentor met.
fn by_keys(driver: &Driver) {
    driver.run("document.querySelector('[data-side=now] [data-person=\"New hire\"]').focus()");
    driver.press(&[UP]);
    let spoken = driver.run("return document.activeElement.getAttribute('aria-label')");
    assert_eq!(
        spoken, "Mentor: met New hire 180 minutes per case before, nobody now",
        "a circle says whom it met"
    );
    driver.press(&[ENTER]);
    let met = driver.text("[aria-label='Met before']");
    assert!(
        met.contains("Shadow an experienced colleague"),
        "and where: {met}"
    );
    driver.keep_picture("people-role");
}

/// A step of the list is selected beside the other version.
fn follow_a_step(driver: &Driver) {
    driver.click("[title='Go to the step Shadow an experienced colleague']");
    driver.find("[data-screen='compare'] [data-step='b7'][aria-pressed='true']");
}

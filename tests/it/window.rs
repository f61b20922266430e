//! The real window: it opens a file, shows what was stripped out, obeys the keyboard and keeps its
//! policy.

use serde_json::Value;

use crate::sample;
use crate::webdriver::Driver;

#[test]
fn the_window_shows_the_audit_of_a_file() {
    if !Driver::can_run() {
        return;
    }
    let data = tempfile::tempdir().unwrap();
    let driver = Driver::open(Some(&sample("onboarding.weft.json")), data.path());

    driver.find("[data-screen='compare']");
    assert_eq!(
        driver.title(),
        "New-hire onboarding",
        "the window is called after its document"
    );
    let heading = driver.text("h1");
    assert_eq!(
        heading, "New-hire onboarding",
        "the document is on the screen"
    );
    let profile = driver.text("[aria-label='Profile']");
    for line in [
        "Contact time kept",
        "Purposes kept",
        "Ties kept",
        "Human loops kept",
    ] {
        assert!(
            profile.contains(line),
            "{line} is a line of the profile: {profile}"
        );
    }

    let chosen = || {
        driver.run(
            "return document.querySelector('[data-finding][aria-current]')?.dataset.finding ?? ''",
        )
    };
    let first = chosen();
    driver.type_into(&driver.find("[aria-label='Findings'] [data-finding]"), "n");
    assert_ne!(chosen(), first, "N goes to the next finding");

    assert_eq!(
        policy(&driver),
        "refused",
        "script in the page does not run"
    );
    let lost = driver.run("return document.fonts.check('13px \"Inter Variable\"')");
    assert_eq!(lost, Value::Bool(true), "the font is the bundled one");

    driver.click("button[aria-label='Start']");
    driver.find("[data-screen='start']");
    let recent = driver.text("li");
    assert!(
        recent.starts_with("New-hire onboarding"),
        "the start lists it: {recent}"
    );
}

/// What becomes of a script that somebody got into the page.
fn policy(driver: &Driver) -> Value {
    driver.run(
        "const script = document.createElement('script');
         script.textContent = 'window.intruder = true';
         document.body.append(script);
         return window.intruder ? 'run' : 'refused';",
    )
}

#[test]
fn two_presses_make_one_redesign() {
    if !Driver::can_run() {
        return;
    }
    let data = tempfile::tempdir().unwrap();
    let driver = Driver::compare(&sample("onboarding.weft.json"), data.path());
    driver.run(
        "const make = [...document.querySelectorAll('button')].find(b => b.innerText === 'Make a redesign');
         make.click(); make.click();",
    );
    let versions = "[aria-label='Versions'] button";
    driver.wait(
        "the new redesign is shown",
        &format!("return document.querySelector(\"{versions}[aria-pressed='true']\")?.innerText === 'Redesign 2'"),
    );
    let count = driver.run(&format!(
        "return document.querySelectorAll(\"{versions}\").length"
    ));
    assert_eq!(count, Value::from(3), "baseline, redesign and one copy");
    driver.assert_content();
}

#[test]
fn the_report_is_drawn_page_by_page() {
    if !Driver::can_run() {
        return;
    }
    let data = tempfile::tempdir().unwrap();
    let driver = Driver::compare(&sample("onboarding.weft.json"), data.path());
    driver.run(
        "[...document.querySelectorAll('nav button')].find(b => b.innerText === 'Report').click()",
    );
    let region = driver.find("[data-screen='report'] [aria-label='Pages of the report']");
    let drawn = |which: &str| {
        format!(
            "const page = document.querySelector(\"ol > li:{which} img\");
             return page !== null && page.complete && page.naturalWidth > 0"
        )
    };
    driver.wait("the cover is drawn", &drawn("first-child"));
    let last = driver.run(&drawn("last-child"));
    assert_eq!(last, Value::Bool(false), "the last page is far off");
    // The key that is called End.
    driver.type_into(&region, "\u{E010}");
    driver.wait("the last page is drawn", &drawn("last-child"));
    let number = driver.run("return document.querySelector('input[type=number]').value");
    let pages = driver.run("return String(document.querySelectorAll('ol > li').length)");
    assert_eq!(number, pages, "and is the current one");
    driver.keep_picture("report");
    driver.assert_content();
}

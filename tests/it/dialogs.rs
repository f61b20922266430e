//! The dialogs of files and logs in every light, in both languages: nothing is cut off, and there is a
//! picture of each.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::exchange::file;
use crate::sample;
use crate::screens::{LIGHTS, german, look_at};
use crate::webdriver::Driver;

const CONTROL: &str = "\u{e009}";
const ESCAPE: &str = "\u{e00c}";

/// Words of the window that are looked for, in one language.
struct Language {
    /// What the pictures are called after.
    prefix: &'static str,
    against: &'static str,
}

const ENGLISH: Language = Language {
    prefix: "",
    against: "Compare with a log…",
};
const GERMAN: Language = Language {
    prefix: "german-",
    against: "Mit einem Protokoll vergleichen…",
};

#[test]
fn every_dialog_of_a_log_is_whole_in_every_light() {
    if !Driver::can_run() {
        return;
    }
    let data = tempfile::tempdir().unwrap();
    look_around(data.path(), &ENGLISH);
}

#[test]
fn every_dialog_of_a_log_is_whole_in_german() {
    if !Driver::can_run() {
        return;
    }
    let data = tempfile::tempdir().unwrap();
    german(data.path());
    look_around(data.path(), &GERMAN);
}

fn look_around(data: &Path, language: &Language) {
    look_at_log(data, language.prefix);
    look_at_known(data, language.prefix);
    look_at_comparison(data, language);
}

/// What is chosen about two logs, and what was understood of them.
fn look_at_log(data: &Path, prefix: &str) {
    let path = log(data, "Claims 2025.csv", 60, HEADER);
    let later = log(
        data,
        "Claims since the redesign.csv",
        40,
        "Ticket,Task,Done,Agent\n",
    );
    let driver = Driver::open(Some(&path), data);
    driver.listen();
    driver.find("dialog[open] [data-field='case']");
    from_top_to_bottom(&driver, &format!("{prefix}log-columns"));
    driver.run("[...document.querySelectorAll('dialog[open] [type=checkbox]')].at(-1).click()");
    from_top_to_bottom(&driver, &format!("{prefix}log-names"));
    driver.run("[...document.querySelectorAll('dialog[open] [type=checkbox]')].at(0).click()");
    driver.choose(
        &later,
        "document.querySelector('[data-choose-second]').click()",
        "return document.querySelector('[data-second]') !== null",
    );
    from_top_to_bottom(&driver, &format!("{prefix}log-pair"));
    // Not every column of the other log is known, so one is said.
    driver.run(
        "for (const select of document.querySelectorAll('dialog[open] [data-field=case] select')) {
           if (select.value === '') {
             select.value = 'Ticket';
             select.dispatchEvent(new Event('change', { bubbles: true }));
           }
         }",
    );
    driver.click("dialog[open] footer .first");
    driver.find("dialog[open] [data-interval]");
    from_top_to_bottom(&driver, &format!("{prefix}log-understood"));
    driver.click("dialog[open] footer .first");
    driver.find("[data-screen] [data-step]");
    for light in LIGHTS {
        in_light(&driver, light);
        driver.keep_picture(&format!("{prefix}log-drawn-{light}"));
    }
    driver.click("nav [data-to='workflow']");
    driver.find("[data-screen='workflow'] [data-step]");
    driver.run("document.querySelector('[role=application]').focus()");
    driver.press(&[CONTROL, "0"]);
    let entry = driver.find("[data-quick-entry]");
    driver.type_into(&entry, "Pay [Clerk, Claimant] 5m");
    for light in LIGHTS {
        in_light(&driver, light);
        driver.keep_picture(&format!("{prefix}log-note-{light}"));
    }
    driver.assert_content();
}

/// A file that a document was made of before, which somebody changed since.
fn look_at_known(data: &Path, prefix: &str) {
    let table = file(data, "Orders.csv", "step,roles\nTake the order,Clerk\n");
    for text in [
        "step,roles\nTake the order,Clerk\n",
        "step,roles\nTake the order,Sales\n",
    ] {
        std::fs::write(&table, text).unwrap();
        let driver = Driver::open(Some(&table), data);
        driver.find("dialog[open] footer .first");
        if driver.run("return document.querySelector('[data-known]') !== null") == Value::Bool(true)
        {
            look_at(&driver, &format!("{prefix}known"));
            return;
        }
        driver.click("dialog[open] footer .first");
        let entry = driver.find("[data-quick-entry]");
        driver.type_into(&entry, "Pack [Clerk]\u{E007}");
        driver.wait(
            "the step is there",
            "return document.querySelectorAll('[data-step]').length > 1",
        );
    }
    unreachable!("it was opened before");
}

/// A drawing that is held against a log: where that is asked for, and what differs.
fn look_at_comparison(data: &Path, language: &Language) {
    let prefix = language.prefix;
    let path = log(data, "Claims 2025.csv", 60, HEADER);
    let driver = Driver::compare(&sample("onboarding.weft.json"), data);
    for light in LIGHTS {
        in_light(&driver, light);
        driver.click("header [aria-haspopup='menu']");
        driver.find("[role='menuitem']");
        assert_eq!(
            driver.run(BEYOND_THE_EDGE),
            Value::Array(Vec::new()),
            "{prefix}menu in {light}: nothing is cut off"
        );
        driver.keep_picture(&format!("{prefix}file-menu-{light}"));
        driver.press(&[ESCAPE]);
    }
    let asks = format!(
        "const menu = document.querySelector('header [aria-haspopup=menu]');
         if (menu.ariaExpanded !== 'true') menu.click();
         setTimeout(() => [...document.querySelectorAll('[role=menuitem]')]
           .find((one) => one.innerText.trim() === '{}').click(), 200)",
        language.against
    );
    driver.choose(
        &path,
        &asks,
        "return document.querySelector('dialog[open] [data-field]') !== null",
    );
    look_at(&driver, &format!("{prefix}against-columns"));
    driver.click("dialog[open] footer .first");
    driver.find("[data-differs]");
    for light in LIGHTS {
        in_light(&driver, light);
        driver.keep_picture(&format!("{prefix}against-{light}"));
    }
    driver.click("[data-differs]");
    driver.find("[data-screen='workflow']");
    for light in LIGHTS {
        in_light(&driver, light);
        assert_eq!(
            driver.run(CUT_OFF_IN_PANEL),
            Value::Array(Vec::new()),
            "{prefix}panel in {light}: nothing is cut off"
        );
        driver.keep_picture(&format!("{prefix}against-step-{light}"));
    }
    driver.assert_content();
}

/// A dialog in every light, at its top and at its bottom.
fn from_top_to_bottom(driver: &Driver, name: &str) {
    look_at(driver, name);
    for light in LIGHTS {
        in_light(driver, light);
        driver.run("document.querySelector('dialog[open] .dialog-body').scrollTo(0, 1e6)");
        driver.keep_picture(&format!("{name}-bottom-{light}"));
    }
    driver.run("document.querySelector('dialog[open] .dialog-body').scrollTo(0, 0)");
}

fn in_light(driver: &Driver, light: &str) {
    driver.run(&format!(
        "document.documentElement.dataset.theme = '{light}';
         return new Promise((done) => setTimeout(done, 400))"
    ));
}

/// What is wider than its room in the panel of a step.
const CUT_OFF_IN_PANEL: &str = "
    const panel = [...document.querySelectorAll('aside')].at(-1);
    const edge = panel.getBoundingClientRect().right - 17;
    return [...panel.querySelectorAll('button, span, input')]
      .filter((one) => one.getBoundingClientRect().right > edge)
      .map((one) => one.textContent.trim() || one.ariaLabel)";

const BEYOND_THE_EDGE: &str = "
    return [...document.querySelectorAll('[role=menuitem], [role=menuitem] kbd')]
      .filter((one) => one.getBoundingClientRect().right > innerWidth)
      .map((one) => one.textContent.trim())";

const HEADER: &str = "Case ID,Activity,Timestamp,Resource\n";

/// A log of claims: every third is examined with whoever made it, every fifth begins again.
fn log(folder: &Path, name: &str, cases: u32, header: &str) -> PathBuf {
    let mut text = header.to_owned();
    for case in 0..cases {
        let examined = if case % 3 == 0 {
            "Examine thoroughly with the claimant"
        } else {
            "Examine by the checklist"
        };
        let mut course = vec!["Register the claim", examined, "Decide"];
        if case % 5 == 0 {
            course.extend(["Begin again", examined, "Decide"]);
        }
        course.push(if case % 2 == 0 {
            "Pay compensation"
        } else {
            "Reject the claim"
        });
        for (hour, activity) in course.iter().enumerate() {
            let (day, hour, who) = (case % 28 + 1, hour + 9, ["Ada", "Grace", "Mary"][hour % 3]);
            writeln!(
                text,
                "{case},{activity},2026-02-{day:02} {hour:02}:00,{who}"
            )
            .unwrap();
        }
    }
    file(folder, name, text)
}

//! A workshop in the real window: a workflow is typed from nothing, redesigned, compared, mended,
//! taken back and found again. Pictures of the screens are kept for somebody to look at.

use serde_json::Value;

use crate::sample;
use crate::webdriver::Driver;

const ENTER: &str = "\u{e007}";
const CONTROL: &str = "\u{e009}";
const SHIFT: &str = "\u{e008}";
const DELETE: &str = "\u{e017}";

#[test]
fn a_workshop_types_compares_mends_and_loses_nothing() {
    if !Driver::can_run() {
        return;
    }
    let data = tempfile::tempdir().unwrap();
    let driver = Driver::open(None, data.path());
    driver.find("[data-screen='start']");
    driver.listen();
    driver.keep_picture("start");

    let lines = lines();
    type_baseline(&driver, &lines);
    driver.keep_picture("workflow");
    redesign(&driver);
    compare(&driver);
    let_go_and_put_back(&driver);
    take_back_and_repeat(&driver, lines.len());
    find_again(&driver, lines.len());
    driver.assert_content();
}

/// The baseline of the sample, a line of the quick entry a step.
fn lines() -> Vec<String> {
    let text = std::fs::read(sample("onboarding.weft.json")).unwrap();
    let document: Value = serde_json::from_slice(&text).unwrap();
    let steps = document["baseline"]["steps"].as_array().unwrap();
    let words = |list: &Value, between: &str| {
        let words = list.as_array().unwrap().iter();
        let words: Vec<&str> = words.filter_map(Value::as_str).collect();
        words.join(between)
    };
    steps
        .iter()
        .map(|step| {
            format!(
                "{} [{}] {}m {} {}",
                step["name"].as_str().unwrap(),
                words(&step["roles"], ", "),
                step["minutes"],
                words(&step["purposes"], " "),
                step["mode"].as_str().unwrap()
            )
        })
        .collect()
}

fn type_baseline(driver: &Driver, lines: &[String]) {
    driver.click("aside .new");
    driver.find("[data-screen='workflow']");
    let entry = driver.find("[data-quick-entry]");
    for (at, line) in lines.iter().enumerate() {
        driver.type_into(&entry, line);
        driver.type_into(&entry, ENTER);
        driver.wait(
            &format!("step {} is there", at + 1),
            &format!("return {} === {}", rows(), at + 1),
        );
    }
    let name = driver.text("[role='row'][aria-selected='true']");
    assert!(
        lines
            .last()
            .unwrap()
            .starts_with(name.lines().nth(1).unwrap_or_default()),
        "the last step that was typed is selected: {name}"
    );
}

/// How many steps the version on the screen has.
fn rows() -> &'static str {
    "Number(document.querySelector('[aria-rowcount]')?.getAttribute('aria-rowcount')) - 1"
}

/// The redesign strips one contact out and gives another to a machine.
fn redesign(driver: &Driver) {
    driver.run("[...document.querySelectorAll('button')].find(b => b.innerText === 'Make a redesign').click()");
    driver.wait(
        "the redesign is shown",
        "return document.querySelector(\"[aria-label='Versions'] [aria-pressed='true']\")?.innerText === 'Redesign'",
    );
    let card = "[aria-label='Canvas'] [data-step='b3']";
    driver.click(card);
    driver.press(&["1"]);
    driver.wait(
        "b3 is automated",
        &format!("return document.querySelector(\"{card}\")?.ariaLabel.includes('ai-automated')"),
    );
    driver.click("[aria-label='Canvas'] [data-step='b2']");
    driver.press(&[DELETE]);
    driver.wait(
        "b2 is gone",
        "return document.querySelector(\"[aria-label='Canvas'] [data-step='b2']\") === null",
    );
}

fn compare(driver: &Driver) {
    driver.run(
        "[...document.querySelectorAll('nav button')].find(b => b.innerText === 'Compare').click()",
    );
    driver.find("[data-screen='compare']");
    driver.find("[data-finding='C01:b2']");
    driver.find("[data-finding='C01:b3']");
    for theme in ["light", "dark", "projector"] {
        driver.run(&format!(
            "document.documentElement.dataset.theme = '{theme}'; return new Promise(done => setTimeout(done, 400))"
        ));
        driver.keep_picture(&format!("compare-{theme}"));
        driver.click("[aria-label='Canvas'] [data-step='b5']");
        driver.press(&["\u{e014}"]);
    }
    driver.run("delete document.documentElement.dataset.theme");
}

fn let_go_and_put_back(driver: &Driver) {
    driver.click("[data-finding='C01:b3']");
    driver.find("[data-ghost='b3']");
    driver.keep_picture("compare-finding");
    button(driver, "Let it go…");
    button(driver, "Let it go");
    driver.wait(
        "without a reason and somebody who decided, nothing is let go",
        "return document.querySelectorAll('dialog .missing').length === 2",
    );
    driver.run(
        "const reason = document.querySelector('dialog select');
         reason.selectedIndex = 1;
         reason.dispatchEvent(new Event('change', { bubbles: true }));",
    );
    driver.click("dialog input[value='IT support']");
    button(driver, "Let it go");
    button(driver, "Bring it back");
    driver.wait("it counts again", &has_button("Let it go…"));
    button(driver, "Put it back");
    driver.wait(
        "what is back is not missed",
        "return document.querySelector(\"[data-finding='C01:b3']\") === null",
    );
}

fn take_back_and_repeat(driver: &Driver, steps: usize) {
    driver.run("[...document.querySelectorAll('nav button')].find(b => b.innerText === 'Workflow').click()");
    driver.run("[...document.querySelectorAll(\"[aria-label='Versions'] button\")].find(b => b.innerText === 'Baseline').click()");
    driver.wait(
        "the baseline is shown",
        &format!("return {} === {steps}", rows()),
    );
    driver.run("document.activeElement.blur()");
    // Let go, brought back, put back, two changes of the redesign, the redesign itself, every line.
    let changes = steps + 6;
    for _ in 0..changes {
        driver.press(&[CONTROL, "z"]);
    }
    driver.wait(
        "everything is taken back",
        &format!("return {} <= 0", rows()),
    );
    for _ in 0..changes {
        driver.press(&[CONTROL, SHIFT, "z"]);
    }
    driver.wait(
        "everything is repeated",
        &format!("return {} === {steps}", rows()),
    );
    driver.wait(
        "the redesign, too",
        "return [...document.querySelectorAll(\"[aria-label='Versions'] button\")].length === 2",
    );
}

fn find_again(driver: &Driver, steps: usize) {
    driver.click("button[aria-label='Start']");
    driver.find("[data-screen='start']");
    driver.click(".recent li button");
    driver.find("[data-screen='compare']");
    driver.run("[...document.querySelectorAll('nav button')].find(b => b.innerText === 'Workflow').click()");
    driver.run("[...document.querySelectorAll(\"[aria-label='Versions'] button\")].find(b => b.innerText === 'Baseline').click()");
    driver.wait("nothing is lost", &format!("return {} === {steps}", rows()));
}

fn has_button(text: &str) -> String {
    format!("return [...document.querySelectorAll('button')].some(b => b.innerText === '{text}')")
}

fn button(driver: &Driver, text: &str) {
    driver.wait(&format!("“{text}” can be pressed"), &has_button(text));
    driver.run(&format!(
        "[...document.querySelectorAll('button')].find(b => b.innerText === '{text}').click()"
    ));
}

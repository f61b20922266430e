//! Hostile text in every field stays text, on every screen of the real window.

use serde_json::{Value, json};

use crate::webdriver::Driver;

/// Texts that a careless program would run, cut, reorder or choke on.
const TEXTS: [&str; 6] = [
    "<script>window.weftPwned = 1</script>",
    "<img src=x onerror='window.weftPwned = 1'>",
    "#eval(\"1 + 1\") {{constructor.constructor('window.weftPwned = 1')()}}",
    "\u{202e}reversed\u{202c} \u{2066}held\u{2069} مرحبا",
    "👩‍👩‍👧‍👦 🏳️‍🌈 \u{0301}\u{0301}\u{0301} e\u{0301}",
    "NUL \u{0} and \u{1b}[31m",
];

/// A workflow of which each field holds one of the texts, and one of 10,000 characters.
fn document() -> Value {
    let long = "x".repeat(10_000);
    let texts = TEXTS.iter().copied().chain([long.as_str()]);
    let steps = |letter: char| -> Value {
        let of = |(at, text): (usize, &str)| {
            let mut step = json!({
                "id": format!("{letter}{at}"),
                "name": format!("{at} {text}"),
                "roles": [format!("A {text}"), format!("B {text}")],
                "tag": "human-relational", "mode": "live", "minutes": 10, "purposes": ["trust"],
                "goal": text, "notes": text,
            });
            if letter == 'r' {
                step["replaces"] = json!([format!("b{at}")]);
                step["mode"] = json!(if at % 2 == 0 { "one-way" } else { "live" });
            }
            step
        };
        texts.clone().enumerate().map(of).collect()
    };
    let role = |text: &str| ["A", "B"].map(|who| json!({ "name": format!("{who} {text}") }));
    json!({
        "format": "weft/1", "title": TEXTS[0], "case": TEXTS[1],
        "roles": texts.clone().flat_map(role).collect::<Vec<_>>(),
        "baseline": { "steps": steps('b') },
        "redesign": { "steps": steps('r') },
    })
}

#[test]
fn hostile_text_stays_text_on_every_screen() {
    if !Driver::can_run() {
        return;
    }
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("hostile.weft.json");
    std::fs::write(&file, document().to_string()).unwrap();
    let driver = Driver::open(Some(&file), data.path());
    driver.find("[data-screen='compare']");
    assert_eq!(driver.text("h1"), TEXTS[0], "the title is shown as it is");

    let screens = driver.run("return document.querySelectorAll('nav button').length");
    for screen in 0..screens.as_u64().unwrap() {
        driver.run(&format!(
            "document.querySelectorAll('nav button')[{screen}].click()"
        ));
        driver.find(&format!(
            "nav button:nth-of-type({})[aria-current]",
            screen + 1
        ));
        // A picture that fails to load would run its handler a moment later.
        std::thread::sleep(std::time::Duration::from_millis(500));
        let page = driver.run(
            "return { pwned: window.weftPwned ?? null,
                scripts: document.querySelectorAll('body script').length,
                pictures: document.querySelectorAll('img[src=x]').length,
                failed: document.querySelectorAll('.failed').length }",
        );
        let expected = json!({ "pwned": null, "scripts": 0, "pictures": 0, "failed": 0 });
        assert_eq!(page, expected, "screen {screen} shows text and runs none");
    }
}

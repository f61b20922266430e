//! How long an edit takes in the real window until its audit is on the screen, by the size of the
//! workflow. Needs `WebKitWebDriver` and a screen; `cargo xtask bench` brings both.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench prints, and stops where something is missing"
)]

#[path = "../../tests/it/screen.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod screen;
#[path = "../../tests/it/webdriver.rs"]
#[allow(dead_code, clippy::print_stderr, reason = "the tests use more of it")]
mod webdriver;

use std::time::Duration;

use webdriver::Driver;

/// Steps a side, with what an edit may take, in milliseconds.
const SIZES: [(usize, f64); 3] = [(150, 100.0), (1_000, f64::INFINITY), (5_000, 500.0)];

/// Edits of each size; the first ones warm up.
const EDITS: usize = 48;
const WARM: usize = 8;

fn main() {
    if !Driver::can_run() {
        return;
    }
    println!("steps a side | median ms | p95 ms | goal ms");
    for (steps, goal) in SIZES {
        let times = edits(steps);
        let at = |share: usize| times[(times.len() - 1) * share / 100];
        println!("{steps:>12} | {:>9.0} | {:>6.0} | {goal}", at(50), at(95));
    }
}

/// Milliseconds from a key to the screen that shows the audit of what it did, in rising order.
fn edits(steps: usize) -> Vec<f64> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("generated.weft.json");
    std::fs::write(&file, weft_bench::pair::pair(steps)).unwrap();
    let driver = Driver::open(Some(&file), folder.path());
    driver.find("[data-screen][data-audited]");
    driver.run(&format!("{SCRIPT}; retag({EDITS})"));
    while driver.run("return window.weftTimes.done !== true") == true {
        std::thread::sleep(Duration::from_millis(200));
    }
    let times = driver.run("return window.weftTimes");
    let mut times: Vec<f64> = times.as_array().unwrap()[WARM..]
        .iter()
        .map(|time| time.as_f64().unwrap())
        .collect();
    times.sort_by(f64::total_cmp);
    times
}

/// Tags the first step again and again, by the keys that people press.
const SCRIPT: &str = r"
const screen = document.querySelector('[data-screen]');
function audited(press) {
  return new Promise((done) => {
    const before = screen.dataset.revision;
    const began = performance.now();
    const seen = new MutationObserver(() => {
      const { revision, audited } = screen.dataset;
      if (revision === before || audited !== revision) return;
      seen.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
    });
    seen.observe(screen, { attributes: true });
    press();
  });
}
async function retag(edits) {
  const times = (window.weftTimes = []);
  document.querySelectorAll('nav button')[0].click();
  await new Promise((done) => setTimeout(done, 1000));
  const card = document.querySelector('button[data-step]');
  card.click();
  for (let edit = 0; edit < edits; edit += 1) {
    const key = edit % 2 === 0 ? '1' : '3';
    times.push(await audited(() => {
      card.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    }));
  }
  times.done = true;
}
";

//! The report from the outside: every sample becomes a PDF whose words can be read back.

mod annex;
mod assumed;
mod drawn;
mod german;
mod hostile;
mod mined;
mod preview;
mod samples;
mod template;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::date;
use weft_core::{Audit, Document, Language, Settings, audit};
use weft_report::Options;

static CALLS: AtomicUsize = AtomicUsize::new(0);

/// A folder of the shared material, or none with a loud word.
fn shared(folder: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared")
        .join(folder);
    if !path.is_dir() {
        complain(&format!(
            "SKIPPED: ../shared/{folder} is absent; the samples stand there"
        ));
        return None;
    }
    Some(path)
}

#[expect(clippy::print_stderr, reason = "a test that skips must say so loudly")]
fn complain(text: &str) {
    eprintln!("{text}");
}

/// The four samples, by name.
fn samples() -> Vec<(String, Document)> {
    let Some(folder) = shared("samples") else {
        return Vec::new();
    };
    ["codereview", "healthy-support", "onboarding", "support"]
        .map(|name| {
            let text = fs::read_to_string(folder.join(format!("{name}.weft.json")))
                .expect("the sample is readable");
            (
                name.to_owned(),
                serde_json::from_str(&text).expect("the sample is a document"),
            )
        })
        .to_vec()
}

/// The audit of a document, against its first redesign unless it is audited alone.
fn audit_of(document: &Document, redesign: Option<usize>) -> Audit {
    audit_in(Language::English, document, redesign)
}

fn audit_in(language: Language, document: &Document, redesign: Option<usize>) -> Audit {
    let settings = Settings::default();
    let options = audit::Options {
        redesign,
        confirmed: None,
        settings: &settings,
        today: date(2026, 11, 23),
        language,
    };
    audit::audit(document, &options).expect("the document has no fault")
}

fn options() -> Options {
    Options {
        prepared_by: Some("the workshop".to_owned()),
        organisation: Some("Sample organisation".to_owned()),
        ..Options::new(date(2026, 11, 23))
    }
}

fn pdf(document: &Document, options: &Options) -> Vec<u8> {
    let redesign = (!document.redesigns.is_empty()).then_some(0);
    let audit = audit_in(options.language, document, redesign);
    weft_report::pdf(&audit, document, redesign, options).expect("the report is set")
}

/// Runs a tool on a PDF; a missing tool fails the test with the way to get it.
fn run(tool: &str, arguments: &[&str], pdf: &[u8], name: &str) -> String {
    // Tests run side by side: each call has a file of its own.
    let call = CALLS.fetch_add(1, Ordering::Relaxed);
    let own = format!("weft-report-{}-{call}-{name}.pdf", std::process::id());
    let file = std::env::temp_dir().join(own);
    fs::write(&file, pdf).expect("the temporary folder can be written");
    let mut command = Command::new(tool);
    for argument in arguments {
        if *argument == "FILE" {
            command.arg(&file)
        } else {
            command.arg(argument)
        };
    }
    let output = command.output();
    let missing = format!("{tool} is needed and cannot be run: `cargo xtask setup` installs it");
    let output = output.expect(&missing);
    fs::remove_file(&file).expect("the temporary file can be removed");
    assert!(
        output.status.success(),
        "{tool} finds no fault in {name}: {}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The words of a PDF, with single spaces and without places to break.
fn text(pdf: &[u8], name: &str) -> String {
    plain(&run("pdftotext", &["-raw", "FILE", "-"], pdf, name))
}

/// Letters and figures only: line ends, joined letters and spaces differ between page and data.
fn plain(text: &str) -> String {
    text.replace('ﬁ', "fi")
        .replace('ﬂ', "fl")
        .replace('ﬀ', "ff")
        .replace('ﬃ', "ffi")
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

fn pages(pdf: &[u8], name: &str) -> usize {
    let info = run("pdfinfo", &["FILE"], pdf, name);
    let line = info.lines().find_map(|line| line.strip_prefix("Pages:"));
    line.and_then(|count| count.trim().parse().ok())
        .expect("pdfinfo counts the pages")
}

/// The words of a page, counted from 1, and where they stand: left, top, right, bottom, in points.
fn placed(pdf: &[u8], page: usize, name: &str) -> Vec<([f64; 4], String)> {
    let page = page.to_string();
    let arguments = ["-f", &page, "-l", &page, "-bbox", "FILE", "-"];
    let page = run("pdftotext", &arguments, pdf, name);
    let words = page.lines().filter_map(|line| {
        let (at, word) = line.trim().strip_prefix("<word ")?.split_once('>')?;
        let numbers = at.split('"').filter_map(|part| part.parse().ok());
        let place: [f64; 4] = numbers.collect::<Vec<f64>>().try_into().ok()?;
        Some((place, word.trim_end_matches("</word>").to_owned()))
    });
    words.collect()
}

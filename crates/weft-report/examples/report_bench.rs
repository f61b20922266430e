//! Sets the report of one file and says how long it took: `report_bench FILE OUT [one-page] [letter]`.

use std::time::Instant;

use jiff::civil::date;
use weft_core::{Document, Language, Settings, audit};
use weft_report::{Options, Paper};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(file), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("expected FILE OUT [one-page] [letter] [single]".into());
    };
    let rest: Vec<String> = arguments.collect();
    let says = |word: &str| rest.iter().any(|one| one == word);
    let document: Document = serde_json::from_str(&std::fs::read_to_string(&file)?)?;
    let settings = Settings::default();
    let redesign = (!document.redesigns.is_empty() && !says("single")).then_some(0);
    let options = audit::Options {
        redesign,
        confirmed: None,
        settings: &settings,
        today: date(2026, 11, 23),
        language: Language::English,
    };
    let audit = audit::audit(&document, &options).map_err(|faults| format!("{faults:?}"))?;
    let report = Options {
        prepared_by: Some("the redesign workshop".to_owned()),
        organisation: Some("Sample organisation".to_owned()),
        one_page: says("one-page"),
        paper: if says("letter") {
            Paper::Letter
        } else {
            Paper::A4
        },
        fold: !says("unfolded"),
        ..Options::new(date(2026, 11, 23))
    };
    let start = Instant::now();
    let pdf = weft_report::pdf(&audit, &document, redesign, &report)?;
    let took = start.elapsed();
    std::fs::write(&out, &pdf)?;
    eprintln_line(&format!(
        "{out}: {} bytes in {} ms",
        pdf.len(),
        took.as_millis()
    ));
    Ok(())
}

#[expect(clippy::print_stderr, reason = "an example talks to its user")]
fn eprintln_line(text: &str) {
    eprintln!("{text}");
}

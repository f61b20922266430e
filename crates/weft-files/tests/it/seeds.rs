//! What fuzzing found interesting stays readable or refused, never a panic.

use std::fs;
use std::path::Path;

use weft_files::{
    Limits, read_bpmn, read_csv, read_dot, read_drawio, read_json, read_mermaid, read_picture,
    read_workbook, write_bpmn, write_csv, write_json,
};

#[test]
fn no_seed_panics_and_what_is_read_is_written_without_loss() {
    let seeds = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/seeds"));
    let limits = Limits::default();
    let mut count = 0;
    for format in [
        "json", "csv", "workbook", "bpmn", "mermaid", "dot", "drawio", "picture",
    ] {
        for entry in fs::read_dir(seeds.join(format)).expect("the seeds are here") {
            let path = entry.expect("a listed entry").path();
            let bytes = fs::read(&path).expect("a seed is readable");
            let read = match format {
                "json" => read_json(&bytes, &limits),
                "csv" => read_csv(&bytes, &limits),
                "mermaid" => read_mermaid(&bytes, &limits),
                "dot" => read_dot(&bytes, &limits),
                "drawio" => read_drawio(&bytes, &limits),
                "picture" => read_picture(&bytes, &limits),
                "workbook" => read_workbook(&bytes, &limits),
                _ => read_bpmn(&bytes, &limits),
            };
            count += 1;
            let Ok(read) = read else { continue };
            let text = write_json(&read.document);
            let again = read_json(text.as_bytes(), &limits).expect("we wrote it");
            assert_eq!(again.document, read.document, "{}", path.display());
            if format == "bpmn" {
                let version = &read.document.baseline;
                let model = write_bpmn(&read.document, version);
                let again = read_bpmn(model.as_bytes(), &limits).expect("we drew it");
                assert_eq!(again.document.baseline, *version, "{}", path.display());
            }
            if matches!(format, "csv" | "workbook") {
                let sheet = write_csv(&read.document);
                let again = read_csv(sheet.as_bytes(), &limits).expect("we wrote it");
                let ways = again.document.baseline.steps.iter().map(|step| &step.next);
                assert!(
                    ways.eq(read.document.baseline.steps.iter().map(|step| &step.next)),
                    "{}",
                    path.display()
                );
            }
        }
    }
    assert!(count > 3, "there are seeds");
}

//! CSV: no input panics, and what was read is written so that it reads the same again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use weft_core::Document;
use weft_files::{Limits, read_csv, write_csv};

fuzz_target!(|bytes: &[u8]| {
    match read_csv(bytes, &Limits::default()) {
        Ok(read) => {
            let text = write_csv(&read.document);
            let again = read_csv(text.as_bytes(), &Limits::default());
            let again = again.unwrap_or_else(|error| panic!("we wrote {text}, which gives {error}"));
            assert_eq!(
                without_extra(again.document),
                without_extra(read.document),
                "nothing that has a column is lost: {text}"
            );
        }
        Err(error) => assert!(!error.to_string().is_empty(), "an error says something"),
    }
});

/// The document without the columns that nobody knows.
fn without_extra(mut document: Document) -> Document {
    let redesigns = document.redesigns.iter_mut().map(|redesign| &mut redesign.workflow);
    for workflow in redesigns.chain([&mut document.baseline]) {
        for step in &mut workflow.steps {
            step.extra.clear();
        }
    }
    document.roles.sort_by(|a, b| a.name.cmp(&b.name));
    document
}

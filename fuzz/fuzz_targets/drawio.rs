//! draw.io: no input panics or takes more memory than its limits say, and what was read can be audited
//! and written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use weft_core::workflow::validate;
use weft_files::{Limits, read_drawio, read_json, write_json};

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits::default();
    match read_drawio(bytes, &limits) {
        Ok(read) => {
            let faults = validate(&read.document);
            assert!(faults.is_empty(), "it can be audited: {faults:?}");
            let text = write_json(&read.document);
            let again = read_json(text.as_bytes(), &limits).expect("we wrote it");
            assert_eq!(again.document, read.document, "nothing is lost: {text}");
        }
        Err(error) => assert!(!error.to_string().is_empty(), "an error says something"),
    }
});

//! Weft JSON: no input panics, and what was read is written so that it reads the same again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use weft_files::{Limits, read_json, write_json};

fuzz_target!(|bytes: &[u8]| {
    match read_json(bytes, &Limits::default()) {
        Ok(read) => {
            let text = write_json(&read.document);
            let again = read_json(text.as_bytes(), &Limits::default());
            let again = again.expect("what we write can be read");
            assert_eq!(again.document, read.document, "nothing is lost");
        }
        Err(error) => assert!(!error.to_string().is_empty(), "an error says something"),
    }
});

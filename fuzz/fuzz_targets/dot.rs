//! DOT: no input panics, what was read is sound, and what we write of it reads the same again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use weft_core::Language;
use weft_files::{Limits, read_dot, write_dot};

fuzz_target!(|bytes: &[u8]| {
    match read_dot(bytes, &Limits::default()) {
        Ok(read) => {
            let text = write_dot(&read.document, Language::English);
            let again = read_dot(text.as_bytes(), &Limits::default());
            let again = again.unwrap_or_else(|error| panic!("we wrote {text}, which gives {error}"));
            assert_eq!(again.document, read.document, "nothing is lost: {text}");
        }
        Err(error) => assert!(!error.to_string().is_empty(), "an error says something"),
    }
});

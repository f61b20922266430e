//! Workbooks: no input panics or takes more memory than its limits say, and what was read is written
//! as a workbook that reads the same again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use weft_core::Language;
use weft_files::{Limits, read_csv, read_workbook, write_csv, write_xlsx};

fuzz_target!(init: weft_files::hush_caught_panics(), |bytes: &[u8]| {
    let limits = Limits::default();
    match read_workbook(bytes, &limits) {
        Ok(read) => {
            let Ok(written) = write_xlsx(&read.document, None, Language::English) else {
                return;
            };
            let again = read_workbook(&written, &limits).expect("we wrote it");
            let sheet = write_csv(&read.document);
            let csv = read_csv(sheet.as_bytes(), &limits).expect("we wrote it");
            assert_eq!(again.document, csv.document, "as a sheet holds it");
        }
        Err(error) => assert!(!error.to_string().is_empty(), "an error says something"),
    }
});

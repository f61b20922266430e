//! Pictures: no input panics or takes more memory than its limits say, and the document of one comes
//! out of another as it went in.
#![no_main]

use libfuzzer_sys::fuzz_target;
use weft_files::{Limits, embed_png, embed_svg, read_picture};

/// The shortest PNG that can hold a document: its pixels are never looked at.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\0IHDR\0\0\0\0\0\0\0\0IEND\0\0\0\0";

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits::default();
    match read_picture(bytes, &limits) {
        Ok(read) => {
            let svg = embed_svg("<svg/>", &read.document, &limits);
            assert!(svg.is_err(), "an empty element holds nothing");
            let svg = embed_svg("<svg></svg>", &read.document, &limits).expect("it was read");
            let again = read_picture(svg.as_bytes(), &limits).expect("we wrote it");
            assert_eq!(again.document, read.document, "nothing is lost in an SVG");
            let png = embed_png(PNG, &read.document, &limits).expect("it was read");
            let again = read_picture(&png, &limits).expect("we wrote it");
            assert_eq!(again.document, read.document, "nothing is lost in a PNG");
        }
        Err(error) => assert!(!error.to_string().is_empty(), "an error says something"),
    }
});

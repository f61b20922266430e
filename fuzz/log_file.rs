//! A log as a file, which is how logs are read.

use std::fs;
use std::ops::ControlFlow;

use weft_core::log::{LogResult, Who};
use weft_files::{Limits, LogOptions, is_log, log_columns, read_log};

/// Reads these bytes as a file with this ending.
pub fn check(ending: &str, bytes: &[u8]) {
    let name = format!("weft-fuzz-{}.{ending}", std::process::id());
    let path = std::env::temp_dir().join(name);
    fs::write(&path, bytes).expect("there is room");
    let limits = Limits::default();
    let options = LogOptions {
        keep_paths: true,
        ..LogOptions::default()
    };
    let _is_log = is_log(&path, &limits);
    let guess = log_columns(&path, &limits);
    match read_log(&path, &options, &limits, &|_| ControlFlow::Continue(())) {
        Ok(read) => {
            assert!(guess.is_ok(), "what is read was looked at: {guess:?}");
            let tally = &read.before;
            let visits: u64 = tally.visits.iter().sum();
            assert_eq!(tally.follows.total() + tally.cases, visits, "each has one before it, or begins");
            let part = LogResult::of(&read.names, tally, Who::Named).whole;
            assert!(part.events >= visits, "no event counts twice");
        }
        Err(error) => assert!(!error.to_string().is_empty(), "an error says something"),
    }
}

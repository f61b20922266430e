//! Folders on this machine.

use std::fs;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::folder::{Form, mined, write};
use crate::log::{any_log, counted, logs};

#[test]
fn logs_made_by_hand_have_equal_counts() {
    for log in logs() {
        for (form, files, is_numbered) in [
            (Form::Csv, 1, false),
            (Form::Csv, 3, true),
            (Form::Parquet, 1, true),
            (Form::Parquet, 3, false),
        ] {
            let folder = tempfile::tempdir().unwrap();
            write(folder.path(), &log, form, files, is_numbered);
            let found = mined(folder.path().to_str().unwrap(), log.split_at).unwrap();
            assert_eq!(
                found,
                counted(&log),
                "{}, {files} files of {form:?}",
                log.name
            );
        }
    }
}

#[test]
fn any_log_has_equal_counts() {
    let config = Config {
        cases: 12,
        failure_persistence: None,
        ..Config::default()
    };
    let forms = prop_oneof![Just(Form::Csv), Just(Form::Parquet)];
    let any = (any_log(), forms, 1_usize..4, any::<bool>());
    let same = TestRunner::new(config).run(&any, |(log, form, files, is_numbered)| {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &log, form, files, is_numbered);
        let pattern = folder.path().join("part*");
        prop_assert_eq!(
            mined(pattern.to_str().unwrap(), log.split_at).unwrap(),
            counted(&log)
        );
        Ok(())
    });
    same.unwrap();
}

#[test]
fn what_is_wrong_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().to_str().unwrap();
    let error = mined(place, None).unwrap_err().to_string();
    assert!(error.contains("none of 0 files"), "{error}");
    fs::write(
        folder.path().join("a.csv"),
        "case,activity,time\nc,a,2020-01-01\n",
    )
    .unwrap();
    fs::write(
        folder.path().join("b.csv"),
        "case,time,activity\nc,2020-01-01,a\n",
    )
    .unwrap();
    let error = mined(place, None).unwrap_err().to_string();
    assert!(
        error.contains("b.csv") && error.contains("same columns"),
        "{error}"
    );
    fs::write(
        folder.path().join("b.csv"),
        "case,activity,time\nc,a,2020-01-01,more\n",
    )
    .unwrap();
    let error = mined(place, None).unwrap_err().to_string();
    assert!(
        error.contains("expected 3 got 4") || error.contains("fields"),
        "{error}"
    );
    fs::write(folder.path().join("b.csv"), "activity,time\na,2020-01-01\n").unwrap();
    fs::remove_file(folder.path().join("a.csv")).unwrap();
    let error = mined(place, None).unwrap_err().to_string();
    assert!(error.contains("no column looks like case"), "{error}");
    fs::remove_file(folder.path().join("b.csv")).unwrap();
    fs::write(
        folder.path().join("c.parquet"),
        "PAR1 is only how it begins",
    )
    .unwrap();
    let error = mined(place, None).unwrap_err().to_string();
    assert!(error.contains("weft-engine:"), "{error}");
}

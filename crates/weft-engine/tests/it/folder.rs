//! Logs as folders of files.

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, Int64Array, StringArray, TimestampMicrosecondArray};
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::parquet::arrow::ArrowWriter;
use weft_query::{Options, QueryError, mine_by};

use crate::log::{Line, Log, text, time};

/// How a log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Csv,
    Parquet,
}

/// Writes a log as this many files, with or without a column that numbers its events.
pub(crate) fn write(folder: &Path, log: &Log, form: Form, files: usize, is_numbered: bool) {
    let each = log.lines.len().div_ceil(files).max(1);
    let parts: Vec<&[Line]> = if log.lines.is_empty() {
        vec![&[]]
    } else {
        log.lines.chunks(each).collect()
    };
    for (number, part) in parts.into_iter().enumerate() {
        let first = i64::try_from(number * each).unwrap();
        let name = folder.join(format!("part {number:02}"));
        match form {
            Form::Csv => csv(
                &name.with_extension("csv"),
                part,
                is_numbered.then_some(first),
            ),
            Form::Parquet => {
                parquet(
                    &name.with_extension("parquet"),
                    part,
                    is_numbered.then_some(first),
                );
            }
        }
    }
    fs::write(folder.join("_SUCCESS"), "").unwrap();
}

fn csv(path: &Path, lines: &[Line], first: Option<i64>) {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_path(path)
        .unwrap();
    let header = [
        "Case ID",
        "activity",
        "time:timestamp",
        "start_time",
        "org:resource",
        "role",
        "lifecycle:transition",
    ];
    writer
        .write_record(header.into_iter().chain(first.map(|_| "position")))
        .unwrap();
    for (place, line) in (0_i64..).zip(lines) {
        let moment = |at: Option<i64>| at.map(time).unwrap_or_default();
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let record = [
            text(&line.case),
            text(&line.activity),
            moment(line.at),
            moment(line.began),
            text(&line.resource),
            text(&line.role),
            text(&line.lifecycle),
        ];
        let position = first.map(|first| (first + place).to_string());
        writer
            .write_record(record.into_iter().chain(position))
            .unwrap();
    }
    writer.flush().unwrap();
}

fn parquet(path: &Path, lines: &[Line], first: Option<i64>) {
    let texts = |value: fn(&Line) -> &Option<String>| {
        let all = lines.iter().map(|line| value(line).as_deref());
        Arc::new(all.collect::<StringArray>()) as ArrayRef
    };
    let times = |value: fn(&Line) -> Option<i64>| {
        let all = lines.iter().map(|line| value(line).map(|at| at * 1000));
        let all = TimestampMicrosecondArray::from(all.collect::<Vec<_>>());
        Arc::new(all.with_timezone("+02:00")) as ArrayRef
    };
    let positions = first.map(|first| {
        let all = (first..).take(lines.len());
        (
            "position",
            Arc::new(Int64Array::from_iter_values(all)) as ArrayRef,
            true,
        )
    });
    let columns = [
        ("Case ID", texts(|line| &line.case), true),
        ("activity", texts(|line| &line.activity), true),
        ("time:timestamp", times(|line| line.at), true),
        ("start_time", times(|line| line.began), true),
        ("org:resource", texts(|line| &line.resource), true),
        ("role", texts(|line| &line.role), true),
        ("lifecycle:transition", texts(|line| &line.lifecycle), true),
    ];
    let columns = columns.into_iter().chain(positions);
    let batch = RecordBatch::try_from_iter_with_nullable(columns).unwrap();
    let mut writer =
        ArrowWriter::try_new(File::create(path).unwrap(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
}

/// What the program says of a log at an address.
pub(crate) fn mined(address: &str, split_at: Option<i64>) -> Result<String, QueryError> {
    let options = Options {
        split_at,
        ..Options::default()
    };
    let program = Path::new(env!("CARGO_BIN_EXE_weft-engine"));
    let found = mine_by(Some(program), address, &options)?;
    Ok(text(&found.names, &found.before, found.after.as_ref()))
}

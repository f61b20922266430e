//! Event logs as Parquet.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use parquet::basic::{Compression, Encoding, GzipLevel, ZstdLevel};
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::file::properties::{WriterProperties, WriterVersion};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::ColumnPath;
use proptest::prelude::*;
use weft_files::{Limits, LogColumnsGuess, log_columns};

use crate::log::{notes, packed, part, read, read_bytes};

/// A log of two cases in two row groups, with a person missing.
fn log(compression: Compression) -> Vec<u8> {
    log_with(
        WriterProperties::builder()
            .set_compression(compression)
            .build(),
    )
}

fn log_with(properties: WriterProperties) -> Vec<u8> {
    let schema = "message log {
        REQUIRED INT64 case_id;
        REQUIRED BYTE_ARRAY activity (UTF8);
        REQUIRED INT64 timestamp (TIMESTAMP(MICROS, true));
        OPTIONAL BYTE_ARRAY resource (UTF8);
        OPTIONAL DOUBLE price;
    }";
    let schema = Arc::new(parse_message_type(schema).expect("it is a schema"));
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties))
        .expect("it is in memory");
    let texts = |texts: &[&str]| -> Vec<ByteArray> {
        texts.iter().map(|text| ByteArray::from(*text)).collect()
    };
    let start = 1_704_067_200_000_000_i64;
    for (cases, activities, people, levels) in [
        (
            [7_i64, 8, 7],
            ["a", "a", "b"],
            vec!["A", "B"],
            [1_i16, 0, 1],
        ),
        ([8, 7, 8], ["b", "c", "c"], vec!["A", "B", "A"], [1, 1, 1]),
    ] {
        let mut group = writer.next_row_group().expect("there is room");
        let mut number = 0;
        while let Some(mut column) = group.next_column().expect("there is room") {
            match number {
                0 => column.typed::<Int64Type>().write_batch(&cases, None, None),
                1 => column
                    .typed::<ByteArrayType>()
                    .write_batch(&texts(&activities), None, None),
                2 => {
                    let base = start + i64::from(cases[0] == 8) * 3_600_000_000;
                    let times = [base, base + 1_000, base + 60_000_000];
                    column.typed::<Int64Type>().write_batch(&times, None, None)
                }
                3 => column.typed::<ByteArrayType>().write_batch(
                    &texts(&people),
                    Some(&levels),
                    None,
                ),
                _ => column
                    .typed::<parquet::data_type::DoubleType>()
                    .write_batch(&[], Some(&[0, 0, 0]), None),
            }
            .expect("there is room");
            column.close().expect("it is whole");
            number += 1;
        }
        group.close().expect("it is whole");
    }
    writer.into_inner().expect("it is whole")
}

#[test]
fn every_compression_gives_the_same_log_as_csv() {
    let table = "case_id,activity,timestamp,resource,price\n\
        7,a,2024-01-01T00:00:00Z,A,\n8,a,2024-01-01T00:00:00.001Z,,\n7,b,2024-01-01T00:01:00Z,B,\n\
        8,b,2024-01-01T01:00:00Z,A,\n7,c,2024-01-01T01:00:00.001Z,B,\n8,c,2024-01-01T01:01:00Z,A,\n";
    let expected = read_bytes("log.csv", table.as_bytes()).expect("it is a log");
    let gzip = Compression::GZIP(GzipLevel::default());
    let zstd = Compression::ZSTD(ZstdLevel::default());
    for compression in [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        gzip,
        zstd,
        Compression::LZ4_RAW,
    ] {
        let bytes = log(compression);
        for (name, bytes) in [
            ("log.parquet", bytes.clone()),
            ("log.parquet.gz", packed(&bytes)),
        ] {
            let read =
                read_bytes(name, &bytes).unwrap_or_else(|error| panic!("{compression}: {error}"));
            assert_eq!(part(&read), part(&expected), "{compression}");
            assert_eq!(read.before.span, expected.before.span, "{compression}");
            assert_eq!(
                notes(&read),
                [
                    "read case from “case_id”, activity from “activity”, timestamp from “timestamp”, resource from “resource”"
                ]
            );
        }
    }
}

#[test]
fn columns_are_shown() {
    let folder = tempfile::tempdir().expect("there is room");
    let path = folder.path().join("log.parquet");
    fs::write(&path, log(Compression::SNAPPY)).expect("there is room");
    let guess = log_columns(&path, &Limits::default()).expect("it is a log");
    let LogColumnsGuess::Table(table) = guess else {
        panic!("it is a table: {guess:?}")
    };
    let names: Vec<&str> = table.columns.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(
        names,
        ["case_id", "activity", "timestamp", "resource", "price"]
    );
    assert_eq!(table.columns[2].examples[0], "2024-01-01T00:00:00Z");
    assert_eq!(table.columns[4].examples, [""; 0]);
}

#[test]
fn what_is_no_parquet_is_refused() {
    let bytes = log(Compression::SNAPPY);
    for bytes in [
        b"".as_slice(),
        b"PAR1",
        &bytes[..bytes.len() / 2],
        &bytes[..bytes.len() - 1],
    ] {
        let says = read_bytes("log.parquet", bytes)
            .expect_err("it is cut")
            .to_string();
        assert!(says.contains("damaged data, or no Parquet"), "{says}");
    }
    assert!(read(Path::new("/nowhere.parquet")).is_err());
}

#[test]
fn texts_that_are_written_as_differences_are_the_same() {
    let plain = read_bytes("plain.parquet", &log(Compression::UNCOMPRESSED)).expect("it is sound");
    for encoding in [
        Encoding::DELTA_BYTE_ARRAY,
        Encoding::DELTA_LENGTH_BYTE_ARRAY,
    ] {
        for version in [WriterVersion::PARQUET_1_0, WriterVersion::PARQUET_2_0] {
            let bytes = differences(encoding, version);
            let read = read_bytes("delta.parquet", &bytes).expect("it is sound");
            assert_eq!(part(&read), part(&plain), "{encoding:?} {version:?}");
        }
    }
}

fn differences(encoding: Encoding, version: WriterVersion) -> Vec<u8> {
    let mut properties = WriterProperties::builder()
        .set_writer_version(version)
        .set_dictionary_enabled(false);
    for column in ["activity", "resource"] {
        properties = properties.set_column_encoding(ColumnPath::from(column), encoding);
    }
    log_with(properties.build())
}

#[test]
fn what_says_that_it_holds_more_than_it_has_is_refused() {
    // Differences in blocks of 128, of 4 parts each, for 3 values, which become a thousand million.
    let few = [0x80, 0x01, 0x04, 0x03];
    let many = [0x80, 0x01, 0x04, 0xFF, 0xFF, 0xFF, 0xFF, 0x07];
    for encoding in [
        Encoding::DELTA_BYTE_ARRAY,
        Encoding::DELTA_LENGTH_BYTE_ARRAY,
    ] {
        let mut bytes = differences(encoding, WriterVersion::PARQUET_1_0);
        let at = bytes.windows(4).position(|four| four == few);
        let at = at.expect("there are differences");
        bytes[at..at + many.len()].copy_from_slice(&many);
        let says = read_bytes("many.parquet", &bytes).expect_err("they are not there");
        assert!(
            says.to_string().contains("holds more than it has"),
            "{says}"
        );
    }
    // The header of a dictionary, of the two cases, which become 63.
    let mut bytes = log(Compression::UNCOMPRESSED);
    let header = [0x4C, 0x15, 0x04];
    let at = bytes.windows(3).position(|three| three == header);
    bytes[at.expect("there is a dictionary") + 2] = 0x7E;
    let says = read_bytes("dictionary.parquet", &bytes).expect_err("they are not there");
    assert!(
        says.to_string().contains("holds more than it has"),
        "{says}"
    );
}

#[test]
fn what_says_that_it_holds_less_than_it_has_is_refused() {
    let mut bytes = log(Compression::GZIP(GzipLevel::default()));
    // The header of a page of values: its kind, then how many bytes it unpacks to, which becomes 1.
    let header = [0x15, 0x00, 0x15];
    let at = bytes.windows(3).position(|three| three == header);
    bytes[at.expect("there are pages") + 3] = 0x02;
    let says = read_bytes("less.parquet", &bytes).expect_err("it is more");
    assert!(
        says.to_string().contains("holds less than it has"),
        "{says}"
    );
}

#[test]
fn pages_are_limited_before_they_unpack() {
    let limits = Limits {
        unpacked_bytes: 20,
        ..Limits::default()
    };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("log.parquet");
    for compression in [Compression::UNCOMPRESSED, Compression::SNAPPY] {
        fs::write(&path, log(compression)).expect("a file");
        assert!(log_columns(&path, &Limits::default()).is_ok());
        let says = log_columns(&path, &limits).expect_err("its pages are larger");
        assert!(
            says.to_string()
                .contains("when unpacked, expected at most 20"),
            "{says}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_changed_byte_panics(at in any::<prop::sample::Index>(), to in any::<u8>()) {
        let mut bytes = log(Compression::UNCOMPRESSED);
        let at = at.index(bytes.len());
        bytes[at] = to;
        let _read = read_bytes("changed.parquet", &bytes);
    }
}

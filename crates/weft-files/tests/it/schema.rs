//! The JSON Schemas in `docs/schema` are those of the code; `UPDATE_EXPECT=1` rewrites them.

use expect_test::expect_file;
use schemars::{JsonSchema, schema_for};
use weft_core::log::LogResult;
use weft_core::{Audit, Document, Edit};

fn schema<T: JsonSchema>() -> String {
    let mut text = serde_json::to_string_pretty(&schema_for!(T)).expect("a schema is JSON");
    text.push('\n');
    text
}

#[test]
fn the_schema_of_documents_is_up_to_date() {
    expect_file!["../../../../docs/schema/weft-1.schema.json"].assert_eq(&schema::<Document>());
}

#[test]
fn the_schema_of_audits_is_up_to_date() {
    expect_file!["../../../../docs/schema/weft-audit-1.schema.json"].assert_eq(&schema::<Audit>());
}

#[test]
fn the_schema_of_edits_is_up_to_date() {
    expect_file!["../../../../docs/schema/weft-edit-1.schema.json"].assert_eq(&schema::<Edit>());
}

#[test]
fn the_schema_of_what_a_log_says_is_up_to_date() {
    expect_file!["../../../../docs/schema/weft-log-1.schema.json"]
        .assert_eq(&schema::<LogResult>());
}

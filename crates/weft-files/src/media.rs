//! What a file is called where names of files do not reach.

use std::path::Path;

/// The media type that the ending of a name stands for (IANA, where it is registered there).
#[must_use]
pub fn media_type(path: &Path) -> &'static str {
    let ending = path.extension().and_then(|ending| ending.to_str());
    match ending.unwrap_or_default().to_ascii_lowercase().as_str() {
        "json" | "jsonocel" => "application/json",
        "csv" => "text/csv",
        "tsv" => "text/tab-separated-values",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsm" => "application/vnd.ms-excel.sheet.macroEnabled.12",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "bpmn" | "xml" | "drawio" | "xes" | "xmlocel" => "application/xml",
        "mmd" | "mermaid" => "text/vnd.mermaid",
        "md" | "markdown" => "text/markdown",
        "dot" | "gv" => "text/vnd.graphviz",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "gz" => "application/gzip",
        "parquet" => "application/vnd.apache.parquet",
        "sqlite" => "application/vnd.sqlite3",
        _ => "application/octet-stream",
    }
}

//! The files that describe Weft to desktops and installers say the same.

use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    fs::read_to_string(root.join(path)).expect("the files that are compared are there")
}

/// What stands after `before` and ahead of the next `after`, each time.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    let parts = text.split(before).skip(1);
    parts
        .filter_map(|part| Some(part.split_once(after)?.0))
        .collect()
}

#[test]
fn every_type_of_file_is_known() {
    let entry = read("packaging/linux/weft-desktop.desktop");
    let types = read("packaging/linux/weft.xml");
    let metainfo = read("packaging/linux/work.weft.Weft.metainfo.xml");
    let own = between(&types, "<mime-type type=\"", "\"");
    assert_eq!(
        own.len(),
        6,
        "documents, JSON, BPMN, draw.io, logs, packed logs"
    );

    let opened = between(&entry, "MimeType=", ";\n");
    let opened: Vec<&str> = opened.iter().flat_map(|line| line.split(';')).collect();
    // Flowcharts that are text stay with the editor that somebody writes them in.
    let tables = [
        "text/csv",
        "text/tab-separated-values",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.oasis.opendocument.spreadsheet",
    ];
    let with_tables = [&own[..], &tables].concat();
    assert_eq!(
        opened, with_tables,
        "the window opens each of them, and tables"
    );

    for name in between(&metainfo, "<mediatype>", "</mediatype>") {
        assert!(own.contains(&name), "{name} of the metainfo is ours");
    }
    for config in ["tauri.conf.json", "tauri.macos.conf.json"] {
        for name in between(&read(config), "\"mimeType\": \"", "\"") {
            // Elsewhere an ending has one part: workflows as JSON end like every other JSON.
            let known = with_tables.contains(&name) || name == "application/json";
            assert!(known, "{config}: {name} is a type that the window opens");
        }
    }
}

#[test]
fn a_document_is_known_by_what_the_store_writes() {
    let types = read("packaging/linux/weft.xml");
    let store = read("crates/weft-store/src/schema.rs");
    let written = between(&store, "APPLICATION: i32 = ", ";")
        .join("")
        .replace('_', "");
    let known = format!("offset=\"68\" value=\"{written}\"");
    assert!(types.contains(&known), "SQLite keeps {written} at byte 68");
}

#[test]
fn there_is_one_version() {
    let metainfo = read("packaging/linux/work.weft.Weft.metainfo.xml");
    let released = between(&metainfo, "<release version=\"", "\"");
    assert_eq!(
        released.first(),
        Some(&env!("CARGO_PKG_VERSION")),
        "the newest release of the metainfo is the one in Cargo.toml"
    );
    let newest = format!("weft ({}) ", env!("CARGO_PKG_VERSION"));
    let changelog = read("packaging/linux/changelog");
    assert!(
        changelog.starts_with(&newest),
        "the package is of that version"
    );
    let ui = read("ui/package.json");
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(ui.contains(&version), "ui/package.json has it too");
    assert!(
        !read("tauri.conf.json").contains("\"version\""),
        "Tauri takes it from Cargo.toml"
    );
}

#[test]
fn every_packed_file_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (manifest, config) = (read("Cargo.toml"), read("tauri.conf.json"));
    let packed = between(&manifest, "    [\"", "\"");
    let packed = packed
        .into_iter()
        .filter(|file| !file.starts_with("target/"));
    let icons = between(&config, "\"src-tauri/", "\"");
    let icons = icons.into_iter().map(|icon| format!("src-tauri/{icon}"));
    for file in packed.map(str::to_owned).chain(icons) {
        let file = file.trim_end_matches('*');
        assert!(root.join(file).exists(), "{file} is packed");
    }
}

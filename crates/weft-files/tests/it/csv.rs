//! CSV: rows in, steps out; every bad cell reported; what is written can be read.

use expect_test::{Expect, expect};
use weft_core::Document;
use weft_files::{Limits, csv_losses, read_csv, write_csv};

/// What comes out of a sheet: its notes and steps, or its error.
fn check(sheet: impl AsRef<[u8]>, expected: &Expect) {
    let out = match read_csv(sheet.as_ref(), &Limits::default()) {
        Ok(read) => {
            let notes = read.notes.iter().map(|note| format!("note: {note}\n"));
            let notes: String = notes.collect();
            format!("{notes}{}", write_csv(&read.document))
        }
        Err(error) => format!("{error}\n"),
    };
    expected.assert_eq(&out);
}

#[test]
fn only_a_step_column_is_needed() {
    check(
        "step\nCall\nVisit\n",
        &expect![[r#"
        id,step,roles,tag,minutes,purposes,mode,next,replaces,variant,goal,notes
        b1,Call,,,,,,b2,,,,
        b2,Visit,,,,,,end,,,,
    "#]],
    );
}

#[test]
fn headers_are_known_by_synonyms_and_rows_follow_each_other() {
    check(
        "\u{feff}Activity;WHO;With;Duration (min);Mood\nCall;Nurse;\"Patient; Family (2)\";12,5;good\n\nVisit;Nurse;;1 h;\n",
        &expect![[r#"
            note: row 1, column “Mood”: this column is not known; it is kept, but ignored
            id,step,roles,tag,minutes,purposes,mode,next,replaces,variant,goal,notes
            b1,Call,Nurse; Patient; Family (2),,12.5,,,b2,,,,
            b2,Visit,Nurse,,60,,,end,,,,
        "#]],
    );
}

#[test]
fn links_go_by_id_or_by_name_and_take_probabilities() {
    check(
        "id\tstep\tnext\na\tAsk\tb (0.35); end (65%)\nb\tCheck\tAsk\nc\tLast\t\n",
        &expect![[r#"
            id,step,roles,tag,minutes,purposes,mode,next,replaces,variant,goal,notes
            a,Ask,,,,,,b (0.35); end (0.65),,,,
            b,Check,,,,,,a,,,,
            c,Last,,,,,,end,,,,
        "#]],
    );
}

#[test]
fn one_sheet_holds_both_variants() {
    check(
        "variant,id,step,replaces,tag,mode,purposes\nas-is,b1,Talk,,Human relational,LIVE,trust; Decide\nredesign,r1,Bot,b1,ai-automated,one-way,\n",
        &expect![[r#"
            id,step,roles,tag,minutes,purposes,mode,next,replaces,variant,goal,notes
            b1,Talk,,human-relational,,trust; decide,live,end,,baseline,,
            r1,Bot,,ai-automated,,,one-way,end,b1,redesign,,
        "#]],
    );
}

#[test]
fn a_line_may_name_the_delimiter() {
    check(
        "sep=|\nstep|next\nA, then B|end\n",
        &expect![[r#"
        id,step,roles,tag,minutes,purposes,mode,next,replaces,variant,goal,notes
        b1,"A, then B",,,,,,end,,,,
    "#]],
    );
}

#[test]
fn every_bad_cell_is_reported() {
    check(
        "id,step,minutes,next,tag,mode,purposes,roles,variant,agency\n\
         a,One,-1,zz,robot,loud,fun,X (0),baseline,\n\
         \n\
         a,,1e308,a (1.5),,,,,later,\n\
         end,Two,NaN,a (NaN),,,,,,,,,extra\n\
         c,Two,soon,Two,,,,,,\n",
        &expect![[r#"
            row 2, column “minutes”: found “-1”, expected minutes from 0 to 1000000
            row 2, column “mode”: found “loud”, expected one of `live`, `time-shifted`, `one-way`, `none`
            row 2, column “next”: found “zz”, which is no step of this variant, expected the id or name of a step, or “end”
            row 2, column “purposes”: found “fun”, expected one of `handover`, `voice`, `learn`, `feedback`, `support`, `help`, `reflect`, `align`, `belong`, `trust`, `decide`, `recognise`, `check`, `status`, `logistics`
            row 2, column “roles”: found “0”, expected a number of people from 1 to 100000
            row 2, column “tag”: found “robot”, expected one of `ai-automated`, `ai-augmented`, `human-relational`, `human-alone`
            row 4, column “id”: found the id “a”, which is taken, expected an id of its own
            row 4, column “minutes”: found “1e308”, expected minutes from 0 to 1000000
            row 4, column “next”: found “1.5”, expected a probability from 0 to 1
            row 4, column “step”: found an empty cell, expected the name of the step
            row 4, column “variant”: found “later”, expected “baseline”, “redesign” or “redesign: its name”
            row 5: found 13 cells, expected at most 10 cells, as in the header
            row 5, column “id”: found the id “end”, which is taken, expected an id of its own
            row 5, column “minutes”: found “NaN”, expected minutes from 0 to 1000000
            row 5, column “next”: found “NaN”, expected a probability from 0 to 1
            row 6, column “minutes”: found “soon”, expected minutes from 0 to 1000000
            row 6, column “next”: found “Two”, which names several steps, expected the id of one step
        "#]],
    );
}

#[test]
fn a_table_without_steps_says_what_it_has() {
    check(
        "a,b\n1,2\n",
        &expect![[r#"
        row 1: found the columns “a”, “b”, expected a column “step” (or “activity”, “task”, “name”)
    "#]],
    );
    check(
        "step,owner,who\n",
        &expect![[r#"
        row 1, column “who”: found a second column for “roles”, expected each column once
    "#]],
    );
    check(
        "step\n",
        &expect![[r#"
        the file: found a header without rows, expected one row for each step
    "#]],
    );
    check(
        " \n\n",
        &expect![[r#"
        the file: found nothing, the file is empty, expected a table with a column “step”
    "#]],
    );
    check(
        "",
        &expect![[r#"
        the file: found nothing, the file is empty, expected a table with a column “step”
    "#]],
    );
}

#[test]
fn old_encodings_are_read_and_noted() {
    check(
        b"step\nPr\xFCfen\n",
        &expect![[r#"
        note: the text is no UTF-8; it was read as Windows-1252
        id,step,roles,tag,minutes,purposes,mode,next,replaces,variant,goal,notes
        b1,Prüfen,,,,,,end,,,,
    "#]],
    );
    let utf16: Vec<u8> = "\u{feff}step\nPrüfen\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    check(
        utf16,
        &expect![[r#"
        id,step,roles,tag,minutes,purposes,mode,next,replaces,variant,goal,notes
        b1,Prüfen,,,,,,end,,,,
    "#]],
    );
    check(
        b"step\n\xFF\x00\x01",
        &expect![[r#"
            row 1: found the columns “獴数૿”, expected a column “step” (or “activity”, “task”, “name”)
        "#]],
    );
}

#[test]
fn a_huge_single_line_is_refused() {
    let line = vec![b'x'; 200_000_000];
    let error = read_csv(&line, &Limits::default()).expect_err("it is too large");
    assert_eq!(
        error.to_string(),
        "the input is too large: found 200000000 bytes, expected at most 67108864",
        "the limit is named"
    );
    let wide = ",".repeat(1_000_000);
    let error = read_csv(wide.as_bytes(), &Limits::default()).expect_err("it has no header");
    assert_eq!(
        error.to_string(),
        "the file: found no header, expected a table with a column “step”",
        "empty cells are no header"
    );
    let wide = "step,".repeat(1_000_000);
    let error = read_csv(wide.as_bytes(), &Limits::default()).expect_err("it is too wide");
    assert_eq!(
        error.to_string(),
        "the input is too large: found 1000001 columns, expected at most 1000",
        "columns are limited"
    );
    let rows = "step\n".repeat(100);
    let few = Limits {
        rows: 10,
        ..Limits::default()
    };
    let error = read_csv(rows.as_bytes(), &few).expect_err("it is too long");
    assert_eq!(
        error.to_string(),
        "the input is too large: found 12 rows, expected at most 10",
        "rows are limited"
    );
}

#[test]
fn what_is_written_reads_the_same() {
    let sheet = "id,step,roles,minutes,next,replaces,variant,goal,notes,kind,split\n\
        \"a;1\",\"Ask \"\"why\"\"\",\"\"\"Team (2)\"\"; Nurse (3)\",0.1,\"\"\"a;1\"\" (0.5); g\",,baseline,g,\"two\nlines\",,\n\
        g,,,,\"\"\"a;1\"\"; end\",,baseline,,,gateway,all\n\
        r,R,,,,\"\"\"a;1\"\"\",redesign: A,,,,\n\
        r,R,,,,,redesign: B,,,,\n";
    let first = read_csv(sheet.as_bytes(), &Limits::default()).expect("it is a sheet");
    let again =
        read_csv(write_csv(&first.document).as_bytes(), &Limits::default()).expect("we wrote it");
    assert_eq!(first.document, again.document, "nothing is lost");
    let names: Vec<&str> = first
        .document
        .roles
        .iter()
        .map(|role| role.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["Team (2)", "Nurse"],
        "quotation marks keep brackets"
    );
    assert_eq!(first.document.redesigns.len(), 2, "redesigns have names");
}

#[test]
fn what_a_sheet_cannot_hold_is_said() {
    let document = Document {
        title: "T".to_owned(),
        cases_per_week: Some(3.0),
        ..Document::default()
    };
    let losses: Vec<String> = csv_losses(&document)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        losses,
        [
            "a sheet cannot hold the title and the case",
            "a sheet cannot hold the cases per week"
        ],
        "each loss is named"
    );
}

#[test]
fn a_column_with_the_name_of_a_field_can_be_written_and_read_again() {
    let sheet = "step,outcome,position,agency,Mood\nCall,fine,here,much,good\n";
    let document = read_csv(sheet.as_bytes(), &Limits::default())
        .expect("unknown columns are kept")
        .document;
    let names: Vec<&str> = document.baseline.steps[0]
        .extra
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        names,
        ["Mood", "column agency", "column outcome", "column position"],
        "a field holds other values than such a column"
    );
    let json = weft_files::write_json(&document);
    let again = weft_files::read_json(json.as_bytes(), &Limits::default());
    assert_eq!(
        again.expect("it is Weft JSON").document,
        document,
        "nothing is lost"
    );
}

#[test]
fn every_delimiter_is_found_and_a_title_may_stand_above_the_header() {
    for delimiter in [",", ";", "\t", "|"] {
        let header = ["Task", "Who", "Note (a, b; c)"].map(|name| format!("\"{name}\""));
        let sheet = format!(
            "Our plan, 2026; second try\n\n{}\n{}\n",
            header.join(delimiter),
            ["Call", "Nurse", "x"].join(delimiter)
        );
        let read = read_csv(sheet.as_bytes(), &Limits::default()).expect("it is a sheet");
        let step = &read.document.baseline.steps[0];
        assert_eq!(step.name, "Call", "{delimiter:?}");
        assert_eq!(step.roles.len(), 1, "{delimiter:?}");
        assert_eq!(
            read.notes[0].to_string(),
            "row 1: this row stands above the header; it was not read",
            "{delimiter:?}"
        );
    }
}

#[test]
fn two_bytes_a_letter_are_seen_without_a_mark() {
    for (units, name) in [
        (u16::to_le_bytes as fn(u16) -> [u8; 2], "UTF-16LE"),
        (u16::to_be_bytes, "UTF-16BE"),
    ] {
        let sheet: Vec<u8> = "step;who\nPrüfen;Ärztin 张\n"
            .encode_utf16()
            .flat_map(units)
            .collect();
        let read = read_csv(&sheet, &Limits::default()).expect("it is text");
        assert_eq!(read.document.baseline.steps[0].name, "Prüfen", "{name}");
        assert_eq!(
            read.notes[0].to_string(),
            format!("the text has no mark of its encoding; it was read as {name}"),
            "it is said"
        );
    }
}

#[test]
fn the_encoding_is_guessed_from_the_letters() {
    for (label, text) in [
        (
            "windows-1252",
            "Schritt;Wer\nÜberprüfung – größer;Käufer\nRückruf für Müller;Ärztin\n",
        ),
        (
            "windows-1251",
            "step;who\nПроверить заявку клиента;Менеджер отдела\n",
        ),
        (
            "windows-1250",
            "step;who\nZkontrolovat žádost zákazníka;Vedoucí oddělení průběhu\n",
        ),
    ] {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("known");
        let (bytes, _, _) = encoding.encode(text);
        let read = read_csv(&bytes, &Limits::default()).expect("it is text");
        let (_, expected) = text.split_once('\n').expect("two lines");
        let name = expected.split(';').next().expect("a cell");
        assert_eq!(read.document.baseline.steps[0].name, name, "{label}");
    }
}

#[test]
fn no_cell_is_a_formula_for_whoever_opens_the_file() {
    let sheet = "step,notes\n=cmd|' /C calc'!A0,-1+1\n'=x,@y\n";
    let first = read_csv(sheet.as_bytes(), &Limits::default()).expect("it is a sheet");
    let written = write_csv(&first.document);
    assert!(written.contains(",'=cmd|' /C calc'!A0,"), "{written}");
    assert!(written.contains(",'-1+1"), "{written}");
    let again = read_csv(written.as_bytes(), &Limits::default()).expect("we wrote it");
    assert_eq!(
        again.document, first.document,
        "the apostrophe is taken away"
    );
}

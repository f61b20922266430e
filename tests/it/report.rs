//! The report through the session: what was chosen, the pages on the screen, the files.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use weft_core::Language;
use weft_desktop::{
    Choices, Extent, Format, House, Picture, Preferences, Preview, Session, SessionError,
};

use crate::{by, sample, today};

/// A session with the onboarding sample.
fn onboarding(folder: &Path) -> Session {
    let mut session = Session::new(folder, None);
    speak(&mut session, Language::English);
    session.open(&sample("onboarding.weft.json"), by()).unwrap();
    session
}

/// Chooses the language of the window.
fn speak(session: &mut Session, language: Language) {
    session.choose_preferences(Preferences {
        language: Some(language),
        ..Preferences::default()
    });
}

fn acme() -> Choices {
    Choices {
        house: House {
            organisation: "Acme".to_owned(),
            prepared_by: "the workshop".to_owned(),
            ..House::default()
        },
        extent: Extent {
            one_page: true,
            ..Extent::default()
        },
    }
}

#[test]
fn the_pages_on_the_screen_are_those_that_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = onboarding(folder.path());
    let set = session.report(Some(0)).unwrap().set(today()).unwrap();
    session.report_set(&set);
    let preview = Preview::from(&*set);
    assert!(preview.pages.len() > 10, "a full report");
    assert_eq!(preview.pages[2].section, "How the work moved", "by name");
    let shown = session.report_shown(preview.number).unwrap();
    assert!(shown.page(2).unwrap().starts_with("<svg"), "a picture");
    assert!(
        matches!(shown.page(99), Err(SessionError::NoPage)),
        "there are not so many"
    );

    let file = folder.path().join("onboarding.pdf");
    let question = session.report(Some(0)).unwrap();
    question.export_pdf(&file, today()).unwrap();
    assert!(
        fs::read(&file).unwrap() == set.pdf().unwrap(),
        "the very pages"
    );
    assert!(
        Arc::ptr_eq(&question.set(today()).unwrap(), &set),
        "which were not set a second time"
    );
}

#[test]
fn other_choices_make_other_pages_and_the_newest_stay() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = onboarding(folder.path());
    let older = session.report(Some(0)).unwrap();
    session.choose_report(acme()).unwrap();
    let newer = session.report(Some(0)).unwrap().set(today()).unwrap();
    session.report_set(&newer);
    let preview = Preview::from(&*newer);
    assert_eq!(preview.pages.len(), 1, "one page was chosen");

    // An answer that took longer comes last.
    let older = older.set(today()).unwrap();
    session.report_set(&older);
    assert!(
        session.report_shown(preview.number).is_ok(),
        "the newer one stays on the screen"
    );
    let number = Preview::from(&*older).number;
    assert!(
        matches!(session.report_shown(number), Err(SessionError::NoPage)),
        "the older one is not"
    );
    session.close().unwrap();
    assert!(
        matches!(
            session.report_shown(preview.number),
            Err(SessionError::NoPage)
        ),
        "a closed document has no pages"
    );
}

#[test]
fn the_house_is_remembered_for_all_documents_and_the_rest_for_each() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = onboarding(folder.path());
    session.choose_report(acme()).unwrap();
    session.close().unwrap();

    let mut session = onboarding(folder.path());
    assert_eq!(session.report_choices().unwrap(), acme(), "the same again");
    session.open(&sample("support.weft.json"), by()).unwrap();
    let other = session.report_choices().unwrap();
    assert_eq!(other.house, acme().house, "the house is the same");
    assert_eq!(other.extent, Extent::default(), "the length is its own");
}

#[test]
fn damaged_choices_are_the_usual_ones() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("report.json"), "{ \"house\": 3").unwrap();
    fs::write(folder.path().join("report-logo.png"), "no picture").unwrap();
    let session = onboarding(folder.path());
    assert_eq!(
        session.report_choices().unwrap(),
        Choices::default(),
        "they are a convenience, not a document"
    );
    assert_eq!(session.logo_name(), None, "and no logo");
}

#[test]
fn a_logo_is_printed_until_it_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = onboarding(folder.path());
    let plain = session.report(Some(0)).unwrap().set(today()).unwrap();
    let icon = Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/icons/32x32.png");
    session.set_logo(&icon).unwrap();

    let mut session = onboarding(folder.path());
    assert_eq!(session.logo_name().as_deref(), Some("32x32.png"), "kept");
    let with_logo = session.report(Some(0)).unwrap().set(today()).unwrap();
    let cover = with_logo.page(0).unwrap();
    assert!(cover.contains("<image"), "it stands on the cover");
    assert!(!plain.page(0).unwrap().contains("<image"), "as before not");

    session.remove_logo();
    assert_eq!(onboarding(folder.path()).logo_name(), None, "for good");
}

#[test]
fn what_cannot_be_a_logo_says_why_and_leaves_the_one_before() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = onboarding(folder.path());
    let icon = Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/icons/32x32.png");
    session.set_logo(&icon).unwrap();
    let bad = folder.path().join("logo.gif");
    fs::write(&bad, "GIF89a").unwrap();
    let error = session.set_logo(&bad).unwrap_err();
    let failure = weft_desktop::Failure::from(error);
    assert!(
        failure
            .message
            .says(Language::English)
            .ends_with("the logo is not a PNG picture"),
        "in words: {}",
        failure.message
    );
    assert!(
        failure
            .message
            .says(Language::German)
            .ends_with("konnte nicht geöffnet werden: das Logo ist kein PNG-Bild"),
        "in German: {}",
        failure.message.says(Language::German)
    );
    assert_eq!(
        session.logo_name().as_deref(),
        Some("32x32.png"),
        "it stays"
    );
}

#[test]
fn every_drawing_is_written_as_svg_and_png() {
    let folder = tempfile::tempdir().unwrap();
    let session = onboarding(folder.path());
    let question = session.question(Some(0)).unwrap();
    let mut seen = Vec::new();
    for picture in [Picture::Baseline, Picture::Redesign, Picture::Pair] {
        for format in [Format::Svg, Format::Png] {
            let name = session.drawing_name(picture, format).unwrap();
            let file = folder.path().join(&name);
            question
                .export_drawing(picture, format, &file, today())
                .unwrap();
            let bytes = fs::read(&file).unwrap();
            let begins: &[u8] = match format {
                Format::Svg => b"<svg xmlns=",
                Format::Png => b"\x89PNG\r\n\x1a\n",
            };
            assert!(bytes.starts_with(begins), "{name} is what it says");
            assert!(!seen.contains(&bytes), "{name} is like no other");
            seen.push(bytes);
        }
    }
    let pair = String::from_utf8_lossy(&seen[4]);
    assert!(pair.contains("Welcome"), "what is gone stands there");
}

#[test]
fn report_and_drawings_speak_as_the_window_does_until_somebody_chooses_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = onboarding(folder.path());
    let section = |session: &mut Session| {
        let set = session.report(Some(0)).unwrap().set(today()).unwrap();
        session.report_set(&set);
        Preview::from(&*set).pages[2].section.clone()
    };
    assert_eq!(section(&mut session), "How the work moved", "as the window");
    speak(&mut session, Language::German);
    assert_eq!(section(&mut session), "Wohin die Arbeit ging", "set again");

    let view = session.opened(by()).unwrap().unwrap();
    let said = serde_json::to_string(&view.drawings).unwrap();
    assert!(said.contains(" Min."), "cards are drawn again");
    let answer = session.question(Some(0)).unwrap().answer(today());
    let said = serde_json::to_string(&answer.drawing).unwrap();
    for words in ["Ausgangslage", "trifft niemanden", "jetzt automatisiert"] {
        assert!(said.contains(words), "{words}");
    }
    let name = session.drawing_name(Picture::Pair, Format::Svg).unwrap();
    assert_eq!(name, "onboarding-Vergleich.svg", "a name to change");
    let file = folder.path().join(name);
    let question = session.question(Some(0)).unwrap();
    question
        .export_drawing(Picture::Pair, Format::Svg, &file, today())
        .unwrap();
    let svg = fs::read_to_string(&file).unwrap();
    assert!(svg.contains(">Neuentwurf<"), "the file too");

    let mut choices = session.report_choices().unwrap();
    choices.house.language = Some(Language::English);
    session.choose_report(choices).unwrap();
    assert_eq!(section(&mut session), "How the work moved", "as was chosen");
}

#[test]
fn without_a_redesign_none_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let session = onboarding(folder.path());
    let file = folder.path().join("redesign.svg");
    let alone = session.question(None).unwrap();
    let error = alone
        .export_drawing(Picture::Redesign, Format::Svg, &file, today())
        .unwrap_err();
    assert!(matches!(error, SessionError::NoVersion), "found {error}");
    assert!(!file.exists(), "and nothing is written");
}

#[test]
fn only_files_that_were_written_here_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = onboarding(folder.path());
    let file = folder.path().join("onboarding.pdf");
    let error = session.to_be_shown(&file).unwrap_err();
    assert!(
        matches!(error, SessionError::NotWritten { .. }),
        "found {error}"
    );
    session.written(&file);
    assert_eq!(session.to_be_shown(&file).unwrap(), file, "now it is ours");
}

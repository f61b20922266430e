//! What the window may ask about the report; see [`crate::commands`].

use std::path::Path;

use serde::{Deserialize, Serialize};
use tauri::ipc::Response;
use tauri::{Runtime, WebviewWindow};
use tauri_plugin_dialog::DialogExt;

use super::{Choices, Format, Picture, Preview};
use crate::commands::{Shared, local, lock, today};
use crate::{Code, Failure, SessionError};

/// What was chosen, and what the file of the logo was called.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Chosen {
    choices: Choices,
    logo: Option<String>,
}

/// How a file is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Place {
    /// In the viewer that the system has for it.
    Viewer,
    /// In its folder.
    Folder,
}

/// What was chosen for the report of the open document.
#[tauri::command(async)]
pub(crate) fn report_choices(session: Shared<'_>) -> Result<Chosen, Failure> {
    let session = lock(&session);
    Ok(Chosen {
        choices: session.report_choices()?,
        logo: session.logo_name(),
    })
}

/// Remembers what was chosen and sets the report; the session is free while that goes on.
#[tauri::command(async)]
pub(crate) fn preview_report(
    session: Shared<'_>,
    redesign: Option<usize>,
    choices: Choices,
) -> Result<Preview, Failure> {
    let question = {
        let mut session = lock(&session);
        session.choose_report(choices)?;
        session.report(redesign)?
    };
    match question.set(today()) {
        Ok(set) => {
            lock(&session).report_set(&set);
            Ok(Preview::from(&*set))
        }
        Err(SessionError::Faulty(faults)) => Ok(Preview::faulty(faults)),
        Err(error) => Err(error.into()),
    }
}

/// A page of the report on the screen, counted from 0, as an SVG picture.
#[tauri::command(async)]
pub(crate) fn report_page(
    session: Shared<'_>,
    number: u64,
    page: usize,
) -> Result<Response, Failure> {
    let set = lock(&session).report_shown(number)?;
    Ok(Response::new(set.page(page)?.into_bytes()))
}

/// Asks for a logo; answers what its file is called, nothing where nobody chose one.
#[tauri::command(async)]
pub(crate) fn choose_logo<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
) -> Result<Option<String>, Failure> {
    let dialog = window.dialog().file().set_parent(&window);
    let dialog = dialog.add_filter("PNG", &["png"]);
    let Some(path) = dialog.blocking_pick_file().and_then(local) else {
        return Ok(None);
    };
    let mut session = lock(&session);
    session.set_logo(&path)?;
    Ok(session.logo_name())
}

/// Prints no logo any more.
#[tauri::command(async)]
pub(crate) fn remove_logo(session: Shared<'_>) {
    lock(&session).remove_logo();
}

/// Asks where the report shall stand and writes it; answers its path, nothing where nobody chose one.
#[tauri::command(async)]
pub(crate) fn export_pdf<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
    redesign: Option<usize>,
) -> Result<Option<String>, Failure> {
    let name = lock(&session).report_name()?;
    let dialog = window.dialog().file().set_parent(&window);
    let dialog = dialog.add_filter("PDF", &["pdf"]).set_file_name(name);
    let Some(path) = dialog.blocking_save_file().and_then(local) else {
        return Ok(None);
    };
    let question = lock(&session).report(redesign)?;
    question.export_pdf(&path, today())?;
    lock(&session).written(&path);
    Ok(Some(path.display().to_string()))
}

/// Asks where a drawing shall stand and writes it; answers its path, nothing where nobody chose one.
#[tauri::command(async)]
pub(crate) fn export_drawing<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
    redesign: Option<usize>,
    picture: Picture,
    format: Format,
) -> Result<Option<String>, Failure> {
    let name = lock(&session).drawing_name(picture, format)?;
    let dialog = window.dialog().file().set_parent(&window);
    let ending = format.ending();
    let dialog = dialog.add_filter(ending.to_uppercase(), &[ending]);
    let Some(path) = dialog
        .set_file_name(name)
        .blocking_save_file()
        .and_then(local)
    else {
        return Ok(None);
    };
    let question = lock(&session).question(redesign)?;
    question.export_drawing(picture, format, &path, today())?;
    lock(&session).written(&path);
    Ok(Some(path.display().to_string()))
}

/// Shows a file that was written here, in the viewer of the system or in its folder.
#[tauri::command(async)]
pub(crate) fn show_written(session: Shared<'_>, path: String, place: Place) -> Result<(), Failure> {
    let path = lock(&session).to_be_shown(Path::new(&path))?;
    let shown = match place {
        Place::Viewer => tauri_plugin_opener::open_path(path, None::<&str>),
        Place::Folder => tauri_plugin_opener::reveal_item_in_dir(path),
    };
    shown.map_err(|error| Failure::new(Code::Viewer, &error))
}

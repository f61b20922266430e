//! What the window may ask about files of other formats; see [`crate::commands`].

use std::path::Path;

use serde_json::json;
use tauri::ipc::Response;
use tauri::{Runtime, WebviewWindow};
use tauri_plugin_dialog::DialogExt;
use weft_core::edit::Version;

use super::{
    AgainstLog, Aim, LogChoice, LogCounts, LogPreview, Looked, NotesOfFile, Preview, Progress,
    notes_of,
};
use crate::Failure;
use crate::commands::{Shared, author, entitled, local, lock, nothing, now};
use crate::session::Taken;

/// The endings of everything that becomes a document.
const READ: [&str; 26] = [
    "json", "bpmn", "xml", "csv", "tsv", "xlsx", "xlsm", "ods", "mmd", "mermaid", "md", "markdown",
    "dot", "gv", "drawio", "svg", "png", "txt", "xes", "gz", "parquet", "jsonocel", "xmlocel",
    "sqlite", "sqlite3", "db",
];

/// The endings of event logs.
const LOGS: [&str; 14] = [
    "xes", "gz", "xml", "csv", "tsv", "txt", "parquet", "pq", "json", "jsonocel", "xmlocel",
    "sqlite", "sqlite3", "db",
];

/// Asks for a document and opens it, or shows what was understood; nothing where nobody chose one.
#[tauri::command(async)]
pub(crate) fn choose_document<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
) -> Result<Response, Failure> {
    choose(&window, &session, Aim::Document)
}

/// Asks for a workflow and adds it as a redesign, or shows what was understood; nothing where nobody chose
/// one.
#[tauri::command(async)]
pub(crate) fn choose_redesign<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
) -> Result<Response, Failure> {
    choose(&window, &session, Aim::Redesign)
}

/// Opens the file that was dropped on the window, or shows what was understood.
#[tauri::command(async)]
pub(crate) fn open_dropped<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
) -> Result<Response, Failure> {
    let path = lock(&session).dropped()?;
    take(&window, &session, &path, Aim::Document)
}

/// Adds the workflow of the file that was dropped on the window as a redesign, or shows what was understood.
#[tauri::command(async)]
pub(crate) fn add_dropped<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
) -> Result<Response, Failure> {
    let path = lock(&session).dropped()?;
    take(&window, &session, &path, Aim::Redesign)
}

/// Makes of a file what was shown of it.
#[tauri::command(async)]
pub(crate) fn open_previewed<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
    number: u64,
) -> Result<Response, Failure> {
    let by = author(&session);
    let view = lock(&session).open_previewed(number, now(&by))?;
    entitled(&window, &session, &view)
}

/// Opens the document that was made of the shown file before.
#[tauri::command(async)]
pub(crate) fn open_known<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
    number: u64,
) -> Result<Response, Failure> {
    let view = lock(&session).open_known(number)?;
    entitled(&window, &session, &view)
}

/// Puts what the shown file holds by now into the document that was made of it before.
#[tauri::command(async)]
pub(crate) fn update_known<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
    number: u64,
) -> Result<Response, Failure> {
    let by = author(&session);
    let view = lock(&session).update_known(number, now(&by))?;
    entitled(&window, &session, &view)
}

/// Makes nothing of the file that was shown.
#[tauri::command(async)]
pub(crate) fn leave_previewed(session: Shared<'_>) {
    lock(&session).leave_previewed();
}

/// What has to be chosen for a file that is shown as a table and is an event log.
#[tauri::command(async)]
pub(crate) fn take_as_log<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
    number: u64,
) -> Result<Response, Failure> {
    let (path, aim) = lock(&session).previewed(number)?;
    shown(&window, &session, Looked::as_log(&path, aim)?)
}

/// Reads an event log as was chosen and answers what was understood, nothing where it was stopped; neither
/// the session nor another command waits for it.
#[tauri::command]
pub(crate) async fn read_log(
    session: Shared<'_>,
    number: u64,
    choice: LogChoice,
) -> Result<Option<Preview>, Failure> {
    let reading = lock(&session).read_log(number, choice)?;
    let seen = tauri::async_runtime::spawn_blocking(move || reading.read()).await??;
    Ok(seen.and_then(|seen| lock(&session).log_seen(seen)))
}

/// Asks for the log of the time after the change; nothing where nobody chose one.
#[tauri::command(async)]
pub(crate) fn choose_second_log<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
    number: u64,
) -> Result<Option<LogPreview>, Failure> {
    let Some(path) = asked_for_log(&window, &session) else {
        return Ok(None);
    };
    Ok(Some(lock(&session).hold_second(number, Some(&path))?))
}

/// There is one log again.
#[tauri::command(async)]
pub(crate) fn leave_second_log(session: Shared<'_>, number: u64) -> Result<LogPreview, Failure> {
    Ok(lock(&session).hold_second(number, None)?)
}

/// Asks for a log that the open document is held against, and answers what has to be chosen for it;
/// nothing where nobody chose one.
#[tauri::command(async)]
pub(crate) fn choose_log<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
) -> Result<Response, Failure> {
    match asked_for_log(&window, &session) {
        Some(path) => take(&window, &session, &path, Aim::Comparison),
        None => Ok(nothing()),
    }
}

/// Reads a log as was chosen, for the open document to be held against it; nothing where it was stopped.
#[tauri::command]
pub(crate) async fn count_log(
    session: Shared<'_>,
    number: u64,
    choice: LogChoice,
) -> Result<Option<LogCounts>, Failure> {
    let reading = lock(&session).read_log(number, choice)?;
    let counted = tauri::async_runtime::spawn_blocking(move || reading.count()).await??;
    Ok(counted.and_then(|counted| lock(&session).log_counted(counted)))
}

/// How a version fits the log that the document is held against, nothing where it is held against none; the
/// session is free while that is computed.
#[tauri::command]
pub(crate) async fn against_log(
    session: Shared<'_>,
    version: Version,
) -> Result<Option<AgainstLog>, Failure> {
    let Some(question) = lock(&session).against_log(version)? else {
        return Ok(None);
    };
    let answer = tauri::async_runtime::spawn_blocking(move || question.answer());
    Ok(Some(answer.await?))
}

/// The open document is held against no log any more.
#[tauri::command(async)]
pub(crate) fn leave_against_log(session: Shared<'_>) {
    lock(&session).leave_against_log();
}

/// How far a log is read; nothing where none is.
#[tauri::command(async)]
pub(crate) fn log_progress(session: Shared<'_>) -> Option<Progress> {
    lock(&session).log_progress()
}

/// Whoever reads a log stops.
#[tauri::command(async)]
pub(crate) fn stop_reading(session: Shared<'_>) {
    lock(&session).stop_reading();
}

/// What was read otherwise than it stands in the files that the document came from; the session is free
/// while they are read again.
#[tauri::command(async)]
pub(crate) fn read_notes(session: Shared<'_>) -> Result<Vec<NotesOfFile>, Failure> {
    let originals = lock(&session).originals()?;
    Ok(originals.iter().map(notes_of).collect())
}

fn choose<R: Runtime>(
    window: &WebviewWindow<R>,
    session: &Shared<'_>,
    aim: Aim,
) -> Result<Response, Failure> {
    let says = lock(session)
        .language()
        .pick("Everything that Weft opens", "Alles, was Weft öffnet");
    let own: &[&str] = match aim {
        Aim::Document => &["weft"],
        Aim::Redesign | Aim::Comparison => &[],
    };
    let endings = [own, &READ].concat();
    let dialog = window.dialog().file().set_parent(window);
    let dialog = dialog.add_filter(says, &endings);
    match dialog.blocking_pick_file().and_then(local) {
        Some(path) => take(window, session, &path, aim),
        None => Ok(nothing()),
    }
}

fn asked_for_log<R: Runtime>(
    window: &WebviewWindow<R>,
    session: &Shared<'_>,
) -> Option<std::path::PathBuf> {
    let says = lock(session)
        .language()
        .pick("Event logs", "Ereignisprotokolle");
    let dialog = window.dialog().file().set_parent(window);
    let dialog = dialog.add_filter(says, &LOGS);
    dialog.blocking_pick_file().and_then(local)
}

/// Reads a file, without the session, and opens it or shows what was understood.
pub(crate) fn take<R: Runtime>(
    window: &WebviewWindow<R>,
    session: &Shared<'_>,
    path: &Path,
    aim: Aim,
) -> Result<Response, Failure> {
    shown(window, session, Looked::at(path, aim)?)
}

/// Opens what was read, or shows what was understood.
fn shown<R: Runtime>(
    window: &WebviewWindow<R>,
    session: &Shared<'_>,
    looked: Looked,
) -> Result<Response, Failure> {
    let by = author(session);
    let taken = lock(session).take(looked, now(&by))?;
    match taken {
        Taken::View(view) => entitled(window, session, &view),
        Taken::Preview(preview) => Ok(Response::new(json!({ "preview": preview }).to_string())),
        Taken::Log(log) => Ok(Response::new(json!({ "log": log }).to_string())),
    }
}

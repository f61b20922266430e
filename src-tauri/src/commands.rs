//! What the window may ask: each command locks the session, calls one method and answers.
//!
//! Dialogs are opened here, before the session is locked: while somebody looks for a file, nothing
//! else waits.

use std::path::Path;
use std::sync::{Mutex, MutexGuard};

use jiff::civil::Date;
use jiff::{Timestamp, ZonedDateTime};
use serde::Serialize;
use tauri::ipc::Response;
use tauri::{Runtime, State, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FilePath};
use weft_core::edit::{Action, Entry, Version};
use weft_core::workflow::StepId;
use weft_core::{Language, Said};

use crate::clipboard::Copied;
use crate::history::Line;
use crate::import::{self, Aim};
use crate::question::{Budgets, Compared, Matched, Shows};
use crate::samples::SampleWeave;
use crate::session::{By, View};
use crate::{Failure, Preferences, RecentFile, Session, SessionError, samples};

pub(crate) type Shared<'a> = State<'a, Mutex<Session>>;

/// The documents that were open before, the last one first.
#[tauri::command(async)]
pub(crate) fn recent_files(session: Shared<'_>) -> Vec<RecentFile> {
    lock(&session).recent_files()
}

/// How the window looks, and the language that it speaks.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Looks {
    preferences: Preferences,
    language: Language,
}

/// How the window looks and speaks.
#[tauri::command(async)]
pub(crate) fn preferences<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
) -> Result<Looks, Failure> {
    looks(&window, lock(&session).preferences().clone())
}

/// Chooses how the window looks and speaks.
#[tauri::command(async)]
pub(crate) fn choose_preferences<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
    preferences: Preferences,
) -> Result<Looks, Failure> {
    lock(&session).choose_preferences(preferences.clone());
    looks(&window, preferences)
}

fn looks<R: Runtime>(
    window: &WebviewWindow<R>,
    preferences: Preferences,
) -> Result<Looks, Failure> {
    window.set_zoom(preferences.zoom())?;
    let language = preferences.spoken();
    Ok(Looks {
        preferences,
        language,
    })
}

/// The open document; at first the file that the program was started with, or what was understood of it.
#[tauri::command(async)]
pub(crate) fn opened<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
) -> Result<Response, Failure> {
    let argument = lock(&session).argument();
    if let Some(path) = argument {
        lock(&session).told.forget();
        return import::commands::take(&window, &session, &path, Aim::Document);
    }
    let by = author(&session);
    let opened = {
        let mut session = lock(&session);
        // Who asks this has just begun, or begins anew.
        session.told.forget();
        session.opened(now(&by))?
    };
    match opened {
        Some(view) => entitled(&window, &session, &view),
        None => Ok(nothing()),
    }
}

/// Opens a document of the list of recent files.
#[tauri::command(async)]
pub(crate) fn open_recent<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
    path: String,
) -> Result<Response, Failure> {
    let by = author(&session);
    let view = lock(&session).open_recent(Path::new(&path), now(&by))?;
    entitled(&window, &session, &view)
}

/// Asks where a copy of the document shall stand and goes on in that; nothing where nobody chose a
/// place.
#[tauri::command(async)]
pub(crate) fn save_copy<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
) -> Result<Response, Failure> {
    let name = lock(&session).copy_name()?;
    let dialog = window.dialog().file().set_parent(&window);
    let dialog = dialog.add_filter("Weft", &["weft"]).set_file_name(name);
    let Some(path) = dialog.blocking_save_file().and_then(local) else {
        return Ok(nothing());
    };
    let by = author(&session);
    let view = lock(&session).save_copy(&path, now(&by))?;
    entitled(&window, &session, &view)
}

/// Makes an empty document.
#[tauri::command(async)]
pub(crate) fn new_document<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
    title: String,
) -> Result<Response, Failure> {
    let by = author(&session);
    let view = lock(&session).create(&title, now(&by))?;
    entitled(&window, &session, &view)
}

/// Makes a document from a sample that Weft brings.
#[tauri::command(async)]
pub(crate) fn open_sample<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
    name: String,
) -> Result<Response, Failure> {
    let by = author(&session);
    let view = lock(&session).open_sample(&samples::named(&name)?, now(&by))?;
    entitled(&window, &session, &view)
}

/// Closes the document.
#[tauri::command(async)]
pub(crate) fn close_document<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
) -> Result<(), Failure> {
    lock(&session).close()?;
    Ok(window.set_title("Weft")?)
}

/// Makes a change.
#[tauri::command(async)]
pub(crate) fn act<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
    action: Action,
) -> Result<Response, Failure> {
    let by = author(&session);
    let view = lock(&session).act(action, now(&by))?;
    entitled(&window, &session, &view)
}

/// Takes the last change back.
#[tauri::command(async)]
pub(crate) fn undo<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
) -> Result<Response, Failure> {
    let by = author(&session);
    let view = lock(&session).undo(now(&by))?;
    entitled(&window, &session, &view)
}

/// Repeats what was taken back.
#[tauri::command(async)]
pub(crate) fn redo<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
) -> Result<Response, Failure> {
    let by = author(&session);
    let view = lock(&session).redo(now(&by))?;
    entitled(&window, &session, &view)
}

/// What was done to the document, the last change first.
#[tauri::command(async)]
pub(crate) fn history(session: Shared<'_>) -> Result<Vec<Line>, Failure> {
    Ok(lock(&session).history()?)
}

/// Makes the document what it was after a change.
#[tauri::command(async)]
pub(crate) fn restore<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
    revision: u64,
) -> Result<Response, Failure> {
    let by = author(&session);
    let view = lock(&session).restore(revision, now(&by))?;
    entitled(&window, &session, &view)
}

/// Names the point where the document stands.
#[tauri::command(async)]
pub(crate) fn checkpoint(session: Shared<'_>, name: String) -> Result<(), Failure> {
    let by = author(&session);
    lock(&session).checkpoint(&name, now(&by))?;
    Ok(())
}

/// Reads a line of the quick entry.
#[tauri::command(async)]
pub(crate) fn read_entry(session: Shared<'_>, line: String) -> Result<Entry, Failure> {
    Ok(lock(&session).read_entry(&line)?)
}

/// What is copied of a version, as text.
#[tauri::command(async)]
pub(crate) fn copied(
    session: Shared<'_>,
    version: Version,
    steps: Vec<StepId>,
) -> Result<Copied, Failure> {
    Ok(lock(&session).copied(version, &steps)?)
}

/// Adds the steps that a text holds.
#[tauri::command(async)]
pub(crate) fn paste<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
    version: Version,
    after: Option<StepId>,
    text: String,
) -> Result<Response, Failure> {
    let author = author(&session);
    let view = lock(&session).paste(version, after.as_ref(), &text, now(&author))?;
    entitled(&window, &session, &view)
}

/// Audits the document as it is; the session is free while that goes on.
#[tauri::command(async)]
pub(crate) fn audited(
    session: Shared<'_>,
    redesign: Option<usize>,
    shows: Option<Shows>,
    holds: Option<u64>,
) -> Result<Response, Failure> {
    let question = lock(&session).question(redesign)?;
    let question = question.showing(shows.unwrap_or_default());
    let answer = question.answer(today());
    let mut session = lock(&session);
    session.answered(&answer);
    Ok(Response::new(session.told.audited(&answer, holds)?))
}

/// What every redesign keeps; the session is free while that is computed.
#[tauri::command(async)]
pub(crate) fn compared(session: Shared<'_>) -> Result<Compared, Failure> {
    let question = lock(&session).question(None)?;
    Ok(question.compared(today()))
}

/// What every budget would put back; the session is free while that is computed.
#[tauri::command(async)]
pub(crate) fn budgets(session: Shared<'_>, redesign: Option<usize>) -> Result<Budgets, Failure> {
    let question = lock(&session).question(redesign)?;
    Ok(question.budgets(today()))
}

/// The samples that Weft brings, drawn small.
#[tauri::command(async)]
pub(crate) fn sample_weaves() -> Result<Vec<SampleWeave>, Failure> {
    Ok(samples::weaves()?)
}

/// What is said and open about the matches of a redesign; the session is free while that goes on.
#[tauri::command(async)]
pub(crate) fn matches(session: Shared<'_>, redesign: Option<usize>) -> Result<Matched, Failure> {
    let question = lock(&session).question(redesign)?;
    Ok(question.matches())
}

/// Who sits here, as they call themselves or else as the system does: the history says who changed
/// what.
pub(crate) fn author(session: &Shared<'_>) -> String {
    let chosen = lock(session).preferences().author.trim().to_owned();
    if !chosen.is_empty() {
        return chosen;
    }
    let name = std::env::var("USER").or_else(|_| std::env::var("USERNAME"));
    name.unwrap_or_default()
}

pub(crate) fn now(author: &str) -> By<'_> {
    By {
        author,
        at: Timestamp::now(),
        today: today(),
    }
}

pub(crate) fn lock<'a>(session: &'a Shared<'_>) -> MutexGuard<'a, Session> {
    session
        .lock()
        .expect("no command panics while it holds the session")
}

/// The day, as the user's calendar says it: waivers are due by it.
pub(crate) fn today() -> Date {
    ZonedDateTime::now().date()
}

/// Dialogs of the desktop answer with paths; addresses exist on phones only.
pub(crate) fn local(path: FilePath) -> Option<std::path::PathBuf> {
    path.into_path().ok()
}

/// The window is called what its document is called (formats.md 8).
/// What the window holds of its drawings is not sent again.
pub(crate) fn entitled<R: Runtime>(
    window: &WebviewWindow<R>,
    session: &Shared<'_>,
    view: &View,
) -> Result<Response, Failure> {
    window.set_title(&view.document.title)?;
    Ok(Response::new(lock(session).told.view(view)?))
}

/// The answer where there is none.
pub(crate) fn nothing() -> Response {
    Response::new("null".to_owned())
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::new(crate::Code::Internal, &error)
    }
}

impl From<tauri::Error> for Failure {
    fn from(error: tauri::Error) -> Self {
        Self::new(crate::Code::Internal, &error)
    }
}

impl From<SessionError> for Failure {
    fn from(error: SessionError) -> Self {
        let code = match error {
            SessionError::Missing { .. } => crate::Code::Missing,
            SessionError::Input { .. }
            | SessionError::NotListed { .. }
            | SessionError::NothingDropped
            | SessionError::NothingPreviewed
            | SessionError::Unchosen { .. }
            | SessionError::NotWritten { .. }
            | SessionError::NoSample(_) => crate::Code::Input,
            SessionError::Output { .. }
            | SessionError::NotMade(_)
            | SessionError::Report { .. }
            | SessionError::Faulty(_) => crate::Code::Output,
            SessionError::Edit(_)
            | SessionError::Clipboard(_)
            | SessionError::Write(_)
            | SessionError::Read(_) => crate::Code::Change,
            SessionError::NothingOpen | SessionError::NoPage | SessionError::NoVersion => {
                crate::Code::Internal
            }
        };
        Self {
            code,
            message: Said::of(|language| error.says(language)),
        }
    }
}

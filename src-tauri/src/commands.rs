//! What the window may ask: each command locks the session, calls one method and answers.
//!
//! Dialogs are opened here, before the session is locked: while somebody looks for a file, nothing
//! else waits.

use std::path::Path;
use std::sync::{Mutex, MutexGuard};

use jiff::ZonedDateTime;
use jiff::civil::Date;
use tauri::{Runtime, State, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FilePath};

use crate::{Failure, Opened, RecentFile, Session, SessionError};

type Shared<'a> = State<'a, Mutex<Session>>;

/// The documents that were open before, the last one first.
#[tauri::command(async)]
pub(crate) fn recent_files(session: Shared<'_>) -> Vec<RecentFile> {
    lock(&session).recent_files()
}

/// The open document; at first the one that the program was started with.
#[tauri::command(async)]
pub(crate) fn opened<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
) -> Result<Option<Opened>, Failure> {
    let opened = lock(&session).opened(today())?;
    opened.map(|opened| entitled(&window, opened)).transpose()
}

/// Opens a document of the list of recent files.
#[tauri::command(async)]
pub(crate) fn open_recent<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
    path: String,
) -> Result<Opened, Failure> {
    let opened = lock(&session).open_recent(Path::new(&path), today())?;
    entitled(&window, opened)
}

/// Asks for a document and opens it; nothing where nobody chose one.
#[tauri::command(async)]
pub(crate) fn choose_document<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
) -> Result<Option<Opened>, Failure> {
    let dialog = window.dialog().file().set_parent(&window);
    let dialog = dialog.add_filter("Weft", &["json"]);
    let Some(path) = dialog.blocking_pick_file().and_then(local) else {
        return Ok(None);
    };
    let opened = lock(&session).open(&path, today())?;
    entitled(&window, opened).map(Some)
}

/// Closes the document.
#[tauri::command(async)]
pub(crate) fn close_document<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
) -> Result<(), Failure> {
    lock(&session).close();
    Ok(window.set_title("Weft")?)
}

/// Asks where the report shall stand and writes it; answers its path, nothing where nobody chose one.
#[tauri::command(async)]
pub(crate) fn export_pdf<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
) -> Result<Option<String>, Failure> {
    let name = lock(&session).report_name()?;
    let dialog = window.dialog().file().set_parent(&window);
    let dialog = dialog.add_filter("PDF", &["pdf"]).set_file_name(name);
    let Some(path) = dialog.blocking_save_file().and_then(local) else {
        return Ok(None);
    };
    lock(&session).export_pdf(&path, today())?;
    Ok(Some(path.display().to_string()))
}

fn lock<'a>(session: &'a Shared<'_>) -> MutexGuard<'a, Session> {
    session
        .lock()
        .expect("no command panics while it holds the session")
}

/// The day, as the user's calendar says it: waivers are due by it.
fn today() -> Date {
    ZonedDateTime::now().date()
}

/// Dialogs of the desktop answer with paths; addresses exist on phones only.
fn local(path: FilePath) -> Option<std::path::PathBuf> {
    path.into_path().ok()
}

/// The window is called what its document is called (formats.md 8).
fn entitled<R: Runtime>(window: &WebviewWindow<R>, opened: Opened) -> Result<Opened, Failure> {
    window.set_title(&opened.document.title)?;
    Ok(opened)
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
            SessionError::Input { .. } | SessionError::NotListed { .. } => crate::Code::Input,
            SessionError::Output { .. } | SessionError::Report { .. } => crate::Code::Output,
            SessionError::NothingOpen => crate::Code::Internal,
        };
        Self::new(code, &error)
    }
}

//! The shell: the only part of Weft that knows Tauri.
//!
//! **Invariants:** a use case is a method of [`Session`], which has no Tauri types; a command locks
//! the session, calls one method and answers; what the window may call stands in
//! `src-tauri/permissions` and nothing else is allowed.

#[expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands commands their state and arguments by value"
)]
mod commands;
mod drawing;
mod error;
mod failure;
mod import;
mod question;
mod recent;
mod samples;
mod session;

use std::path::PathBuf;
use std::sync::Mutex;

use tauri::{AppHandle, Builder, Context, Manager, RunEvent, Runtime, Wry};

pub use drawing::{Drawing, Drawn};
pub use error::SessionError;
pub use failure::{Code, Failure};
pub use question::{Audited, Question};
pub use recent::RecentFile;
pub use samples::{SAMPLES, Sample};
pub use session::{By, Line, Session, View};

/// Opens the window, with `file` in it where there is one, and returns when it is closed.
///
/// # Errors
///
/// Where the system has no display or no web view.
pub fn run(file: Option<PathBuf>) -> Result<(), tauri::Error> {
    with_commands(Builder::<Wry>::new())
        .setup(|app| {
            let folder = app.path().app_data_dir()?;
            app.manage(Mutex::new(Session::new(&folder, file)));
            Ok(())
        })
        .build(context())?
        .run(|app, event| {
            if matches!(event, RunEvent::Exit) {
                settle(app);
            }
        });
    Ok(())
}

/// Makes one file of the open document; where that fails, every change is on the disk already.
fn settle<R: Runtime>(app: &AppHandle<R>) {
    if let Some(session) = app.try_state::<Mutex<Session>>()
        && let Ok(mut session) = session.lock()
    {
        drop(session.close());
    }
}

/// Adds everything that the window may ask of the shell, but for the session itself.
pub fn with_commands<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![
            commands::recent_files,
            commands::opened,
            commands::open_recent,
            commands::choose_document,
            commands::new_document,
            commands::choose_redesign,
            commands::open_sample,
            commands::close_document,
            commands::act,
            commands::undo,
            commands::redo,
            commands::history,
            commands::restore,
            commands::checkpoint,
            commands::read_entry,
            commands::audited,
            commands::export_pdf,
        ])
}

/// The window, the permissions and the UI as they were when this was built.
#[must_use]
pub fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

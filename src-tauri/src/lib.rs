//! The shell: the only part of Weft that knows Tauri.
//!
//! **Invariants:** a use case is a method of [`Session`], which has no Tauri types; a command locks
//! the session, calls one method and answers; what the window may call stands in
//! `src-tauri/permissions` and nothing else is allowed.

mod clipboard;
#[expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands commands their state and arguments by value"
)]
mod commands;
mod difference;
mod drawing;
mod error;
mod export;
mod failure;
mod history;
mod import;
mod preferences;
mod question;
mod recent;
mod report;
mod samples;
mod session;
mod told;

use std::path::PathBuf;
use std::sync::Mutex;

use tauri::{
    AppHandle, Builder, Context, DragDropEvent, Emitter, Manager, RunEvent, Runtime, Window,
    WindowEvent, Wry,
};

pub use clipboard::Copied;
pub use drawing::{Arrangement, Drawing, Drawn};
pub use error::{Cause, SessionError};
pub use export::{Export, ExportQuestion, FileFormat, Losses};
pub use failure::{Code, Failure};
pub use history::Line;
pub use import::{
    AgainstLog, Aim, Content, Differs, IntervalRead, Kind, KindName, KnownShown, LogChoice,
    LogColumnShown, LogCounted, LogCounts, LogObjectsShown, LogPreview, LogQuestion, LogReading,
    LogSeen, LogShown, LogSummary, LogTaken, Looked, Noted, NotesOfFile, Preview as FilePreview,
    Progress, StepRead, VersionRead, Wrong,
};
pub use preferences::{Appearance, Preferences};
pub use question::{Audited, Budgets, Compared, Matched, Planned, Question, Shows};
pub use recent::RecentFile;
pub use report::{
    Choices, Extent, Format, House, Page, Picture, Preview, ReportQuestion, SetReport,
};
pub use samples::{SAMPLES, Sample, SampleWeave};
pub use session::{By, Session, Taken, View};

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
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .on_window_event(|window, event| {
            if let WindowEvent::DragDrop(event) = event {
                // A window that cannot be told shows nothing; the file stays where it is.
                drop(dragged(window, event));
            }
        })
        .build(context())?
        .run(|app, event| {
            if matches!(event, RunEvent::Exit) {
                settle(app);
            }
        });
    Ok(())
}

/// Tells the window that a file is held over it, or was dropped; its path stays here.
fn dragged<R: Runtime>(window: &Window<R>, event: &DragDropEvent) -> Result<(), tauri::Error> {
    match event {
        DragDropEvent::Enter { .. } => window.emit("file-over", true),
        DragDropEvent::Leave => window.emit("file-over", false),
        DragDropEvent::Drop { paths, .. } => {
            window.emit("file-over", false)?;
            let (Some(path), Some(session)) = (paths.first(), window.try_state::<Mutex<Session>>())
            else {
                return Ok(());
            };
            if let Ok(mut session) = session.lock() {
                session.drop_file(path.clone());
            }
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            window.emit("file-dropped", name)
        }
        DragDropEvent::Over { .. } | _ => Ok(()),
    }
}

/// Makes one file of the open document; where that fails, every change is on the disk already.
fn settle<R: Runtime>(app: &AppHandle<R>) {
    if let Some(session) = app.try_state::<Mutex<Session>>()
        && let Ok(mut session) = session.lock()
    {
        drop(session.settle());
    }
}

/// Adds everything that the window may ask of the shell, but for the session itself.
pub fn with_commands<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![
            commands::preferences,
            commands::choose_preferences,
            commands::recent_files,
            commands::opened,
            commands::open_recent,
            commands::new_document,
            commands::open_sample,
            commands::save_copy,
            commands::close_document,
            commands::act,
            commands::undo,
            commands::redo,
            commands::history,
            commands::restore,
            commands::checkpoint,
            commands::read_entry,
            commands::copied,
            commands::paste,
            commands::audited,
            commands::compared,
            commands::budgets,
            commands::sample_weaves,
            commands::matches,
            import::commands::choose_document,
            import::commands::choose_redesign,
            import::commands::open_dropped,
            import::commands::add_dropped,
            import::commands::open_previewed,
            import::commands::open_known,
            import::commands::update_known,
            import::commands::leave_previewed,
            import::commands::take_as_log,
            import::commands::choose_second_log,
            import::commands::leave_second_log,
            import::commands::read_log,
            import::commands::choose_log,
            import::commands::count_log,
            import::commands::against_log,
            import::commands::leave_against_log,
            import::commands::log_progress,
            import::commands::stop_reading,
            import::commands::read_notes,
            export::commands::export_losses,
            export::commands::export_file,
            report::commands::report_choices,
            report::commands::preview_report,
            report::commands::report_page,
            report::commands::choose_logo,
            report::commands::remove_logo,
            report::commands::export_pdf,
            report::commands::export_drawing,
            report::commands::show_written,
        ])
}

/// The window, the permissions and the UI as they were when this was built.
#[must_use]
pub fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

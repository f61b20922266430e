//! What the window may ask about files that it writes; see [`crate::commands`].

use tauri::{Runtime, WebviewWindow};
use tauri_plugin_dialog::DialogExt;

use super::{Export, Losses};
use crate::Failure;
use crate::commands::{Shared, local, lock, today};

/// What a file of the open document would leave out; the session is free while that is found out.
#[tauri::command(async)]
pub(crate) fn export_losses(
    session: Shared<'_>,
    redesign: Option<usize>,
    export: Export,
) -> Result<Losses, Failure> {
    let question = lock(&session).exporting(redesign, export)?;
    Ok(question.losses(export, today())?)
}

/// Asks where the document shall stand as a file of another format and writes it; answers its path, nothing
/// where nobody chose one.
#[tauri::command(async)]
pub(crate) fn export_file<R: Runtime>(
    window: WebviewWindow<R>,
    session: Shared<'_>,
    redesign: Option<usize>,
    export: Export,
) -> Result<Option<String>, Failure> {
    let name = lock(&session).export_name(export)?;
    let ending = export.format.ending();
    let dialog = window.dialog().file().set_parent(&window);
    let dialog = dialog.add_filter(format!(".{ending}"), &[ending]);
    let Some(path) = dialog
        .set_file_name(name)
        .blocking_save_file()
        .and_then(local)
    else {
        return Ok(None);
    };
    let question = lock(&session).exporting(redesign, export)?;
    question.write(export, &path, today())?;
    lock(&session).written(&path);
    Ok(Some(path.display().to_string()))
}

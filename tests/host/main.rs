//! The program behind a page that is not its window: a browser under test asks, and this answers.
//!
//! One question a line comes in, one answer a line goes out, in the same order. Commands, permissions and
//! values are those of the window, through the mock runtime, so that a new command is there at once.
//! Only who chooses a file is another: the test says what the dialog would have answered.
//!
//! ```text
//! host FOLDER [FILE]
//! {"command": "open_sample", "args": {"name": "onboarding"}}      → {"ok": {…}}
//! {"command": "report_page", "args": {"number": 1, "page": 0}}    → {"bytes": "…"}, in base64
//! {"command": "choose_document", "args": {}, "chosen": "/a.weft"} → {"failure": {"code": "missing", …}}
//! ```

use std::error::Error;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use jiff::{Timestamp, ZonedDateTime};
use serde::Deserialize;
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeResponseBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};
use weft_desktop::{Aim, By, Export, Failure, Looked, Session, SessionError, Taken};

/// Commands that open a dialog for a file, which nobody could answer here.
const DIALOGS: [&str; 9] = [
    "choose_document",
    "choose_redesign",
    "choose_log",
    "choose_second_log",
    "choose_logo",
    "save_copy",
    "export_pdf",
    "export_drawing",
    "export_file",
];

/// What the page asks.
#[derive(Deserialize)]
struct Question {
    command: String,
    args: Value,
    /// What a dialog for a file answers, if this command opens one; none where nobody chose one.
    chosen: Option<PathBuf>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let folder = arguments.next().ok_or("usage: host FOLDER [FILE]")?;
    let app = weft_desktop::with_commands(mock_builder())
        .manage(Mutex::new(Session::new(&folder, arguments.next())))
        .build(weft_desktop::context())?;
    let window = WebviewWindowBuilder::new(&app, "main", WebviewUrl::default()).build()?;
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let answer = match answer(&window, serde_json::from_str(&line?)?) {
            Ok(InvokeResponseBody::Json(text)) => format!("{{\"ok\":{text}}}"),
            Ok(InvokeResponseBody::Raw(bytes)) => {
                json!({ "bytes": BASE64.encode(bytes) }).to_string()
            }
            Err(failure) => json!({ "failure": failure }).to_string(),
        };
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

fn answer(
    window: &WebviewWindow<MockRuntime>,
    question: Question,
) -> Result<InvokeResponseBody, Value> {
    let Question {
        command,
        args,
        chosen,
    } = question;
    if !DIALOGS.contains(&command.as_str()) {
        return ask(window, command, args);
    }
    let value = match chosen {
        Some(path) => with_file(window, &command, &args, &path)?,
        None => Value::Null,
    };
    Ok(InvokeResponseBody::Json(value.to_string()))
}

/// Puts a command through the permissions of the window "main".
fn ask(
    window: &WebviewWindow<MockRuntime>,
    cmd: String,
    args: Value,
) -> Result<InvokeResponseBody, Value> {
    let request = InvokeRequest {
        cmd,
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: "tauri://localhost".parse().expect("an address"),
        body: args.into(),
        headers: tauri::http::HeaderMap::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request)
}

/// What a command does once its dialog has answered.
fn with_file(
    window: &WebviewWindow<MockRuntime>,
    command: &str,
    args: &Value,
    path: &Path,
) -> Result<Value, Value> {
    let session = window.state::<Mutex<Session>>();
    let mut session = session.lock().expect("questions come one by one");
    let today = ZonedDateTime::now().date();
    let by = By {
        author: "Facilitator",
        at: Timestamp::now(),
        today,
    };
    let answered: Result<Value, SessionError> = match command {
        "choose_document" => taken(&mut session, path, Aim::Document, by),
        "choose_redesign" => taken(&mut session, path, Aim::Redesign, by),
        "choose_log" => taken(&mut session, path, Aim::Comparison, by),
        "choose_second_log" => {
            let number = args["number"].as_u64().unwrap_or_default();
            let shown = session.hold_second(number, Some(path));
            shown.map(|shown| json!(shown))
        }
        "save_copy" => session.save_copy(path, by).map(|view| json!(view)),
        "export_pdf" => {
            let question = session.report(redesign_of(args));
            let written = question.and_then(|one| one.export_pdf(path, today));
            written.map(|()| json!(path))
        }
        "export_file" => {
            let export: Export = serde_json::from_value(args["export"].clone())
                .map_err(|error| json!(error.to_string()))?;
            let question = session.exporting(redesign_of(args), export);
            let written = question.and_then(|one| one.write(export, path, today));
            written.map(|()| {
                session.written(path);
                json!(path)
            })
        }
        _ => return Err(json!(format!("no test chooses a file for {command} yet"))),
    };
    answered.map_err(|error| json!(Failure::from(error)))
}

/// What becomes of a file that was chosen.
fn taken(session: &mut Session, path: &Path, aim: Aim, by: By<'_>) -> Result<Value, SessionError> {
    let taken = session.take(Looked::at(path, aim)?, by)?;
    Ok(match taken {
        Taken::View(view) => json!(view),
        Taken::Preview(preview) => json!({ "preview": preview }),
        Taken::Log(log) => json!({ "log": log }),
    })
}

fn redesign_of(args: &Value) -> Option<usize> {
    let redesign = args["redesign"].as_u64()?;
    usize::try_from(redesign).ok()
}

//! The program behind a page that is not its window: a browser under test asks, and this answers.
//!
//! One question a line comes in, one answer a line goes out, in the same order. Commands, permissions and
//! values are those of the window, through the mock runtime, so that a new command is there at once.
//! Only who chooses a file is another: the test says what the dialog would have answered.
//!
//! ```text
//! host FOLDER [FILE]
//! {"command": "open_sample", "args": {"name": "onboarding"}}      → {"ok": {…}}
//! {"command": "choose_document", "args": {}, "chosen": "/a.weft"} → {"failure": {"code": "missing", …}}
//! ```

use std::error::Error;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use jiff::{Timestamp, ZonedDateTime};
use serde::Deserialize;
use serde_json::{Value, json};
use tauri::ipc::CallbackFn;
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};
use weft_desktop::{By, Failure, Session, SessionError};

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
            Ok(value) => json!({ "ok": value }),
            Err(failure) => json!({ "failure": failure }),
        };
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

fn answer(window: &WebviewWindow<MockRuntime>, question: Question) -> Result<Value, Value> {
    let Question {
        command,
        args,
        chosen,
    } = question;
    match command.as_str() {
        "choose_document" | "choose_redesign" | "save_copy" | "export_pdf" => match chosen {
            Some(path) => with_file(window, &command, &args, &path),
            None => Ok(Value::Null),
        },
        _ => ask(window, command, args),
    }
}

/// Puts a command through the permissions of the window "main".
fn ask(window: &WebviewWindow<MockRuntime>, cmd: String, args: Value) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd,
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: "tauri://localhost".parse().expect("an address"),
        body: args.into(),
        headers: tauri::http::HeaderMap::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    let body = get_ipc_response(window, request)?;
    Ok(body.deserialize().expect("commands answer with JSON"))
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
        "choose_document" => session.open(path, by).map(|view| json!(view)),
        "choose_redesign" => session.add_redesign(path, by).map(|view| json!(view)),
        "save_copy" => session.save_copy(path, by).map(|view| json!(view)),
        "export_pdf" => {
            let redesign = args["redesign"].as_u64();
            let redesign = redesign.and_then(|at| usize::try_from(at).ok());
            let question = session.report(redesign);
            let written = question.and_then(|one| one.export_pdf(path, today));
            written.map(|()| json!(path))
        }
        _ => return Err(json!(format!("{command} opens no dialog"))),
    };
    answered.map_err(|error| json!(Failure::from(error)))
}

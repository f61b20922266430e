//! Wiring: listed commands answer, everything else is refused, and a failure has its code.

use std::sync::Mutex;

use serde_json::{Value, json};
use tauri::ipc::InvokeResponseBody;
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{WebviewWindow, WebviewWindowBuilder};

use weft_desktop::Session;

use crate::sample;

/// The window "main" with the real permissions, and a session that opens `file`.
fn window(folder: &tempfile::TempDir, file: &str) -> WebviewWindow<MockRuntime> {
    let session = Session::new(folder.path(), Some(sample(file)));
    let app = weft_desktop::with_commands(mock_builder())
        .manage(Mutex::new(session))
        .build(weft_desktop::context())
        .unwrap();
    WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default())
        .build()
        .unwrap()
}

pub(crate) fn ask(
    window: &WebviewWindow<MockRuntime>,
    command: &str,
    body: Value,
) -> Result<Value, Value> {
    get_ipc_response(window, request(command, body)).map(|body| body.deserialize().unwrap())
}

fn request(command: &str, body: Value) -> InvokeRequest {
    InvokeRequest {
        cmd: command.to_owned(),
        callback: tauri::ipc::CallbackFn(0),
        error: tauri::ipc::CallbackFn(1),
        url: "tauri://localhost".parse().unwrap(),
        body: body.into(),
        headers: tauri::http::HeaderMap::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    }
}

#[test]
fn the_listed_commands_answer() {
    let folder = tempfile::tempdir().unwrap();
    let window = window(&folder, "onboarding.weft.json");
    let opened = ask(&window, "opened", json!({})).unwrap();
    assert_eq!(
        opened["document"]["title"], "New-hire onboarding",
        "the document crosses as the contract"
    );
    let audited = ask(&window, "audited", json!({ "redesign": 0 })).unwrap();
    assert_eq!(
        audited["audit"]["format"], "weft-audit/1",
        "and so does the audit"
    );
    assert_eq!(
        audited["people"]["ties"][0]["change"], "severed",
        "and who meets whom"
    );
    let beside = json!({ "redesign": 0, "shows": { "pair": "beside" } });
    let audited = ask(&window, "audited", beside).unwrap();
    assert_eq!(
        audited["drawings"].as_array().unwrap().len(),
        2,
        "two drawings stand beside each other"
    );
    assert!(audited["people"].is_null(), "nobody asked for people");
    let compared = ask(&window, "compared", json!({})).unwrap();
    assert_eq!(
        compared["redesigns"][0]["profile"]["tiesKept"],
        json!({ "kept": 1, "of": 9 }),
        "every redesign has its profile"
    );
    let budgets = ask(&window, "budgets", json!({ "redesign": 0 })).unwrap();
    assert_eq!(budgets["plans"].as_array().unwrap().len(), 3, "three plans");
    let weaves = ask(&window, "sample_weaves", json!({})).unwrap();
    assert_eq!(weaves[0]["name"], "onboarding", "samples are drawn small");
    let matches = ask(&window, "matches", json!({ "redesign": 0 })).unwrap();
    assert_eq!(
        matches["board"]["copied"], true,
        "and what is said about matches"
    );
    let rename = json!({ "rename": { "version": "baseline", "step": "b1", "name": "Welcome" } });
    let changed = ask(&window, "act", json!({ "action": rename })).unwrap();
    assert_eq!(changed["revision"], 1, "a change is counted");
    assert_eq!(
        (&changed["on"], &changed["drawings"][1]),
        (&opened["number"], &json!(null)),
        "of what the window holds, only what is new crosses"
    );
    assert_eq!(
        changed["undo"], "“Send welcome note and first-week plan” is now called “Welcome”",
        "and can be taken back"
    );

    let chosen = json!({ "language": "de", "appearance": "dark", "textSize": 130, "author": "" });
    let looks = json!({ "preferences": chosen });
    let looks = ask(&window, "choose_preferences", looks).unwrap();
    assert_eq!(looks["language"], "de", "the window looks as was chosen");
    assert_eq!(ask(&window, "preferences", json!({})).unwrap(), looks);
    let which = json!({ "version": "baseline", "steps": ["b1"] });
    let copied = ask(&window, "copied", which).unwrap();
    let which = json!({ "version": "baseline", "after": null, "text": copied["weft"] });
    let pasted = ask(&window, "paste", which).unwrap();
    assert_eq!(pasted["revision"], 2, "what was copied is pasted");

    let recent = ask(&window, "recent_files", json!({})).unwrap();
    let path = recent[0]["path"].clone();
    let again = ask(&window, "open_recent", json!({ "path": path })).unwrap();
    assert_eq!(again["path"], opened["path"], "it is the same document");

    ask(&window, "close_document", json!({})).unwrap();
    let failure = ask(
        &window,
        "act",
        json!({ "action": { "unwaive": { "finding": "C01:b1" } } }),
    )
    .unwrap_err();
    assert_eq!(
        failure["code"], "internal",
        "there is nothing to change: {failure}"
    );
}

#[test]
fn the_report_is_set_and_its_pages_are_pictures() {
    let folder = tempfile::tempdir().unwrap();
    let window = window(&folder, "onboarding.weft.json");
    ask(&window, "opened", json!({})).unwrap();
    let chosen = ask(&window, "report_choices", json!({})).unwrap();
    assert_eq!(chosen["logo"], Value::Null, "there is none at first");
    let mut choices = chosen["choices"].clone();
    assert_eq!(choices["paper"], "a4", "the usual choices: {choices}");
    assert_eq!(choices["sections"]["annex"], false, "one flat record");
    choices["onePage"] = true.into();
    choices["organisation"] = "Acme".into();

    let question = json!({ "redesign": 0, "choices": choices });
    let preview = ask(&window, "preview_report", question).unwrap();
    assert_eq!(preview["faults"], json!([]), "the sample has none");
    assert_eq!(preview["pages"].as_array().unwrap().len(), 1, "{preview}");
    let chosen = ask(&window, "report_choices", json!({})).unwrap();
    assert_eq!(chosen["choices"]["organisation"], "Acme", "remembered");

    let page = |page: usize| {
        let body = json!({ "number": preview["number"], "page": page });
        get_ipc_response(&window, request("report_page", body))
    };
    let InvokeResponseBody::Raw(svg) = page(0).unwrap() else {
        unreachable!("a picture crosses as bytes");
    };
    assert!(svg.starts_with(b"<svg"), "which are SVG");
    assert_eq!(page(1).unwrap_err()["code"], "internal", "one page only");

    ask(&window, "remove_logo", json!({})).unwrap();
    let foreign = json!({ "path": "/etc/passwd", "place": "viewer" });
    let refusal = ask(&window, "show_written", foreign).unwrap_err();
    assert_eq!(refusal["code"], "input", "not written here: {refusal}");
}

#[test]
fn a_failure_has_its_code() {
    let folder = tempfile::tempdir().unwrap();
    let window = window(&folder, "no-such-sample.weft.json");
    let failure = ask(&window, "opened", json!({})).unwrap_err();
    assert_eq!(
        failure["code"], "missing",
        "the window branches on it: {failure}"
    );
}

#[test]
fn everything_else_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let window = window(&folder, "onboarding.weft.json");
    let unlisted = [
        "no_such_command",
        "plugin:dialog|open",
        "plugin:dialog|save",
        "plugin:fs|read_file",
        "plugin:opener|open_path",
        "plugin:opener|reveal_item_in_dir",
        "plugin:event|emit",
        "plugin:window|set_title",
        "plugin:path|resolve_directory",
        "plugin:app|version",
    ];
    for command in unlisted {
        let refusal = ask(&window, command, json!({})).unwrap_err();
        let text = refusal.to_string();
        assert!(
            text.contains("not allowed") || text.contains("not found"),
            "{command}: {text}"
        );
    }
}

#[test]
fn another_window_may_ask_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let main = window(&folder, "onboarding.weft.json");
    let other = WebviewWindowBuilder::new(&main, "other", tauri::WebviewUrl::default());
    let refusal = ask(&other.build().unwrap(), "recent_files", json!({})).unwrap_err();
    assert!(
        refusal.to_string().contains("not allowed"),
        "found {refusal}"
    );
}

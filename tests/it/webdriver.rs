//! A client of the W3C `WebDriver` protocol, as small as these tests need it: HTTP over one socket per
//! call, in place of an asynchronous client and its runtime.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};

use crate::screen::Screen;

/// Key of an element in answers, fixed by the protocol.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// How long the window may take to show something, on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(60);

/// A driver with one session: the window of the program, on a screen of its own.
pub(crate) struct Driver {
    process: Child,
    screen: Screen,
    port: u16,
    session: String,
}

impl Driver {
    /// Whether the driver and the screen are installed; says so where they are missing, and fails where
    /// they must not be.
    pub(crate) fn can_run() -> bool {
        let available = Screen::can_run() && Self::is_installed();
        let required = std::env::var_os("WEFT_REAL_WINDOW").is_some();
        assert!(
            available || !required,
            "the driver or the screen is missing; `cargo xtask test` installs both"
        );
        if !available {
            eprintln!("SKIPPED: no WebKitWebDriver or no Xvfb; `cargo xtask test` brings both");
        }
        available
    }

    fn is_installed() -> bool {
        Command::new("WebKitWebDriver")
            .arg("--version")
            .output()
            .is_ok()
    }

    /// Opens the window, with a file where there is one; its data is kept in `data`.
    pub(crate) fn open(file: Option<&Path>, data: &Path) -> Self {
        let screen = Screen::new();
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let mut process = Command::new("WebKitWebDriver");
        screen.show(&mut process);
        let process = process
            .args([&format!("--port={port}"), "--host=127.0.0.1"])
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("XDG_DATA_HOME", data)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut driver = Self {
            process,
            screen,
            port,
            session: String::new(),
        };
        // The benches measure another build than the tests.
        let binary = std::env::var("WEFT_DESKTOP");
        let binary = binary.unwrap_or_else(|_| env!("CARGO_BIN_EXE_weft-desktop").to_owned());
        let options = json!({ "binary": binary, "args": file.into_iter().collect::<Vec<_>>() });
        let wanted = json!({ "alwaysMatch": { "webkitgtk:browserOptions": options } });
        let session = driver.call("POST", "", &json!({ "capabilities": wanted }));
        driver.session = format!("/{}", session["sessionId"].as_str().unwrap());
        driver
    }

    /// Opens the window on a sample with a redesign, and remembers what the page complains about.
    pub(crate) fn compare(sample: &Path, data: &Path) -> Self {
        let driver = Self::open(Some(sample), data);
        driver.find("[data-screen='compare']");
        driver.listen();
        driver
    }

    /// Lets a script open the dialog of the system that asks for a file, and answers it, until another
    /// script answers true.
    pub(crate) fn choose(&self, path: &Path, ask: &str, done: &str) {
        // The answer of a click comes only when the system's dialog is closed.
        let ask = format!("setTimeout(() => {{ {ask} }})");
        let is_done = || self.run(done) == Value::Bool(true);
        self.screen
            .type_path(path, || drop(self.run(&ask)), is_done);
        self.wait("the file was chosen", done);
    }

    /// The title of the page.
    pub(crate) fn title(&self) -> String {
        let title = self.call("GET", "/title", &Value::Null);
        title.as_str().unwrap_or_default().to_owned()
    }

    /// What a script answers.
    pub(crate) fn run(&self, script: &str) -> Value {
        self.call(
            "POST",
            "/execute/sync",
            &json!({ "script": script, "args": [] }),
        )
    }

    /// Waits for the first element that a selector finds.
    pub(crate) fn find(&self, selector: &str) -> String {
        let query = json!({ "using": "css selector", "value": selector });
        let started = Instant::now();
        loop {
            let found = self.call("POST", "/element", &query);
            if let Some(element) = found[ELEMENT].as_str() {
                return element.to_owned();
            }
            self.still(started, || format!("{selector} did not appear: {found}"));
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// The text of the first element that a selector finds, as it is rendered.
    pub(crate) fn text(&self, selector: &str) -> String {
        self.find(selector);
        let text = self.run(&format!(
            "return document.querySelector(`{selector}`).innerText"
        ));
        text.as_str().unwrap_or_default().trim().to_owned()
    }

    /// Types keys into an element.
    pub(crate) fn type_into(&self, element: &str, keys: &str) {
        let answer = self.call(
            "POST",
            &format!("/element/{element}/value"),
            &json!({ "text": keys }),
        );
        assert!(answer.is_null(), "{keys:?} were not typed: {answer}");
    }

    /// Clicks an element.
    pub(crate) fn click(&self, selector: &str) {
        let element = self.find(selector);
        let answer = self.call("POST", &format!("/element/{element}/click"), &json!({}));
        assert!(
            answer.is_null(),
            "{selector} could not be clicked: {answer}"
        );
    }

    /// Presses keys, all at once, wherever the focus is.
    pub(crate) fn press(&self, keys: &[&str]) {
        let down = keys
            .iter()
            .map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys.iter().rev();
        let up = up.map(|key| json!({ "type": "keyUp", "value": key }));
        let actions: Vec<Value> = down.chain(up).collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": actions });
        self.call("POST", "/actions", &json!({ "actions": [keyboard] }));
    }

    /// Remembers what the page complains about, for a test that fails.
    pub(crate) fn listen(&self) {
        self.run(
            "window.complaints = [];
             addEventListener('error', (event) => complaints.push(event.message));
             addEventListener('unhandledrejection', (event) =>
               complaints.push(String(event.reason?.stack ?? event.reason)));",
        );
    }

    /// Fails where the page has complained since [`Self::listen`].
    pub(crate) fn assert_content(&self) {
        let complaints = self.run("return window.complaints.join('; ')");
        assert_eq!(complaints, Value::from(""), "the page has no complaint");
    }

    /// Waits until a script answers true.
    pub(crate) fn wait(&self, what: &str, script: &str) {
        let started = Instant::now();
        while self.run(script) != Value::Bool(true) {
            self.still(started, || what.to_owned());
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Keeps a picture of the window as `target/screens/<name>.png`, for somebody to look at.
    pub(crate) fn keep_picture(&self, name: &str) {
        // A flight takes a third of a second, and a frame or two follow.
        self.run("return new Promise((done) => setTimeout(done, 600))");
        let picture = self.call("GET", "/screenshot", &Value::Null);
        let bytes = BASE64.decode(picture.as_str().unwrap_or_default()).unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screens");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("{name}.png")), bytes).unwrap();
    }

    /// Fails once patience is over, with a picture and what the page says.
    fn still(&self, started: Instant, what: impl Fn() -> String) {
        let in_time = started.elapsed() < PATIENCE;
        if !in_time {
            self.keep_picture("failed");
        }
        assert!(in_time, "{}: {}", what(), self.page());
    }

    /// What can be read on the screen, for a test that fails.
    fn page(&self) -> String {
        let text = self
            .run("return document.body.innerText + '\\n' + (window.complaints ?? []).join('\\n')");
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Asks the driver and answers the value, be it a result or an error.
    fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let mut stream = self.connect();
        write!(
            stream,
            "{method} /session{}{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.session,
            body.len()
        )
        .unwrap();
        let answer = answer(&mut stream);
        serde_json::from_slice::<Value>(&answer).unwrap()["value"].take()
    }

    /// The driver needs a moment before it listens.
    fn connect(&self) -> TcpStream {
        let started = Instant::now();
        loop {
            match TcpStream::connect(("127.0.0.1", self.port)) {
                Ok(stream) => return stream,
                Err(error) => assert!(started.elapsed() < PATIENCE, "no driver: {error}"),
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            self.call("DELETE", "", &Value::Null);
        }
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// The body of an answer: as long as its heading says, since the driver may keep the socket open.
fn answer(stream: &mut TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut part = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        if let Some((heading, _)) = text.split_once("\r\n\r\n") {
            let length = heading
                .lines()
                .find_map(|line| line.strip_prefix("content-length:"));
            let length: usize = length.map_or(0, |length| length.trim().parse().unwrap());
            if bytes.len() >= heading.len() + 4 + length {
                return bytes.split_off(heading.len() + 4);
            }
        }
        match stream.read(&mut part).unwrap() {
            0 => return Vec::new(),
            read => bytes.extend_from_slice(&part[..read]),
        }
    }
}

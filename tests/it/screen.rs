//! A screen that nobody sees, for one window: keys of the system go to whichever window has the focus, and a
//! window that loses it stops scrolling half way.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A server of a screen, stopped when it is dropped.
pub(crate) struct Screen {
    server: Child,
    display: String,
}

impl Screen {
    /// Whether the server is installed.
    pub(crate) fn can_run() -> bool {
        Command::new("Xvfb").arg("-help").output().is_ok()
    }

    /// Starts a server, which chooses a number that is free.
    pub(crate) fn new() -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24"])
            .args(["-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut number = String::new();
        let said = server.stdout.take().unwrap();
        BufReader::new(said).read_line(&mut number).unwrap();
        let display = format!(":{}", number.trim());
        Self { server, display }
    }

    /// Shows the window of a program here, also where the system has a screen of another kind.
    pub(crate) fn show(&self, program: &mut Command) {
        program
            .env("DISPLAY", &self.display)
            .env_remove("WAYLAND_DISPLAY")
            .env("GDK_BACKEND", "x11");
    }

    /// Types the path of a file into a dialog of the system, and accepts it. The dialog takes a name only
    /// once it has looked for files, and what it took instead may have closed it, so it is asked for and
    /// answered until it is done.
    pub(crate) fn type_path(&self, path: &Path, ask: impl Fn(), done: impl Fn() -> bool) {
        let name = path.to_string_lossy();
        let dialog = ["search", "--onlyvisible", "--name", "^(Save|Open)"];
        let keys = |keys: &[&str]| {
            let then = ["windowfocus", "--sync"];
            self.keys(&[&dialog[..], &then, keys].concat());
            std::thread::sleep(Duration::from_secs(1));
        };
        for _ in 0..20 {
            if done() {
                return;
            }
            if self.keys(&dialog) {
                // What was typed before was not what it wants.
                keys(&["key", "Escape", "Escape"]);
            }
            if !self.keys(&dialog) {
                ask();
                std::thread::sleep(Duration::from_secs(1));
            }
            // The field for a path opens first, since it loses letters while it does.
            keys(&["key", "ctrl+l"]);
            keys(&["key", "ctrl+a", "type", &name]);
            keys(&["key", "Return"]);
        }
    }

    /// Whether it was done: it fails where the dialog is not there yet, or not any more.
    fn keys(&self, line: &[&str]) -> bool {
        let mut xdotool = Command::new("xdotool");
        let done = xdotool.env("DISPLAY", &self.display).args(line).output();
        done.is_ok_and(|done| done.status.success())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

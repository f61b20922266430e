//! A server of PostgreSQL on loopback, in a folder of its own, for as long as somebody uses it.

use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, Weak};

use postgres::{Client, NoTls};
use tempfile::TempDir;

/// The user of nobody in particular, on Debian and elsewhere: the server refuses to run as root.
const NOBODY: u32 = 65_534;

pub(crate) struct Server {
    folder: TempDir,
    programs: PathBuf,
    port: u16,
}

static RUNNING: Mutex<Weak<Server>> = Mutex::new(Weak::new());

/// The server that is running, or a new one; none where there is no PostgreSQL, which is said aloud and is
/// an error in continuous integration.
pub(crate) fn server() -> Option<Arc<Server>> {
    let mut running = RUNNING
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(server) = running.upgrade() {
        return Some(server);
    }
    let Some(programs) = programs() else {
        assert!(
            std::env::var_os("CI").is_none(),
            "PostgreSQL is needed: apt-get install postgresql"
        );
        #[expect(
            clippy::print_stderr,
            reason = "a test that did not run has to be seen"
        )]
        {
            eprintln!("SKIPPED: no PostgreSQL here (apt-get install postgresql)");
        }
        return None;
    };
    let server = Arc::new(Server::start(programs));
    *running = Arc::downgrade(&server);
    Some(server)
}

/// The folder with `initdb`: where Debian has it, or on the search path.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let mut versions: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    versions.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let places = versions
        .into_iter()
        .rev()
        .chain(std::env::split_paths(&path));
    places
        .into_iter()
        .find(|place| place.join("initdb").is_file())
}

impl Server {
    fn start(programs: PathBuf) -> Self {
        let folder = tempfile::tempdir().unwrap();
        if is_root(folder.path()) {
            chown(folder.path(), Some(NOBODY), Some(NOBODY)).unwrap();
        }
        // Free now, and nobody takes it in the moment until the server does.
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let server = Self {
            folder,
            programs,
            port,
        };
        let data = server.folder.path().join("data");
        let initdb = [
            "-U",
            "weft",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
            "-D",
        ];
        server.run("initdb", &[&initdb[..], &[data.to_str().unwrap()]].concat());
        let options = format!(
            "-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories= -c fsync=off"
        );
        server.control(&["-o", &options, "-w", "start"]);
        server
    }

    /// Runs `pg_ctl`, which waits until it is done.
    fn control(&self, arguments: &[&str]) {
        let data = self.folder.path().join("data");
        let log = self.folder.path().join("log");
        let place = ["-D", data.to_str().unwrap(), "-l", log.to_str().unwrap()];
        self.run("pg_ctl", &[&place[..], arguments].concat());
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let mut command = Command::new(self.programs.join(program));
        command.args(arguments).current_dir(self.folder.path());
        command.stdin(Stdio::null()).stdout(Stdio::null());
        if is_root(Path::new("/proc/self")) {
            command.uid(NOBODY).gid(NOBODY);
        }
        let status = command.status().unwrap();
        assert!(status.success(), "{program} {arguments:?}: {status}");
    }

    /// The address of its database.
    pub(crate) fn url(&self) -> String {
        format!("postgres://weft@127.0.0.1:{}/postgres", self.port)
    }

    pub(crate) fn client(&self) -> Client {
        Client::connect(&self.url(), NoTls).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.control(&["-m", "immediate", "-w", "stop"]);
    }
}

fn is_root(mine: &Path) -> bool {
    std::fs::metadata(mine).unwrap().uid() == 0
}

//! A scheduler and two executors on loopback, and a log that all four engines count.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::folder::{Form, mined, write};
use crate::log::{counted, logs};
use crate::{server, table};

/// A machine of a cluster; it ends with the test.
struct Machine(Child);

impl Machine {
    /// Starts it, and waits until it says where it is.
    fn start(arguments: &[&str]) -> (Self, String) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_weft-engine"))
            .args(arguments)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = String::new();
        let stderr = child.stderr.take().unwrap();
        BufReader::new(stderr).read_line(&mut said).unwrap();
        let (_, at) = said.trim().split_once(": ").unwrap();
        (Self(child), at.to_owned())
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

/// A cluster that speaks over TCP, each machine a process.
struct Cluster {
    scheduler: String,
    works: [TempDir; 2],
    _machines: [Machine; 3],
}

impl Cluster {
    fn start() -> Self {
        let (machine, scheduler) = Machine::start(&["scheduler", "--bind", "127.0.0.1:0"]);
        let works = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let [first, second] = works.each_ref().map(|work| {
            let (bind, work) = (two_ports(), work.path().to_str().unwrap().to_owned());
            let arguments = [
                "executor",
                "--scheduler",
                &scheduler,
                "--bind",
                &bind,
                "--work",
                &work,
            ];
            Machine::start(&arguments).0
        });
        Self {
            scheduler,
            works,
            _machines: [machine, first, second],
        }
    }

    /// The address of a folder that its machines see.
    fn address(&self, folder: &Path) -> String {
        format!("df://{}{}", self.scheduler, folder.display())
    }
}

/// An address of which this port and the next are free.
fn two_ports() -> String {
    loop {
        let first = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = first.local_addr().unwrap().port();
        if TcpListener::bind(("127.0.0.1", port.saturating_add(1))).is_ok() {
            return format!("127.0.0.1:{port}");
        }
    }
}

/// The reader of files, PostgreSQL, DataFusion and Ballista. In folders of three files whose rows are
/// numbered by a column and in those that are not, of CSV and of Parquet.
#[test]
fn four_engines_have_equal_counts() {
    let cluster = Cluster::start();
    let server = server::server();
    let mut had_part = [false; 2];
    for log in logs() {
        let expected = counted(&log);
        if let Some(server) = &server {
            table::load(&mut server.client(), &log);
            let found = table::mined(&server.url(), &log);
            assert_eq!(found, expected, "{}, PostgreSQL", log.name);
        }
        for (form, is_numbered) in [(Form::Csv, false), (Form::Parquet, true), (Form::Csv, true)] {
            let folder = tempfile::tempdir().unwrap();
            write(folder.path(), &log, form, 3, is_numbered);
            let here = folder.path().to_str().unwrap().to_owned();
            for place in [here, cluster.address(folder.path())] {
                let found = mined(&place, log.split_at).unwrap();
                assert_eq!(found, expected, "{}, {form:?} at {place}", log.name);
            }
        }
        for (had_part, work) in had_part.iter_mut().zip(&cluster.works) {
            *had_part |= files(work.path()) > 0;
        }
    }
    assert_eq!(had_part, [true; 2], "each executor had a part of the work");
}

/// Files that were written below a folder.
fn files(folder: &Path) -> usize {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let count = |path: std::path::PathBuf| if path.is_dir() { files(&path) } else { 1 };
    entries.map(count).sum()
}

/// A scheduler whom nobody helps gives no answer, and whoever asks can say how long that may take.
#[test]
fn a_cluster_without_executors_is_not_waited_for() {
    let (_scheduler, scheduler) = Machine::start(&["scheduler", "--bind", "127.0.0.1:0"]);
    let folder = tempfile::tempdir().unwrap();
    let log = logs().remove(0);
    write(folder.path(), &log, Form::Csv, 1, false);
    let address = format!("df://{scheduler}{}?timeout=1", folder.path().display());
    let error = mined(&address, None).unwrap_err().to_string();
    assert!(error.contains("no answer within 1 s"), "{error}");
    let nobody = format!("df://127.0.0.1:1{}", folder.path().display());
    let error = mined(&nobody, None).unwrap_err().to_string();
    assert!(error.contains("127.0.0.1:1"), "{error}");
}

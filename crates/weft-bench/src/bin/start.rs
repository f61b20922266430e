//! Starting the real window on a generated document of 150 steps a side, and on a BPMN model of 50,000
//! elements: `start WEFT-DESKTOP`, on a screen.
//!
//! Prints the wall and CPU time until the window is at rest, the memory of its processes, and the CPU
//! time that it takes while nobody touches it.
#![expect(
    clippy::print_stdout,
    reason = "a measuring program prints what it measured"
)]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use weft_bench::model::chain;
use weft_bench::pair::pair;
use weft_bench::process::{Process, family, memory};

const STEPS: usize = 150;

/// Tasks of a BPMN model of 50,000 elements, nine a task with its place in the diagram.
const TASKS: usize = 5_556;

/// How often the window is looked at.
const LOOK: Duration = Duration::from_millis(100);

/// The window is at rest where it takes less CPU time than this, in seconds, ...
const WORK: f64 = 0.03;

/// ... for so long: what was asked for is on the screen.
const REST: Duration = Duration::from_secs(1);

/// For how long the window is left alone.
const IDLE: Duration = Duration::from_secs(10);

/// No window takes so long.
const PATIENCE: Duration = Duration::from_secs(120);

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let weft = std::env::args()
        .nth(1)
        .ok_or("expected the path of weft-desktop")?;
    let folder = std::env::temp_dir().join(format!("weft-start-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let source = folder.join("pair.weft.json");
    std::fs::write(&source, pair(STEPS))?;
    println!("a document of {STEPS} steps a side");
    measure("from Weft JSON", &weft, &source, &folder)?;
    let documents = std::fs::read_dir(folder.join("work.weft.desktop/documents"))?;
    let document = documents
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|ending| ending == "weft"))
        .ok_or("the window made no document")?;
    for _ in 0..3 {
        measure("a document", &weft, &document, &folder)?;
    }
    let model = folder.join("model.bpmn");
    std::fs::write(&model, chain(TASKS))?;
    measure("BPMN of 50,000 elements", &weft, &model, &folder)?;
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

/// Opens a file in a window and prints what that takes.
fn measure(what: &str, weft: &str, file: &Path, data: &Path) -> Result<(), Failure> {
    let started = Instant::now();
    let mut program = Command::new(weft)
        .arg(file)
        .env("XDG_DATA_HOME", data)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let result = look(what, &mut program, started);
    program.kill()?;
    program.wait()?;
    result
}

fn look(what: &str, program: &mut Child, started: Instant) -> Result<(), Failure> {
    let id = program.id();
    let ready = rest(program, started)?;
    println!(
        "{what}: at rest after {:.2} s, {:.2} s of CPU",
        ready.as_secs_f64(),
        cpu(&family(id))
    );
    let before = cpu(&family(id));
    sleep(IDLE);
    let processes = family(id);
    println!(
        "  idle: {:.1} % of a core",
        (cpu(&processes) - before) / IDLE.as_secs_f64() * 100.0
    );
    for process in processes {
        if let Some(memory) = memory(process.id) {
            println!(
                "  {:<16} {:>4.0} MB resident, {:>4.0} MB with shared pages divided",
                process.name, memory.resident, memory.proportional
            );
        }
    }
    Ok(())
}

/// Waits until the window is called after the document and has no more to do; how long that took,
/// without the rest by which it is known.
fn rest(program: &mut Child, started: Instant) -> Result<Duration, Failure> {
    let (mut titled, mut known, mut worked) = (false, 0.0, started);
    while started.elapsed() < PATIENCE {
        sleep(LOOK);
        if program.try_wait()?.is_some() {
            return Err("the window closed by itself".into());
        }
        let used = cpu(&family(program.id()));
        if used - known > WORK {
            (known, worked) = (used, Instant::now());
        }
        titled = titled || is_titled()?;
        if titled && worked.elapsed() > REST {
            return Ok(worked - started);
        }
    }
    Err("the window did not come to rest".into())
}

/// Whether a window is on the screen that is called after the generated document.
fn is_titled() -> Result<bool, Failure> {
    let found = Command::new("xdotool")
        .args(["search", "--onlyvisible", "--name", "^Generated$"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    Ok(found.success())
}

fn cpu(family: &[Process]) -> f64 {
    family.iter().map(|process| process.cpu).sum()
}

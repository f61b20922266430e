//! Reading event logs, against the time that it takes to read and unpack the same file.
//!
//! `logs generate FOLDER EVENTS…` writes logs of so many events as `.xes` and `.csv`, packed and not;
//! `logs measure FILE…` reads each in a process of its own, and alone beside it. Goal for packed logs: at
//! most twice. `logs memory FOLDER` fails where memory grows with the events of a log.
#![expect(
    clippy::print_stdout,
    reason = "a measuring program prints what it measured"
)]

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use cpu_time::ProcessTime;
use flate2::Compression;
use flate2::bufread::MultiGzDecoder;
use flate2::write::GzEncoder;
use weft_bench::cpu;
use weft_bench::event_log::{self, Length};
use weft_files::{Limits, LogOptions, read_log};

type Failure = Box<dyn std::error::Error>;

/// Each file is read so often; the fastest counts.
const RUNS: usize = 5;

/// Times the memory that a log of ten times the events may take: which parts are in memory at the same
/// time differs from run to run.
const MOST_GROWTH: f64 = 1.5;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["generate", folder, events @ ..] => generate(Path::new(folder), events),
        ["measure", files @ ..] => measure(files),
        ["memory", folder] => memory(Path::new(folder)),
        ["read", file] => report(|| read(file)),
        ["count", file] => report(|| count(file)),
        _ => Err("expected: generate FOLDER EVENTS…, measure FILE…, or memory FOLDER".into()),
    }
}

fn generate(folder: &Path, events: &[&str]) -> Result<(), Failure> {
    std::fs::create_dir_all(folder)?;
    for events in events {
        let length = Length {
            events: events.parse()?,
            rounds: 1,
        };
        let path = |ending: &str| folder.join(format!("log-{events}.{ending}"));
        for (ending, write) in WRITERS {
            let mut plain = file(&path(ending))?;
            write(length, &mut plain)?;
            plain.flush()?;
            let packed = file(&path(&format!("{ending}.gz")))?;
            let mut packed = GzEncoder::new(packed, Compression::default());
            write(length, &mut packed)?;
            packed.finish()?.flush()?;
        }
    }
    Ok(())
}

type Writer = fn(Length, &mut dyn Write) -> std::io::Result<()>;

/// How logs are written, by the endings of their names.
const WRITERS: [(&str, Writer); 2] = [("xes", event_log::xes), ("csv", event_log::csv)];

fn file(path: &Path) -> Result<BufWriter<File>, Failure> {
    Ok(BufWriter::with_capacity(1 << 20, File::create(path)?))
}

/// Compares the memory of logs of as many cases and activities, of which one has ten times the events.
fn memory(folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder)?;
    for (ending, write) in WRITERS {
        let path = folder.join(format!("memory.{ending}"));
        let peak = |rounds: usize| {
            let mut plain = file(&path)?;
            let events = 100_000 * rounds;
            write(Length { events, rounds }, &mut plain)?;
            plain.flush()?;
            Ok::<_, Failure>(fastest("count", &path.to_string_lossy())?.memory)
        };
        let (few, many) = (peak(1)?, peak(10)?);
        std::fs::remove_file(&path)?;
        let ratio = many / few;
        println!("{ending}: {few:.1} MB, and {many:.1} MB for ten times the events ({ratio:.2})");
        if ratio > MOST_GROWTH {
            return Err(format!("memory grows with events: {ratio:.2} times as much").into());
        }
    }
    Ok(())
}

/// What a process said that read a file: seconds, seconds of CPU, MB, and how much it read.
#[derive(Debug, Clone, Copy)]
struct Run {
    seconds: f64,
    cpu: f64,
    memory: f64,
    amount: f64,
}

fn measure(files: &[&str]) -> Result<(), Failure> {
    println!(
        "{:<24} {:>8} {:>6} {:>9} {:>9} {:>9} {:>9} {:>6} {:>8}",
        "file", "MB", "packs", "read s", "count s", "CPU s", "events", "ratio", "peak MB"
    );
    for file in files {
        let alone = fastest("read", file)?;
        let counted = fastest("count", file)?;
        let name = Path::new(file).file_name().unwrap_or_default();
        println!(
            "{:<24} {:>8.1} {:>6.1} {:>9.3} {:>9.3} {:>9.3} {:>9} {:>6.2} {:>8.1}",
            name.to_string_lossy(),
            alone.amount / 1e6,
            alone.amount / size(file)?,
            alone.seconds,
            counted.seconds,
            counted.cpu,
            counted.amount,
            counted.seconds / alone.seconds,
            counted.memory
        );
    }
    Ok(())
}

/// Bytes of a file as it is on the disk.
fn size(file: &str) -> Result<f64, Failure> {
    let bytes = std::fs::metadata(file)?.len();
    // A file of more than four GB is measured as if it had four.
    Ok(f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)))
}

fn fastest(what: &str, file: &str) -> Result<Run, Failure> {
    let mut best: Option<Run> = None;
    for _ in 0..RUNS {
        let run = child(what, file)?;
        if best.is_none_or(|best| run.seconds < best.seconds) {
            best = Some(run);
        }
    }
    best.ok_or_else(|| "nothing was measured".into())
}

fn child(what: &str, file: &str) -> Result<Run, Failure> {
    let output = Command::new(std::env::current_exe()?)
        .args([what, file])
        .output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let figures: Vec<f64> = text
        .split_whitespace()
        .filter_map(|figure| figure.parse().ok())
        .collect();
    match *figures.as_slice() {
        [seconds, cpu, memory, amount] => Ok(Run {
            seconds,
            cpu,
            memory,
            amount,
        }),
        _ => Err(format!("{what} {file}: {}", String::from_utf8_lossy(&output.stderr)).into()),
    }
}

/// Prints what a call takes in this process.
fn report(call: impl FnOnce() -> Result<u64, Failure>) -> Result<(), Failure> {
    let (clock, cpu) = (Instant::now(), ProcessTime::now());
    let amount = call()?;
    let (seconds, cpu) = (clock.elapsed().as_secs_f64(), cpu.elapsed().as_secs_f64());
    let memory = cpu::peak_gib().unwrap_or(0.0) * 1024.0 * 1.048_576;
    println!("{seconds} {cpu} {memory} {amount}");
    Ok(())
}

/// Reads and unpacks a file; how many bytes there were.
fn read(path: &str) -> Result<u64, Failure> {
    let file = File::open(path)?;
    let mut reader: Box<dyn Read> = if path.ends_with(".gz") {
        Box::new(MultiGzDecoder::new(BufReader::with_capacity(
            256 << 10,
            file,
        )))
    } else {
        Box::new(file)
    };
    let mut buffer = vec![0; 256 << 10];
    let mut all = 0;
    loop {
        let count = reader.read(&mut buffer)?;
        if count == 0 {
            return Ok(all);
        }
        all += u64::try_from(count)?;
    }
}

/// Counts a log; how many events it has.
fn count(path: &str) -> Result<u64, Failure> {
    let (options, limits) = (LogOptions::default(), Limits::default());
    let go_on = &|_| ControlFlow::Continue(());
    let read = read_log(Path::new(path), &options, &limits, go_on)?;
    Ok(read.before.events)
}

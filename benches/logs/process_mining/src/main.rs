//! Import, directly-follows and handover of work with the crate `process_mining`: FILE.
//!
//! Prints seconds, seconds of CPU, peak MB, events, and the sums of both counts.

use std::collections::HashMap;
use std::time::Instant;

use process_mining::core::event_data::case_centric::{AttributeValue, Event, XESEditableAttribute};
use process_mining::discovery::case_centric::dfg::discover_dfg;
use process_mining::{EventLog, Importable};

fn main() {
    let path = std::env::args().nth(1).expect("a file");
    let clock = Instant::now();
    let log = EventLog::import_from_path(&path).expect("a log");
    let follows = discover_dfg(&log);
    // The crate has no people graph: this is what a program on it would write.
    let mut handover: HashMap<(&str, &str), u64> = HashMap::new();
    let mut events = 0;
    for trace in &log.traces {
        events += trace.events.len();
        for pair in trace.events.windows(2) {
            if let (Some(from), Some(to)) = (resource(&pair[0]), resource(&pair[1])) {
                *handover.entry((from, to)).or_default() += 1;
            }
        }
    }
    let seconds = clock.elapsed().as_secs_f64();
    let follows: u64 = follows.directly_follows_relations.values().map(|count| u64::from(*count)).sum();
    let handover: u64 = handover.values().sum();
    println!("{seconds} {} {} {events} {follows} {handover}", cpu(), memory());
}

fn resource(event: &Event) -> Option<&str> {
    match &event.attributes.get_by_key("org:resource")?.value {
        AttributeValue::String(name) => Some(name),
        _ => None,
    }
}

/// Seconds of CPU of this process.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
    let ticks = fields.split_whitespace().skip(11).take(2);
    ticks.filter_map(|field| field.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// The most memory that this process has held, in MB.
fn memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    kib.unwrap_or(0.0) * 1024.0 / 1e6
}

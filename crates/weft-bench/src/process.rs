//! CPU time and memory of another program and of everything that it has started, as Linux tells them.

use std::collections::BTreeMap;
use std::fs;

/// What a process is, as far as it is measured.
#[derive(Debug, Clone, PartialEq)]
pub struct Process {
    /// Its number.
    pub id: u32,
    /// The name of its program, at most 15 bytes.
    pub name: String,
    /// Seconds of CPU that it has used, to a hundredth.
    pub cpu: f64,
    parent: u32,
}

/// Memory of a process.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Memory {
    /// What it has in memory, in MB.
    pub resident: f64,
    /// The same, with what others share divided among them.
    pub proportional: f64,
}

/// A process and everything that it has started, in the order of their numbers.
#[must_use]
pub fn family(id: u32) -> Vec<Process> {
    let all: BTreeMap<u32, Process> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter_map(|id| Some((id, read(id)?)))
        .collect();
    let belongs = |process: &&Process| descends(process, id, &all);
    all.values().filter(belongs).cloned().collect()
}

/// Whether a process is `id` or was started by it or by one that was.
fn descends(process: &Process, id: u32, all: &BTreeMap<u32, Process>) -> bool {
    let parent = |process: &&Process| all.get(&process.parent);
    std::iter::successors(Some(process), parent).any(|one| one.id == id)
}

/// Memory of a process; none where it has ended or belongs to somebody else.
#[must_use]
pub fn memory(id: u32) -> Option<Memory> {
    let text = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
    let megabytes = |field: &str| {
        let line = text.lines().find(|line| line.starts_with(field))?;
        let kib: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
        Some(kib * 1024.0 / 1e6)
    };
    Some(Memory {
        resident: megabytes("Rss:")?,
        proportional: megabytes("Pss:")?,
    })
}

fn read(id: u32) -> Option<Process> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (head, fields) = stat.rsplit_once(')')?;
    let (_, name) = head.split_once('(')?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some(Process {
        id,
        name: name.to_owned(),
        cpu: (ticks(11)? + ticks(12)?) / 100.0,
        parent: fields.get(1)?.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use std::process::{Command, Stdio};

    use super::*;

    #[test]
    fn a_child_belongs_to_the_family() {
        let mut child = Command::new("cat").stdin(Stdio::piped()).spawn().unwrap();
        let family = family(std::process::id());
        let found = family.iter().any(|one| one.id == child.id());
        let memory = memory(std::process::id()).unwrap();
        drop(child.stdin.take());
        child.wait().unwrap();
        assert!(found, "`cat` was started by this test");
        assert!(
            memory.proportional > 0.0 && memory.proportional <= memory.resident,
            "what is shared counts less"
        );
    }
}

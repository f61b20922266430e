//! CPU time and memory of this process, from Linux' `/proc`; elapsed time elsewhere.

use std::time::Instant;

/// Seconds of CPU that this process has used so far.
#[must_use]
pub fn seconds() -> f64 {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let start = START.get_or_init(Instant::now);
    own_ticks().map_or_else(|| start.elapsed().as_secs_f64(), |ticks| ticks / 100.0)
}

/// Seconds of CPU that finished child processes have used so far; none where it is not known.
#[must_use]
pub fn children() -> Option<f64> {
    ticks(13).map(|ticks| ticks / 100.0)
}

/// Hundredths of a second of this process.
fn own_ticks() -> Option<f64> {
    ticks(11)
}

/// Hundredths of a second in user and system mode, from a pair of fields after the name of the
/// program.
fn ticks(from: usize) -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_whitespace().skip(from);
    let user: f64 = fields.next()?.parse().ok()?;
    let system: f64 = fields.next()?.parse().ok()?;
    Some(user + system)
}

/// The most memory that this process has held, in GiB.
#[must_use]
pub fn peak_gib() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kib: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib / 1024.0 / 1024.0)
}

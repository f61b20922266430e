//! CPU time and memory of this process and its children.

use cpu_time::ProcessTime;

/// Seconds of CPU that a call takes, and what it returns; freeing that is not counted.
pub fn timed<T>(call: impl FnOnce() -> T) -> (f64, T) {
    let start = ProcessTime::now();
    let result = call();
    (start.elapsed().as_secs_f64(), result)
}

/// Seconds of CPU that finished child processes have used so far; none where it is not known.
#[must_use]
pub fn children() -> Option<f64> {
    ticks(13).map(|ticks| ticks / 100.0)
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

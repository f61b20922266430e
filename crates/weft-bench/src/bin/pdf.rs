//! CPU time of a cold `weft audit --pdf` on a pair of 20 and of 200 steps a side: `pdf WEFT`.
//!
//! Goals: under 0.5 s and under 1.5 s.
#![expect(
    clippy::print_stdout,
    reason = "a measuring program prints what it measured"
)]

use std::process::{Command, Stdio};

use weft_bench::cpu::children;
use weft_bench::pair::pair;

const RUNS: u32 = 5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let weft = std::env::args()
        .nth(1)
        .ok_or("expected the path of the command weft")?;
    let folder = std::env::temp_dir().join(format!("weft-pdf-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    for (steps, limit) in [(20, 0.5), (200, 1.5)] {
        let (input, output) = (folder.join("pair.weft.json"), folder.join("pair.pdf"));
        std::fs::write(&input, pair(steps))?;
        let before = children().ok_or("this system does not tell CPU time")?;
        for _ in 0..RUNS {
            let status = Command::new(&weft)
                .arg("audit")
                .arg(&input)
                .arg("--pdf")
                .arg(&output)
                .stdout(Stdio::null())
                .status()?;
            if !status.success() {
                return Err(format!("weft ended with {status}").into());
            }
        }
        let used = (children().ok_or("no CPU time")? - before) / f64::from(RUNS);
        let size = std::fs::metadata(&output)?.len() / 1024;
        println!(
            "{steps:>4} steps: {used:.2} s of CPU, {:.2} of the limit of {limit} s, {size} KiB",
            used / limit
        );
    }
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

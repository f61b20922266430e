//! The benches: one list; each prints its own figures.

use crate::command::{Outcome, root, run};
use crate::need;
use crate::task::build_ui;

/// A bench.
struct Bench {
    name: &'static str,
    /// The command line.
    line: &'static [&'static str],
    /// What must be there, from the root of the repository.
    source: &'static str,
    /// What it prints.
    prints: &'static str,
}

/// How a measuring program is run.
const fn bin(name: &'static str) -> [&'static str; 7] {
    [
        "cargo",
        "run",
        "--release",
        "-p",
        "weft-bench",
        "--bin",
        name,
    ]
}

/// Every bench.
const BENCHES: &[Bench] = &[
    Bench {
        name: "layout",
        line: &["bash", "benches/layout/run.sh"],
        source: "benches/layout/run.sh",
        prints: "crossings, bends and time of our layout and of its peers, on the same workflows",
    },
    Bench {
        name: "matching",
        line: &bin("matching"),
        source: "crates/weft-bench/src/bin/matching.rs",
        prints: "precision, recall and F1 of suggested matches against those that people made",
    },
    Bench {
        name: "matching study",
        line: &bin("matching_study"),
        source: "crates/weft-bench/src/bin/matching_study.rs",
        prints: "what each ingredient of matching gains, and F1 with numbers chosen without the pair",
    },
    Bench {
        name: "matching speed",
        line: &bin("matching_speed"),
        source: "crates/weft-bench/src/bin/matching_speed.rs",
        prints: "time to match two workflows, by their size",
    },
    Bench {
        name: "audit",
        line: &bin("audit"),
        source: "crates/weft-bench/src/bin/audit.rs",
        prints: "time of an audit, by the size of the workflow, against the limit",
    },
    Bench {
        name: "bpmn",
        line: &bin("bpmn"),
        source: "crates/weft-bench/src/bin/bpmn.rs",
        prints: "time to read BPMN, by element, over shared models and generated ones of many sizes",
    },
    Bench {
        name: "plan",
        line: &bin("plan"),
        source: "crates/weft-bench/src/bin/plan.rs",
        prints: "time to try every way to give back what was lost, and to choose for every budget",
    },
    Bench {
        name: "window",
        line: &["sh", "benches/window/run.sh"],
        source: "benches/window/run.sh",
        prints: "time from an edit in the window to the screen that shows its audit",
    },
    Bench {
        name: "pdf",
        line: &["bash", "benches/pdf/run.sh"],
        source: "benches/pdf/run.sh",
        prints: "CPU time of a cold report, against the limits",
    },
    Bench {
        name: "start",
        line: &["bash", "benches/start/run.sh"],
        source: "benches/start/run.sh",
        prints: "sizes of what is shipped; time, memory and idleness of the window after its start",
    },
    Bench {
        name: "canvas",
        line: &["bash", "benches/ui/run.sh"],
        source: "benches/ui/run.sh",
        prints: "frame times of our canvas and of its peer, in two browsers, by size and zoom",
    },
];

/// Runs every bench; one that is missing is an error, after the others have run.
pub(crate) fn all() -> Outcome {
    need::packages(&[need::WINDOW, need::SCREEN, need::TESTS, need::BROWSER])?;
    build_ui()?;
    let (there, missing): (Vec<&Bench>, Vec<&Bench>) = BENCHES
        .iter()
        .partition(|bench| root().join(bench.source).exists());
    for bench in there {
        println!("\n== {}: {}", bench.name, bench.prints);
        let Some((program, arguments)) = bench.line.split_first() else {
            continue;
        };
        run(program, arguments)?;
    }
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = missing
        .iter()
        .map(|bench| format!("{} ({})", bench.name, bench.source))
        .collect();
    Err(format!("these benches are missing: {}", names.join(", ")))
}

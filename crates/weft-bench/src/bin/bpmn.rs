//! Reading BPMN: microseconds per element over all reference and student models, and the time and memory
//! of models that grow, drawn by others and by Weft itself.
//!
//! An element is one of XML; those of the diagram are counted too.
#![expect(
    clippy::print_stdout,
    reason = "a measuring program prints what it measured"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use weft_bench::cpu::{peak_gib, timed};
use weft_bench::pair::pair;
use weft_files::{Limits, read_bpmn, read_json, write_bpmn};

/// The folders of the shared data that hold models.
const FOLDERS: [&str; 2] = ["miwg/reference", "student-models"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let data = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data"));
    for folder in FOLDERS {
        collection(&data.join(folder), folder)?;
    }
    println!(
        "\n{:<28}  {:>9}  {:>7}  {:>9}  {:>10}",
        "generated", "elements", "MB", "read s", "µs/element"
    );
    for nodes in [5_500, 25_000, 50_000, 100_000] {
        grown(&format!("{nodes} tasks, drawn"), &chain(nodes))?;
    }
    for steps in [1_000, 10_000, 20_000, 50_000] {
        let pair = read_json(pair(steps).as_bytes(), &Limits::default())?.document;
        let (seconds, text) = timed(|| write_bpmn(&pair, &pair.baseline));
        println!("{steps} steps written in {seconds:.3} s");
        grown(&format!("{steps} steps, ours"), &text)?;
    }
    if let Some(peak) = peak_gib() {
        println!("peak memory {peak:.2} GiB");
    }
    Ok(())
}

/// The time over every model of a folder; each is read as often as it takes to be measured.
fn collection(folder: &Path, name: &str) -> Result<(), Box<dyn std::error::Error>> {
    let mut files = Vec::new();
    if !folder.is_dir() {
        println!("SKIPPED: {name} is absent");
        return Ok(());
    }
    collect(folder, &mut files)?;
    files.sort();
    let models: Vec<Vec<u8>> = files.iter().map(fs::read).collect::<Result<_, _>>()?;
    let rounds = 20_u32;
    let (mut count, mut spent) = (0, 0.0);
    for model in &models {
        count += elements(model);
        for _ in 0..rounds {
            let (seconds, read) = timed(|| read_bpmn(model, &Limits::default()));
            read?;
            spent += seconds;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a count of elements")]
    let each = spent / f64::from(rounds) / count as f64;
    println!(
        "{name}: {} models, {count} elements, {:.3} µs per element",
        models.len(),
        each * 1e6
    );
    Ok(())
}

fn grown(name: &str, text: &str) -> Result<(), Box<dyn std::error::Error>> {
    let (seconds, read) = timed(|| read_bpmn(text.as_bytes(), &Limits::default()));
    let count = elements(text.as_bytes());
    #[expect(clippy::cast_precision_loss, reason = "counts of elements and bytes")]
    let (each, size) = (seconds / count as f64 * 1e6, text.len() as f64 / 1e6);
    println!("{name:<28}  {count:>9}  {size:>7.1}  {seconds:>9.3}  {each:>10.3}");
    read?;
    Ok(())
}

/// How many start tags there are.
fn elements(text: &[u8]) -> usize {
    text.windows(2)
        .filter(|pair| matches!(pair, [b'<', letter] if letter.is_ascii_alphabetic()))
        .count()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), std::io::Error> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "bpmn") {
            files.push(path);
        }
    }
    Ok(())
}

/// Tasks one after the other, with a diagram as modelers write it: nine elements a task.
fn chain(tasks: usize) -> String {
    let mut flow = String::new();
    let mut drawing = String::new();
    for at in 0..tasks {
        let next = at + 1;
        let _infallible = write!(
            flow,
            "    <bpmn:userTask id=\"Activity_{at}\" name=\"Check application {at}\">\n      \
             <bpmn:incoming>Flow_{at}</bpmn:incoming>\n      <bpmn:outgoing>Flow_{next}</bpmn:outgoing>\n    \
             </bpmn:userTask>\n"
        );
        if at > 0 {
            let from = at - 1;
            let _infallible = writeln!(
                flow,
                "    <bpmn:sequenceFlow id=\"Flow_{at}\" sourceRef=\"Activity_{from}\" targetRef=\"Activity_{at}\" />"
            );
        }
        let x = at * 160;
        let _infallible = write!(
            drawing,
            "      <bpmndi:BPMNShape id=\"Activity_{at}_di\" bpmnElement=\"Activity_{at}\">\n        \
             <dc:Bounds x=\"{x}\" y=\"80\" width=\"100\" height=\"80\" />\n      </bpmndi:BPMNShape>\n      \
             <bpmndi:BPMNEdge id=\"Flow_{at}_di\" bpmnElement=\"Flow_{at}\">\n        \
             <di:waypoint x=\"{x}\" y=\"120\" />\n        <di:waypoint x=\"{x}\" y=\"121\" />\n      \
             </bpmndi:BPMNEdge>\n"
        );
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bpmn:definitions \
         xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" \
         xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" \
         xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\" \
         xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\" id=\"d\">\n  \
         <bpmn:process id=\"p\" isExecutable=\"false\">\n{flow}  </bpmn:process>\n  \
         <bpmndi:BPMNDiagram id=\"g\">\n    <bpmndi:BPMNPlane id=\"l\" bpmnElement=\"p\">\n{drawing}    \
         </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>\n</bpmn:definitions>\n"
    )
}

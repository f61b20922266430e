//! Measures the layout against another program on the same graphs; `benches/layout/run.sh` runs it.
//!
//! `layout_bench make DIR` writes random workflow-like graphs, lays them out and writes what it took;
//! `layout_bench compare DIR` reads what the other program drew, counts both with the same ruler and
//! prints ratios. `layout_bench stress` times shapes that nobody draws but files may hold;
//! `layout_bench stable` adds one step to a graph, counts what moves up or down where it is laid out
//! afresh and where the drawing before is kept, and times the latter.

#![expect(
    clippy::print_stdout,
    reason = "a program that prints what it measured"
)]
#![expect(clippy::disallowed_methods, reason = "a program that measures time")]
#![expect(
    clippy::indexing_slicing,
    reason = "graphs are numbered where they are made"
)]

mod ruler;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

use ruler::{count, read};
use serde_json::{Value, json};
use weft_core::layout::{Layout, Options, layout, layout_from};
use weft_core::workflow::{Link, Participant, Role, RoleKind, Step, StepId, Tag, Target, Workflow};

/// Steps of the graphs.
const SIZES: [usize; 3] = [100, 1000, 5000];
/// Graphs of each size.
const SEEDS: u64 = 3;
const RUNS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["make", folder] => make(Path::new(folder)),
        ["compare", folder] => compare(Path::new(folder)),
        ["stress"] => stress(),
        ["stable"] => {
            stable();
            timed();
            Ok(())
        }
        _ => Err("expected `make DIR`, `compare DIR`, `stress` or `stable`".into()),
    }
}

/// A generator of numbers that look random (Numerical Recipes' LCG, upper bits).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }
}

/// Grows a graph from one hand-off: steps in a row, branches that merge, loops, and a few jumps.
fn grow(size: usize, seed: u64) -> Vec<(usize, usize)> {
    let mut dice = Dice(seed.wrapping_mul(7919) + 17);
    let mut edges = vec![(0, 1)];
    let mut count = 2;
    while count < size {
        let at = dice.below(edges.len());
        let (from, to) = edges[at];
        match dice.below(100) {
            0..=59 => {
                edges[at] = (from, count);
                edges.push((count, to));
                count += 1;
            }
            60..=87 => {
                let arms = 2 + dice.below(2);
                let merge = count;
                count += 1;
                edges[at] = (merge, to);
                for _ in 0..arms {
                    edges.push((from, count));
                    edges.push((count, merge));
                    count += 1;
                }
            }
            88..=94 => {
                edges[at] = (from, count);
                edges.push((count, count + 1));
                edges.push((count + 1, to));
                edges.push((count + 1, count));
                count += 2;
            }
            _ => {
                edges[at] = (from, count);
                edges.push((count, to));
                edges.push((from, to));
                count += 1;
            }
        }
    }
    // Every second graph has long jumps too, as faulty imports do.
    let jumps = if seed % 2 == 1 { size / 100 } else { 0 };
    for _ in 0..jumps {
        let (a, b) = (dice.below(edges.len()), dice.below(edges.len()));
        edges.push((edges[a].0, edges[b].1));
    }
    edges.retain(|(from, to)| from != to);
    edges.sort_unstable();
    edges.dedup();
    edges
}

fn workflow(edges: &[(usize, usize)], roles: usize, seed: u64) -> (Workflow, Vec<Role>) {
    let mut dice = Dice(seed + 99);
    let count = edges
        .iter()
        .map(|edge| edge.0.max(edge.1) + 1)
        .max()
        .unwrap_or(0);
    let names: Vec<String> = (0..roles).map(|role| format!("Role {role}")).collect();
    let mut steps: Vec<Step> = (0..count)
        .map(|step| Step {
            id: StepId::from(format!("s{step}")),
            name: format!("Step number {step} of the case"),
            roles: vec![Participant::from(names[dice.below(roles)].as_str())],
            tag: Some(Tag::HumanAlone),
            minutes: Some(10.0),
            ..Step::default()
        })
        .collect();
    for (from, to) in edges {
        let target = Target::Step(StepId::from(format!("s{to}")));
        steps[*from].next.push(Link::to(target));
    }
    let roles = names
        .iter()
        .map(|name| Role::new(name, RoleKind::Internal))
        .collect();
    let workflow = Workflow {
        start: Some(StepId::from("s0")),
        steps,
        ..Workflow::default()
    };
    (workflow, roles)
}

fn make(folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    for size in SIZES {
        for seed in 0..SEEDS {
            let edges = grow(size, seed);
            let options = Options::reading();
            let mut ours = serde_json::Map::new();
            for roles in [1, 8] {
                let (workflow, roles_list) = workflow(&edges, roles, seed);
                let mut times = Vec::new();
                let mut drawn = Layout::default();
                for _ in 0..RUNS {
                    let start = Instant::now();
                    drawn = layout(&workflow, &roles_list, &options);
                    times.push(start.elapsed().as_secs_f64() * 1000.0);
                }
                times.sort_by(f64::total_cmp);
                let drawn = picture(&drawn);
                ours.insert(
                    format!("lanes{roles}"),
                    json!({"ms": times[RUNS / 2], "drawn": drawn}),
                );
            }
            let count = edges
                .iter()
                .map(|edge| edge.0.max(edge.1) + 1)
                .max()
                .unwrap_or(0);
            let graph = json!({
                "nodes": count, "edges": edges,
                "width": options.card_width, "height": 86,
            });
            let name = format!("{size}-{seed}");
            fs::write(folder.join(format!("{name}.graph.json")), graph.to_string())?;
            fs::write(
                folder.join(format!("{name}.ours.json")),
                Value::Object(ours).to_string(),
            )?;
        }
    }
    Ok(())
}

/// Graphs of 5,000 steps of the worst shapes.
fn stress() -> Result<(), Box<dyn Error>> {
    const SIZE: usize = 5000;
    let row = || (1..SIZE).map(|step| (step - 1, step));
    let mut dice = Dice(5);
    let random = (0..2 * SIZE).map(|_| (dice.below(SIZE), dice.below(SIZE)));
    let shapes: Vec<(&str, Vec<(usize, usize)>)> = vec![
        ("one after the other", row().collect()),
        (
            "one leads to all",
            (1..SIZE).map(|step| (0, step)).collect(),
        ),
        ("all lead to one", (1..SIZE).map(|step| (step, 0)).collect()),
        (
            "each goes back to the first",
            row().chain((1..SIZE).map(|step| (step, 0))).collect(),
        ),
        (
            "each skips to the last",
            row()
                .chain((0..SIZE - 2).map(|step| (step, SIZE - 1)))
                .collect(),
        ),
        (
            "each skips 35",
            row()
                .chain((0..SIZE - 35).map(|step| (step, step + 35)))
                .collect(),
        ),
        ("links at random", random.collect()),
        ("no links but one", vec![(0, SIZE - 1)]),
    ];
    for (name, edges) in shapes {
        for roles in [1, 8] {
            let (workflow, list) = workflow(&edges, roles, 1);
            let start = Instant::now();
            let drawn = layout(&workflow, &list, &Options::reading());
            let ms = start.elapsed().as_secs_f64() * 1000.0;
            println!(
                "{name}, {roles} roles: {ms:.0} ms, {:.0} × {:.0}",
                drawn.width, drawn.height
            );
        }
    }
    Ok(())
}

/// What one more step does to a drawing, laid out afresh or from the drawing before it.
#[derive(Debug, Default)]
struct Moves {
    /// How many other steps moved up or down, for every step added.
    steps: Vec<usize>,
    /// How many of these steps stood in another row of their lane.
    slots: Vec<usize>,
    /// By how many columns a step moved at most.
    columns: usize,
    crossings: usize,
    through: usize,
}

/// Adds one step in the middle of each of some hand-offs, and prints how many other steps move up or
/// down; moving right is what a new column does to everything behind it.
fn stable() {
    for size in [20, 40, 60, 80, 100, 1000] {
        for roles in [1, 4, 8] {
            let (mut fresh, mut kept) = (Moves::default(), Moves::default());
            for seed in 0..if size < 1000 { 10 } else { 1 } {
                grown(size, roles, seed, &mut fresh, &mut kept);
            }
            println!(
                "{size} steps, {roles} roles, {} added | afresh: {} | from before: {}",
                fresh.steps.len(),
                said(&mut fresh),
                said(&mut kept),
            );
        }
    }
}

/// How long it takes to lay out a graph from a drawing: of itself without one step, of one of its steps
/// only, and of another graph whose steps have the same names.
fn timed() {
    for size in [1000, 5000] {
        for roles in [1, 8] {
            let options = Options::reading();
            let (after, list) = workflow(&grow(size, 1), roles, 1);
            let mut without = after.clone();
            if let Some(last) = without.steps.pop() {
                for step in &mut without.steps {
                    step.next
                        .retain(|link| link.to != Target::Step(last.id.clone()));
                }
            }
            let mut one = after.clone();
            one.steps.truncate(1);
            let (other, _) = workflow(&grow(size, 2), roles, 1);
            let ms = [without, one, other].map(|before| {
                let drawn = layout(&before, &list, &options);
                let start = Instant::now();
                let next = layout_from(&drawn, &after, &list, &options);
                assert_eq!(next.nodes.len(), after.steps.len(), "every step is drawn");
                start.elapsed().as_secs_f64() * 1000.0
            });
            println!(
                "{size} steps, {roles} roles: {:.0} ms from a drawing without one step, {:.0} ms of one step, {:.0} ms of another graph",
                ms[0], ms[1], ms[2]
            );
        }
    }
}

/// Adds steps to one graph, each to the graph as it was.
fn grown(size: usize, roles: usize, seed: u64, fresh: &mut Moves, kept: &mut Moves) {
    let edges = grow(size, seed);
    let count = edges
        .iter()
        .map(|edge| edge.0.max(edge.1) + 1)
        .max()
        .unwrap_or(0);
    let options = Options::reading();
    let (before, list) = workflow(&edges, roles, 1);
    let drawn = layout(&before, &list, &options);
    for &(from, to) in edges.iter().step_by((edges.len() / 10).max(1)) {
        let mut more = edges.clone();
        for edge in more.iter_mut().filter(|edge| **edge == (from, to)) {
            edge.1 = count;
        }
        more.push((count, to));
        let (after, list) = workflow(&more, roles, 1);
        note(fresh, &drawn, &layout(&after, &list, &options));
        note(kept, &drawn, &layout_from(&drawn, &after, &list, &options));
    }
}

/// Notes what moved from one drawing to the next.
fn note(moves: &mut Moves, before: &Layout, after: &Layout) {
    let line = |drawn: &Layout| drawn.lanes.first().map_or(0.0, |lane| lane.y);
    let new: BTreeMap<&StepId, _> = after.nodes.iter().map(|node| (&node.step, node)).collect();
    let (mut steps, mut slots) = (0, 0);
    for old in &before.nodes {
        let Some(now) = new.get(&old.step) else {
            continue;
        };
        let y = |drawn: &Layout, of: f64| of - line(drawn);
        let moved = y(after, now.rect.centre().y) - y(before, old.rect.centre().y);
        steps += usize::from(moved.abs() > 0.5);
        let row = |drawn: &Layout, lane: usize, y: f64| y - drawn.lanes[lane].y;
        let in_lane =
            row(after, now.lane, now.rect.centre().y) - row(before, old.lane, old.rect.centre().y);
        slots += usize::from(in_lane.abs() > 0.5);
        moves.columns = moves.columns.max(now.column.abs_diff(old.column));
    }
    moves.steps.push(steps);
    moves.slots.push(slots);
    let drawn = count(&read(&picture(after)));
    moves.crossings += drawn.crossings;
    moves.through += drawn.through;
}

fn said(moves: &mut Moves) -> String {
    moves.steps.sort_unstable();
    moves.slots.sort_unstable();
    let at = |list: &[usize], share: usize| list[(list.len() - 1) * share / 100];
    format!(
        "moved up or down {} (median), {} (95th of 100), {} at most; within the lane {}, {}; columns {}; crossings {}, through {}",
        at(&moves.steps, 50),
        at(&moves.steps, 95),
        at(&moves.steps, 100),
        at(&moves.slots, 50),
        at(&moves.slots, 95),
        moves.columns,
        moves.crossings,
        moves.through
    )
}

/// A drawing as both programs write it: `nodes` as x, y, width, height; `routes` with their ends.
fn picture(drawn: &Layout) -> Value {
    let place = |id: &StepId| {
        id.as_str()
            .trim_start_matches('s')
            .parse::<usize>()
            .unwrap_or(0)
    };
    let mut nodes = vec![json!([]); drawn.nodes.len()];
    for node in &drawn.nodes {
        let rect = node.rect;
        nodes[place(&node.step)] = json!([rect.x, rect.y, rect.width, rect.height]);
    }
    let routes: Vec<Value> = drawn
        .routes
        .iter()
        .map(|route| {
            let points: Vec<[f64; 2]> = route.points.iter().map(|p| [p.x, p.y]).collect();
            json!({"from": place(&route.from), "to": place(&route.to), "points": points})
        })
        .collect();
    json!({"nodes": nodes, "routes": routes})
}

fn compare(folder: &Path) -> Result<(), Box<dyn Error>> {
    println!(
        "steps seed | ms: ours elk ratio | crossings: ours elk ratio | through: ours elk | upon: ours elk | with 8 lanes: ms crossings through"
    );
    let mut times = Vec::new();
    for size in SIZES {
        let mut sums = (0.0, 0.0, 0, 0);
        for seed in 0..SEEDS {
            let name = format!("{size}-{seed}");
            let load = |kind: &str| -> Result<Value, Box<dyn Error>> {
                let text = fs::read_to_string(folder.join(format!("{name}.{kind}.json")))?;
                Ok(serde_json::from_str(&text)?)
            };
            let ours = load("ours")?;
            let elk = load("elk").unwrap_or(Value::Null);
            let ms = |value: &Value| value["ms"].as_f64().unwrap_or(f64::NAN);
            let one = count(&read(&ours["lanes1"]["drawn"]));
            let eight = count(&read(&ours["lanes8"]["drawn"]));
            let other = count(&read(&elk["drawn"]));
            let (a, b) = (ms(&ours["lanes1"]), ms(&elk));
            println!(
                "{size:>5} {seed:>4} | {a:>8.1} {b:>8.1} {:>6.1} | {:>5} {:>5} {:>5.2} | {} {} | {} {} | {:.1} {} {}",
                b / a,
                one.crossings,
                other.crossings,
                one.crossings as f64 / other.crossings.max(1) as f64,
                one.through,
                other.through,
                one.upon,
                other.upon,
                ms(&ours["lanes8"]),
                eight.crossings,
                eight.through,
            );
            sums.0 += a;
            sums.1 += b;
            sums.2 += one.crossings;
            sums.3 += other.crossings;
        }
        println!(
            "{size:>5}  all | time ratio {:.1} (wanted: 10 or more) | crossings ratio {:.2} (wanted: 1.2 or less)",
            sums.1 / sums.0,
            f64::from(u32::try_from(sums.2)?) / f64::from(u32::try_from(sums.3.max(1))?),
        );
        times.push(sums.0);
    }
    let exponent = (times[2] / times[1]).ln() / 5.0_f64.ln();
    println!("growth of our time from 1,000 to 5,000 steps: n^{exponent:.2}");
    Ok(())
}

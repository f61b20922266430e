//! The recursion of the Inductive Miner: cut, and cut the parts.

use std::collections::BTreeSet;

use super::super::Tally;
use super::cuts::{Cut, Part, cut};
use super::dfg::Dfg;
use super::filter;
use super::tree::{Loop, Tree, float};

/// One run of the miner.
pub(super) struct Miner<'a> {
    pub(super) tally: &'a Tally,
    /// What is rarer than this share of the strongest is noise.
    pub(super) share: f64,
    /// Successions that the tree does not allow: left out as noise.
    pub(super) dropped: BTreeSet<(u32, u32)>,
}

/// How a cut was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    /// In everything that happened.
    InAll,
    /// Only without what is rare.
    WithoutNoise,
}

impl Miner<'_> {
    /// The tree of a part; `beside` says that it stands in a parallel block, where successions are
    /// interrupted by others.
    pub(super) fn mine(&mut self, dfg: &Dfg, beside: bool) -> Tree {
        if dfg.len() == 1 {
            return single(dfg);
        }
        let filtered = dfg.filtered(self.share);
        let seen = [(dfg, Found::InAll), (&filtered, Found::WithoutNoise)];
        let cuts = |miner: &mut Self| {
            seen.into_iter().find_map(|(seen, found)| {
                let cut = cut(seen)?;
                miner.split(dfg, &cut, (found, beside))
            })
        };
        let returns = |miner: &mut Self| {
            seen.into_iter()
                .find_map(|(seen, found)| miner.returning(dfg, seen, (found, beside)))
        };
        if let Some(tree) = cuts(self).or_else(|| returns(self)) {
            return tree;
        }
        let graph = filter::graph(dfg, self.share);
        let pairs = dfg.pairs().map(|(a, b)| (dfg.activity(a), dfg.activity(b)));
        let kept = |pair: &(u32, u32)| graph.follows.binary_search(pair).is_ok();
        self.dropped.extend(pairs.filter(|pair| !kept(pair)));
        Tree::Graph(graph)
    }

    /// A body that repeats itself with nothing between: it can be cut once its returns are taken out.
    fn returning(&mut self, dfg: &Dfg, seen: &Dfg, how: (Found, bool)) -> Option<Tree> {
        let (seen, _) = seen.without_returns()?;
        let cut = cut(&seen)?;
        let (once, back) = dfg.without_returns()?;
        let body = self.split(&once, &cut, how)?;
        Some(Tree::Loop(Box::new(Loop {
            body,
            redo: Vec::new(),
            back,
        })))
    }

    /// The tree of a cut; none where a part would have no beginning or no end.
    fn split(&mut self, dfg: &Dfg, cut: &Cut, (found, beside): (Found, bool)) -> Option<Tree> {
        let parts = parts(dfg, cut);
        if !parts.iter().all(Dfg::is_whole) {
            return None;
        }
        if found == Found::WithoutNoise {
            self.drop_crossing(dfg, cut);
        }
        let noise = if found == Found::InAll {
            0.0
        } else {
            self.share
        };
        let mut trees: Vec<Tree> = Vec::with_capacity(parts.len());
        let within = beside || matches!(cut, Cut::Parallel(_));
        for part in &parts {
            let tree = self.mine(part, within);
            let skipped = match cut {
                Cut::Sequence(_) => dfg.begun().saturating_sub(part.begun()),
                Cut::Parallel(_) if !beside => self.missing(&tree, dfg.begun()),
                Cut::Parallel(_) | Cut::Exclusive(_) | Cut::Loop(_) => 0,
            };
            let often = skipped > 0 && float(skipped) >= noise * float(part.begun());
            trees.push(if often { optional(tree) } else { tree });
        }
        Some(match cut {
            Cut::Exclusive(_) => {
                Tree::Exclusive(trees.into_iter().flat_map(alternatives).collect())
            }
            Cut::Sequence(_) => Tree::Sequence(trees.into_iter().flat_map(in_order).collect()),
            Cut::Parallel(_) => Tree::Parallel(trees),
            Cut::Loop(_) => {
                let mut trees = trees.into_iter();
                Tree::Loop(Box::new(Loop {
                    body: trees.next()?,
                    redo: trees.collect(),
                    back: Vec::new(),
                }))
            }
        })
    }

    /// How often a parallel part did not happen: the graph cannot show that, but its visits do.
    fn missing(&self, tree: &Tree, begun: u64) -> u64 {
        let less = float(begun) - tree.times(self.tally);
        if tree.is_skippable() || less < 1.0 {
            return 0;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "from 1 to the number of cases"
        )]
        let less = less.round() as u64;
        less
    }

    /// Notes which successions a cut does not allow.
    fn drop_crossing(&mut self, dfg: &Dfg, cut: &Cut) {
        let (parts, allowed): (&[Part], &dyn Fn(Placed, Placed) -> bool) = match cut {
            Cut::Parallel(_) => return,
            Cut::Exclusive(parts) => (parts, &|_, _| false),
            Cut::Sequence(parts) => (parts, &|from, to| from.part < to.part),
            Cut::Loop(parts) => (parts, &|from, to| match (from.part, to.part) {
                (0, _) => dfg.end(from.at) > 0,
                (_, 0) => dfg.start(to.at) > 0,
                _ => false,
            }),
        };
        let place = |at: usize| {
            let part = parts
                .iter()
                .position(|part| part.binary_search(&at).is_ok());
            part.map(|part| Placed { part, at })
        };
        for (from, to) in dfg.pairs() {
            let (Some(one), Some(other)) = (place(from), place(to)) else {
                continue;
            };
            if one.part != other.part && !allowed(one, other) {
                self.dropped.insert((dfg.activity(from), dfg.activity(to)));
            }
        }
    }
}

/// A place and the part that it is in.
#[derive(Debug, Clone, Copy)]
struct Placed {
    part: usize,
    at: usize,
}

/// One activity, repeated if it follows itself.
fn single(dfg: &Dfg) -> Tree {
    let body = Tree::Activity(dfg.activity(0));
    if !dfg.has(0, 0) {
        return body;
    }
    Tree::Loop(Box::new(Loop {
        body,
        redo: Vec::new(),
        back: vec![(dfg.activity(0), dfg.activity(0))],
    }))
}

fn optional(tree: Tree) -> Tree {
    let mut parts = alternatives(tree);
    if !parts.contains(&Tree::Silent) {
        parts.push(Tree::Silent);
    }
    Tree::Exclusive(parts)
}

/// A choice within a choice is one choice.
fn alternatives(tree: Tree) -> Vec<Tree> {
    if let Tree::Exclusive(parts) = tree {
        parts
    } else {
        vec![tree]
    }
}

/// A sequence within a sequence is one sequence.
fn in_order(tree: Tree) -> Vec<Tree> {
    if let Tree::Sequence(parts) = tree {
        parts
    } else {
        vec![tree]
    }
}

/// The graphs of the parts of a cut.
fn parts(dfg: &Dfg, cut: &Cut) -> Vec<Dfg> {
    let never = |_: usize| false;
    let within = |part: &Part, at: usize| part.binary_search(&at).is_ok();
    match cut {
        Cut::Exclusive(parts) | Cut::Parallel(parts) => {
            let alone = |part: &Part| dfg.part(part, never, never, true);
            parts.iter().map(alone).collect()
        }
        Cut::Sequence(parts) => {
            let numbered = parts.iter().enumerate();
            let one = |(number, part): (usize, &Part)| {
                let earlier = parts.get(..number).unwrap_or_default();
                let later = parts.get(number + 1..).unwrap_or_default();
                let before = |at| earlier.iter().any(|part| within(part, at));
                let after = |at| later.iter().any(|part| within(part, at));
                dfg.part(part, before, after, true)
            };
            numbered.map(one).collect()
        }
        Cut::Loop(parts) => {
            let body = parts.first().map_or(&[][..], Vec::as_slice);
            let inside = |at: usize| body.binary_search(&at).is_ok();
            let outside = |at: usize| !inside(at);
            let redo = parts.iter().skip(1);
            std::iter::once(dfg.part(body, outside, outside, true))
                .chain(redo.map(|part| dfg.part(part, inside, inside, false)))
                .collect()
        }
    }
}

//! Whether a drawing allows a course of activities: a token game with what the log cannot show as
//! silent moves.
//!
//! A case is a token. A parallel split makes one token a way, an inclusive one for any of its ways but
//! none; each waits where the ways meet, as the measures have it (the nearest step that every way to
//! the end passes). All states that the activities so far allow are kept, so that no choice has to be
//! guessed (van der Aalst, *Process Mining*, 2016, section 8.2, with a search in place of repairs).
//! A state stops at what the log can show; silent moves are made at once.

use std::collections::{BTreeMap, BTreeSet};

use super::drawing::{Drawing, Node};
use crate::workflow::Split;

/// Where a case is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Token {
    /// Before a step that the log can show.
    At(Node),
    /// Where the ways of a split meet.
    Waits,
    /// Over.
    Ended,
    /// On several ways at once, which meet there.
    Split(Node, Vec<Self>),
}

/// More states than are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooMany;

type States = BTreeSet<Token>;

/// States that are made for all courses of a log; the most frequent courses come first.
const MOST_IN_ALL: usize = 20_000_000;

/// Replays courses on one drawing.
pub(super) struct Replay<'a> {
    drawing: &'a Drawing,
    /// States that are made for one course at most.
    most: usize,
    left: usize,
    left_in_all: usize,
    /// What follows a step that was done, by the joins that its token waits for.
    known: BTreeMap<(Node, Vec<Node>), States>,
}

impl<'a> Replay<'a> {
    pub(super) fn of(drawing: &'a Drawing, most: usize) -> Self {
        Self {
            drawing,
            most,
            left: most,
            left_in_all: MOST_IN_ALL,
            known: BTreeMap::new(),
        }
    }

    /// Whether the drawing allows exactly these activities.
    ///
    /// # Errors
    ///
    /// More states than are looked at.
    pub(super) fn fits(&mut self, course: &[u32]) -> Result<bool, TooMany> {
        self.left = self.most.min(self.left_in_all);
        let mut states = self.arrive(self.drawing.start(), &[], &mut BTreeSet::new())?;
        for &activity in course {
            let mut next = States::new();
            for state in &states {
                next.extend(self.fire(state, activity, &mut Vec::new())?);
            }
            if next.is_empty() {
                return Ok(false);
            }
            states = next;
        }
        Ok(states.contains(&Token::Ended))
    }

    fn spend(&mut self, states: usize) -> Result<(), TooMany> {
        self.left_in_all = self.left_in_all.saturating_sub(states);
        self.left = self.left.checked_sub(states).ok_or(TooMany)?;
        Ok(())
    }

    /// What a token may become that does this activity.
    fn fire(
        &mut self,
        token: &Token,
        activity: u32,
        joins: &mut Vec<Node>,
    ) -> Result<States, TooMany> {
        match token {
            Token::At(node) if self.drawing.shows(*node, activity) => self.done(*node, joins),
            Token::At(_) | Token::Waits | Token::Ended => Ok(States::new()),
            Token::Split(join, ways) => {
                let mut found = States::new();
                for (at, way) in ways.iter().enumerate() {
                    joins.push(*join);
                    let moved = self.fire(way, activity, joins)?;
                    joins.pop();
                    self.spend(moved.len())?;
                    for one in moved {
                        let mut ways = ways.clone();
                        if let Some(way) = ways.get_mut(at) {
                            *way = one;
                        }
                        found.extend(self.settled(*join, ways, joins, &mut BTreeSet::new())?);
                    }
                }
                Ok(found)
            }
        }
    }

    /// [`Self::leave`] for a step that was just done; the same every time.
    fn done(&mut self, node: Node, joins: &[Node]) -> Result<States, TooMany> {
        let key = (node, joins.to_vec());
        if let Some(known) = self.known.get(&key) {
            let known = known.clone();
            self.spend(known.len())?;
            return Ok(known);
        }
        let states = self.leave(node, joins, &mut BTreeSet::new())?;
        self.known.insert(key, states.clone());
        Ok(states)
    }

    /// What a token becomes that comes to a step; `passed` are steps that it passed in silence.
    fn arrive(
        &mut self,
        node: Node,
        joins: &[Node],
        passed: &mut BTreeSet<Node>,
    ) -> Result<States, TooMany> {
        self.spend(1)?;
        let stops = if joins.contains(&node) {
            Some(Token::Waits)
        } else if node == self.drawing.end() {
            Some(Token::Ended)
        } else if self.drawing.is_visible(node) {
            Some(Token::At(node))
        } else {
            None
        };
        if let Some(token) = stops {
            return Ok(States::from([token]));
        }
        // Going round in silence changes nothing.
        if !passed.insert(node) {
            return Ok(States::new());
        }
        let states = self.leave(node, joins, passed);
        passed.remove(&node);
        states
    }

    /// What a token becomes that leaves a step.
    fn leave(
        &mut self,
        node: Node,
        joins: &[Node],
        passed: &mut BTreeSet<Node>,
    ) -> Result<States, TooMany> {
        let Some((split, join)) = self.drawing.fork(node) else {
            let mut states = States::new();
            for &to in self.drawing.next(node) {
                states.extend(self.arrive(to, joins, passed)?);
            }
            return Ok(states);
        };
        let inner: Vec<Node> = joins.iter().copied().chain([join]).collect();
        let mut together: Vec<Vec<Token>> = vec![Vec::new()];
        for &to in self.drawing.next(node) {
            let arrived = self.arrive(to, &inner, passed)?;
            let mut more = Vec::new();
            for ways in &together {
                if split == Split::Some {
                    more.push(ways.clone());
                }
                more.extend(
                    arrived
                        .iter()
                        .map(|token| ways.iter().chain([token]).cloned().collect()),
                );
            }
            self.spend(more.len())?;
            together = more;
        }
        let mut states = States::new();
        for ways in together.into_iter().filter(|ways| !ways.is_empty()) {
            states.extend(self.settled(join, ways, joins, passed)?);
        }
        Ok(states)
    }

    /// Tokens of one split: they go on as one where all have arrived.
    fn settled(
        &mut self,
        join: Node,
        mut ways: Vec<Token>,
        joins: &[Node],
        passed: &mut BTreeSet<Node>,
    ) -> Result<States, TooMany> {
        if ways
            .iter()
            .all(|way| matches!(way, Token::Waits | Token::Ended))
        {
            return self.arrive(join, joins, passed);
        }
        // Which way a token is on plays no part.
        ways.sort();
        Ok(States::from([Token::Split(join, ways)]))
    }
}

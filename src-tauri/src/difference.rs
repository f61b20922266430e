//! Drawings as differences: of what the window holds already, only what is new crosses to it.
//!
//! A drawing of thousands of steps has megabytes, and most edits change one card of it. Long lists cross as
//! splices onto those of the drawing before; everything else is short, and crosses whole.

use std::sync::Arc;

use serde::Serialize;
use weft_core::edit::Version;
use weft_core::layout::scene::Item;
use weft_core::layout::{Column, Lane, Placed, PlacedNote, Route};

use crate::drawing::{Drawing, Drawn};

/// A part of a list: so many elements gone at a place of the list before, and others there instead.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct Splice<'a, T> {
    at: usize,
    gone: usize,
    items: &'a [T],
}

/// How far ahead the lists are searched for where they agree again: an edit adds few elements in one place.
const AHEAD: usize = 48;

/// What is new in a list; the splices are in rising order, and places are those of the list before.
///
/// Not always the least: lists that differ everywhere cross whole, without a search for more.
pub(crate) fn splices<'a, T: PartialEq>(before: &[T], now: &'a [T]) -> Vec<Splice<'a, T>> {
    let mut splices = Vec::new();
    // Where each list is read, and where it was when they agreed last.
    let (mut old, mut new) = (0, 0);
    let (mut old_from, mut new_from) = (0, 0);
    loop {
        let (is_over, agree) = match (before.get(old), now.get(new)) {
            (None, None) => (true, false),
            (a, b) => (false, a == b),
        };
        if (is_over || agree) && (old > old_from || new > new_from) {
            splices.push(Splice {
                at: old_from,
                gone: old - old_from,
                items: now.get(new_from..new).unwrap_or_default(),
            });
        }
        if is_over {
            return splices;
        }
        if agree {
            (old, new) = (old + 1, new + 1);
            (old_from, new_from) = (old, new);
        } else {
            let (gone, come) = until_agreed(before, now, old, new);
            (old, new) = ((old + gone).min(before.len()), (new + come).min(now.len()));
        }
    }
}

/// How many elements are gone, or have come, until the lists agree again; one of each where that is not
/// near.
fn until_agreed<T: PartialEq>(before: &[T], now: &[T], old: usize, new: usize) -> (usize, usize) {
    for ahead in 1..=AHEAD {
        let is_same = |old: usize, new: usize| match (before.get(old), now.get(new)) {
            (Some(a), Some(b)) => a == b,
            _ => false,
        };
        if is_same(old + ahead, new) {
            return (ahead, 0);
        }
        if is_same(old, new + ahead) {
            return (0, ahead);
        }
    }
    (1, 1)
}

/// A drawing, as what is new in it.
#[derive(Debug, Serialize)]
pub(crate) struct Change<'a> {
    scene: SceneChange<'a>,
    versions: Vec<DrawnChange<'a>>,
}

#[derive(Debug, Serialize)]
struct SceneChange<'a> {
    width: f64,
    height: f64,
    alt: &'a str,
    header: f64,
    items: Vec<Splice<'a, Item>>,
}

#[derive(Debug, Serialize)]
struct DrawnChange<'a> {
    version: Version,
    top: f64,
    order: Vec<Splice<'a, usize>>,
    layout: LayoutChange<'a>,
}

#[derive(Debug, Serialize)]
struct LayoutChange<'a> {
    width: f64,
    height: f64,
    header: f64,
    columns: &'a [Column],
    lanes: &'a [Lane],
    notes: &'a [PlacedNote],
    nodes: Vec<Splice<'a, Placed>>,
    routes: Vec<Splice<'a, Route>>,
}

impl<'a> Change<'a> {
    /// What is new since a drawing; all of it where there was none.
    pub(crate) fn since(before: Option<&Drawing>, now: &'a Drawing) -> Self {
        let items = before.map_or(&[][..], |before| &before.scene.items);
        let earlier = |at: usize| before.and_then(|before| before.versions.get(at));
        let versions = now.versions.iter().enumerate();
        Self {
            scene: SceneChange {
                width: now.scene.width,
                height: now.scene.height,
                alt: &now.scene.alt,
                header: now.scene.header,
                items: splices(items, &now.scene.items),
            },
            versions: versions
                .map(|(at, drawn)| DrawnChange::since(earlier(at), drawn))
                .collect(),
        }
    }

    /// What is new, or nothing where the window holds this very drawing.
    pub(crate) fn of(before: Option<&Arc<Drawing>>, now: &'a Arc<Drawing>) -> Option<Self> {
        let held = before.is_some_and(|before| Arc::ptr_eq(before, now));
        (!held).then(|| Self::since(before.map(Arc::as_ref), now))
    }
}

impl<'a> DrawnChange<'a> {
    fn since(before: Option<&Drawn>, now: &'a Drawn) -> Self {
        let order = before.map_or(&[][..], |before| &before.order);
        let nodes = before.map_or(&[][..], |before| &before.layout.nodes);
        let routes = before.map_or(&[][..], |before| &before.layout.routes);
        let layout = &now.layout;
        Self {
            version: now.version,
            top: now.top,
            order: splices(order, &now.order),
            layout: LayoutChange {
                width: layout.width,
                height: layout.height,
                header: layout.header,
                columns: &layout.columns,
                lanes: &layout.lanes,
                notes: &layout.notes,
                nodes: splices(nodes, &layout.nodes),
                routes: splices(routes, &layout.routes),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::splices;

    /// What the window does with splices.
    fn applied(before: &[u8], now: &[u8]) -> Vec<u8> {
        let mut list = Vec::new();
        let mut from = 0;
        for splice in splices(before, now) {
            list.extend_from_slice(&before[from..splice.at]);
            list.extend_from_slice(splice.items);
            from = splice.at + splice.gone;
        }
        list.extend_from_slice(&before[from..]);
        list
    }

    #[test]
    fn one_element_in_the_middle_is_all_that_crosses() {
        let all = splices(b"abcde", b"abXde");
        assert_eq!((all.len(), all[0].at, all[0].gone), (1, 2, 1));
        assert_eq!(splices(b"abcde", b"aXcYe").len(), 2, "two far apart");
        assert!(splices(b"abcde", b"abcde").is_empty(), "nothing is new");
        let all = splices(b"abcdefg", b"aXbcdeg");
        let places: Vec<_> = all.iter().map(|one| (one.at, one.gone)).collect();
        assert_eq!(places, [(1, 0), (5, 1)], "one has come, another is gone");
    }

    /// Every list of up to four elements of two kinds.
    fn lists() -> Vec<Vec<u8>> {
        let longer = |list: &Vec<u8>| [0, 1].map(|one| [list.as_slice(), &[one]].concat());
        let mut all = vec![Vec::new()];
        let mut last = all.clone();
        for _ in 0..4 {
            last = last.iter().flat_map(longer).collect();
            all.extend(last.clone());
        }
        all
    }

    #[test]
    fn splices_make_the_list_of_before_the_list_of_now() {
        for before in lists() {
            for now in lists() {
                assert_eq!(applied(&before, &now), now, "{before:?} to {now:?}");
            }
        }
    }
}

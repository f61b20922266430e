//! The people graph, drawn: roles as circles, ties as wide as their minutes, the same places before
//! and after (system.md 6).
//!
//! It says nothing that the audit does not say: minutes and ties are the audit's, and the steps that
//! carry a tie are read from the same document. Before decides the places, so that what is missing
//! afterwards is missing where it used to be. Above [`MOST`] roles those with most minutes are drawn;
//! the lists have everybody.

mod groups;
mod handoffs;
mod machines;
mod meetings;
mod names;
mod places;
mod room;
mod strands;
mod stress;
mod types;

pub use types::{
    Bridge, Carrier, DrawnHandoff, DrawnTie, Line, MachineLine, Machines, Meets, PeopleDrawing,
    Person, Place, Scale, Standing, Strand, TieChange,
};

use crate::Language;
use crate::audit::Audit;
use crate::workflow::Document;
use meetings::Meetings;
use places::Places;

/// Roles on the drawing at most; the lists have all (report.md 6).
pub const MOST: usize = 16;

/// Draws who meets whom.
///
/// `audit` is the audit of `document`, which is filled as the audit read it, and `redesign` the one it
/// compares; none draws the baseline alone. Figures stand where there is room for their words in
/// `language`.
#[must_use]
pub fn people(
    audit: &Audit,
    document: &Document,
    redesign: Option<usize>,
    language: Language,
) -> PeopleDrawing {
    let meetings = Meetings::of(audit, document, redesign);
    let mut people = groups::people(&meetings, document);
    let mut ties = meetings.ties;
    let handed = handoffs::between(audit, document);
    let drawn = places::drawn(&people);
    let places = Places::of(&people, &drawn, &ties, &handed);
    for (at, place) in drawn.iter().zip(&places.people) {
        if let Some(person) = people.get_mut(*at) {
            person.place = Some(place.clone());
        }
    }
    let scale = strands::scale(&ties);
    strands::draw(&mut ties, &places, &scale, language);
    PeopleDrawing {
        width: places.width,
        height: places.height,
        machines: places
            .machines
            .map(|rect| machines::lines(rect, &people, &places)),
        handoffs: handoffs::draw(handed, &places),
        people,
        ties,
        scale,
    }
}

#[cfg(test)]
mod tests;

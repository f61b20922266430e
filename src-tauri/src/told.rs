//! What the window was told last, so that the next answer says what is new.

use std::sync::Arc;

use serde::Serialize;

use crate::difference::Change;
use crate::drawing::Drawing;
use crate::question::Audited;
use crate::session::View;

/// What the window holds: the drawings of the last answers, each with the number of its answer.
#[derive(Debug, Default)]
pub(crate) struct Told {
    last: u64,
    view: Held,
    audit: Held,
}

/// Drawings that crossed, and with which answer.
#[derive(Debug, Default)]
struct Held {
    number: Option<u64>,
    drawings: Vec<Arc<Drawing>>,
}

/// An answer whose drawings are changes of those that the window holds.
#[derive(Serialize)]
struct Sent<'a, A> {
    /// The number of this answer.
    number: u64,
    /// The number of the answer that these are changes of; none where they are whole.
    on: Option<u64>,
    #[serde(flatten)]
    answer: &'a A,
    /// Nothing in a place where the drawing is the one of before.
    drawings: Vec<Option<Change<'a>>>,
}

impl Told {
    /// The window begins anew, and holds nothing.
    pub(crate) fn forget(&mut self) {
        self.view = Held::default();
        self.audit = Held::default();
    }

    /// A view as JSON, and remembers it.
    pub(crate) fn view(&mut self, view: &View) -> serde_json::Result<String> {
        self.last += 1;
        self.view.tell(self.last, view, view.drawings.clone())
    }

    /// An audit as JSON, and remembers its drawings, if it has some. `holds` is the number of the last
    /// answer with drawings that the window knows of: another one may be on its way.
    pub(crate) fn audited(
        &mut self,
        audited: &Audited,
        holds: Option<u64>,
    ) -> serde_json::Result<String> {
        self.last += 1;
        if self.audit.number != holds {
            self.audit = Held::default();
        }
        let drawings = [&audited.drawing, &audited.beside];
        let drawings: Vec<_> = drawings.into_iter().flatten().map(Arc::clone).collect();
        if drawings.is_empty() {
            return Held::default().tell(self.last, audited, drawings);
        }
        self.audit.tell(self.last, audited, drawings)
    }
}

impl Held {
    fn tell<A: Serialize>(
        &mut self,
        number: u64,
        answer: &A,
        drawings: Vec<Arc<Drawing>>,
    ) -> serde_json::Result<String> {
        let places = drawings.iter().enumerate();
        let sent = serde_json::to_string(&Sent {
            number,
            on: self.number,
            answer,
            drawings: places
                .map(|(at, now)| Change::of(self.drawings.get(at), now))
                .collect(),
        })?;
        *self = Self {
            number: Some(number),
            drawings,
        };
        Ok(sent)
    }
}

//! Events that look like ones before, but for their values.
//!
//! Programs write all events of a log the same way. Where the bytes between two values are those that were
//! read tag by tag before, at the same place of an event, they mean the same, and only the values have
//! to be found. That is most of the speed of reading a log.

use super::keys::Field;
use super::tags::Tags;

/// Shapes that are tried for each event.
const MOST_SHAPES: usize = 6;

/// What an event says, as it stands in the file.
#[derive(Debug, Default)]
pub(super) struct Says<'b> {
    pub(super) activity: Option<&'b [u8]>,
    pub(super) at: Option<&'b [u8]>,
    pub(super) transition: Option<&'b [u8]>,
    pub(super) resource: Option<&'b [u8]>,
    pub(super) role: Option<&'b [u8]>,
    /// Attributes that stand a second time.
    pub(super) twice: u64,
}

impl<'b> Says<'b> {
    /// Takes a value over; the last one of a field counts.
    pub(super) fn set(&mut self, field: Field, value: &'b [u8]) {
        let place = match field {
            Field::Activity => &mut self.activity,
            Field::Time => &mut self.at,
            Field::Transition => &mut self.transition,
            Field::Resource => &mut self.resource,
            Field::Role => &mut self.role,
            Field::Other => return,
        };
        self.twice += u64::from(place.replace(value).is_some());
    }
}

/// The bytes between the values of an event, and what each value says.
#[derive(Debug)]
pub(super) struct Shape<'b> {
    /// What stands before each value.
    before: Vec<(&'b [u8], Field)>,
    /// What stands behind the last one, up to the end of the event.
    end: &'b [u8],
    /// Where the bytes before the next value begin.
    from: usize,
    /// Whether the bytes between values are all that has to be known of them.
    pub(super) is_plain: bool,
}

impl<'b> Shape<'b> {
    /// The shape of the event that begins here.
    pub(super) fn begin(tags: &Tags<'b>) -> Self {
        Self {
            before: Vec::new(),
            end: b"",
            from: tags.at(),
            is_plain: true,
        }
    }

    /// A value of this field was just read.
    pub(super) fn value(&mut self, tags: &Tags<'b>, value: &[u8], field: Field) {
        let after = tags.at();
        let start = after.saturating_sub(value.len() + 1);
        self.before.push((tags.between(self.from, start), field));
        // The quotation mark behind a value is known from the one before it.
        self.from = after;
    }
}

/// The shapes of events so far.
#[derive(Debug, Default)]
pub(super) struct Shapes<'b> {
    known: Vec<Shape<'b>>,
    oldest: usize,
}

impl<'b> Shapes<'b> {
    /// The event that begins here was read to its end.
    pub(super) fn keep(&mut self, mut shape: Shape<'b>, tags: &Tags<'b>) {
        if !shape.is_plain {
            return;
        }
        shape.end = tags.between(shape.from, tags.at());
        if self.known.len() < MOST_SHAPES {
            self.known.push(shape);
        } else if let Some(place) = self.known.get_mut(self.oldest) {
            *place = shape;
            self.oldest = (self.oldest + 1) % MOST_SHAPES;
        }
    }

    /// What the event that begins here says; none, and nothing is read, where it has no known shape.
    pub(super) fn event(&self, tags: &mut Tags<'b>) -> Option<Says<'b>> {
        let from = tags.at();
        for shape in &self.known {
            if let Some(says) = shape.event(tags) {
                return Some(says);
            }
            tags.back_to(from);
        }
        None
    }
}

impl<'b> Shape<'b> {
    fn event(&self, tags: &mut Tags<'b>) -> Option<Says<'b>> {
        let mut says = Says::default();
        for (before, field) in &self.before {
            says.set(*field, tags.value_behind(before)?);
        }
        tags.passes(self.end).then_some(says)
    }
}

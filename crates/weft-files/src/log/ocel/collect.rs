//! What a log of objects says, and its events as cases.

use std::collections::{BTreeMap, BTreeSet};

use weft_core::log::{Counter, Event, Names};
use weft_core::said;

use super::people;
use crate::Place;
use crate::log::time::Moment;
use crate::log::{LogObjectType, LogObjects};
use crate::note::Note;

/// Different values of an attribute; one with more names nobody.
const MOST_VALUES: usize = 10_000;

/// No number.
const NONE: u32 = u32::MAX;

/// An event.
#[derive(Debug, Clone, Copy)]
struct Happened {
    activity: u32,
    /// In milliseconds; [`i64::MIN`] where it is not known.
    at: i64,
    /// By the number of the name in `people`.
    resource: u32,
}

/// Everything that a log of objects says and a count needs.
#[derive(Debug, Default)]
pub(super) struct Collected {
    types: Names,
    objects: Names,
    /// The type of each object.
    type_of: Vec<u32>,
    activities: Names,
    events: Vec<Happened>,
    /// Object, event.
    relations: Vec<(u32, u32)>,
    people: Names,
    attributes: Names,
    /// Event, attribute, who, for attributes that may say who.
    says: Vec<(u32, u32, u32)>,
    different: BTreeMap<u32, BTreeSet<u32>>,
    seen: Seen,
}

#[derive(Debug, Default)]
struct Seen {
    without_zone: u64,
    no_time: u64,
    no_time_text: Option<String>,
    twice: u64,
    people_from: BTreeSet<String>,
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(NONE)
}

impl Collected {
    /// A type of objects, which need not have any.
    pub(super) fn object_type(&mut self, name: &str) {
        self.types.number(name);
    }

    pub(super) fn object(&mut self, id: &str, object_type: &str) {
        let object = self.known(id);
        let number = self.types.number(object_type);
        if let Some(place) = self.type_of.get_mut(object) {
            self.seen.twice += u64::from(*place != NONE);
            *place = number;
        }
    }

    /// The place of an object, declared or not.
    fn known(&mut self, id: &str) -> usize {
        let object = self.objects.number(id) as usize;
        if self.type_of.len() <= object {
            self.type_of.resize(object + 1, NONE);
        }
        object
    }

    /// An event; the number under which the rest of it is handed over.
    pub(super) fn event(&mut self, activity: &str, time: &str, moment: Option<Moment>) -> u32 {
        match moment {
            Some(moment) => self.seen.without_zone += u64::from(!moment.has_zone),
            None => {
                self.seen.no_time += 1;
                let text = || time.chars().take(60).collect();
                self.seen.no_time_text.get_or_insert_with(text);
            }
        }
        let event = number(self.events.len());
        let is_named = !activity.trim().is_empty();
        self.events.push(Happened {
            activity: if is_named {
                self.activities.number(activity)
            } else {
                NONE
            },
            at: moment.map_or(i64::MIN, |moment| moment.at),
            resource: NONE,
        });
        event
    }

    /// How many events there are so far.
    pub(super) fn count_of_events(&self) -> u64 {
        u64::from(number(self.events.len()))
    }

    pub(super) fn relation(&mut self, event: u32, object: &str) {
        let object = number(self.known(object));
        self.relations.push((object, event));
    }

    /// An attribute of an event that is a text.
    pub(super) fn attribute(&mut self, event: u32, name: &str, value: &str) {
        let is_new = self.attributes.known(name).is_none();
        let attribute = self.attributes.number(name);
        let different = self.different.entry(attribute).or_default();
        if value.trim().is_empty() || (!is_new && different.len() > MOST_VALUES) {
            return;
        }
        let who = self.people.number(value);
        different.insert(who);
        self.says.push((event, attribute, who));
    }

    /// Who did each event: an attribute says so by its name, or because its values are those of one
    /// that does; or else a related object that is a person.
    pub(super) fn name_people(&mut self) {
        let mut sure = BTreeSet::new();
        let mut known: BTreeSet<u32> = BTreeSet::new();
        for (&attribute, different) in &self.different {
            let name = self.attributes.name(attribute);
            if people::is_attribute(name) && different.len() <= MOST_VALUES {
                sure.insert(attribute);
                known.extend(different);
            }
        }
        for (&attribute, different) in &self.different {
            let shared = different.iter().filter(|who| known.contains(*who)).count();
            if shared > 0 && shared * 2 >= different.len() {
                sure.insert(attribute);
            }
        }
        for &(event, attribute, who) in &self.says {
            if let Some(event) = self.events.get_mut(event as usize)
                && event.resource == NONE
                && sure.contains(&attribute)
            {
                event.resource = who;
                let name = self.attributes.name(attribute);
                if !self.seen.people_from.contains(name) {
                    self.seen.people_from.insert(name.to_owned());
                }
            }
        }
        self.says = Vec::new();
        self.related_people();
    }

    fn related_people(&mut self) {
        for &(object, event) in &self.relations {
            let object_type = self.type_of.get(object as usize).copied().unwrap_or(NONE);
            let Some(event) = self.events.get_mut(event as usize) else {
                continue;
            };
            if event.resource != NONE || !people::is_type(self.types.name(object_type)) {
                continue;
            }
            event.resource = self.people.number(self.objects.name(object));
            let name = self.types.name(object_type);
            if !self.seen.people_from.contains(name) {
                self.seen.people_from.insert(name.to_owned());
            }
        }
    }

    /// The number of a type.
    pub(super) fn type_number(&self, name: &str) -> Option<u32> {
        self.types.known(name)
    }

    /// How many events each object has.
    fn events_of_objects(&self) -> Vec<u32> {
        let mut counts = vec![0_u32; self.type_of.len()];
        for (object, _) in self.distinct() {
            if let Some(count) = counts.get_mut(object as usize) {
                *count = count.saturating_add(1);
            }
        }
        counts
    }

    /// Relations by object and event, each once: qualifiers can repeat one.
    fn distinct(&self) -> Vec<(u32, u32)> {
        let mut relations = self.relations.clone();
        relations.sort_unstable();
        relations.dedup();
        relations
    }

    pub(super) fn objects(&self) -> LogObjects {
        let counts = self.events_of_objects();
        let mut types: Vec<LogObjectType> = self
            .types
            .iter()
            .map(|name| LogObjectType {
                name: name.to_owned(),
                objects: 0,
                with_two_events: 0,
            })
            .collect();
        for (&object_type, &events) in self.type_of.iter().zip(&counts) {
            if let Some(one) = types.get_mut(object_type as usize) {
                one.objects += 1;
                one.with_two_events += u64::from(events > 1);
            }
        }
        // The most; among equals the first.
        let is_case = |one: &&LogObjectType| one.with_two_events > 0;
        let best = types.iter().rev().filter(is_case);
        let best = best.max_by_key(|one| one.with_two_events);
        LogObjects {
            case_type: best.map(|one| one.name.clone()),
            types,
        }
    }

    /// The type with the most objects that have two events or more, people left out where that is possible.
    pub(super) fn default_type(&self) -> Option<u32> {
        self.type_number(&self.objects().case_type?)
    }

    pub(super) fn says_choice(&self, chosen: Option<u32>) -> Option<Note> {
        let chosen = self.types.name(chosen?);
        let objects = self.objects();
        let other = objects.types.iter().filter(|one| one.name != chosen);
        let other: Vec<String> = other
            .take(20)
            .map(|one| format!("“{}”", one.name))
            .collect();
        let one = objects.types.iter().find(|one| one.name == chosen)?;
        let says = said!(
            "cases are the objects of the type “{chosen}”, of which {} have two events or more; others could be chosen: {}",
            "Fälle sind die Objekte des Typs „{chosen}“, von denen {} mindestens zwei Ereignisse haben; wählbar wären auch: {}",
            one.with_two_events,
            other.join(", ")
        );
        Some(Note::said(Place::Whole, &says))
    }

    /// Counts the events of the objects of this type, object by object in the order of the log.
    pub(super) fn count(&self, chosen: Option<u32>, mut counter: Counter) -> (Counter, Vec<Note>) {
        let is_chosen = |object: u32| {
            let object_type = self.type_of.get(object as usize).copied();
            object_type.is_some() && object_type == chosen
        };
        let (mut case, mut events, mut used) = (NONE, Vec::new(), vec![0_u32; self.events.len()]);
        for (object, event) in self.distinct() {
            if !is_chosen(object) {
                continue;
            }
            if object != case && !events.is_empty() {
                counter.case(&mut events);
                events.clear();
            }
            case = object;
            if let Some(used) = used.get_mut(event as usize) {
                *used += 1;
            }
            match self.happened(event, &mut counter) {
                Some(event) => events.push(event),
                None => counter.without_activity(),
            }
        }
        if !events.is_empty() {
            counter.case(&mut events);
        }
        let notes = self.notes(chosen, &used);
        (counter, notes)
    }

    fn happened(&self, event: u32, counter: &mut Counter) -> Option<Event> {
        let happened = self.events.get(event as usize)?;
        if happened.activity == NONE {
            return None;
        }
        let activity = self.activities.name(happened.activity);
        let resource = (happened.resource != NONE).then(|| self.people.name(happened.resource));
        Some(Event {
            activity: counter.names.activities.number(activity),
            resource: resource.map(|name| counter.names.resources.number(name)),
            at: (happened.at != i64::MIN).then_some(happened.at),
            ..Event::default()
        })
    }

    fn notes(&self, chosen: Option<u32>, used: &[u32]) -> Vec<Note> {
        let mut says = Vec::new();
        let counted = |matches: fn(u32) -> bool| used.iter().filter(|one| matches(**one)).count();
        let (unused, shared) = (counted(|count| count == 0), counted(|count| count > 1));
        let name = chosen.map_or("", |chosen| self.types.name(chosen));
        if unused > 0 {
            says.push(said!(
                "{unused} events belong to no object of the type “{name}” and are in no count",
                "{unused} Ereignisse gehören zu keinem Objekt des Typs „{name}“ und sind in keiner Zählung"
            ));
        }
        if shared > 0 {
            says.push(said!(
                "{shared} events belong to several objects of the type “{name}” and count once for each",
                "{shared} Ereignisse gehören zu mehreren Objekten des Typs „{name}“ und zählen für jedes einmal"
            ));
        }
        let undeclared = self.type_of.iter().filter(|one| **one == NONE).count();
        if undeclared > 0 {
            says.push(said!(
                "{undeclared} objects have events but are not declared; they have no type",
                "{undeclared} Objekte haben Ereignisse, sind aber nicht angegeben; sie haben keinen Typ"
            ));
        }
        if self.seen.twice > 0 {
            let count = self.seen.twice;
            says.push(said!(
                "{count} objects are declared twice; the last type counts",
                "{count} Objekte sind zweimal angegeben; der letzte Typ zählt"
            ));
        }
        if !self.seen.people_from.is_empty() {
            let from = &self.seen.people_from;
            says.push(said!(
                "who did it is read from {}",
                "wer es tat, ist gelesen aus {}",
                from.iter()
                    .map(|name| format!("“{name}”"))
                    .collect::<Vec<_>>()
                    .join(", ")
            ));
        }
        if self.seen.no_time > 0 {
            let (count, text) = (self.seen.no_time, self.seen.no_time_text.as_deref());
            let text = text.unwrap_or_default();
            says.push(said!(
                "{count} times could not be read and count as missing, the first is “{text}”",
                "{count} Zeiten waren nicht lesbar und gelten als fehlend, die erste ist „{text}“"
            ));
        }
        if self.seen.without_zone > 0 {
            let count = self.seen.without_zone;
            says.push(said!(
                "{count} times name no time zone; UTC is assumed",
                "{count} Zeiten nennen keine Zeitzone; UTC ist angenommen"
            ));
        }
        let note = |says| Note::said(Place::Whole, says);
        says.iter().map(note).collect()
    }
}

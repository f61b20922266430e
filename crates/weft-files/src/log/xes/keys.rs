//! What the attributes are called that a count needs.

use memchr::memmem;

use super::tags::{Attribute, Tag, Tags, local};

/// Keys of the attributes of an event, with the prefixes that the log declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Keys {
    pub(super) activity: Vec<u8>,
    pub(super) at: Vec<u8>,
    pub(super) transition: Vec<u8>,
    pub(super) resource: Vec<u8>,
    pub(super) role: Vec<u8>,
    /// Whether roles are taken from the groups, since the log begins without any role.
    pub(super) has_groups: bool,
}

/// What an attribute of an event says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Activity,
    Time,
    Transition,
    Resource,
    Role,
    /// Nothing that a count needs.
    Other,
}

/// Standard extensions by their name and the end of their address, with their usual prefix.
const EXTENSIONS: [(&[u8], &[u8], &str); 4] = [
    (b"Concept", b"/concept.xesext", "concept"),
    (b"Time", b"/time.xesext", "time"),
    (b"Lifecycle", b"/lifecycle.xesext", "lifecycle"),
    (b"Organizational", b"/org.xesext", "org"),
];

impl Keys {
    /// What the attribute with this key says.
    pub(super) fn field(&self, key: &[u8]) -> Field {
        if key == self.activity {
            Field::Activity
        } else if key == self.at {
            Field::Time
        } else if key == self.transition {
            Field::Transition
        } else if key == self.resource {
            Field::Resource
        } else if key == self.role {
            Field::Role
        } else {
            Field::Other
        }
    }

    /// The keys that the first part of a log declares; a part that is no log declares nothing.
    pub(super) fn of(first: &[u8], longest: usize) -> Self {
        let mut prefixes = EXTENSIONS.map(|(_, _, usual)| usual.as_bytes().to_vec());
        let mut tags = Tags::new(first, longest);
        while let Ok(Some(Tag::Open(name) | Tag::Close(name))) = tags.next() {
            match local(name) {
                b"trace" | b"event" => break,
                b"extension" => declare(&mut tags, &mut prefixes),
                _ => {}
            }
        }
        let [concept, time, lifecycle, org] = prefixes;
        let key = |prefix: &[u8], name: &[u8]| [prefix, b":", name].concat();
        let (role, group) = (key(&org, b"role"), key(&org, b"group"));
        let events = memmem::find(first, b"<trace").unwrap_or(first.len());
        let events = first.get(events..).unwrap_or_default();
        let has_groups =
            memmem::find(events, &role).is_none() && memmem::find(events, &group).is_some();
        Self {
            activity: key(&concept, b"name"),
            at: key(&time, b"timestamp"),
            transition: key(&lifecycle, b"transition"),
            resource: key(&org, b"resource"),
            role: if has_groups { group } else { role },
            has_groups,
        }
    }
}

/// Takes over the prefix of a standard extension.
fn declare(tags: &mut Tags<'_>, prefixes: &mut [Vec<u8>; 4]) {
    let (mut name, mut prefix, mut uri): (&[u8], &[u8], &[u8]) = (b"", b"", b"");
    while let Ok(Attribute::Pair(key, value)) = tags.attribute() {
        match key {
            b"name" => name = value,
            b"prefix" => prefix = value,
            b"uri" => uri = value,
            _ => {}
        }
    }
    if prefix.is_empty() {
        return;
    }
    for ((known, end, _), place) in EXTENSIONS.iter().zip(prefixes) {
        if uri.ends_with(end) || (uri.is_empty() && name == *known) {
            prefix.clone_into(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_are_those_that_the_log_declares() {
        let log = br#"<log><extension name="Concept" prefix="c" uri="http://www.xes-standard.org/concept.xesext"/>
            <extension name="MetaData_Concept" prefix="m" uri="http://www.xes-standard.org/meta_concept.xesext"/>
            <trace><event><string key="org:group" value="g"/></event></trace></log>"#;
        let keys = Keys::of(log, 100);
        assert_eq!(keys.activity, b"c:name");
        assert_eq!(keys.at, b"time:timestamp", "not declared, so the usual one");
        assert_eq!(keys.role, b"org:group", "there is no role");
        assert!(keys.has_groups, "and that is said");
    }
}

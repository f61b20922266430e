//! The bounds of numbers in files, checked while they are read, so that the reader knows the line.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{Error, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};

use super::{Role, RoleName};

/// The largest number of minutes, cases or people that makes sense.
const MOST_MINUTES: f64 = 1_000_000.0;
const MOST_PEOPLE: u32 = 100_000;
/// The farthest from the middle of a drawing that anything can stand.
const FAR: f64 = 1e9;

/// Minutes: 0 to 1,000,000.
pub(super) fn minutes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    number(deserializer, MOST_MINUTES, "minutes from 0 to 1000000")
}

/// Minutes that have to be said: 0 to 1,000,000.
pub(super) fn some_minutes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    minutes(deserializer)?.ok_or_else(|| D::Error::missing_field("minutes"))
}

/// Cases per week: 0 to 1,000,000,000.
pub(super) fn cases<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    number(deserializer, 1e9, "cases per week from 0 to 1000000000")
}

/// A probability: 0 to 1.
pub(super) fn probability<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<f64>, D::Error> {
    number(deserializer, 1.0, "a probability from 0 to 1")
}

fn number<'de, D: Deserializer<'de>>(
    deserializer: D,
    most: f64,
    expected: &'static str,
) -> Result<Option<f64>, D::Error> {
    match Option::<f64>::deserialize(deserializer)? {
        Some(value) if !(0.0..=most).contains(&value) => {
            Err(D::Error::invalid_value(Unexpected::Float(value), &expected))
        }
        value => Ok(value),
    }
}

/// A coordinate of a drawing: a billion points to either side.
pub(super) fn coordinate<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    let value = f64::deserialize(deserializer)?;
    if (-FAR..=FAR).contains(&value) {
        return Ok(value);
    }
    Err(D::Error::invalid_value(
        Unexpected::Float(value),
        &"a coordinate from -1000000000 to 1000000000",
    ))
}

/// How many people: 1 to 100,000.
pub(super) fn people<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let count = i64::deserialize(deserializer)?;
    u32::try_from(count)
        .ok()
        .filter(|count| (1..=MOST_PEOPLE).contains(count))
        .ok_or_else(|| {
            D::Error::invalid_value(
                Unexpected::Signed(count),
                &"a number of people from 1 to 100000",
            )
        })
}

/// How many people, where that is said.
pub(super) fn some_people<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<u32>, D::Error> {
    /// People behind an optional value.
    #[derive(Deserialize)]
    struct People(#[serde(deserialize_with = "people")] u32);
    Ok(Option::<People>::deserialize(deserializer)?.map(|people| people.0))
}

/// A level of the Human Agency Scale: 1 to 5.
pub(super) fn agency<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
    match Option::<i64>::deserialize(deserializer)? {
        None => Ok(None),
        Some(level) => u8::try_from(level)
            .ok()
            .filter(|level| (1..=5).contains(level))
            .map(Some)
            .ok_or_else(|| {
                D::Error::invalid_value(Unexpected::Signed(level), &"an agency from 1 to 5")
            }),
    }
}

/// The format of the file: this version reads `weft/1`.
pub(super) fn format<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let format = String::deserialize(deserializer)?;
    if format == super::document::FORMAT {
        return Ok(format);
    }
    Err(D::Error::invalid_value(
        Unexpected::Str(&format),
        &"the format `weft/1`",
    ))
}

/// Roles, each name once.
pub(super) fn roles<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Role>, D::Error> {
    deserializer.deserialize_seq(Roles)
}

struct Roles;

impl<'de> Visitor<'de> for Roles {
    type Value = Vec<Role>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of roles")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut names: BTreeSet<RoleName> = BTreeSet::new();
        let mut roles: Vec<Role> = Vec::new();
        while let Some(role) = list.next_element::<Role>()? {
            if !names.insert(role.name.clone()) {
                let twice = format!("a second role named `{}`", role.name);
                return Err(A::Error::invalid_value(
                    Unexpected::Other(&twice),
                    &"each role name once",
                ));
            }
            roles.push(role);
        }
        Ok(roles)
    }
}

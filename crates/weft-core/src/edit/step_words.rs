//! What changed of one step, in words.

use super::Version;
use super::match_words::lineage_sentence;
use super::sentence::{Sentence, links_sentence, name, title};
use crate::workflow::{Document, Participant, Step, Target};

/// What distinguishes a step from what it was.
///
/// One thing is said as it is; several are listed by the names of their fields.
pub(super) fn step_sentence(
    document: &Document,
    version: Version,
    old: &Step,
    new: &Step,
) -> Sentence {
    let fields = changed(old, new);
    let of = title(old);
    match (fields.as_slice(), new.tag, new.minutes) {
        ([], _, _) => Sentence::new("nothing", &[]),
        (["name"], _, _) => Sentence::new("step-renamed", &[of, title(new)]),
        (["tag"], Some(tag), _) => Sentence::new("step-tagged", &[of, tag.word()]),
        (["tag"], None, _) => Sentence::new("step-untagged", &[of]),
        (["minutes"], _, Some(minutes)) => {
            Sentence::new("step-minutes", &[of, &minutes.to_string()])
        }
        (["roles"], _, _) => people(of, &new.roles),
        (["next"], _, _) => {
            let ends: Vec<String> = new
                .next
                .iter()
                .filter_map(|link| match &link.to {
                    Target::Step(id) => Some(name(document, version, id)),
                    Target::End => None,
                })
                .collect();
            links_sentence(of, &ends)
        }
        (["replaces"], _, _) => lineage_sentence(document, old, new),
        (["position"], _, _) => Sentence::new("step-moved", &[of]),
        (several, _, _) => Sentence::new("step-changed", &[of, &several.join(", ")]),
    }
}

fn people(of: &str, roles: &[Participant]) -> Sentence {
    let names: Vec<String> = roles
        .iter()
        .map(|one| match one.count {
            1 => one.role.to_string(),
            count => format!("{count} × {}", one.role),
        })
        .collect();
    if names.is_empty() {
        Sentence::new("step-nobody", &[of])
    } else {
        Sentence::new("step-people", &[of, &names.join(", ")])
    }
}

/// The fields that differ, by their names in files.
fn changed(old: &Step, new: &Step) -> Vec<&'static str> {
    // Every field is named, so that a new one cannot be forgotten here.
    let Step {
        id,
        name,
        roles,
        tag,
        minutes,
        purposes,
        mode,
        next,
        replaces,
        goal,
        agency,
        choice,
        reader,
        help_path,
        machine_retry,
        point_of_no_return,
        outcome,
        split,
        kind,
        open,
        notes,
        position,
        origin,
        extra,
    } = new;
    let fields = [
        ("id", *id == old.id),
        ("name", *name == old.name),
        ("roles", *roles == old.roles),
        ("tag", *tag == old.tag),
        ("minutes", *minutes == old.minutes),
        ("purposes", *purposes == old.purposes),
        ("mode", *mode == old.mode),
        ("next", *next == old.next),
        ("replaces", *replaces == old.replaces),
        ("goal", *goal == old.goal),
        ("agency", *agency == old.agency),
        ("choice", *choice == old.choice),
        ("reader", *reader == old.reader),
        ("helpPath", *help_path == old.help_path),
        ("machineRetry", *machine_retry == old.machine_retry),
        (
            "pointOfNoReturn",
            *point_of_no_return == old.point_of_no_return,
        ),
        ("outcome", *outcome == old.outcome),
        ("split", *split == old.split),
        ("kind", *kind == old.kind),
        ("open", *open == old.open),
        ("notes", *notes == old.notes),
        ("position", *position == old.position),
        ("origin", *origin == old.origin),
        ("extra", *extra == old.extra),
    ];
    let changed = fields.into_iter().filter(|(_, same)| !same);
    let mut changed: Vec<&str> = changed.map(|(field, _)| field).collect();
    // What is still suggested follows from what was accepted.
    if changed.len() > 1 {
        changed.retain(|field| *field != "open");
    }
    changed
}

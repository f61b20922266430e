//! A document whose names fit a card: a name of ten thousand letters would be taller than a page.

use std::collections::BTreeMap;

use weft_core::workflow::{Document, RoleName, Workflow};

/// Longest name of a step; the drawing on facing pages shortens earlier.
const STEP: usize = 240;
/// Longest name of a role.
const ROLE: usize = 60;
/// Longest words beside an arrow.
const LINK: usize = 90;

/// The document with shortened names; roles stay different from one another.
pub(super) fn shortened(document: &Document) -> Document {
    let mut document = document.clone();
    let names = roles(&document);
    for role in &mut document.roles {
        rename(&mut role.name, &names);
    }
    let redesigns = document.redesigns.iter_mut().map(|one| &mut one.workflow);
    for workflow in std::iter::once(&mut document.baseline).chain(redesigns) {
        for step in &mut workflow.steps {
            step.name = cut(&step.name, STEP);
            for part in &mut step.roles {
                rename(&mut part.role, &names);
            }
            for link in &mut step.next {
                link.name = link.name.as_ref().map(|name| cut(name, LINK));
            }
        }
    }
    document
}

/// The new names of roles whose names are too long.
fn roles(document: &Document) -> BTreeMap<RoleName, RoleName> {
    let workflows = std::iter::once(&document.baseline)
        .chain(document.redesigns.iter().map(|one| &one.workflow));
    let named = workflows.flat_map(of_workflow);
    let all = document.roles.iter().map(|role| &role.name).chain(named);
    let mut names = BTreeMap::new();
    for name in all.filter(|name| name.as_str().chars().count() > ROLE) {
        let number = names.len() + 1;
        names
            .entry(name.clone())
            .or_insert_with(|| RoleName::from(format!("{} ({number})", cut(name.as_str(), ROLE))));
    }
    names
}

fn of_workflow(workflow: &Workflow) -> impl Iterator<Item = &RoleName> {
    let parts = workflow.steps.iter().flat_map(|step| &step.roles);
    parts.map(|part| &part.role)
}

fn rename(name: &mut RoleName, names: &BTreeMap<RoleName, RoleName>) {
    if let Some(short) = names.get(name) {
        *name = short.clone();
    }
}

fn cut(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let kept: String = name.chars().take(most).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_with_the_same_beginning_stay_two_roles() {
        let (one, other) = ("x".repeat(99), format!("{}y", "x".repeat(99)));
        let text = format!(
            r#"{{"format": "weft/1", "title": "Long", "case": "", "baseline": {{"steps": [
                {{"id": "a", "name": "Talk", "roles": ["{one}", "{other}"], "next": []}}]}}}}"#
        );
        let document: Document = serde_json::from_str(&text).expect("a document");
        let short = shortened(&document);
        let names: Vec<&RoleName> = of_workflow(&short.baseline).collect();
        let [one, other] = names[..] else {
            panic!("two roles take part: {names:?}")
        };
        assert_ne!(one, other, "a number tells them apart");
        assert!(one.as_str().len() < 80, "they fit a line: {one}");
    }
}

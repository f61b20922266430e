//! Models of the gold standard as workflows.

use std::collections::BTreeMap;

use weft_core::workflow::{Link, Origin, Step, StepId, StepKind, Target, Workflow};

/// Reads the flow nodes, lanes, pools and sequence flows of a BPMN file.
///
/// # Errors
/// Says where the file is no XML.
pub fn read(text: &str) -> Result<Workflow, String> {
    let text = text.trim_start_matches('\u{feff}');
    let document = roxmltree::Document::parse(text).map_err(|error| error.to_string())?;
    let named = |name: &'static str| {
        document
            .descendants()
            .filter(move |node| node.tag_name().name() == name)
    };
    let pools: BTreeMap<&str, &str> = named("participant")
        .filter_map(|node| Some((node.attribute("processRef")?, node.attribute("name")?)))
        .collect();
    let lanes: BTreeMap<&str, &str> = named("flowNodeRef")
        .filter_map(|node| Some((node.text()?, node.parent()?.attribute("name")?)))
        .collect();
    let mut next: BTreeMap<&str, Vec<Link>> = BTreeMap::new();
    for flow in named("sequenceFlow") {
        if let (Some(from), Some(to)) = (flow.attribute("sourceRef"), flow.attribute("targetRef")) {
            let link = Link::to(Target::Step(to.into()));
            next.entry(from).or_default().push(link);
        }
    }
    let steps = named("process")
        .flat_map(|process| process.children().map(move |node| (process, node)))
        .filter_map(|(process, node)| {
            let element = node.tag_name().name();
            let id = node.attribute("id")?;
            Some(Step {
                id: StepId::from(id),
                name: node.attribute("name").unwrap_or_default().to_owned(),
                kind: kind(element)?,
                next: next.remove(id).unwrap_or_default(),
                origin: Some(Box::new(Origin {
                    element: element.to_owned(),
                    pool: process
                        .attribute("id")
                        .and_then(|id| pools.get(id))
                        .map(|&pool| pool.to_owned()),
                    lane: lanes.get(id).map(|&lane| lane.to_owned()),
                    ..Origin::default()
                })),
                ..Step::default()
            })
        })
        .collect();
    Ok(Workflow {
        steps,
        ..Workflow::default()
    })
}

fn kind(element: &str) -> Option<StepKind> {
    if element.ends_with("Gateway") {
        Some(StepKind::Gateway)
    } else if element.ends_with("Event") {
        Some(StepKind::Event)
    } else if element.ends_with("ask") {
        Some(StepKind::Step)
    } else {
        None
    }
}

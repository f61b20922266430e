//! The nodes of a net as steps of a workflow, each number said as observed.

use super::super::discovery::visits;
use super::super::roles::Performed;
use super::super::{Tally, Vocabulary};
use super::ids::Ids;
use super::net::{Net, Place, What};
use crate::language::sentence;
use crate::words::nine;
use crate::workflow::{
    Counted, Link, MAX_MINUTES, Origin, Split, Step, StepId, StepKind, Target, Workflow,
};
use crate::{Language, Said};

/// What is needed to write a net down.
pub(super) struct Writing<'a> {
    pub(super) names: &'a Vocabulary,
    pub(super) tally: &'a Tally,
    pub(super) ids: &'a Ids,
    pub(super) performed: &'a [Performed],
    pub(super) language: Language,
}

/// A workflow, and what is to be said about its numbers.
pub(super) struct Written {
    pub(super) workflow: Workflow,
    pub(super) notes: Vec<Said>,
}

impl Writing<'_> {
    /// The net as a workflow, its steps in the order in which a case comes to them.
    pub(super) fn workflow(&self, net: &Net) -> Written {
        let order: Vec<usize> = net.order();
        let ids = self.ids_of(net, &order);
        let mut written = Written {
            workflow: Workflow::default(),
            notes: Vec::new(),
        };
        let mut odd = Vec::new();
        let only = |at: usize| match net.node(at).map(|node| node.ways.as_slice()) {
            Some([(Place::Node(to), _)]) => Some(*to),
            _ => None,
        };
        let first = only(0);
        for &at in &order {
            let Some(node) = net.node(at) else { continue };
            if at == 0 && first.is_some() {
                continue;
            }
            let mut step = match node.what {
                What::Activity(activity) => self.activity(activity, &mut odd),
                What::Start => routing(StepKind::Event, "startEvent"),
                What::Fork => Step {
                    split: Split::All,
                    ..routing(StepKind::Gateway, "parallelGateway")
                },
                What::Join => routing(StepKind::Gateway, "parallelGateway"),
                What::Choice | What::Gone => routing(StepKind::Gateway, "exclusiveGateway"),
            };
            step.id = id_of(&ids, at);
            step.next = links(&node.ways, step.split, &ids);
            written.workflow.steps.push(step);
        }
        written.workflow.start = first.map(|at| id_of(&ids, at));
        if !odd.is_empty() {
            let odd = |language: Language| {
                let names = odd.iter().map(|name| language.quoted(name));
                language.list(names.collect::<Vec<_>>().iter()).to_string()
            };
            written.notes.push(Said::of(|language| sentence!(language;
                "Minutes are left open where start and end have the same time or lie more than two years apart: {}.",
                "Minuten bleiben offen, wo Beginn und Ende dieselbe Zeit haben oder mehr als zwei Jahre auseinanderliegen: {}.",
                odd(language),
            )));
        }
        written
    }

    /// The id of every node by its place in the net.
    fn ids_of(&self, net: &Net, order: &[usize]) -> Vec<(usize, StepId)> {
        let (mut choices, mut forks, mut joins) = (0, 0, 0);
        let counted = |count: &mut usize, word: &str| {
            *count += 1;
            self.ids.free(word, *count)
        };
        // In the order of the structure, which other counts do not change.
        let mut structure = order.to_vec();
        structure.sort_unstable_by_key(|at| std::cmp::Reverse(*at));
        let mut ids: Vec<(usize, StepId)> = structure
            .into_iter()
            .filter_map(|at| {
                let id = match net.node(at)?.what {
                    What::Activity(activity) => self.ids.id(self.names.activities.name(activity)),
                    What::Start => StepId::from("start"),
                    What::Fork => counted(&mut forks, "fork"),
                    What::Join => counted(&mut joins, "join"),
                    What::Choice | What::Gone => counted(&mut choices, "choice"),
                };
                Some((at, id))
            })
            .collect();
        ids.sort_by_key(|one| one.0);
        ids
    }

    fn activity(&self, activity: u32, odd: &mut Vec<String>) -> Step {
        let name = self.names.activities.name(activity);
        let durations = self.tally.durations.get(activity as usize);
        let measured = durations.and_then(|all| Some((all.median_minutes()?, all.n())));
        let usable = |minutes: f64| minutes > 0.0 && minutes <= MAX_MINUTES;
        if measured.is_some_and(|(minutes, _)| !usable(minutes)) {
            odd.push(name.to_owned());
        }
        let measured = measured.filter(|(minutes, _)| usable(*minutes));
        let nobody = Performed {
            role: None,
            share: 0.0,
            by: None,
        };
        let performed = self.performed.get(activity as usize).unwrap_or(&nobody);
        let role = performed.role.iter().map(|role| role.as_str().into());
        Step {
            name: name.to_owned(),
            // One role at most: who else does it at other times is not there at the same time.
            roles: role.collect(),
            minutes: measured.map(|(minutes, _)| nine(minutes)),
            notes: Some(self.note(activity, measured.map(|one| one.1), performed)),
            origin: Some(Box::new(Origin {
                element: "task".to_owned(),
                performers: performed.by,
                counted: Some(Counted {
                    visits: visits(self.tally, activity),
                    cases: self.tally.cases,
                }),
                ..Origin::default()
            })),
            ..Step::default()
        }
    }

    /// What was observed of an activity, in words.
    fn note(&self, activity: u32, measured: Option<u64>, performed: &Performed) -> String {
        let (visits, cases) = (visits(self.tally, activity), self.tally.cases);
        let language = self.language;
        let mut note = sentence!(language;
            "Observed: {} times in {} cases.",
            "Beobachtet: {}-mal in {} Fällen.",
            visits, cases,
        );
        if let Some(n) = measured {
            note += &sentence!(language;
                " Minutes: median of {} observed.",
                " Minuten: Median von {} beobachteten.",
                n,
            );
        }
        if let Some(role) = performed.role.as_ref().filter(|_| performed.share < 1.0) {
            note += &sentence!(language;
                " By {}: {}; the rest by others.",
                " Durch {}: {}; das Übrige durch andere.",
                language.quoted(role), language.percent(performed.share)
            );
        }
        note
    }
}

fn routing(kind: StepKind, element: &str) -> Step {
    Step {
        kind,
        origin: Some(Box::new(Origin {
            element: element.to_owned(),
            ..Origin::default()
        })),
        ..Step::default()
    }
}

fn id_of(ids: &[(usize, StepId)], at: usize) -> StepId {
    let place = ids.binary_search_by_key(&at, |one| one.0);
    let found = place.ok().and_then(|place| ids.get(place));
    found.map_or_else(StepId::default, |one| one.1.clone())
}

/// The ways as links, the most frequent first; one that nobody took is none.
///
/// Shares have nine digits. The most frequent way takes what rounding leaves, so that no case is lost:
/// three thirds are 1.
fn links(ways: &[(Place, f64)], split: Split, ids: &[(usize, StepId)]) -> Vec<Link> {
    let mut ways: Vec<_> = ways.iter().filter(|(_, share)| *share > 0.0).collect();
    ways.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let others: f64 = ways.iter().skip(1).map(|(_, share)| nine(*share)).sum();
    let whole: f64 = ways.iter().map(|(_, share)| share).sum();
    let shares = split == Split::One && ways.len() > 1;
    ways.into_iter()
        .enumerate()
        .map(|(at, (place, share))| Link {
            probability: shares.then(|| nine(if at == 0 { whole - others } else { *share })),
            ..Link::to(match place {
                Place::Node(at) => Target::Step(id_of(ids, *at)),
                Place::End => Target::End,
            })
        })
        .collect()
}

//! Laws of matching, on random workflows.

use proptest::prelude::*;

use super::board_tests::pair_of;
use super::{Board, align};
use crate::Language;
use crate::edit::Edit;
use crate::workflow::{Link, Step, StepId, StepPair, Target, Vanished, Workflow};

/// Workflows with unique names of up to three words, any flow, and up to two roles.
fn any_workflow() -> impl Strategy<Value = Workflow> {
    let word = prop::sample::select(vec![
        "check", "checks", "order", "orders", "sent", "send", "goods", "prüfen", "Antrag", "файл",
        "the", "of", "review", "7",
    ]);
    let name = prop::collection::vec(word, 1..4);
    let names = prop::collection::btree_set(name, 1..12);
    let links = prop::collection::vec((0_usize..12, 0_usize..12), 0..20);
    (names, links, prop::collection::vec(0_usize..3, 12)).prop_map(|(names, links, roles)| {
        let mut steps: Vec<Step> = names
            .into_iter()
            .zip(roles)
            .enumerate()
            .map(|(at, (words, role))| Step {
                id: format!("s{at}").as_str().into(),
                name: words.join(" "),
                roles: ["Clerk", "Customer"]
                    .get(role)
                    .map(|it| (*it).into())
                    .into_iter()
                    .collect(),
                ..Step::default()
            })
            .collect();
        let count = steps.len();
        for (from, to) in links {
            let to = Target::Step(format!("s{}", to % count).as_str().into());
            steps[from % count].next.push(Link::to(to));
        }
        Workflow {
            start: Some("s0".into()),
            steps,
            ..Workflow::default()
        }
    })
}

/// Whether two names have the same words but for endings, order and case.
fn says_like(one: &str, other: &str) -> bool {
    !super::same_wording(&[one], &[other]).concat().is_empty()
}

/// The same workflow with other ids.
fn renamed(workflow: &Workflow) -> Workflow {
    let new = |id: &StepId| StepId::from(format!("new {id}"));
    let mut renamed = workflow.clone();
    renamed.start = renamed.start.as_ref().map(new);
    for step in &mut renamed.steps {
        step.id = new(&step.id);
        for link in &mut step.next {
            if let Target::Step(id) = &mut link.to {
                *id = new(id);
            }
        }
    }
    renamed
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_workflow_with_other_ids_is_itself(workflow in any_workflow()) {
        let matches = align(&workflow, &renamed(&workflow), &[], Language::English);
        let expected: Vec<(StepId, StepId)> = workflow
            .steps
            .iter()
            .map(|step| (step.id.clone(), StepId::from(format!("new {}", step.id))))
            .collect();
        let found: Vec<(StepId, StepId)> = matches
            .into_iter()
            .map(|it| (it.baseline, it.redesign))
            .collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn a_name_that_both_have_once_is_never_missed(
        one in any_workflow(),
        other in any_workflow(),
    ) {
        let other = renamed(&other);
        let matches = align(&one, &other, &[], Language::English);
        for step in &one.steps {
            let equal = other.steps.iter().filter(|it| it.name == step.name);
            let ids: Vec<&StepId> = equal.map(|it| &it.id).collect();
            // Other steps of the same words may be the right one: the role tells, or the flow.
            let rivals = |steps: &[Step]| {
                let like = steps.iter().filter(|it| says_like(&it.name, &step.name));
                like.count()
            };
            if let [id] = ids.as_slice()
                && rivals(&one.steps) == 1
                && rivals(&other.steps) == 1
            {
                let is_found = matches
                    .iter()
                    .any(|it| it.baseline == step.id && it.redesign == **id);
                prop_assert!(is_found, "{} is worse than equal labels", step.name);
            }
        }
    }

    #[test]
    fn the_order_of_the_file_changes_nothing_but_the_order(
        one in any_workflow(),
        other in any_workflow(),
    ) {
        let other = renamed(&other);
        let (mut one_back, mut other_back) = (one.clone(), other.clone());
        one_back.steps.reverse();
        other_back.steps.reverse();
        let mut forward = align(&one, &other, &[], Language::English);
        let mut back = align(&one_back, &other_back, &[], Language::English);
        for list in [&mut forward, &mut back] {
            list.sort_by(|a, b| (&a.baseline, &a.redesign).cmp(&(&b.baseline, &b.redesign)));
        }
        prop_assert_eq!(forward, back);
    }

    #[test]
    fn no_name_makes_it_stumble(names in prop::collection::vec(any::<String>(), 0..8)) {
        let steps = names.iter().enumerate().map(|(at, name)| Step {
            id: StepId::from(at.to_string()),
            name: name.clone(),
            ..Step::default()
        });
        let workflow = Workflow { steps: steps.collect(), ..Workflow::default() };
        let matches = align(&workflow, &renamed(&workflow), &[], Language::English);
        let board = Board::of(&pair_of(&workflow, &renamed(&workflow)), 0, Language::English).unwrap();
        let open = board.gone.iter().chain(&board.new);
        let offered = open.flat_map(|open| &open.candidates).map(|one| &one.is);
        for one in matches.iter().chain(offered) {
            prop_assert!((0.0..=1.0).contains(&one.score), "a score is a share");
        }
    }

    #[test]
    fn what_people_said_is_kept_and_never_contradicted(
        one in any_workflow(),
        other in any_workflow(),
        said in prop::collection::vec((0..4_u8, 0..12_usize, 0..12_usize), 0..12),
    ) {
        let mut document = pair_of(&one, &renamed(&other));
        for (what, row, column) in said {
            let before = document.clone();
            let edit = edit(&document, what, row, column);
            let is_empty = edit.is_empty();
            let inverse = document.apply(edit).unwrap();
            let after = document.clone();
            let mut back = document.clone();
            back.apply(inverse).unwrap();
            prop_assert_eq!(&back, &before, "everything can be taken back");
            prop_assert!(!is_empty || after == before, "an empty edit changes nothing");
            let said = &after.redesigns[0].workflow.matching;
            let board = Board::of(&after, 0, Language::English).unwrap();
            let pairs: Vec<StepPair> = board
                .confirmed
                .iter()
                .map(|one| StepPair { baseline: one.baseline.clone(), redesign: one.redesign.clone() })
                .collect();
            let written = after.redesigns[0].workflow.steps.iter().map(|step| step.replaces.len());
            prop_assert_eq!(pairs.len(), written.sum::<usize>(), "no confirmed pair is lost");
            prop_assert!(!board.copied, "and the rest is still suggested");
            for pair in &said.apart {
                prop_assert!(!pairs.contains(pair), "what is apart is not confirmed");
            }
            let open = board.gone.iter().chain(&board.new);
            let offered = open.flat_map(|open| &open.candidates).map(|one| &one.is);
            for one in board.suggested.iter().chain(offered) {
                let pair = StepPair { baseline: one.baseline.clone(), redesign: one.redesign.clone() };
                prop_assert!(!said.apart.contains(&pair), "a broken pair never comes again");
                prop_assert!(said.answer(&pair.baseline).is_none(), "an answer is not asked again");
                prop_assert!(!said.new.contains(&pair.redesign), "what is new stays new");
            }
            for one in &board.suggested {
                let is_taken = |pair: &StepPair| {
                    pair.baseline == one.baseline || pair.redesign == one.redesign
                };
                prop_assert!(!pairs.iter().any(is_taken), "a confirmed step is not suggested again");
            }
        }
    }
}

/// Something that a person may say about a pair.
fn edit(document: &crate::workflow::Document, what: u8, row: usize, column: usize) -> Edit {
    let id = |steps: &[Step], at: usize| steps[at % steps.len()].id.clone();
    let pair = StepPair {
        baseline: id(&document.baseline.steps, row),
        redesign: id(&document.redesigns[0].workflow.steps, column),
    };
    let edit = match what {
        0 => Edit::matched(document, 0, &[pair]),
        1 => Edit::parted(document, 0, &[pair]),
        2 => Edit::answered(document, 0, &pair.baseline, Some(Vanished::Moved)),
        _ => Edit::said_new(document, 0, &pair.redesign, column.is_multiple_of(2)),
    };
    edit.unwrap()
}

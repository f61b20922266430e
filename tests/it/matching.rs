//! Pairs that others drew are matched by people: through the session, on models that exist.

use std::path::Path;

use weft_core::edit::{Action, EditError};
use weft_core::matching::{Board, Likelihood, Match};
use weft_core::workflow::{StepPair, Vanished};
use weft_desktop::{Audited, Session, SessionError, View};

use crate::{by, shared, today};

/// A pair in a session of its own.
fn opened(folder: &Path, pair: &Path) -> Result<(Session, View), SessionError> {
    let mut session = Session::new(folder, None);
    session.open(&pair.join("baseline.bpmn"), by())?;
    let view = session.add_redesign(&pair.join("redesign.bpmn"), by())?;
    Ok((session, view))
}

fn board(session: &Session) -> Board {
    let matched = session.question(Some(0)).unwrap().matches();
    matched.board.unwrap()
}

fn audited(session: &Session) -> Audited {
    session.question(Some(0)).unwrap().answer(today())
}

fn pair(one: &Match) -> StepPair {
    StepPair {
        baseline: one.baseline.clone(),
        redesign: one.redesign.clone(),
    }
}

fn act(session: &mut Session, action: Action) {
    session.act(action, by()).unwrap();
}

#[test]
fn people_match_a_real_pair_and_take_it_back() {
    let Some(path) = shared("data/redesigns/15_applicant_rhein") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let (mut session, before) = opened(folder.path(), &path).unwrap();
    let first = board(&session);
    assert!(
        !first.copied && first.confirmed.is_empty(),
        "nobody has said anything"
    );
    assert!(!first.suggested.is_empty(), "but something is suggested");

    let likely = first.suggested.iter();
    let likely: Vec<StepPair> = likely
        .filter(|one| one.likelihood == Likelihood::Likely)
        .map(pair)
        .collect();
    let count = likely.len();
    act(
        &mut session,
        Action::Match {
            at: 0,
            pairs: likely,
        },
    );
    let second = board(&session);
    assert_eq!(
        second.confirmed.len(),
        count,
        "all likely ones in one change"
    );
    assert!(!second.copied, "and the rest is still suggested");
    let audit = audited(&session).audit.unwrap();
    let confirmed = audit.matches.iter().filter(|one| one.confirmed).count();
    assert_eq!(confirmed, count, "the audit says what people confirmed");

    let broken = second.confirmed.iter().map(pair).next().unwrap();
    act(
        &mut session,
        Action::Part {
            at: 0,
            pairs: vec![broken.clone()],
        },
    );
    let third = board(&session);
    let offered = third
        .gone
        .iter()
        .chain(&third.new)
        .flat_map(|one| &one.candidates);
    let mut pairs = offered.map(|one| &one.is).chain(&third.suggested).map(pair);
    assert!(
        !pairs.any(|one| one == broken),
        "a broken pair is not suggested again"
    );

    let gone = third.gone.first().unwrap().step.clone();
    let answer = Some(Vanished::NotDrawn);
    act(
        &mut session,
        Action::Answer {
            at: 0,
            step: gone.clone(),
            answer,
        },
    );
    let audit = audited(&session).audit.unwrap();
    let asked = audit.data_checks.iter().filter(|one| one.id == "D4");
    let mut asked = asked.flat_map(|one| &one.steps);
    assert!(
        asked.all(|step| *step != gone),
        "what was answered is not asked again"
    );
    let said = session.history().unwrap().remove(0).says;
    assert!(
        said.ends_with("still happens and is just not drawn"),
        "the history says so: {said}"
    );

    for _ in 0..3 {
        session.undo(by()).unwrap();
    }
    let after = session.opened(by()).unwrap().unwrap();
    assert_eq!(after.document, before.document, "everything is taken back");
}

#[test]
fn what_was_stripped_out_is_put_back_into_what_others_drew() {
    let Some(all) = shared("data/redesigns") else {
        return;
    };
    let mut folders: Vec<_> = std::fs::read_dir(all)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("baseline.bpmn").exists() && path.join("redesign.bpmn").exists())
        .collect();
    folders.sort();
    let (mut back, mut asked) = (0, 0);
    for path in folders {
        let folder = tempfile::tempdir().unwrap();
        // One file of the collection is no XML.
        let Ok((mut session, _)) = opened(folder.path(), &path) else {
            continue;
        };
        let Some(audit) = audited(&session).audit else {
            continue;
        };
        for step in audit.lost_contacts(|_| true).cloned() {
            let action = Action::PutBack {
                at: 0,
                step: step.clone(),
            };
            match session.act(action, by()) {
                Ok(_) => back += 1,
                Err(SessionError::Edit(
                    EditError::Unconfirmed { .. } | EditError::NothingMatched,
                )) => {
                    asked += 1;
                    continue;
                }
                Err(error) => panic!("{}: {step}: {error}", path.display()),
            }
            let audit = audited(&session).audit.unwrap();
            assert!(
                audit.lost_contacts(|_| true).all(|one| *one != step),
                "{}: {step} is back, so it is not lost",
                path.display()
            );
            assert!(!board(&session).copied, "and the rest is still suggested");
            session.undo(by()).unwrap();
        }
    }
    assert!(back > 0, "something was put back; {asked} wait for people");
    eprintln!("put back {back} contacts of real pairs, {asked} wait for a confirmed match");
}

//! The rules of a call, tried with whatever may come.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use sealing::SystemEntropy;

use super::MOST_IN;
use super::call::{Act, Call, Me, Place, Role, Someone, Who};
use super::guests::GuestKind;
use super::wire::{FromBrowser, Token};
use crate::db::Id;

fn token(at: usize) -> Token {
    format!("device-{at}").parse().expect("a token")
}

/// Five people, each with two devices: the therapist first, a guest last.
const DEVICES: usize = 10;
const GUEST: usize = DEVICES / 2 - 1;

fn people() -> Vec<Who> {
    let start = Timestamp::UNIX_EPOCH;
    let who = |at: usize| Who {
        someone: match at {
            GUEST => Someone::Guest(Id::new(start, &mut SystemEntropy)),
            _ => Someone::Account(Id::new(start, &mut SystemEntropy)),
        },
        name: format!("Person {at}"),
        role: match at {
            0 => Role::Therapist,
            GUEST => Role::Guest(GuestKind::Interpreter),
            _ => Role::Client,
        },
    };
    (0..DEVICES / 2).map(who).collect()
}

#[derive(Clone, Debug)]
enum Step {
    Come(usize),
    Lose(usize),
    Wait(i64),
    TurnAway(usize),
    Do(usize, Act),
}

fn act() -> impl Strategy<Value = Act> {
    let device = || (0..DEVICES).prop_map(token);
    prop_oneof![
        6 => device().prop_map(Act::Admit),
        2 => device().prop_map(Act::SendBack),
        2 => device().prop_map(Act::Alone),
        1 => proptest::option::of(device()).prop_map(Act::Turn),
        1 => any::<u32>().prop_map(Act::Timer),
        1 => any::<[bool; 4]>().prop_map(|[mic, camera, screen, hand]| Act::Show(Me { mic, camera, screen, hand })),
        1 => Just(Act::Leave),
        1 => Just(Act::End),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..DEVICES).prop_map(Step::Come),
        1 => (0..DEVICES).prop_map(Step::Lose),
        1 => (0..90_i64).prop_map(Step::Wait),
        1 => (1..DEVICES / 2).prop_map(Step::TurnAway),
        6 => ((0..DEVICES), act()).prop_map(|(by, act)| Step::Do(by, act)),
    ]
}

/// Who is in, worked out from the story alone: let in by the therapist and neither sent back, nor gone,
/// nor made to wait since. And whether it is a private moment: since the therapist asked for one with a
/// client, until somebody else was let in or that client went. A guest who is let in ends it.
#[derive(Default)]
struct Oracle {
    here: BTreeMap<usize, Option<i64>>,
    inside: BTreeSet<usize>,
    alone_with: Option<usize>,
}

impl Oracle {
    fn gone(&mut self, device: usize) {
        self.here.remove(&device);
        self.inside.remove(&device);
        self.settle();
    }

    fn settle(&mut self) {
        let inside = |with: &usize| self.inside.iter().any(|one| Self::account(*one) == *with);
        self.alone_with = self.alone_with.filter(inside);
    }

    fn account(device: usize) -> usize {
        device / 2
    }
}

fn number(token: &Token) -> usize {
    let text = token.to_string();
    text.trim_start_matches("device-")
        .parse()
        .expect("a number")
}

fn follow(oracle: &mut Oracle, by: usize, act: &Act) {
    let leads = Oracle::account(by) == 0;
    match act {
        Act::Admit(device) if leads => {
            let new = oracle.inside.insert(number(device));
            let with = oracle.alone_with;
            oracle.alone_with =
                with.filter(|with| !new || *with == Oracle::account(number(device)));
        }
        Act::SendBack(device) if leads => {
            oracle.inside.remove(&number(device));
            oracle.settle();
        }
        Act::Alone(device) if leads => {
            let with = Oracle::account(number(device));
            oracle.inside.retain(|other| Oracle::account(*other) == 0);
            oracle.inside.insert(number(device));
            oracle.alone_with = Some(with);
        }
        Act::Leave => oracle.gone(by),
        Act::End if leads => *oracle = Oracle::default(),
        _ => {}
    }
}

proptest! {
    #[test]
    fn whatever_happens_only_those_let_in_are_in(steps in proptest::collection::vec(step(), 1..80)) {
        let people = people();
        let mut call = Call::default();
        let mut oracle = Oracle::default();
        let mut second = 0;
        for step in steps {
            let now = Timestamp::UNIX_EPOCH + SignedDuration::from_secs(second);
            match step {
                Step::Come(device) => {
                    let who = people[Oracle::account(device)].clone();
                    let came = call.arrive(token(device), token(100), who, false);
                    if came.is_ok() {
                        let new = oracle.here.insert(device, None).is_none();
                        if new && Oracle::account(device) == 0 {
                            oracle.inside.insert(device);
                        }
                    }
                }
                Step::Lose(device) => {
                    call.lose(&token(device), &token(100), now);
                    if let Some(lost) = oracle.here.get_mut(&device) {
                        *lost = Some(second);
                    }
                }
                Step::Wait(seconds) => {
                    second += seconds;
                    call.sweep(Timestamp::UNIX_EPOCH + SignedDuration::from_secs(second));
                    let late = |lost: &Option<i64>| lost.is_some_and(|at| at + 60 <= second);
                    let gone: Vec<usize> = oracle.here.iter().filter(|(_, lost)| late(lost)).map(|(at, _)| *at).collect();
                    gone.into_iter().for_each(|device| oracle.gone(device));
                }
                Step::TurnAway(person) => {
                    call.turn_away(people[person].someone);
                    [person * 2, person * 2 + 1].into_iter().for_each(|device| oracle.gone(device));
                }
                Step::Do(by, act) => {
                    let guest = |device: &Token| Oracle::account(number(device)) == GUEST;
                    let refused = matches!(&act, Act::Alone(with) if guest(with));
                    prop_assert!(!refused || call.clone().act(&token(by), act.clone(), now).is_err());
                    if call.act(&token(by), act.clone(), now).is_ok() {
                        follow(&mut oracle, by, &act);
                    }
                }
            }
            let inside: BTreeSet<usize> = call.inside().map(|(device, _)| number(device)).collect();
            prop_assert_eq!(&inside, &oracle.inside);
            prop_assert!(inside.len() <= MOST_IN);
            prop_assert_eq!(call.alone, oracle.alone_with.is_some());
            let others: BTreeSet<usize> = inside.iter().map(|d| Oracle::account(*d)).filter(|a| *a != 0).collect();
            prop_assert!(!call.alone || (others.len() == 1 && !others.contains(&GUEST)));
            for one in 0..DEVICES {
                let view = call.view(&token(one), now);
                prop_assert_eq!(view.is_some(), oracle.here.contains_key(&one));
                let Some(view) = view else { continue };
                let seen: BTreeSet<usize> = view.people.iter().map(|p| number(&p.device)).collect();
                let may: BTreeSet<usize> = match (Oracle::account(one), inside.contains(&one)) {
                    (0, _) => oracle.here.keys().copied().collect(),
                    (_, true) => inside.clone(),
                    (_, false) => [one].into(),
                };
                prop_assert_eq!(seen, may);
                prop_assert_eq!(view.alone, call.alone && inside.contains(&one));
                let waits = oracle.here.keys().any(|d| Oracle::account(*d) == GUEST && !inside.contains(d));
                let client_in = inside.contains(&one) && ![0, GUEST].contains(&Oracle::account(one));
                prop_assert_eq!(!view.coming.is_empty(), waits && client_in);
                for other in 0..DEVICES {
                    let both = one != other && inside.contains(&one) && inside.contains(&other);
                    prop_assert_eq!(call.may_connect(&token(one), &token(other)), both);
                }
            }
        }
    }

    #[test]
    fn whatever_is_sent_is_read_or_refused(text in ".{0,200}") {
        let _ = FromBrowser::read(&text);
    }

    #[test]
    fn a_message_with_a_part_changed_is_read_or_refused(at in 0_usize..12, cut in 0_usize..80, with in ".{0,8}") {
        let texts = [
            r#"{"t":"hello","device":"device-1","page":"page-one","turn":null,"left":12}"#,
            r#"{"t":"signal","to":"device-1","page":"page-one","data":{"candidate":null}}"#,
            r#"{"t":"me","mic":true,"camera":false,"screen":false,"hand":false}"#,
            r#"{"t":"admit","device":"device-1"}"#,
            r#"{"t":"send-back","device":"device-1"}"#,
            r#"{"t":"alone","device":"device-1"}"#,
            r#"{"t":"turn","device":null}"#,
            r#"{"t":"turn","device":"device-1"}"#,
            r#"{"t":"timer","seconds":60}"#,
            r#"{"t":"leave"}"#,
            r#"{"t":"end"}"#,
            r#"{"t":"ping"}"#,
        ];
        let text = texts[at];
        prop_assert!(FromBrowser::read(text).is_ok());
        let cut = cut.min(text.len());
        let _ = FromBrowser::read(&format!("{}{with}{}", &text[..cut], &text[cut..]));
        let _ = FromBrowser::read(&text[..cut]);
    }
}

#[test]
fn a_token_is_short_and_plain() {
    for wrong in ["", "short", "with space", "umlaut-ü-x", &"x".repeat(37)] {
        assert!(wrong.parse::<Token>().is_err(), "{wrong:?}");
    }
    assert!("0193-abcd".parse::<Token>().is_ok());
}

#[test]
fn what_a_page_knew_is_taken_once_from_someone_who_is_in() {
    let people = people();
    let now = Timestamp::UNIX_EPOCH;
    let mut call = Call::default();
    for device in [0, 2] {
        let who = people[device / 2].clone();
        call.arrive(token(device), token(100), who, false)
            .expect("there is room");
    }
    call.remember(&token(2), None, Some(30), now);
    let left = |call: &Call| call.view(&token(0), now).expect("there").left_ms;
    assert_eq!(left(&call), None, "who waits changes nothing");
    call.remember(&token(0), Some(token(0)), Some(30), now);
    assert_eq!(left(&call), Some(30_000));
    call.remember(&token(0), None, Some(90), now);
    assert_eq!(left(&call), Some(30_000));
    assert_eq!(call.place(&token(2)), Some(Place::Waiting));
}

#[test]
fn one_person_cannot_fill_the_waiting_room() {
    let people = people();
    let now = Timestamp::UNIX_EPOCH;
    let mut call = Call::default();
    let come = |call: &mut Call, device, person: usize| {
        call.arrive(token(device), token(100), people[person].clone(), false)
    };
    for device in 20..23 {
        come(&mut call, device, 1).expect("three of one person");
    }
    assert!(come(&mut call, 23, 1).is_err());
    come(&mut call, 2, 2).expect("another client");
    come(&mut call, 0, 0).expect("the therapist");
    call.lose(&token(20), &token(100), now);
    come(&mut call, 23, 1).expect("in the place of one that is gone");
    assert!(call.view(&token(20), now).is_none());
}

#[test]
fn a_private_moment_is_with_one_device() {
    let people = people();
    let now = Timestamp::UNIX_EPOCH;
    let mut call = Call::default();
    for device in [0, 2, 3] {
        let who = people[Oracle::account(device)].clone();
        call.arrive(token(device), token(100), who, false)
            .expect("there is room");
    }
    for act in [Act::Admit(token(2)), Act::Alone(token(3))] {
        call.act(&token(0), act, now).expect("the therapist may");
    }
    assert_eq!(call.place(&token(2)), Some(Place::Waiting));
    assert!(call.alone && call.place(&token(3)) == Some(Place::In));
}

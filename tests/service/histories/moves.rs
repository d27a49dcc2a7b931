//! The moves there are, and histories of them.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{MOST_CLIENTS, MOVES, THERAPISTS};

/// Someone in a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    Client(usize),
    Therapist(usize),
}

/// What someone does. Clients, therapists and rooms are counted from 0 as they came.
#[derive(Clone, Copy, Debug)]
pub enum Move {
    SignUp,
    InvitePartner(usize),
    Choose(usize, usize),
    Withdraw(usize),
    Accept(usize, usize),
    Decline(usize, usize),
    ReadAnswers(usize),
    ChangeTherapist(usize),
    Consent(usize, bool),
    OpenJoint(usize, usize),
    GoAlone(usize),
    Write(Who, usize),
}

/// A move of a client and a therapist, or of a person in a room, whoever they turn out to be.
fn any_move() -> impl Strategy<Value = Move> {
    let client = || 0..MOST_CLIENTS;
    let therapist = || 0..THERAPISTS;
    let two = move || (client(), therapist());
    let room = 0..MOST_CLIENTS + 3;
    let who = prop_oneof![
        2 => client().prop_map(Who::Client),
        1 => therapist().prop_map(Who::Therapist)
    ];
    prop_oneof![
        1 => Just(Move::SignUp),
        2 => client().prop_map(Move::InvitePartner),
        4 => two().prop_map(|(c, t)| Move::Choose(c, t)),
        1 => client().prop_map(Move::Withdraw),
        4 => two().prop_map(|(c, t)| Move::Accept(c, t)),
        1 => two().prop_map(|(c, t)| Move::Decline(c, t)),
        2 => client().prop_map(Move::ReadAnswers),
        2 => client().prop_map(Move::ChangeTherapist),
        2 => (client(), prop::bool::weighted(0.8)).prop_map(|(c, yes)| Move::Consent(c, yes)),
        2 => two().prop_map(|(c, t)| Move::OpenJoint(c, t)),
        1 => client().prop_map(Move::GoAlone),
        12 => (who, room).prop_map(|(who, room)| Move::Write(who, room)),
    ]
}

/// The clients, and for half of the histories all that leads to an open joint room: by chance alone
/// few would come so far.
pub fn any_history() -> impl Strategy<Value = Vec<Move>> {
    let path = |client, therapist| {
        [
            Move::Write(Who::Client(client), client),
            Move::Choose(client, therapist),
            Move::Accept(client, therapist),
            Move::ReadAnswers(client),
            Move::Consent(client, true),
        ]
    };
    let together = move |therapist| {
        let mut moves = vec![Move::SignUp, Move::InvitePartner(0)];
        moves.extend(path(0, therapist));
        moves.extend(path(1, therapist));
        moves.push(Move::OpenJoint(0, therapist));
        moves
    };
    let begin = prop_oneof![
        Just(vec![Move::SignUp, Move::InvitePartner(0)]),
        (0..THERAPISTS).prop_map(together),
    ];
    (begin, vec(any_move(), MOVES)).prop_map(|(begin, moves)| [begin, moves].concat())
}

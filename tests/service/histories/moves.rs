//! The moves there are, and histories of them.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{MOST_CLIENTS, THERAPISTS};

/// Rooms that are written in: all private ones, and a few joint ones.
const ROOMS: usize = MOST_CLIENTS + 3;
const STRETCHES: usize = 30;

/// Someone in a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    Client(usize),
    Therapist(usize),
}

/// With whom somebody goes on who had the same therapist as the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// With this one, for the days it takes to end well.
    ForNow,
    /// The same, and they ask to go on.
    Ask,
    /// Not with this one.
    Leave,
}

/// What someone does. Clients, therapists and rooms are counted from 0 as they came.
#[derive(Clone, Copy, Debug)]
pub enum Move {
    SignUp,
    InvitePartner(usize),
    Choose(usize, usize),
    /// The same, and the therapist may read all of the private room.
    ChooseWithPast(usize, usize),
    /// The client lets their therapist read all of the private room.
    LetReadPast(usize),
    /// The client agrees that their therapist reads all of the joint room, or takes that back.
    AgreeToPast(usize, bool),
    Withdraw(usize),
    Accept(usize, usize),
    Decline(usize, usize),
    ReadAnswers(usize),
    ChangeTherapist(usize),
    /// The same, and the client asks for a summary; the next therapist may read it, if so told.
    ChangeAsking(usize, bool),
    /// The therapist gives the newest summary that this client asked for.
    GiveSummary(usize, usize),
    /// The therapist corrects it.
    CorrectSummary(usize, usize),
    /// The client decides whether their next therapist reads it.
    PassSummaryOn(usize, bool),
    /// The therapist ends it; with both of a couple, if so told.
    EndWork(usize, usize, bool),
    Consent(usize, bool),
    OpenJoint(usize, usize),
    /// The partner is told so at once.
    GoAlone(usize, Then),
    /// The same, and the partner is told so after some days, or never.
    GoAloneUnsaid(usize, Option<i64>),
    /// After parting, the client asks to go on with the therapist both had.
    AskToGoOn(usize),
    /// Somebody says whether that client may.
    Answer(Who, usize, bool),
    /// So many days pass.
    Days(i64),
    Pause(usize),
    /// The client ends their own pause.
    GoOn(usize),
    /// The client is erased.
    Erase(usize),
    /// The first takes an invitation of the second.
    Join(usize, usize),
    Write(Who, usize),
}

/// A move of a client and a therapist, or of a person in a room, whoever they turn out to be.
fn any_move() -> impl Strategy<Value = Move> {
    let client = || 0..MOST_CLIENTS;
    let therapist = || 0..THERAPISTS;
    let two = move || (client(), therapist());
    let room = 0..ROOMS;
    let then = prop::sample::select(vec![Then::ForNow, Then::Ask, Then::Leave]);
    let who = prop_oneof![
        2 => client().prop_map(Who::Client),
        1 => therapist().prop_map(Who::Therapist)
    ];
    prop_oneof![
        1 => Just(Move::SignUp),
        2 => client().prop_map(Move::InvitePartner),
        4 => two().prop_map(|(c, t)| Move::Choose(c, t)),
        2 => two().prop_map(|(c, t)| Move::ChooseWithPast(c, t)),
        2 => client().prop_map(Move::LetReadPast),
        4 => (client(), prop::bool::weighted(0.8)).prop_map(|(c, yes)| Move::AgreeToPast(c, yes)),
        1 => client().prop_map(Move::Withdraw),
        4 => two().prop_map(|(c, t)| Move::Accept(c, t)),
        1 => two().prop_map(|(c, t)| Move::Decline(c, t)),
        2 => client().prop_map(Move::ReadAnswers),
        2 => client().prop_map(Move::ChangeTherapist),
        3 => (client(), prop::bool::ANY).prop_map(|(c, yes)| Move::ChangeAsking(c, yes)),
        3 => two().prop_map(|(c, t)| Move::GiveSummary(c, t)),
        3 => two().prop_map(|(c, t)| Move::CorrectSummary(c, t)),
        3 => (client(), prop::bool::weighted(0.7)).prop_map(|(c, yes)| Move::PassSummaryOn(c, yes)),
        2 => (two(), prop::bool::ANY).prop_map(|((c, t), both)| Move::EndWork(c, t, both)),
        2 => (client(), prop::bool::weighted(0.8)).prop_map(|(c, yes)| Move::Consent(c, yes)),
        2 => two().prop_map(|(c, t)| Move::OpenJoint(c, t)),
        2 => (client(), then).prop_map(|(client, then)| Move::GoAlone(client, then)),
        2 => client().prop_map(Move::AskToGoOn),
        4 => (who.clone(), client(), prop::bool::weighted(0.8))
            .prop_map(|(who, client, yes)| Move::Answer(who, client, yes)),
        2 => (client(), prop::option::of(1..=3i64))
            .prop_map(|(client, days)| Move::GoAloneUnsaid(client, days)),
        2 => (1..=4i64).prop_map(Move::Days),
        2 => client().prop_map(Move::Pause),
        3 => client().prop_map(Move::GoOn),
        1 => client().prop_map(Move::Erase),
        2 => (client(), client()).prop_map(|(c, d)| Move::Join(c, d)),
        12 => (who, room).prop_map(|(who, room)| Move::Write(who, room)),
    ]
}

/// A client ends what was and is paired with this therapist, who reads their answers.
fn pair(client: usize, therapist: usize) -> Vec<Move> {
    vec![
        Move::ChangeTherapist(client),
        Move::Withdraw(client),
        Move::Choose(client, therapist),
        Move::Accept(client, therapist),
        Move::ReadAnswers(client),
        Move::Consent(client, true),
    ]
}

/// A client goes to this therapist, who may read all of the private room.
fn pair_with_past((client, therapist): (usize, usize)) -> Vec<Move> {
    vec![
        Move::ChangeTherapist(client),
        Move::Withdraw(client),
        Move::ChooseWithPast(client, therapist),
        Move::Accept(client, therapist),
    ]
}

/// A client leaves a therapist who sums up their work, goes to another, and passes it on; meanwhile it is
/// corrected.
fn summed_up(((client, therapist), (next, along)): ((usize, usize), (usize, bool))) -> Vec<Move> {
    let goes_on = vec![
        Move::ChangeAsking(client, along),
        Move::GiveSummary(client, therapist),
        Move::Choose(client, next),
        Move::Accept(client, next),
        Move::CorrectSummary(client, therapist),
        Move::PassSummaryOn(client, true),
    ];
    [pair(client, therapist), goes_on].concat()
}

/// Two leave whom they were with and come together, with a joint room.
fn together(((one, other), therapist): ((usize, usize), usize)) -> Vec<Move> {
    let apart = vec![
        Move::GoAlone(one, Then::ForNow),
        Move::GoAlone(other, Then::ForNow),
        Move::Join(one, other),
    ];
    let open = vec![Move::OpenJoint(one, therapist)];
    [apart, pair(one, therapist), pair(other, therapist), open].concat()
}

/// One of two leaves and asks to go on with the therapist, and both others say yes.
fn going_on(((one, other), therapist): ((usize, usize), usize)) -> Vec<Move> {
    vec![
        Move::GoAlone(one, Then::Ask),
        Move::Answer(Who::Therapist(therapist), one, true),
        Move::Answer(Who::Client(other), one, true),
        Move::Days(4),
        Move::Days(4),
    ]
}

/// Everyone tries to write in a room.
fn talk(room: usize) -> Vec<Move> {
    let clients = (0..MOST_CLIENTS).map(Who::Client);
    let everyone = clients.chain((0..THERAPISTS).map(Who::Therapist));
    everyone.map(|who| Move::Write(who, room)).collect()
}

/// A few moves that lead somewhere: single ones by chance would seldom come so far.
fn any_stretch() -> impl Strategy<Value = Vec<Move>> {
    let clients = || 0..MOST_CLIENTS;
    let both = |((one, other), therapist): ((usize, usize), usize)| {
        let open = vec![Move::OpenJoint(one, therapist)];
        [pair(one, therapist), pair(other, therapist), open].concat()
    };
    prop_oneof![
        8 => any_move().prop_map(|made| vec![made]),
        4 => (0..ROOMS).prop_map(talk),
        2 => (clients(), 0..THERAPISTS).prop_map(|(client, therapist)| pair(client, therapist)),
        2 => ((clients(), clients()), 0..THERAPISTS).prop_map(both),
        1 => clients().prop_map(|client| vec![Move::GoAlone(client, Then::ForNow), Move::InvitePartner(client)]),
        1 => clients().prop_map(|client| vec![Move::Erase(client)]),
        2 => ((clients(), clients()), 0..THERAPISTS).prop_map(together),
        2 => (clients(), 0..THERAPISTS).prop_map(pair_with_past),
        2 => ((clients(), 0..THERAPISTS), (0..THERAPISTS, prop::bool::ANY)).prop_map(summed_up),
        3 => ((clients(), clients()), 0..THERAPISTS).prop_map(going_on),
        2 => (clients(), clients()).prop_map(|(one, other)| {
            vec![Move::AgreeToPast(one, true), Move::AgreeToPast(other, true)]
        }),
    ]
}

/// A couple comes, and then anything happens.
pub fn any_history() -> impl Strategy<Value = Vec<Move>> {
    vec(any_stretch(), STRETCHES).prop_map(|stretches| {
        let couple = vec![Move::SignUp, Move::InvitePartner(0)];
        [couple, stretches.concat()].concat()
    })
}

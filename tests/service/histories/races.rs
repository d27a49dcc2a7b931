//! Two moves at the same time: the second waits for the first, and then sees what it did.

use std::collections::BTreeSet;
use std::sync::Arc;

use measures::Answers;
use securebase::db::Id;
use securebase::episodes;
use securebase::intake::{self, Content, ScreenState};
use securebase::messages;
use securebase::pairing::{self, Wanted};
use securebase::web::Stop;
use tokio::task::JoinHandle;

use super::people::{self, People};
use super::{Move, Who, opens};
use crate::support::{House, Place, as_far_as_it_can};

on_each_store!(
    what_is_on_its_way_when_someone_leaves_is_not_theirs,
    a_safety_answer_waits_for_a_therapist_who_is_leaving,
    a_therapist_who_leaves_waits_for_a_safety_answer,
    a_joint_room_is_not_opened_for_one_who_is_leaving,
);

/// A house, and its people after these moves.
async fn after(place: Place, moves: &[Move]) -> (House, People) {
    let house = House::open(place).await;
    people::set_up(&house.service, house.set_up.as_deref().expect("a link")).await;
    let content = Arc::new(Content::load(None).expect("built in"));
    let mut people = People::new(Arc::clone(&house.service), content).await;
    for made in moves {
        people.make(*made, "").await.expect("done");
    }
    (house, people)
}

/// Between opening a room and sending, the one it was written to may have left.
async fn what_is_on_its_way_when_someone_leaves_is_not_theirs(place: Place) {
    let (house, people) = after(place, &PAIRED).await;
    let (client, therapist) = (Who::Client(0), Who::Therapist(0));
    let entered = async |who| {
        let mut conn = house.service.db.read().await.expect("reads");
        let me = &people.device(who).signed_in;
        episodes::enter(&mut conn, me, people.room(0))
            .await
            .expect("inside")
    };
    let members = [entered(client).await, entered(therapist).await];
    let me = &people.device(client).signed_in;
    pairing::change(&house.service, me, Wanted::Nothing, "")
        .await
        .expect("ended");
    for member in &members {
        let id = Id::new(house.service.clock.now(), &mut sealing::SystemEntropy);
        let sent = messages::send(&house.service, member, id, "too late").await;
        assert!(matches!(sent, Err(Stop::NotFound)), "{sent:?}");
    }
    assert_eq!(opens(&house, &people, therapist, 0).await, BTreeSet::new());
}

const PAIRED: [Move; 3] = [Move::SignUp, Move::Choose(0, 0), Move::Accept(0, 0)];

/// The client answers the safety questions, in a task of its own.
fn answering(house: &House, people: &People) -> JoinHandle<Result<(), Stop>> {
    let (service, me) = (
        Arc::clone(&house.service),
        Arc::clone(people.device(Who::Client(0))),
    );
    tokio::spawn(async move {
        let mut tx = service.db.begin().await?;
        intake::screen_answered(&mut tx, &service, &me.signed_in, &Answers::new()).await?;
        Ok(tx.commit().await?)
    })
}

/// How many of the safety answers this person can open.
async fn read_by(house: &House, people: &People, who: Who) -> usize {
    let mut conn = house.service.db.read().await.expect("reads");
    let me = &people.device(who).signed_in;
    let member = episodes::enter(&mut conn, me, people.room(0)).await;
    let answered = intake::answered(&mut conn, &member.expect("inside"), "safety").await;
    answered.expect("opened").len()
}

async fn a_safety_answer_waits_for_a_therapist_who_is_leaving(place: Place) {
    let (house, people) = after(place, &PAIRED).await;
    let (client, therapist) = (Who::Client(0), Who::Therapist(0));
    let account = |who| people.device(who).signed_in.account();
    let (service, now) = (&house.service, house.service.clock.now());
    let mut leaving = service.db.begin().await.expect("begins");
    episodes::therapist_leaves(
        &mut leaving,
        service,
        account(client),
        account(therapist),
        now,
    )
    .await
    .expect("leaves");
    let answering = answering(&house, &people);
    as_far_as_it_can(&house, &answering).await;
    assert!(!answering.is_finished(), "it did not wait");
    leaving.commit().await.expect("commits");
    answering.await.expect("no panic").expect("kept");

    assert_eq!(read_by(&house, &people, client).await, 1);
    assert_eq!(read_by(&house, &people, therapist).await, 0);
    // It is an answer for the next therapist, not to be asked again.
    let mut conn = service.db.read().await.expect("reads");
    let room = people.room(0);
    let first = episodes::first_current_generation(&mut conn, room).await;
    let (first, ever) = (first.expect("a key"), jiff::Timestamp::MIN);
    let state = intake::screen_state(&mut conn, room, account(client), first, ever).await;
    assert_eq!(state.expect("a state"), ScreenState::Waiting);
}

async fn a_therapist_who_leaves_waits_for_a_safety_answer(place: Place) {
    let (house, people) = after(place, &PAIRED).await;
    let (client, therapist) = (Who::Client(0), Who::Therapist(0));
    let service = Arc::clone(&house.service);
    let me = Arc::clone(people.device(client));
    let mut answering = service.db.begin().await.expect("begins");
    intake::screen_answered(&mut answering, &service, &me.signed_in, &Answers::new())
        .await
        .expect("answered");
    let leaving = tokio::spawn({
        let service = Arc::clone(&service);
        async move { pairing::change(&service, &me.signed_in, Wanted::Nothing, "").await }
    });
    as_far_as_it_can(&house, &leaving).await;
    assert!(!leaving.is_finished(), "they did not wait");
    answering.commit().await.expect("commits");
    leaving.await.expect("no panic").expect("left");
    // It was given before they left.
    assert_eq!(read_by(&house, &people, therapist).await, 1);
}

async fn a_joint_room_is_not_opened_for_one_who_is_leaving(place: Place) {
    let pair = |client| {
        [
            Move::Choose(client, 0),
            Move::Accept(client, 0),
            Move::ReadAnswers(client),
            Move::Consent(client, true),
        ]
    };
    let moves = [
        vec![Move::SignUp, Move::InvitePartner(0)],
        pair(0).to_vec(),
        pair(1).to_vec(),
    ];
    let (house, people) = after(place, &moves.concat()).await;
    let (service, now) = (Arc::clone(&house.service), house.service.clock.now());
    let going = Arc::clone(people.device(Who::Client(1)));
    let mut leaving = service.db.begin().await.expect("begins");
    episodes::go_alone(&mut leaving, &service, &going.signed_in, now)
        .await
        .expect("goes");
    let client = people.device(Who::Client(0)).signed_in.account();
    let therapist = Arc::clone(people.device(Who::Therapist(0)));
    let content = Content::load(None).expect("content");
    let opening = tokio::spawn({
        let service = Arc::clone(&service);
        async move {
            let safety = content.safety.here();
            pairing::open_joint(&service, safety, &therapist.signed_in, client).await
        }
    });
    as_far_as_it_can(&house, &opening).await;
    assert!(!opening.is_finished(), "it did not wait");
    leaving.commit().await.expect("commits");
    let opened = opening.await.expect("no panic");
    assert!(matches!(opened, Err(Stop::NotFound)), "{opened:?}");
}

//! Rooms and appointments, where two people do the same thing at once.

use crate::support::{House, Place, walks};

on_each_store!(
    a_message_sent_twice_is_there_once,
    all_that_is_written_at_once_is_there_in_one_order,
    two_who_book_a_time_at_once_do_not_both_get_it,
    a_closed_room_is_read_and_not_written,
);

async fn a_message_sent_twice_is_there_once(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    let id = maria.browser.open(&room).await.value("id");
    let fields = [("id", &*id), ("text", "only once, please")];
    let sends = (0..8).map(|_| maria.browser.post(&room, &fields));
    for page in futures_util::future::join_all(sends).await {
        page.must_be(200);
    }
    let page = tara.browser.open(&room).await;
    assert_eq!(page.body.matches("only once, please").count(), 1);
    // The same id in another's hand is another message.
    tara.browser
        .submit(&room, &[("id", &id), ("text", "I read it")])
        .await;
    let page = maria.browser.open(&room).await;
    page.must_have("only once, please");
    page.must_have("I read it");
}

async fn all_that_is_written_at_once_is_there_in_one_order(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let (couple, joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let [maria, jo] = &couple;
    let one = async |person, n| walks::write(person, &joint, &format!("word {n}.")).await;
    let sends = (0..30).map(|n| one(if n % 2 == 0 { maria } else { jo }, n));
    futures_util::future::join_all(sends).await;
    let mut orders = Vec::new();
    for person in [maria, jo, &tara] {
        let page = person.browser.open(&joint).await;
        let numbers = page.all_between("data-number=\"", "\"");
        assert_eq!(numbers, (1..=30).map(|n| n.to_string()).collect::<Vec<_>>());
        orders.push(page.all_between("message__text\">", "<"));
    }
    assert!(orders.iter().all(|order| *order == orders[0]));
    let mut words = orders.swap_remove(0);
    words.sort();
    words.dedup();
    assert_eq!(words.len(), 30, "each once");
}

async fn two_who_book_a_time_at_once_do_not_both_get_it(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let kim = walks::paired(&house, "Kim Stranger", &tara).await;
    let (hers, theirs) = (maria.private().await, kim.private().await);
    let times = walks::free_times(&maria, &hers).await;
    let starts: Vec<i64> = times.iter().filter_map(|at| at.parse().ok()).collect();
    // A session takes 50 minutes, so of two that start half an hour apart only one can be.
    let clash = |at: &usize| starts[*at] + 30 * 60 == starts[*at + 1];
    let clashes: Vec<usize> = (0..starts.len() - 1).filter(clash).step_by(4).collect();
    for (round, at) in clashes.into_iter().take(3).enumerate() {
        let other = if round == 1 { at } else { at + 1 };
        let (one, two) = tokio::join!(
            walks::book(&maria, &hers, &times[at]),
            walks::book(&kim, &theirs, &times[other]),
        );
        let booked = [&one, &two].map(|page| page.has("It is booked."));
        assert!(booked[0] != booked[1], "exactly one: {booked:?}");
        let (late, wanted) = if booked[0] { (two, other) } else { (one, at) };
        assert!(
            late.path.contains("/book"),
            "they are shown what is free now"
        );
        assert!(!late.values("start").contains(&times[wanted]));
    }
    let appointments = tara.browser.open("/appointments").await;
    let mut links = appointments.all_between("href=\"/appointments/", "\"");
    links.sort();
    links.dedup();
    assert_eq!(links.len(), 3, "{links:?}");
}

async fn a_closed_room_is_read_and_not_written(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    walks::write(&jo, &joint, "while we were together").await;
    walks::go_alone(&maria).await;
    for person in [&maria, &jo, &tara] {
        let page = person.browser.open(&joint).await;
        page.must_have("while we were together");
        page.must_have("closed for new messages");
        let id = "0193500000007000800000000000abcd";
        let fields = [("id", id), ("text", "one word more")];
        person.browser.post(&joint, &fields).await.must_be(404);
        person
            .browser
            .get(&format!("{joint}/book"))
            .await
            .must_be(404);
    }
    assert!(!jo.browser.open(&joint).await.has("one word more"));
}

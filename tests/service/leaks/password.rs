//! The worst theft: the store, the server's key file and one client's password together. They open what
//! that client may read, and nothing else.

use std::fs;

use sealing::Wrapped;
use securebase::db::Id;
use securebase::episodes::{Space, wrapped_for};
use sqlx::Row;

use crate::support::keys::{account_of, key_by_password, messages, opened, wrapped};
use crate::support::walks::{self, PASSWORD, Person};
use crate::support::{House, Place};

on_each_store!(the_store_the_key_file_and_a_password_open_what_their_owner_reads);

/// The id in the address of a room.
fn space(room: &str) -> Id<Space> {
    let id = room.rsplit('/').next().expect("an address");
    id.parse().expect("an id")
}

async fn the_store_the_key_file_and_a_password_open_what_their_owner_reads(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let kim = walks::paired(&house, "Kim Stranger", &tara).await;
    let rooms = [
        maria.private().await,
        joint,
        jo.private().await,
        kim.private().await,
    ];
    let write = async |person: &Person, room: usize| {
        walks::write(person, &rooms[room], "Something to say").await;
    };
    for (person, room) in [
        (&maria, 0),
        (&tara, 0),
        (&maria, 1),
        (&jo, 1),
        (&jo, 2),
        (&kim, 3),
    ] {
        write(person, room).await;
    }

    let file = fs::read(house.place.folder().join("server.key")).expect("a key file");
    let file = file.try_into().expect("32 bytes");
    let mut people = Vec::new();
    for person in [&maria, &jo, &kim, &tara] {
        people.push(account_of(&house, person).await);
    }
    let of_maria = people[0];
    let wrong = key_by_password(&house, of_maria, "not her password", &file).await;
    assert!(wrong.is_none());
    let elsewhere = key_by_password(&house, of_maria, PASSWORD, &[7; 32]).await;
    assert!(
        elsewhere.is_none(),
        "without the file not even the right password opens"
    );
    let key = key_by_password(&house, of_maria, PASSWORD, &file).await;
    let keys = [key.expect("opens")];

    let wrapped_keys = wrapped(&house).await;
    let mut open = Vec::new();
    for room in &rooms {
        let stored = messages(&house, space(room)).await;
        open.push((opened(&stored, &wrapped_keys, &keys, &people), stored.len()));
    }
    assert_eq!(open, [(2, 2), (2, 2), (0, 1), (0, 1)]);

    // Whatever is sealed under a space's key, this is every one of those keys.
    let mut conn = house.service.db.read().await.expect("reads");
    let rows = sqlx::query("select space, generation, account, wrapped from space_keys")
        .fetch_all(&mut *conn)
        .await
        .expect("keys");
    let (mut hers, mut others) = (0, 0);
    for row in &rows {
        let id = |at| row.get::<Vec<u8>, _>(at);
        let of: Id<Space> = Id::from_stored(&id(0)).expect("an id");
        let account = Id::from_stored(&id(2)).expect("an id");
        let context = wrapped_for(of, row.get(1), account);
        let opens = keys[0]
            .unwrap(&Wrapped::from_stored(id(3)), &context)
            .is_ok();
        assert_eq!(opens, account == of_maria);
        if opens { hers += 1 } else { others += 1 }
    }
    assert!(hers >= 2 && others >= 4, "{hers} and {others}");
}

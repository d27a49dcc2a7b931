//! Every credential there is, put to every key there is: who could still read?

use sealing::{
    AccountKey, Code, Context, LockedKey, Locker, Salt, SealedInSpace, SpaceKey, Wrapped,
};
use securebase::accounts::Account;
use securebase::db::Id;
use securebase::episodes::{Space, wrapped_for, wrapped_for_recovery};
use sqlx::Row;

use super::{account_of, hex};
use crate::support::House;
use crate::support::walks::Person;

/// Somebody's private key, by the recovery code on their paper.
pub async fn key_of(house: &House, person: &Person) -> AccountKey {
    let account = account_of(house, person).await;
    let sql = format!(
        "select salt, locked from account_locks where kind = 'recovery-code' and account = {}",
        hex(house, account.bytes())
    );
    let mut conn = house.service.db.read().await.expect("reads");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_one(&mut *conn);
    let row = row.await.expect("a lock");
    let salt = Salt::from_stored(&row.get::<Vec<u8>, _>(0)).expect("a salt");
    let code = Code::parse(&person.code).expect("a code");
    let context = Context::new("account key")
        .and(account.bytes())
        .and(b"recovery-code");
    let locked = LockedKey::from_stored(row.get(1));
    Locker::from_code(&code, &salt)
        .open(&locked, &context)
        .expect("opens")
}

/// The recovery key, as it was printed.
pub fn recovery_key(printed: &str) -> AccountKey {
    let code = Code::parse(printed).expect("a code");
    AccountKey::from_bytes(code.as_bytes()).expect("a key")
}

/// A message as it is stored.
pub struct Stored {
    space: Id<Space>,
    author: Id<Account>,
    id: Vec<u8>,
    sealed: Vec<u8>,
}

/// Every message of a space.
pub async fn messages(house: &House, space: Id<Space>) -> Vec<Stored> {
    let of = hex(house, space.bytes());
    let sql = format!("select author, id, sealed from messages where space = {of}");
    let mut conn = house.service.db.read().await.expect("reads");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(&mut *conn);
    let one = |row: &sqlx::any::AnyRow| Stored {
        space,
        author: Id::from_stored(&row.get::<Vec<u8>, _>(0)).expect("an id"),
        id: row.get(1),
        sealed: row.get(2),
    };
    rows.await.expect("rows").iter().map(one).collect()
}

/// Every wrapped key in the store, members', offered and the recovery key's.
pub async fn wrapped(house: &House) -> Vec<Vec<u8>> {
    let sql = "select wrapped from space_keys union all select wrapped from space_offers
         union all select wrapped from space_recovery_keys";
    let mut conn = house.service.db.read().await.expect("reads");
    let rows = sqlx::query(sql).fetch_all(&mut *conn).await.expect("keys");
    rows.iter().map(|row| row.get(0)).collect()
}

/// How many of these messages open with any of these private keys and any of these wrapped keys, whoever
/// they were wrapped for.
pub fn opened(
    messages: &[Stored],
    wrapped: &[Vec<u8>],
    keys: &[AccountKey],
    people: &[Id<Account>],
) -> usize {
    let opens = |message: &Stored| {
        let context = Context::new("message")
            .and(message.space.bytes())
            .and(message.author.bytes())
            .and(&message.id);
        let sealed = SealedInSpace::from_stored(message.sealed.clone());
        let open = |key: SpaceKey| key.open(&context, &sealed).is_ok();
        let mut tried = contexts(message.space, people);
        wrapped.iter().any(|wrapped| {
            let wrapped = Wrapped::from_stored(wrapped.clone());
            let mut unwrapped = tried.iter_mut().flat_map(|context| {
                let all = keys
                    .iter()
                    .filter_map(|key| key.unwrap(&wrapped, context).ok());
                all.collect::<Vec<_>>()
            });
            unwrapped.any(open)
        })
    };
    messages.iter().filter(|message| opens(message)).count()
}

/// Whatever a key of a space may be wrapped for.
fn contexts(space: Id<Space>, people: &[Id<Account>]) -> Vec<Context> {
    let of = |generation| {
        let people = people.iter();
        let people = people.map(move |account| wrapped_for(space, generation, *account));
        people.chain([wrapped_for_recovery(space, generation)])
    };
    (1..4).flat_map(of).collect()
}

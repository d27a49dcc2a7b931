//! Past every rule on the way: credentials put to the keys in the store. Who could read?

use sealing::{
    AccountKey, Code, Context, LockedKey, Locker, PasswordCost, Salt, SealedInSpace, ServerKey,
    SpaceKey, Wrapped,
};
use securebase::accounts::{self, Account};
use securebase::db::Id;
use securebase::episodes::{Space, wrapped_for, wrapped_for_recovery};
use sqlx::Row;

use super::House;
use super::walks::Person;

/// Somebody's id.
pub async fn account_of(house: &House, person: &Person) -> Id<Account> {
    let mut conn = house.service.db.read().await.expect("reads");
    let found = accounts::by_email(&mut conn, &house.service, &person.email).await;
    found.expect("reads").expect("an account")
}

/// Bytes as both databases read them.
pub fn hex(house: &House, bytes: &[u8]) -> String {
    let digits = data_encoding::HEXLOWER.encode(bytes);
    match house.service.db.engine() {
        securebase::db::Engine::Sqlite => format!("x'{digits}'"),
        securebase::db::Engine::Postgres => format!("'\\x{digits}'::bytea"),
    }
}

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

/// What a thief makes of somebody's password: their private key, by the store and these bytes of the
/// server's key file, if the password is right.
pub async fn key_by_password(
    house: &House,
    account: Id<Account>,
    password: &str,
    server: &[u8; 32],
) -> Option<AccountKey> {
    let sql = format!(
        "select salt, memory, passes, locked from account_locks where kind = 'password' and account = {}",
        hex(house, account.bytes())
    );
    let mut conn = house.service.db.read().await.expect("reads");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_one(&mut *conn);
    let row = row.await.expect("a lock");
    let salt = Salt::from_stored(&row.get::<Vec<u8>, _>(0)).expect("a salt");
    let figure = |at| u32::try_from(row.get::<i64, _>(at)).expect("a cost");
    let cost = PasswordCost {
        memory: figure(1),
        passes: figure(2),
    };
    let server = ServerKey::from_file(server);
    let locker = Locker::from_password(password, &salt, cost, &server).expect("hashes");
    let context = Context::new("account key")
        .and(account.bytes())
        .and(b"password");
    locker
        .open(&LockedKey::from_stored(row.get(3)), &context)
        .ok()
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

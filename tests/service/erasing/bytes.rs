//! After an erasure the raw files, the server's key and everybody's credentials open nothing of it.

use std::path::PathBuf;

use securebase::db::Engine;
use sqlx::Row;

use super::{account_of, counted, decide, hex, private_of};
use crate::support::keys::{key_of, messages, opened, recovery_key, wrapped};
use crate::support::walks::{self, Person};
use crate::support::{House, Place};

on_each_store!(
    nobody_but_the_recovery_key_opens_what_is_kept,
    where_nothing_is_kept_not_even_the_recovery_key_opens_it,
    the_bytes_of_what_was_destroyed_are_in_no_file,
);

struct Practice {
    house: House,
    admin: Person,
    tara: Person,
    maria: Person,
    jo: Person,
    printed: String,
}

async fn practice(place: Place, years: &str) -> Practice {
    let house = House::open(place).await;
    let (admin, printed) = walks::set_up_with_key(&house, "Alex Admin").await;
    decide(&admin, years, "custodian").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let names = ["Maria Lopez", "Jo Lopez"];
    let ([maria, jo], joint) = walks::couple(&house, names, &tara).await;
    let private = maria.private().await;
    walks::write(&maria, &private, "for Tara alone").await;
    walks::write(&tara, &private, "and an answer").await;
    walks::write(&maria, &joint, "for both").await;
    Practice {
        house,
        admin,
        tara,
        maria,
        jo,
        printed,
    }
}

/// Who opens Maria's messages before, and who after she was erased: members, she herself, the recovery key.
async fn before_and_after(place: Place, years: &str) -> [[usize; 3]; 2] {
    let practice = practice(place, years).await;
    let house = &practice.house;
    let (maria, jo) = (&practice.maria, &practice.jo);
    let mut people = Vec::new();
    for person in [&practice.admin, &practice.tara, jo, maria] {
        people.push(account_of(house, person).await);
    }
    let mut members = Vec::new();
    for person in [&practice.tara, jo, &practice.admin] {
        members.push(key_of(house, person).await);
    }
    // Whoever had copied her own key, and what she wrote, from the server before.
    let own = [key_of(house, maria).await];
    let written = messages(house, private_of(house, people[3]).await).await;
    assert_eq!(written.len(), 2);
    let recovery = [recovery_key(&practice.printed)];
    let opened_by = |wrapped: &[Vec<u8>]| {
        [&members[..], &own, &recovery].map(|keys| opened(&written, wrapped, keys, &people))
    };
    let before = opened_by(&wrapped(house).await);
    walks::erased(house, maria).await;
    let after = opened_by(&wrapped(house).await);
    // All others still open with their keys what is theirs.
    let joint = "select count(*) from space_keys k join spaces s on s.id = k.space
         where s.kind = 'joint'";
    assert!(counted(house, joint).await > 0);
    [before, after]
}

async fn nobody_but_the_recovery_key_opens_what_is_kept(place: Place) {
    let [before, after] = before_and_after(place, "7").await;
    assert_eq!(before, [2, 2, 2], "members, herself, the recovery key");
    assert_eq!(after, [0, 0, 2]);
}

async fn where_nothing_is_kept_not_even_the_recovery_key_opens_it(place: Place) {
    let [before, after] = before_and_after(place, "0").await;
    assert_eq!(before, [2, 2, 2], "members, herself, the recovery key");
    assert_eq!(after, [0, 0, 0]);
}

/// The files of the database itself, on this machine. (Not PostgreSQL's log of changes: what is in it goes
/// when the server takes its files for new ones.)
async fn files(house: &House) -> Vec<PathBuf> {
    let data = house.place.folder();
    if house.service.db.engine() == Engine::Sqlite {
        let names = ["securebase.db", "securebase.db-wal"];
        return names.map(|name| data.join(name)).to_vec();
    }
    let mut conn = house.service.db.read().await.expect("reads");
    sqlx::raw_sql("checkpoint")
        .execute(&mut *conn)
        .await
        .expect("written");
    let sql = "select setting || '/' || pg_relation_filepath(c.oid) from pg_class c, pg_settings s
         where s.name = 'data_directory' and c.relkind in ('r', 't')
             and c.relnamespace in ('public'::regnamespace, 'pg_toast'::regnamespace)";
    let rows = sqlx::query(sql).fetch_all(&mut *conn).await.expect("paths");
    rows.iter()
        .map(|row| PathBuf::from(row.get::<String, _>(0)))
        .collect()
}

async fn lies(house: &House, secrets: &[Vec<u8>]) -> usize {
    let mut all = Vec::new();
    for path in files(house).await {
        all.push(std::fs::read(path).unwrap_or_default());
    }
    let search = aho_corasick::AhoCorasick::new(secrets).expect("patterns");
    let mut found: Vec<usize> = Vec::new();
    for bytes in &all {
        found.extend(
            search
                .find_overlapping_iter(bytes)
                .map(|lies| lies.pattern().as_usize()),
        );
    }
    found.sort_unstable();
    found.dedup();
    found.len()
}

async fn the_bytes_of_what_was_destroyed_are_in_no_file(place: Place) {
    let practice = practice(place, "7").await;
    let house = &practice.house;
    let account = account_of(house, &practice.maria).await;
    let space = private_of(house, account).await;
    let (me, private) = (hex(house, account.bytes()), hex(house, space.bytes()));
    let mut secrets = Vec::new();
    for sql in [
        format!("select wrapped from space_keys where account = {me} or space = {private}"),
        format!("select locked from account_locks where account = {me}"),
        format!("select locked from sign_ins where account = {me}"),
        format!("select email from accounts where id = {me}"),
        format!("select about from accounts where id = {me}"),
        format!("select profile from matching_profiles where account = {me}"),
    ] {
        let mut conn = house.service.db.read().await.expect("reads");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(&mut *conn);
        let rows = rows.await.expect("rows");
        secrets.extend(rows.iter().map(|row| row.get::<Vec<u8>, _>(0)));
    }
    assert!(secrets.len() > 8, "{}", secrets.len());
    assert_eq!(
        lies(house, &secrets).await,
        secrets.len(),
        "it looks where they are"
    );
    walks::erased(house, &practice.maria).await;
    let uncleaned = "select count(*) from erasures where cleaned_at is null";
    for _ in 0..20 {
        // Whoever reads just then keeps the log from being emptied; the next sweep tries again.
        if counted(house, uncleaned).await == 0 {
            break;
        }
        walks::days_pass(house, 0).await;
    }
    assert_eq!(counted(house, uncleaned).await, 0);
    assert_eq!(lies(house, &secrets).await, 0);
}

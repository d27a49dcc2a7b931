-- Bringing somebody back with the practice's recovery key, who lost both password and recovery code.
--
-- A row is never deleted: the owner of the account sees it on their account page for good. `details` is
-- sealed by the server: who of the practice asked, and why. Nothing may be finished before `opens_at`,
-- nor after the owner (or the practice) stopped it; `known_at` is when the owner said that it is them.
-- `link_tag` is the keyed hash of the one-time link by which the owner sets a new password, handed over
-- in person; `mail_tag` that of the link in the mail, which can only answer. `public_key` is the public
-- half of the account's new key pair, made when the password was set. `challenge` is sealed by the server
-- and made anew with each request file: only whoever holds the recovery key can answer it.
create table recoveries (
    id blob primary key,
    account blob not null references accounts (id),
    details blob not null,
    asked_at bigint not null,
    opens_at bigint not null,
    link_tag blob unique,
    mail_tag blob not null unique,
    public_key blob,
    key_set_at bigint,
    challenge blob,
    written_at bigint,
    known_at bigint,
    stopped_at bigint,
    stopped_by text check (stopped_by in ('owner', 'practice', 'time')),
    finished_at bigint
);
create index recoveries_by_account on recoveries (account);
-- One at a time.
create unique index one_open_recovery on recoveries (account)
    where stopped_at is null and finished_at is null;

-- The new private key, locked as in account_locks. The rows wait here and open nothing until the
-- recovery is finished, when they take the place of the old ones; they are deleted where it is stopped.
create table recovery_locks (
    recovery blob not null references recoveries (id),
    kind text not null check (kind in ('password', 'recovery-code')),
    salt blob not null,
    memory bigint,
    passes bigint,
    locked blob not null,
    primary key (recovery, kind)
);

-- How many hours must pass between asking and finishing; empty for the usual.
alter table practice add column recovery_wait_hours bigint;

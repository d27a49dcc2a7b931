-- Who saw what: one entry for each deed with something of a person's, chained.

-- Who did what with whose, when: all sealed by the server and padded to one length, as it would tell a
-- thief of the database who was with whom and when. So the id has no time in it either. An entry is
-- written in the transaction of its deed and waits; `waiting` is its turn, which is when it was written,
-- in microseconds, only until it is chained. Then it has a number, counted up from 1 without gaps, and a
-- keyed hash over the hash of the entry before it and all its own columns. `actor`, `about` and `day` are
-- keyed hashes to find entries by. No foreign keys: what was done stays on record when its people are
-- gone.
create table audit_entries (
    id blob primary key,
    sealed blob not null,
    waiting bigint,
    number bigint unique,
    actor blob,
    about blob,
    day blob,
    hash blob
);
create index audit_entries_waiting on audit_entries (waiting) where waiting is not null;
create index audit_entries_by_actor on audit_entries (actor, number);
create index audit_entries_by_about on audit_entries (about, number);
create index audit_entries_by_day on audit_entries (day, number);

-- The newest chained entry: its number and hash. One row; whoever chains holds it, so the chain never
-- forks.
create table audit_head (
    id bigint primary key,
    number bigint not null,
    hash blob
);
insert into audit_head (id, number) values (1, 0);

-- What was noted in the last quarter of an hour and need not be noted again: a keyed hash of who did
-- what with what, and when. Swept.
create table audit_visits (
    tag blob primary key,
    at bigint not null
);

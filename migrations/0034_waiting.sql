-- The waiting list: who waits, who was offered whom, and what the practice set for it.

-- One client who waits, from when to when. `number` is what an administrator sees in place of a name. `sealed`
-- by the server, of one length: how soon they should be seen, as the practice judged it. In the clear: whose,
-- times, and how it ended, as pairings have it.
create table waiting_entries (
    id blob primary key,
    number bigint not null unique,
    client blob not null references accounts (id),
    since bigint not null,
    until bigint,
    ended text check (ended in ('matched', 'left')),
    sealed blob not null
);
create unique index one_open_entry on waiting_entries (client) where until is null;

-- A place with a therapist held for a client until they answer. While it is `out`, the place counts as taken.
create table waiting_offers (
    id blob primary key,
    entry blob not null references waiting_entries (id),
    client blob not null references accounts (id),
    therapist blob not null references accounts (id),
    state text not null check (state in ('out', 'taken', 'declined', 'expired', 'withdrawn')),
    made_at bigint not null,
    until bigint not null,
    decided_at bigint
);
create index offers_by_client on waiting_offers (client, state);
create index offers_by_therapist on waiting_offers (therapist, state);
-- Nobody is offered the same therapist twice at a time.
create unique index one_offer_of_each on waiting_offers (client, therapist) where state = 'out';

-- What the practice set (`sealed` by the server; nothing while it set nothing), and the last number given.
create table waiting_rules (
    id bigint primary key,
    last_number bigint not null,
    sealed blob
);
insert into waiting_rules (id, last_number) values (1, 0);

-- The newest proposal of who could be offered whom. `sealed` by the server once it is made: ids, numbers and how
-- well each fits. `done` of `total` says how far the making is; `beat_at`, when it last went on.
create table waiting_proposals (
    id blob primary key,
    made_at bigint not null,
    beat_at bigint not null,
    done bigint not null,
    total bigint not null,
    sealed blob
);

-- Why an offer was not taken, or a therapist changed: one word of a short list and the week, sealed by the
-- server in one length. Nothing says whose it was, and it is counted only.
create table match_reasons (
    id blob primary key,
    sealed blob not null
);

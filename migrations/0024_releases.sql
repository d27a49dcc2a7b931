-- What leaves a couple's joint space for somebody else: it takes both of them.

-- A release somebody asked for: a copy of the joint space, or a report of the therapist's. Sealed in the space:
-- for whom, what for, what it is to hold, and the words of a report. `generation` is of the key it is sealed
-- under, `at_generation` the newest one then: anybody coming or going ends what waits. In the clear: whose,
-- and when it was asked for, taken back, made.
create table releases (
    id blob primary key,
    space blob not null references spaces (id),
    asker blob not null references accounts (id),
    at_generation bigint not null,
    generation bigint not null,
    sealed blob not null,
    asked_at bigint not null,
    taken_back_at bigint,
    made_at bigint
);
create index releases_of_space on releases (space, asked_at);

-- What each of the two says to it, sealed by the server in one length. A row each is there from the asking
-- on, so that nobody can tell a no from silence by it.
create table release_answers (
    release blob not null references releases (id),
    client blob not null references accounts (id),
    sealed blob not null,
    primary key (release, client)
);

-- A copy is of something from now on: `subject` is its owner's id for a copy of everything, or the id of the
-- release it is of. One of each at a time.
create table exports_anew (
    id blob primary key,
    account blob not null references accounts (id),
    subject blob not null,
    wrapped blob not null,
    asked_at bigint not null,
    beat_at bigint not null,
    done bigint not null,
    total bigint not null,
    ready_at bigint,
    chunks bigint,
    bytes bigint,
    file text not null,
    unique (account, subject)
);
insert into exports_anew
    select id, account, account, wrapped, asked_at, beat_at, done, total, ready_at, chunks, bytes, file
    from exports;
drop table exports;
alter table exports_anew rename to exports;

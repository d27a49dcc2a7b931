-- Live sessions: what a client says at the door, who was there, how it was, and a therapist's own note.

-- What a client confirms before a session: where they are, an address for an emergency, whether they
-- can speak freely, and that they agree to the form of the session. Sealed in their private space:
-- their therapist reads it, their partner does not. When it was said is inside.
create table arrivals (
    appointment blob not null references appointments (id) on delete cascade,
    account blob not null references accounts (id) on delete cascade,
    space blob not null references spaces (id),
    generation bigint not null,
    sealed blob not null,
    primary key (appointment, account)
);

-- Who was in a session and when: one row a person, sealed by the server like the appointment's time,
-- which it would otherwise give away. Written while nobody may be signed in (a connection that is lost).
create table attendances (
    appointment blob not null references appointments (id) on delete cascade,
    account blob not null references accounts (id) on delete cascade,
    sealed blob not null,
    primary key (appointment, account)
);

-- How a session was for a client, sealed in their private space.
create table session_feedback (
    appointment blob not null references appointments (id) on delete cascade,
    account blob not null references accounts (id) on delete cascade,
    space blob not null references spaces (id),
    generation bigint not null,
    sealed blob not null,
    primary key (appointment, account)
);

-- A therapist's own note on a session (a psychotherapy note, not part of the record), sealed in their
-- own space of notes, where nobody else sits.
create table own_notes (
    appointment blob not null references appointments (id) on delete cascade,
    account blob not null references accounts (id) on delete cascade,
    space blob not null references spaces (id),
    generation bigint not null,
    sealed blob not null,
    primary key (appointment, account)
);

-- The telephone number the practice gives for sessions that fail, sealed by the server.
alter table practice add column phone blob;

-- Whom a therapist brings into one session, without an account: a co-therapist or an interpreter. The
-- link's secret is a keyed hash. All else (name, as what they come, when they were asked, agreed, were
-- taken back and were in) is sealed by the server, like the appointment's time, which it would otherwise
-- give away; so the id has no time in it either.
create table session_guests (
    id blob primary key,
    appointment blob not null references appointments (id) on delete cascade,
    tag blob not null unique,
    sealed blob not null
);
create index session_guests_by_appointment on session_guests (appointment);

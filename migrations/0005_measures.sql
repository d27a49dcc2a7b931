-- Measures in care: what a practice asks, whom and how often, what was answered, what was shared.

-- A measure as this practice uses it: a FHIR questionnaire and its scoring key. Nothing about a person.
-- Every version stays, so that an answer is always scored by the key it was given under.
create table measures (
    id blob primary key,
    -- The scoring key's short name; versions of a name count up from 1.
    name text not null,
    version bigint not null,
    questionnaire text not null,
    scoring_key text not null,
    -- Who brought it in; null where it came with the service or by the command line.
    added_by blob references accounts (id),
    added_at bigint not null,
    unique (name, version)
);

-- What a therapist asks a client to answer. Which measure and how often is sealed by the server, which
-- must remind of it while nobody is signed in.
create table measure_assignments (
    id blob primary key,
    space blob not null references spaces (id),
    client blob not null references accounts (id),
    therapist blob not null references accounts (id),
    sealed blob not null,
    created_at bigint not null,
    ended_at bigint
);
create index measure_assignments_by_client on measure_assignments (client, ended_at);

-- Answers, sealed in the private space of whoever gave them, with the version of the measure. `measure`
-- is a keyed hash of its name in that space: it finds a course of answers, and tells a thief of the
-- database neither which measure it is nor who else answers it. `appointment` is the session that
-- feedback is about. Until it is finished a response is written again with each answer.
create table measure_responses (
    id blob primary key,
    space blob not null references spaces (id),
    author blob not null references accounts (id),
    measure blob not null,
    appointment blob references appointments (id) on delete cascade,
    generation bigint not null,
    sealed blob not null,
    began_at bigint not null,
    finished_at bigint
);
create index measure_responses_by_measure on measure_responses (space, measure, finished_at);
create unique index measure_responses_one_open on measure_responses (space, measure, author)
    where finished_at is null and appointment is null;
create unique index measure_responses_one_a_session on measure_responses (appointment, author)
    where appointment is not null;

-- What a therapist is to see at once, sealed in the private space of the client it is about.
create table measure_alerts (
    id blob primary key,
    space blob not null references spaces (id),
    client blob not null references accounts (id),
    generation bigint not null,
    sealed blob not null,
    created_at bigint not null,
    seen_at bigint
);
create index measure_alerts_by_space on measure_alerts (space, seen_at);

-- Scores that a partner shows the other, sealed in their joint space. Taking it back deletes the row.
create table measure_shares (
    space blob not null references spaces (id),
    author blob not null references accounts (id),
    measure blob not null,
    generation bigint not null,
    sealed blob not null,
    shared_at bigint not null,
    primary key (space, author, measure)
);

-- Feedback after a session is a measure now; the two ratings kept before are not brought along: no
-- version that was given out had them.
drop table session_feedback;

-- Track records: how cases ended that agreed to it, counted for their therapist.

-- What the practice set, sealed by the server: which score is counted; empty: no track records.
alter table practice add column track_record blob;

-- In which of the things people come for a therapist's record is clearly above what is usual here: ids and slugs,
-- sealed by the server, since lists are made with nobody signed in. Made anew with each count.
alter table practice add column strengths blob;

-- A client's yes or no to their first and last score being counted once their work with a therapist has ended.
-- Sealed by the server, one length: that there is a row says only that they once answered.
create table outcome_choices (
    client blob primary key references accounts (id),
    sealed blob not null
);

-- A case that ended. `sealed` by the server, one length: of which score, what the client came for, how it began and
-- how it ended, in steps of 5 of 100. Nothing says whose it is or when it ended; the id tells no time. In the
-- clear: with which therapist, so that it goes with them.
create table outcome_cases (
    id blob primary key,
    therapist blob not null references accounts (id),
    sealed blob not null
);
create index outcome_cases_by_therapist on outcome_cases (therapist);

-- Whether a piece of work that ended was looked at for a count (1), counted or not: so that none is counted twice,
-- and what is marked says nothing of who agreed.
alter table pairings add column outcome_seen bigint;

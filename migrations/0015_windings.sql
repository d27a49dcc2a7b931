-- Two who parted and had the same therapist: the work of each with that therapist winds down.

-- The work of `client`, who was with `other`: it ends by itself at `until` (milliseconds since 1970), unless
-- all three agree that it goes on. `sealed` (by the server): whether the client asked for that, and what the
-- other and the therapist said. Nobody is shown what another said. `ended_at`: when it ended; the row stays,
-- so that the client does not choose this therapist again past the agreement of all three.
create table windings (
    pairing blob primary key references pairings (id),
    client blob not null references accounts (id),
    other blob not null references accounts (id),
    therapist blob not null references accounts (id),
    until bigint not null,
    ended_at bigint,
    sealed blob not null
);
create index windings_by_client on windings (client);
create index windings_by_other on windings (other);

-- From when on nothing can be booked in a space, because the work there ends then; empty: no such time.
alter table spaces add column ends_at bigint;

-- For how many days such work goes on, as the practice sets it; empty: the usual number.
alter table practice add column winding_days bigint;

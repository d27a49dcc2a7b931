-- When therapists are away, and who stands in for them.

-- `sealed` by the server, of one length: from which day to which, who was asked to stand in, and what they
-- answered. Hours are closed and clients are told with nobody signed in.
create table leaves (
    id blob primary key,
    therapist blob not null references accounts (id),
    sealed blob not null
);
create index leaves_by_therapist on leaves (therapist);

-- Who of a couple agreed that whoever stands in comes into the joint space. It opens nothing until both did.
create table cover_agreements (
    leave blob not null references leaves (id),
    space blob not null references spaces (id),
    client blob not null references accounts (id),
    primary key (leave, space, client)
);

-- 1: whoever has this seat stands in for the therapist of the space, for a time.
alter table seats add column covers bigint;

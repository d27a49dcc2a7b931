-- One of a couple goes on alone, and says what the other is told of it, and when.

-- Who went on alone while the other does not know it yet: to them it is as if the joint work were paused.
-- Empty again once they know, or go on alone too.
alter table episodes add column absent blob references accounts (id);

-- That somebody went on alone. `sealed` (by the server, which tells it with nobody signed in): when, what
-- the other is told and when, and the leaver's matching profile and therapist as they were then, so that
-- nothing the leaver does next shows in the other's pages. `told_at`: when the other was told, or when it
-- was settled that they are not; empty until then. The row goes when the other goes on alone too, or the
-- two come back together.
create table partings (
    id blob primary key,
    episode blob not null references episodes (id),
    leaver blob not null references accounts (id),
    stayer blob not null references accounts (id),
    sealed blob not null,
    told_at bigint
);
create index partings_by_episode on partings (episode);
create index partings_by_leaver on partings (leaver);

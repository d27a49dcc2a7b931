-- A safety plan: what a client and their therapist wrote for when a crisis comes near.

-- One for each private space, the newest version of it. Sealed in the space: the words, who wrote each part
-- and when. In the clear: which version (so that two who write at once do not overwrite each other), who
-- wrote last (the seal is bound to it), under which generation of the space's key, and when.
create table safety_plans (
    space blob primary key references spaces (id),
    version bigint not null,
    author blob not null,
    generation bigint not null,
    sealed blob not null,
    written_at bigint not null
);

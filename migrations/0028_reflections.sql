-- What clients write while they do exercises at home.

-- What was written in one exercise, sealed in `space` with which exercise it was and whether it is done: in its
-- author's own notes, where they sit alone, until they show it to their therapist; then in their private space.
-- Taken back, it is sealed in their own notes again. In the clear: whose, when it was begun, when it was shown.
create table reflections (
    id blob primary key,
    space blob not null references spaces (id),
    author blob not null references accounts (id),
    generation bigint not null,
    sealed blob not null,
    began_at bigint not null,
    shared_at bigint
);
create index reflections_of_space on reflections (space, began_at);

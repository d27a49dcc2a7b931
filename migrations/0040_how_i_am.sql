-- How I am: what clients write down of a day in half a minute, for themselves.

-- A day, sealed in its writer's own notes: the day, a step of mood, closeness and conflict, a line for oneself,
-- what of it is for whom. In the clear: whose, and when it was written, by which a reminder knows that none is
-- needed.
create table how_i_am_days (
    id blob primary key,
    space blob not null references spaces (id),
    author blob not null references accounts (id),
    generation bigint not null,
    sealed blob not null,
    written_at bigint not null
);
create index how_i_am_days_of_author on how_i_am_days (author, id);

-- How somebody wants it. `choice`, sealed in their own notes: what they show to whom. `rhythm`, sealed by the
-- server, which must remind while nobody is signed in: how often and at what time of day, and how many reminders
-- went by. In the clear: when to look next whether to remind; null for never.
create table how_i_am_choices (
    account blob primary key references accounts (id),
    space blob not null references spaces (id),
    generation bigint not null,
    choice blob not null,
    rhythm blob not null,
    remind_at bigint
);
create index how_i_am_reminders on how_i_am_choices (remind_at);

-- What somebody shows: to their partner, sealed in the joint space, a step for each week that is over; to their
-- therapist, sealed in their private space, days. Made anew when its writer writes. In the clear: whose, and since
-- when. It is deleted when it is taken back.
create table how_i_am_shares (
    space blob not null references spaces (id),
    author blob not null references accounts (id),
    generation bigint not null,
    sealed blob not null,
    shared_at bigint not null,
    primary key (space, author)
);

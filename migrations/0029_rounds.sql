-- Exercises that two people do together, each on their own device.

-- A round of one exercise in a couple's joint space, sealed there: which exercise, who goes first, at which step
-- they are and since when, what each wrote. `version` counts every change up, so that an open page knows when to
-- look again. In the clear besides: where, when it was begun, when it ended. One at a time is not ended.
create table exercise_rounds (
    id blob primary key,
    space blob not null references spaces (id),
    generation bigint not null,
    sealed blob not null,
    version bigint not null,
    began_at bigint not null,
    ended_at bigint
);
create index exercise_rounds_of_space on exercise_rounds (space, began_at);

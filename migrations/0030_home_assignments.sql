-- What therapists give people to do at home.

-- An exercise or an article, in the client's private space, or in the joint space for the two together (then
-- `client` is empty). Sealed in the space: what it is, and why. `planned` (by the server, which must remind of it
-- while nobody is signed in): the day it is meant for, and who was reminded. `answer`, sealed in the space too:
-- done, skipped or too hard. In the clear: where, whose, by whom, when it was given, ended, answered and by whom.
create table home_assignments (
    id blob primary key,
    space blob not null references spaces (id),
    client blob references accounts (id),
    therapist blob not null references accounts (id),
    generation bigint not null,
    sealed blob not null,
    planned blob not null,
    created_at bigint not null,
    ended_at bigint,
    answer_generation bigint,
    answer blob,
    answered_at bigint,
    answered_by blob
);
create index home_assignments_of_space on home_assignments (space, created_at);

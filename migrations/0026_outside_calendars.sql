-- Therapists' calendars elsewhere, of which only busy times are read.

-- `sealed` by the server, its length rounded up: the address, the user and the password there, whether it is
-- read, when it last was, and what went wrong. It is read with nobody signed in. `spans` is sealed the same
-- way: when its owner is busy, nothing of who or what. `due_at`: when it is read next; null while it is not.
create table outside_calendars (
    id blob primary key,
    therapist blob not null references accounts (id),
    sealed blob not null,
    spans blob not null,
    due_at bigint
);
create index outside_calendars_by_therapist on outside_calendars (therapist);
create index outside_calendars_due on outside_calendars (due_at);

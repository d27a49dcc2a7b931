-- One of a couple pauses the joint work by themselves: the joint space is closed for writing for as long
-- as anybody in it has paused it.

-- Who has, each by themselves: only they go on again. In the clear, as who sits where is.
create table pauses (
    space blob not null references spaces (id),
    account blob not null references accounts (id),
    since bigint not null,
    primary key (space, account)
);

-- By how many a space is paused now. Kept on its own row, so that whoever writes and whoever pauses wait
-- for each other.
alter table spaces add column paused_by bigint not null default 0;

-- A client's journal.

-- A page, sealed in `space` with its title, text and day: in its writer's own notes, where they sit alone, until
-- they show it to their therapist; then in their private space. Taken back, it is sealed in their own notes
-- again. In the clear: whose, when it was written, changed and shown. `changed_at` is read by whoever reads the
-- page: a page that is changed after it was shown says so.
create table journal_pages (
    id blob primary key,
    space blob not null references spaces (id),
    author blob not null references accounts (id),
    generation bigint not null,
    sealed blob not null,
    written_at bigint not null,
    changed_at bigint,
    shared_at bigint
);
create index journal_pages_of_author on journal_pages (author, id);
create index journal_pages_of_space on journal_pages (space, shared_at);

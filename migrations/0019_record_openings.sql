-- That a kept record was taken out, for the holder of the recovery key to open.
--
-- A row for each time, written before anything is taken out: administrators see them, and get a mail.
-- `details` is sealed by the server: who took it, and why. `erasure` says whose record it was; none where it
-- was the list of whose records are kept. The row goes with the record, for the reason may name somebody;
-- that it was taken stays in the log.
create table record_openings (
    id blob primary key,
    erasure blob references erasures (id),
    details blob not null,
    taken_at bigint not null
);
create index record_openings_by_erasure on record_openings (erasure);

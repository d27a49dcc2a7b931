-- Who ended the work of a client and a therapist, either of the two: a client whose therapist ended it is
-- told so. Nothing is sealed in it; empty for what ended before this was kept.
alter table pairings add column ended_by blob references accounts (id);

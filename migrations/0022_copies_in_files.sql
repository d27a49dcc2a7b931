-- Copies people take of everything are kept where the files they send are, no longer in the database: one
-- file a copy, its pieces one after the other, each sealed for its place as before. `file` is its random
-- name. It is named from when the copy is asked for, so that nothing unnamed is swept away while it is made.
--
-- Copies made before are deleted: each lasts a week at most, and can be made again.
delete from export_chunks;
delete from exports;
drop table export_chunks;
alter table exports add column file text not null default '';

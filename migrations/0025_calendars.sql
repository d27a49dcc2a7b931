-- What a practice sets for all calendars, and how an appointment is held.

-- Sealed by the server, as everyone who books reads it: the lengths of sessions, the days the practice is
-- closed, its places. Empty: nothing was set.
alter table practice add column calendar blob;

-- Sealed by the server, of one length, for every appointment from now on: where it is, and of which series
-- it is one. So a place and a series look like none.
alter table appointments add column details blob;

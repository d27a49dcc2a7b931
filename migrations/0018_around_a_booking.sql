-- What a practice says of moving and cancelling, and what is marked of an appointment.

-- Until how many hours before an appointment it is moved or cancelled without a question, if the practice
-- says so; empty: the usual number. `change_note` (sealed by the server): what the practice says of later.
alter table practice add column change_hours bigint;
alter table practice add column change_note blob;

-- Sealed by the server, of one length, for every appointment from now on: whether it was moved or cancelled
-- late, by the rule of that moment, and which clients did not come, as the therapist noted it.
alter table appointments add column marks blob;

-- For how many days the two who were in a joint space can read it after it is closed for good, if the
-- practice sets a limit; empty: for as long as it is kept.
alter table practice add column joint_reading_days bigint;

-- Until when somebody may read, in milliseconds since 1970, and when that ended: their keys are destroyed
-- then, and the row stays for the name beside what they wrote. Never set for a therapist, whose record it is.
alter table seats add column reads_until bigint;
alter table seats add column gone_at bigint;

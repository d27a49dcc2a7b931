-- Erasing a person: asked for, called off, carried out; what the law has kept, until when; certificates.

-- What the practice decided (days to think it over, years to keep a clinical record, the rule it rests on,
-- who keeps it), sealed by the server; empty while nothing is decided.
alter table practice add column erasure blob;

-- When the account was emptied. The row stays, since what others keep names it by its id; there is no name,
-- address or key in it any more.
alter table accounts add column erased_at bigint;

-- One time a person asked to be erased. Nothing may be done before `due_at`, nor once it was called off.
-- `details` (the practice's decisions as they were told, and in the end which spaces are kept) is sealed by
-- the server. From `begun_at` on it cannot be called off; at `done_at` the person's keys and all that is
-- not kept are gone; `cleaned_at` is when the bytes of it were gone from the database's files as well.
-- `keep_until` is the day the kept record is destroyed, empty where nothing is kept; `ended_at` when it was.
-- The rows stay as proof. `account` is no foreign key: they outlive everything.
create table erasures (
    id blob primary key,
    account blob not null,
    details blob not null,
    asked_at bigint not null,
    due_at bigint not null,
    called_off_at bigint,
    begun_at bigint,
    done_at bigint,
    cleaned_at bigint,
    keep_until bigint,
    ended_at bigint
);
create index erasures_by_account on erasures (account);
-- One at a time.
create unique index one_open_erasure on erasures (account)
    where called_off_at is null and done_at is null;

-- What was signed of it: one when the person was erased, one when the kept record was. `certificate` is
-- sealed by the server. `link_tag` is the keyed hash of the link in the last mail, good until `link_until`.
create table certificates (
    id blob primary key,
    erasure blob not null references erasures (id),
    certificate blob not null,
    made_at bigint not null,
    link_tag blob unique,
    link_until bigint
);
create index certificates_by_erasure on certificates (erasure);

-- Whose a kept record is: name and address, sealed under a key of its own that is wrapped to the practice's
-- recovery key alone. Without it the holder of that key could not find a record that the law asks for.
create table record_heads (
    account blob primary key,
    wrapped blob not null,
    sealed blob not null
);

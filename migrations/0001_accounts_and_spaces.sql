-- The practice, the people who sign in, and the spaces they write in.
--
-- Everything a person typed is sealed: under the server's key where the server must act with nobody
-- signed in (names, addresses), under a space's key otherwise. What stays readable in these tables is
-- ids, roles, states and times in milliseconds since 1970 (UTC).

-- One row. `recovery_key` is the public half of the practice's recovery key; the private half was shown
-- once, at set-up, and is kept offline. `set_up_tag` is the keyed hash of the one-time set-up link.
create table practice (
    id bigint primary key check (id = 1),
    set_up_tag blob,
    set_up_at bigint,
    name blob,
    recovery_key blob
);

-- `email_tag` is a keyed hash to find an account by; `email` and `about` (name, time zone) are
-- sealed by the server.
create table accounts (
    id blob primary key,
    role text not null check (role in ('administrator', 'therapist', 'client')),
    email_tag blob not null unique,
    email blob not null,
    about blob not null,
    public_key blob not null,
    created_at bigint not null
);

-- An account's private key, locked once by each thing that opens it. There is no other check of a
-- password: the right one opens its lock.
create table account_locks (
    account blob not null references accounts (id) on delete cascade,
    kind text not null check (kind in ('password', 'recovery-code')),
    salt blob not null,
    memory bigint,
    passes bigint,
    locked blob not null,
    primary key (account, kind)
);

-- Someone signed in on one device. `tag` is the keyed hash of the secret that only the cookie holds;
-- `locked` is the account's private key under that same secret.
create table sign_ins (
    tag blob primary key,
    account blob not null references accounts (id) on delete cascade,
    locked blob not null,
    created_at bigint not null,
    expires_at bigint not null
);
create index sign_ins_by_account on sign_ins (account);

-- Failed attempts in a window of time, by keyed hash of an e-mail address or a network address: whether
-- an account exists cannot be told from them.
create table attempts (
    tag blob primary key,
    failed bigint not null,
    since bigint not null
);

-- A place people write in: private (one client and their therapist), joint (both partners and the
-- therapist), notes (a therapist's own). `generation` counts its keys: a new one is made whenever
-- someone joins or leaves. Content rows name the generation they were sealed under.
create table spaces (
    id blob primary key,
    kind text not null check (kind in ('private', 'joint', 'notes')),
    generation bigint not null,
    created_at bigint not null,
    closed_at bigint
);

-- Who is, or was, in a space: from one generation until another (empty: still in it). Leaving and
-- coming back are two seats. Who may read or write is computed from these rows and nothing else.
create table seats (
    space blob not null references spaces (id),
    account blob not null references accounts (id),
    role text not null check (role in ('client', 'therapist')),
    first_generation bigint not null,
    last_generation bigint,
    since bigint not null,
    until bigint,
    primary key (space, account, first_generation)
);
create index seats_by_account on seats (account);
-- Nobody sits twice in one space at a time, whatever two requests at once may try.
create unique index one_open_seat on seats (space, account) where last_generation is null;

-- A generation's key, wrapped to one member.
create table space_keys (
    space blob not null references spaces (id),
    generation bigint not null,
    account blob not null references accounts (id),
    wrapped blob not null,
    primary key (space, generation, account)
);

-- The same, wrapped to the practice's recovery key.
create table space_recovery_keys (
    space blob not null references spaces (id),
    generation bigint not null,
    wrapped blob not null,
    primary key (space, generation)
);

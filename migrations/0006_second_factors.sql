-- What a stolen password does not open: second steps of sign-in, passkeys, and what is known of each
-- signed-in browser.

-- `stage` is `second` while the password was right and the second step is still to come; such a sign-in
-- opens no page but that step. `proved_at` is when the password, a passkey or a code was last given in this
-- sign-in. `used_at` is when it was last used, to some ten minutes. `device` says in rough words what kind
-- of browser it is, and on what, sealed by the server.
alter table sign_ins add column stage text not null default 'in' check (stage in ('second', 'in'));
alter table sign_ins add column proved_at bigint;
alter table sign_ins add column used_at bigint;
alter table sign_ins add column device blob;

-- When the recovery code was used, until the person has read that it was.
alter table accounts add column recovered_at bigint;

-- An app that shows codes (TOTP, RFC 6238). It is in here only once one of its codes was given. `secret`
-- is sealed by the server, which must check codes with nobody signed in. `last_step` is the thirty seconds
-- of the newest code that was taken: no code is taken twice.
create table code_apps (
    account blob primary key references accounts (id) on delete cascade,
    secret blob not null,
    since bigint not null,
    last_step bigint not null
);

-- A passkey (WebAuthn). `tag` is the keyed hash of its id, to find it by; `about` (its id, its public key,
-- the name its owner gave it) is sealed by the server. `counter` is what the device last counted; one that
-- counts backwards is a copy. `locked` is the account's private key under what the passkey alone can
-- compute (its PRF output); empty where it cannot, and then it is a second step only.
create table passkeys (
    tag blob primary key,
    account blob not null references accounts (id) on delete cascade,
    about blob not null,
    counter bigint not null,
    locked blob,
    since bigint not null,
    used_at bigint
);
create index passkeys_by_account on passkeys (account);

-- What a browser was asked to sign with a passkey: answered once, soon, by that browser. `tag` is the keyed
-- hash of what was asked, `holder` that of the secret in the cookie of the browser that was asked.
create table challenges (
    tag blob primary key,
    purpose text not null check (purpose in ('add', 'confirm', 'second', 'sign-in')),
    holder blob not null,
    expires_at bigint not null
);

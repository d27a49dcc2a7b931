-- What clients agree to: texts in their versions, and who signed which.

-- A text of the practice. Nothing about a person. Every version stays, so that one can always read what
-- was signed.
create table consent_texts (
    name text not null,
    version bigint not null,
    wording text not null,
    added_at bigint not null,
    primary key (name, version)
);

-- That a client signed, sealed in their private space: which text and version, and the name they typed.
create table consents (
    id blob primary key,
    space blob not null references spaces (id),
    account blob not null references accounts (id),
    generation bigint not null,
    sealed blob not null,
    signed_at bigint not null,
    withdrawn_at bigint
);
create index consents_by_account on consents (account, signed_at);

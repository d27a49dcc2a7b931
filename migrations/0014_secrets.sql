-- What a therapist does with what one partner of a couple tells them alone, each time they say it anew.
-- Sealed by the server: what they say of it, and when.
create table secrets_policies (
    therapist blob not null references accounts (id),
    version bigint not null,
    sealed blob not null,
    primary key (therapist, version)
);

-- That a client of a couple agreed to it, in which episode. Sealed by the server: when.
create table secrets_agreements (
    episode blob not null references episodes (id),
    client blob not null references accounts (id),
    therapist blob not null references accounts (id),
    version bigint not null,
    sealed blob not null,
    primary key (episode, client, therapist, version)
);

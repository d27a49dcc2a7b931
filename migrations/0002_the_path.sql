-- Therapists and their licences, the questionnaire, couples and individuals, pairings, messages,
-- appointments, and the work to be done later.

-- `profile` is sealed by the server: the matching reads it with nobody signed in.
create table therapists (
    account blob primary key references accounts (id) on delete cascade,
    profile blob not null
);

create table therapist_invitations (
    id blob primary key,
    tag blob not null unique,
    email blob not null,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint,
    revoked_at bigint
);

-- `details` (type, number, jurisdiction, expiry, NPI) and `vetting` (when, by whom, where checked, why
-- refused) are sealed by the server.
create table licences (
    id blob primary key,
    therapist blob not null references accounts (id) on delete cascade,
    details blob not null,
    state text not null check (state in ('waiting', 'verified', 'refused')),
    vetting blob,
    created_at bigint not null
);
create index licences_by_therapist on licences (therapist);

-- A questionnaire begun without an account: locked under the secret that only the cookie holds.
create table drafts (
    tag blob primary key,
    locked blob not null,
    expires_at bigint not null
);

-- What the matching needs of a client, sealed by the server.
create table matching_profiles (
    account blob primary key references accounts (id) on delete cascade,
    profile blob not null
);

-- Answers to a questionnaire, sealed in a space. `read_at`: when the therapist opened them.
create table responses (
    id blob primary key,
    space blob not null references spaces (id),
    generation bigint not null,
    questionnaire text not null,
    author blob not null references accounts (id),
    sealed blob not null,
    created_at bigint not null,
    read_at bigint
);
create index responses_by_space on responses (space, questionnaire, created_at);

create table episodes (
    id blob primary key,
    form text not null check (form in ('couple', 'individual')),
    joint_space blob references spaces (id),
    created_at bigint not null
);

-- `private_space` goes with the client from episode to episode. `consented_at`: when they agreed to
-- the joint space.
create table episode_clients (
    episode blob not null references episodes (id),
    account blob not null references accounts (id),
    private_space blob not null references spaces (id),
    since bigint not null,
    until bigint,
    consented_at bigint,
    primary key (episode, account)
);
create index episode_clients_by_account on episode_clients (account);
create unique index one_open_episode on episode_clients (account) where until is null;

create table partner_invitations (
    id blob primary key,
    episode blob not null references episodes (id),
    inviter blob not null references accounts (id),
    tag blob not null unique,
    email blob,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint,
    revoked_at bigint
);
create index partner_invitations_by_episode on partner_invitations (episode);

create table pairings (
    id blob primary key,
    client blob not null references accounts (id),
    therapist blob not null references accounts (id),
    state text not null check (state in ('chosen', 'accepted', 'declined', 'withdrawn', 'ended')),
    chosen_at bigint not null,
    decided_at bigint,
    ended_at bigint
);
create index pairings_by_therapist on pairings (therapist, state);
create index pairings_by_client on pairings (client);
create unique index one_open_pairing on pairings (client) where state in ('chosen', 'accepted');

-- Keys of a client's private space, wrapped to a therapist who was chosen and has not answered yet.
create table space_offers (
    pairing blob not null references pairings (id) on delete cascade,
    space blob not null references spaces (id),
    generation bigint not null,
    account blob not null references accounts (id),
    wrapped blob not null,
    primary key (pairing, generation)
);

-- Messages count up within their space, without gaps in what is acknowledged. The client makes `id`:
-- sending it again is the same message.
create table message_counts (
    space blob primary key references spaces (id),
    last bigint not null
);
create table messages (
    space blob not null references spaces (id),
    number bigint not null,
    id blob not null,
    author blob not null references accounts (id),
    generation bigint not null,
    sealed blob not null,
    created_at bigint not null,
    primary key (space, number)
);
create unique index message_ids on messages (space, author, id);

create table message_reads (
    space blob not null references spaces (id),
    account blob not null references accounts (id),
    last bigint not null,
    primary key (space, account)
);

-- `times` (start and end) is sealed by the server. `week` is a keyed hash of the week it is in.
create table appointments (
    id blob primary key,
    space blob not null references spaces (id),
    therapist blob not null references accounts (id),
    booked_by blob not null references accounts (id),
    times blob not null,
    week blob not null,
    state text not null check (state in ('booked', 'cancelled')),
    revision bigint not null,
    created_at bigint not null
);
create index appointments_by_space on appointments (space);
create index appointments_by_week on appointments (therapist, week);

-- One row for each quarter of an hour a therapist is booked, as a keyed hash: two bookings cannot both
-- have it.
create table appointment_cells (
    cell blob primary key,
    appointment blob not null references appointments (id) on delete cascade
);
create index appointment_cells_by_appointment on appointment_cells (appointment);

-- The private calendar feed of an account, found by a keyed hash of its address.
create table calendar_feeds (
    account blob primary key references accounts (id) on delete cascade,
    tag blob not null unique
);

-- Work to be done later, and until it is done. `payload` is sealed by the server. `subject` lets the
-- room that planned it take it back.
create table jobs (
    id blob primary key,
    kind text not null,
    subject blob,
    payload blob not null,
    due_at bigint not null,
    tries bigint not null,
    created_at bigint not null
);
create index jobs_by_due on jobs (due_at);
create index jobs_by_subject on jobs (subject);

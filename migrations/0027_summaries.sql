-- What a therapist whose work with a client ended writes for the client and for whoever comes next.

-- Whether the last generation that this seat reads is set apart (1): between the end of the work and what comes
-- after it. Nothing but a summary is ever sealed under it, and of later therapists only they read it to whom the
-- client passes it on, whatever else of the past they read.
alter table seats add column sets_apart bigint;

-- A summary that a client asked a therapist for. In the clear: of which private space, the generation it is
-- sealed under, who writes it, when it was asked for and written. Sealed in the space: the words. Sealed by the
-- server, in one length: whether it is passed on to the next therapist, and whether the therapist said no.
create table summaries (
    id blob primary key,
    space blob not null references spaces (id),
    generation bigint not null,
    author blob not null references accounts (id),
    asked_at bigint not null,
    written_at bigint,
    sealed blob,
    standing blob not null,
    unique (space, generation)
);
create index summaries_of_author on summaries (author, asked_at);

-- What its author wrote so far, sealed in their own notes: nobody else reads it. It goes when the summary is
-- given, declined or overdue.
create table summary_drafts (
    summary blob primary key references summaries (id),
    notes blob not null references spaces (id),
    generation bigint not null,
    sealed blob not null
);

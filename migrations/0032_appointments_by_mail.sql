-- Appointments by mail, as invitations for one's own calendar.

-- Who wants them. No row: no.
create table mail_invitations (
    account blob primary key references accounts (id)
);

-- Who was sent one, of which appointment. `tag`: keyed hash of the name it has in that mail, which only whoever
-- got it knows. `sealed` by the server, of one length: what they answered, and when. An answer comes with
-- nobody signed in.
create table invitation_answers (
    appointment blob not null references appointments (id),
    account blob not null references accounts (id),
    tag blob not null unique,
    sealed blob not null,
    primary key (appointment, account)
);

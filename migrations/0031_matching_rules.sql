-- What a practice decides on matching, and who asked not to be brought together with whom.

-- Sealed by the server: the least age, whether a therapist who sees one partner alone may be suggested to the
-- other, what is done for couples where there may be violence, and the weights of wishes; empty: the usual.
alter table practice add column matching blob;

-- Whom somebody does not want to be suggested to them, or to be suggested to: a list of accounts, sealed by
-- the server (which makes the lists with nobody else signed in) and of one length for ordinary lists. A client
-- has therapists in it, a therapist has clients. It is read by its owner alone; that there is a row says only
-- that they once named somebody.
create table exclusions (
    account blob primary key references accounts (id),
    sealed blob not null
);

-- Whether the client who chose was there for themselves ('individual') or as one of a couple ('couple'), then;
-- empty for choices of before. So it is known later which therapist has been seeing somebody alone.
alter table pairings add column form text;

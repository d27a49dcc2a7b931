-- Which therapists the practice decided not to bring together with a client: a list of accounts, each with a word of
-- a short list and a day, sealed by the server (which makes the lists with nobody else signed in) and of one length
-- for ordinary lists. Read by administrators alone; that there is a row says only that something was once decided.
create table kept_apart (
    client blob primary key references accounts (id),
    sealed blob not null
);

-- Who wants to be told when an earlier time opens up: one row a space, asked by a client of it, for everyone in
-- it. `sealed` by the server, of one length: with which therapist, until when, which times became free, and
-- when who was told. It acts with nobody signed in: when somebody else cancels.
create table opening_wishes (
    space blob primary key references spaces (id),
    sealed blob not null
);

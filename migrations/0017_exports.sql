-- Copies people take of everything they may read.

-- A copy, one a person: asked for, being made, ready until it is over. Its key is made for it alone and
-- wrapped to its owner's public key, so the server cannot open what it holds for them. `beat_at` is when
-- something was last done for it: one whose server stopped is known by it. In the clear: whose, when, how
-- far, and how long it is.
create table exports (
    id blob primary key,
    account blob not null unique references accounts (id),
    wrapped blob not null,
    asked_at bigint not null,
    beat_at bigint not null,
    done bigint not null,
    total bigint not null,
    ready_at bigint,
    chunks bigint,
    bytes bigint
);

-- The copy itself, in pieces of 256 KiB, each sealed under its key for its place. In the database, so that
-- every node can hand it out.
create table export_chunks (
    export blob not null references exports (id),
    number bigint not null,
    sealed blob not null,
    primary key (export, number)
);

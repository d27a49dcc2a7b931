-- Documents, pictures and voice messages that hang on messages. Their content is sealed in files outside of
-- the database.

-- `sealed`, in the space: name, kind, length, what the sender says of it, and the key of the file. `file` is
-- a random name, `bytes` the size of the file, which is rounded up to whole chunks. `message` is the number
-- of the message it hangs on; empty while it waits to be sent, when only its author reads it.
create table attachments (
    id blob primary key,
    space blob not null references spaces (id),
    author blob not null references accounts (id),
    message bigint,
    place bigint not null,
    generation bigint not null,
    sealed blob not null,
    file text not null unique,
    bytes bigint not null,
    created_at bigint not null
);
create index attachments_by_message on attachments (space, message, place);
create index attachments_by_author on attachments (author);

-- What is being sent: part after part. `sealed`, in the space: name, length, and the key of the parts.
-- `reserved` and `received` are in bytes; the row and its parts go when it is whole, or after a day.
create table uploads (
    id blob primary key,
    space blob not null references spaces (id),
    author blob not null references accounts (id),
    generation bigint not null,
    sealed blob not null,
    reserved bigint not null,
    received bigint not null,
    created_at bigint not null
);
create index uploads_by_author on uploads (author);

create table upload_parts (
    upload blob not null references uploads (id) on delete cascade,
    start bigint not null,
    file text not null unique,
    primary key (upload, start)
);

-- What the author of a summary that was given corrected in it later: what was given stays as it was, and each
-- correction stands beside it. In the clear: of which summary, in which private space, when it was added. Sealed
-- in the space, under the generation the summary is sealed under: the words. So whoever reads the one reads the
-- other, and nobody else.
create table summary_corrections (
    id blob primary key,
    summary blob not null references summaries (id),
    space blob not null references spaces (id),
    added_at bigint not null,
    sealed blob not null
);
create index summary_corrections_of_space on summary_corrections (space, added_at);
create index summary_corrections_of_summary on summary_corrections (summary);

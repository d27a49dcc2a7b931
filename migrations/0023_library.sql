-- That articles of the library were reviewed. The articles themselves are files, not rows. Nothing here or
-- anywhere says who reads what.

-- A therapist with a verified licence stands for the text of an article, as it was then: `hash` is SHA-256 of
-- its file, so that a review ends with the first change of the text. `sealed` (by the server): name,
-- profession and licence of the reviewer, as they are shown to everyone who reads the article.
create table article_reviews (
    id blob primary key,
    article text not null,
    hash blob not null,
    reviewer blob not null references accounts (id),
    sealed blob not null,
    signed_at bigint not null
);
create index article_reviews_by_article on article_reviews (article, signed_at);

-- How old a review may be, in months, as the practice sets it; empty: the usual number.
alter table practice add column review_months bigint;

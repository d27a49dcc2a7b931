-- Exercises are signed as reviewed, too, in the table of the articles' reviews. `kind` is `article` or
-- `exercise`; then `article` is the name of one or the other. What is sealed stays as it was: name, profession
-- and licence of the reviewer, as they are shown to everyone who reads the text.
alter table article_reviews add column kind text not null default 'article';

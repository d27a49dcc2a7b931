-- The language each version of a text is in, so that whether a signature holds is found without reading words.
-- All there were before are in English.
alter table consent_texts add column language text not null default 'en';

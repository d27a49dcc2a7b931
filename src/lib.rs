//! securebase: a self-hosted service for online relationship therapy.
//!
//! [`app`] alone knows every room; `docs/architecture.md` draws the house.

pub mod accounts;
pub mod app;
pub mod appointments;
pub mod attachments;
pub mod audit;
pub mod backup;
pub mod bells;
pub mod clock;
pub mod consents;
pub mod content_files;
pub mod db;
pub mod demo;
pub mod effort;
pub mod episodes;
pub mod erasure;
pub mod export;
pub mod files;
pub mod help;
pub mod home;
pub mod how_i_am;
pub mod intake;
pub mod jobs;
pub mod journal;
pub mod kept;
pub mod key_file;
pub mod languages;
pub mod leaves;
pub mod library;
pub mod lists;
pub mod live;
pub mod measures;
pub mod messages;
pub mod offline;
pub mod outside;
pub mod padding;
pub mod pairing;
pub mod practice;
pub mod recovery;
pub mod releases;
pub mod reviews;
pub mod safety_plan;
pub mod scoring;
pub mod sealed_files;
pub mod secrets;
pub mod seen;
pub mod service;
pub mod settings;
pub mod shred;
pub mod skills;
pub mod sweep;
pub mod track_record;
pub mod translations;
pub mod waiting;
pub mod web;

/// Says a text in the language of the page: templates call it as `crate::say`.
pub use languages::say;

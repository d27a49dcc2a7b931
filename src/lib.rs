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
pub mod db;
pub mod demo;
pub mod effort;
pub mod episodes;
pub mod erasure;
pub mod export;
pub mod files;
pub mod help;
pub mod home;
pub mod intake;
pub mod jobs;
pub mod kept;
pub mod key_file;
pub mod leaves;
pub mod library;
pub mod lists;
pub mod live;
pub mod measures;
pub mod messages;
pub mod outside;
pub mod pairing;
pub mod practice;
pub mod recovery;
pub mod releases;
pub mod scoring;
pub mod sealed_files;
pub mod secrets;
pub mod seen;
pub mod service;
pub mod settings;
pub mod shred;
pub mod skills;
pub mod sweep;
pub mod web;

//! Questionnaires as the service uses them: read from a file, gone through by a person, handed on.

mod content;
mod help;
mod importing;
mod included;
mod joining;
mod keys;
mod parsing;
mod properties;
mod resources;
mod responding;
mod scoring;
mod sheets;
mod statistics;
mod taking;
mod walking;

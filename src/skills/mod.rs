//! Skills: exercises to do at home, by oneself or the two together, what is written in them, and what a
//! therapist gives to do: this week's plan.
//!
//! What must stay true: looking at exercises leaves no trace, signed in or not. No exercise claims a review
//! that nobody gave, and each says when not to do it. An exercise that cannot be read is left out, and the
//! others go on. What somebody writes alone is theirs alone until they show it to their therapist; what two
//! do together is in their joint space, while that is open. Nothing is counted, and no reminder shames.

mod acts;
mod assignments;
mod command;
mod exercise;
mod give_pages;
mod pages;
mod parse;
mod plan;
mod plan_pages;
mod reflection_pages;
mod reflections;
mod reminders;
mod review_pages;
mod rounds;
mod shelf;
mod skill;
mod therapist_pages;
mod together;
mod together_live;
mod together_pages;
mod together_view;
mod turns;

pub use acts::{all_of as reflections_of, begin};
pub use assignments::{Answer, Assignment, Kind, Planned, Task};
pub use command::{Command, run};
pub use exercise::{Breath, Exercise, Field, Step, Turn, Way};
pub use pages::routes;
pub use parse::parse;
pub use plan::{assign, given_to, waiting_titles};
pub use reflections::{Reflection, Word, Written, reflections_in};
pub use reminders::remind;
pub use rounds::{Round, rounds_in};
pub use shelf::Exercises;
pub use skill::Skill;
pub use turns::{Move, Said, Standing};

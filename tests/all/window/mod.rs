//! The window, used as a person would: by what stands on the screen.

mod assign;
mod files;
mod person;
mod pictures;
mod present;
mod steps;

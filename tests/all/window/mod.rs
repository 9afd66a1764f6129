//! The window, used as a person would: by what stands on the screen.

mod asked;
mod assign;
mod assumptions;
mod chains;
mod charts;
mod checks;
mod compare;
mod explain;
mod export;
mod figures;
mod files;
mod hand;
mod keys;
mod money;
mod person;
mod pictures;
mod present;
mod reasons;
mod risk;
mod rules;
mod steps;
mod suggest;
mod touch;
mod two;
mod why;

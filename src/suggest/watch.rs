//! How a search tells of itself, and is told to end.

use std::ops::ControlFlow;

use crate::suggest::Part;

/// How far a search has come.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// The best valid division so far, if any was found.
    pub best: Option<&'a [Part]>,
    /// Its objective; infinite while there is none.
    pub objective: f64,
    /// No valid division can have a lower objective than this; minus infinity while nothing is
    /// known.
    pub bound: f64,
    /// Whether `best` is another than the last time.
    pub is_new: bool,
}

/// Told of progress now and then (often enough that a clock in it is kept within some 20 ms); a
/// search ends as soon as it answers `Break`. Searches themselves have no clock.
pub type Watch<'a> = dyn FnMut(&Progress<'_>) -> ControlFlow<()> + 'a;

//! What the program has to say, apart from the language that it is said in.

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum MessageArg {
    /// Text that is shown as it stands: a name, a path, a code.
    Text(String),
    /// A number, written by the rules of the language.
    Number(f64),
}

/// A message of the closed set in `assets/locales`, with its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Id of the message.
    pub id: &'static str,
    /// Arguments by name.
    pub args: Vec<(&'static str, MessageArg)>,
}

impl Message {
    /// The message `id` without arguments.
    #[must_use]
    pub const fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// Adds a text argument.
    #[must_use]
    pub fn text(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, MessageArg::Text(value.into())));
        self
    }

    /// Adds a number.
    #[must_use]
    pub fn number(mut self, name: &'static str, value: f64) -> Self {
        self.args.push((name, MessageArg::Number(value)));
        self
    }
}

/// Something a user can be told about: an error, a note from reading, a name for the undo menu.
pub trait Explain {
    /// What to tell, in the closed set of messages.
    fn message(&self) -> Message;
}

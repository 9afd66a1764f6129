//! From a message to the words of a language.

use crate::i18n::{Arg, Tr};
use crate::model::{Message, MessageArg};

/// The words of `message`.
#[must_use]
pub fn say(tr: &Tr, message: &Message) -> String {
    let args: Vec<(&str, Arg<'_>)> = message
        .args
        .iter()
        .map(|(name, value)| {
            let value = match value {
                MessageArg::Text(text) => Arg::Text(text),
                MessageArg::Number(number) => Arg::Number(*number),
            };
            (*name, value)
        })
        .collect();
    tr.f(message.id, &args)
}

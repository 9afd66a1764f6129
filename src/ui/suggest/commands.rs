//! What the panel does, by name, for the search over all actions.

use crate::app::{Action, AppState, Question, SuggestAction, TrialOf};

/// Ids of what can be done, which are also ids of messages.
pub(in crate::ui) const NAMED: [&str; 24] = [
    "suggest-question-assignment",
    "suggest-question-mend",
    "suggest-question-trade-offs",
    "suggest-question-settled",
    "suggest-question-context",
    "suggest-question-order",
    "suggest-question-cheapest",
    "suggest-ask-assignment",
    "suggest-ask-mend",
    "suggest-ask-trade-offs",
    "suggest-ask-settled",
    "suggest-ask-context",
    "suggest-ask-order",
    "suggest-ask-cheapest",
    "suggest-stop",
    "suggest-all-moves",
    "suggest-no-moves",
    "suggest-try",
    "suggest-take",
    "suggest-take-order",
    "suggest-take-cheapest",
    "suggest-trial-close",
    "suggest-grey",
    "suggest-grey-no",
];

/// The button that asks a question.
pub(super) const fn ask_name(question: Question) -> &'static str {
    match question {
        Question::Assignment => "suggest-ask-assignment",
        Question::Mend => "suggest-ask-mend",
        Question::TradeOffs => "suggest-ask-trade-offs",
        Question::Settled => "suggest-ask-settled",
        Question::Context => "suggest-ask-context",
        Question::Order => "suggest-ask-order",
        Question::Cheapest => "suggest-ask-cheapest",
    }
}

/// What takes over what is tried, or else the suggestion.
pub(in crate::ui) fn take(state: &AppState) -> SuggestAction {
    match state.tried() {
        Some(TrialOf::Point(at)) => SuggestAction::TakePoint(at),
        Some(TrialOf::Cheapest) => SuggestAction::TakeCheapest,
        Some(TrialOf::Suggestion) | None => SuggestAction::TakeMoves,
    }
}

/// What the name stands for.
pub(in crate::ui) fn act(state: &AppState, name: &str) -> Option<Action> {
    let shows = Question::ALL.into_iter().find(|question| question.message_id() == name);
    let asks = Question::ALL.into_iter().find(|question| ask_name(*question) == name);
    let action = match (shows, asks, name) {
        (Some(question), ..) => SuggestAction::Show(Some(question)),
        (_, Some(question), _) => SuggestAction::Ask(question),
        (.., "suggest-stop") => SuggestAction::Stop,
        (.., "suggest-all-moves") => SuggestAction::ChooseAllMoves(true),
        (.., "suggest-no-moves") => SuggestAction::ChooseAllMoves(false),
        (.., "suggest-try") => SuggestAction::Try(Some(TrialOf::Suggestion)),
        (.., "suggest-take") => take(state),
        (.., "suggest-take-order") => SuggestAction::TakeOrder,
        (.., "suggest-take-cheapest") => SuggestAction::TakeCheapest,
        (.., "suggest-trial-close") => SuggestAction::Try(None),
        (.., "suggest-grey") => SuggestAction::GreySettled(true),
        (.., "suggest-grey-no") => SuggestAction::GreySettled(false),
        _ => return None,
    };
    Some(Action::Suggest(action))
}

//! What is wrong, in one list with links to the fields, as GOV.UK's error summary has it.

use inspection_card::contract::Problem;
use yew::prelude::*;

use crate::assessment::{is_error, message};
use crate::labels;
use crate::path::{id_of_problem, is_about_text, place_of};

#[derive(Properties, PartialEq)]
pub struct SummaryProps {
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// What to know of a card that has no mistake.
    pub reminders: Vec<String>,
    /// Opens what is closed around a control.
    pub on_follow: Callback<String>,
}

/// The summary. It changes while the editor mends what is wrong, and takes the focus only when a check is asked for.
#[component]
pub fn Summary(SummaryProps { problems, reminders, on_follow }: &SummaryProps) -> Html {
    let follow = |problem: &Problem| {
        let (id, on_follow) = (id_of_problem(problem), on_follow.clone());
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            on_follow.emit(id.clone());
        })
    };
    let errors = problems.iter().filter(|problem| is_error(problem)).count();
    let (class, heading) = match (errors, problems.len()) {
        (_, 0) => ("summary is-ready", "The card can be published"),
        (0, _) => ("summary", "The card can be published. Please check this first"),
        _ => ("summary has-errors", "There is a problem"),
    };
    let place = |problem: &Problem| match labels::place(place_of(problem)) {
        _ if is_about_text(problem) => "JSON: ".into(),
        place if place.is_empty() => place,
        place => format!("{place}: "),
    };
    let reminders = html! { for reminder in reminders { <p>{ reminder }</p> } };
    html! {
        <section id="problems" tabindex="-1" {class} aria-labelledby="problems-heading">
            <h2 id="problems-heading">{ heading }</h2>
            if problems.is_empty() {
                <p>{ "No mistake was found in the form." }</p>
                { reminders }
                <p>{ "Compare the card with the report, then " }<a href="#publish-heading">{ "choose where it goes" }</a>{ "." }</p>
            } else {
                <ul>
                    for problem in problems {
                        <li>
                            <a href={format!("#{}", id_of_problem(problem))} onclick={follow(problem)}>
                                { place(problem) }{ message(problem) }
                            </a>
                        </li>
                    }
                </ul>
                if errors == 0 { { reminders } }
            }
        </section>
    }
}

//! What is wrong, in one list with links to the fields, as GOV.UK's error summary has it.

use inspection_card::contract::{Problem, Severity};
use yew::prelude::*;

use crate::assessment::message;
use crate::browser::focus_soon;
use crate::path::id_of_problem;

#[derive(Properties, PartialEq)]
pub struct SummaryProps {
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// Opens what is closed around a control.
    pub on_follow: Callback<String>,
}

/// The summary. It takes the focus when it appears.
#[component]
pub fn Summary(SummaryProps { problems, on_follow }: &SummaryProps) -> Html {
    use_effect_with((), |()| focus_soon("problems".into()));
    let follow = |problem: &Problem| {
        let (id, on_follow) = (id_of_problem(problem), on_follow.clone());
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            on_follow.emit(id.clone());
        })
    };
    let errors = problems.iter().filter(|problem| problem.severity() == Severity::Error).count();
    let heading = match (errors, problems.len()) {
        (_, 0) => "Nothing is missing and nothing is wrong",
        (0, _) => "The card can be published; please check",
        _ => "There is a problem",
    };
    html! {
        <div
            id="problems"
            tabindex="-1"
            role="alert"
            class={if errors > 0 { "summary has-errors" } else { "summary" }}
            aria-labelledby="problems-heading"
        >
            <h2 id="problems-heading">{ heading }</h2>
            if !problems.is_empty() {
                <ul>
                    for problem in problems {
                        <li>
                            <a href={format!("#{}", id_of_problem(problem))} onclick={follow(problem)}>
                                { place(problem) }{ message(problem) }
                            </a>
                        </li>
                    }
                </ul>
            }
        </div>
    }
}

/// Where it is, in words: `strengths.items[0].text` as “Strengths › 1 › text: ”.
fn place(problem: &Problem) -> String {
    let parts = problem.path.split(['.', '[', ']']).filter(|part| !part.is_empty());
    let words: Vec<_> = parts
        .filter(|part| *part != "items")
        .map(|part| part.parse::<usize>().map_or_else(|_| part.replace('_', " "), |index| (index + 1).to_string()))
        .collect();
    let mut place = words.join(" › ");
    if place.is_empty() {
        return place;
    }
    if let Some(first) = place.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    place + ": "
}

#[cfg(test)]
mod tests {
    use super::*;
    use inspection_card::contract::ProblemKind;

    #[test]
    fn a_place_is_named_in_words() {
        let problem = |path: &str| Problem { path: path.into(), kind: ProblemKind::Empty };
        assert_eq!(place(&problem("strengths.items[0].text")), "Strengths › 1 › text: ");
        assert_eq!(place(&problem("")), "");
    }
}

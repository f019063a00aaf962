//! The document as JSON, with numbered lines. Lines with a problem are marked.

use std::collections::BTreeMap;
use std::rc::Rc;

use inspection_card::contract::source::Source;
use inspection_card::contract::{Problem, Severity};
use yew::prelude::*;

use crate::assessment::message;
use crate::document::{Action, Document};
use crate::focus::follow;

#[derive(Properties, PartialEq)]
pub struct JsonViewProps {
    /// The text.
    pub text: Rc<str>,
    /// Why the text is no config.
    pub mistake: Option<Problem>,
    /// What is wrong with the config.
    pub problems: Vec<Problem>,
    /// Changes the document.
    pub dispatch: UseReducerDispatcher<Document>,
}

/// The JSON.
#[component]
pub fn JsonView(JsonViewProps { text, mistake, problems, dispatch }: &JsonViewProps) -> Html {
    let lines = marked_lines(text, mistake.as_ref().map_or(problems.as_slice(), std::slice::from_ref));
    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| dispatch.dispatch(Action::Type(crate::form::typed(&event))))
    };
    let count = text.lines().count().max(1);
    let go = Callback::from(|_: MouseEvent| follow("json"));
    html! {
        <section class="json" aria-labelledby="json-heading">
            <h2 id="json-heading"><label for="json">{ "JSON" }</label></h2>
            <p class="hint" id="json-hint">{ "The same document as the form. Change either." }</p>
            if let Some(mistake) = mistake {
                <p class="error" id="json-error">
                    <strong>{ "Error: " }</strong>{ message(mistake) }{ " The form shows the last config that could be read." }
                </p>
            }
            <div class="lines">
                <div class="numbers" aria-hidden="true">
                    { numbers(count, &lines) }
                </div>
                <textarea
                    id="json"
                    rows={count.to_string()}
                    wrap="off"
                    spellcheck="false"
                    aria-describedby={if mistake.is_some() { "json-hint json-error" } else { "json-hint" }}
                    value={text.to_string()}
                    {oninput}
                />
            </div>
            if !lines.is_empty() {
                <ul class="line-problems">
                    for (line, (_, message)) in lines {
                        <li><a href="#json" onclick={go.clone()}>{ format!("Line {line}") }</a>{ format!(": {message}") }</li>
                    }
                </ul>
            }
        </section>
    }
}

/// The numbers of the lines: one text between two marked lines, because a long document has thousands.
fn numbers(count: usize, marked: &BTreeMap<usize, (Severity, String)>) -> Html {
    let text = |lines: std::ops::Range<usize>| lines.map(|line| format!("{line}\n")).collect::<String>();
    let mut next = 1;
    let mut parts = Vec::new();
    for (line, (severity, _)) in marked {
        parts.push(html! { <>{ text(next..*line) }<span class={class(*severity)}>{ line }</span>{ "\n" }</> });
        next = line + 1;
    }
    html! { <>{ parts }{ text(next..count + 1) }</> }
}

fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "has-error",
        Severity::Warning => "has-warning",
    }
}

/// The lines with a problem, and the first one of each.
fn marked_lines(text: &str, problems: &[Problem]) -> BTreeMap<usize, (Severity, String)> {
    let source = Source::new(text);
    let mut lines = BTreeMap::new();
    for problem in problems {
        let line = source.position(source.locate(problem).start).line;
        lines.entry(line).or_insert_with(|| (problem.severity(), message(problem)));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use inspection_card::contract::ProblemKind;

    #[test]
    fn a_problem_marks_its_line() {
        let text = "{\n  \"version\": 1,\n  \"title\": \" \"\n}";
        let problem = Problem { path: "title".into(), kind: ProblemKind::Empty };
        assert_eq!(marked_lines(text, &[problem]).keys().copied().collect::<Vec<_>>(), [3]);
    }
}

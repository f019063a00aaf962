//! What every control of the form can reach.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::Value as Json;
use yew::prelude::*;

use super::control::typed;
use crate::assessment::{Mark, Marks};
use crate::choices::{AllChoices, Choice};
use crate::document::{Action, Document};
use crate::path::Path;

/// What every control of the form can reach.
#[derive(Clone, PartialEq)]
pub struct Editor {
    /// Changes the document.
    pub dispatch: UseReducerDispatcher<Document>,
    /// What is wrong, beside the controls.
    pub marks: Rc<Marks>,
    /// What the frameworks offer.
    pub choices: Rc<AllChoices>,
    /// The frameworks.
    pub frameworks: Rc<Vec<Choice>>,
    /// The kinds of provider that the editor chose, by the id of the list of judgements. They are not part of the config.
    pub remits: UseStateHandle<BTreeMap<String, String>>,
    /// Whether texts are written in English and Welsh.
    pub is_bilingual: bool,
    /// The language of texts in one language.
    pub language: &'static str,
    /// Says to screen readers what is wrong with a field that was left.
    pub announce: UseStateSetter<String>,
}

impl Editor {
    /// What is wrong with the value of a control.
    pub fn marks_of(&self, id: &str) -> &[Mark] {
        self.marks.get(id).map_or(&[], Vec::as_slice)
    }

    /// Whether something is wrong with a value or inside it.
    pub fn has_marks_in(&self, id: &str) -> bool {
        let inside = format!("{id}-");
        let next = self.marks.range(inside.clone()..).next();
        self.marks.contains_key(id) || next.is_some_and(|(key, _)| key.starts_with(&inside))
    }

    /// Whether the part at a control is not shown because of its value.
    pub fn has_error(&self, id: &str) -> bool {
        self.marks_of(id).iter().any(|mark| mark.is_error)
    }

    /// The value of `aria-invalid` for a control.
    pub fn invalid(&self, id: &str) -> Option<&'static str> {
        self.has_error(id).then_some("true")
    }

    /// A callback that sets the value at a place to what was chosen.
    pub fn choose<T: 'static>(&self, path: &Path, value: impl Fn(T) -> Option<Json> + 'static) -> Callback<T> {
        let (dispatch, path) = (self.dispatch.clone(), path.clone());
        Callback::from(move |input| dispatch.dispatch(Action::Choose(path.clone(), value(input))))
    }

    /// A callback that sets the value at a place to what is typed.
    pub fn set<T: 'static>(&self, path: &Path, value: impl Fn(T) -> Option<Json> + 'static) -> Callback<T> {
        let (dispatch, path) = (self.dispatch.clone(), path.clone());
        Callback::from(move |input| dispatch.dispatch(Action::Set(path.clone(), value(input))))
    }

    /// A callback that sets the words of the text at a place in one language to what is typed.
    pub fn write(&self, path: &Path, language: &'static str) -> Callback<InputEvent> {
        let (dispatch, path) = (self.dispatch.clone(), path.clone());
        Callback::from(move |event: InputEvent| {
            dispatch.dispatch(Action::Write { path: path.clone(), language, words: typed(&event) });
        })
    }
}

/// What every control can reach. Only the form has controls, so there is always one.
#[hook]
pub fn use_editor() -> Editor {
    match use_context::<Editor>() {
        Some(editor) => editor,
        None => unreachable!("controls are in the form"),
    }
}

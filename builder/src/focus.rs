//! Where the focus goes after a change, once everything that follows from the change has been drawn.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::browser;

enum Next {
    Follow(String),
    Refocus(String),
}

/// Says where the focus goes after the next time the component is drawn.
#[derive(Clone)]
pub struct NextFocus(Rc<RefCell<Option<Next>>>);

impl NextFocus {
    /// To a control of an entry or a field.
    pub fn follow(&self, id: impl Into<String>) {
        self.0.replace(Some(Next::Follow(id.into())));
    }

    /// To an element, if the one that has the focus can't keep it.
    pub fn refocus(&self, id: impl Into<String>) {
        self.0.replace(Some(Next::Refocus(id.into())));
    }
}

/// The focus after a change.
#[hook]
pub fn use_next_focus() -> NextFocus {
    let next = use_mut_ref(|| None);
    {
        let next = next.clone();
        use_effect(move || match next.take() {
            Some(Next::Follow(id)) => browser::follow(&id),
            Some(Next::Refocus(id)) => browser::refocus(&id),
            None => {}
        });
    }
    NextFocus(next)
}

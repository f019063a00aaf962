//! Where a card is written, in the order in which it is read. What is written becomes Yew's nodes; beside `html!`, whose
//! every element is code of its own, an element here is two calls, which takes 7 kB off the Wasm.

use std::mem;
use std::rc::Rc;

use yew::Html;
use yew::virtual_dom::{AttrValue, AttributeOrProperty, Attributes, VList, VTag, VText};

/// An attribute beside the class, which every element of a card has.
#[derive(Clone, Copy)]
pub enum Name {
    /// `id`
    Id = 1,
    /// `aria-labelledby`
    LabelledBy,
    /// `lang`
    Lang,
    /// `href`
    Href,
    /// `open`
    Open,
    /// `type`
    Type,
    /// `role`
    Role,
    /// `hidden`
    Hidden,
    /// `aria-hidden`
    AriaHidden,
}

/// As they are written, in the order of [`Name`].
const NAMES: [&str; 10] =
    ["class", "id", "aria-labelledby", "lang", "href", "open", "type", "role", "hidden", "aria-hidden"];

/// Nodes that stand beside each other, and what is open around them.
#[derive(Default)]
pub struct Markup {
    nodes: Vec<Html>,
    open: Vec<Open>,
}

/// An element whose inside is being written.
struct Open {
    element: VTag,
    /// What stands before it.
    before: Vec<Html>,
}

impl Markup {
    /// An element with a class and what it holds.
    pub fn element(&mut self, tag: &'static str, class: &'static str, inside: impl FnOnce(&mut Markup)) {
        self.open(tag, class);
        inside(self);
        self.close();
    }

    /// An element with a class and other attributes, and what it holds.
    pub fn element_with(
        &mut self,
        tag: &'static str,
        class: &'static str,
        attributes: &[(Name, &str)],
        inside: impl FnOnce(&mut Markup),
    ) {
        self.open_with(tag, class, attributes);
        inside(self);
        self.close();
    }

    fn open(&mut self, tag: &'static str, class: &'static str) {
        self.open_with(tag, class, &[]);
    }

    fn open_with(&mut self, tag: &'static str, class: &'static str, attributes: &[(Name, &str)]) {
        let count = attributes.iter().map(|(name, _)| *name as usize + 1).max().unwrap_or(1);
        let mut values = vec![None; count];
        if let Some(first) = values.first_mut() {
            *first = Some(AttributeOrProperty::Attribute(AttrValue::Static(class)));
        }
        for (name, value) in attributes {
            if let Some(place) = values.get_mut(*name as usize) {
                *place = Some(AttributeOrProperty::Attribute(owned(value)));
            }
        }
        let keys = NAMES.get(..count).unwrap_or_default();
        let mut element = VTag::new(tag);
        element.set_attributes(Attributes::Dynamic { keys, values: values.into() });
        self.open.push(Open { element, before: mem::take(&mut self.nodes) });
    }

    fn close(&mut self) {
        let Some(Open { mut element, before }) = self.open.pop() else { return };
        let inside = mem::replace(&mut self.nodes, before);
        if let Some(children) = element.children_mut() {
            *children = together(inside);
        }
        self.nodes.push(element.into());
    }

    /// A list whose marks the style sheet takes away: without its role, VoiceOver would take it for no list then.
    pub fn list(&mut self, class: &'static str, items: impl FnOnce(&mut Markup)) {
        self.element_with("ul", class, &[(Name::Role, "list")], items);
    }

    /// Words, as a text node of their own.
    pub fn words(&mut self, words: &str) {
        self.nodes.push(VText::new(owned(words)).into());
    }

    /// The space between two elements in a line, which is copied and read aloud with them.
    pub fn space(&mut self) {
        self.words(" ");
    }

    /// What was written elsewhere.
    pub fn append(&mut self, other: Markup) {
        self.nodes.extend(other.nodes);
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }
}

impl From<Markup> for Html {
    fn from(markup: Markup) -> Self {
        together(markup.nodes)
    }
}

fn together(mut nodes: Vec<Html>) -> Html {
    match nodes.pop() {
        Some(only) if nodes.is_empty() => only,
        last => {
            nodes.extend(last);
            VList::with_children(nodes, None).into()
        }
    }
}

fn owned(words: &str) -> AttrValue {
    AttrValue::Rc(Rc::from(words))
}

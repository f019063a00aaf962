//! Which items of a list are open. It follows the items when they move.

use std::rc::Rc;

use yew::prelude::*;

/// Whether each item is open; those behind the last one are not.
#[derive(Clone, Default, PartialEq)]
pub struct OpenItems(Vec<bool>);

/// A change of the list or of one item.
pub enum Change {
    /// An item is opened or closed.
    Set(usize, bool),
    /// An item is added before the one with this index.
    Insert(usize, bool),
    /// Two items change places.
    Swap(usize, usize),
    /// An item is removed.
    Remove(usize),
}

impl OpenItems {
    /// Whether an item is open.
    pub fn has(&self, index: usize) -> bool {
        self.0.get(index).is_some_and(|is_open| *is_open)
    }
}

impl Reducible for OpenItems {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut items = self.0.clone();
        let last = match change {
            Change::Set(index, _) | Change::Insert(index, _) | Change::Remove(index) => index,
            Change::Swap(one, other) => one.max(other),
        };
        items.resize(items.len().max(last + 1), false);
        match change {
            Change::Set(index, is_open) => items[index] = is_open,
            Change::Insert(index, is_open) => items.insert(index, is_open),
            Change::Swap(one, other) => items.swap(one, other),
            Change::Remove(index) => {
                items.remove(index);
            }
        }
        Rc::new(OpenItems(items))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_item_stays_open_when_it_moves() {
        let after = |changes: Vec<Change>| {
            changes.into_iter().fold(Rc::new(OpenItems::default()), |items, change| items.reduce(change))
        };
        let open = |items: &OpenItems| (0..5).filter(|index| items.has(*index)).collect::<Vec<_>>();
        let moved = after(vec![Change::Set(2, true), Change::Swap(2, 1)]);
        assert_eq!(open(&moved), [1]);
        assert_eq!(open(&moved.clone().reduce(Change::Remove(0))), [0]);
        assert_eq!(open(&moved.clone().reduce(Change::Insert(0, false))), [2]);
        assert_eq!(open(&moved.reduce(Change::Remove(1))), [0_usize; 0]);
    }
}

//! The shipped stylesheet. Stand-in.

/// The stylesheet as it is shipped.
pub fn stylesheet() -> String {
    include_str!("card/card.css").into()
}

//! An embeddable summary card of an inspection outcome.
//!
//! The modules stand in the order in which a config passes through them. Nothing points back.
//!
//! | module | does | knows |
//! |---|---|---|
//! | [`config`] | JSON becomes a config and a list of problems | no browser, no Yew |
//! | [`framework`] | what the grades of an inspection are called; data | no browser, no Yew |
//! | [`words`] | what the card itself says, by language; data | no browser, no Yew |
//! | [`card`] | a config becomes HTML: one Yew component, plain functions | no page around it |
//! | `wasm` | the exports for the entry script | Wasm only, feature `embed` |
//! | `source` | JSON text, and where in it a problem stands | native only |
//! | `prerender` | the card as text | native only |
//! | `style` | the shipped stylesheet, made from `card.css` | native only |

#![warn(missing_docs)]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod card;
pub mod config;
pub mod framework;
pub mod words;

#[cfg(not(target_arch = "wasm32"))]
pub mod prerender;
#[cfg(not(target_arch = "wasm32"))]
pub mod source;
#[cfg(not(target_arch = "wasm32"))]
pub mod style;
#[cfg(all(target_arch = "wasm32", feature = "embed"))]
mod wasm;

//! An embeddable summary card of an inspection outcome.
//!
//! The modules are listed in the order in which a config passes through them. Each depends only on those above it.
//!
//! | module | what it does | may not depend on |
//! |---|---|---|
//! | [`contract`] | turns JSON into typed values and problems | Yew, a browser, frameworks |
//! | [`framework`] | the rules of inspections and the official wording of their grades; data | Yew, a browser |
//! | [`config`] | the records of a config, as it was written | Yew, a browser |
//! | [`locale`] | what the card itself says in each language; data | Yew, a browser |
//! | [`inspection`] | what a card says: a checked config with every grade looked up | Yew, a browser |
//! | [`card`] | an inspection as HTML: the Yew component [`card::Card`] | the page around the card |
//! | [`render`] | a config as HTML text and problems, for every caller | a browser |
//! | [`import`] | the inspectorates' open data as configs | (native only) |
//! | `wasm` | the exports for the entry script | (browser only) |
//! | `style` | the shipped stylesheet, generated from `card.css` | (native only) |
//!
//! A Yew application uses [`card::Card`] with an [`inspection::Inspection`]:
//!
//! ```
//! use std::rc::Rc;
//!
//! use inspection_card::card::Card;
//! use inspection_card::framework::Frameworks;
//! use inspection_card::inspection::Inspection;
//! use inspection_card::locale::Locale;
//! use yew::prelude::*;
//!
//! let json = r#"{"version": 1, "provider": {"name": "City of London"},
//!     "inspection": {"framework": "area-send"}, "outcome": {"grade": "positive"}}"#;
//! let locale = Locale::english();
//! let (inspection, problems) = Inspection::parse(json, &Frameworks::built_in(), &locale);
//! assert!(problems.is_empty());
//! let card = html! { <Card inspection={Rc::new(inspection.unwrap())} locale={Rc::new(locale)} /> };
//! ```

#![warn(missing_docs)]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod card;
pub mod config;
pub mod contract;
pub mod framework;
#[cfg(not(target_arch = "wasm32"))]
pub mod import;
pub mod inspection;
pub mod locale;
#[cfg(any(feature = "embed", authoring))]
pub mod render;
#[cfg(not(target_arch = "wasm32"))]
pub mod style;
#[cfg(all(feature = "embed", target_arch = "wasm32"))]
mod wasm;

//! Drives Chromium, Firefox and WebKit through WebDriver, against two origins served on 127.0.0.1.

mod axe;
mod chromium;
mod driver;
mod engine;
mod page;
mod reply;
pub mod selftest;
mod session;
mod site;
mod test;
mod window;

pub use engine::Engine;
pub use page::Page;
pub use reply::Reply;
pub(crate) use test::tests;
pub use test::{Test, run};

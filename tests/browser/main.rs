//! The card in three real browsers: one harness, one suite; a test does not know which engine it runs in.
//!
//! `cargo test --test browser -- firefox::` runs one engine, `-- ::embed::` one subject, `-- --list` lists all.
//! `PICTURES=1 cargo test --test browser -- pictures::` writes pictures to look at.

mod a11y;
mod adopt;
mod arrival;
mod axe;
mod builder;
mod card_link;
mod crash;
mod directory;
mod docs;
mod editors;
mod element;
mod embed;
mod events;
mod examples;
mod facts;
mod faults;
mod gallery;
mod given;
mod golden;
mod harness;
mod host_styles;
mod hostile;
mod insertion;
mod isolation;
mod keyboard;
mod language;
mod life;
mod look;
mod mangled;
mod memory;
mod network;
mod npm;
mod pasted;
mod pictures;
mod released;
mod scriptless;
mod servers;
mod stacks;
mod untrue;
#[path = "../support/untrue.rs"]
mod untrue_cards;
mod update;
mod wordpress;
mod yew_app;

use harness::Test;
use std::process::ExitCode;

fn main() -> ExitCode {
    harness::run(suite())
}

fn suite() -> Vec<Test> {
    [
        harness::selftest::tests(),
        facts::tests(),
        builder::tests(),
        directory::tests(),
        docs::tests(),
        embed::tests(),
        element::tests(),
        events::tests(),
        update::tests(),
        life::tests(),
        pasted::tests(),
        mangled::tests(),
        card_link::tests(),
        untrue::tests(),
        golden::tests(),
        insertion::tests(),
        crash::tests(),
        keyboard::tests(),
        network::tests(),
        faults::tests(),
        servers::tests(),
        hostile::tests(),
        isolation::tests(),
        host_styles::tests(),
        adopt::tests(),
        scriptless::tests(),
        stacks::tests(),
        npm::tests(),
        arrival::tests(),
        released::tests(),
        axe::tests(),
        a11y::tests(),
        language::tests(),
        gallery::tests(),
        look::tests(),
        memory::tests(),
        yew_app::tests(),
        pictures::tests(),
        editors::tests(),
        wordpress::tests(),
    ]
    .concat()
}

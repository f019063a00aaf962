//! `inspection-card render`: cards as HTML, from the same component as in a browser.

mod json_ld;
mod page;
mod plain;
mod watch;

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use inspection_card::card::{Theme, Variant};
use inspection_card::config::Problem;
use inspection_card::prerender::{Asked, Prerendered, Renderer};

use super::files::{self, Input};
use super::report::{Format, Kind, Report, Tally};
use super::{EXIT_CODES, Exit};
use page::{Frame, Framing};

/// Write cards as HTML that needs no script.
///
/// Each is an <inspection-card> element with the whole card inside. Problems with configs are told on standard error; a
/// card that can be shown in part is.
#[derive(Args)]
#[command(after_help = EXIT_CODES)]
pub struct Render {
    /// Files, folders, patterns such as 'cards/**/*.json', or - for standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// Write a file for each card into this folder, instead of all to standard output.
    #[arg(short, long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Go on, and write a card anew when its config changes.
    #[arg(long, requires = "out")]
    watch: bool,
    #[command(flatten)]
    look: Look,
    #[command(flatten)]
    framing: Framing,
}

/// The attributes of the element.
#[derive(Args)]
#[command(next_help_heading = "The element")]
struct Look {
    /// Its id, which all ids in the card begin with; made from the config, if not given.
    #[arg(long)]
    id: Option<String>,
    /// Where script looks for news of the config; {file} stands for the config's path in the given folder.
    #[arg(long, value_name = "URL")]
    src: Option<String>,
    /// The language of the card.
    #[arg(long, value_name = "TAG", default_value = "en")]
    lang: String,
    /// The level of the card's heading.
    #[arg(long, value_parser = ["2", "3", "4", "5"], hide_possible_values = true, value_name = "2 to 5")]
    heading_level: Option<String>,
    /// Sections that are open at first: strengths, improvements, voices, earlier, related, or all.
    #[arg(long, value_name = "SECTIONS")]
    open: Option<String>,
    /// How much is shown.
    #[arg(long, value_parser = Variant::WORDS.to_vec())]
    variant: Option<String>,
    /// Light, dark, or as the page.
    #[arg(long, value_parser = Theme::WORDS.to_vec())]
    theme: Option<String>,
}

impl Look {
    fn asked(&self, input: &Input) -> Asked {
        let file = input.below().to_string_lossy().replace('\\', "/");
        Asked {
            id: self.id.clone(),
            src: self.src.as_ref().map(|src| src.replace("{file}", &file)),
            lang: Some(self.lang.clone()),
            heading_level: self.heading_level.clone(),
            open: self.open.clone(),
            variant: self.variant.clone(),
            theme: self.theme.clone(),
        }
    }
}

/// What has become of a config.
struct Rendered {
    html: Option<String>,
    problems: Vec<String>,
    tally: Tally,
}

impl Render {
    /// Writes the cards, and says how it went.
    pub fn run(self) -> Result<Exit> {
        let inputs = files::expand(&self.files)?;
        ensure!(self.look.id.is_none() || inputs.len() == 1, "--id is for one card");
        ensure!(!self.framing.page || self.out.is_some() || inputs.len() == 1, "--page of several cards needs --out");
        let frame = Frame::new(&self.framing);
        let exit = self.all(&inputs, &frame)?;
        if self.watch {
            watch::run(&self.files, |changed| self.all(changed, &frame).map(drop))?;
        }
        Ok(exit)
    }

    fn all(&self, inputs: &[Input], frame: &Frame) -> Result<Exit> {
        let targets = self.out.as_ref().map(|out| targets(inputs, out)).transpose()?;
        let format = Kind::Human.format();
        let mut tally = Tally::default();
        let mut out = io::stdout().lock();
        let mut problems = anstream::stderr();
        let mut written = 0;
        files::each(
            inputs,
            |input| self.one(input, frame, &*format),
            |_, rendered| {
                rendered.problems.iter().try_for_each(|problem| problems.write_all(problem.as_bytes()))?;
                if let Some(html) = &rendered.html {
                    match targets.as_ref().map(|targets| targets.get(tally.files)) {
                        Some(Some(path)) => write(path, &frame.around(html, true))?,
                        _ => out.write_all(frame.around(html, written == 0).as_bytes())?,
                    }
                    written += 1;
                }
                tally.add(rendered.tally);
                Ok(())
            },
        )?;
        out.flush()?;
        if targets.is_some() {
            anstream::eprintln!("{written} of {} cards written", tally.files);
        }
        Ok(tally.exit(false))
    }

    fn one(&self, input: &Input, frame: &Frame, format: &dyn Format) -> Rendered {
        let text = input.text();
        let (card, problems) = match &text {
            Ok(text) => with_renderer(|renderer| renderer.render(text, &self.look.asked(input))),
            Err(fault) => (None, vec![Problem { path: String::new(), fault: fault.clone() }]),
        };
        let report = Report::new(input.to_string(), text.as_deref().unwrap_or_default(), problems);
        Rendered { html: card.map(|card| frame.card(&card)), problems: report.laid_out(format), tally: report.tally }
    }
}

/// Lends the renderer; each thread has one.
fn with_renderer(
    act: impl FnOnce(&Renderer) -> (Option<Prerendered>, Vec<Problem>),
) -> (Option<Prerendered>, Vec<Problem>) {
    thread_local! {
        static RENDERER: OnceCell<Option<Renderer>> = const { OnceCell::new() };
    }
    RENDERER.with(|renderer| match renderer.get_or_init(|| Renderer::new().ok()) {
        Some(renderer) => act(renderer),
        None => (None, Vec::new()),
    })
}

/// Where each card is written: as its config stands in the folder that was given.
fn targets(inputs: &[Input], out: &Path) -> Result<Vec<PathBuf>> {
    let targets: Vec<_> = inputs.iter().map(|input| out.join(input.below()).with_extension("html")).collect();
    let mut taken = BTreeMap::new();
    for (target, input) in targets.iter().zip(inputs) {
        if let Some(other) = taken.insert(target, input) {
            bail!("{other} and {input} would both be written to {}; give their folder instead", target.display());
        }
    }
    Ok(targets)
}

fn write(path: &Path, html: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("{} can’t be made", folder.display()))?;
    }
    fs::write(path, html).with_context(|| format!("{} can’t be written", path.display()))
}

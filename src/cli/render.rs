//! `inspection-card render`: cards as HTML, rendered by the same code as in a browser.

mod index;
mod json_ld;
mod page;
mod watch;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use inspection_card::card::{HeadingLevel, Theme, Variant};
use inspection_card::contract::Problem;
use inspection_card::render::ElementAttributes;

use super::files::{self, Input};
use super::report::{Format, Kind, Report, Tally};
use super::{EXIT_CODES, Exit, with_renderer};
use page::{Frame, Framing};

/// Write cards as HTML that needs no script.
///
/// Each is an <inspection-card> element with the whole card inside. Problems of configs are printed to standard error. A
/// card that can be shown in part is written.
#[derive(Args)]
#[command(after_help = EXIT_CODES)]
pub struct Render {
    /// Files, folders, patterns such as 'cards/**/*.json', or - for standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// Write a file for each card into this folder, instead of all to standard output.
    #[arg(short, long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Keep running, and write a card again when its config changes.
    #[arg(long, requires = "out")]
    watch: bool,
    /// With --page: also write index.html, a page with this title and a compact card for each place, which links to the
    /// page of the whole card. It can be searched where script runs, and needs no server.
    #[arg(long, value_name = "TITLE", requires = "out", requires = "page", conflicts_with_all = ["watch", "plain"])]
    index: Option<String>,
    #[command(flatten)]
    element: ElementOptions,
    #[command(flatten)]
    framing: Framing,
}

/// The attributes of the element.
#[derive(Args)]
#[command(next_help_heading = "The element")]
struct ElementOptions {
    /// Its id, with which all ids in the card begin; by default derived from the config.
    #[arg(long)]
    id: Option<String>,
    /// Where script looks for a newer config; {file} is replaced by the config's path in the given folder, as a URL.
    #[arg(long, value_name = "URL")]
    src: Option<String>,
    /// The language of the card.
    #[arg(long, value_name = "TAG", default_value = "en")]
    lang: String,
    /// The level of the card's heading.
    #[arg(long, value_parser = HeadingLevel::WORDS, hide_possible_values = true, value_name = "2 to 5")]
    heading_level: Option<String>,
    /// Sections that are open initially: strengths, improvements, voices and so on, or all.
    #[arg(long, value_name = "SECTIONS")]
    open: Option<String>,
    /// How much is shown.
    #[arg(long, value_parser = Variant::WORDS.to_vec())]
    variant: Option<String>,
    /// Light, dark, or as the page.
    #[arg(long, value_parser = Theme::WORDS.to_vec())]
    theme: Option<String>,
}

impl ElementOptions {
    fn attributes(&self, input: &Input) -> ElementAttributes {
        let file = files::relative_url(input.relative_path());
        ElementAttributes {
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

/// What became of a config.
struct Rendered {
    card: Option<Card>,
    problems: Vec<String>,
    tally: Tally,
    /// The card on the index.
    entry: Option<index::Entry>,
}

/// A rendered card.
enum Card {
    /// Its HTML, for standard output.
    Html(String),
    /// Whether it could be written to its file. Files are written in parallel, standard output in order.
    Written(Result<()>),
}

impl Render {
    /// Writes the cards and prints the problems of their configs.
    pub fn run(self) -> Result<Exit> {
        let inputs = files::expand(&self.files)?;
        ensure!(self.element.id.is_none() || inputs.len() == 1, "--id is for one card");
        ensure!(!self.framing.page || self.out.is_some() || inputs.len() == 1, "--page of several cards needs --out");
        let has_name = |input: &Input| !matches!(input, Input::Stdin);
        ensure!(
            self.framing.link.is_none() || inputs.iter().all(has_name),
            "--link needs files: pages are named like them"
        );
        let frame = Frame::new(&self.framing);
        let exit = self.all(&inputs, &frame)?;
        if self.watch {
            watch::run(&self.files, |changed| self.all(changed, &frame).map(drop))?;
        }
        Ok(exit)
    }

    fn all(&self, inputs: &[Input], frame: &Frame) -> Result<Exit> {
        self.out.as_ref().map_or(Ok(()), |out| ensure_own_files(inputs, out, self.index.is_some()))?;
        let format = Kind::Human.format();
        let mut tally = Tally::default();
        let mut out = io::stdout().lock();
        let mut problems = anstream::stderr();
        let mut written = 0;
        let mut entries = Vec::new();
        files::each(
            inputs,
            |input| self.one(input, frame, &*format),
            |_, rendered| {
                rendered.problems.iter().try_for_each(|problem| problems.write_all(problem.as_bytes()))?;
                tally.add(rendered.tally);
                match rendered.card {
                    Some(Card::Html(html)) => out.write_all(frame.around(&html, written == 0).as_bytes())?,
                    Some(Card::Written(result)) => result?,
                    None => return Ok(()),
                }
                entries.extend(rendered.entry);
                written += 1;
                Ok(())
            },
        )?;
        out.flush()?;
        if let (Some(title), Some(out)) = (&self.index, &self.out) {
            write(&out.join(index::FILE), &index::page(title, entries, &frame.head, &frame.foot))?;
            index::print_hashes();
        }
        if self.out.is_some() {
            anstream::eprintln!("{written} of {} cards written", tally.files);
        }
        Ok(tally.exit(false))
    }

    fn one(&self, input: &Input, frame: &Frame, format: &dyn Format) -> Rendered {
        let text = input.text();
        let (card, problems) = match &text {
            Ok(text) => with_renderer(|renderer| renderer.prerender(text, &self.element.attributes(input))),
            Err(kind) => (None, vec![Problem { path: String::new(), kind: kind.clone() }]),
        };
        let report = Report::new(input.to_string(), text.as_deref().unwrap_or_default(), problems);
        let card = card.map(|card| match &self.out {
            Some(out) => {
                Card::Written(write(&target(input, out), &frame.around(&frame.card(&card, &page_of(input)), true)))
            }
            None => Card::Html(frame.card(&card, &page_of(input))),
        });
        let entry = card.as_ref().and(text.as_deref().ok()).and_then(|text| self.entry(input, text));
        Rendered { card, problems: report.formatted(format), tally: report.tally, entry }
    }

    /// The card on the index, if there is one.
    fn entry(&self, input: &Input, text: &str) -> Option<index::Entry> {
        self.index.as_ref()?;
        let compact = ElementAttributes { variant: Some("compact".into()), ..self.element.attributes(input) };
        let (card, _) = with_renderer(|renderer| renderer.prerender(text, &compact));
        Some(index::Entry::new(&card?, &page_of(input)))
    }
}

/// The page of a card: the path of its config below the folder that was given.
fn page_of(input: &Input) -> PathBuf {
    input.relative_path().with_extension("html")
}

/// The file of a card in a folder.
fn target(input: &Input, out: &Path) -> PathBuf {
    out.join(page_of(input))
}

/// Fails if two cards, or a card and the index, would be written to the same file.
fn ensure_own_files(inputs: &[Input], out: &Path, has_index: bool) -> Result<()> {
    let mut taken = BTreeMap::new();
    for input in inputs {
        let target = target(input, out);
        ensure!(!has_index || target != out.join(index::FILE), "the index would take the place of the card of {input}");
        if let Some(other) = taken.get(&target) {
            bail!("{other} and {input} would both be written to {}; give their folder instead", target.display());
        }
        taken.insert(target, input);
    }
    Ok(())
}

/// Writes a file, and creates its folder if there is none.
fn write(path: &Path, html: &str) -> Result<()> {
    let mut result = fs::write(path, html);
    if let (Err(error), Some(folder)) = (&result, path.parent())
        && error.kind() == io::ErrorKind::NotFound
    {
        fs::create_dir_all(folder).with_context(|| format!("{} can’t be made", folder.display()))?;
        result = fs::write(path, html);
    }
    result.with_context(|| format!("{} can’t be written", path.display()))
}

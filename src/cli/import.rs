//! `inspection-card import`: configs from the inspectorates' own open data.

mod folder;
mod outcome;
mod report;

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use clap::{Args, Subcommand, ValueEnum};
use indicatif::{ProgressBar, ProgressBarIter, ProgressStyle};
use inspection_card::contract::Date;
use inspection_card::import::{
    Ids, ImportError, Imported, Language, SourceFile, cqc, date_in, fhrs, food_authority, ofsted_schools,
};

use super::files::NoInput;
use folder::Folder;
pub use folder::{Record, RecordedFile};
use outcome::Outcome;

/// Write configs from open data that the inspectorates publish, one for each place.
///
/// Whatever the file does not say for certain is left out, and listed with the reason: no grade is derived, and no date is
/// taken for another one. The same file gives the same configs, byte for byte. Nothing is changed if a file is cut off,
/// damaged or of an unknown layout.
#[derive(Args)]
pub struct Import {
    #[command(subcommand)]
    format: Format,
}

#[derive(Subcommand)]
enum Format {
    Fhrs(Fhrs),
    Cqc(Cqc),
    OfstedSchools(OfstedSchools),
}

/// Food hygiene ratings (FHRS, FHIS): the XML files that the Food Standards Agency publishes, one for each authority.
///
/// Written against a description of these files, of November 2026. No official file was at hand: what an official file
/// has in another way is an error that names it, or a row that is left out with the reason.
#[derive(Args)]
struct Fhrs {
    /// The files, under the names with which they were published, such as FHRS301en-GB.xml.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Of the given files, read only the one of this authority, by the number in its name.
    #[arg(long, value_name = "CODE")]
    authority: Option<String>,
    /// A list of the places to choose: a text file with one “FHRSID” in each line. Without it, all are written.
    #[arg(long, value_name = "FILE")]
    only: Option<PathBuf>,
    #[command(flatten)]
    options: Options,
}

/// CQC’s latest ratings of care homes, surgeries, hospitals and so on: the spreadsheet (.ods) that CQC publishes.
///
/// Written against a description of the file, of November 2026. No official file was at hand: what an official file has in
/// another way is an error that names it, or a location that is left out with the reason. The file names authorities and has
/// no codes of them, so locations are chosen by a list.
#[derive(Args)]
struct Cqc {
    /// The file, under the name with which it was published, such as 01_September_2026_Latest_ratings.ods.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The day of which the file shows the ratings, if it was renamed.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_at: Option<Date>,
    /// A list of the locations to choose: a text file with one “Location ID” in each line.
    #[arg(long, value_name = "FILE")]
    only: PathBuf,
    #[command(flatten)]
    options: Options,
}

/// Latest inspections of state-funded schools in England: the CSV file of Ofsted’s management information.
///
/// Written against a description of the file, of November 2026, in its layout since November 2025. No official file was at
/// hand: what an official file has in another way is an error that names it, or a school that is left out with the reason.
#[derive(Args)]
#[group(id = "choice", required = true, multiple = true, args = ["only", "authority"])]
struct OfstedSchools {
    /// The file, under the name with which it was published, which ends in a date.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The day of which the file shows the inspections, if it was renamed.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_at: Option<Date>,
    /// A list of the schools to choose: a text file with one URN in each line.
    #[arg(long, value_name = "FILE")]
    only: Option<PathBuf>,
    /// Choose the schools of the authority with this code of three digits, with which “LAESTAB” begins.
    #[arg(long, value_name = "CODE", value_parser = authority)]
    authority: Option<String>,
    #[command(flatten)]
    options: Options,
}

/// Options of every importer.
#[derive(Args)]
struct Options {
    /// The folder of the configs. It is made if there is none. Configs of places that are gone are removed from it.
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
    /// The language of the sentences that are added, and of the pages that are linked to. In Welsh, English stands beside it.
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Write what changed and what was left out, with the reasons, into this file: .json or .csv.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Remove configs even if more than a tenth of them, and more than five, are no longer in the file.
    #[arg(long)]
    allow_removals: bool,
}

/// So many configs may be removed without --allow-removals.
const FEW_REMOVALS: usize = 5;

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Lang {
    #[default]
    En,
    Cy,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Language::English,
            Lang::Cy => Language::Welsh,
        }
    }
}

/// Files that can't be imported, with the reasons.
#[derive(Debug)]
pub struct Refused(Vec<(PathBuf, ImportError)>);

impl fmt::Display for Refused {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        for (path, error) in &self.0 {
            writeln!(to, "{}: {error}", path.display())?;
        }
        to.write_str("nothing was changed")
    }
}

impl std::error::Error for Refused {}

impl Import {
    /// Reads the files, writes the configs and says what changed.
    pub fn run(self) -> Result<()> {
        match self.format {
            Format::Fhrs(fhrs) => fhrs.run(),
            Format::Cqc(cqc) => cqc.run(),
            Format::OfstedSchools(schools) => schools.run(),
        }
    }
}

impl Fhrs {
    fn run(self) -> Result<()> {
        let only = self.only.as_deref().map(ids).transpose()?;
        let is_wanted = |path: &&PathBuf| match &self.authority {
            Some(code) => food_authority(&name_of(path)).is_some_and(|(known, _)| known == code),
            None => true,
        };
        let files: Vec<_> = self.files.iter().filter(is_wanted).collect();
        ensure!(!files.is_empty(), "no file is of the authority {}", self.authority.unwrap_or_default());
        let lang = self.options.lang.into();
        let read = |path: &Path| fhrs::read(BufReader::new(open(path)?), &name_of(path), only.as_ref(), lang);
        let imported = all(files.into_iter().map(PathBuf::as_path), read)?;
        self.options.finish("fhrs", only, imported)
    }
}

impl Cqc {
    fn run(self) -> Result<()> {
        let only = ids(&self.only)?;
        let lang = self.options.lang.into();
        let read = |path: &Path| cqc::read(open(path)?, source(path, self.as_at)?, &only, lang);
        let imported = all([self.file.as_path()].into_iter(), read)?;
        self.options.finish("cqc", Some(only), imported)
    }
}

impl OfstedSchools {
    fn run(self) -> Result<()> {
        let only = self.only.as_deref().map(ids).transpose()?;
        let selection = ofsted_schools::Selection { only, authority: self.authority };
        let lang = self.options.lang.into();
        let read = |path: &Path| ofsted_schools::read(open(path)?, source(path, self.as_at)?, &selection, lang);
        let imported = all([self.file.as_path()].into_iter(), read)?;
        self.options.finish("ofsted-schools", selection.only, imported)
    }
}

/// Reads the code of an authority on the command line.
fn authority(text: &str) -> std::result::Result<String, String> {
    let is_code = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_code.then(|| text.to_owned()).ok_or_else(|| "this is not a number of three digits".into())
}

/// Reads a day of the command line.
fn day(text: &str) -> std::result::Result<Date, String> {
    Date::from_iso(text).filter(|date| date.day.is_some()).ok_or_else(|| "this is not a day".into())
}

/// A file whose name says of which day it is, unless somebody says so.
fn source(path: &Path, as_at: Option<Date>) -> std::result::Result<SourceFile, ImportError> {
    let name = name_of(path);
    let as_at = match (date_in(&name), as_at) {
        (Some(named), Some(given)) if named != given => {
            return Err(ImportError::Name(format!("its name says {named}, and --as-at says {given}")));
        }
        (named, given) => named.or(given),
    };
    let missing = "its name does not say of which day it is: give it its published name, or say --as-at";
    Ok(SourceFile { name, as_at: as_at.ok_or_else(|| ImportError::Name(missing.into()))? })
}

/// Reads a list of identifiers.
fn ids(path: &Path) -> Result<Ids> {
    let text = fs::read_to_string(path).map_err(|error| NoInput::unreadable(format!("{}: {error}", path.display())))?;
    Ids::parse(&text).with_context(|| format!("{} can’t be used", path.display()))
}

/// Reads all files. If one can't be used, the problems of all are reported.
fn all<'a>(
    files: impl Iterator<Item = &'a Path>,
    read: impl Fn(&Path) -> std::result::Result<Imported, ImportError>,
) -> Result<Vec<Imported>> {
    let (mut imported, mut refused, mut absent) = (Vec::new(), Vec::new(), Vec::new());
    for path in files {
        match read(path) {
            Ok(one) => imported.push(one),
            Err(ImportError::Io(error)) => absent.push(format!("{}: {error}", path.display())),
            Err(error) => refused.push((path.to_owned(), error)),
        }
    }
    if !refused.is_empty() {
        return Err(Refused(refused).into());
    }
    if !absent.is_empty() {
        return Err(NoInput::unreadable(absent.join("\n")).into());
    }
    Ok(imported)
}

/// A file that is being read. On a terminal, a bar shows how far.
fn open(path: &Path) -> std::result::Result<ProgressBarIter<File>, ImportError> {
    let file = File::open(path).map_err(ImportError::Io)?;
    let length = file.metadata().map_err(ImportError::Io)?.len();
    let style = ProgressStyle::with_template("{msg} {bar:40} {bytes} of {total_bytes}, {eta} to go");
    let bar = ProgressBar::new(length).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    Ok(bar.with_message(name_of(path)).with_finish(indicatif::ProgressFinish::AndClear).wrap_read(file))
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

impl Options {
    /// Writes the configs and the report.
    fn finish(&self, importer: &str, only: Option<Ids>, imported: Vec<Imported>) -> Result<()> {
        let report = self.report.as_deref().map(|path| report::Kind::of(path, &self.out)).transpose()?;
        let mut outcome = Outcome::new(importer, only, imported);
        let folder = Folder::open(&self.out, importer)?;
        outcome.compare(&folder)?;
        let (gone, before) = (outcome.gone(), folder.places().count());
        // A table says nowhere how many rows it has, so one that was cut off between two of them looks whole.
        if gone > FEW_REMOVALS && gone * 10 > before && !self.allow_removals {
            bail!("{gone} of {before} places are no longer in the file: is it whole? If so, say --allow-removals");
        }
        folder.update(&outcome)?;
        if let (Some(kind), Some(path)) = (report, &self.report) {
            folder::replace(path, kind.text(&outcome)?.as_bytes())?;
        }
        for line in outcome.remarks() {
            anstream::eprintln!("{line}");
        }
        anstream::println!("{}", outcome.summary());
        Ok(())
    }
}

/// Numbers of a few kinds: “12 new, 3 changed grade”. Kinds of which there are none are left out.
fn counted(kinds: &[(usize, &str)]) -> String {
    let some = kinds.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    some.collect::<Vec<_>>().join(", ")
}

/// How many entries there are of each kind, in the order of the kinds.
fn tally<K: Ord>(kinds: impl Iterator<Item = K>) -> BTreeMap<K, usize> {
    kinds.fold(BTreeMap::new(), |mut counts, kind| {
        *counts.entry(kind).or_insert(0) += 1;
        counts
    })
}

/// Fails if a folder can't be used as the place of configs.
fn refuse(folder: &Path, why: &str) -> Result<()> {
    bail!("{}: {why}; choose another folder with --out", folder.display())
}

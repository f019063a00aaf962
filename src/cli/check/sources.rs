//! Configs that an import has written, beside the files that they come from.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use inspection_card::config::Config;
use inspection_card::contract::{CheckProblem, Date, Problem, ProblemKind};
use inspection_card::import::{date_in, fhrs, food_authority};

use crate::cli::files::Input;
use crate::cli::import::{Record, RecordedFile};

/// What imports have noted in the folders of configs, and newer files that they could read.
pub struct Sources {
    records: BTreeMap<PathBuf, Record>,
    newer: Vec<RecordedFile>,
}

impl Sources {
    /// Reads the records in the folders of the inputs, and the days of newer files.
    ///
    /// # Errors
    /// If a record is damaged, or a file can't be read or has no day.
    pub fn new(inputs: &[Input], newer: &[PathBuf]) -> Result<Self> {
        let mut records = BTreeMap::new();
        for folder in inputs.iter().filter_map(|input| Some(split(input)?.0)) {
            if !records.contains_key(folder) {
                records.extend(Record::of(folder)?.map(|record| (folder.to_owned(), record)));
            }
        }
        let newer = newer.iter().map(|path| file(path)).collect::<Result<_>>()?;
        Ok(Sources { records, newer })
    }

    /// The file that a config was imported from.
    pub fn of(&self, input: &Input) -> Option<&RecordedFile> {
        let (folder, id) = split(input)?;
        self.records.get(folder)?.file_of(id)
    }

    /// Adds a warning if a config shows the state of an earlier day than its file, or than a newer one of the same series.
    pub fn check(&self, input: &Input, config: &Config, problems: &mut Vec<Problem>) {
        let (Some(own), Some(details)) = (self.of(input), &config.inspection) else { return };
        let Some(checked) = details.checked else { return };
        let series = series(&own.name);
        let newer = self.newer.iter().filter(|file| self::series(&file.name) == series);
        let newest = newer.chain([own]).max_by_key(|file| day(file));
        if let Some(newest) = newest.filter(|file| day(file).is_some_and(|day| checked < day)) {
            let (file, as_at) = (newest.name.clone(), newest.as_at.clone());
            let kind = ProblemKind::Check(CheckProblem::Outdated { checked, file, as_at });
            problems.push(Problem { path: "inspection.checked".into(), kind });
        }
    }
}

fn split(input: &Input) -> Option<(&Path, &str)> {
    match input {
        Input::File { path, .. } => Some((path.parent()?, path.file_stem()?.to_str()?)),
        Input::Stdin => None,
    }
}

fn day(file: &RecordedFile) -> Option<Date> {
    Date::from_iso(&file.as_at)
}

/// What files have in common that follow each other: authority and language, or the letters of the extension.
fn series(name: &str) -> (String, &str) {
    match food_authority(name) {
        Some((code, language)) => (code.to_owned(), language),
        None => (Path::new(name).extension().unwrap_or_default().to_string_lossy().to_lowercase(), ""),
    }
}

fn file(path: &Path) -> Result<RecordedFile> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let as_at = match food_authority(&name) {
        Some(_) => {
            let file = File::open(path).with_context(|| format!("{} can’t be read", path.display()))?;
            let day = fhrs::as_at(BufReader::new(file));
            Some(day.map_err(|error| anyhow::anyhow!("{}: {error}", path.display()))?)
        }
        None => date_in(&name),
    };
    let as_at = as_at.with_context(|| format!("the name of {} does not say of which day it is", path.display()))?;
    Ok(RecordedFile { name, as_at: as_at.to_string() })
}

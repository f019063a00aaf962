//! The folder of configs that an import keeps. Nothing in it changes until everything has been read and written elsewhere.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use tempfile::{NamedTempFile, TempDir};

use super::outcome::Outcome;
use super::refuse;

/// The file in which an import notes what it has written. It is hidden, so that no command takes it for a config.
const RECORD: &str = ".import.json";

/// What an import has written into a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    importer: String,
    /// The files that were read.
    files: Vec<RecordedFile>,
    /// The name of the file from which each place comes, by the place's identifier.
    places: BTreeMap<String, String>,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedFile {
    /// Its name.
    pub name: String,
    /// The day of which it shows the state, `YYYY-MM-DD`.
    pub as_at: String,
}

impl Record {
    /// The file that a place comes from.
    pub fn file_of(&self, id: &str) -> Option<&RecordedFile> {
        let name = self.places.get(id)?;
        self.files.iter().find(|file| file.name == *name)
    }

    /// The record of a folder, if an import has written into it.
    ///
    /// # Errors
    /// If the record is damaged or can't be read.
    pub fn of(folder: &Path) -> Result<Option<Self>> {
        let path = folder.join(RECORD);
        match fs::read_to_string(&path) {
            Ok(text) => {
                let record = serde_json::from_str(&text);
                Ok(Some(record.with_context(|| format!("{} is damaged", path.display()))?))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| format!("{} can’t be read", path.display())),
        }
    }
}

/// The folder of configs that an import keeps.
pub struct Folder {
    path: PathBuf,
    /// What was written the last time.
    record: Record,
}

impl Folder {
    /// Opens a folder, which need not be there yet.
    ///
    /// # Errors
    /// If another importer keeps it.
    pub fn open(path: &Path, importer: &str) -> Result<Self> {
        let record = Record::of(path)?.unwrap_or_else(|| Record { importer: importer.into(), ..Record::default() });
        if record.importer != importer {
            refuse(path, &format!("it has the configs of import {}", record.importer))?;
        }
        Ok(Folder { path: path.into(), record })
    }

    /// The identifiers of the places that were written the last time.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        self.record.places.keys().map(String::as_str)
    }

    /// The text of a config that is there.
    ///
    /// # Errors
    /// If there is a file of this name that no import has written.
    pub fn config(&self, id: &str) -> Result<Option<String>> {
        let path = self.path_of(id);
        match fs::read_to_string(&path) {
            Ok(text) => {
                if !self.record.places.contains_key(id) {
                    refuse(&path, "import has not written this file, and would replace it")?;
                }
                Ok(Some(text))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| format!("{} can’t be read", path.display())),
        }
    }

    fn path_of(&self, id: &str) -> PathBuf {
        self.path.join(id).with_extension("json")
    }

    /// Writes what has changed and removes what is gone. All texts are written beside the configs first, and then moved.
    pub fn update(&self, outcome: &Outcome) -> Result<()> {
        fs::create_dir_all(&self.path).with_context(|| format!("{} can’t be made", self.path.display()))?;
        let stage = TempDir::with_prefix_in(".import-", &self.path).context("no temporary folder can be made")?;
        for (id, text) in outcome.changed() {
            fs::write(stage.path().join(id), text).with_context(|| format!("{id} can’t be written"))?;
        }
        let files = outcome.files.iter().map(|file| &file.source);
        let files = files.map(|file| RecordedFile { name: file.name.clone(), as_at: file.as_at.to_string() }).collect();
        let places = outcome.configs.iter().map(|(id, config)| (id.clone(), config.file.clone())).collect();
        let record = Record { importer: outcome.importer.clone(), files, places };
        // If the process ends in the middle, the next one finds that it may replace all of these.
        let mut both = self.record.clone();
        both.files.extend(record.files.iter().filter(|file| !self.record.files.contains(file)).cloned());
        both.places.extend(record.places.clone());
        self.write_record(&both)?;
        for (id, _) in outcome.changed() {
            let path = self.path_of(id);
            fs::rename(stage.path().join(id), &path).with_context(|| format!("{} can’t be written", path.display()))?;
        }
        for (id, _) in &outcome.removed {
            let path = self.path_of(id);
            match fs::remove_file(&path) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(error).with_context(|| format!("{} can’t be removed", path.display()));
                }
                _ => {}
            }
        }
        self.write_record(&record)
    }

    fn write_record(&self, record: &Record) -> Result<()> {
        let text = serde_json::to_string_pretty(record)? + "\n";
        let path = self.path.join(RECORD);
        if fs::read_to_string(&path).is_ok_and(|before| before == text) {
            return Ok(());
        }
        replace(&path, text.as_bytes())
    }
}

/// Writes a file as a whole or not at all.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let write = || {
        let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
        let mut file = NamedTempFile::new_in(folder)?;
        file.write_all(bytes)?;
        file.persist(path)?;
        Ok::<_, std::io::Error>(())
    };
    write().with_context(|| format!("{} can’t be written", path.display()))
}

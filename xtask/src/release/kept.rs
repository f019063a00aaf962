//! The files of earlier releases that pages still load.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use zip::ZipArchive;

use crate::{hash, serving, tools};

/// Add the hashed files of an earlier release, a folder or a zip file, to the files of a new one. Returns how many were
/// added. Plain names, such as that of the entry script, are those of the new release.
pub fn add(release: &Path, site: &Path) -> Result<usize> {
    let files = files(release).with_context(|| format!("could not read {}", release.display()))?;
    ensure!(!files.is_empty(), "{} has no file with a hash in its name", release.display());
    let mut added = 0;
    for (name, bytes) in files {
        let target = site.join(&name);
        if target.exists() {
            continue;
        }
        check(&name, &bytes).with_context(|| release.display().to_string())?;
        fs::create_dir_all(target.parent().unwrap_or(site))?;
        fs::write(target, bytes)?;
        added += 1;
    }
    Ok(added)
}

/// The hashed files of a release, by their names in it.
fn files(release: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    if release.is_dir() {
        let names = tools::files_in(release)?.into_iter().filter(|name| is_kept(name));
        return names.map(|name| Ok((name.clone(), fs::read(release.join(name))?))).collect();
    }
    let mut zip = ZipArchive::new(File::open(release)?)?;
    let mut files = Vec::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index)?;
        // Everything is in one folder, named like the zip.
        let name = file.enclosed_name().context("a name in it leads elsewhere")?;
        let name: std::path::PathBuf = name.components().skip(1).collect();
        let name = name.to_str().context("a name in it is not Unicode")?.replace('\\', "/");
        if is_kept(&name) {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes)?;
            files.push((name, bytes));
        }
    }
    Ok(files)
}

/// Whether a file has a hash in its name, itself or as a compressed copy.
fn is_kept(name: &str) -> bool {
    hash::without_hash(uncompressed(name)).is_some()
}

/// The name of the file of which this may be a compressed copy.
fn uncompressed(name: &str) -> &str {
    if serving::is_compressed(name) { name.rsplit_once('.').map_or(name, |(name, _)| name) } else { name }
}

/// Fail if a file is not the one that its name says.
fn check(name: &str, bytes: &[u8]) -> Result<()> {
    let is_right = serving::is_compressed(name) || name.contains(&format!(".{}.", hash::short(bytes)));
    ensure!(is_right, "{name} is damaged: its hash is {}", hash::short(bytes));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::tempdir;

    fn write(folder: &Path, name: &str, text: &str) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[test]
    fn files_of_an_earlier_release_are_added_and_none_is_replaced() {
        let (old, new) = (tempdir().unwrap(), tempdir().unwrap());
        let (part, locale) =
            (format!("card.{}.js", hash::short(b"old")), format!("locales/en.{}.json", hash::short(b"{}")));
        for (name, text) in
            [("inspection-card.js", "old"), (part.as_str(), "old"), (&format!("{part}.br"), "brotli"), (&locale, "{}")]
        {
            write(old.path(), name, text);
        }
        write(new.path(), "inspection-card.js", "new");
        assert_eq!(add(old.path(), new.path()).unwrap(), 3);
        assert_eq!(fs::read_to_string(new.path().join("inspection-card.js")).unwrap(), "new");
        assert_eq!(fs::read_to_string(new.path().join(&locale)).unwrap(), "{}");
        assert_eq!(add(old.path(), new.path()).unwrap(), 0);
    }

    #[test]
    fn a_damaged_file_is_an_error() {
        let (old, new) = (tempdir().unwrap(), tempdir().unwrap());
        write(old.path(), &format!("card.{}.js", hash::short(b"old")), "other");
        assert!(format!("{:#}", add(old.path(), new.path()).unwrap_err()).contains("is damaged"));
        assert!(add(new.path(), old.path()).is_err(), "a folder without a release");
    }
}

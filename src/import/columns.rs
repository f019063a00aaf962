//! The columns of a table, found by their names.

use super::ImportError;

/// The header of a table. Columns are looked up by name; those that are missing are reported together.
pub struct Header {
    names: Vec<String>,
    missing: Vec<String>,
    repeated: Vec<String>,
}

impl Header {
    /// The names in a row. Spaces between words count once, because files differ in them.
    pub fn new<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        Header { names: cells.map(simplified).collect(), missing: Vec::new(), repeated: Vec::new() }
    }

    /// The position of a column that has one of several names, of which the first is today's.
    pub fn column(&mut self, names: &[&str]) -> usize {
        let wanted: Vec<_> = names.iter().map(|name| simplified(name)).collect();
        let mut positions =
            self.names.iter().enumerate().filter(|(_, name)| wanted.contains(name)).map(|(position, _)| position);
        let name = || names.first().map(|name| (*name).to_owned());
        match (positions.next(), positions.next()) {
            (Some(position), None) => return position,
            (Some(_), Some(_)) => self.repeated.extend(name()),
            (None, _) => self.missing.extend(name()),
        }
        // Never used: `finish` fails.
        usize::MAX
    }

    /// Whether all columns that were looked up are there, each once.
    ///
    /// # Errors
    /// The names of all that are missing, or that occur more than once.
    pub fn finish(self, place: &str) -> Result<(), ImportError> {
        if !self.missing.is_empty() {
            return Err(ImportError::Layout { missing: self.missing, place: place.into() });
        }
        match self.repeated.as_slice() {
            [] => Ok(()),
            names => Err(ImportError::Damaged(format!("{place} has more than one column {}", names.join(", ")))),
        }
    }
}

fn simplified(name: &str) -> String {
    name.trim_start_matches('\u{feff}').split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The cells of a row by their positions. A row may end early.
pub fn cell<T: AsRef<str>>(cells: &[T], position: usize) -> &str {
    cells.get(position).map_or("", |cell| cell.as_ref().trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_name_and_all_missing_ones_are_named() {
        let mut header = Header::new(["\u{feff}URN", "Latest  OEIF grade", "Key Question"].into_iter());
        assert_eq!(header.column(&["urn"]), 0);
        assert_eq!(header.column(&["Latest OEIF  grade"]), 1);
        assert_eq!(header.column(&["Domain", "Key Question"]), 2);
        header.column(&["Postcode"]);
        header.column(&["Phase"]);
        let error = header.finish("the table").unwrap_err().to_string();
        assert!(error.starts_with("the table has no “Postcode”, “Phase”"), "{error}");

        let mut twice = Header::new(["URN", "URN"].into_iter());
        twice.column(&["URN"]);
        assert!(twice.finish("the table").unwrap_err().to_string().contains("more than one column URN"));
    }
}

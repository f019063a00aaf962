//! What is true of whatever an importer has read.

use inspection_card::import::{ImportError, Imported};

/// A file is refused with a message, or each place has an identifier that can name a file, a name and a framework.
pub fn check(result: Result<Imported, ImportError>) {
    let imported = match result {
        Ok(imported) => imported,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    for place in &imported.places {
        let is_safe = place.id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        assert!(is_safe && !place.id.is_empty() && !place.name.is_empty(), "{place:?}");
        assert!(place.config["inspection"]["framework"].is_string(), "{place:?}");
    }
    // Nothing is lost without a word. Locations of CQC's sheet have several rows.
    assert!(imported.rows >= imported.not_chosen);
}

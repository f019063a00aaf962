//! Why a whole file is refused.

use std::fmt;
use std::io;

/// Why a whole file is refused. Nothing of it is used.
#[derive(Debug)]
pub enum ImportError {
    /// It can't be read.
    Io(io::Error),
    /// It lacks columns or elements that are needed: another file, or a layout of another time.
    Layout {
        /// What is missing, as the inspectorate calls it.
        missing: Vec<String>,
        /// Where that was looked for.
        place: String,
    },
    /// It ends too early, or is damaged.
    Damaged(String),
    /// Something in it is larger than it can be in such a file.
    TooLarge(String),
    /// Its name lacks something that the file itself does not say.
    Name(String),
}

impl fmt::Display for ImportError {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        match self {
            ImportError::Io(error) => write!(to, "it can’t be read: {error}"),
            ImportError::Layout { missing, place } => {
                let listed: Vec<_> = missing.iter().map(|name| format!("“{name}”")).collect();
                let listed = listed.join(", ");
                write!(to, "{place} has no {listed}: another file, or another layout than the one that is known")
            }
            ImportError::Damaged(what) => write!(to, "it is cut off or damaged: {what}"),
            ImportError::TooLarge(what) => write!(to, "{what}, which no such file has"),
            ImportError::Name(what) => to.write_str(what),
        }
    }
}

impl std::error::Error for ImportError {}

impl From<io::Error> for ImportError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            // What a decompressor says of damaged data, and of data that end too early.
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof => {
                ImportError::Damaged(error.to_string())
            }
            io::ErrorKind::FileTooLarge => ImportError::TooLarge(error.to_string()),
            _ => ImportError::Io(error),
        }
    }
}

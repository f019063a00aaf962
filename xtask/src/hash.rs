//! Hashed names and integrity values.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The part of a file's name that changes with its bytes: 16 hexadecimal digits.
pub fn short(bytes: &[u8]) -> String {
    whole(bytes).split_at(16).0.to_owned()
}

/// The hash in hexadecimal.
pub fn whole(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The value of an `integrity` attribute.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// A hashed name without its hash; `None` for a plain name.
pub fn without_hash(name: &str) -> Option<String> {
    let (rest, extension) = name.rsplit_once('.')?;
    let (stem, hash) = rest.rsplit_once('.')?;
    let hashed = hash.len() == 16 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    hashed.then(|| format!("{stem}.{extension}"))
}

#[cfg(test)]
mod tests {
    use super::{integrity, short, without_hash};

    #[test]
    fn hashes_are_those_of_sha_256() {
        assert_eq!(short(b""), "e3b0c44298fc1c14");
        assert_eq!(integrity(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn only_16_hexadecimal_digits_are_a_hash() {
        assert_eq!(without_hash("locales/en.056c0acd3f61093f.json").as_deref(), Some("locales/en.json"));
        assert_eq!(without_hash("inspection-card.js"), None);
        assert_eq!(without_hash("inspection-card.schema.json"), None);
        assert_eq!(without_hash("a.056C0ACD3F61093F.js"), None);
    }
}

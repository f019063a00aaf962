//! Short names for what the Wasm imports from the script that wasm-bindgen writes.
//!
//! The names end in hashes, which no compression makes smaller, and stand in both files: two kilobytes.

use std::str;

use anyhow::{Context, Result, bail, ensure};

/// The section of a Wasm file that lists its imports.
const IMPORTS: u8 = 2;
/// The kind of an import that is a function.
const FUNCTION: u8 = 0;

/// Rename every import in the Wasm and in the script, which has it as a member, `name: function…`.
///
/// # Errors
/// Where this is no Wasm, or it imports what the script does not have.
pub fn shorten(wasm: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let (header, mut rest) = wasm.split_at_checked(8).context("no Wasm")?;
    let (mut renamed, mut script) = (header.to_vec(), script.to_owned());
    while let Some((&id, after)) = rest.split_first() {
        rest = after;
        let section = take(&mut rest)?;
        renamed.push(id);
        if id == IMPORTS {
            put(&mut renamed, &imports(section, &mut script)?);
        } else {
            put(&mut renamed, section);
        }
    }
    Ok((renamed, script))
}

/// The section of imports with other names.
fn imports(mut section: &[u8], script: &mut String) -> Result<Vec<u8>> {
    let mut renamed = Vec::new();
    let count = number(&mut section)?;
    put_number(&mut renamed, count);
    for index in 0..count {
        put(&mut renamed, take(&mut section)?);
        let name = str::from_utf8(take(&mut section)?)?;
        let (member, short) = (format!("{name}:"), letters(index));
        ensure!(script.matches(&member).count() == 1, "the script does not have {name} once");
        *script = script.replace(&member, &format!("{short}:"));
        put(&mut renamed, short.as_bytes());
        ensure!(number(&mut section)? == u32::from(FUNCTION), "{name} is not a function");
        renamed.push(FUNCTION);
        put_number(&mut renamed, number(&mut section)?);
    }
    ensure!(section.is_empty(), "more in the section than imports");
    Ok(renamed)
}

/// `a` to `z`, `ba` to `zz` and so on.
fn letters(index: u32) -> String {
    let last = char::from_digit(index % 26 + 10, 36).unwrap_or_default();
    let before = if index < 26 { String::new() } else { letters(index / 26) };
    format!("{before}{last}")
}

/// Take a number off the front, in LEB128.
fn number(from: &mut &[u8]) -> Result<u32> {
    let mut number = 0;
    for shift in (0..32).step_by(7) {
        let (byte, after) = from.split_first().context("the Wasm ends in a number")?;
        *from = after;
        number |= u32::from(byte & 0x7f) << shift;
        if *byte < 0x80 {
            return Ok(number);
        }
    }
    bail!("a number in the Wasm is too long")
}

fn put_number(to: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

/// Take bytes off the front that follow their number.
fn take<'a>(from: &mut &'a [u8]) -> Result<&'a [u8]> {
    let length = number(from)? as usize;
    let (bytes, after) = from.split_at_checked(length).context("the Wasm ends too soon")?;
    *from = after;
    Ok(bytes)
}

fn put(to: &mut Vec<u8>, bytes: &[u8]) {
    put_number(to, bytes.len() as u32);
    to.extend(bytes);
}

#[cfg(test)]
mod tests {
    use super::{letters, number, put_number, shorten};

    /// One type, two imported functions, and a custom section.
    const WASM: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\
        \x02\x17\x02\x02./\x05one_1\0\0\x02./\x05two_2\0\0\0\x03\x01xy";

    #[test]
    fn imports_get_short_names_on_both_sides() {
        let (wasm, script) = shorten(WASM, "{ two_2: function() {}, one_1: one_1 }").expect("both are there");
        assert_eq!(script, "{ b: function() {}, a: one_1 }");
        let renamed = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x0f\x02\x02./\x01a\0\0\x02./\x01b\0\0\0\x03\x01xy";
        assert_eq!(wasm, renamed);
    }

    #[test]
    fn what_the_script_does_not_have_is_an_error() {
        assert!(shorten(WASM, "one_1: 1").is_err());
        assert!(shorten(&WASM[..30], "one_1: 1, two_2: 2").is_err());
        assert!(shorten(b"no Wasm", "").is_err());
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for value in [0, 1, 127, 128, 300, u32::MAX] {
            let mut bytes = Vec::new();
            put_number(&mut bytes, value);
            assert_eq!(number(&mut bytes.as_slice()).ok(), Some(value));
        }
    }

    #[test]
    fn no_two_names_are_the_same() {
        assert_eq!([0, 25, 26, 85].map(letters), ["a", "z", "ba", "dh"]);
    }
}

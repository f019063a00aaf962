//! JSON text outside a browser. In a browser the text is parsed by `JSON.parse`.

use super::problem::Problem;
use super::value::Value;

/// The character with which some editors begin a file. JSON does not allow it; the card ignores it.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// Parses JSON text.
///
/// # Errors
/// One problem, if the text is not JSON or is nested too deeply.
pub fn parse_json(text: &str) -> Result<Value, Problem> {
    let text = text.trim_start_matches(BYTE_ORDER_MARK);
    parse(text).map_err(|error| {
        let message = error.to_string();
        // The position is reported separately.
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
        Problem::invalid_json(text, message.into())
    })
}

/// Parses JSON text without a byte order mark.
pub(super) fn parse(text: &str) -> Result<Value, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Value::from_deserializer(&mut deserializer)?;
    deserializer.end().map(|()| value)
}

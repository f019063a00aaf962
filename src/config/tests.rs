//! What a config may say, and what is told about one that says it wrongly.

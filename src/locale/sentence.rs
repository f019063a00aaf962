//! Sentences that contain texts of a config, which may be in another language than the sentence.

/// A text in the language of the card, or in another one if it is not translated.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Localised {
    /// The words.
    pub words: String,
    /// The language tag of the words, if it is not the card's.
    pub lang: Option<String>,
}

impl From<String> for Localised {
    /// Words in the language of the card.
    fn from(words: String) -> Self {
        Localised { words, lang: None }
    }
}

/// A sentence as a row of segments, each in one language.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sentence(Vec<Localised>);

impl Sentence {
    /// The segments, in order.
    pub fn segments(&self) -> &[Localised] {
        &self.0
    }

    /// The words, without the marks of other languages.
    pub fn words(&self) -> String {
        self.0.iter().map(|segment| segment.words.as_str()).collect()
    }

    /// Several sentences in a row, with words in the language of the card between them.
    pub fn join(parts: Vec<Sentence>, between: &str) -> Self {
        let mut joined = Sentence::default();
        for (index, part) in parts.into_iter().enumerate() {
            if index > 0 {
                joined.push(between);
            }
            joined.append(part);
        }
        joined
    }

    /// Adds words in the language of the card.
    pub fn push(&mut self, words: &str) {
        match self.0.last_mut() {
            Some(Localised { words: last, lang: None }) => last.push_str(words),
            _ if words.is_empty() => {}
            _ => self.0.push(Localised { words: words.to_owned(), lang: None }),
        }
    }

    /// Adds another sentence.
    pub fn append(&mut self, other: Sentence) {
        for segment in other.0 {
            match segment.lang {
                None => self.push(&segment.words),
                Some(_) => self.0.push(segment),
            }
        }
    }
}

impl From<Localised> for Sentence {
    fn from(text: Localised) -> Self {
        Sentence(vec![text])
    }
}

impl From<&Localised> for Sentence {
    fn from(text: &Localised) -> Self {
        text.clone().into()
    }
}

impl From<String> for Sentence {
    /// Words in the language of the card.
    fn from(words: String) -> Self {
        Localised::from(words).into()
    }
}

/// Replaces the names in braces by values. A name without a value stays as it is.
pub(super) fn fill(template: &str, values: &[(&str, Sentence)]) -> Sentence {
    let mut filled = Sentence::default();
    let mut rest = template;
    while let Some((before, tail)) = rest.split_once('{') {
        let Some((name, after)) = tail.split_once('}') else { break };
        filled.push(before);
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => filled.append(value.clone()),
            None => filled.push(&["{", name, "}"].concat()),
        }
        rest = after;
    }
    filled.push(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(words: &str) -> Sentence {
        words.to_owned().into()
    }

    #[test]
    fn names_are_replaced_by_values_which_are_not_templates_themselves() {
        assert_eq!(fill("{a} of {b}", &[("a", plain("{b}")), ("b", plain("2"))]), plain("{b} of 2"));
        assert_eq!(fill("{c} {", &[]), plain("{c} {"));
    }

    #[test]
    fn a_value_keeps_its_language() {
        let welsh = Localised { words: "Da".into(), lang: Some("cy".into()) };
        let filled = fill("{grade} in 2 areas", &[("grade", welsh.clone().into())]);
        assert_eq!(filled.segments(), [welsh, String::from(" in 2 areas").into()]);
    }
}

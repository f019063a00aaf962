//! Plurals: which form of a word goes with a number. The rules stand in the language file, in the notation of the
//! Unicode CLDR (<https://unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules>), as far as whole numbers
//! need it: `n = 1`, `n % 10 = 2..4 and n % 100 != 12..14`.

use crate::config::Value;
use crate::config::reader::Reader;
use crate::config::shape::{Shape, Unusable, leaf};
use crate::config::view::View;

/// The forms of a phrase by category: `one`, `two`, `few`, `many`, `zero` as the language needs, and `other`; or one form
/// for all.
#[derive(Debug, Clone, Copy)]
pub struct Phrase<'a>(&'a Value);

impl<'a> Phrase<'a> {
    /// The form of a category, or the one for all others.
    pub fn form(self, category: &str) -> &'a str {
        match self.0 {
            Value::Text(one) => one,
            forms => forms.get(category).unwrap_or(forms.member("other")).text(),
        }
    }
}

impl<'a> View<'a> for Phrase<'a> {
    const SHAPE: &'static Shape = leaf!(
        "a phrase, or one for each plural category and other",
        |value, reader| if let Value::Text(_) = value { Ok(()) } else { strings(value, reader) },
        expected
    );

    fn of(value: &'a Value) -> Self {
        Phrase(value)
    }
}

/// The plural rules of a language: a condition by category; where none holds, it is `other`.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a>(&'a Value);

impl<'a> Rules<'a> {
    /// The category of a whole number.
    pub fn category(self, count: u32) -> &'a str {
        let Value::Object(rules) = self.0 else { return "other" };
        rules.iter().find(|(_, rule)| holds(rule.text(), count)).map_or("other", |(category, _)| category)
    }
}

impl<'a> View<'a> for Rules<'a> {
    const SHAPE: &'static Shape = leaf!("a condition for each plural category but other", strings, expected);

    fn of(value: &'a Value) -> Self {
        Rules(value)
    }
}

fn strings(value: &mut Value, reader: &mut Reader) -> Result<(), Unusable> {
    let Value::Object(members) = value else { return Err(Unusable::Type) };
    let whole = members.iter_mut().fold(true, |whole, (_, value)| <&str>::SHAPE.read(value, reader) && whole);
    if whole { Ok(()) } else { Err(Unusable::Told) }
}

fn holds(rule: &str, count: u32) -> bool {
    rule.split(" or ").any(|all| all.split(" and ").all(|relation| relates(relation, count).unwrap_or(false)))
}

/// `n % 10 = 2..4,6` or the same with `!=`.
fn relates(relation: &str, count: u32) -> Option<bool> {
    let (left, right) = relation.split_once('=')?;
    let (left, equal) = match left.strip_suffix('!') {
        Some(left) => (left, false),
        None => (left, true),
    };
    let number = match left.split_once('%') {
        Some((_, modulus)) => count.checked_rem(modulus.trim().parse().ok()?)?,
        None => count,
    };
    let among = right.split(',').any(|range| {
        let (first, last) = range.split_once("..").unwrap_or((range, range));
        match (first.trim().parse::<u32>(), last.trim().parse::<u32>()) {
            (Ok(first), Ok(last)) => (first..=last).contains(&number),
            _ => false,
        }
    });
    Some(among == equal)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn category(rules: &[(&str, &str)], count: u32) -> String {
        let rules = rules.iter().map(|(category, rule)| ((*category).into(), Value::Text((*rule).into())));
        Rules(&Value::Object(rules.collect())).category(count).into()
    }

    #[test]
    fn polish_counts_as_the_cldr_says() {
        let polish = [("one", "n = 1"), ("few", "n % 10 = 2..4 and n % 100 != 12..14")];
        for (count, expected) in
            [(0, "other"), (1, "one"), (2, "few"), (4, "few"), (5, "other"), (12, "other"), (22, "few"), (112, "other")]
        {
            assert_eq!(category(&polish, count), expected, "{count}");
        }
    }

    #[test]
    fn a_rule_that_is_none_never_holds() {
        assert_eq!(category(&[("one", "n is 1"), ("two", "n % 0 = 0")], 1), "other");
    }
}

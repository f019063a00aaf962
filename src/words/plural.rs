//! Plurals: which form of a word goes with a number. The rules stand in the language file, in the notation of the
//! Unicode CLDR (<https://unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules>), as far as whole numbers
//! need it: `n = 1`, `n % 10 = 2..4 and n % 100 != 12..14`.

use crate::config::Value;
use crate::config::reader::{Read, Reader};

/// The forms of a phrase by category: `one`, `two`, `few`, `many`, `zero` as the language needs, and `other`; or one form
/// for all.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase(Vec<(String, String)>);

impl Phrase {
    /// The form of a category, or the one for all others.
    pub fn form(&self, category: &str) -> &str {
        let form = |wanted: &str| self.0.iter().find(|(name, _)| name == wanted).map(|(_, form)| form.as_str());
        form(category).or_else(|| form("other")).unwrap_or("")
    }
}

impl Read for Phrase {
    const EXPECTED: &'static str = "a phrase, or one for each plural category and other";

    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::Text(one) => Some(Phrase(vec![("other".into(), one)])),
            forms => strings::<Self>(forms, reader).map(Phrase),
        }
    }
}

/// The plural rules of a language: a condition by category; where none holds, it is `other`.
#[derive(Debug, Clone, PartialEq)]
pub struct Rules(Vec<(String, String)>);

impl Rules {
    /// The category of a whole number.
    pub fn category(&self, count: u32) -> &str {
        self.0.iter().find(|(_, rule)| holds(rule, count)).map_or("other", |(category, _)| category)
    }
}

impl Read for Rules {
    const EXPECTED: &'static str = "a condition for each plural category but other";

    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        strings::<Self>(value, reader).map(Rules)
    }
}

fn strings<T: Read>(value: Value, reader: &mut Reader) -> Option<Vec<(String, String)>> {
    let Value::Object(members) = value else {
        reader.wrong::<T>(&value);
        return None;
    };
    members.into_iter().map(|(name, value)| Some((name, String::read(value, reader)?))).collect()
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

    fn rules(of: &[(&str, &str)]) -> Rules {
        Rules(of.iter().map(|(category, rule)| ((*category).into(), (*rule).into())).collect())
    }

    #[test]
    fn polish_counts_as_the_cldr_says() {
        let polish = rules(&[("one", "n = 1"), ("few", "n % 10 = 2..4 and n % 100 != 12..14")]);
        for (count, category) in
            [(0, "other"), (1, "one"), (2, "few"), (4, "few"), (5, "other"), (12, "other"), (22, "few"), (112, "other")]
        {
            assert_eq!(polish.category(count), category, "{count}");
        }
    }

    #[test]
    fn a_rule_that_is_none_never_holds() {
        assert_eq!(rules(&[("one", "n is 1"), ("two", "n % 0 = 0")]).category(1), "other");
    }
}

//! Plurals: which form of a phrase goes with a number. The rules are in the language file, in the notation of the
//! Unicode CLDR (<https://unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules>), as far as whole numbers
//! need it: `n = 1`, `n % 10 = 2..4 and n % 100 != 12..14`.

use super::PhraseKey;
use crate::contract::{Diagnostics, Parse, ProblemKind, Value, parse_words};

/// A phrase: one form for all numbers, or a form for each plural category.
#[derive(Debug, Clone, PartialEq)]
pub enum Phrase {
    /// One form for all numbers.
    Single(String),
    /// Forms by plural category: `zero`, `one`, `two`, `few`, `many` as the language needs, and `other`.
    Plural(Vec<(String, String)>),
}

impl Phrase {
    /// The form for a plural category.
    pub fn form(&self, category: &str) -> &str {
        match self {
            Phrase::Single(form) => form,
            Phrase::Plural(forms) => {
                let find = |wanted: &str| forms.iter().find(|(category, _)| category == wanted);
                find(category).or_else(|| find("other")).map_or("", |(_, form)| form)
            }
        }
    }
}

impl Parse for Phrase {
    const EXPECTED: &'static str = "a phrase, or one for each plural category";

    fn parse(value: Value, slot: &mut Option<Self>, diagnostics: &mut Diagnostics) {
        *slot = match value {
            Value::Text(form) => Some(Phrase::Single(form)),
            other => strings(other, Self::EXPECTED, diagnostics).map(Phrase::Plural),
        };
    }
}

/// All phrases of a language, in the order of [`PhraseKey`].
#[derive(Debug, Clone, PartialEq)]
pub struct Phrases(Vec<Phrase>);

impl Phrases {
    pub(super) fn get(&self, key: PhraseKey) -> &Phrase {
        static MISSING: Phrase = Phrase::Single(String::new());
        self.0.get(key as usize).unwrap_or(&MISSING)
    }
}

impl Parse for Phrases {
    const EXPECTED: &'static str = "an object with every phrase";

    fn parse(value: Value, slot: &mut Option<Self>, diagnostics: &mut Diagnostics) {
        let Value::Object(mut members) = value else { return diagnostics.report_type(&value, Self::EXPECTED) };
        let mut phrases = Vec::new();
        for key in PhraseKey::KEYS {
            let mut phrase = None;
            match members.iter_mut().find(|(name, _)| name == key) {
                Some((_, value)) => Phrase::parse(std::mem::take(value), &mut phrase, diagnostics),
                None => diagnostics.report(ProblemKind::Missing { expected: Phrase::EXPECTED }),
            }
            phrases.extend(phrase);
        }
        *slot = (phrases.len() == PhraseKey::KEYS.len()).then_some(Phrases(phrases));
    }
}

/// The plural rules of a language: the conditions of each category. If none holds, the category is `other`.
#[derive(Debug, Clone, PartialEq)]
pub struct PluralRules(Vec<(String, Condition)>);

/// Alternatives, of which all relations of one must hold.
type Condition = Vec<Vec<Relation>>;

/// `n % 10 = 2..4,6` or the same with `!=`.
#[derive(Debug, Clone, Default, PartialEq)]
struct Relation {
    modulus: Option<u32>,
    negated: bool,
    ranges: Vec<(u32, u32)>,
}

impl PluralRules {
    /// The category of a whole number.
    pub fn category(&self, count: u32) -> &str {
        let holds =
            |condition: &Condition| condition.iter().any(|all| all.iter().all(|relation| relation.holds(count)));
        self.0.iter().find(|(_, condition)| holds(condition)).map_or("other", |(category, _)| category)
    }
}

impl Relation {
    fn holds(&self, count: u32) -> bool {
        let number = self.modulus.map_or(Some(count), |modulus| count.checked_rem(modulus));
        let is_in = |number| self.ranges.iter().any(|(first, last)| (*first..=*last).contains(&number));
        number.is_some_and(|number| is_in(number) != self.negated)
    }
}

impl Parse for PluralRules {
    const EXPECTED: &'static str = "a condition for each plural category but other";

    fn parse(value: Value, slot: &mut Option<Self>, diagnostics: &mut Diagnostics) {
        let Some(rules) = strings(value, Self::EXPECTED, diagnostics) else { return };
        let mut parsed = Vec::new();
        for (category, rule) in rules {
            let Some(condition) = condition(&rule) else {
                return diagnostics.report(ProblemKind::Type { found: "text", expected: Self::EXPECTED });
            };
            parsed.push((category, condition));
        }
        *slot = Some(PluralRules(parsed));
    }
}

/// An object of texts.
fn strings(value: Value, expected: &'static str, diagnostics: &mut Diagnostics) -> Option<Vec<(String, String)>> {
    let Value::Object(members) = value else {
        diagnostics.report_type(&value, expected);
        return None;
    };
    members.into_iter().map(|(name, value)| Some((name, parse_words(value, String::EXPECTED, diagnostics)?))).collect()
}

/// Parses a rule.
fn condition(rule: &str) -> Option<Condition> {
    let mut condition = vec![vec![Relation::default()]];
    let mut tokens = rule.split_whitespace();
    while let Some(token) = tokens.next() {
        let relation = condition.last_mut()?.last_mut()?;
        match token {
            "n" => {}
            "%" => relation.modulus = Some(tokens.next()?.parse().ok()?),
            "=" | "!=" => {
                relation.negated = token == "!=";
                relation.ranges = tokens.next()?.split(',').map(range).collect::<Option<_>>()?;
            }
            "and" => condition.last_mut()?.push(Relation::default()),
            "or" => condition.push(vec![Relation::default()]),
            _ => return None,
        }
    }
    Some(condition)
}

/// `2..4` or `2`.
fn range(range: &str) -> Option<(u32, u32)> {
    let mut ends = range.split('.');
    let first = ends.next()?.parse().ok()?;
    Some((first, ends.next_back().map_or(Some(first), |last| last.parse().ok())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(rules: &[(&str, &str)]) -> Option<PluralRules> {
        let rules = rules.iter().map(|(category, rule)| ((*category).into(), Value::Text((*rule).into())));
        let mut parsed = None;
        PluralRules::parse(Value::Object(rules.collect()), &mut parsed, &mut Diagnostics::default());
        parsed
    }

    #[test]
    fn polish_counts_as_the_cldr_says() {
        let polish = rules(&[("one", "n = 1"), ("few", "n % 10 = 2..4 and n % 100 != 12..14")]).unwrap();
        for (count, expected) in
            [(0, "other"), (1, "one"), (2, "few"), (4, "few"), (5, "other"), (12, "other"), (22, "few"), (112, "other")]
        {
            assert_eq!(polish.category(count), expected, "{count}");
        }
    }

    #[test]
    fn an_invalid_rule_is_refused() {
        assert_eq!(rules(&[("one", "n is 1")]), None);
        assert_eq!(rules(&[("one", "n = one")]), None);
    }
}

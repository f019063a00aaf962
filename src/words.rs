//! What the card itself says: labels, sentences, dates, plurals. One file a language, `static/words/<tag>.json`; a
//! language is added by adding its file.

mod date;
mod plural;

use crate::config::Value;
use crate::config::reader::{Read, Reader, record};

pub use plural::Plural;

use plural::Rules;

record! {
    /// All words of one language. In a sentence, `{…}` stands for what the config says.
    pub struct Words {
        /// The language tag.
        required language: String,
        /// How the language counts.
        required plural: Rules,
        /// Numbers from nought on, as words; a number beyond the list is written in digits.
        list numbers: String,
        /// “second”, “third” and so on, for the place in an order.
        list ordinals: String,
        /// Opens and closes a quotation.
        list marks: String,
        /// The months.
        list months: String,
        /// “{day} {month} {year}”.
        required day: String,
        /// “{month} {year}”.
        required month: String,
        /// “{day} {month}”, as the beginning of a range within one year.
        required day_month: String,
        /// “{from} to {to}”.
        required range: String,
        /// “{list} and {last}”.
        required and: String,
        /// Between the items of a list.
        required comma: String,

        /// The highest place of an order of grades.
        required highest: Plural,
        /// A place counted from the highest.
        required from_highest: Plural,
        /// The place in the middle.
        required middle: Plural,
        /// A place counted from the lowest.
        required from_lowest: Plural,
        /// The lowest place.
        required lowest: Plural,
        /// The highest place of an order of outcomes.
        required most_positive: Plural,
        /// The middle one of an order of outcomes.
        required middle_outcome: Plural,
        /// A place of an order of outcomes counted from the best.
        required from_most_positive: Plural,
        /// The lowest place of an order of outcomes.
        required least_positive: Plural,
        /// Whose words an outcome is.
        required official: String,
        /// The order of the grades, before they are listed.
        required order: String,
        /// How many areas had a grade: “{grade} in {count} of {total} areas”.
        required counted_of: Plural,
        /// The same, where the total isn't known.
        required counted: Plural,
        /// Before the label of the judgements.
        required judgements: String,
        /// The grade of everything together.
        required overall: String,

        /// The result still stands.
        required current: String,
        /// No inspection yet.
        required not_inspected: String,
        /// A new inspection is due.
        required awaiting: String,
        /// The result is under review.
        required review: String,
        /// There is an appeal.
        required appeal: String,
        /// It is the result of the provider before.
        required previous_provider: String,
        /// A later inspection replaced it.
        required superseded: String,
        /// “Since {date}”.
        required since: String,

        /// Before the days of the inspection.
        required inspected: String,
        /// Before the day of publication.
        required published: String,
        /// Before the inspectorates.
        required by: String,

        /// The button that opens all sections.
        required open_all: String,
        /// The button that closes all sections.
        required close_all: String,

        /// Heading of the strengths.
        required strengths: String,
        /// What opens them.
        required show_strengths: Plural,
        /// What opens them, where some are missing.
        required show_some_strengths: String,
        /// How many there are, and how many of them are shown.
        required some_strengths: Plural,
        /// Heading of the areas for improvement.
        required improvements: String,
        /// What opens them.
        required show_improvements: Plural,
        /// What opens them, where some are missing.
        required show_some_improvements: String,
        /// How many there are, and how many of them are shown.
        required some_improvements: Plural,
        /// Before what the provider says to the findings.
        required responds: String,
        /// Before what the provider does.
        required action: String,
        /// Before who answers for it.
        required owner: String,
        /// Before by when.
        required due: String,
        /// An action not begun.
        required planned: String,
        /// An action begun.
        required under_way: String,
        /// An action done.
        required done: String,
        /// “Page {page} of the report”.
        required page: String,

        /// Heading of quotes and responses together.
        required voices: String,
        /// Heading of quotes alone.
        required quotes: String,
        /// Heading of responses alone.
        required responses: String,
        /// What opens both.
        required show: String,
        /// How many quotes.
        required count_quotes: Plural,
        /// How many responses.
        required count_responses: Plural,
        /// What inspectors said.
        required inspectorate: String,
        /// What partners said.
        required partners: String,
        /// What families said.
        required families: String,
        /// What others said.
        required others: String,

        /// Heading of earlier inspections.
        required earlier: String,
        /// Heading of inspections of related services.
        required related: String,
        /// What opens them.
        required show_inspections: Plural,

        /// The link to the report.
        required report: String,
        /// The link to all reports.
        required reports: String,
        /// The link to the provider's site.
        required website: String,
        /// The link to what happens next.
        required next: String,
        /// The link to independent advice.
        required advice: String,
        /// The link to an easy-read version.
        required easy_read: String,
        /// The link to a version in sign language.
        required sign_language: String,
        /// The link to whom to ask.
        required contact: String,
        /// “Details checked {date}”.
        required checked: String,
    }
}

impl Words {
    /// Reads a language file; nothing, if a string is missing.
    pub fn read(value: Value) -> Option<Self> {
        <Self as Read>::read(value, &mut Reader::default())
    }

    /// The right form for a number, with the number in it.
    pub fn count(&self, plural: &Plural, count: u32) -> String {
        fill(plural.form(self.plural.category(count)), &[("count", &count.to_string())])
    }

    /// The right form for a number, with the number in it as a word.
    pub fn count_in_words(&self, plural: &Plural, count: usize) -> String {
        let digits = count.to_string();
        let word = self.numbers.get(count).unwrap_or(&digits);
        fill(plural.form(self.plural.category(count as u32)), &[("count", word)])
    }

    /// “a, b and c”.
    pub fn list(&self, items: &[&str]) -> String {
        match items {
            [] => String::new(),
            [one] => (*one).into(),
            [first @ .., last] => fill(&self.and, &[("list", &first.join(&self.comma)), ("last", last)]),
        }
    }

    /// Puts the words between quotation marks.
    pub fn quoted(&self, words: &str) -> String {
        let mark = |at: usize| self.marks.get(at).map_or("", String::as_str);
        [mark(0), words, mark(1)].concat()
    }
}

/// Puts values for the names in braces. A name that isn't known stays.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, name, after)) = rest.split_once('{').and_then(|(before, tail)| {
        let (name, after) = tail.split_once('}')?;
        Some((before, name, after))
    }) {
        filled.push_str(before);
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => filled.push_str(value),
            None => filled.extend(["{", name, "}"]),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn values_are_put_for_names_and_never_read_as_names_themselves() {
        assert_eq!(fill("{a} of {b}", &[("a", "{b}"), ("b", "2")]), "{b} of 2");
        assert_eq!(fill("{c} {", &[]), "{c} {");
    }
}

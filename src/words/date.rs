//! Dates in words, the same natively and in a browser.

use super::{Say, Words};
use crate::config::{Date, List};

impl Words {
    /// “3 October 2025”, “October 2025” or “2025”.
    pub fn date(&self, date: Date) -> String {
        self.dated(date, true, self.all().months())
    }

    /// “29 September to 3 October 2025”: what two dates share is said once.
    pub fn range(&self, from: Option<Date>, to: Option<Date>) -> Option<String> {
        let (from, to) = match (from, to) {
            (Some(from), Some(to)) if from != to => (from, to),
            (one, other) => return one.or(other).map(|date| self.date(date)),
        };
        let begin = if from.year != to.year || from.month.is_none() || to.month.is_none() {
            self.date(from)
        } else if from.month == to.month
            && let (Some(day), Some(_)) = (from.day, to.day)
        {
            day.to_string()
        } else {
            self.dated(from, false, self.all().months())
        };
        let changed = self.all().range_months();
        let months = if to.day.is_none() && !changed.is_empty() { changed } else { self.all().months() };
        let end = self.dated(to, true, months);
        Some(self.fill(Say::Range, &[("from", &begin), ("to", &end)]))
    }

    fn dated(&self, date: Date, with_year: bool, months: List<&str>) -> String {
        let year = date.year.to_string();
        let Some(month) = date.month.and_then(|month| months.get(usize::from(month).saturating_sub(1))) else {
            return year;
        };
        match (date.day, with_year) {
            (Some(day), true) => self.fill(Say::Day, &[("day", &day.to_string()), ("month", month), ("year", &year)]),
            (Some(day), false) => self.fill(Say::DayMonth, &[("day", &day.to_string()), ("month", month)]),
            (None, true) => self.fill(Say::Month, &[("month", month), ("year", &year)]),
            (None, false) => month.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(from: &str, to: &str) -> Option<String> {
        crate::prerender::built_in_words("en").unwrap().range(Date::parse(from), Date::parse(to))
    }

    #[test]
    fn what_two_dates_share_is_said_once() {
        for (from, to, words) in [
            ("2025-09-29", "2025-10-03", "29 September to 3 October 2025"),
            ("2026-05-12", "2026-05-13", "12 to 13 May 2026"),
            ("2025-12-29", "2026-01-02", "29 December 2025 to 2 January 2026"),
            ("2025-01", "2025-03", "January to March 2025"),
            ("2024", "2025", "2024 to 2025"),
            ("2025-10-03", "2025-10-03", "3 October 2025"),
            ("2025-10-03", "2025-11", "3 October to November 2025"),
            ("2025-10", "2025-10-03", "October to 3 October 2025"),
        ] {
            assert_eq!(range(from, to).as_deref(), Some(words), "{from} {to}");
        }
        assert_eq!(range("", "2025").as_deref(), Some("2025"));
        assert_eq!(range("", ""), None);
    }
}

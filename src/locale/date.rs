//! Dates in words, the same natively and in a browser.

use super::{Locale, PhraseKey, Sentence};
use crate::contract::{Date, List};

impl Locale {
    /// “3 October 2025”, “October 2025” or “2025”.
    pub fn date(&self, date: Date) -> Sentence {
        self.date_in_words(date, true, &self.months)
    }

    /// “on 3 October 2025”, “in October 2025” or “in 2025”.
    pub fn when(&self, date: Date) -> Sentence {
        let key = match date {
            Date { day: Some(_), .. } => PhraseKey::OnDay,
            Date { month: Some(_), .. } => PhraseKey::InMonth,
            _ => PhraseKey::InYear,
        };
        self.fill(key, &[("date", self.date(date))])
    }

    /// “29 September to 3 October 2025”: what two dates share is written once. `None` if neither is known.
    pub fn range(&self, from: Option<Date>, to: Option<Date>) -> Option<Sentence> {
        let (from, to) = match (from, to) {
            (Some(from), Some(to)) if from != to => (from, to),
            (one, other) => return one.or(other).map(|date| self.date(date)),
        };
        let begin = if from.year != to.year || from.month.is_none() || to.month.is_none() {
            self.date(from)
        } else if from.month == to.month
            && let (Some(day), Some(_)) = (from.day, to.day)
        {
            day.to_string().into()
        } else {
            self.date_in_words(from, false, &self.months)
        };
        let months = if to.day.is_none() && !self.range_months.is_empty() { &self.range_months } else { &self.months };
        let end = self.date_in_words(to, true, months);
        Some(self.fill(PhraseKey::Range, &[("from", begin), ("to", end)]))
    }

    fn date_in_words(&self, date: Date, with_year: bool, months: &List<String>) -> Sentence {
        let year = date.year.to_string();
        let Some(month) = date.month.and_then(|month| months.iter().nth(usize::from(month).saturating_sub(1))) else {
            return year.into();
        };
        let key = match (date.day, with_year) {
            (Some(_), true) => PhraseKey::Day,
            (Some(_), false) => PhraseKey::DayMonth,
            (None, true) => PhraseKey::Month,
            (None, false) => return month.clone().into(),
        };
        let day = date.day.map_or(String::new(), |day| day.to_string());
        self.fill(key, &[("day", day.into()), ("month", month.clone().into()), ("year", year.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(from: &str, to: &str) -> Option<String> {
        let range = Locale::english().range(Date::from_iso(from), Date::from_iso(to));
        range.map(|range| range.words())
    }

    #[test]
    fn what_two_dates_share_is_written_once() {
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

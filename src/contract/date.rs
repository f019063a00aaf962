//! Dates as precisely as they are known.

use std::fmt;

use serde::{Serialize, Serializer};

/// A day, a month or a year. Ordered by its earliest day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// 1900 to 2199.
    pub year: u16,
    /// 1 to 12, if known.
    pub month: Option<u8>,
    /// 1 to 31, if known; never without the month.
    pub day: Option<u8>,
}

impl Date {
    /// Parses `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4).filter(|year| (1900..2200).contains(year))?;
        let month = parts.next().map(|part| number(part, 2).filter(|month| (1..=12).contains(month)));
        let day = parts.next().map(|part| number(part, 2));
        let date = Date { year, month: flat(month)?, day: flat(day)? };
        (parts.next().is_none() && date.day.is_none_or(|day| (1..=date.days()).contains(&day))).then_some(date)
    }

    /// The last day that it can mean: `2025-12-31` for `2025`.
    pub fn latest(self) -> Self {
        let month = Date { month: self.month.or(Some(12)), ..self };
        Date { day: self.day.or(Some(month.days())), ..month }
    }

    /// How many days the month has.
    fn days(self) -> u8 {
        match self.month {
            Some(2)
                if self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400)) =>
            {
                29
            }
            Some(2) => 28,
            Some(4 | 6 | 9 | 11) => 30,
            _ => 31,
        }
    }
}

/// A part that is absent is fine; one that is there and wrong is not.
fn flat(part: Option<Option<u16>>) -> Option<Option<u8>> {
    match part {
        None => Some(None),
        Some(found) => found.map(|number| Some(number as u8)),
    }
}

fn number(digits: &str, len: usize) -> Option<u16> {
    (digits.len() == len && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok())?
}

/// As it is written in a config.
impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        [self.month, self.day].into_iter().flatten().try_for_each(|part| write!(formatter, "-{part:02}"))
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_months_or_years() {
        for right in ["2025-12-01", "2024-02-29", "2000-02-29", "2024-11", "2024"] {
            assert!(Date::from_iso(right).is_some(), "{right}");
        }
        for wrong in [
            "",
            "2025-13",
            "2025-00",
            "2025-02-29",
            "1900-02-29",
            "2025-04-31",
            "2025-12-01T00:00",
            "25-12-01",
            "2025-1-1",
            "+025",
        ] {
            assert!(Date::from_iso(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn a_month_comes_before_its_days() {
        assert!(Date::from_iso("2024-11") < Date::from_iso("2024-11-02"));
    }
}

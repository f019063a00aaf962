//! What only the name of a file says.

use crate::contract::Date;

/// The months in English, in order. Names of files have the whole name or its first three letters.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The day in the name of a file: `01_September_2026_Latest_ratings.ods`, `…_as_at_30_Sep_2026.csv`. `None` if there is
/// none, or more than one.
pub fn date_in(name: &str) -> Option<Date> {
    let parts: Vec<_> = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let mut dates = parts.windows(3).filter_map(|three| match three {
        [day, month, year] => date(day, month, year),
        _ => None,
    });
    dates.next().filter(|first| dates.all(|other| other == *first))
}

fn date(day: &str, month: &str, year: &str) -> Option<Date> {
    let written = month.to_ascii_lowercase();
    let month = MONTHS.iter().position(|name| written == *name || name.get(..3) == Some(&written))? + 1;
    Date::from_iso(&format!("{year}-{month:02}-{day:0>2}"))
}

/// The code of the authority and the language in the name of a file of food hygiene ratings: `301` and `en` of
/// `FHRS301en-GB.xml`. `None` if the file has been renamed.
pub fn food_authority(name: &str) -> Option<(&str, &'static str)> {
    let (scheme, rest) = name.split_at_checked(4)?;
    let (code, rest) = rest.split_at_checked(rest.find(|c: char| !c.is_ascii_digit())?)?;
    let written = rest.get(..5)?.to_ascii_lowercase();
    let language = ["en", "cy"].into_iter().find(|language| written == [language, "-gb"].concat())?;
    (scheme.eq_ignore_ascii_case("fhrs") && !code.is_empty()).then_some((code, language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_is_found_between_other_words() {
        let found = |name| date_in(name).map(|date| date.to_string());
        assert_eq!(found("01_September_2026_Latest_ratings.ods"), Some("2026-09-01".into()));
        let ofsted = "Management_information_-_state-funded_schools_-_latest_inspections_as_at_30_Sep_2026 (1).csv";
        assert_eq!(found(ofsted), Some("2026-09-30".into()));
        for none in ["Latest_ratings.ods", "31_September_2026.ods", "1_May_2026_2_May_2026.ods", "1 Septober 2026"] {
            assert_eq!(found(none), None, "{none}");
        }
    }

    #[test]
    fn the_authority_and_the_language_are_in_the_name() {
        assert_eq!(food_authority("FHRS301en-GB.xml"), Some(("301", "en")));
        assert_eq!(food_authority("FHRS556cy-GB (1).xml"), Some(("556", "cy")));
        for none in ["ratings.xml", "FHRSen-GB.xml", "FHRS301.xml", "fhrs", "FHRS301fr-FR.xml"] {
            assert_eq!(food_authority(none), None, "{none}");
        }
    }
}

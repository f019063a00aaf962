//! The inspections that the application can show.

/// An inspection that the application can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Example {
    CityOfLondon,
    Ciw,
    OfstedReportCard,
}

impl Example {
    pub const ALL: [Example; 3] = [Example::CityOfLondon, Example::Ciw, Example::OfstedReportCard];

    /// The example that the fragment of an address names; the first one if it names none.
    pub fn from_hash(hash: &str) -> Self {
        let name = hash.trim_start_matches('#');
        Self::ALL.into_iter().find(|example| example.name() == name).unwrap_or(Example::CityOfLondon)
    }

    /// The name of the example, which is also the beginning of the ids in its card.
    pub fn name(self) -> &'static str {
        match self {
            Example::CityOfLondon => "city-of-london",
            Example::Ciw => "ciw",
            Example::OfstedReportCard => "ofsted-report-card",
        }
    }

    /// The config.
    pub fn json(self) -> &'static str {
        match self {
            Example::CityOfLondon => include_str!("../../../static/examples/city-of-london.json"),
            Example::Ciw => include_str!("../../../static/examples/ciw.json"),
            Example::OfstedReportCard => include_str!("../../../static/examples/ofsted-report-card.json"),
        }
    }
}

//! What a card says: values that are valid by construction. Every grade has been looked up once, every text is in the
//! language of the card or marked with its own, totals are right, and nothing has to be parsed or looked up any more.

mod findings;
mod others;
mod resolver;
mod results;
mod statements;

use crate::config::{Config, Purpose, StatusKind};
use crate::contract::{Date, Diagnostics, Link, Problem, Value, parse_json};
use crate::framework::{Event, Frameworks};
use crate::locale::{Locale, Localised};

pub use findings::{Action, Extent, Finding, Findings};
pub use others::OtherInspection;
pub use results::{Counts, Grade, GradeCount, Judgement, JudgementGroup, Order, Outcome, Place};
pub use statements::{Attribution, PartyStatements, Quote, Response};

use resolver::Resolver;

/// One inspection with its outcome, as a card shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspection {
    /// Whether the facts are made up.
    pub is_example: bool,
    /// What kind of inspection it was.
    pub title: Localised,
    /// Who was inspected.
    pub provider: Provider,
    /// Who inspected.
    pub inspectorates: Vec<Inspectorate>,
    /// Who publishes the report.
    pub publishers: Vec<Inspectorate>,
    /// What inspectors did.
    pub event: Event,
    /// When it took place.
    pub period: Period,
    /// When the report was published.
    pub published: Option<Date>,
    /// The report.
    pub report: Option<Link>,
    /// Where all reports about the provider are.
    pub reports: Option<Link>,
    /// When somebody last checked the details.
    pub checked: Option<Date>,
    /// The outcome as a whole.
    pub outcome: Option<Outcome>,
    /// What inspectors found, in a sentence or two.
    pub summary: Option<Localised>,
    /// Judgements by area, under their headings.
    pub judgements: Vec<JudgementGroup>,
    /// How many judgements had which grade.
    pub counts: Option<Counts>,
    /// The ordered scales that the judgements use: the wording of their grades, the lowest first.
    pub orders: Vec<Vec<Localised>>,
    /// The grades of the judgements that have an official explanation, each once.
    pub explained_grades: Vec<Grade>,
    /// What residents should know when they read the results, from the framework.
    pub note: Option<Localised>,
    /// Whether the result is still the current one.
    pub status: Option<Status>,
    /// What inspectors found, in the order in which a card shows it.
    pub findings: Vec<Findings>,
    /// Quotations and reported reactions, by the side that spoke.
    pub statements: Vec<PartyStatements>,
    /// Earlier inspections.
    pub earlier: Vec<OtherInspection>,
    /// What residents should know when they compare the result with an earlier one, from the framework.
    pub comparability: Option<Localised>,
    /// Inspections of related services.
    pub related: Vec<OtherInspection>,
    /// Links to more.
    pub links: Vec<RelatedLink>,
}

/// Who was inspected.
#[derive(Debug, Clone, PartialEq)]
pub struct Provider {
    /// The name that residents know.
    pub name: Localised,
    /// What kind of body it is.
    pub kind: Option<Localised>,
    /// What the card calls it as a speaker, such as “The council”.
    pub label: Localised,
    /// Its website.
    pub url: Option<Link>,
}

/// A body that inspects.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspectorate {
    /// Its name, spelt out.
    pub name: Localised,
    /// Its website.
    pub url: Option<Link>,
}

/// The time from one date to another, as far as they are known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Period {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

/// Whether the result is still the current one.
#[derive(Debug, Clone, PartialEq)]
pub struct Status {
    /// Which of the known cases it is.
    pub kind: StatusKind,
    /// Since when.
    pub since: Option<Date>,
    /// What residents should know about it.
    pub note: Option<Localised>,
}

/// A link to more.
#[derive(Debug, Clone, PartialEq)]
pub struct RelatedLink {
    /// What it is for.
    pub purpose: Purpose,
    /// The address.
    pub url: Link,
    /// The text of the link, in place of the usual one for its purpose.
    pub text: Option<Localised>,
}

impl Inspection {
    /// Parses a config in JSON. Returns what a card in the language of `locale` can say, and all problems of the config.
    /// There is no inspection if a required part of the config can't be used.
    pub fn parse(json: &str, frameworks: &Frameworks, locale: &Locale) -> (Option<Self>, Vec<Problem>) {
        match parse_json(json) {
            Ok(value) => Self::from_value(value, frameworks, locale),
            Err(problem) => (None, vec![problem]),
        }
    }

    /// The same for a config whose JSON has been parsed.
    pub fn from_value(value: Value, frameworks: &Frameworks, locale: &Locale) -> (Option<Self>, Vec<Problem>) {
        let mut diagnostics = Diagnostics::default();
        let config = Config::from_value(value, &mut diagnostics);
        let inspection = config.and_then(|config| Self::from_config(&config, frameworks, locale, &mut diagnostics));
        (inspection, diagnostics.into_problems())
    }

    /// What a card in the language of `locale` can say of a config. Everything is checked, even if a required part is
    /// missing, so that all problems are reported together.
    pub fn from_config(
        config: &Config,
        frameworks: &Frameworks,
        locale: &Locale,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let (language, default_language) = (locale.language(), config.default_language());
        Resolver { frameworks, language, default_language, diagnostics }.inspection(config)
    }
}

impl<'a> Resolver<'a> {
    fn inspection(&mut self, config: &'a Config) -> Option<Inspection> {
        let details = config.inspection.as_ref();
        self.diagnostics.enter_field("inspection");
        let framework = self.framework(details.and_then(|details| details.framework.as_ref()));
        let day = details.and_then(|details| details.deciding_day());
        let rules = framework.and_then(|framework| self.rules(framework, day, &config.outcome, &config.judgements));
        self.diagnostics.leave();

        // Without the rules that the inspection followed, grades can't be checked.
        let results = rules.map(|rules| self.results(rules, &config.outcome, &config.judgements, &config.counts));
        let earlier = self.others("earlier", &config.earlier, rules);
        let related = self.others("related", &config.related, rules);
        let findings = self.all_findings(config, rules.and_then(|rules| rules.edition));

        let (details, framework, edition, results) = (details?, framework?, rules?.edition, results?);
        let status = config.status.as_ref().and_then(|status| self.status(status));
        if !results.is_present() && status.is_none() {
            return None;
        }
        config.version.as_ref()?;
        let bodies = if details.inspectorates.is_empty() { &framework.inspectorates } else { &details.inspectorates };
        let publishers = if framework.publishers.is_empty() { bodies } else { &framework.publishers };
        Some(Inspection {
            is_example: config.example == Some(true),
            title: self.text(config.title.as_ref().or(framework.name.as_ref())?),
            provider: self.provider(config.provider.as_ref()?)?,
            inspectorates: self.inspectorates(bodies),
            publishers: self.inspectorates(publishers),
            event: details.event.or(framework.event).unwrap_or(Event::Inspection),
            period: Period { from: details.from, to: details.to },
            published: details.published,
            report: details.report.clone(),
            reports: details.reports.clone(),
            checked: details.checked,
            summary: self.optional(&config.summary),
            orders: self.orders(edition, &results.judgements),
            explained_grades: results::explained_grades(&results.judgements),
            note: edition.and_then(|edition| self.optional(&edition.note)),
            outcome: results.outcome,
            judgements: results::grouped(results.judgements),
            counts: results.counts,
            status,
            findings,
            statements: self.statements(&config.quotes, &config.responses),
            earlier,
            comparability: edition.and_then(|edition| self.optional(&edition.comparability)),
            related,
            links: config.links.iter().filter_map(|link| self.link(link)).collect(),
        })
    }
}

//! Other inspections: earlier ones, and those of related services.

use super::resolver::{Resolver, Rules};
use super::{Counts, Inspectorate, Judgement, Outcome, Period};
use crate::config;
use crate::contract::{Date, Link, List};
use crate::locale::Localised;

/// Another inspection.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherInspection {
    /// What was inspected.
    pub title: Localised,
    /// Who was inspected, if it was somebody else.
    pub provider: Option<Localised>,
    /// Who inspected.
    pub inspectorates: Vec<Inspectorate>,
    /// When it took place.
    pub period: Period,
    /// When the report was published.
    pub published: Option<Date>,
    /// The outcome as a whole.
    pub outcome: Option<Outcome>,
    /// Judgements by area.
    pub judgements: Vec<Judgement>,
    /// How many judgements had which grade.
    pub counts: Option<Counts>,
    /// What residents should know about it.
    pub note: Option<Localised>,
    /// The report.
    pub report: Option<Link>,
    /// Whether it followed other rules than the inspection of the card.
    pub has_other_rules: bool,
}

impl<'a> Resolver<'a> {
    /// Other inspections than the one of the card, which followed the rules `own`. One whose framework is not known is
    /// reported and left out.
    pub(super) fn others(
        &mut self,
        field: &'static str,
        others: &'a List<config::OtherInspection>,
        own: Option<Rules>,
    ) -> Vec<OtherInspection> {
        self.each(field, others, |resolver, other| resolver.other(other, own))
    }

    fn other(&mut self, other: &'a config::OtherInspection, own: Option<Rules>) -> Option<OtherInspection> {
        let framework = self.framework(other.framework.as_ref())?;
        let rules = self.rules(framework, other.deciding_day(), &other.outcome, &other.judgements)?;
        let results = self.results(rules, &other.outcome, &other.judgements, &other.counts);
        Some(OtherInspection {
            title: self.text(other.title.as_ref().or(framework.name.as_ref())?),
            provider: self.optional(&other.provider),
            inspectorates: self.inspectorates(&framework.inspectorates),
            period: Period { from: other.from, to: other.to },
            published: other.published,
            outcome: results.outcome,
            judgements: results.judgements.into_iter().map(|(_, judgement)| judgement).collect(),
            counts: results.counts,
            note: self.optional(&other.note),
            report: other.report.clone(),
            has_other_rules: !own.is_some_and(|own| own.is_same(rules)),
        })
    }
}

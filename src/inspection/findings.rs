//! Findings: strengths, areas for improvement and the like.

use super::Quote;
use super::resolver::Resolver;
use crate::config::{self, ActionStatus, Config};
use crate::contract::{Date, ProblemKind};
use crate::framework::{Edition, FindingsKind};
use crate::locale::Localised;

/// Findings of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// What they mean for the provider.
    pub kind: FindingsKind,
    /// What the report or the framework calls them.
    pub heading: Option<Localised>,
    /// The ones that are listed.
    pub items: Vec<Finding>,
    /// Whether all are listed.
    pub extent: Extent,
    /// Why not all are listed.
    pub reason: Option<Localised>,
    /// What the provider says to them, in its own words.
    pub response: Option<Localised>,
}

/// Whether all findings are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All are.
    All,
    /// The report names so many, and not all are listed.
    SomeOf(u32),
    /// There may be more, and it is not known how many there are.
    Some,
}

/// One finding: a text, or passages of the report, or both.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Its subject.
    pub title: Option<Localised>,
    /// What was found.
    pub text: Option<Localised>,
    /// Passages of the report about it, to the letter.
    pub quotes: Vec<Quote>,
    /// The page of the report.
    pub page: Option<u32>,
    /// What the provider does about it.
    pub action: Option<Action>,
}

/// What a provider does about an area for improvement.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// What it does.
    pub text: Localised,
    /// Who is responsible for it.
    pub owner: Option<Localised>,
    /// The day by which it is to be done.
    pub due: Option<Date>,
    /// How far it has come.
    pub status: Option<ActionStatus>,
}

impl Resolver<'_> {
    /// All findings, in the order in which a card shows them.
    pub(super) fn all_findings(&mut self, config: &Config, edition: Option<&Edition>) -> Vec<Findings> {
        let has_report = config.inspection.as_ref().is_some_and(|details| details.report.is_some());
        let mut all = Vec::new();
        for (kind, findings) in config.findings() {
            let Some(findings) = findings else { continue };
            self.diagnostics.enter_field(kind.word());
            all.extend(self.findings(kind, findings, edition, has_report));
            self.diagnostics.leave();
        }
        all
    }

    /// Findings with their extent. A list that is incomplete without a reason is reported, and shown.
    fn findings(
        &mut self,
        kind: FindingsKind,
        findings: &config::Findings,
        edition: Option<&Edition>,
        has_report: bool,
    ) -> Option<Findings> {
        let list = findings.items.as_ref()?;
        let count = list.len();
        match findings.total {
            Some(total) if (total as usize) < count => {
                let kind = ProblemKind::Total { total, items: count };
                self.diagnostics.field("total", |diagnostics| diagnostics.report(kind));
            }
            Some(total) if total as usize > count && findings.reason.is_none() && !has_report => {
                let kind = ProblemKind::Incomplete { total, items: count };
                self.diagnostics.field("reason", |diagnostics| diagnostics.report(kind));
            }
            _ => {}
        }
        let items: Vec<Finding> = list.iter().filter_map(|finding| self.finding(finding)).collect();
        // A finding that can't be used counts too: a mistake in a config must not make a list of weaknesses shorter.
        let total = findings.total.map_or(count, |total| count.max(total as usize));
        let extent = if items.len() < total {
            Extent::SomeOf(total as u32)
        } else if findings.total.is_none() && findings.reason.is_some() {
            Extent::Some
        } else {
            Extent::All
        };
        if items.is_empty() && extent == Extent::All {
            return None;
        }
        let official = || edition.and_then(|edition| edition.findings_heading(kind));
        Some(Findings {
            kind,
            heading: findings.heading.as_ref().or_else(official).map(|heading| self.text(heading)),
            items,
            extent,
            reason: self.optional(&findings.reason),
            response: self.optional(&findings.response),
        })
    }

    fn finding(&self, finding: &config::Finding) -> Option<Finding> {
        let text = self.optional(&finding.text);
        let quotes: Vec<Quote> = finding.quotes.iter().filter_map(|quote| self.quote(quote)).collect();
        if text.is_none() && quotes.is_empty() {
            return None;
        }
        let action = finding.action.as_ref().and_then(|action| self.action(action));
        Some(Finding { title: self.optional(&finding.title), text, quotes, page: finding.page, action })
    }

    fn action(&self, action: &config::Action) -> Option<Action> {
        Some(Action {
            text: self.text(action.text.as_ref()?),
            owner: self.optional(&action.owner),
            due: action.due,
            status: action.status,
        })
    }
}

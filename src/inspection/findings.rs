//! Strengths and areas for improvement.

use super::Quote;
use super::resolver::Resolver;
use crate::config::{self, ActionStatus};
use crate::contract::{Date, ProblemKind};
use crate::locale::Localised;

/// Strengths, or areas for improvement.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// The ones that are listed.
    pub items: Vec<Finding>,
    /// How many there are in all, at least the number of items. A finding that could not be used counts too: a mistake in
    /// a config must not make a list of weaknesses shorter.
    pub total: u32,
    /// Why not all are listed.
    pub reason: Option<Localised>,
    /// What the provider says to them, in its own words.
    pub response: Option<Localised>,
}

/// One strength, or one area for improvement.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Its subject.
    pub title: Option<Localised>,
    /// What was found.
    pub text: Localised,
    /// Longer passages of the report about it, to the letter.
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

impl Findings {
    /// Whether not all findings are listed.
    pub fn is_partial(&self) -> bool {
        self.items.len() < self.total as usize
    }
}

impl Resolver<'_> {
    /// Findings with their total. A list that is incomplete without a reason is reported, and shown.
    pub(super) fn findings(
        &mut self,
        field: &'static str,
        findings: Option<&config::Findings>,
        has_report: bool,
    ) -> Option<Findings> {
        let findings = findings?;
        let list = findings.items.as_ref()?;
        let items = list.len();
        match findings.total {
            Some(total) if (total as usize) < items => self.report(field, "total", ProblemKind::Total { total, items }),
            Some(total) if total as usize > items && findings.reason.is_none() && !has_report => {
                self.report(field, "reason", ProblemKind::Incomplete { total, items });
            }
            _ => {}
        }
        Some(Findings {
            items: list.iter().filter_map(|finding| self.finding(finding)).collect(),
            total: findings.total.unwrap_or(0).max(items as u32),
            reason: self.optional(&findings.reason),
            response: self.optional(&findings.response),
        })
    }

    fn report(&mut self, findings: &'static str, field: &'static str, kind: ProblemKind) {
        self.diagnostics
            .field(findings, |diagnostics| diagnostics.field(field, |diagnostics| diagnostics.report(kind)));
    }

    fn finding(&self, finding: &config::Finding) -> Option<Finding> {
        Some(Finding {
            title: self.optional(&finding.title),
            text: self.text(finding.text.as_ref()?),
            quotes: finding.quotes.iter().filter_map(|quote| self.quote(quote)).collect(),
            page: finding.page,
            action: finding.action.as_ref().and_then(|action| self.action(action)),
        })
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

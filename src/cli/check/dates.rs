//! Checks that need today's date: whether a result is old, and whether it was displayed in time.

use clap::Args;
use inspection_card::config::{Config, InspectionDetails, StatusKind};
use inspection_card::contract::{CheckProblem, Date, Problem, ProblemKind};
use inspection_card::framework::Frameworks;
use jiff::civil;
use jiff::{Unit, ZonedDateTime};

/// Which dates to check.
#[derive(Args)]
pub struct Dates {
    /// Warn of results that are older than this.
    #[arg(long, value_name = "MONTHS", value_parser = clap::value_parser!(i32).range(1..))]
    older_than: Option<i32>,
    /// The day to use instead of today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<civil::Date>,
    /// Don't warn of results that were displayed late.
    ///
    /// Some frameworks require display within a number of days after publication. The day of display is taken to be
    /// `inspection.checked`, or today if that is absent.
    #[arg(long)]
    ignore_late: bool,
}

impl Dates {
    /// Adds warnings that depend on today's date. A config that was imported says nothing of the day of display, and the
    /// duty to display a result in time is the provider's, not that of a directory.
    pub fn check(&self, config: &Config, frameworks: &Frameworks, is_imported: bool, problems: &mut Vec<Problem>) {
        let Some(inspection) = &config.inspection else { return };
        let today = self.today.unwrap_or_else(|| ZonedDateTime::now().date());
        let mut warn = |field: &str, problem| {
            problems.push(Problem { path: ["inspection.", field].concat(), kind: ProblemKind::Check(problem) });
        };
        // An editor who writes that the next result is awaited knows that this one is old.
        let is_awaiting = config.status.as_ref().is_some_and(|status| status.kind == Some(StatusKind::Awaiting));
        if let Some((field, problem)) = self.old(inspection, today).filter(|_| !is_awaiting) {
            warn(field, problem);
        }
        let framework = inspection.framework.as_ref().and_then(|framework| framework.resolve(frameworks));
        let limit =
            framework.and_then(|framework| framework.display_days).filter(|_| !self.ignore_late && !is_imported);
        if let Some(problem) = limit.and_then(|limit| late(inspection, limit.cast_signed(), today)) {
            warn("published", problem);
        }
    }

    /// The field that shows that the result is old.
    fn old(&self, inspection: &InspectionDetails, today: civil::Date) -> Option<(&'static str, CheckProblem)> {
        let limit = self.older_than?;
        let dates = [("published", inspection.published), ("to", inspection.to), ("from", inspection.from)];
        let (field, date) = dates.into_iter().find_map(|(field, date)| Some((field, date?)))?;
        let months = last(date)?.until((Unit::Month, today)).ok()?.get_months();
        (months >= limit).then_some((field, CheckProblem::Old { months, limit }))
    }
}

fn late(inspection: &InspectionDetails, limit: i32, today: civil::Date) -> Option<CheckProblem> {
    let displayed = inspection.checked.map_or(Some(today), first)?;
    let days = last(inspection.published?)?.until(displayed).ok()?.get_days();
    (days > limit).then_some(CheckProblem::Late { days, limit })
}

/// The first day that a date can mean.
fn first(date: Date) -> Option<civil::Date> {
    let part = |part: Option<u8>| part.map_or(1, |part| part as i8);
    civil::Date::new(date.year as i16, part(date.month), part(date.day)).ok()
}

/// The last day that a date can mean, so that nobody is warned too early.
fn last(date: Date) -> Option<civil::Date> {
    let first = first(date)?;
    Some(match date {
        Date { day: Some(_), .. } => first,
        Date { month: Some(_), .. } => first.last_of_month(),
        _ => first.last_of_year(),
    })
}

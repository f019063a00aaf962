//! What only the calendar can tell: whether a result has aged, and whether it was displayed in time.

use clap::Args;
use inspection_card::config::{Config, Date, Fault, Problem, StatusKind};
use inspection_card::framework::{Framework, Frameworks};
use jiff::civil;
use jiff::{Unit, ZonedDateTime};

/// What to check of dates.
#[derive(Args)]
pub struct Dates {
    /// Warn of results that are older.
    #[arg(long, value_name = "MONTHS", value_parser = clap::value_parser!(i32).range(1..))]
    older_than: Option<i32>,
    /// The day to reckon from, instead of today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<civil::Date>,
    /// Don't warn of results that were displayed late.
    ///
    /// Some frameworks ask for display within days of publication. The day of display is taken to be
    /// `inspection.checked`, or today where that is missing.
    #[arg(long)]
    ignore_late: bool,
}

impl Dates {
    /// Warns of what has become of a config by today.
    pub fn check(&self, config: Config, frameworks: &Frameworks, problems: &mut Vec<Problem>) {
        let today = self.today.unwrap_or_else(|| ZonedDateTime::now().date());
        if let Some((field, fault)) = self.old(config, today) {
            problems.push(Problem { path: ["inspection.", field].concat(), fault });
        }
        let limit = frameworks.get(config.inspection().framework()).and_then(days_for_display);
        if let Some(fault) = limit.filter(|_| !self.ignore_late).and_then(|limit| late(config, limit, today)) {
            problems.push(Problem { path: "inspection.published".into(), fault });
        }
    }

    /// Which field shows that the result has aged. An editor who says that the next one is due knows.
    fn old(&self, config: Config, today: civil::Date) -> Option<(&'static str, Fault)> {
        let limit = self.older_than?;
        if config.status().is_some_and(|status| status.kind() == StatusKind::Awaiting) {
            return None;
        }
        let inspection = config.inspection();
        let dates = [("published", inspection.published()), ("to", inspection.to()), ("from", inspection.from())];
        let (field, date) = dates.into_iter().find_map(|(field, date)| Some((field, date?)))?;
        let months = last(date)?.until((Unit::Month, today)).ok()?.get_months();
        (months >= limit).then_some((field, Fault::Old { months, limit }))
    }
}

fn late(config: Config, limit: i32, today: civil::Date) -> Option<Fault> {
    let displayed = config.inspection().checked().map_or(Some(today), first)?;
    let days = last(config.inspection().published()?)?.until(displayed).ok()?.get_days();
    (days > limit).then_some(Fault::Late { days, limit })
}

/// How many days a framework gives for display, where its duty to display says so: “within 21 days”.
fn days_for_display(framework: Framework) -> Option<i32> {
    let (duty, _) = framework.duty()?.within("en", "en");
    duty.split("within ").skip(1).find_map(|after| {
        let mut words = after.split_whitespace();
        let number = words.next()?.parse().ok()?;
        words.take(2).any(|word| word.starts_with("days")).then_some(number)
    })
}

/// The first day a date can mean.
fn first(date: Date) -> Option<civil::Date> {
    let part = |part: Option<u8>| part.map_or(1, |part| part as i8);
    civil::Date::new(date.year as i16, part(date.month), part(date.day)).ok()
}

/// The last day a date can mean: the benefit of the doubt.
fn last(date: Date) -> Option<civil::Date> {
    let first = first(date)?;
    Some(match date {
        Date { day: Some(_), .. } => first,
        Date { month: Some(_), .. } => first.last_of_month(),
        _ => first.last_of_year(),
    })
}

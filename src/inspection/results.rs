//! Outcome, judgements and counts. This is the only place where grades are looked up.

use super::resolver::{Resolver, Rules};
use crate::config::{self, GradeName};
use crate::contract::{List, ProblemKind};
use crate::framework::{self, Area, Edition, Scale, ScaleKind, Tone};
use crate::locale::Localised;

/// The outcome as a whole: a grade, a text or a score, or several of these; or why it is not known.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The name of what was graded, if the framework gives it one, such as “Overall effectiveness”.
    pub area: Option<Localised>,
    /// The grade.
    pub grade: Option<Grade>,
    /// The outcome in words.
    pub text: Option<Localised>,
    /// A score, such as “72%”.
    pub score: Option<Localised>,
    /// Why it is not known.
    pub unknown: Option<Localised>,
    /// What residents should know about it.
    pub note: Option<Localised>,
}

/// A grade in its official wording.
#[derive(Debug, Clone, PartialEq)]
pub struct Grade {
    /// The official wording, with the code if there is one: “Good”, “5 – Very good”, “C2”.
    pub wording: Localised,
    /// What it means, in the inspectorate's words.
    pub meaning: Option<Localised>,
    /// What happens after it.
    pub next: Option<Localised>,
    /// How it looks.
    pub tone: Tone,
    /// Its place, if the grades are an order.
    pub place: Option<Place>,
    /// The indexes of its scale and in it. Words for having no grade follow all scales.
    position: (usize, usize),
}

/// The place of a grade in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// What is ordered.
    pub order: Order,
    /// How many grades are more positive.
    pub above: usize,
    /// How many grades there are.
    pub count: usize,
    /// The index of the scale in its edition.
    scale: usize,
}

/// What is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Grades, such as “Good”.
    Grades,
    /// Outcomes, which are whole sentences.
    Outcomes,
}

/// Judgements under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct JudgementGroup {
    /// The heading, if there is one.
    pub heading: Option<Localised>,
    /// The judgements.
    pub judgements: Vec<Judgement>,
}

/// The judgement of one area: a grade, a text, a score or parts, or several of these.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The name of the area.
    pub area: Localised,
    /// The grade.
    pub grade: Option<Grade>,
    /// The judgement in words.
    pub text: Option<Localised>,
    /// A score.
    pub score: Option<Localised>,
    /// What residents should know about it.
    pub note: Option<Localised>,
    /// Judgements within this one.
    pub parts: Vec<Judgement>,
}

/// How many judgements had which grade.
#[derive(Debug, Clone, PartialEq)]
pub struct Counts {
    /// Grades and how many areas had each.
    pub grades: Vec<GradeCount>,
    /// How many areas were judged in all.
    pub total: Option<u32>,
}

/// How many areas had one grade.
#[derive(Debug, Clone, PartialEq)]
pub struct GradeCount {
    /// The grade.
    pub grade: Grade,
    /// How many areas had it.
    pub count: u32,
}

/// What an inspection resulted in.
pub(super) struct Results {
    pub outcome: Option<Outcome>,
    /// Each judgement with its heading.
    pub judgements: Vec<(Option<Localised>, Judgement)>,
    pub counts: Option<Counts>,
}

impl Results {
    /// Whether there is any result.
    pub fn is_present(&self) -> bool {
        self.outcome.is_some() || !self.judgements.is_empty() || self.counts.is_some()
    }
}

impl Resolver<'_> {
    /// What an inspection resulted in, under the rules that it followed. Results with an unknown grade are reported and left
    /// out; of an outcome, only the grade is.
    pub(super) fn results(
        &mut self,
        rules: Rules,
        outcome: &Option<config::Outcome>,
        judgements: &List<config::Judgement>,
        counts: &Option<config::Counts>,
    ) -> Results {
        Results {
            outcome: outcome.as_ref().and_then(|outcome| self.outcome(rules, outcome)),
            judgements: self.judgements("judgements", rules, judgements),
            counts: counts.as_ref().and_then(|counts| self.counts(rules.edition, counts)),
        }
    }

    fn outcome(&mut self, rules: Rules, outcome: &config::Outcome) -> Option<Outcome> {
        let edition = rules.edition;
        self.diagnostics.enter_field("outcome");
        let mut grade = outcome.grade.as_ref().and_then(|grade| self.grade(edition, grade, None));
        if let Some(edition) = edition.filter(|edition| grade.is_some() && !edition.gives_overall_grade()) {
            let since = edition.from;
            self.diagnostics.field("grade", |diagnostics| diagnostics.report(ProblemKind::NoOverallGrade { since }));
            grade = None;
        }
        let (text, score) = (self.optional(&outcome.text), self.optional(&outcome.score));
        let mut unknown = self.optional(&outcome.unknown);
        let is_known = outcome.grade.is_some() || text.is_some() || score.is_some();
        if unknown.is_some() && is_known {
            self.diagnostics.field("unknown", |diagnostics| diagnostics.report(ProblemKind::KnownAndUnknown));
            unknown = None;
        }
        self.diagnostics.leave();
        if grade.is_none() && text.is_none() && score.is_none() && unknown.is_none() {
            return None;
        }
        let area = edition.and_then(Edition::overall).and_then(|area| self.optional(&area.name));
        Some(Outcome { area, grade, text, score, unknown, note: self.optional(&outcome.note) })
    }

    fn judgements(
        &mut self,
        field: &'static str,
        rules: Rules,
        judgements: &List<config::Judgement>,
    ) -> Vec<(Option<Localised>, Judgement)> {
        self.each(field, judgements, |resolver, judgement| resolver.judgement(rules, judgement))
    }

    fn judgement(&mut self, rules: Rules, judgement: &config::Judgement) -> Option<(Option<Localised>, Judgement)> {
        let edition = rules.edition;
        let area = judgement.area.as_ref().and_then(|name| edition?.area(name));
        let grade = judgement.grade.as_ref().map(|grade| self.grade(edition, grade, area));
        let parts: Vec<_> =
            self.judgements("parts", rules, &judgement.parts).into_iter().map(|(_, part)| part).collect();
        if let (None, Some(name)) = (area, &judgement.area)
            && let Some(other) = rules.edition_that_judges(name)
        {
            let (from, to) = (other.from, other.to);
            self.diagnostics.field("area", |diagnostics| diagnostics.report(ProblemKind::AreaNotJudged { from, to }));
            return None;
        }
        // A judgement whose grade is unknown is left out, because the rest of it might mislead without the grade.
        let grade = match grade {
            Some(grade) => Some(grade?),
            None => None,
        };
        let (text, score) = (self.optional(&judgement.text), self.optional(&judgement.score));
        if grade.is_none() && text.is_none() && score.is_none() && parts.is_empty() {
            return None;
        }
        let name = area.and_then(|area| area.name.as_ref()).or(judgement.area.as_ref())?;
        let heading = judgement.group.as_ref().or_else(|| area?.group.as_ref()).map(|group| self.text(group));
        let note = self.optional(&judgement.note);
        Some((heading, Judgement { area: self.text(name), grade, text, score, note, parts }))
    }

    fn counts(&mut self, edition: Option<&Edition>, counts: &config::Counts) -> Option<Counts> {
        self.diagnostics.enter_field("counts");
        let grades = self.each("grades", &counts.grades, |resolver, entry| {
            let grade = entry.grade.as_ref().and_then(|grade| resolver.grade(edition, grade, None));
            Some(GradeCount { grade: grade?, count: entry.count? })
        });
        let items = grades.iter().map(|entry: &GradeCount| entry.count as usize).sum();
        let total = counts.total.filter(|total| {
            let is_possible = *total as usize >= items;
            if !is_possible {
                let kind = ProblemKind::Total { total: *total, items };
                self.diagnostics.field("total", |diagnostics| diagnostics.report(kind));
            }
            is_possible
        });
        self.diagnostics.leave();
        (!grades.is_empty()).then_some(Counts { grades, total })
    }

    /// The grade that a config names, under the rules of an edition. An unknown one is reported.
    fn grade(&mut self, edition: Option<&Edition>, name: &GradeName, area: Option<&Area>) -> Option<Grade> {
        let found = edition.and_then(|edition| Some((edition, edition.grade(name.as_str(), area)?)));
        let Some((edition, (grade, scale))) = found else {
            let known = edition.map_or(Vec::new(), |edition| edition.grade_ids(area));
            self.diagnostics.field("grade", |diagnostics| {
                diagnostics.report_unknown_word(name.as_str().to_owned(), &known);
            });
            return None;
        };
        let position = indexes(edition, scale, grade);
        Some(Grade {
            wording: self.wording(grade),
            meaning: self.optional(&grade.meaning),
            next: self.optional(&grade.next),
            tone: grade.tone?,
            place: scale.and_then(|scale| place(scale, position)),
            position,
        })
    }

    /// Code and name of a grade: “5 – Very good”, “C2”, “Good”.
    fn wording(&self, grade: &framework::Grade) -> Localised {
        match (&grade.code, &grade.name) {
            (Some(code), Some(name)) => {
                let Localised { words, lang } = self.text(name);
                Localised { words: [&self.text(code).words, " – ", &words].concat(), lang }
            }
            (Some(only), None) | (None, Some(only)) => self.text(only),
            (None, None) => grade.id.clone().unwrap_or_default().into(),
        }
    }

    /// The ordered scales that judgements use: the wording of their grades, the lowest first.
    pub(super) fn orders(
        &self,
        edition: Option<&Edition>,
        judgements: &[(Option<Localised>, Judgement)],
    ) -> Vec<Vec<Localised>> {
        let mut orders = Vec::new();
        let Some(edition) = edition else { return orders };
        for (index, scale) in edition.scales.iter().enumerate() {
            if judgements.iter().any(|(_, judgement)| uses_scale(judgement, index)) {
                orders.push(scale.grades.iter().rev().map(|grade| self.wording(grade)).collect());
            }
        }
        orders
    }
}

/// Judgements under their headings, in the order in which the headings first occur.
pub(super) fn grouped(judgements: Vec<(Option<Localised>, Judgement)>) -> Vec<JudgementGroup> {
    let mut groups: Vec<JudgementGroup> = Vec::new();
    for (heading, judgement) in judgements {
        match groups.iter_mut().find(|group| group.heading == heading) {
            Some(group) => group.judgements.push(judgement),
            None => groups.push(JudgementGroup { heading, judgements: vec![judgement] }),
        }
    }
    groups
}

/// The place of a grade in its scale, if the grades of the scale are an order.
fn place(scale: &Scale, (scale_index, above): (usize, usize)) -> Option<Place> {
    let order = if scale.kind == Some(ScaleKind::Outcomes) { Order::Outcomes } else { Order::Grades };
    scale.is_order().then(|| Place { order, above, count: scale.grades.iter().count(), scale: scale_index })
}

/// The indexes of a scale and of one of its grades. Words for having no grade follow all scales.
fn indexes(edition: &Edition, scale: Option<&Scale>, grade: &framework::Grade) -> (usize, usize) {
    let of_scale = |scale: &Scale| edition.scales.iter().position(|other| std::ptr::eq(other, scale));
    let grades = scale.map_or(&edition.ungraded, |scale| &scale.grades);
    let index = grades.iter().position(|other| std::ptr::eq(other, grade));
    (scale.and_then(of_scale).unwrap_or(usize::MAX), index.unwrap_or(usize::MAX))
}

fn uses_scale(judgement: &Judgement, scale: usize) -> bool {
    let place = judgement.grade.as_ref().and_then(|grade| grade.place);
    place.is_some_and(|place| place.scale == scale) || judgement.parts.iter().any(|part| uses_scale(part, scale))
}

/// The grades of judgements that have an official explanation, each once, in the order of their scales.
pub(super) fn explained_grades(judgements: &[(Option<Localised>, Judgement)]) -> Vec<Grade> {
    let mut explained = Vec::new();
    judgements.iter().for_each(|(_, judgement)| explain(judgement, &mut explained));
    explained
}

fn explain(judgement: &Judgement, explained: &mut Vec<Grade>) {
    if let Some(grade) = judgement.grade.as_ref().filter(|grade| grade.meaning.is_some())
        && let Err(index) = explained.binary_search_by_key(&grade.position, |known| known.position)
    {
        explained.insert(index, grade.clone());
    }
    judgement.parts.iter().for_each(|part| explain(part, explained));
}

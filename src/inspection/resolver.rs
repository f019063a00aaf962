//! Turns parts of a config into what a card says.

use super::{Inspectorate, Provider, RelatedLink, Status};
use crate::config::{self, FrameworkRef};
use crate::contract::{Date, Diagnostics, List, ProblemKind, Text};
use crate::framework::{self, Edition, Framework, Frameworks};
use crate::locale::Localised;

/// What is needed to understand the parts of a config.
pub struct Resolver<'a> {
    /// The frameworks that a config can name.
    pub frameworks: &'a Frameworks,
    /// The language of the card.
    pub language: &'a str,
    /// The language of texts that are not given by language.
    pub default_language: &'a str,
    /// The problems found so far.
    pub diagnostics: &'a mut Diagnostics,
}

/// The rules that an inspection followed.
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    framework: &'a Framework,
    /// The edition of the framework, if it has any.
    pub edition: Option<&'a Edition>,
}

impl<'a> Rules<'a> {
    /// Whether both are the same edition.
    pub fn is_same(self, other: Rules) -> bool {
        self.edition.zip(other.edition).is_some_and(|(own, other)| std::ptr::eq(own, other))
    }

    /// The edition that judges an area, if it is another one and this one lists all its areas.
    pub fn edition_that_judges(self, area: &Text) -> Option<&'a Edition> {
        let own = self.edition.filter(|edition| edition.areas_complete == Some(true))?;
        self.framework.versions.iter().find(|other| !std::ptr::eq(*other, own) && other.area(area).is_some())
    }
}

impl<'a> Resolver<'a> {
    /// A text in the language of the card, or in the best other one.
    pub fn text(&self, text: &Text) -> Localised {
        let (words, language) = text.in_language(self.language, self.default_language);
        self.marked(words, language)
    }

    /// Words in a language, marked with it if it is not the card's.
    pub fn marked(&self, words: &str, language: &str) -> Localised {
        Localised { words: words.to_owned(), lang: (language != self.language).then(|| language.to_owned()) }
    }

    /// The same for a text that may be absent.
    pub fn optional(&self, text: &Option<Text>) -> Option<Localised> {
        text.as_ref().map(|text| self.text(text))
    }

    /// Resolves every item of a list in the field `name`. An item for which `resolve` returns `None` is left out.
    pub fn each<'l, T, R>(
        &mut self,
        name: &'static str,
        list: &'l List<T>,
        mut resolve: impl FnMut(&mut Self, &'l T) -> Option<R>,
    ) -> Vec<R> {
        self.diagnostics.enter_field(name);
        let mut resolved = Vec::new();
        for (index, item) in list.entries() {
            self.diagnostics.enter_item(index);
            resolved.extend(resolve(self, item));
            self.diagnostics.leave();
        }
        self.diagnostics.leave();
        resolved
    }

    /// The framework that a config names or defines. An unknown id is reported.
    pub fn framework(&mut self, framework: Option<&'a FrameworkRef>) -> Option<&'a Framework> {
        let framework = framework?;
        let known = framework.resolve(self.frameworks);
        if let (None, FrameworkRef::Id(id)) = (known, framework) {
            let ids: Vec<_> = self.frameworks.ids().collect();
            self.diagnostics.enter_field("framework");
            match ids.as_slice() {
                [] => self.diagnostics.report(ProblemKind::UnknownFramework { id: id.clone() }),
                ids => self.diagnostics.report_unknown_word(id.clone(), ids),
            }
            self.diagnostics.leave();
        }
        known
    }

    /// The rules that an inspection followed: the newest edition that may have been in force on its day and gives what the
    /// inspection gave, a grade as a whole and judgements of areas; or else the newest. If the framework was not in force on
    /// that day, that is reported, and there are none. A framework without editions applies always.
    pub fn rules(
        &mut self,
        framework: &'a Framework,
        day: Option<Date>,
        outcome: &Option<config::Outcome>,
        judgements: &List<config::Judgement>,
    ) -> Option<Rules<'a>> {
        let has_grade = outcome.as_ref().is_some_and(|outcome| outcome.grade.is_some());
        let gives_grade = |edition: &&Edition| !has_grade || edition.gives_overall_grade();
        let judges_all = |edition: &&Edition| {
            judgements.iter().filter_map(|judgement| judgement.area.as_ref()).all(|area| edition.area(area).is_some())
        };
        let edition = framework
            .editions_on(day)
            .find(|edition| gives_grade(edition) && judges_all(edition))
            .or_else(|| framework.editions_on(day).find(gives_grade))
            .or_else(|| framework.edition_on(day));
        let rules = Rules { framework, edition };
        let Some(day) = day.filter(|_| edition.is_none() && !framework.versions.is_empty()) else { return Some(rules) };
        let from = framework.versions.iter().next().and_then(|first| first.from);
        let to = framework.versions.iter().next_back().and_then(|last| last.to);
        self.diagnostics.field("framework", |diagnostics| {
            diagnostics.report(ProblemKind::NotInForce { day, from, to });
        });
        None
    }

    /// The bodies that inspected. A body without a name is left out.
    pub fn inspectorates(&self, bodies: &List<framework::Inspectorate>) -> Vec<Inspectorate> {
        let inspectorate = |body: &framework::Inspectorate| {
            Some(Inspectorate { name: self.text(body.name.as_ref()?), url: body.url.clone() })
        };
        bodies.iter().filter_map(inspectorate).collect()
    }

    pub(super) fn provider(&self, provider: &config::Provider) -> Option<Provider> {
        let name = self.text(provider.name.as_ref()?);
        Some(Provider {
            label: self.optional(&provider.label).unwrap_or_else(|| name.clone()),
            kind: self.optional(&provider.kind),
            url: provider.url.clone(),
            name,
        })
    }

    pub(super) fn status(&self, status: &config::Status) -> Option<Status> {
        Some(Status { kind: status.kind?, since: status.since, note: self.optional(&status.note) })
    }

    pub(super) fn link(&self, link: &config::RelatedLink) -> Option<RelatedLink> {
        Some(RelatedLink { purpose: link.purpose?, url: link.url.clone()?, text: self.optional(&link.text) })
    }
}

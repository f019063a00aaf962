//! What the form calls the fields of the contract. What a field means is in the contract itself.

use inspection_card::config::{Config, StatusKind};
use inspection_card::contract::{Describe, FieldSchema, Meaning, RecordSchema, Schema};
use inspection_card::framework::Event;

use crate::path::{Path, Step};

/// The part of a form in which fields of the config stand together.
pub struct Group {
    /// Its heading.
    pub heading: &'static str,
    /// The names of the fields.
    pub fields: &'static [&'static str],
    /// Whether most cards have it. The others are closed until they are used.
    pub is_usual: bool,
}

impl Group {
    const fn usual(heading: &'static str, fields: &'static [&'static str]) -> Self {
        Group { heading, fields, is_usual: true }
    }

    const fn other(heading: &'static str, fields: &'static [&'static str]) -> Self {
        Group { heading, fields, is_usual: false }
    }
}

/// The parts of the form: the kind of inspection first, because everything follows from it, then as in a card.
pub const GROUPS: &[Group] = &[
    Group::usual("The inspection", &["inspection"]),
    Group::usual("Who was inspected", &["provider"]),
    Group::usual("The result", &["outcome", "judgements", "summary"]),
    Group::usual("What inspectors found", &["strengths", "improvements"]),
    Group::other("Other lists of the report", &["priorities", "requirements", "recommendations"]),
    Group::other("What people said", &["quotes", "responses"]),
    Group::other("Other inspections", &["earlier", "related"]),
    Group::other("Links", &["links"]),
    Group::other("Rarely needed", &["status", "counts", "title", "example"]),
];

/// Where the form has the value at a path, counted from its top.
pub fn position(path: &str) -> usize {
    let name = path.split(['.', '[']).next().unwrap_or_default();
    let mut fields = GROUPS.iter().flat_map(|group| group.fields);
    fields.position(|field| *field == name).unwrap_or(usize::MAX)
}

/// The fields of a record that are always shown, in their order; the others are behind “More”. Without a list, all are shown.
fn usual(record: &str) -> Option<&'static [&'static str]> {
    Some(match record {
        "Provider" => &["name"],
        "InspectionDetails" => &["framework", "from", "to", "published", "report"],
        "OtherInspection" => &["framework", "from", "to", "published", "outcome", "judgements", "report"],
        "Outcome" => &["grade", "text"],
        "Judgement" => &["area", "grade", "text"],
        "Finding" => &["text", "title"],
        "Findings" => &["items"],
        "RelatedLink" => &["text", "url", "purpose"],
        "Framework" => &["name", "inspectorates"],
        "Quote" | "Response" => &["text", "who", "role", "organisation", "party"],
        _ => return None,
    })
}

/// The fields of a record that are always shown, and those behind “More”.
pub fn arranged(record: &'static RecordSchema) -> (Vec<&'static FieldSchema>, Vec<&'static FieldSchema>) {
    let Some(names) = usual(record.name) else { return (record.fields.iter().collect(), Vec::new()) };
    let place = |field: &FieldSchema| names.iter().position(|name| *name == field.name);
    let (mut usual, more): (Vec<_>, Vec<_>) =
        record.fields.iter().partition(|field| field.required || place(field).is_some());
    usual.sort_by_key(|field| place(field));
    (usual, more)
}

/// The label of a field.
pub fn label(record: &str, field: &FieldSchema) -> String {
    let own = match (record, field.name) {
        ("Provider", "name") => "Name of the school, service or council",
        ("InspectionDetails" | "OtherInspection", "framework") => "Kind of inspection",
        ("Provider", "kind") => "Kind of body",
        ("Provider", "label") => "Name above its reply",
        (_, "url") => "Web address",
        ("InspectionDetails" | "OtherInspection", "from") => "First day",
        ("InspectionDetails" | "OtherInspection", "to") => "Last day",
        (_, "published") => "Report published",
        (_, "report") => "Web address of the report",
        (_, "reports") => "Web address of all its reports",
        ("InspectionDetails", "checked") => "Details last checked",
        ("InspectionDetails", "event") => "What inspectors did",
        (_, "example") => "The facts are made up",
        ("Outcome", "grade") => "Overall grade",
        ("Outcome", "text") => "Outcome in words",
        ("Outcome", "unknown") => "Why the outcome is not known",
        ("Judgement", "text") => "Judgement in words",
        ("Judgement", "parts") => "Judgements within this one",
        ("Finding", "title") => "Subject",
        ("Finding", "text") => "What was found",
        ("Finding", "action") => "What is done about it",
        ("Findings", "items") => "Entries",
        ("Findings", "total") => "How many the report names",
        ("Findings", "reason") => "Why not all are listed",
        ("Findings", "response") => "The provider’s reply",
        ("Quote", "text") => "The exact words",
        ("Quote", "original") => "Language in which they were published",
        ("Response", "text") => "What they said, in your words",
        ("Quote" | "Response", "who") => "Speaker",
        ("Quote" | "Response", "role") => "Speaker’s role",
        ("Quote" | "Response", "organisation") => "Speaker’s organisation",
        ("Quote" | "Response", "party") => "Who the speaker speaks for",
        (_, "page") => "Page of the report",
        ("Action", "text") => "What is done",
        ("Action", "owner") => "Who is responsible",
        ("Action", "due") => "Due",
        ("Action", "status") => "How far it has come",
        ("Status", "kind") => "Is the result current?",
        ("RelatedLink", "purpose") => "What it is for",
        ("Config" | "OtherInspection", "outcome") => "Overall outcome",
        ("Config" | "OtherInspection", "judgements") => "Grades and judgements",
        ("Config", "provider") => "Who was inspected",
        ("Config", "inspection") => "The inspection",
        ("Config", "title") => "Another name for the kind of inspection",
        ("Config", "links") => "Other links",
        ("Config", "improvements") => "Areas for improvement",
        ("Config", "priorities") => "Areas for priority action",
        ("Config", "responses") => "Responses",
        ("Config", "counts") => "Only totals are known",
        ("Config", "earlier") => "Earlier inspections",
        ("Config", "related") => "Inspections of related services",
        _ => return humanise(field.name),
    };
    own.into()
}

/// What one item of the list at a path is called, in “Add a strength”.
pub fn item(path: &Path) -> &'static str {
    let mut names = path.steps().iter().rev().filter_map(|step| match step {
        Step::Field(name) => Some(*name),
        Step::Item(_) => None,
    });
    match (names.next().unwrap_or_default(), names.next()) {
        ("items", Some("strengths")) => "a strength",
        ("items", Some("improvements")) => "an area for improvement",
        ("items", Some("priorities")) => "an area for priority action",
        ("items", Some("requirements")) => "a requirement",
        ("items", Some("recommendations")) => "a recommendation",
        ("quotes", Some("items")) => "a passage of the report",
        ("quotes", _) => "a quotation",
        ("responses", _) => "a response",
        ("earlier", _) => "an earlier inspection",
        ("related", _) => "a related inspection",
        ("links", _) => "a link",
        ("judgements" | "parts", _) => "a judgement",
        ("inspectorates", _) => "an inspectorate",
        ("grades", _) => "a grade",
        ("areas", _) => "an area",
        _ => "an item",
    }
}

/// Whether the heading above a field is its name already.
pub fn is_named_around(record: &str, field: &FieldSchema) -> bool {
    matches!((record, field.name), ("Config", "provider" | "inspection") | ("Findings", "items"))
}

/// Whether a text is usually longer than a line.
pub fn is_long(record: &str, field: &FieldSchema) -> bool {
    match field.name {
        "text" => record != "RelatedLink",
        "summary" | "note" | "reason" | "response" | "unknown" | "meaning" | "duty" => true,
        _ => false,
    }
}

/// The members that say what an item is about, for the heading of the item.
pub fn names_item(record: &RecordSchema) -> &'static [&'static str] {
    match record.name {
        "Judgement" => &["area", "grade"],
        "OtherInspection" => &["title", "framework", "published", "from"],
        "RelatedLink" => &["text", "purpose", "url"],
        "GradeCount" => &["grade", "count"],
        "Quote" | "Response" => &["who", "organisation", "text"],
        _ => &["title", "name", "text", "heading", "id"],
    }
}

/// A place of the config as the form names it: `strengths.items[0].text` as “Strengths › 1 › What was found”.
pub fn place(path: &str) -> String {
    let mut schema = Config::SCHEMA;
    let mut words = Vec::new();
    for part in path.split(['.', '[', ']']).filter(|part| !part.is_empty()) {
        if let Schema::List(item) = schema {
            schema = item();
            if let Ok(index) = part.parse::<usize>() {
                words.push((index + 1).to_string());
                continue;
            }
        }
        let record = match schema {
            Schema::Record(record) => record,
            Schema::IdOr { definition, .. } => match definition() {
                Schema::Record(record) => record,
                _ => break,
            },
            _ => break,
        };
        let Some(field) = record.fields.iter().find(|field| field.name == part) else { break };
        schema = (field.schema)();
        if !is_named_around(record.name, field) {
            words.push(label(record.name, field));
        }
    }
    words.join(" › ")
}

/// What the form calls something that a framework's note for editors names as a config does: a field, such as
/// `judgements[].text`, or a word to choose, such as `framework-replaced`.
pub fn in_the_form(code: &str) -> Option<String> {
    let words = [Event::SCHEMA, StatusKind::SCHEMA].into_iter().filter_map(|schema| match schema {
        Schema::Choice(choice) => Some(choice.words),
        _ => None,
    });
    let word = words.flatten().find(|word| word.word == code).map(meaning);
    word.or_else(|| place(code).rsplit(" › ").next().map(str::to_owned).filter(|label| !label.is_empty()))
}

/// A word to choose, as its list shows it.
pub fn meaning(word: &Meaning) -> String {
    hint(word.about).trim_end_matches('.').to_owned()
}

/// `display_days` as “Display days”.
fn humanise(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// What an editor has to know about a field. Where the form says nothing of its own, it is what the contract says.
pub fn hint_of(record: &str, field: &FieldSchema) -> String {
    let own = match (record, field.name) {
        ("Config", "provider" | "inspection" | "outcome" | "judgements" | "improvements" | "strengths")
        | ("Provider", "name")
        | ("InspectionDetails" | "OtherInspection", "to" | "published") => "",
        ("InspectionDetails" | "OtherInspection", "from") => "A month and a year, or a year, is enough.",
        ("Provider", "label") => "For example “The school”. If this is empty, its name.",
        ("InspectionDetails" | "OtherInspection", "framework") => "",
        (_, "report") => "It begins with https://.",
        (_, "reports") => "The page that lists them. It begins with https://.",
        ("InspectionDetails", "checked") => "When you last compared the card with the report.",
        ("InspectionDetails", "event") => "Only if it was not an inspection, but for example a visit.",
        ("Framework", "inspectorates") => "",
        (_, "inspectorates") => "Only if others inspected than those who usually do.",
        ("Config", "title") => "Only if the usual name, which the preview shows, is wrong.",
        ("Config", "example") => "Only for a card that shows what cards look like. It says that it is made up.",
        ("Outcome", "grade") => "",
        ("Outcome", "text") => "Only if the report gives the result in words.",
        ("Outcome", "unknown") => "Only if there is a result that you do not have.",
        ("Judgement", "area") => "As the report names it.",
        ("Judgement", "grade") => "",
        ("Judgement", "text") => "Only if the report gives no grade for this area.",
        ("Judgement", "parts") => "Only if the report divides this area further.",
        ("Config", "counts") => "Only if you know how many areas had each grade, but not which.",
        ("Config", "status") => "Only if the result is under appeal, was replaced, or a new inspection is due.",
        ("Status", "kind") => "",
        ("Config", "summary") => "A sentence or two, for example what it is like to be a pupil there.",
        ("Config", "priorities" | "requirements" | "recommendations") => "Only if the report has such a list.",
        ("Findings", "items") => "If you paste a list, each of its points becomes an entry.",
        ("Findings", "heading") => "Only if the report uses another heading.",
        ("Findings", "total") => "If the report names more than you list: how many.",
        ("Findings", "reason") => "If you do not list all: why. Residents see this.",
        ("Findings", "response") => "In its own words.",
        ("Finding", "title") => "For example “Reading”.",
        ("Finding", "text") => "",
        ("Finding", "action") => "What the provider does about it, if it has said so.",
        ("Finding", "quotes") => "Exact words of the report about this.",
        ("Action", "text") => "",
        ("Config", "quotes") => {
            return "Copy the words exactly, without quotation marks. Ask people who are named, or who could be \
                    recognised, before you publish their words."
                .into();
        }
        ("Config", "responses") => "What somebody said about the result, told in your words.",
        ("Response", "text") => "Without quotation marks.",
        ("Quote", "text") => "Without quotation marks: the card adds them.",
        ("Quote", "original") => "Only if you translated the words: en for English, cy for Welsh.",
        ("RelatedLink", "url" | "purpose") => "",
        ("Quote" | "Response", "who" | "role" | "organisation" | "party") => "",
        (_, "page") => "",
        ("Config", "earlier") => "Of the same school or service, under the same or the former rules.",
        ("Config", "related") => "Of other services that readers may look for here.",
        ("Config", "links") => "For example to an action plan or to independent advice.",
        _ => return hint(field.about),
    };
    own.into()
}

/// The lines of a description, without marks of code.
pub fn hint(about: &[&str]) -> String {
    about.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ").replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use inspection_card::contract::Text;
    use inspection_card::framework::{Framework, Frameworks};

    #[test]
    fn every_field_of_the_config_is_in_one_group() {
        let Schema::Record(config) = Config::SCHEMA else { panic!("the config is a record") };
        let grouped: Vec<_> = GROUPS.iter().flat_map(|group| group.fields).copied().collect();
        // The form asks for the language elsewhere, and the version is always the same.
        let others = ["version", "language"];
        for field in config.fields {
            let count = grouped.iter().chain(&others).filter(|name| **name == field.name).count();
            assert_eq!(count, 1, "{}", field.name);
        }
        assert_eq!(grouped.len() + others.len(), config.fields.len());
    }

    #[test]
    fn a_place_is_named_as_in_the_form() {
        assert_eq!(place("strengths.items[0].text"), "Strengths › 1 › What was found");
        assert_eq!(place("inspection.published"), "Report published");
        assert_eq!(place("judgements[2].unknown"), "Grades and judgements › 3");
        assert_eq!(place(""), "");
    }

    #[test]
    fn notes_of_frameworks_name_what_the_form_has() {
        let frameworks = Frameworks::built_in();
        let grades = |framework: &Framework| {
            let editions = framework.versions.iter();
            editions.flat_map(|edition| edition.grade_ids(None)).map(str::to_owned).collect::<Vec<_>>()
        };
        for framework in frameworks.ids().filter_map(|id| frameworks.get(id)) {
            let note = framework.duty.as_ref().map_or("", Text::english);
            for code in note.split('`').skip(1).step_by(2) {
                let is_known = in_the_form(code).is_some() || grades(framework).iter().any(|id| id == code);
                assert!(is_known, "{:?}: {code}", framework.id);
            }
        }
        assert_eq!(in_the_form("judgements[].text").as_deref(), Some("Judgement in words"));
        assert_eq!(in_the_form("inspection").as_deref(), Some("They inspect"));
    }

    #[test]
    fn names_become_words() {
        assert_eq!(humanise("display_days"), "Display days");
    }
}

//! What the form calls the fields of the contract. What a field means is in the contract itself.

use inspection_card::contract::{FieldSchema, RecordSchema};

/// The part of a form in which fields of the config stand together.
pub struct Group {
    /// Its heading.
    pub heading: &'static str,
    /// The names of the fields.
    pub fields: &'static [&'static str],
}

/// The parts of the form, in the order of a card.
pub const GROUPS: &[Group] = &[
    Group { heading: "Who was inspected", fields: &["provider"] },
    Group { heading: "The inspection", fields: &["inspection", "title", "example"] },
    Group { heading: "The result", fields: &["outcome", "judgements", "counts", "status", "summary"] },
    Group {
        heading: "What inspectors found",
        fields: &["strengths", "priorities", "requirements", "improvements", "recommendations"],
    },
    Group { heading: "What people said", fields: &["quotes", "responses"] },
    Group { heading: "Other inspections", fields: &["earlier", "related"] },
    Group { heading: "Links", fields: &["links"] },
];

/// The fields of a record that are always shown; the others are behind “More”.
pub fn is_usual(record: &str, field: &FieldSchema) -> bool {
    let usual: &[&str] = match record {
        "Provider" => &["name"],
        "InspectionDetails" => &["framework", "from", "to", "published", "report", "checked"],
        "OtherInspection" => &["framework", "from", "to", "published", "outcome", "judgements", "report"],
        "Outcome" => &["grade", "text"],
        "Judgement" => &["area", "grade", "text"],
        "Finding" => &["title", "text", "quotes", "action"],
        "Findings" => &["items", "total", "reason"],
        "Quote" | "Response" => &["text", "who", "role", "organisation", "party"],
        _ => return true,
    };
    field.required || usual.contains(&field.name)
}

/// The label of a field.
pub fn label(record: &str, field: &FieldSchema) -> String {
    let own = match (record, field.name) {
        ("Provider", "name") => "Name",
        ("Provider", "kind") => "Kind of body",
        ("Provider", "label") => "What the card calls it as a speaker",
        (_, "url") => "Web address",
        ("InspectionDetails" | "OtherInspection", "from") => "First day",
        ("InspectionDetails" | "OtherInspection", "to") => "Last day",
        (_, "published") => "Report published",
        (_, "report") => "Address of the report",
        (_, "reports") => "Address of all reports",
        ("InspectionDetails", "checked") => "Details last checked",
        ("InspectionDetails", "event") => "What inspectors did",
        (_, "example") => "The facts are made up",
        ("Outcome", "text") => "Outcome in words",
        ("Outcome", "unknown") => "Why the outcome is not known",
        ("Judgement", "text") => "Judgement in words",
        ("Judgement", "parts") => "Judgements within this one",
        ("Finding", "title") => "Subject",
        ("Finding", "text") => "What was found",
        ("Finding", "action") => "What is done about it",
        ("Findings", "items") => "Findings",
        ("Findings", "total") => "How many the report names",
        ("Findings", "reason") => "Why not all are listed",
        ("Findings", "response") => "What the provider says to them",
        ("Quote", "text") => "The exact words",
        ("Quote", "original") => "Language in which they were published",
        ("Response", "text") => "What was said, in other words",
        ("Quote" | "Response", "who") => "Speaker",
        ("Quote" | "Response", "role") => "Speaker’s role",
        ("Quote" | "Response", "organisation") => "Speaker’s organisation",
        ("Quote" | "Response", "party") => "Side",
        (_, "page") => "Page of the report",
        ("Action", "text") => "What is done",
        ("Action", "owner") => "Who is responsible",
        ("Action", "due") => "Due",
        ("Action", "status") => "How far it has come",
        ("Status", "kind") => "Is the result current?",
        ("RelatedLink", "purpose") => "What it is for",
        ("Config", "improvements") => "Areas for improvement",
        ("Config", "priorities") => "Areas for priority action",
        ("Config", "responses") => "Reported reactions",
        ("Config", "counts") => "How many judgements had which grade",
        ("Config", "earlier") => "Earlier inspections",
        ("Config", "related") => "Inspections of related services",
        _ => return humanise(field.name),
    };
    own.into()
}

/// What one item of a list is called, in “Add a strength”.
pub fn item(record: &str, field: &FieldSchema) -> &'static str {
    match (record, field.name) {
        ("Config", "judgements" | "quotes" | "responses" | "earlier" | "related" | "links") | (_, "parts") => {
            match field.name {
                "quotes" => "a quotation",
                "responses" => "a reaction",
                "earlier" => "an earlier inspection",
                "related" => "a related inspection",
                "links" => "a link",
                _ => "a judgement",
            }
        }
        ("Findings", "items") => "a finding",
        ("Finding", "quotes") => "a passage of the report",
        (_, "inspectorates") => "an inspectorate",
        (_, "judgements") => "a judgement",
        (_, "grades") => "a grade",
        (_, "areas") => "an area",
        _ => "an item",
    }
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

/// `display_days` as “Display days”.
fn humanise(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// What editors owe the people whom they quote.
const CONSENT: &str = "Ask people who are named, or who could be recognised, before you publish their words.";

/// What a field means, from the contract, without marks of code; nothing where the label says the same.
pub fn hint_of(record: &str, field: &FieldSchema) -> String {
    match (record, field.name) {
        ("InspectionDetails" | "OtherInspection", "framework") => "Which kind of inspection it was.".into(),
        ("Config", "provider" | "inspection" | "outcome") => String::new(),
        ("Config", "quotes") => format!("{} {CONSENT}", hint(field.about)),
        _ => hint(field.about),
    }
}

/// The lines of a description, without marks of code.
pub fn hint(about: &[&str]) -> String {
    about.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ").replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use inspection_card::config::Config;
    use inspection_card::contract::{Describe, Schema};

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
    fn names_become_words() {
        assert_eq!(humanise("display_days"), "Display days");
    }
}

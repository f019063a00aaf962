//! The order of the contract for the members of a config.

use inspection_card::config::Config;
use inspection_card::contract::{Describe, RecordSchema, Schema};
use serde_json::{Map, Value as Json};

/// Puts all members of a config into the order in which the contract describes them; unknown ones stay behind them.
pub fn sort(config: &mut Json) {
    sort_value(config, Config::SCHEMA);
}

fn sort_value(value: &mut Json, schema: Schema) {
    match (value, schema) {
        (Json::Object(members), Schema::Record(record)) => sort_record(members, record),
        (value @ Json::Object(_), Schema::IdOr { definition, .. }) => sort_value(value, definition()),
        (Json::Array(items), Schema::List(item)) => items.iter_mut().for_each(|value| sort_value(value, item())),
        _ => {}
    }
}

fn sort_record(members: &mut Map<String, Json>, record: &RecordSchema) {
    let mut unsorted = std::mem::take(members);
    // The schema's own address comes first, as in every example.
    let known = record.fields.iter().map(|field| (field.name, Some(field.schema)));
    for (name, schema) in [("$schema", None)].into_iter().chain(known) {
        let Some(mut value) = unsorted.shift_remove(name) else { continue };
        if let Some(schema) = schema {
            sort_value(&mut value, schema());
        }
        members.insert(name.into(), value);
    }
    members.extend(unsorted);
}

//! The recipe for Drupal.

/// The list of allowed tags in `docs/drupal.md`.
pub fn allowed_tags() -> &'static str {
    let recipe = include_str!("../../docs/drupal.md");
    let (_, after) = recipe.split_once("## Allowed tags\n").expect("a section on allowed tags");
    let list = after.split_once("```html\n").and_then(|(_, list)| list.split_once("```"));
    list.expect("a list of allowed tags").0
}

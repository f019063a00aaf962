//! Which problems the JSON Schema can find.

use inspection_card::contract::{Problem, ProblemKind};

/// Whether the JSON Schema can find a problem. It can't see what depends on the framework, or on two fields together.
pub fn is_in_schema(problem: &Problem) -> bool {
    match problem.kind {
        ProblemKind::UnknownWord { .. } => !problem.path.ends_with("grade"),
        ProblemKind::Type { .. }
        | ProblemKind::Missing { .. }
        | ProblemKind::Empty
        | ProblemKind::UnknownField { .. }
        | ProblemKind::Version
        | ProblemKind::Date { .. }
        | ProblemKind::Link { .. }
        | ProblemKind::Language { .. }
        | ProblemKind::TooLong { .. }
        | ProblemKind::NoneOf { .. } => true,
        _ => false,
    }
}

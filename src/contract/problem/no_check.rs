//! The card in a browser doesn't look for these problems; so it carries no words for them.

use super::Severity;

/// A problem that can't be.
#[derive(Debug, Clone, PartialEq)]
pub enum CheckProblem {}

impl CheckProblem {
    pub(super) fn severity(&self) -> Severity {
        match *self {}
    }

    pub(super) fn what(&self) -> String {
        match *self {}
    }

    pub(super) fn expected(&self) -> String {
        match *self {}
    }

    pub(super) fn hint(&self) -> Option<&'static str> {
        match *self {}
    }
}

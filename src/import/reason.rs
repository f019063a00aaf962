//! Why a row is left out, or remarked on.

/// Names each reason, with its short name for tools and a few words for people.
macro_rules! reasons {
    (
        $(#[doc = $about:literal])+
        pub enum $name:ident { $( $(#[doc = $doc:literal])+ $variant:ident = $code:literal, $words:literal; )+ }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $( $(#[doc = $doc])+ $variant, )+ }

        impl $name {
            /// A short name for tools; it stays the same from release to release.
            pub fn code(self) -> &'static str {
                match self { $( $name::$variant => $code, )+ }
            }

            /// The same in a few words for people.
            pub fn in_words(self) -> &'static str {
                match self { $( $name::$variant => $words, )+ }
            }
        }
    };
}

reasons! {
    /// Why a row is left out, or remarked on.
    pub enum Reason {
        /// It has no identifier that could name a file.
        NoIdentifier = "no-identifier", "no identifier";
        /// It has no name, or the name is blacked out.
        NoName = "no-name", "no name";
        /// Its rating is no word that the inspectorate was known to use.
        UnknownRating = "unknown-rating", "a rating of unknown wording";
        /// It has a rating, and no date that belongs to it.
        NoDate = "no-date", "a rating without its date";
        /// One of its dates can't be one.
        ImpossibleDate = "impossible-date", "a date that can’t be one";
        /// It has no page on the inspectorate's own site.
        NoOfficialAddress = "no-official-address", "no page on the inspectorate’s site";
        /// Two of its parts contradict each other.
        Contradiction = "contradiction", "parts that contradict each other";
        /// Its identifier occurs more than once, with different facts.
        Duplicate = "duplicate", "more than one row with different facts";
        /// Two ratings of the same thing: which is current stands only on the inspectorate's site.
        TwoRatings = "two-ratings", "two ratings of the same thing";
        /// The rating was given to an earlier registration.
        InheritedRating = "inherited-rating", "a rating inherited from an earlier registration";
        /// The place is registered with two providers.
        DoublyRegistered = "doubly-registered", "registered with two providers";
        /// The inspectorate gives no rating.
        NotRated = "not-rated", "not rated";
        /// The inspection was of another school, which this one replaced.
        PredecessorsInspection = "predecessors-inspection", "an inspection of the school before";
        /// The file has no grades, which does not mean that there was no inspection.
        NoGrades = "no-grades", "no grades in the file";
        /// The card's own rules refuse it.
        NotInFramework = "not-in-framework", "refused by the card’s own rules";
        /// Remark: a new rating is on its way.
        NewRatingPending = "new-rating-pending", "a new rating is pending";
        /// Remark: the score of an area is missing, or not one of the scheme's, so no area is shown.
        UnknownScore = "unknown-score", "an area without a score of the scheme, so no area is shown";
        /// Remark: what the business replied is on the inspectorate's page only.
        RightToReply = "right-to-reply", "a reply of the business, which is not shown";
        /// Remark: another location has the same name and postcode.
        SameNameAndPostcode = "same-name-and-postcode", "another location has the same name and postcode";
        /// Remark: an older inspection was of another school, and is not shown.
        EarlierSchool = "earlier-school", "an older inspection of the school before, which is not shown";
        /// Remark: an area that the file has no grade for.
        AreaNotGraded = "area-not-graded", "an area without a grade";
    }
}

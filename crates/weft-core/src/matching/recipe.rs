//! The numbers of matching, in one value, so that each can be taken out and measured.
//!
//! The value that is used is [`Recipe::default`], one for every pair of workflows. docs/matching.md
//! has what each ingredient gains, and how far each number can be moved before that shows.

/// Weights and thresholds, and what is used at all. Shares and scores are 0 to 1.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an ingredient that can be left out to measure it"
)]
pub struct Recipe {
    /// Whether words lose their endings.
    pub stems: bool,
    /// Whether words of one group of `data/synonyms.txt` are one.
    pub synonyms: bool,
    /// Whether slips of the pen are mended.
    pub slips: bool,
    /// What the words of two names and who performs them weigh.
    pub words: f64,
    /// What flooding weighs: how alike the steps around are, and those around them.
    pub flooding: f64,
    /// What the place between start and end weighs.
    pub nearness: f64,
    /// The least score of names whose words all mean the same, if no role is against it.
    pub same_words: f64,
    /// What is left of likeness where the role of one is in the other version, elsewhere.
    pub conflict: f64,
    /// What is left of likeness where neither version has the other's role.
    pub unknown_role: f64,
    /// From this score on a pair that is the best of both its steps is an anchor for what is around it.
    pub anchor_from: f64,
    /// What it takes off the doubt about a pair that it stands between two anchors; half of it beside
    /// one.
    pub neighbours: f64,
    /// What it takes off the doubt about a pair that the same question is asked right after both; half
    /// of it right before.
    pub questions: f64,
    /// From this score on a pair is a match.
    pub match_from: f64,
    /// From this score on a match is likely.
    pub likely_from: f64,
    /// A match reaches this share of the best score of each of its steps.
    pub near_best: f64,
    /// Whether an equal name that occurs once on each side is a match without further comparison.
    pub certain_names: bool,
    /// Whether steps that are left over may join a step that has a partner.
    pub one_to_many: bool,
    /// Whether lists also offer what stands nearby in the flow, where no word is shared.
    pub nearby: bool,
    /// What lists add to the score where the same role performs both.
    pub offer_role: f64,
    /// What lists add to the score for the place between start and end.
    pub offer_nearness: f64,
    /// What lists add to the score for each side on which a believed pair stands.
    pub offer_neighbour: f64,
}

impl Default for Recipe {
    fn default() -> Self {
        Self {
            stems: true,
            synonyms: true,
            slips: true,
            words: 0.7,
            flooding: 0.3,
            nearness: 0.15,
            same_words: 0.6,
            conflict: 0.6,
            unknown_role: 0.7,
            anchor_from: 0.75,
            neighbours: 0.3,
            questions: 0.2,
            match_from: 0.52,
            likely_from: 0.75,
            near_best: 0.85,
            certain_names: true,
            one_to_many: true,
            nearby: true,
            offer_role: 0.1,
            offer_nearness: 0.1,
            offer_neighbour: 0.05,
        }
    }
}

//! The papers and books the words come from.
//!
//! What must stay true: each of them is there to be found.

/// A paper or book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Source {
    /// In full, for the list. First, so that a sorted list is in the order of authors.
    pub(super) full: &'static str,
    /// Beside the words: "Hazan & Shaver, 1987".
    pub(super) short: &'static str,
}

macro_rules! sources {
    ($($name:ident: $short:literal, $full:literal;)*) => {
        $(pub(super) const $name: Source = Source { full: $full, short: $short };)*
    };
}

sources! {
    AINSWORTH_1978: "Ainsworth et al., 1978",
        "Ainsworth, M. D. S., Blehar, M. C., Waters, E., & Wall, S. (1978). Patterns of attachment: A psychological study of the Strange Situation. Erlbaum.";
    BARTHOLOMEW_1991: "Bartholomew & Horowitz, 1991",
        "Bartholomew, K., & Horowitz, L. M. (1991). Attachment styles among young adults: A test of a four-category model. Journal of Personality and Social Psychology, 61(2), 226–244.";
    BOWLBY_1969: "Bowlby, 1969",
        "Bowlby, J. (1969). Attachment and loss: Vol. 1. Attachment. Basic Books.";
    BOWLBY_1988: "Bowlby, 1988",
        "Bowlby, J. (1988). A secure base: Parent-child attachment and healthy human development. Basic Books.";
    BRENNAN_1998: "Brennan, Clark & Shaver, 1998",
        "Brennan, K. A., Clark, C. L., & Shaver, P. R. (1998). Self-report measurement of adult attachment: An integrative overview. In J. A. Simpson & W. S. Rholes (Eds.), Attachment theory and close relationships (pp. 46–76). Guilford.";
    CHRISTENSEN_1990: "Christensen & Heavey, 1990",
        "Christensen, A., & Heavey, C. L. (1990). Gender and social structure in the demand/withdraw pattern of marital conflict. Journal of Personality and Social Psychology, 59(1), 73–81.";
    FRALEY_2000: "Fraley, Waller & Brennan, 2000",
        "Fraley, R. C., Waller, N. G., & Brennan, K. A. (2000). An item response theory analysis of self-report measures of adult attachment. Journal of Personality and Social Psychology, 78(2), 350–365.";
    FRALEY_2015: "Fraley et al., 2015",
        "Fraley, R. C., Hudson, N. W., Heffernan, M. E., & Segal, N. (2015). Are adult attachment styles categorical or dimensional? A taxometric analysis of general and relationship-specific attachment orientations. Journal of Personality and Social Psychology, 109(2), 354–368.";
    FRALEY_2019: "Fraley & Roisman, 2019",
        "Fraley, R. C., & Roisman, G. I. (2019). The development of adult attachment styles: Four lessons. Current Opinion in Psychology, 25, 26–30.";
    GABLE_2004: "Gable et al., 2004",
        "Gable, S. L., Reis, H. T., Impett, E. A., & Asher, E. R. (2004). What do you do when things go right? The intrapersonal and interpersonal benefits of sharing positive events. Journal of Personality and Social Psychology, 87(2), 228–245.";
    GOTTMAN_2000: "Gottman & Levenson, 2000",
        "Gottman, J. M., & Levenson, R. W. (2000). The timing of divorce: Predicting when a couple will divorce over a 14-year period. Journal of Marriage and the Family, 62(3), 737–745.";
    HAZAN_1987: "Hazan & Shaver, 1987",
        "Hazan, C., & Shaver, P. (1987). Romantic love conceptualized as an attachment process. Journal of Personality and Social Psychology, 52(3), 511–524.";
    JOHNSON_2004: "Johnson, 2004",
        "Johnson, S. M. (2004). The practice of emotionally focused couple therapy: Creating connection (2nd ed.). Brunner-Routledge.";
    MAIN_1990: "Main & Solomon, 1990",
        "Main, M., & Solomon, J. (1990). Procedures for identifying infants as disorganized/disoriented during the Ainsworth Strange Situation. In M. T. Greenberg, D. Cicchetti, & E. M. Cummings (Eds.), Attachment in the preschool years (pp. 121–160). University of Chicago Press.";
    MIKULINCER_2016: "Mikulincer & Shaver, 2016",
        "Mikulincer, M., & Shaver, P. R. (2016). Attachment in adulthood: Structure, dynamics, and change (2nd ed.). Guilford.";
    SIMPSON_2014: "Simpson & Overall, 2014",
        "Simpson, J. A., & Overall, N. C. (2014). Partner buffering of attachment insecurity. Current Directions in Psychological Science, 23(1), 54–59.";
    SIMPSON_2017: "Simpson & Rholes, 2017",
        "Simpson, J. A., & Rholes, W. S. (2017). Adult attachment, stress, and romantic relationships. Current Opinion in Psychology, 13, 19–24.";
}

//! What people choose from, as slug and label. A slug is stored and never changes its meaning; a
//! label is for people and may be worded better.

/// What clients come for and therapists work with.
pub const GOALS: &[(&str, &str)] = &[
    ("communication", "Talking and really listening"),
    ("conflict", "Arguments that go in circles"),
    ("trust", "Trust after it was broken"),
    ("closeness", "Feeling close again"),
    ("intimacy", "Sex and physical touch"),
    ("parenting", "Raising children together"),
    ("life-change", "A big change in life"),
    ("grief", "Grief"),
    ("separation", "Staying together or parting"),
    ("blended-family", "Life in a blended family"),
    ("culture-and-faith", "Differences in culture or belief"),
    ("childhood", "Childhood and what it left behind"),
];

/// Ways of working.
pub const APPROACHES: &[(&str, &str)] = &[
    ("eft", "Emotionally focused therapy (EFT)"),
    ("gottman", "Gottman method"),
    ("ibct", "Integrative behavioral couple therapy (IBCT)"),
    ("cbt", "Cognitive behavioral therapy (CBT)"),
    ("psychodynamic", "Psychodynamic therapy"),
    ("systemic", "Family systems therapy"),
    ("narrative", "Narrative therapy"),
    ("solution-focused", "Solution-focused therapy"),
    ("discernment", "Discernment counseling"),
];

/// Whom a therapist knows well and welcomes.
pub const AFFIRMS: &[(&str, &str)] = &[
    ("lgbtq", "LGBTQ+ people and relationships"),
    ("faith", "Faith and spirituality"),
    ("culture", "Culture, race and migration"),
    ("neurodiversity", "Neurodiversity, such as autism or ADHD"),
    ("kink-and-nonmonogamy", "Kink and open relationships"),
];

/// A therapist's gender, where they say it.
pub const GENDERS: &[(&str, &str)] = &[
    ("woman", "Woman"),
    ("man", "Man"),
    ("nonbinary", "Nonbinary"),
];

/// Languages people may have therapy in: BCP 47 code and English name, ordered by name. Sign
/// languages are among them: they work over video.
pub fn languages() -> &'static [(&'static str, &'static str)] {
    LANGUAGES
}

#[rustfmt::skip] // one line a language
const LANGUAGES: &[(&str, &str)] = &[
    ("af", "Afrikaans"),
    ("sq", "Albanian"),
    ("ase", "American Sign Language"),
    ("am", "Amharic"),
    ("ar", "Arabic"),
    ("hy", "Armenian"),
    ("bn", "Bengali"),
    ("bs", "Bosnian"),
    ("bfi", "British Sign Language"),
    ("bg", "Bulgarian"),
    ("my", "Burmese"),
    ("ca", "Catalan"),
    ("yue", "Chinese (Cantonese)"),
    ("cmn", "Chinese (Mandarin)"),
    ("hr", "Croatian"),
    ("cs", "Czech"),
    ("da", "Danish"),
    ("nl", "Dutch"),
    ("en", "English"),
    ("et", "Estonian"),
    ("fil", "Filipino (Tagalog)"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("ka", "Georgian"),
    ("de", "German"),
    ("gsg", "German Sign Language"),
    ("el", "Greek"),
    ("gu", "Gujarati"),
    ("ht", "Haitian Creole"),
    ("ha", "Hausa"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("hmn", "Hmong"),
    ("hu", "Hungarian"),
    ("is", "Icelandic"),
    ("ig", "Igbo"),
    ("id", "Indonesian"),
    ("ga", "Irish"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("km", "Khmer"),
    ("ko", "Korean"),
    ("ku", "Kurdish"),
    ("lv", "Latvian"),
    ("lt", "Lithuanian"),
    ("mk", "Macedonian"),
    ("ms", "Malay"),
    ("ml", "Malayalam"),
    ("mr", "Marathi"),
    ("ne", "Nepali"),
    ("no", "Norwegian"),
    ("ps", "Pashto"),
    ("fa", "Persian (Farsi)"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("pa", "Punjabi"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("sr", "Serbian"),
    ("sk", "Slovak"),
    ("sl", "Slovenian"),
    ("so", "Somali"),
    ("es", "Spanish"),
    ("sw", "Swahili"),
    ("sv", "Swedish"),
    ("ta", "Tamil"),
    ("te", "Telugu"),
    ("th", "Thai"),
    ("ti", "Tigrinya"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("ur", "Urdu"),
    ("vi", "Vietnamese"),
    ("cy", "Welsh"),
    ("yi", "Yiddish"),
    ("yo", "Yoruba"),
    ("zu", "Zulu"),
];

/// The label of a slug in one of the lists here.
pub fn label(list: &'static [(&'static str, &'static str)], slug: &str) -> Option<&'static str> {
    let (_, label) = list.iter().find(|(known, _)| *known == slug)?;
    Some(label)
}

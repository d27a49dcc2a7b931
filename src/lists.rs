//! Lists people choose from: countries, regions, languages, time zones. What must stay true: a
//! questionnaire that names a list we do not have is found at start, not by a visitor.

/// Codes and names, in the order they are shown.
pub type List = Vec<(String, String)>;

fn owned(list: &[(&str, &str)]) -> List {
    let pair = |(code, name): &(&str, &str)| ((*code).to_owned(), (*name).to_owned());
    list.iter().map(pair).collect()
}

/// The list of this name.
pub fn list(name: &str) -> Option<List> {
    match name {
        "countries" => Some(owned(matching::countries())),
        "languages" => Some(owned(matching::languages())),
        "zones" => Some(zones()),
        regions => {
            let country = regions.strip_prefix("regions-")?.to_uppercase();
            let regions = matching::regions(&country);
            (!regions.is_empty()).then(|| owned(regions))
        }
    }
}

/// Every place one can be in as licences see it: a country, or its region where licences are by region;
/// by name, regions beside each other.
pub fn places() -> List {
    let mut places = List::new();
    for (country, name) in matching::countries() {
        let regions = matching::regions(country);
        if regions.is_empty() {
            places.push(((*country).to_owned(), (*name).to_owned()));
        }
        for (region, region_name) in regions {
            places.push((
                format!("{country}-{region}"),
                format!("{name}: {region_name}"),
            ));
        }
    }
    places
}

/// The time zones people live in, by their IANA names; shown with spaces for underscores.
pub fn zones() -> List {
    const AREAS: [&str; 9] = [
        "Africa/",
        "America/",
        "Antarctica/",
        "Arctic/",
        "Asia/",
        "Atlantic/",
        "Australia/",
        "Europe/",
        "Indian/",
    ];
    let mut names: Vec<String> = jiff::tz::db()
        .available()
        .map(|name| name.as_str().to_owned())
        .filter(|name| {
            name == "UTC"
                || name.starts_with("Pacific/")
                || AREAS.iter().any(|area| name.starts_with(area))
        })
        .collect();
    names.sort();
    names.dedup();
    let label = |name: String| (name.clone(), name.replace('_', " "));
    names.into_iter().map(label).collect()
}

/// The name of a code in a list; the code itself where it is not in it.
pub fn name_of<'a>(list: &[(&'a str, &'a str)], code: &'a str) -> &'a str {
    let found = list.iter().find(|(known, _)| *known == code);
    found.map_or(code, |(_, name)| name)
}

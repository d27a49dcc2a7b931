//! Works out track records from the standard input: a line has a therapist's number, how a case began and how
//! it ended, with spaces between; an empty line ends a practice. For each practice a line of JSON is written.

use std::io::{BufRead, Write};

use matching::record::{Outcome, Records};

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let mut cases = Vec::new();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        if line.is_empty() {
            writeln!(out, "{}", said(&cases))?;
            cases.clear();
        } else if let Some(case) = read(&line) {
            cases.push(case);
        } else {
            writeln!(out, "\"a line cannot be read\"")?;
        }
    }
    out.flush()
}

fn read(line: &str) -> Option<Outcome<u32>> {
    let mut fields = line.split(' ');
    Some(Outcome {
        therapist: fields.next()?.parse().ok()?,
        began: fields.next()?.parse().ok()?,
        ended: fields.next()?.parse().ok()?,
    })
}

fn said(cases: &[Outcome<u32>]) -> String {
    let records = match Records::of(cases) {
        Ok(records) => records,
        Err(why) => return format!("\"{why:?}\""),
    };
    let (between, within) = records.variances();
    let mut therapists: Vec<u32> = cases.iter().map(|case| case.therapist).collect();
    therapists.sort_unstable();
    therapists.dedup();
    let each = therapists.into_iter().filter_map(|therapist| {
        let record = records.for_one(therapist)?;
        let (low, high) = record.interval;
        Some(format!(
            "[{therapist}, {}, {:?}, {:?}, {low:?}, {high:?}]",
            record.cases, record.own, record.likely
        ))
    });
    format!(
        "{{\"slope\": {:?}, \"between\": {between:?}, \"within\": {within:?}, \"each\": [{}]}}",
        records.slope(),
        each.collect::<Vec<_>>().join(", ")
    )
}

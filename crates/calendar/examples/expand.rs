//! Expands rules from the standard input: a line has a start
//! (`20261201T183000`), a rule, how many at most, and the last moment, with
//! tabs between. For each a line of times is written, or what is wrong.

use std::io::{BufRead, BufWriter, Write};

use calendar::{Occurrences, Rule, Work};
use jiff::civil::DateTime;

fn main() -> std::io::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        writeln!(out, "{}", answer(&line?))?;
    }
    out.flush()
}

fn answer(line: &str) -> String {
    let fields: Vec<&str> = line.split('\t').collect();
    let [start, rule, most, last] = fields[..] else {
        return "four fields are needed".to_owned();
    };
    let moment = |text| DateTime::strptime("%Y%m%dT%H%M%S", text);
    let (Ok(start), Ok(last), Ok(most)) = (moment(start), moment(last), most.parse()) else {
        return "a field cannot be read".to_owned();
    };
    let rule = match Rule::parse(rule) {
        Ok(rule) => rule,
        Err(problem) => return problem.to_string(),
    };
    let mut times = Vec::new();
    let found = Occurrences::new(&rule, start, Work::steps(50_000_000)).not_after(last);
    for time in found.take(most) {
        match time {
            Ok(time) => times.push(time.strftime("%Y%m%dT%H%M%S").to_string()),
            Err(spent) => return spent.to_string(),
        }
    }
    times.join(" ")
}

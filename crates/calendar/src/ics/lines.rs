//! Content lines (RFC 5545, 3.1): unfolded, and cut into name, parameters and
//! value. What must stay true: the work grows with the text and no faster;
//! a line that cannot be cut is passed over, the rest is read.

/// A line's parts. Names are in capitals, the value is as written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Line {
    /// Its number in the file, from 1.
    pub(crate) number: usize,
    pub(crate) name: String,
    parameters: Vec<(String, String)>,
    pub(crate) value: String,
}

impl Line {
    /// A parameter's value without its quotes.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        let found = self.parameters.iter().find(|(n, _)| n == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// The lines of a file, in order.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Line> + '_ {
    let mut physical = text.lines().enumerate().peekable();
    std::iter::from_fn(move || {
        loop {
            let (number, first) = physical.next()?;
            let mut whole = first.to_owned();
            while let Some((_, more)) = physical.next_if(|(_, l)| l.starts_with([' ', '\t'])) {
                whole.push_str(&more[1..]);
            }
            if let Some(line) = cut(number + 1, &whole) {
                return Some(line);
            }
        }
    })
}

/// `NAME;PARAMETER="value":value`.
fn cut(number: usize, whole: &str) -> Option<Line> {
    let name_end = whole.find([';', ':'])?;
    let (name, mut rest) = whole.split_at(name_end);
    let mut parameters = Vec::new();
    while let Some(after) = rest.strip_prefix(';') {
        let (parameter, after) = after.split_once('=')?;
        let end = end_of_value(after)?;
        let value = after[..end].replace('"', "");
        parameters.push((parameter.to_ascii_uppercase(), value));
        rest = &after[end..];
    }
    let value = rest.strip_prefix(':')?;
    Some(Line {
        number,
        name: name.trim().to_ascii_uppercase(),
        parameters,
        value: value.to_owned(),
    })
}

/// Where a parameter's value ends: at the `;` or `:` outside of quotes.
fn end_of_value(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.find(|c| {
        quoted ^= c == '"';
        !quoted && matches!(c, ';' | ':')
    })
}

//! Where a sealed value belongs. What must stay true: two different places never give the same bytes.

/// The place a value is sealed for: a purpose and the ids it belongs to. It is authenticated with the
/// value, so that a value moved to another row, space or column does not open.
#[derive(Clone, Debug)]
pub struct Context(Vec<u8>);

impl Context {
    /// Starts a context with what the value is for, such as `"message"`.
    pub fn new(purpose: &'static str) -> Self {
        Self(Vec::with_capacity(64)).and(purpose.as_bytes())
    }

    /// Adds an id or a number (as bytes); each part carries its length, so parts cannot run together.
    #[must_use]
    pub fn and(mut self, part: &[u8]) -> Self {
        self.0.extend_from_slice(&(part.len() as u32).to_be_bytes());
        self.0.extend_from_slice(part);
        self
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Context;

    #[test]
    fn parts_do_not_run_together() {
        let one = Context::new("a").and(b"bc").and(b"d");
        let other = Context::new("a").and(b"b").and(b"cd");
        assert_ne!(one.as_bytes(), other.as_bytes());
    }
}

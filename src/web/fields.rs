//! What a form sent, and what is wrong with it. What must stay true: nothing typed is lost: a form
//! that does not pass is shown again with every value.

use axum::extract::{FromRequest, Request};
use axum_extra::extract::Form;

use super::Stop;
use crate::languages::say;

/// What a form sent: names and values in order, a name as often as it was chosen.
#[derive(Clone, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// The value of this name, trimmed; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// The value as it was typed: for passwords.
    pub fn raw(&self, name: &str) -> &str {
        let field = self.0.iter().find(|(key, _)| key == name);
        field.map_or("", |(_, value)| value.as_str())
    }

    /// Every value of this name.
    pub fn all(&self, name: &str) -> Vec<String> {
        let named = self.0.iter().filter(|(key, _)| key == name);
        named.map(|(_, value)| value.trim().to_owned()).collect()
    }

    /// Whether this name was sent with anything in it.
    pub fn has(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    /// Every name and value, in order.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// Puts a value in, for forms that are shown filled.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.push((name.to_owned(), value.into()));
        self
    }

    /// These, and what others hold beside them.
    pub fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// These options, as values and what is read, with the ones this form chose marked.
    pub fn choices<Value, Label>(&self, name: &str, options: &[(Value, Label)]) -> Vec<Choice>
    where
        Value: AsRef<str>,
        Label: AsRef<str>,
    {
        let chosen = self.all(name);
        let choice = |(value, label): &(Value, Label)| Choice {
            value: value.as_ref().to_owned(),
            label: label.as_ref().to_owned(),
            hint: String::new(),
            chosen: chosen.iter().any(|other| other == value.as_ref()),
        };
        options.iter().map(choice).collect()
    }

    /// These options, as values and the keys of what is read, with the ones this form chose marked.
    pub fn choices_said(&self, name: &str, options: &[(&str, &'static str)]) -> Vec<Choice> {
        let said =
            |(value, key): &(&str, &'static str)| ((*value).to_owned(), say(key).to_string());
        let options: Vec<(String, String)> = options.iter().map(said).collect();
        self.choices(name, &options)
    }

    /// The values of this name that are among these options.
    pub fn known(&self, name: &str, options: &[(&str, &str)]) -> Vec<String> {
        let mut values = self.all(name);
        values.retain(|value| options.iter().any(|(known, _)| known == value));
        values
    }
}

/// One option of a choice, as the form parts show it.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A word more; empty for none.
    pub hint: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Stop;

    async fn from_request(request: Request, state: &S) -> Result<Self, Stop> {
        let Form(pairs) = Form::<Vec<(String, String)>>::from_request(request, state)
            .await
            .map_err(|_| Stop::Unreadable)?;
        Ok(Self(pairs))
    }
}

/// What is wrong with a form, by field.
#[derive(Clone, Debug, Default)]
pub struct Problems(Vec<Problem>);

/// One thing wrong.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The field's name, which is also its place in the page.
    pub field: String,
    /// What is wrong and what to do.
    pub text: String,
}

impl Problems {
    /// None.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes a problem.
    pub fn add(&mut self, field: &str, text: impl Into<String>) {
        self.0.push(Problem {
            field: field.to_owned(),
            text: text.into(),
        });
    }

    /// Notes a problem where something must be there and is not.
    pub fn unless(&mut self, fine: bool, field: &str, text: &str) {
        if !fine {
            self.add(field, text);
        }
    }

    /// What is wrong with this field; empty for nothing.
    pub fn of(&self, field: &str) -> &str {
        let problem = self.0.iter().find(|problem| problem.field == field);
        problem.map_or("", |problem| problem.text.as_str())
    }

    /// All, in order.
    pub fn list(&self) -> &[Problem] {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

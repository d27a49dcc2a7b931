//! A browser: keeps cookies, follows redirects, says where a form was sent from.

use std::sync::Arc;

use data_encoding::BASE64URL_NOPAD;
use reqwest::cookie::{CookieStore, Jar};
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use reqwest::{Client, Method, RequestBuilder};

use securebase::accounts::Device;

use super::House;

/// One person's browser.
#[derive(Clone)]
pub struct Browser {
    client: Client,
    jar: Arc<Jar>,
    origin: String,
}

/// What came back, after redirects.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its status.
    pub status: u16,
    /// Its path, with what follows the question mark.
    pub path: String,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its text.
    pub body: String,
}

impl Browser {
    /// A new one, that no one has signed in with.
    pub fn new(house: &House) -> Self {
        let jar = Arc::new(Jar::default());
        let client = Client::builder().cookie_provider(Arc::clone(&jar));
        Self {
            client: client.no_proxy().build().expect("a client"),
            jar,
            origin: house.origin.clone(),
        }
    }

    /// One that somebody is signed in with.
    pub fn signed_in(house: &House, device: &Device) -> Self {
        let browser = Self::new(house);
        let secret = BASE64URL_NOPAD.encode(device.secret.as_slice());
        let url = house.origin.parse().expect("an address");
        browser
            .jar
            .add_cookie_str(&format!("securebase={secret}; Path=/"), &url);
        browser
    }

    /// One that holds these cookies, as [`Browser::cookies`] gave them.
    pub fn with_cookies(house: &House, cookies: &str) -> Self {
        let browser = Self::new(house);
        let url = house.origin.parse().expect("an address");
        for cookie in cookies.split("; ") {
            browser
                .jar
                .add_cookie_str(&format!("{cookie}; Path=/"), &url);
        }
        browser
    }

    /// The same browser, saying this of itself with every request.
    pub fn calling_itself(&self, agent: &str) -> Self {
        let client = Client::builder().cookie_provider(Arc::clone(&self.jar));
        Self {
            client: client
                .no_proxy()
                .user_agent(agent)
                .build()
                .expect("a client"),
            jar: Arc::clone(&self.jar),
            origin: self.origin.clone(),
        }
    }

    /// The same browser, cookies and all, at a service that was started again.
    pub fn at(&self, house: &House) -> Self {
        Self {
            client: self.client.clone(),
            jar: Arc::clone(&self.jar),
            origin: house.origin.clone(),
        }
    }

    /// The same browser at this address, which follows no redirect: an answer is the service's own word.
    pub fn reaching(&self, origin: &str) -> Self {
        let client = Client::builder().cookie_provider(Arc::clone(&self.jar));
        let client = client.redirect(reqwest::redirect::Policy::none());
        Self {
            client: client.no_proxy().build().expect("a client"),
            jar: Arc::clone(&self.jar),
            origin: origin.to_owned(),
        }
    }

    /// Opens a page, or sends a form; none where the line breaks before the whole answer is here.
    pub async fn tries(&self, path: &str, form: Option<&[(&str, &str)]>) -> Option<Page> {
        let request = match form {
            None => self.request(Method::GET, path),
            Some(fields) => self
                .request(Method::POST, path)
                .header("sec-fetch-site", "same-origin")
                .form(fields),
        };
        let response = request.send().await.ok()?;
        Some(Page {
            status: response.status().as_u16(),
            path: path.to_owned(),
            headers: response.headers().clone(),
            body: response.text().await.ok()?,
        })
    }

    /// Sends a form with files; the status, or none where the line breaks before the answer is here.
    pub async fn tries_multipart(&self, path: &str, body: Vec<u8>) -> Option<u16> {
        let request = self
            .request(Method::POST, path)
            .header("sec-fetch-site", "same-origin")
            .header(CONTENT_TYPE, super::walks::MULTIPART)
            .body(body);
        let response = request.send().await.ok()?;
        Some(response.status().as_u16())
    }

    /// The cookies it holds, as it sends them.
    pub fn cookies(&self) -> String {
        let url = self.origin.parse().expect("an address");
        let cookies = self.jar.cookies(&url);
        let text = cookies.as_ref().and_then(|cookies| cookies.to_str().ok());
        text.unwrap_or_default().to_owned()
    }

    /// A request to be filled in: nothing of a browser's headers is on it yet.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client
            .request(method, format!("{}{path}", self.origin))
    }

    /// Sends a request as it is.
    pub async fn send(&self, request: RequestBuilder) -> Page {
        let response = request.send().await.expect("an answer");
        let url = response.url();
        let query = url.query().map(|query| format!("?{query}"));
        Page {
            status: response.status().as_u16(),
            path: format!("{}{}", url.path(), query.unwrap_or_default()),
            headers: response.headers().clone(),
            body: response.text().await.expect("text"),
        }
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Page {
        self.send(self.request(Method::GET, path)).await
    }

    /// Sends a form of this site.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let request = self
            .request(Method::POST, path)
            .header("sec-fetch-site", "same-origin");
        self.send(request.form(fields)).await
    }

    /// Sends what a script of this site would send.
    pub async fn post_json(&self, path: &str, value: &serde_json::Value) -> Page {
        let request = self
            .request(Method::POST, path)
            .header("sec-fetch-site", "same-origin");
        self.send(request.json(value)).await
    }

    /// Opens a page that must be there.
    pub async fn open(&self, path: &str) -> Page {
        let page = self.get(path).await;
        page.must_be(200);
        page
    }

    /// Sends a form that must be taken.
    pub async fn submit(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.post(path, fields).await;
        page.must_be(200);
        page
    }
}

impl Page {
    /// What it tells a script.
    pub fn json(&self) -> serde_json::Value {
        let told = serde_json::from_str(&self.body);
        told.unwrap_or_else(|_| panic!("no JSON in {}\n{}", self.path, self.body))
    }

    /// Whether these words are in it.
    pub fn has(&self, words: &str) -> bool {
        self.body.contains(words)
    }

    /// Fails, showing the page, unless it has this status.
    pub fn must_be(&self, status: u16) {
        assert_eq!(self.status, status, "{}\n{}", self.path, self.body);
    }

    /// Fails, showing the page, unless these words are in it.
    pub fn must_have(&self, words: &str) {
        assert!(
            self.has(words),
            "no {words:?} in {}\n{}",
            self.path,
            self.body
        );
    }

    /// Every text between these two.
    pub fn all_between(&self, before: &str, after: &str) -> Vec<String> {
        let pieces = self.body.split(before).skip(1);
        let inner = pieces.filter_map(|piece| piece.split_once(after));
        inner.map(|(inner, _)| inner.to_owned()).collect()
    }

    /// The first text between these two.
    pub fn between(&self, before: &str, after: &str) -> String {
        let found = self.all_between(before, after).into_iter().next();
        found.unwrap_or_else(|| panic!("no {before:?} in {}\n{}", self.path, self.body))
    }

    /// The values of the fields of this name, as forms of this page would send them.
    pub fn values(&self, name: &str) -> Vec<String> {
        let fields = self.all_between(&format!("name=\"{name}\""), ">");
        let value = |field: &String| {
            Some(
                field
                    .split_once("value=\"")?
                    .1
                    .split_once('"')?
                    .0
                    .to_owned(),
            )
        };
        fields.iter().filter_map(value).collect()
    }

    /// The first of them.
    pub fn value(&self, name: &str) -> String {
        let found = self.values(name).into_iter().next();
        found.unwrap_or_else(|| panic!("no field {name:?} in {}\n{}", self.path, self.body))
    }

    /// Its type, as in `text/html; charset=utf-8`.
    pub fn kind(&self) -> &str {
        let kind = self.headers.get(CONTENT_TYPE);
        kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default()
    }
}

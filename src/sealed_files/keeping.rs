//! The settings of where sealed files are kept.
//!
//! What must stay true: the secret is in no log and on no page; nothing is sent in the clear but to this
//! machine itself.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use axum::http::Uri;
use clap::Args;
use zeroize::Zeroizing;

/// The region where none is named: most storages but Amazon's take any.
const REGION: &str = "us-east-1";
/// How long to wait for an answer where nothing else is said, in seconds.
const PATIENCE: u16 = 20;

/// Where sealed files are kept.
#[derive(Args, Clone, Debug, Default)]
pub struct Keeping {
    /// Where files people send are kept: s3://BUCKET or s3://BUCKET/PREFIX; without it in the data folder
    #[arg(long, env = "SECUREBASE_FILES")]
    pub files: Option<String>,
    /// Where the storage is, as in `https://s3.example.org`; without it Amazon's of that region
    #[arg(long, env = "SECUREBASE_S3_ENDPOINT", requires = "files")]
    pub s3_endpoint: Option<String>,
    /// The region of the bucket; us-east-1 where none is named
    #[arg(long, env = "SECUREBASE_S3_REGION", requires = "files")]
    pub s3_region: Option<String>,
    /// A file with the credentials, as AWS's programs keep them: aws_access_key_id = ... and
    /// aws_secret_access_key = ...
    #[arg(long, env = "SECUREBASE_S3_CREDENTIALS", requires = "files")]
    pub s3_credentials: Option<PathBuf>,
    /// The id of the access key, in place of that file
    #[arg(
        long,
        env = "SECUREBASE_S3_ACCESS_KEY_ID",
        requires = "s3_secret_access_key"
    )]
    pub s3_access_key_id: Option<String>,
    /// Its secret: better in the environment, where no list of processes shows it
    #[arg(
        long,
        env = "SECUREBASE_S3_SECRET_ACCESS_KEY",
        hide_env_values = true,
        requires = "s3_access_key_id"
    )]
    pub s3_secret_access_key: Option<Secret>,
    /// How many seconds to wait for an answer of the storage; 20 where nothing else is said
    #[arg(long, env = "SECUREBASE_S3_PATIENCE", requires = "files", value_parser = clap::value_parser!(u16).range(1..))]
    pub s3_patience: Option<u16>,
}

/// A secret that does not show itself where settings are printed.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    pub(super) fn shown(&self) -> &str {
        &self.0
    }
}

impl FromStr for Secret {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(Zeroizing::new(text.to_owned())))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(a secret)")
    }
}

/// The bucket that is asked for.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) bucket: String,
    /// Without strokes at its ends; may be empty.
    pub(super) prefix: String,
    pub(super) endpoint: Option<String>,
    pub(super) region: String,
    pub(super) key_id: String,
    pub(super) secret: Secret,
    /// How long to wait for an answer.
    pub(super) patience: Duration,
    /// Whether it is spoken to without TLS: on this machine only.
    pub(super) in_the_clear: bool,
}

impl Keeping {
    /// The bucket, where one is named.
    pub(super) fn bucket(&self) -> Result<Option<Asked>, String> {
        let Some(files) = &self.files else {
            return Ok(None);
        };
        let Some(named) = files.strip_prefix("s3://") else {
            return Err(format!(
                "{files}: files are kept in the data folder, or in s3://BUCKET/PREFIX"
            ));
        };
        let (bucket, prefix) = named.split_once('/').unwrap_or((named, ""));
        if bucket.is_empty() {
            return Err(format!("{files}: it names no bucket"));
        }
        let endpoint = self.s3_endpoint.as_deref();
        let in_the_clear = endpoint.map(is_in_the_clear).transpose()?.unwrap_or(false);
        let (key_id, secret) = self.credentials()?;
        Ok(Some(Asked {
            bucket: bucket.to_owned(),
            prefix: prefix.trim_matches('/').to_owned(),
            endpoint: endpoint.map(|endpoint| endpoint.trim_end_matches('/').to_owned()),
            region: self.s3_region.clone().unwrap_or_else(|| REGION.to_owned()),
            key_id,
            secret,
            patience: Duration::from_secs(self.s3_patience.unwrap_or(PATIENCE).into()),
            in_the_clear,
        }))
    }

    fn credentials(&self) -> Result<(String, Secret), String> {
        if let (Some(id), Some(secret)) = (&self.s3_access_key_id, &self.s3_secret_access_key) {
            return Ok((id.clone(), secret.clone()));
        }
        match &self.s3_credentials {
            Some(path) => read(path),
            None => Err(
                "a bucket needs credentials: name a file with --s3-credentials, or set \
                 SECUREBASE_S3_ACCESS_KEY_ID and SECUREBASE_S3_SECRET_ACCESS_KEY"
                    .to_owned(),
            ),
        }
    }
}

fn read(path: &Path) -> Result<(String, Secret), String> {
    let text = std::fs::read_to_string(path).map_err(|e| crate::files::told(path, &e))?;
    let text = Zeroizing::new(text);
    let value = |name: &str| {
        let pairs = text.lines().filter_map(|line| line.split_once('='));
        let mut found = pairs.filter(|(key, _)| key.trim() == name);
        found.next().map(|(_, value)| value.trim())
    };
    let (id, secret) = (value("aws_access_key_id"), value("aws_secret_access_key"));
    let (Some(id), Some(secret)) = (id, secret) else {
        return Err(format!(
            "{}: it needs a line aws_access_key_id = ... and a line aws_secret_access_key = ...",
            path.display()
        ));
    };
    Ok((id.to_owned(), Secret(Zeroizing::new(secret.to_owned()))))
}

/// Whether an address is spoken to without TLS, which may be on this machine only.
fn is_in_the_clear(endpoint: &str) -> Result<bool, String> {
    let uri: Uri = endpoint
        .parse()
        .map_err(|_| format!("{endpoint}: not an address"))?;
    let host = uri.host().unwrap_or_default();
    let here = host.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
    let here = host == "localhost" || here.is_ok_and(|address| address.is_loopback());
    match uri.scheme_str() {
        Some("https") => Ok(false),
        Some("http") if here => Ok(true),
        Some("http") => Err(format!(
            "{endpoint}: files go over the network with TLS only: https"
        )),
        _ => Err(format!("{endpoint}: an address begins with https://")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keeping(files: &str, endpoint: Option<&str>) -> Keeping {
        Keeping {
            files: Some(files.to_owned()),
            s3_endpoint: endpoint.map(str::to_owned),
            s3_access_key_id: Some("id".to_owned()),
            s3_secret_access_key: Secret::from_str("hush-hush").ok(),
            ..Keeping::default()
        }
    }

    #[test]
    fn a_bucket_may_have_a_prefix() {
        for (named, bucket, prefix) in [
            ("s3://files", "files", ""),
            ("s3://files/", "files", ""),
            ("s3://files/our/practice/", "files", "our/practice"),
        ] {
            let asked = keeping(named, None).bucket().expect("read").expect("one");
            assert_eq!((&*asked.bucket, &*asked.prefix), (bucket, prefix));
        }
        assert!(keeping("s3://", None).bucket().is_err());
        assert!(keeping("/somewhere", None).bucket().is_err());
        assert!(Keeping::default().bucket().expect("read").is_none());
    }

    #[test]
    fn over_the_network_it_is_tls() {
        let clear = |endpoint| {
            let asked = keeping("s3://files", Some(endpoint)).bucket();
            asked.map(|asked| asked.expect("one").in_the_clear)
        };
        assert_eq!(clear("https://s3.example.org"), Ok(false));
        for here in [
            "http://127.0.0.1:9000",
            "http://localhost",
            "http://[::1]:9000",
        ] {
            assert_eq!(clear(here), Ok(true), "{here}");
        }
        for elsewhere in [
            "http://s3.example.org",
            "http://10.0.0.7:9000",
            "s3.example.org",
        ] {
            assert!(clear(elsewhere).is_err(), "{elsewhere}");
        }
    }

    #[test]
    fn credentials_come_from_a_file_and_are_never_printed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("credentials");
        let text =
            "[default]\naws_access_key_id = AKID\naws_secret_access_key= hush=hush\nregion = x\n";
        std::fs::write(&path, text).expect("written");
        let mut keeping = keeping("s3://files", None);
        keeping.s3_access_key_id = None;
        keeping.s3_credentials = Some(path.clone());
        let asked = keeping.bucket().expect("read").expect("one");
        assert_eq!(
            (&*asked.key_id, asked.secret.shown()),
            ("AKID", "hush=hush")
        );
        assert!(!format!("{asked:?} {keeping:?}").contains("hush"));
        std::fs::write(&path, "aws_access_key_id = AKID").expect("written");
        let problem = keeping.bucket().expect_err("half");
        assert!(
            problem.contains("aws_secret_access_key") && !problem.contains("AKID"),
            "{problem}"
        );
        keeping.s3_credentials = None;
        assert!(
            keeping
                .bucket()
                .expect_err("none")
                .contains("needs credentials")
        );
    }
}

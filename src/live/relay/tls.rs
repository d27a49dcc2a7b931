//! TLS on the relay's TCP port, for networks that let nothing else out.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{self, ServerConfig};

use crate::settings::Settings;

/// The relay's certificate, as it was last read.
pub struct Certificate {
    certificate: PathBuf,
    key: PathBuf,
    acceptor: Mutex<TlsAcceptor>,
}

impl Certificate {
    /// Reads it, if the settings name one.
    pub fn read(settings: &Settings) -> Result<Option<Self>, String> {
        let (certificate, key) = match (&settings.relay_cert, &settings.relay_cert_key) {
            (Some(certificate), Some(key)) => (certificate.clone(), key.clone()),
            (None, None) => return Ok(None),
            _ => return Err("--relay-cert and --relay-cert-key belong together".to_owned()),
        };
        let acceptor = Mutex::new(acceptor(&certificate, &key)?);
        Ok(Some(Self {
            certificate,
            key,
            acceptor,
        }))
    }

    /// Reads it again: certificates are renewed while the service runs.
    pub fn renew(&self) {
        match acceptor(&self.certificate, &self.key) {
            Ok(new) => *self.acceptor.lock().unwrap_or_else(PoisonError::into_inner) = new,
            Err(problem) => tracing::warn!(problem, "the relay keeps its old certificate"),
        }
    }

    /// What greets a TLS client.
    pub fn acceptor(&self) -> TlsAcceptor {
        let acceptor = self.acceptor.lock();
        acceptor.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn acceptor(certificate: &Path, key: &Path) -> Result<TlsAcceptor, String> {
    let told = |path: &Path, e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(certificate)
        .and_then(Iterator::collect)
        .map_err(|e| told(certificate, &e))?;
    let secret = PrivateKeyDer::from_pem_file(key).map_err(|e| told(key, &e))?;
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map(|builder| builder.with_no_client_auth())
        .and_then(|builder| builder.with_single_cert(chain, secret))
        .map_err(|e: rustls::Error| told(certificate, &e))?;
    Ok(TlsAcceptor::from(Arc::new(config)))
}

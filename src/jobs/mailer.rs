//! Sends what is due. What must stay true: a mail leaves the outbox only once a mail server took it
//! (or it is sealed in the folder); addresses reach no log.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use lettre::message::header::ContentType;
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::AsyncSmtpTransport;
use lettre::{AsyncTransport, Message, Tokio1Executor};

use super::{MOST_TRIES, Mail, folder, next_try, store};
use crate::accounts;
use crate::languages::Language;
use crate::service::Service;
use crate::web::Stop;

/// Where mail goes.
pub enum Mailer {
    /// To a mail server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// To a folder, each mail sealed under the server's key, where no mail server is set.
    Folder(PathBuf),
}

impl Mailer {
    /// As the settings say.
    ///
    /// # Errors
    /// Words for whoever started the service.
    pub fn new(service: &Service) -> Result<Self, String> {
        match &service.settings.smtp {
            Some(url) => AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                .map(|builder| Self::Smtp(builder.build()))
                .map_err(|_| "the SMTP address cannot be read; one looks like smtps://user:password@mail.example".to_owned()),
            None => {
                let folder = service.settings.data.join("mail");
                std::fs::create_dir_all(&folder).map_err(|e| format!("the mail folder: {e}"))?;
                Ok(Self::Folder(folder))
            }
        }
    }

    async fn send(&self, service: &Service, message: Message) -> Result<(), String> {
        match self {
            // A transport's error may quote the address it was given, so only its kind is told.
            Self::Smtp(smtp) => smtp.send(message).await.map(drop).map_err(|e| {
                if e.is_permanent() {
                    "refused by the mail server"
                } else {
                    "the mail server did not answer"
                }
                .to_owned()
            }),
            Self::Folder(folder) => folder::keep(service, folder, &message.formatted())
                .await
                .map_err(|e| e.kind().to_string()),
        }
    }
}

/// Whether it is for somebody who was erased meanwhile: there is no address any more.
async fn is_gone(service: &Service, mail: &Mail) -> Result<bool, Stop> {
    let Some(account) = mail.account.as_ref().and_then(|text| text.parse().ok()) else {
        return Ok(false);
    };
    let mut conn = service.db.read().await?;
    accounts::is_erased(&mut conn, account)
        .await
        .map_err(Stop::from)
}

/// The address a mail goes to, and the language it is in: what its account chose, else English.
async fn reader(service: &Service, mail: &Mail) -> Result<(String, Language), Stop> {
    Ok(match (&mail.address, &mail.account) {
        (Some(address), _) => {
            let language = mail.language.unwrap_or(Language::English);
            (address.clone(), language)
        }
        (None, Some(account)) => {
            let account = account.parse().map_err(|_| Stop::NotFound)?;
            let mut conn = service.db.read().await?;
            let address = accounts::email_of(&mut conn, service, account).await?;
            let language = accounts::language_of(&mut conn, service, account).await?;
            (address, language)
        }
        (None, None) => return Err(Stop::NotFound),
    })
}

async fn message(service: &Service, mail: &Mail) -> Result<Message, Stop> {
    let (to, language) = reader(service, mail).await?;
    let link = service.link(&mail.path);
    let (subject, text) =
        language.speaks(|| (mail.letter.subject().to_string(), mail.letter.text(&link)));
    let mailbox = |address: &str| {
        address
            .parse::<Mailbox>()
            .map_err(|_| Stop::Fault("an address that is none".to_owned()))
    };
    // Dated by our clock, not by the machine's, as all else is.
    let date = std::time::SystemTime::try_from(service.clock.now());
    let builder = Message::builder()
        .from(mailbox(&service.settings.mail_from)?)
        .to(mailbox(&to)?)
        .date(date.unwrap_or(std::time::UNIX_EPOCH))
        .subject(subject);
    let whole = match &mail.calendar {
        None => builder.header(ContentType::TEXT_PLAIN).body(text),
        Some((method, calendar)) => {
            let kind = format!("text/calendar; charset=utf-8; method={method}");
            let kind = ContentType::parse(&kind)
                .map_err(|_| Stop::Fault("a calendar without a method".to_owned()))?;
            let part = SinglePart::builder().header(kind).body(calendar.clone());
            let text = SinglePart::plain(text);
            builder.multipart(MultiPart::alternative().singlepart(text).singlepart(part))
        }
    };
    whole.map_err(|_| Stop::Fault("a mail could not be put together".to_owned()))
}

/// The address alone of one with a name: `care@care.example` of `Care <care@care.example>`.
pub fn address_of(mailbox: &str) -> Option<String> {
    let mailbox: Mailbox = mailbox.parse().ok()?;
    Some(mailbox.email.to_string())
}

/// Sends what is due, once.
pub async fn send_due(service: &Service, mailer: &Mailer) -> Result<(), Stop> {
    let now = service.clock.now();
    let due = store::due(&mut *service.db.read().await?, service, now).await?;
    for job in due {
        let mut tx = service.db.begin().await?;
        let taken = store::take(&mut tx, &job, next_try(now, job.tries)).await?;
        tx.commit().await?;
        if !taken {
            continue;
        }
        if is_gone(service, &job.mail).await? {
            let mut tx = service.db.begin().await?;
            store::delete(&mut tx, job.id).await?;
            tx.commit().await?;
            continue;
        }
        let sent = match message(service, &job.mail).await {
            Ok(message) => mailer.send(service, message).await,
            Err(stop) => Err(format!("{stop:?}")),
        };
        if let Err(problem) = &sent {
            tracing::warn!(%problem, tries = job.tries + 1, "a mail was not sent");
        }
        if sent.is_ok() || job.tries + 1 >= MOST_TRIES {
            metrics::counter!("securebase_mails_total", "sent" => if sent.is_ok() { "yes" } else { "no" })
                .increment(1);
            let mut tx = service.db.begin().await?;
            store::delete(&mut tx, job.id).await?;
            tx.commit().await?;
        }
    }
    Ok(())
}

/// Does what is due, for as long as the service runs.
pub async fn run(service: Arc<Service>, mailer: Mailer) {
    loop {
        if let Err(stop) = send_due(&service, &mailer).await {
            tracing::error!(?stop, "the outbox");
        }
        tokio::time::sleep(Duration::from_secs(2)).await;
    }
}

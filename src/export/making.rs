//! The work in the background that makes a copy.
//!
//! What must stay true: only sealed pieces are kept; the work ends as soon as the copy is not wanted any
//! more; no transaction is open while something is read or packed.

use std::collections::HashMap;

use sealing::SpaceKey;
use sha1::{Digest, Sha1};

use super::entries::{File, Item, Part, Source, Sum};
use super::pieces::{self, Pipe};
use super::subject::Subject;
use super::writing::{Book, Form};
use super::{Export, Ready, fhir, store};
use crate::accounts::SignedIn;
use crate::attachments;
use crate::audit;
use crate::episodes::Membership;
use crate::sealed_files::Writing;
use crate::service::Service;
use crate::web::{Stop, when};

/// One copy at work.
struct Making<'a> {
    service: &'a Service,
    me: &'a SignedIn,
    export: &'a Export,
    subject: &'a Subject,
    key: SpaceKey,
    file: Writing,
    pipe: Pipe,
    pieces: i64,
    bytes: i64,
    done: i64,
    total: i64,
    /// Of the files that are in the copy, by their paths: the bundle says it after they were written.
    sums: HashMap<String, Sum>,
}

/// Makes a copy, to its end.
///
/// # Errors
/// If the store does not answer, something does not open, or it is not wanted any more.
pub(super) async fn make(
    service: &Service,
    subject: &Subject,
    me: &SignedIn,
    export: &Export,
    (key, file): (SpaceKey, Writing),
) -> Result<(), Stop> {
    audit::chain_all(&service.db, &service.key).await?;
    let (cover, parts) = {
        let mut conn = service.db.read().await?;
        let asked_at = export.asked_at;
        subject.gather(&mut conn, service, me, asked_at).await?
    };
    let forms = subject.forms(me);
    let mut making = Making {
        service,
        me,
        export,
        subject,
        key,
        file,
        pipe: Pipe::default(),
        pieces: 0,
        bytes: 0,
        done: 0,
        total: i64::try_from(parts.len() * forms.len()).unwrap_or(i64::MAX),
        sums: HashMap::new(),
    };
    let mut book = Book::new(making.pipe.clone());
    book.contents(&cover, &parts)?;
    for form in forms {
        making.write(&mut book, *form, &parts).await?;
    }
    book.close()?;
    making.finish().await
}

impl Making<'_> {
    async fn write(&mut self, book: &mut Book, form: Form, parts: &[Part]) -> Result<(), Stop> {
        book.begin(form, &when::machine(self.export.asked_at))?;
        for part in parts {
            book.begin_part(form, part)?;
            let mut next = Some(0);
            let mut files = Vec::new();
            while let Some(number) = next {
                let items;
                (items, next) = self.some(part, number).await?;
                let items = match form {
                    Form::Bundle => self.documented(items),
                    Form::Pages | Form::Json => items,
                };
                book.items(form, items.as_slice(part))?;
                self.store_whole().await?;
                files.extend(items.files());
            }
            book.end_part(form)?;
            if let (Form::Pages, Source::Room(room)) = (form, &part.source) {
                self.files(book, &room.member, files).await?;
            }
            self.part_done().await?;
        }
        book.end(form)
    }

    /// Some entries of a part, and where more begin.
    async fn some(&mut self, part: &Part, number: i64) -> Result<(Batch, Option<i64>), Stop> {
        match &part.source {
            Source::Items(_) => Ok((Batch::All, None)),
            Source::Room(room) => {
                let mut conn = self.service.db.read().await?;
                let (items, next) = room.after(&mut conn, self.me, number).await?;
                Ok((Batch::These(items), next))
            }
        }
    }

    /// Entries with their files as resources.
    fn documented(&self, mut batch: Batch) -> Batch {
        if let Batch::These(items) = &mut batch {
            for item in items {
                let files = item.files.iter();
                let documents = files
                    .map(|file| fhir::document(self.me, item, file, self.sums.get(&file.path)))
                    .collect::<Vec<_>>();
                item.fhir.extend(documents);
            }
        }
        batch
    }

    /// Writes the files of a room, piece by piece.
    async fn files(
        &mut self,
        book: &mut Book,
        member: &Membership,
        files: Vec<File>,
    ) -> Result<(), Stop> {
        for file in files {
            let whole = attachments::Whole::open(self.service, member, &file.stored).await?;
            let Some(mut whole) = whole else {
                // All else is there to be had, so the copy goes on and says what it could not hold.
                book.missing(&file.path)?;
                continue;
            };
            book.attached(&file.path)?;
            let (mut sha1, mut bytes) = (Sha1::new(), 0);
            while let Some(piece) = whole.next().await? {
                sha1.update(&piece);
                bytes += piece.len() as u64;
                book.bytes(&piece)?;
                self.store_whole().await?;
            }
            let sha1 = sha1.finalize().into();
            self.sums.insert(file.path, Sum { bytes, sha1 });
        }
        Ok(())
    }

    async fn store_whole(&mut self) -> Result<(), Stop> {
        while let Some(piece) = self.pipe.piece() {
            self.store(&piece, false).await?;
        }
        Ok(())
    }

    async fn store(&mut self, plain: &[u8], last: bool) -> Result<(), Stop> {
        let sealed = pieces::seal(&self.key, self.export.id, (self.pieces, last), plain);
        self.file.write(sealed.as_bytes()).await?;
        self.pieces += 1;
        self.bytes += i64::try_from(plain.len()).unwrap_or(0);
        self.beat().await
    }

    async fn part_done(&mut self) -> Result<(), Stop> {
        self.done += 1;
        self.beat().await
    }

    /// Says that work goes on; ends it where the copy is not wanted any more.
    async fn beat(&mut self) -> Result<(), Stop> {
        let now = self.service.clock.now();
        let mut tx = self.service.db.begin().await?;
        if !store::beat(&mut tx, self.export.id, (self.done, self.total), now).await? {
            return Err(Stop::NotFound);
        }
        Ok(tx.commit().await?)
    }

    async fn finish(mut self) -> Result<(), Stop> {
        self.store_whole().await?;
        let rest = self.pipe.rest();
        self.store(&rest, true).await?;
        let ready = Ready {
            at: self.service.clock.now(),
            pieces: self.pieces,
            bytes: self.bytes,
        };
        let (service, me) = (self.service, self.me);
        let (file, _) = self.file.keep().await?;
        let mut tx = service.db.begin().await?;
        // The space first, then the copy: as whoever leaves and is erased goes.
        self.subject.finish(&mut tx, service, me).await?;
        if !store::finish(&mut tx, self.export.id, ready).await? {
            drop(tx);
            service.files.copies().discard([file]).await;
            return Err(Stop::NotFound);
        }
        Ok(tx.commit().await?)
    }
}

/// Entries at hand.
enum Batch {
    /// All that the part has.
    All,
    /// These, just read.
    These(Vec<Item>),
}

impl Batch {
    /// The files that hang on them.
    fn files(self) -> Vec<File> {
        match self {
            Self::All => Vec::new(),
            Self::These(items) => items.into_iter().flat_map(|item| item.files).collect(),
        }
    }

    fn as_slice<'a>(&'a self, part: &'a Part) -> &'a [Item] {
        match (self, &part.source) {
            (Self::These(items), _) | (Self::All, Source::Items(items)) => items,
            (Self::All, Source::Room(_)) => &[],
        }
    }
}

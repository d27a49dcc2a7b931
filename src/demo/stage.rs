//! Where the demo is made: the service, its clock in our hands, and everyone who signed in.

use std::collections::BTreeMap;
use std::sync::Arc;

use calendar::Zone;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::{PASSWORD, plan::Who, told, when};
use crate::accounts::{self, NewAccount, Prepared, Role, SignedIn};
use crate::app::App;
use crate::db::Id;
use crate::episodes::{self, Membership, Space, enter};
use crate::intake::Content;
use crate::jobs::{self, Mailer};
use crate::service::Service;

/// After this, the mail about something has gone out.
const MAIL_IS_OUT: SignedDuration = SignedDuration::from_mins(11);

pub(super) struct Stage {
    pub(super) service: Arc<Service>,
    pub(super) content: Content,
    mailer: Mailer,
    today: Timestamp,
    people: BTreeMap<String, SignedIn>,
    /// The number of the last message of each room.
    last: BTreeMap<Id<Space>, i64>,
}

impl Stage {
    pub(super) fn new(app: &App) -> Result<Self, String> {
        Ok(Self {
            service: Arc::clone(&app.service),
            content: Content::load(None)?,
            mailer: Mailer::new(&app.service)?,
            today: app.service.clock.now(),
            people: BTreeMap::new(),
            last: BTreeMap::new(),
        })
    }

    /// The moment of a text like `-34 19:12` where someone lives.
    pub(super) fn moment(&self, text: &str, zone: &Zone) -> Result<Timestamp, String> {
        when::moment(self.today, text, zone)
    }

    /// The day so many days from today where someone lives.
    pub(super) fn day(&self, days: i64, zone: &Zone) -> Result<Date, String> {
        when::day(self.today, days, zone)
    }

    /// Puts the clock to a moment, and sends the mail that is due by then.
    ///
    /// # Errors
    /// Words, if the moment is still to come, or mail cannot be put in the folder.
    pub(super) async fn go_to(&self, moment: Timestamp) -> Result<(), String> {
        if moment > self.today {
            return Err("nothing can have happened after today".to_owned());
        }
        // Most mail is due minutes after what it tells of. It should be dated then, not when the next
        // thing happens.
        let now = self.service.clock.now();
        let soon = now + MAIL_IS_OUT;
        if soon < self.today && !(now..soon).contains(&moment) {
            self.move_to(soon).await?;
        }
        self.move_to(moment).await
    }

    /// Puts the clock back to when the making began.
    pub(super) async fn back_to_today(&self) -> Result<(), String> {
        self.go_to(self.today).await
    }

    async fn move_to(&self, moment: Timestamp) -> Result<(), String> {
        let clock = &self.service.clock;
        clock.move_by(moment.duration_since(clock.now()));
        let sent = jobs::send_due(&self.service, &self.mailer).await;
        sent.map_err(told)
    }

    /// Makes the keys of a new account.
    pub(super) async fn prepare(
        &self,
        who: &Who,
        role: Role,
        zone: Zone,
    ) -> Result<Prepared, String> {
        if let Some(problem) = accounts::password_problem(PASSWORD, &who.email, &who.name) {
            return Err(format!("{}: {problem}", who.email));
        }
        let new = NewAccount {
            role,
            email: &who.email,
            name: &who.name,
            zone,
            password: PASSWORD,
        };
        accounts::prepare(&self.service, new).await.map_err(told)
    }

    /// Someone is signed in from now on.
    pub(super) fn add(&mut self, who: &Who, signed_in: SignedIn) {
        self.people.insert(who.called().to_owned(), signed_in);
    }

    /// Someone who signed in.
    pub(super) fn person(&self, called: &str) -> Result<&SignedIn, String> {
        let found = self.people.get(called);
        found.ok_or_else(|| format!("nobody here is called {called}"))
    }

    /// Enters a room: the `joint` one of a client, or the private one of the client it is named after.
    pub(super) async fn enter(
        &self,
        who: &SignedIn,
        room: &str,
        couple: &str,
    ) -> Result<Membership, String> {
        let mut conn = self.service.db.read().await.map_err(told)?;
        let owner = if room == "joint" { couple } else { room };
        let owner = self.person(owner)?.account();
        let space = if room == "joint" {
            let episode = episodes::episode_of(&mut conn, owner).await.map_err(told)?;
            episode.and_then(|episode| episode.joint)
        } else {
            let private = episodes::private_space_of(&mut conn, owner).await;
            private.map_err(told)?
        };
        let space = space.ok_or_else(|| format!("there is no room {room}"))?;
        enter(&mut conn, who, space).await.map_err(told)
    }

    /// The number of the last message of a room, 0 before the first.
    pub(super) fn last(&self, room: &Membership) -> i64 {
        self.last.get(&room.space()).copied().unwrap_or(0)
    }

    /// Notes the number of the last message of a room.
    pub(super) fn set_last(&mut self, room: &Membership, number: i64) {
        self.last.insert(room.space(), number);
    }
}

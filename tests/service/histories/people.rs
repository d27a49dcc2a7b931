//! The same moves, made in the service by its own acts, by people who are really signed in.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use calendar::{WeeklyHours, Zone};
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use matching::Jurisdiction;
use measures::{Answers, Questionnaire};
use sealing::SystemEntropy;
use securebase::accounts::{
    self, Account, AppSecret, Device, Fresh, NewAccount, Prepared, Role, SignedIn,
};
use securebase::consents::{self, Text};
use securebase::db::Id;
use securebase::episodes::{self, Form, Joined, Past, Space};
use securebase::erasure::{self, Asked};
use securebase::intake::{self, Content, Joining, NewClient};
use securebase::messages;
use securebase::pairing::{
    self, Answered, Corrected, Left, Onward, Summary, Telling, Wanted, Wording,
};
use securebase::practice::{self, LicenceDetails, Profile, Vetted};
use securebase::service::Service;
use securebase::sweep::sweep;
use securebase::web::Stop;

use super::{Move, READING_DAYS, Then, WINDING_DAYS, Who};
use crate::support::walks::{ANSWERS, PASSWORD};

/// The people of one history.
pub struct People {
    service: Arc<Service>,
    content: Arc<Content>,
    therapists: Vec<Arc<Device>>,
    clients: Vec<Arc<Device>>,
    rooms: Vec<Id<Space>>,
    /// Before any of them signed in.
    began: Timestamp,
}

/// Somebody new, their keys made and their password hashed.
pub async fn prepared(service: &Service, role: Role) -> Prepared {
    static MADE: AtomicU64 = AtomicU64::new(0);
    let email = format!("n{}@mail.example", MADE.fetch_add(1, Ordering::Relaxed));
    let new = NewAccount {
        role,
        email: &email,
        name: "Somebody",
        zone: Zone::utc(),
        password: PASSWORD,
    };
    accounts::prepare(service, new).await.expect("prepared")
}

/// Sets the practice up, once for all histories.
pub async fn set_up(service: &Service, path: &str) {
    let administrator = prepared(service, Role::Administrator).await;
    let token = path.trim_start_matches("/set-up/");
    let done = practice::set_up(service, token, "Harbour Practice", administrator).await;
    done.expect("set up");
    let mut tx = service.db.begin().await.expect("begins");
    sqlx::query("update practice set winding_days = $1, joint_reading_days = $2")
        .bind(WINDING_DAYS)
        .bind(READING_DAYS)
        .execute(&mut *tx)
        .await
        .expect("set");
    tx.commit().await.expect("commits");
}

/// Whoever works here has a second factor.
async fn has_an_app(service: &Service, me: &SignedIn) {
    let app = AppSecret::generate(&mut SystemEntropy);
    let now = service.clock.now();
    let me = Fresh::of(me.clone(), now).expect("just signed in");
    let done = accounts::set_up_app(service, &me, &app, &app.code(now)).await;
    assert!(done.expect("set up"), "its own code");
}

/// A therapist who can be chosen, and has no hours.
pub async fn therapist(service: &Service) -> Device {
    let new = prepared(service, Role::Therapist).await;
    let mut tx = service.db.begin().await.expect("begins");
    let token = practice::invite(&mut tx, service, "t@mail.example", service.clock.now()).await;
    tx.commit().await.expect("commits");
    let device = practice::accept_invitation(service, &token.expect("invited"), new).await;
    let device = device.expect("joins").expect("a new address");
    has_an_app(service, &device.signed_in).await;
    let profile = Profile {
        about: String::new(),
        approaches: Vec::new(),
        focus: vec!["trust".to_owned()],
        languages: vec!["en".to_owned()],
        gender: None,
        affirms: Vec::new(),
        media: vec!["video".to_owned(), "messages".to_owned()],
        couples: 50,
        individuals: 50,
        zone: Zone::utc(),
        hours: WeeklyHours::new(Vec::new()).expect("no hours"),
        exceptions: Vec::new(),
        sessions: practice::Sessions::default(),
        ages: matching::Ages::default(),
        declines: Vec::new(),
        trained: false,
    };
    let me = &device.signed_in;
    practice::save_profile(service, me, &profile)
        .await
        .expect("saved");
    let details = LicenceDetails {
        kind: "LMFT".to_owned(),
        number: "1".to_owned(),
        jurisdiction: Jurisdiction::parse("US-CA").expect("a place"),
        expires: date(2099, 12, 31),
        npi: None,
    };
    let licence = practice::add_licence(service, me.account(), &details)
        .await
        .expect("added");
    let vetted = Vetted {
        verified: true,
        on: date(2020, 1, 1),
        by: "Alex".to_owned(),
        place: "a list".to_owned(),
        reason: String::new(),
    };
    practice::vet(service, me, licence, &vetted)
        .await
        .expect("vetted");
    device
}

/// The usual answers to a questionnaire.
pub fn answers(questionnaire: &Questionnaire) -> Answers {
    let pairs: Vec<(String, String)> = ANSWERS
        .iter()
        .flat_map(|(name, values)| values.iter().map(|v| ((*name).to_owned(), (*v).to_owned())))
        .collect();
    let screens = questionnaire.screens().iter();
    screens.fold(Answers::new(), |answers, screen| {
        questionnaire
            .take(screen, &answers, &pairs, |_, _| true)
            .answers
    })
}

impl People {
    /// Two therapists, and no clients yet.
    pub async fn new(service: Arc<Service>, content: Arc<Content>) -> Self {
        let began = service.clock.now();
        let therapists = vec![
            Arc::new(therapist(&service).await),
            Arc::new(therapist(&service).await),
        ];
        let (clients, rooms) = (Vec::new(), Vec::new());
        Self {
            service,
            content,
            therapists,
            clients,
            rooms,
            began,
        }
    }

    pub fn device(&self, who: Who) -> &Arc<Device> {
        match who {
            Who::Client(client) => &self.clients[client],
            Who::Therapist(therapist) => &self.therapists[therapist],
        }
    }

    pub fn everyone(&self) -> Vec<Who> {
        let clients = (0..self.clients.len()).map(Who::Client);
        clients
            .chain((0..self.therapists.len()).map(Who::Therapist))
            .collect()
    }

    pub fn room(&self, room: usize) -> Id<Space> {
        self.rooms[room]
    }

    fn client(&self, client: usize) -> &SignedIn {
        &self.clients[client].signed_in
    }

    /// Makes a move; `text` is what is written.
    pub async fn make(&mut self, made: Move, text: &str) -> Result<(), Stop> {
        let service = Arc::clone(&self.service);
        match made {
            Move::SignUp => self.sign_up(None).await,
            Move::InvitePartner(client) => {
                let token = self.invitation_of(client).await?;
                self.sign_up(Some(&token)).await
            }
            Move::Join(client, inviter) => {
                let token = self.invitation_of(inviter).await?;
                match pairing::join_partner(&service, self.client(client), &token).await? {
                    Joined::Yes(_) => Ok(()),
                    Joined::InCouple | Joined::Own => Err(Stop::NotFound),
                }
            }
            Move::Choose(client, therapist) => {
                let therapist = self.therapists[therapist].signed_in.account();
                let past = Past::SinceTheLast;
                pairing::choose(&service, self.client(client), therapist, past).await
            }
            Move::ChooseWithPast(client, therapist) => {
                let therapist = self.therapists[therapist].signed_in.account();
                pairing::choose(&service, self.client(client), therapist, Past::All).await
            }
            Move::LetReadPast(client) => {
                pairing::let_read_private(&service, self.client(client)).await
            }
            Move::AgreeToPast(client, true) => {
                pairing::agree_to_joint(&service, self.client(client)).await
            }
            Move::AgreeToPast(client, false) => {
                pairing::take_back_joint(&service, self.client(client)).await
            }
            Move::Withdraw(client) => pairing::withdraw(&service, self.client(client)).await,
            Move::Decline(client, therapist) => {
                let asked = self.asked(client).await?;
                pairing::decline(
                    &service,
                    &self.therapists[therapist].signed_in,
                    asked,
                    false,
                    "",
                )
                .await
            }
            Move::Accept(client, therapist) => {
                let asked = self.asked(client).await?;
                pairing::accept(&service, &self.therapists[therapist].signed_in, asked).await
            }
            Move::ReadAnswers(client) => self.read_answers(client).await,
            Move::ChangeTherapist(client) => {
                pairing::change(&service, self.client(client), Wanted::Nothing, "").await
            }
            Move::ChangeAsking(client, passes) => {
                let wanted = match passes {
                    true => Wanted::PassedOn,
                    false => Wanted::ReadFirst,
                };
                pairing::change(&service, self.client(client), wanted, "").await
            }
            Move::GiveSummary(client, therapist) => {
                let which = self.newest_summary(client).await?;
                let me = &self.therapists[therapist].signed_in;
                match pairing::give_summary(&service, me, which, text).await? {
                    Answered::Yes => Ok(()),
                    Answered::Over => Err(Stop::NotFound),
                }
            }
            Move::CorrectSummary(client, therapist) => {
                let which = self.newest_summary(client).await?;
                let me = &self.therapists[therapist].signed_in;
                let seen = self.corrections_of(client, which).await?;
                match pairing::correct_summary(&service, me, which, seen, text).await? {
                    Corrected::Yes => Ok(()),
                    Corrected::Meanwhile | Corrected::Over => Err(Stop::NotFound),
                }
            }
            Move::PassSummaryOn(client, yes) => {
                let which = self.newest_summary(client).await?;
                let me = self.client(client);
                pairing::pass_summary_on(&service, me, which, yes)
                    .await
                    .map(drop)
            }
            Move::EndWork(client, therapist, both) => {
                let therapist = &self.therapists[therapist].signed_in;
                pairing::end(&service, therapist, self.client(client).account(), both).await
            }
            Move::Consent(client, yes) => {
                let mut tx = service.db.begin().await?;
                let me = self.client(client);
                episodes::consent(&mut tx, me, yes, service.clock.now()).await?;
                tx.commit().await?;
                self.sign(me.account()).await
            }
            Move::OpenJoint(client, therapist) => self.open_joint(client, therapist).await,
            Move::GoAlone(client, then) => {
                let onward = match then {
                    Then::ForNow => Onward::ForNow,
                    Then::Ask => Onward::Ask,
                    Then::Leave => Onward::Leave,
                };
                self.go_alone(client, (Wording::GoesOn, 0), onward).await
            }
            Move::GoAloneUnsaid(client, days) => {
                let said = days.map_or((Wording::Nothing, 0), |days| (Wording::GoesOn, days));
                self.go_alone(client, said, Onward::ForNow).await
            }
            Move::AskToGoOn(client) => pairing::ask_to_go_on(&service, self.client(client)).await,
            Move::Answer(who, client, yes) => {
                let client = self.client(client).account();
                pairing::answer_going_on(&service, &self.device(who).signed_in, client, yes).await
            }
            Move::Days(days) => {
                service.clock.move_by(SignedDuration::from_hours(24 * days));
                sweep(&service).await
            }
            Move::Pause(client) => pairing::pause(&service, self.client(client)).await,
            Move::GoOn(client) => pairing::go_on(&service, self.client(client)).await,
            Move::Erase(client) => self.erase(client).await,
            Move::Write(who, room) => {
                let me = &self.device(who).signed_in;
                let mut conn = service.db.read().await?;
                let member = episodes::enter(&mut conn, me, self.rooms[room]).await?;
                drop(conn);
                let id = Id::new(service.clock.now(), &mut SystemEntropy);
                messages::send(&service, &member, id, text).await.map(drop)
            }
        }
    }

    /// The summary that a client asked for last.
    async fn newest_summary(&self, client: usize) -> Result<(Id<Space>, Id<Summary>), Stop> {
        let (service, me) = (&self.service, self.client(client));
        let mut conn = service.db.read().await?;
        let space = episodes::private_space_of(&mut conn, me.account()).await?;
        let member = episodes::enter(&mut conn, me, space.ok_or(Stop::NotFound)?).await?;
        let found = pairing::summaries_of(&mut conn, service, &member).await?;
        let newest = found.first().ok_or(Stop::NotFound)?;
        Ok((newest.space, newest.id))
    }

    /// How many corrections of a summary its client reads.
    async fn corrections_of(
        &self,
        client: usize,
        (space, id): (Id<Space>, Id<Summary>),
    ) -> Result<usize, Stop> {
        let mut conn = self.service.db.read().await?;
        let member = episodes::enter(&mut conn, self.client(client), space).await?;
        let written = pairing::summaries_in(&mut conn, &member).await?;
        let found = written.into_iter().find(|one| one.id == id);
        Ok(found.map_or(0, |one| one.corrections.len()))
    }

    /// The client asks to be erased, the days pass, and the sweep comes by.
    async fn erase(&self, client: usize) -> Result<(), Stop> {
        // As if they had just signed in: days may have passed since they did.
        let me = Fresh::of(self.client(client).clone(), self.began).ok_or(Stop::NotFound)?;
        let asked = erasure::ask(&self.service, &me).await?;
        assert!(matches!(asked, Asked::Due(_)), "{asked:?}");
        let mut tx = self.service.db.begin().await?;
        // The clock stands still: everyone is to stay signed in.
        let sql = "update erasures set due_at = asked_at where done_at is null";
        sqlx::query(sql).execute(&mut *tx).await?;
        tx.commit().await?;
        erasure::carry_out_due(&self.service).await
    }

    async fn go_alone(
        &self,
        client: usize,
        (wording, days): (Wording, i64),
        onward: Onward,
    ) -> Result<(), Stop> {
        let telling = Telling { wording, days };
        match pairing::go_alone(&self.service, self.client(client), telling, onward).await? {
            Left::Alone => Ok(()),
            Left::NobodyToLeave => Err(Stop::NotFound),
        }
    }

    async fn invitation_of(&self, client: usize) -> Result<String, Stop> {
        let (service, me) = (&self.service, self.client(client));
        let mut tx = service.db.begin().await?;
        let token = episodes::invite(&mut tx, service, me, None, service.clock.now()).await?;
        tx.commit().await?;
        Ok(token)
    }

    async fn sign_up(&mut self, invitation: Option<&str>) -> Result<(), Stop> {
        let questionnaire = match invitation {
            Some(_) => self.content.partner.here(),
            None => self.content.start.here(),
        };
        let new = NewClient {
            questionnaire,
            answers: &answers(questionnaire),
            joining: invitation.map_or(Joining::First(Form::Couple), Joining::Partner),
        };
        let prepared = prepared(&self.service, Role::Client).await;
        let device = intake::finish(&self.service, new, prepared).await??;
        let mut conn = self.service.db.read().await?;
        let account = device.signed_in.account();
        let private = episodes::private_space_of(&mut conn, account).await?;
        self.rooms.push(private.ok_or(Stop::NotFound)?);
        self.clients.push(Arc::new(device));
        Ok(())
    }

    async fn asked(&self, client: usize) -> Result<Id<pairing::Pairing>, Stop> {
        let mut conn = self.service.db.read().await?;
        let open = pairing::of_client(&mut conn, self.client(client).account()).await?;
        Ok(open.ok_or(Stop::NotFound)?.id)
    }

    /// The client answers the safety questions, and their therapist, if they have one, reads them.
    async fn read_answers(&self, client: usize) -> Result<(), Stop> {
        let me = self.client(client);
        let now = self.service.clock.now();
        let mut tx = self.service.db.begin().await?;
        let member = intake::screen_answered(&mut tx, &self.service, me, &Answers::new()).await?;
        let therapist = episodes::seat_of_therapist(&mut tx, member.space()).await?;
        let therapist = therapist.ok_or(Stop::NotFound)?;
        let device = self
            .therapists
            .iter()
            .find(|one| one.signed_in.account() == therapist);
        let reader = &device.ok_or(Stop::NotFound)?.signed_in;
        let reader = episodes::enter(&mut tx, reader, member.space()).await?;
        let opened = intake::answered(&mut tx, &reader, "safety")
            .await?
            .into_iter()
            .next();
        intake::mark_read(&mut tx, opened.ok_or(Stop::NotFound)?.id, now).await?;
        Ok(tx.commit().await?)
    }

    /// Both of a couple sign their agreement: that a joint space waits for it is tested by itself.
    async fn sign(&self, client: Id<Account>) -> Result<(), Stop> {
        let mut conn = self.service.db.read().await?;
        let episode = episodes::episode_of(&mut conn, client).await?;
        let (version, _) = consents::newest(&mut conn, Text::Couple).await?;
        drop(conn);
        for client in episode.map(|episode| episode.clients).unwrap_or_default() {
            let theirs = self.clients.iter().map(|device| &device.signed_in);
            let me = theirs.rev().find(|me| me.account() == client.account);
            let me = me.ok_or(Stop::NotFound)?;
            consents::sign(&self.service, me, Text::Couple, version, "A name").await?;
        }
        Ok(())
    }

    async fn open_joint(&mut self, client: usize, therapist: usize) -> Result<(), Stop> {
        let account: Id<Account> = self.client(client).account();
        self.sign(account).await?;
        let therapist = &self.therapists[therapist].signed_in;
        let safety = self.content.safety.here();
        pairing::open_joint(&self.service, safety, therapist, account).await?;
        let mut conn = self.service.db.read().await?;
        let episode = episodes::episode_of(&mut conn, account).await?;
        let joint = episode
            .and_then(|episode| episode.joint)
            .ok_or(Stop::NotFound)?;
        if !self.rooms.contains(&joint) {
            self.rooms.push(joint);
        }
        Ok(())
    }
}

//! The summary that a therapist writes when the work with a client has ended: who reads it, and when.

use jiff::SignedDuration;
use securebase::sweep::sweep;

use super::Couple;
use crate::support::walks::{self, Person};
use crate::support::{House, Page, Place};

on_each_store!(
    a_client_reads_it_first_and_then_passes_it_on,
    what_goes_along_can_be_taken_back_until_it_is_written,
    it_goes_along_with_a_choice_that_waits_for_its_answer,
    a_therapist_may_write_none,
    it_can_be_asked_for_some_days_later,
    each_of_a_couple_has_their_own_alone,
    two_at_once_leave_one_outcome,
);

pub(super) const WORDS: &str = "We worked on trust, and it helped.";

/// Maria, who worked with Tara; Uma has room.
pub(super) struct Three {
    pub(super) house: House,
    pub(super) admin: Person,
    pub(super) tara: Person,
    pub(super) uma: Person,
    pub(super) maria: Person,
    room: String,
}

impl Three {
    pub(super) async fn begin(place: Place) -> Self {
        let house = House::open(place).await;
        let admin = walks::set_up(&house, "Alex Admin").await;
        let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
        let uma = walks::therapist(&house, &admin, "Uma Therapist").await;
        let maria = walks::paired(&house, "Maria Lopez", &tara).await;
        let room = maria.private().await;
        walks::write(&maria, &room, "said to Tara").await;
        Self {
            house,
            admin,
            tara,
            uma,
            maria,
            room,
        }
    }

    /// Maria leaves Tara and asks for a summary.
    pub(super) async fn leaves(&self, summary: &str) {
        walks::leave_asking(&self.maria, summary).await;
        walks::safety(&self.maria, &[]).await;
    }

    pub(super) fn summaries(&self) -> String {
        format!("{}/summaries", self.room)
    }

    /// Where Tara writes it.
    pub(super) async fn desk(&self) -> String {
        walks::desk(&self.tara).await.expect("asked")
    }

    pub(super) async fn gives(&self, desk: &str) -> Page {
        walks::write_summary(&self.tara, desk, WORDS, "give").await
    }

    pub(super) async fn passes(&self, desk: &str, pass: &str) -> Page {
        let fields = [("pass", pass)];
        let path = format!("{desk}/pass");
        self.maria.browser.submit(&path, &fields).await
    }

    pub(super) async fn goes_to_uma(&self, past: &str) {
        walks::choose_with(&self.maria, &self.uma, past).await;
        walks::accept(&self.uma).await;
    }

    /// Whether they can read the words; a page without them may be there.
    async fn reads(&self, who: &Person) -> bool {
        let page = who.browser.get(&self.summaries()).await;
        assert!([200, 404].contains(&page.status), "{}", page.body);
        page.has(WORDS)
    }

    pub(super) async fn days_pass(&self, days: i64) {
        self.house.wait(SignedDuration::from_hours(24 * days));
        sweep(&self.house.service).await.expect("a sweep");
        for person in [&self.tara, &self.uma, &self.maria] {
            person.signs_in(&self.house).await;
        }
    }
}

async fn a_client_reads_it_first_and_then_passes_it_on(place: Place) {
    let t = Three::begin(place).await;
    let page = t.maria.browser.open("/match/change").await;
    page.must_have("Your change does not wait for it.");
    page.must_have("value=\"no\" checked");
    t.leaves("first").await;
    let home = t.maria.browser.open("/home").await;
    home.must_have("A summary by Tara Therapist: not written yet.");
    // The change waited for nothing.
    t.goes_to_uma("").await;
    let asked = "Maria Lopez asks you for a summary of your work";
    t.tara.browser.open("/caseload").await.must_have(asked);
    let desk = t.desk().await;

    // A draft is kept, for her alone.
    t.tara.browser.open(&desk).await.must_have("A summary for");
    let draft = [("text", "half a thought"), ("do", "draft")];
    let page = t.tara.browser.submit(&desk, &draft).await;
    page.must_have("Your draft is kept.");
    page.must_have("half a thought");
    t.maria.browser.get(&desk).await.must_be(404);
    let seen = t.maria.browser.open(&t.summaries()).await;
    assert!(!seen.has("half a thought"));
    for other in [&t.uma, &t.admin] {
        other.browser.get(&desk).await.must_be(404);
        other.browser.get(&t.summaries()).await.must_be(404);
        let fields = [("text", "not mine"), ("do", "give")];
        other.browser.post(&desk, &fields).await.must_be(404);
        let pass = format!("{desk}/pass");
        other
            .browser
            .post(&pass, &[("pass", "yes")])
            .await
            .must_be(404);
    }
    let nothing = [("text", " "), ("do", "give")];
    let page = t.tara.browser.post(&desk, &nothing).await;
    page.must_be(422);
    page.must_have("Please write the summary first.");

    t.gives(&desk).await.must_have("It is given.");
    let home = t.maria.browser.open("/home").await;
    home.must_have("Tara Therapist wrote the summary you asked for.");
    let page = t.maria.browser.open(&t.summaries()).await;
    page.must_have(WORDS);
    page.must_have("Only you and Tara Therapist can read it.");
    assert!(!t.reads(&t.uma).await);
    t.uma.browser.get(&t.summaries()).await.must_be(404);
    // What is given is given: no second one, no other words.
    let again = [("text", "other words"), ("do", "give")];
    let page = t.tara.browser.submit(&desk, &again).await;
    page.must_have("This can’t be done any more.");
    page.must_have(WORDS);

    t.passes(&desk, "yes")
        .await
        .must_have("Uma Therapist can read it, and that cannot be taken back.");
    assert!(t.reads(&t.uma).await);
    let case = walks::case_of(&t.uma, &t.maria).await;
    let case = t.uma.browser.open(&case).await;
    case.must_have(&t.summaries());
    t.uma
        .browser
        .open("/caseload")
        .await
        .must_have("Maria Lopez passed a summary of their earlier work on to you.");
    let seen = t.maria.browser.open("/account/seen").await;
    seen.must_have("opened a summary of the work in your private space");
    // Of the rest of the past she reads nothing by it.
    let room = t.uma.browser.open(&t.room).await;
    assert!(!room.has("said to Tara") && !room.has(WORDS));
    t.passes(&desk, "no")
        .await
        .must_have("It holds for whoever comes after");
    assert!(t.reads(&t.uma).await);

    // Tara keeps her copy, and does not learn who came after her.
    let earlier = t.tara.browser.open("/caseload/earlier").await;
    earlier.must_have(&t.summaries());
    let page = t.tara.browser.open(&t.summaries()).await;
    page.must_have(WORDS);
    assert!(!page.has("Uma"));
    // Whoever comes third reads nothing of it, and the second keeps it.
    t.maria.browser.submit("/match/change", &[]).await;
    assert!(t.reads(&t.uma).await && t.reads(&t.maria).await);
}

async fn what_goes_along_can_be_taken_back_until_it_is_written(place: Place) {
    let t = Three::begin(place).await;
    t.leaves("along").await;
    let desk = t.desk().await;
    let list = t.maria.browser.open("/match").await;
    list.must_have("The summary by Tara Therapist goes along");
    // All of the past is one thing, the summary another.
    t.goes_to_uma("all").await;
    t.uma.browser.open(&t.room).await.must_have("said to Tara");
    let page = t.uma.browser.open(&t.summaries()).await;
    page.must_have("It is not written yet.");
    t.passes(&desk, "no").await.must_have("You read it first");
    t.uma.browser.get(&t.summaries()).await.must_be(404);
    t.gives(&desk).await;
    assert!(!t.reads(&t.uma).await);
    let past = [("past", "private")];
    t.maria
        .browser
        .post("/match/past", &past)
        .await
        .must_be(404);
    t.maria
        .browser
        .open("/match/past")
        .await
        .must_have("yours to pass on by itself");
    assert!(!t.reads(&t.uma).await);
    t.passes(&desk, "yes").await;
    assert!(t.reads(&t.uma).await);
}

async fn it_goes_along_with_a_choice_that_waits_for_its_answer(place: Place) {
    let t = Three::begin(place).await;
    t.leaves("first").await;
    let desk = t.desk().await;
    t.gives(&desk).await;
    walks::choose(&t.maria, &t.uma).await;
    t.passes(&desk, "yes")
        .await
        .must_have("once they say yes to you");
    assert!(!t.reads(&t.uma).await);
    t.passes(&desk, "no").await;
    walks::accept(&t.uma).await;
    assert!(!t.reads(&t.uma).await, "she thought better of it");
    // With the next choice it goes along.
    t.maria.browser.submit("/match/change", &[]).await;
    t.passes(&desk, "yes").await;
    walks::safety(&t.maria, &[]).await;
    walks::choose(&t.maria, &t.uma).await;
    assert!(!t.reads(&t.uma).await);
    walks::accept(&t.uma).await;
    assert!(t.reads(&t.uma).await);

    // What was passed on and is not written, nobody reads who has left by then.
    let fields = [("summary", "along")];
    t.maria.browser.submit("/match/change", &fields).await;
    walks::safety(&t.maria, &[]).await;
    walks::choose(&t.maria, &t.tara).await;
    walks::accept(&t.tara).await;
    let page = t.tara.browser.open(&t.summaries()).await;
    page.must_have("By Uma Therapist");
    t.maria.browser.submit("/match/change", &[]).await;
    let desk = walks::desk(&t.uma).await.expect("asked");
    walks::write_summary(&t.uma, &desk, "what Uma found", "give").await;
    let page = t.tara.browser.open(&t.summaries()).await;
    assert!(!page.has("what Uma found"));
    let page = t.maria.browser.open(&t.summaries()).await;
    page.must_have("what Uma found");
}

async fn a_therapist_may_write_none(place: Place) {
    let t = Three::begin(place).await;
    t.leaves("along").await;
    let desk = t.desk().await;
    let draft = [("text", "half a thought"), ("do", "draft")];
    t.tara.browser.submit(&desk, &draft).await;
    let page = t.tara.browser.submit(&desk, &[("do", "decline")]).await;
    page.must_have("reads that you write none");
    let home = t.maria.browser.open("/home").await;
    home.must_have("Tara Therapist did not write a summary.");
    let page = t.maria.browser.open(&t.summaries()).await;
    page.must_have("That says nothing about you");
    t.passes(&desk, "yes").await.must_have("This can’t be done");
    assert!(!t.maria.browser.open("/match").await.has("goes along"));
    let page = t.gives(&desk).await;
    page.must_have("This can’t be done any more.");

    // Who says nothing says the same.
    t.goes_to_uma("").await;
    let fields = [("summary", "first")];
    t.maria.browser.submit("/match/change", &fields).await;
    let desk = walks::desk(&t.uma).await.expect("asked");
    t.uma.browser.submit(&desk, &draft).await;
    t.days_pass(13).await;
    let drafts = "select count(*) from summary_drafts";
    assert_eq!(crate::erasing::counted(&t.house, drafts).await, 1);
    t.days_pass(1).await;
    assert_eq!(crate::erasing::counted(&t.house, drafts).await, 0);
    let home = t.maria.browser.open("/home").await;
    home.must_have("Uma Therapist did not write a summary.");
    let late = [("text", WORDS), ("do", "give")];
    let page = t.uma.browser.submit(&desk, &late).await;
    page.must_have("This can’t be done any more.");
    assert!(!t.reads(&t.maria).await);
    assert!(!t.uma.browser.open("/caseload").await.has("asks you for"));
}

async fn it_can_be_asked_for_some_days_later(place: Place) {
    let t = Three::begin(place).await;
    let empty = t.maria.browser.open(&t.summaries()).await;
    empty.must_have("Nothing here");
    let case = walks::case_of(&t.tara, &t.maria).await;
    t.tara.browser.submit(&format!("{case}/end"), &[]).await;
    let home = t.maria.browser.open("/home").await;
    home.must_have("ask Tara Therapist for a summary");
    let page = t.maria.browser.open(&t.summaries()).await;
    page.must_have("Ask Tara Therapist for a summary");
    let tara = page.value("therapist");
    let ask = [("therapist", &*tara), ("summary", "first")];
    t.days_pass(29).await;
    t.maria
        .browser
        .submit(&t.summaries(), &ask)
        .await
        .must_have("You asked for it.");
    let again = t.maria.browser.post(&t.summaries(), &ask).await;
    again.must_be(404);
    t.tara.browser.post(&t.summaries(), &ask).await.must_be(404);
    let desk = t.desk().await;
    t.gives(&desk).await;
    assert!(t.reads(&t.maria).await);

    // After a month it is too long ago.
    walks::safety(&t.maria, &[]).await;
    t.goes_to_uma("").await;
    t.maria.browser.submit("/match/change", &[]).await;
    let page = t.maria.browser.open(&t.summaries()).await;
    let uma = page.value("therapist");
    t.days_pass(31).await;
    let page = t.maria.browser.open(&t.summaries()).await;
    assert!(page.values("therapist").is_empty());
    let ask = [("therapist", &*uma), ("summary", "first")];
    t.maria
        .browser
        .post(&t.summaries(), &ask)
        .await
        .must_be(404);
}

async fn each_of_a_couple_has_their_own_alone(place: Place) {
    let couple = Couple::begin(place).await;
    let (maria, jo, tara) = (&couple.maria, &couple.jo, &couple.tara);
    let (hers, his) = (maria.private().await, jo.private().await);
    let before = jo.browser.open("/home").await;
    let fields = [("summary", "first")];
    maria.browser.submit("/match/change", &fields).await;
    let page = format!("{hers}/summaries");
    for path in [page.clone(), format!("{}/summaries", couple.joint)] {
        jo.browser.get(&path).await.must_be(404);
    }
    let home = jo.browser.open("/home").await;
    assert!(!before.has("summar") && !home.has("summar"));
    let joint = format!("{}/summaries", couple.joint);
    maria.browser.get(&joint).await.must_be(404);
    let desk = walks::desk(tara).await.expect("asked");
    walks::write_summary(tara, &desk, WORDS, "give").await;
    maria.browser.open(&page).await.must_have(WORDS);
    jo.browser.get(&page).await.must_be(404);
    walks::correct_summary(tara, &desk, "it was in May").await;
    jo.browser
        .get(&format!("{desk}/correct"))
        .await
        .must_be(404);
    // With another room in its place the same summary is not found.
    let elsewhere = format!("{}/pass", desk.replace(&hers, &his));
    let pass = [("pass", "yes")];
    jo.browser.post(&elsewhere, &pass).await.must_be(404);
    for path in ["/home", &his, &couple.joint, "/account/seen"] {
        assert!(!jo.browser.open(path).await.has("summar"), "{path}");
    }
}

/// While Tara gives it, Maria changes her mind; and while Maria changes hers, Uma accepts.
async fn two_at_once_leave_one_outcome(place: Place) {
    let t = Three::begin(place).await;
    t.leaves("along").await;
    let desk = t.desk().await;
    walks::choose(&t.maria, &t.uma).await;
    let pairing = t.uma.browser.open("/caseload").await.value("pairing");
    let accept = [("pairing", &*pairing), ("answer", "accept")];
    let (accepted, _) = tokio::join!(
        t.uma.browser.post("/caseload/answer", &accept),
        t.passes(&desk, "no"),
    );
    accepted.must_have("You accepted.");
    // Whoever was first: it is not written, so she does not read it.
    t.uma.browser.get(&t.summaries()).await.must_be(404);
    t.passes(&desk, "yes").await;
    let (given, said) = tokio::join!(t.gives(&desk), t.passes(&desk, "no"));
    given.must_have("It is given.");
    let later = said.has("It holds for whoever comes after");
    assert_eq!(t.reads(&t.uma).await, later, "{}", said.body);
}

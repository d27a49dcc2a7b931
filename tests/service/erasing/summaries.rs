//! What becomes of summaries when their client is erased.

use super::opened::Kept;
use super::{counted, decide};
use crate::support::walks::{self, Person};
use crate::support::{House, Place};

on_each_store!(
    what_was_written_is_in_the_kept_record_and_what_was_only_asked_for_goes,
    where_nothing_is_kept_summaries_go_too,
);

/// Maria has one by Tara, and asked Uma for another, who keeps a draft.
async fn asked_twice(house: &House, admin: &Person, tara: &Person) -> (Person, Person) {
    let uma = walks::therapist(house, admin, "Uma Therapist").await;
    let maria = walks::paired(house, "Maria Lopez", tara).await;
    walks::leave_asking(&maria, "first").await;
    let desk = walks::desk(tara).await.expect("asked");
    walks::write_summary(tara, &desk, "we worked on <trust>", "give").await;
    walks::correct_summary(tara, &desk, "on hope, <not> trust").await;
    walks::safety(&maria, &[]).await;
    walks::choose(&maria, &uma).await;
    walks::accept(&uma).await;
    walks::leave_asking(&maria, "first").await;
    let desk = walks::desk(&uma).await.expect("asked");
    walks::write_summary(&uma, &desk, "half a thought", "draft").await;
    (maria, uma)
}

async fn what_was_written_is_in_the_kept_record_and_what_was_only_asked_for_goes(place: Place) {
    let kept = Kept::open(place).await;
    let (house, tara) = (&kept.house, &kept.tara);
    let (maria, uma) = asked_twice(house, &kept.admin, tara).await;
    let room = maria.private().await;
    walks::erased(house, &maria).await;
    assert_eq!(counted(house, "select count(*) from summaries").await, 1);
    assert_eq!(
        counted(house, "select count(*) from summary_drafts").await,
        0
    );
    let corrections = "select count(*) from summary_corrections";
    assert_eq!(counted(house, corrections).await, 1);
    let (_, words) = kept.opened().await;
    assert!(words.contains("on hope, &#60;not&#62; trust"), "{words}");
    assert!(words.contains("we worked on &#60;trust&#62;"), "{words}");
    assert!(words.contains("Tara Therapist") && !words.contains("half a thought"));
    // It opens for nobody who is signed in, and nobody is asked any more.
    for therapist in [tara, &uma] {
        therapist.signs_in(house).await;
        let page = format!("{room}/summaries");
        therapist.browser.get(&page).await.must_be(404);
        assert_eq!(walks::desk(therapist).await, None);
        therapist.browser.open("/caseload/earlier").await;
    }
}

async fn where_nothing_is_kept_summaries_go_too(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    decide(&admin, "0", "custodian").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let (maria, _) = asked_twice(&house, &admin, &tara).await;
    walks::erased(&house, &maria).await;
    for table in ["summaries", "summary_drafts", "summary_corrections"] {
        let sql = format!("select count(*) from {table}");
        assert_eq!(counted(&house, &sql).await, 0, "{table}");
    }
}

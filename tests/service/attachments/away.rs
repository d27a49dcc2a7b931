//! Files in a bucket whose storage fails, does not answer, or does not let us in.

use jiff::SignedDuration;
use reqwest::Method;
use securebase::sealed_files::{Files, Keeping};
use securebase::sweep::sweep;

use super::{Home, PNG, bytes, pdf};
use crate::support::walks;
use crate::support::{Bucket, House, Mood, Place, SECRET, logged};

const ID: &str = "0b9a5d1c4c1e4f6c9d3a8b7c6d5e4f30";

async fn hurt(mood: Mood) {
    let home = Home::open(Place::bucketed().await).await;
    let (maria, room) = (&home.maria, &*home.joint);
    let page = walks::send_files(maria, room, &[("us.png", PNG)], "").await;
    let path = walks::files_on(&page).pop().expect("a file");
    let file = pdf(200_000);
    let length = file.len().to_string();
    let fields = [("id", ID), ("name", "plan.pdf"), ("length", &*length)];
    let begun = maria
        .browser
        .post(&format!("{room}/uploads"), &fields)
        .await;
    begun.must_be(200);
    let part = async |start: usize, bytes: &[u8]| {
        let request = maria
            .browser
            .request(Method::PATCH, &format!("{room}/uploads/{ID}"))
            .header("sec-fetch-site", "same-origin")
            .header("upload-offset", start.to_string())
            .body(bytes.to_vec());
        maria.browser.send(request).await
    };
    part(0, &file[..100_000]).await.must_be(200);
    let before = home.sizes().len();

    home.house.place.bucket().is(mood);
    let page = walks::send_files(maria, room, &[("again.png", PNG)], "").await;
    page.must_be(503);
    page.must_have("This is out of reach right now");
    home.jo.browser.get(&path).await.must_be(503);
    part(100_000, &file[100_000..]).await.must_be(503);
    // All else goes on, and says so.
    walks::write(maria, room, "words go on").await;
    home.jo.browser.open(room).await.must_have("words go on");

    home.house.place.bucket().is(Mood::Well);
    assert_eq!(home.sizes().len(), before, "nothing is half done");
    assert!(
        !maria
            .browser
            .open(&format!("{room}/attach"))
            .await
            .has("again.png")
    );
    assert!(bytes(&home.jo.browser, &path).await.starts_with(&PNG[..8]));
    // What was acknowledged is there, and it goes on where it was.
    part(100_000, &file[100_000..]).await.must_be(200);
    let page = walks::send_files(maria, room, &[], "").await;
    let path = walks::files_on(&page).pop().expect("a file");
    assert!(bytes(&home.jo.browser, &path).await == file);
    let log = logged();
    assert!(
        !log.windows(SECRET.len())
            .any(|part| part == SECRET.as_bytes())
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_storage_that_fails_stops_files_alone_and_loses_none() {
    hurt(Mood::Failing).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_storage_that_does_not_answer_is_not_waited_for_without_end() {
    hurt(Mood::Silent).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_deleted_is_deleted_once_it_can_be() {
    let home = Home::open(Place::bucketed().await).await;
    let (maria, room) = (&home.maria, &*home.joint);
    let files = [("us.png", PNG), ("bad.exe", b"MZ".as_slice())];
    let page = walks::send_files(maria, room, &files, "").await;
    let bucket = home.house.place.bucket();
    bucket.is(Mood::FailingAt(Method::DELETE, 0));
    let remove = page.between("action=\"/rooms/", "/remove\"");
    let page = maria
        .browser
        .submit(&format!("/rooms/{remove}/remove"), &[])
        .await;
    assert!(!page.has("us.png"), "it is gone for her");
    assert_eq!(home.sizes().len(), 1);
    home.house.wait(SignedDuration::from_hours(2));
    assert!(sweep(&home.house.service).await.is_err(), "not yet");
    assert_eq!(home.sizes().len(), 1);
    bucket.is(Mood::Well);
    sweep(&home.house.service).await.expect("sweeps");
    assert!(home.sizes().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_erased_leaves_no_object() {
    let house = House::open(Place::bucketed().await).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let private = maria.private().await;
    walks::send_files(&maria, &private, &[("hers.png", PNG)], "").await;
    walks::half_of_a_file(&maria, &private, "half.txt", "half of it").await;
    maria.browser.submit("/account/copy", &[]).await;
    for _ in 0..200 {
        if maria
            .browser
            .open("/account/copy")
            .await
            .has("Your copy is ready")
        {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let kept = || ["attachments", "copies"].map(|sort| house.place.kept(sort).len());
    assert_eq!(kept(), [2, 1]);
    // Nobody treated her, so there is no record to be kept.
    walks::erased(&house, &maria).await;
    sweep(&house.service).await.expect("sweeps");
    assert_eq!(kept(), [0, 0]);
}

async fn refused(keeping: &Keeping) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let opened = Files::open(keeping, folder.path()).await;
    opened.err().expect("it does not open")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bucket_that_cannot_be_used_is_told_at_the_start_in_plain_words() {
    let place = Place::bucketed().await;
    let right = place.keeping();
    let folder = place.folder();
    assert!(Files::open(&right, folder).await.is_ok());
    assert!(place.kept("trying").is_empty(), "it is left as it was");

    let mut wrong = right.clone();
    wrong.s3_secret_access_key = "another secret".parse().ok();
    let told = refused(&wrong).await;
    assert!(told.contains("refuses these credentials"), "{told}");
    let mut wrong = right.clone();
    wrong.s3_access_key_id = Some("somebody".to_owned());
    let told = refused(&wrong).await;
    assert!(told.contains("refuses these credentials"), "{told}");
    let mut wrong = right.clone();
    wrong.files = Some("s3://elsewhere".to_owned());
    let told = refused(&wrong).await;
    assert!(told.contains("there is no such bucket"), "{told}");
    let mut wrong = right.clone();
    wrong.s3_endpoint = Some("http://127.0.0.1:1".to_owned());
    let told = refused(&wrong).await;
    assert!(told.contains("cannot be reached"), "{told}");
    place.bucket().is(Mood::Failing);
    let told = refused(&right).await;
    assert!(told.contains("answers with status 500"), "{told}");
    place.bucket().is(Mood::Well);
    // Nor does it begin with files where it would not find them.
    std::fs::create_dir(folder.join("attachments")).expect("a folder");
    std::fs::write(folder.join("attachments/0123"), b"sealed").expect("a file");
    let told = Files::open(&right, folder).await.err().expect("refused");
    assert!(told.contains("securebase files move --to bucket"), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_move_to_a_bucket_and_back() {
    let home = Home::open(Place::sqlite()).await;
    let page = walks::send_files(&home.maria, &home.joint, &[("us.png", PNG)], "").await;
    let path = walks::files_on(&page).pop().expect("a file");
    let mut place = home.house.close().await;
    let only = place.kept("attachments");
    let sealed = std::fs::read(&only[0]).expect("bytes");
    place.takes_a_bucket().await;
    let moves = |place: &Place, words: &[&str]| {
        let mut command = place.command();
        let done = command.args(["files", "move"]).args(words).output();
        let done = done.expect("runs");
        let told = String::from_utf8_lossy(&done.stdout).into_owned();
        assert!(done.status.success(), "{told}");
        told
    };
    let told = moves(&place, &["--to", "bucket"]);
    assert!(
        told.contains("attachments: 1 copied, 0 were there already."),
        "{told}"
    );
    assert!(only[0].exists());
    let told = moves(&place, &["--to", "bucket", "--delete"]);
    assert!(
        told.contains("attachments: 0 copied, 1 were there already."),
        "{told}"
    );
    assert!(!only[0].exists());
    let house = House::open(place).await;
    let jo = home.jo.at(&house);
    assert!(bytes(&jo.browser, &path).await.starts_with(&PNG[..8]));
    let place = house.close().await;
    moves(&place, &["--to", "folder", "--delete"]);
    assert!(place.kept("attachments").is_empty());
    assert!(std::fs::read(&only[0]).expect("bytes") == sealed);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn over_tls_the_certificate_must_be_one_the_system_trusts() {
    let (bucket, certificate) = Bucket::start_behind_tls().await;
    let told = refused(&bucket.keeping()).await;
    assert!(
        told.contains("cannot be reached (invalid peer certificate"),
        "{told}"
    );
    let place = Place::sqlite();
    let mut command = place.command();
    command.args(["files", "move", "--to", "bucket"]);
    command.envs(bucket.environment());
    command.env("SSL_CERT_FILE", certificate.path());
    let done = command.output().expect("runs");
    let told = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success(), "{told}");
    assert!(told.contains("attachments: 0 copied"), "{told}");
}

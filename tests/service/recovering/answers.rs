//! The two files: what they hold, and what becomes of them if somebody meddles.

use sealing::{AccountKey, SystemEntropy};
use securebase::recovery::{self, Answer, Finished, Request, Written};
use serde_json::Value;

use super::{NEW, Practice, letters, set, sign_in};
use crate::support::{Place, walks};

on_each_store!(
    nothing_goes_on_before_its_time,
    only_the_custodians_answer_to_the_newest_request_finishes_once,
    a_request_that_was_changed_is_not_answered,
    keys_made_meanwhile_need_another_request,
    a_key_made_at_the_same_moment_is_never_lost,
);

async fn nothing_goes_on_before_its_time(place: Place) {
    let practice = Practice::open(place).await;
    let (house, maria) = (&practice.house, &practice.maria);
    let link = practice.ask(&maria.email).await;
    let written = recovery::write(&house.service, &maria.email).await;
    assert!(matches!(written, Ok(Written::NoKeyYet)));
    let kept = set(house, &link).await;
    let request = practice.request(&maria.email).await;
    let now = house.service.clock.now();
    let refused = recovery::answer(&request, &practice.key, &letters(&kept), now);
    assert!(
        refused
            .expect_err("too early")
            .contains("may stop this until")
    );
    // Even if the custodian's clock is wrong, the server's is asked too.
    let answer = recovery::answer(&request, &practice.key, &letters(&kept), request.not_before);
    let answer = answer.expect("answers");
    let finished = practice.finish(&answer).await;
    assert_eq!(finished, Finished::TooEarly(request.not_before));
    sign_in(house, &maria.email, NEW).await.1.must_be(422);
    practice.wait();
    assert_eq!(practice.finish(&answer).await, Finished::Done);
}

/// The file with one of its values changed.
fn changed<T>(file: &T, change: impl Fn(&mut Value)) -> T
where
    T: serde::Serialize + serde::de::DeserializeOwned,
{
    let mut value = serde_json::to_value(file).expect("a value");
    change(&mut value);
    serde_json::from_value(value).expect("a file")
}

/// Another first letter, of those base64 has.
fn other(text: &Value) -> Value {
    let text = text.as_str().expect("text");
    let first = if text.starts_with('A') { "B" } else { "A" };
    Value::from(format!("{first}{}", &text[1..]))
}

async fn only_the_custodians_answer_to_the_newest_request_finishes_once(place: Place) {
    let practice = Practice::open(place).await;
    let (house, maria) = (&practice.house, &practice.maria);
    let kept = set(house, &practice.ask(&maria.email).await).await;
    practice.wait();
    let older = practice.request(&maria.email).await;
    let older = practice.answer(&older, &letters(&kept));
    let request = practice.request(&maria.email).await;
    let answer = practice.answer(&request, &letters(&kept));

    let meddled: [Answer; 5] = [
        older,
        changed(&answer, |file| {
            file["keys"][0]["wrapped"] = other(&file["keys"][0]["wrapped"])
        }),
        changed(&answer, |file| {
            file["keys"][0]["generation"] = Value::from(7)
        }),
        changed(&answer, |file| {
            drop(file["keys"].as_array_mut().expect("keys").pop())
        }),
        changed(&answer, |file| file["tag"] = other(&file["tag"])),
    ];
    for (at, file) in meddled.iter().enumerate() {
        let finished = practice.finish(file).await;
        assert_eq!(finished, Finished::NotTheAnswer, "the one at {at}");
    }
    // Another's request, for another account, answered well, opens nothing of hers.
    let jo = set(house, &practice.ask(&practice.jo.email).await).await;
    practice.wait();
    let of_jo = practice.request(&practice.jo.email).await;
    let of_jo = practice.answer(&of_jo, &letters(&jo));
    let hers = serde_json::to_value(&answer).expect("a value");
    let exchanged = changed(&of_jo, |file| file["account"] = hers["account"].clone());
    assert_eq!(practice.finish(&exchanged).await, Finished::NotTheAnswer);

    assert_eq!(practice.finish(&answer).await, Finished::Done);
    assert_eq!(
        practice.finish(&answer).await,
        Finished::Over,
        "a second time"
    );
    let (browser, _) = sign_in(house, &maria.email, NEW).await;
    browser.open(&practice.joint).await.must_have("for us both");
}

async fn a_request_that_was_changed_is_not_answered(place: Place) {
    let practice = Practice::open(place).await;
    let (house, maria) = (&practice.house, &practice.maria);
    let kept = set(house, &practice.ask(&maria.email).await).await;
    practice.wait();
    let request = practice.request(&maria.email).await;
    let now = house.service.clock.now();
    let answer = |request: &Request, key: &AccountKey, letters: &str| {
        recovery::answer(request, key, letters, now).expect_err("not to be answered")
    };
    let read_out = letters(&kept);
    let rng = &mut SystemEntropy;
    let stranger = AccountKey::generate(rng);
    assert!(answer(&request, &stranger, &read_out).contains("another practice's key"));
    let wrong = stranger.public().letters();
    assert!(answer(&request, &practice.key, &wrong).contains("not the letters"));
    assert!(answer(&request, &practice.key, "").contains("not the letters"));

    // Somebody puts their own key in: the owner's letters give them away, and so does the challenge.
    let theirs = data_encoding::BASE64.encode(stranger.public().as_bytes());
    let swapped = changed(&request, |file| {
        file["owner_key"] = Value::from(theirs.clone())
    });
    assert!(answer(&swapped, &practice.key, &read_out).contains("not the letters"));
    assert!(answer(&swapped, &practice.key, &wrong).contains("was changed"));
    let spoilt = changed(&request, |file| {
        file["keys"][0]["generation"] = Value::from(9)
    });
    assert!(answer(&spoilt, &practice.key, &read_out).contains("damaged"));

    // What travels says no name, no reason, no word.
    let text = serde_json::to_string(&request).expect("text");
    for secret in ["Maria", "burnt", "Alex", &maria.email, "for us both"] {
        assert!(!text.contains(secret), "{secret}");
    }
}

async fn keys_made_meanwhile_need_another_request(place: Place) {
    let practice = Practice::open(place).await;
    let (house, maria) = (&practice.house, &practice.maria);
    let private = maria.private().await;
    let kept = set(house, &practice.ask(&maria.email).await).await;
    practice.wait();
    let early = practice.request(&maria.email).await;
    let early = practice.answer(&early, &letters(&kept));
    // Her therapist leaves: her space gets a new key.
    let case = walks::case_of(&practice.tara, maria).await;
    practice
        .tara
        .browser
        .submit(&format!("{case}/end"), &[])
        .await;
    walks::write(maria, &private, "under the newest key").await;
    let finished = practice.finish(&early).await;
    assert_eq!(finished, Finished::KeysSince);
    sign_in(house, &maria.email, NEW).await.1.must_be(422);
    maria
        .browser
        .open(&private)
        .await
        .must_have("under the newest key");

    let later = practice.request(&maria.email).await;
    let later = practice.answer(&later, &letters(&kept));
    assert_eq!(practice.finish(&later).await, Finished::Done);
    let (browser, _) = sign_in(house, &maria.email, NEW).await;
    let room = browser.open(&private).await;
    room.must_have("under the newest key");
    room.must_have("for Tara alone");
}

async fn a_key_made_at_the_same_moment_is_never_lost(place: Place) {
    let practice = Practice::open(place).await;
    let (house, tara) = (&practice.house, &practice.tara);
    for name in ["Ana One", "Bea Two", "Cleo Three", "Dora Four"] {
        let client = walks::paired(house, name, tara).await;
        let private = client.private().await;
        walks::write(&client, &private, "before").await;
        let kept = set(house, &practice.ask(&client.email).await).await;
        practice.wait();
        let case = walks::case_of(tara, &client).await;
        let request = practice.request(&client.email).await;
        let answer = practice.answer(&request, &letters(&kept));
        let ends = format!("{case}/end");
        let (finished, ended) =
            tokio::join!(practice.finish(&answer), tara.browser.submit(&ends, &[]));
        ended.must_have("The work is ended.");
        let password = match finished {
            Finished::Done => NEW,
            Finished::KeysSince => walks::PASSWORD,
            other => panic!("{other:?}"),
        };
        let (browser, _) = sign_in(house, &client.email, password).await;
        let again = walks::Person {
            browser,
            name: client.name,
            email: client.email,
            code: client.code,
            app: None,
        };
        walks::write(&again, &private, "after she left").await;
        let room = again.browser.open(&private).await;
        room.must_have("before");
        room.must_have("after she left");
    }
}

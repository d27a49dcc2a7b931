//! What people do at home, in copies of each.

use super::{copy_of, somewhere};
use crate::support::Place;
use crate::support::{Couple, walks};

on_each_store!(what_two_did_together_is_in_the_copy_of_each_and_what_one_wrote_alone_in_theirs);

async fn what_two_did_together_is_in_the_copy_of_each_and_what_one_wrote_alone_in_theirs(
    place: Place,
) {
    let c = Couple::begin(place).await;
    walks::at_home(&c.house, &c.tara, &c.maria).await;
    let hers = copy_of(&c.maria).await;
    let his = copy_of(&c.jo).await;
    for words in ["Juniperlock", "Dovetailing"] {
        assert!(hers["exercises.html"].contains(words), "{words}");
        assert!(his["exercises.html"].contains(words), "{words}");
    }
    assert!(hers["exercises.html"].contains("(you)</dt><dd>Juniperlock"));
    assert!(his["exercises.html"].contains("(Maria Lopez)</dt><dd>Juniperlock"));
    for words in ["Silverthatch", "Copperwhistle", "Amberfield"] {
        assert!(hers["exercises.html"].contains(words), "{words}");
        assert!(!somewhere(&his, words), "{words}");
    }
    // A therapist's copy is of what is their own.
    c.tara.signs_in(&c.house).await;
    let theirs = copy_of(&c.tara).await;
    assert!(!somewhere(&theirs, "Juniperlock") && !somewhere(&theirs, "Dovetailing"));
}

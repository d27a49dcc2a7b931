# Who saw what: the frame of both lists. What somebody did is in deeds.ftl.

seen-title = Who saw what
seen-lead-client = Who opened what is yours, and each time your account was used. The newest is first.
seen-noted = An opening is noted before anything is shown, at most once in 15 minutes. Nobody can change or remove a note without it showing. If something here surprises you, ask your therapist or the practice.
seen-not-you = If a sign-in was not you, [change your password] and sign out every other browser.
seen-all = This shows what you did, too. [Leave out what you did]
seen-not-all = What you did yourself is left out. [Show it, too]
seen-lead-staff = What you opened and did here, and each time your account was used. The newest is first.
seen-staff = Clients see their part of this: when you opened something of theirs, not what you thought of it.
seen-zone = Times are those of { $zone }.
seen-none = Nothing here
seen-none-words = When somebody opens something of yours, it shows here.
seen-older = Show older ones
seen-newest = Back to the newest

# The practice's list.
seen-practice-lead = Who opened or did what, and when. It never says what is in it, and clients have no names here.
# A command stands between the two.
seen-practice-noted = That you looked is noted, too. To check that nothing was changed or taken out, run
seen-practice-noted-more = on the server.
seen-practice-who = By whom
seen-practice-everyone = Everyone
seen-practice-day = On which day
seen-practice-day-hint = As in 2026-11-24. Days and times are those of UTC.
seen-practice-day-wrong = Please give a day like 2026-11-24.
seen-practice-show = Show
seen-practice-none = Nothing found
seen-practice-none-words = Choose another day, or everyone.
seen-practice-back = Back to the practice
seen-practice-nobody = Nobody who is known

# Who did it.
seen-who-you = You
seen-who-guest = A guest
seen-who-somebody = Somebody
seen-who-server = Someone on the server
seen-who-client = A client
seen-who-gone = Someone whose account is gone
seen-who-else = Someone else
seen-did-foreign = put an entry here that this service did not write

# Whom it is about, in the middle of a sentence, where they have no name here.
seen-whom-client = a client
seen-whom-couple = a couple
seen-whom-someone = someone

# A space, in the middle of a sentence. $whom is "you" where it is the reader's, else a name.
seen-space-private = { $whom ->
    [you] your
   *[other] { $whom }’s
} private space
seen-space-joint = { $whom ->
    [you] your
   *[other] { $whom }’s
} joint space
seen-space-notes = { $whom ->
    [you] your
   *[other] { $whom }’s
} own notes
seen-space-gone = { $whom ->
    [you] your
   *[other] { $whom }’s
} space

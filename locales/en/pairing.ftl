# Choosing a therapist, changing and ending the work; pausing it and going on alone; whom one is not brought
# together with; summaries of earlier work.

# The short list of therapists.
match-title = Therapists for you
match-none = We found nobody who is licensed where you are, speaks your language and has room right now.
match-none-waiting = Your answers are kept. New therapists join, and places become free. On the [waiting list], your practice looks for someone for you and writes to you.
match-none-sooner = If you need someone sooner, [Get Help Now] lists people who can talk today.
match-lead = Each is licensed where you are, and each licence was checked. We put first who fits best what you told us. The choice is yours, and you can change it later.
match-has-past = You wrote in your private space before. A new therapist reads only what you write from now on, unless you let them read all of it: that saves telling it again. You can also decide that later.
# $authors: names in a row.
match-along = The summary by { $authors } goes along to whom you choose, as you said.
match-along-change = Change that
match-choose = Choose { $name }
match-choose-past = Choose { $name }, who may read all of my private space
match-hide = Do not show me { $name }
match-who-reads = The therapist you choose can read your answers once they accept: the questions you answered, and those about safety. Nobody else can.
match-none-right = Is none of them right for you? You can come onto the [waiting list], and still choose someone here at any time.
match-hidden = [Therapists not shown to you].
match-wishes = What you look for you can change in [your place, times and wishes].
match-partners = Your partner’s therapist
# $places: names and addresses of rooms.
match-in-person = In person at: { $places }
match-licence = { $kind }, { $place }
match-said-alone = It is done: you go on alone from now on, and your private space stays yours. Take your time to look who fits you now.

# Why a therapist fits, or does not: short lines without a full stop. Goals, ways of working and whom somebody
# welcomes come from lists.ftl, with a small first letter.
reason-licensed = Licensed where you are ({ $place })
reason-known = You have worked together before
reason-free = Free { $times }
reason-free-both = Free { $times }, when you both can
reason-not-free = Not free at the times you chose
reason-not-free-both = Not free at times that suit you both
reason-works-with-couples = Works with couples on { $goal }
reason-works-with-people = Works with people on { $goal }
reason-not-works-on = Has not named { $goal } among the things they work with
reason-welcomes = Knows and welcomes { $whom }
reason-not-welcomes = Has not named { $whom } among what they know well
reason-trained = Trained in { $way }
reason-not-trained = Has not named { $ways } among their ways of working
reason-speaks = Speaks { $languages }
reason-meets = Meets { $ways }
# The wished gender, by its code; "other" for one that has no text of its own.
reason-is-woman = Is a woman, as you wished
reason-is-man = Is a man, as you wished
reason-is-nonbinary = Is nonbinary, as you wished
reason-is-other = Is { $gender }, as you wished
reason-not-listed-woman = Is not listed as a woman
reason-not-listed-man = Is not listed as a man
reason-not-listed-nonbinary = Is not listed as nonbinary
reason-not-listed-other = Is not listed as { $gender }
reason-by-video = by video
reason-by-audio = by audio
reason-by-messages = in messages
reason-by-in-person = in person
# Several of which one is enough.
reason-or = { $before } or { $last }
# A part of the week that comes again each week, and what stands for still more of them.
reason-time = { $weekday ->
    [monday] Monday
    [tuesday] Tuesday
    [wednesday] Wednesday
    [thursday] Thursday
    [friday] Friday
    [saturday] Saturday
   *[sunday] Sunday
} { $part ->
    [morning] mornings
    [afternoon] afternoons
   *[evening] evenings
}
reason-time-more = more

# Why an offer was not taken, a therapist changed, somebody not taken.
why-declined-times = The hours do not suit me
why-declined-person = I do not feel this is the right person for me
why-declined-known = I know this therapist, or somebody close to them
why-declined-later = I am not ready to start now
why-declined-elsewhere = I have found help somewhere else
why-changed-person = We did not fit together as I had hoped
why-changed-way = I would like another way of working
why-changed-times = The hours do not suit me any more
why-changed-heard = I did not feel heard
why-changed-place = I moved, or will move
why-refused-full = I have no room just now
why-refused-times = My hours do not suit them
why-refused-work = Somebody else knows this work better
why-refused-known = I know them, or somebody close to them
why-refused-away = I will be away, or am leaving
why-other = Another reason

change-title = Change therapist
change-lead = You may do this at any time, and you need not say why.
change-reads = Your therapist can no longer read what you write from now on. They keep reading what they could read before: it is part of their record.
change-new = A new therapist reads only what you write after the change, unless you let them read more. You choose that, then or later. We will ask you the safety questions again.
change-couple = If you are here as a couple, the joint space waits until you are both with the same therapist again.
change-why = Why, if you like to say
change-why-none = I would rather not say
change-why-hint = It is kept as one of a count, without your name or your therapist’s. The practice sees a reason only when several people gave it.
change-summary = A summary for whoever comes next?
change-summary-hint = What you worked on and what helped, in { $therapist }’s words, so that you need not tell all of it again. They have { $days } days to write it, and may say no. Your change does not wait for it.
change-no-summary = No summary
change-no-summary-hint = You can still ask for one in the next days.
change-hide = Do not show me this therapist again
change-hide-hint = They are not told, and nobody else sees it. You can take it back later.
change-do = End it and find someone else
# Away from a page that changes much, without doing it.
pairing-leave-as-is = Leave things as they are

end-title = End the work
end-heading = End the work with { $name }
end-lead = This ends it today. { $name } gets an e-mail that there is news, and reads here that you ended the work, without a reason. Please talk about it with them first, or write to them: after this you cannot.
end-appointments = Appointments to come are cancelled.
end-reads = You keep reading what you could read until now; it is part of your record. What is written from now on you cannot read.
end-client = { $name } keeps everything, and may choose another therapist. We hand nothing on: whoever comes next reads only what is written after today. { $name } may ask you for a summary of your work; you then have 14 days, and may say no.
end-joint = If the joint space is open, it closes for writing.
end-safety = If there is a concern about safety, please make sure first that somebody else looks after it.
end-both = End the work with { $partner } too
end-both-hint = Without it, you stay in their private space.
end-do = End the work today

pause-title = Pause the joint work
pause-lead = You may do this at any time, by yourself. You need no reason, and nobody has to agree.
pause-joint = The joint space closes for new messages at once. What was written there stays readable for both of you and your therapist.
pause-appointments = Appointments for both of you that are still to come are cancelled.
pause-own = Your own private space, your therapist and your own appointments stay as they are.
pause-told = Your partner and your therapist get an e-mail that there is something new. Here they read that the joint space is closed for now, and no more.
pause-until = You can go on again whenever you like. Only you can end your pause. If your partner pauses too, the joint space opens once you have both gone on.
pause-do = Pause now

alone-title = Go on alone
alone-lead = You may do this at any time, by yourself. You need no reason, and nobody will ask for one.
alone-written = What happens to what was written
alone-private = Your private space
alone-private-stays = stays yours alone, with all you wrote there.
alone-private-therapist = Whoever is your therapist stays in it with you.
alone-private-partner = { $partner } never sees it.
alone-joint = The joint space
alone-joint-closes = closes at once. You, { $partner } and your therapist keep reading what you each could read until now. Nobody can write there any more.
alone-joint-limit = This practice sets a limit: each of you two can read it for { $days } days from the day it is over for you. Your therapist’s record stays.
alone-appointments = Appointments for both of you that are still to come are cancelled. Your own stay as they are.
alone-no-joint = No joint space opens.
alone-partner = { $partner } keeps their own private space and therapist, and can go on too.
alone-told-heading = What { $partner } is told, and when
alone-told-choose = You choose. Whatever you choose, { $partner } never reads here where you are, what you do next, or who your therapist will be.
alone-told-until = Until they are told, they see only that the joint space is closed for now, and get an e-mail that there is something new.
alone-told-therapist = Your therapist sees what you chose, so that they say no more than that.
alone-told = What they are told
alone-when = When they are told it
alone-onward = With whom you go on
alone-onward-why = { $therapist } works with both of you. To go on with only one of two can put a therapist between you. So { $therapist } stays in your private space for { $days } more days, and then leaves it by themselves. In these days you can write and meet, to end well or to hear who else could help. What you wrote stays with you, and { $therapist } keeps reading what they could read.
alone-onward-partner = The same holds for { $partner }, from the day they know.
alone-i-go-on = I go on
alone-rather-pause = If you only need some time, you can [pause the joint work] instead.
alone-afraid = If you are afraid of what { $partner } may do, please talk to someone first: your therapist, or [the people on this page]. They can help you plan it safely.
# What the other can be told, and when. Quoted is what they will read.
alone-nothing = Nothing beyond what can be seen
alone-nothing-hint-joint = They see that the joint space is closed for now: the same as for a pause.
alone-nothing-hint = They see no change.
alone-quoted = “{ $words }”
alone-goes-on-hint = From then on they see that they are here on their own.
alone-ask-therapist-hint = Your therapist says more, as they find right.
alone-now = Now
alone-tomorrow = Tomorrow
alone-in-three-days = In three days
alone-later = I meet and write with { $therapist } for now, and decide in these days
alone-ask = I ask to go on with { $therapist }
alone-ask-hint = You both and { $therapist } must agree. { $partner } is asked, and reads that you ask. So this goes only with the words that you go on alone.
alone-new = I choose someone new
alone-new-hint = { $therapist } leaves your private space now. { $partner } learns nothing of it.
alone-nobody = With nobody for now
alone-nobody-hint = { $therapist } leaves your private space now. You can choose someone later.
alone-must-be-told = To ask whether you may go on with the same therapist, choose the words that you go on alone. Or choose someone new: then nobody is asked.

# What the one who stays reads. It gives no reason, blames nobody, and says nothing of what the other does next.
parting-goes-on = { $name } is going on alone for now. What you wrote together stays readable for you both.
parting-ask-therapist = The joint space is closed. Your therapist can tell you more.

told-title = What the other is told
told-heading = What { $partner } is told
told-lead = You go on alone, and { $partner } has not been told yet. Until that is so, you may change what they are told and when, or take it back.
told-never = Whatever you choose, { $partner } never reads here where you are, what you do next, or who your therapist will be. They do not see that you changed anything, either. Your therapist sees it, so that they say no more than that.
told-as-it-is = On { $day }, as it is now
told-keep = Keep this
told-must-be = You asked to go on with the same therapist, and the other is asked, too. So they must be told that you go on alone. You may still choose when.

past-title = What was written before
past-lead = { $therapist } reads what is written since they came. What was written before is yours to give or to keep.
past-private = Your private space
past-private-unread = { $therapist } cannot read what you wrote there before they came: your messages, your answers, your check-ins. If you let them, it cannot be taken back for what they have read.
past-private-let = Let them read all of it
past-private-read = { $therapist } can read all of it.
past-summaries = A summary by an earlier therapist is yours to pass on by itself: [summaries of earlier work]
past-joint = Your joint space
past-joint-unread = { $therapist } cannot read what you two wrote there before they came. It belongs to both of you, so it takes both. Neither of you sees what the other has decided until both have agreed.
past-joint-agreed = You have agreed.
past-joint-take-back = Take my agreement back
past-joint-agree = I agree that they read it
past-leave = Leave it as it is
past-said-private = Done. Your therapist can read all of your private space now.
past-said-joint = Your agreement is noted. It takes both of you.
past-said-back = Your agreement is taken back.

# Whom somebody asked not to be shown or suggested to.
hidden-clients = To whom you are not suggested
hidden-clients-lead = You asked not to be suggested to these people. They are not told, and nobody else sees it.
hidden-therapists = Therapists not shown to you
hidden-therapists-lead = You asked not to be shown these therapists. They are not told, and nobody else sees it, your partner neither.
hidden-none = Nobody
hidden-none-words = There is nobody on this list.
hidden-suggest-again = Suggest me to { $name } again
hidden-show-again = Show { $name } again
hidden-back = Back to your caseload
hidden-said-not = It is kept. Nobody else sees it.
hidden-said-again = It is taken back.

# The practice keeps a client and a therapist from being brought together.
apart-title = Not to be brought together
apart-lead = If a client and a therapist should not work together, say it here. They are not suggested to each other, cannot be offered to each other, and a choice that waits cannot be accepted.
apart-more = Neither of them is told, and no page says why. It ends nothing: if they work together already, please speak with the therapist. Clients and therapists can each ask for this themselves, and you are not shown what they asked for.
apart-email = The client’s e-mail address
apart-email-hint = The one they sign in with. If it is a client’s, you learn that they are here, and nothing else of them.
apart-therapist = The therapist
apart-therapist-choose = Choose a therapist
apart-why = Why
apart-why-choose = Choose a reason
apart-why-hint = Administrators alone see it. Please tell no more of it here than this.
apart-do = Keep them apart
apart-list = Kept apart
apart-line = { $client } and { $therapist }, since { $day }
apart-end = Take it back
apart-why-close = They are related, friends, or live close together
apart-why-work = They work or study together
apart-why-conflict = There is another conflict of interest
apart-why-harm = One of them could come to harm
apart-why-asked = One of them asked us, outside of this service
apart-therapist-missing = Please choose a therapist.
apart-why-missing = Please choose a reason.
apart-no-client = No client here has this address. Please look whether it is typed as they use it here.
apart-said-kept = They are kept apart from now on. Neither of them is told.
apart-said-end = They may be brought together again.

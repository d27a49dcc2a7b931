# What each person sees first: a client their home, a therapist their caseload and one client's page.

# A client's home.
home-title = Home
home-hello = Hello { $name }
home-left-words = This can be a lot to take in, and there is nothing you must do today. You can write in your private space at any hour. If you would rather talk to someone now, [these people answer day and night].
home-told-change = Change what is told, or when

# After a couple parted: one asks the other whether they may go on with the therapist both had.
home-asked-title = { $name } and { $therapist }
home-asked-off = { $name } asked to go on with { $therapist } alone. It will not go on.
home-asked-answered = { $name } asked to go on with { $therapist } alone. You have answered. Nobody else sees what you said.
home-asked-words = { $name } would like to go on with { $therapist } alone. Both of you and { $therapist } must agree. You are free to say no, and need not say why. Nobody sees who said what: only whether it goes on. If you say nothing until { $day }, that counts as a no.
going-on-agree = I agree
going-on-disagree = I do not agree

# A client's own work, which ends by itself after the couple parted.
home-winding-title = You and { $therapist }: until { $day }
home-winding-words = { $therapist } worked with both of you. They stay in your private space until { $day }, and then leave it by themselves. Until then you can write and meet, to end well or to hear who else could help. All you wrote stays yours.
home-winding-gone = It ends on that day: to go on, the other of you two would have to be asked, and they have left here.
winding-off = It will not go on after that day.
home-winding-asked = You asked to go on. If you both and { $therapist } agree before that day, nothing ends.
home-winding-may-ask = If you would like to go on with { $therapist } alone, you both and { $therapist } must agree. { $other } reads that you ask.
home-winding-ask = Ask to go on with { $therapist }
home-winding-unknown = To go on with { $therapist } alone, { $other } would have to be asked, and does not know yet that you go on alone.
home-winding-else = You can also [choose someone else] now. Nobody is asked for that, and { $other } learns nothing of it.
home-winding-else-gone = You can also [choose someone else] now. Nobody is asked for that.

# That the couple parted, as who stayed, who left, and the therapist who knows read it. $words is what is told.
parted-alone = You went on alone on { $day }.
parted-told-nothing = { $name } is told nothing beyond what can be seen.
parted-is-told = { $name } is told on { $day }: “{ $words }”
parted-was-told = { $name } was told on { $day }: “{ $words }”
parted-they-went = { $name } went on alone on { $day }.
parted-care-told = Please say nothing of where { $name } is or what they do next.
parted-care-untold = Until they are told, { $name } sees that the joint space is closed for now, as for a pause. Please say no more than that.

home-ended-title = { $therapist } ended the work with you
home-ended-words = It ended on { $day }. You keep your private space and all that you wrote. { $therapist } cannot read what you write from now on, and appointments to come are cancelled. You can choose another therapist; we ask you the safety questions again first, and a new therapist reads only what is new.
home-ended-summary = You can [ask { $therapist } for a summary] of your work, for yourself and for whoever comes next.

home-licence-title = About { $place }
home-licence-words = { $therapist } has no licence here that holds in { $place }, where you told us you are. Most places let a therapist treat only people who are where the licence holds. Nothing ends by itself, and your spaces stay as they are.
home-licence-talk = Please talk about it with { $therapist } soon: they may get a licence there, or help you find someone. If you are not in { $place }, [correct your place].
home-licence-else = You can [choose someone licensed there] at any time.

# The way to a therapist.
home-step-questions = Answer the questions
home-step-safety = Answer the safety questions, alone
home-step-choose = Choose a therapist
home-step-yes = Your therapist says yes

home-offered-title = A therapist is offered to you
home-offered-words = A place is held for you for some days. Have a look, and say yes or no.
home-offered-see = See who it is
home-safety-title = First, a few questions about safety
home-safety-words = We ask everyone, alone. Only you and your therapist will read the answers.
home-safety-answer = Answer them
home-list-title = You are on the waiting list
home-list-words = We write to you as soon as there is someone for you. You can also look for yourself at any time.
home-list-place = Your place on the list
home-choose-title = Choose your therapist
home-choose-words = We have a short list for you, with the reasons.
home-choose-see = See who fits
home-waiting-title = Waiting for { $therapist }
home-waiting-words = They were told that you chose them. Most therapists answer within two days. You get an e-mail when there is news.
home-waiting-else = Choose someone else

home-sign = To read and sign
home-opening-title = A time opened up
home-opening-joint = With { $name }, for the two of you. Whoever is first has it.
home-opening-private = With { $name }, for your private space. Whoever is first has it.
home-opening-take = Take it
home-opening-gone = { $when }: it is gone by now. We go on looking for you.
home-opening-stop = Stop telling me

home-plan = This week’s plan
home-plan-open = Open the plan
home-how-title = Half a minute for yourself?
home-how-words = Only if you like. [How I am]
home-spaces = Your spaces
home-meeting = Meeting
home-meeting-next = Next:
home-meeting-none = Nothing is booked yet.
home-book-me = Book a time for me
home-book-both = Book a time for us both

home-partner = You and your partner
home-partner-here = You are here with { $name }.
home-partner-closed = The joint space is closed for now. What was written there stays readable.
home-partner-paused = You paused it, and can [go on again] whenever you like.
home-partner-agreed = You agreed to a joint space. Your therapist opens it when it is a good time for both of you; this often takes a week or two.
home-partner-opens = A joint space opens once you both agree and your therapist finds it a good time.
home-partner-about = About the joint space: pausing, and going on alone
home-partner-own = You are here on your own now, and your work goes on for yourself. If you ever want to work here together with a partner, you can invite them then.
home-partner-about-inviting = About inviting a partner
home-partner-not-yet = Your partner is not here yet. You can invite your partner now, later, or not at all.
home-partner-alone = You are here on your own. You can invite your partner now, later, or not at all.
home-partner-invite = Invite your partner

home-between = Between sessions
home-yours = What you chose
home-to-skills = Practise a skill
home-to-how = How I am: half a minute for yourself
home-to-journal = My journal
home-to-library = Read in the library
home-to-wishes = Change where you are, when you can meet, or what you wish for
home-to-consents = What you agreed to
home-to-summaries = Summaries of earlier work
home-to-past = What your therapist may read from before
home-to-change = Change therapist

# What just happened, on a client's home.
home-said-chosen = Your choice is made. The therapist was told and usually answers within two days.
home-said-wishes = Your answers are saved, all of them.
home-said-joined = You two are here together now. Your private space stays yours alone.
home-said-asked = You asked. The others were told that there is something to answer.
home-said-answered = Your answer is kept. Nobody else sees what you said.
home-said-alone = You go on alone from now on. Your private space stays yours.
home-said-told-otherwise = Your choice is kept. It is what counts from now on.
home-said-paused = The joint work is paused. You can go on again whenever you like.
home-said-on-again = Your pause is over. The joint space is open when neither of you has paused it.
home-said-changed = Your therapist has left your space. You can choose someone else when you like.
home-said-changed-asked = Your therapist has left your space, and was asked for a summary. You can choose someone else when you like: nothing waits for it.

# The link to a space, with how much is unread and who reads there.
room-link-new = new
room-link-closed = Closed for new messages
room-link-read-by = Read by: { $names }
room-link-only-you = only you, for now
room-link-you-and = you and { $names }

# A therapist's caseload.
alerts-title = Please look at this today
alerts-look = Look at it, and say that you have seen it
alerts-apart = With { $name }: the two saw their last session quite differently.

caseload-asking = Chose you
caseload-comes-as = Comes as
comes-as-couple = couple
comes-as-individual = individual
caseload-is-in = Is in
caseload-goals = Looks for help with
caseload-since = Chose you
caseload-asking-words = If you accept, you can read their answers and their private space.
caseload-accept = Accept
caseload-why = If you decline, why? Only if you like to say
caseload-why-blank = I would rather not say
caseload-why-hint = It is kept as one of a count, without your name or theirs. They are not told.
caseload-decline = Decline
caseload-never = Decline, and do not suggest me to them again
caseload-held = { $count ->
    [one] One of your places is held for someone on the waiting list, who was offered to work with you and has not answered yet. You hear of them if they say yes.
   *[other] { $count } of your places are held for someone on the waiting list, who was offered to work with you and has not answered yet. You hear of them if they say yes.
}
caseload-clients = Your clients
caseload-with = with { $name }
caseload-measures = Measures
caseload-measures-of = of { $name }
caseload-none = No clients yet
caseload-none-words = You are shown to clients once your profile is filled in and a licence was checked.
caseload-away = Time away, and standing in for others
caseload-record = Your track record

# How a client stands with the questions about safety.
screen-due = Safety questions not answered yet
screen-waiting = Safety answers to read
screen-read = Safety answers read

# What just happened, on a caseload.
caseload-said-accepted = You accepted. You can read this client’s private space now.
caseload-said-declined = You declined. The client was told that they can choose someone else.
caseload-said-opened = The joint space is open. Both partners were told.
caseload-said-ended = The work is ended. They were told that there is news.
caseload-said-unfit = This cannot be accepted now: look at your licences, languages and free places.
caseload-said-unfit-room = This cannot be accepted now: by your profile you have no free place.
caseload-said-unfit-age = This cannot be accepted now: they are not of an age that you or your practice see.
caseload-said-unfit-work = This cannot be accepted now: they come for work that your profile says you do not take.
caseload-said-unfit-training = This cannot be accepted now: your practice asks for training to work with couples where there may be violence.
caseload-said-unfit-not = This cannot be accepted now: you asked not to be suggested to them.

# Work that ended, for a therapist.
ended-work-title = Work that ended
ended-work-lead = What you could read while you worked together stays readable for you. What was written later does not reach you.
ended-work-until = until { $day }
ended-work-summary = The summary for { $name }
ended-work-not = You are not suggested to { $name } again.
ended-work-not-ask = Do not suggest me to { $name } again
ended-work-none = Nothing here
ended-work-none-words = Work that you or a client ended is shown here.
ended-work-to-not = To whom you are not suggested
ended-work-back = Back to your caseload

# One client, for their therapist.
case-in = In { $place }.
case-unlicensed = You have no verified licence here that holds in { $place }.
case-unlicensed-words = { $name } sees this too. Please clear with them where they are, add a licence to your profile if you have one, or help them find someone. Nothing ends by itself.
case-winding-title = Your work with { $name } ends on { $day }
case-winding-words = You worked with both of a couple that parted. Until that day you can write and meet, to end well or to refer them. Then you leave their private space by itself, and keep reading what you could read.
case-winding-answered = { $name } asked to go on with you alone. You have answered.
case-winding-asks = { $name } asks to go on with you alone. It takes the informed agreement of both partners and yours: please think of your code of ethics on conflicts of interest. Nobody sees who said what.
case-winding-only-if = It can go on only if { $name } asks, and all three of you agree.
case-back = All clients
case-to-measures = Measures: how it goes, and what you ask
case-to-skills = Skills at home
case-to-safety-plan = Safety plan
case-to-journal = From the journal
case-to-how = How they are
case-safety = Safety answers
case-safety-at = Answered { $when }
case-safety-new = New
case-safety-read-by = Alone. Read by you and { $name } only.
case-safety-none-raised = No answer raised a concern.
case-safety-look = Please look at this today:
case-safety-where = Answer in the private space only. Nothing here shows in the joint space, and the partner is not told why it waits.
case-safety-due = Not answered yet.
case-joint-with = Joint space with { $name }
case-joint-open = It is open.
case-joint-paired = Both are your clients
case-joint-agreed = Both have agreed to it
case-joint-signed = Both have signed the couple’s agreement
case-joint-read = You have read both safety answers
case-joint-held-back = Your practice’s policy on couples where there may be violence does not let you open it.
case-joint-held-back-words = Please talk to your practice, or go on with each of them alone. The two see only that it waits, as before every opening.
case-joint-words = Open it only if it is safe for both. Until then both partners see the same words: that you open it when it is a good time.
case-joint-do = Open the joint space
case-agreed = What { $name } agreed to
case-agreed-words = Read by you and { $name } only. Consent to therapy online is asked for at the door of a session, where it is missing.
case-signed = Signed on { $day }, as “{ $name }”
case-withdrawn = Withdrawn on { $day }
case-signed-before = Signed before; to be signed anew
case-signed-not = Not signed yet
case-answers = Answers to the questionnaire
case-end = End the work

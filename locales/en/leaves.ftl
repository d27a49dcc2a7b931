# Time away: a therapist's page, what their clients are told, and letting whoever stands in into a space.

away-title = Time away
away-clients = All clients
away-asked = { $name } is away from { $first } to { $last }
away-asked-waits = { $name } asks you to stand in. Clients read your name, where your licence holds for them. You read nothing, unless a client lets you in.
away-asked-yes = You stand in. You read nothing, unless a client lets you in.
away-asked-no = You said that you cannot stand in.
away-stand-in = I stand in
away-cannot = I cannot
away-rooms = Where clients let you in
away-room = { $room } of { $names }
away-own = You are away from { $first } to { $last }
away-own-nobody = Nobody stands in.
away-own-waits = { $name } was asked to stand in, and has not answered yet.
away-own-yes = { $name } stands in.
away-own-no = { $name } cannot stand in. Until somebody does, clients read that nobody does.
away-appointments = Appointments in that time
away-not = I am not away then
away-say = Say when you are away
away-say-words = Nobody is booked on these days. Your clients read from when to when, who stands in, and where help is in an emergency; nothing of why.
away-first = First day
away-last = Last day
away-cover = Who stands in
away-cover-nobody = Nobody
away-cover-hint = They are asked first. They read nothing unless a client lets them in.
away-plan = Plan it
away-gone = Somebody whose account is gone
away-first-missing = Please give the first day.
away-last-missing = Please give the last day.
away-days-wrong = Please give a last day that is not over and not before the first; half a year at most.
away-overlap = You are away on some of these days already.
away-cover-wrong = Please choose somebody who works here.
away-said-planned = It is planned. Your hours are closed for these days, and your clients are told from four weeks before.
away-said-ended = You are not away then. Your hours are open again.
away-said-answered = Your answer is kept, and they were told.

# What whoever was asked to stand in answered.
stand-in-answer-waits = Not yet
stand-in-answer-yes = Yes
stand-in-answer-no = No

# What a client is told.
leave-now = In that time { $name } is there for you. They read nothing of yours unless you let them. To write to { $name }, [let them into your space].
leave-soon = In that time { $name } is there for you. They read nothing of yours unless you let them. From that day on you can let them into your space and write to them.
leave-not-there = In that time nobody here stands in who may treat people in { $place }, where you told us you are. You can still write, and { $therapist } reads it when they are back.
leave-nobody = In that time nobody stands in. You can still write, and { $therapist } reads it when they are back.
leave-emergency = In an emergency, do not wait for an answer here: [Get Help Now].

# Letting them into a space.
stand-in-title = While your therapist is away
stand-in-heading = While { $therapist } is away
stand-in-lead = { $cover } stands in until { $last }. They read nothing of yours unless you let them, and you need not.
stand-in-words = If you let them in, they read and write in that space from then on. It ends by itself when { $therapist } is back, or at once with one button here. What they could read until then stays readable to them, as with any therapist: it is part of their record of you.
stand-in-is-in = { $cover } is in it. [Go to the space]
stand-in-end = End it now
stand-in-agreed = You agreed. It opens nothing until both of you do, and neither is told what the other said before that.
stand-in-take-back = Take that back
stand-in-both = For this space both of you must agree. Neither is told what the other said before both did. What was written before stays closed to { $cover }.
stand-in-agree = I agree
stand-in-past = They may also read what was written before
stand-in-past-hint = What has been read cannot be taken back.
stand-in-let = Let { $cover } in
stand-in-said-in = They are in. They read what is written from now on.
stand-in-said-waits = It is kept that you agree. It opens nothing until both of you do.
stand-in-said-out = They read nothing more from now on.

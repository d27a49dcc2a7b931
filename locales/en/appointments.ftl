# Appointments: the list, one of them, finding a time, several at once, and the clocks of everyone who meets.
# Times are given as they are to be read, such as "18:30"; so are days, names and places.

# A moment, as a title.
appointments-when = { $day }, { $time }
# What an entry in somebody's own calendar is called. It says no more on purpose.
calendar-entry = Appointment

appointments-none = Nothing is planned
appointments-none-more = Book a time from your home page, or from a room.
appointments-with = { $zone }, with { $names }
appointments-busy = Busy elsewhere
appointments-past = Past and cancelled
appointments-cancelled = Cancelled
appointments-cancelled-late = Cancelled late
appointments-own-calendar = In your own calendar
appointments-feed-words = Add this address to your calendar as a subscription. It shows only “{ $word }” and the time. Whoever has the address sees your times: keep it to yourself.
appointments-feed-none = A private address lets your phone or computer show these times. Making a new one ends the old one.
appointments-feed-make = Make a calendar address
appointments-mail = Appointments by e-mail
appointments-mail-on = Each appointment comes to you by e-mail, for your calendar: with its time, the word “{ $word }” and a link. Moving or cancelling it here changes it there. If work is paused or ends, no mail says so: this page is what counts.
appointments-mail-stop = Stop sending them
appointments-mail-off = Each appointment can come to you by e-mail, for your calendar: with its time, the word “{ $word }” and a link.
appointments-mail-warning = Whoever can look into your mailbox or your calendar sees it.
appointments-mail-off-more = Leave this off if somebody else uses your phone or computer and should not know.
appointments-mail-start = Send me appointments by e-mail
appointments-elsewhere = When you are busy elsewhere
appointments-elsewhere-words = If you keep another calendar, its busy times can be read, so that nobody books you then. Only when you are busy is kept, never with what.
appointments-elsewhere-link = Your other calendars

appointments-said-asked = You will be told. Your home page shows the times that open up.
appointments-said-stopped = You will not be told of earlier times any more.
appointments-said-by-mail = From now on appointments come to you by e-mail, those that are planned already first.
appointments-said-not-by-mail = No more appointments come by e-mail. What is in your calendar stays there until you delete it.

# A therapist's appointments in a time they are away.
appointments-away = Appointments while you are away
appointments-away-none = Nothing is booked in that time
appointments-away-none-more = Your hours are closed for it.
appointments-away-words = Nothing is moved or cancelled by itself. If you ask to move one, your client is told and finds another time; for them that is never a late change.
appointments-with-whom = With { $names }
appointments-asked-to-move = You asked to move it
appointments-ask-to-move = Ask to move it
appointments-cancel = Cancel it

appointment-cancelled-late = It was cancelled less than the time before that this practice asks for. Nobody has to say why.
appointment-note-late = Your practice says of late changes: “{ $note }”
appointment-note-later = Your practice says of later changes: “{ $note }”
appointment-moved-late = It was moved late, by what this practice asks for.
appointment-absent = You noted that { $names } did not come. [Take that back]
appointment-missed = We missed you
appointment-missed-words = { $therapist } noted that you did not come to this session. That happens, and you are as welcome as before. If something kept you away, or if this is not right, please tell { $therapist }.
appointment-write-to = Write to { $therapist }
appointment-zone = Time zone
appointment-length = Length
appointment-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
appointment-with = With
appointment-which = Which one
appointment-where = Where
appointment-room = Room
appointment-interpreter = Interpreter
appointment-others = At the same time
appointment-therapist-asks = Your therapist asks to move it
appointment-asked-words = They were told, and find another time.
appointment-therapist-asks-words = They cannot be there then. Please find another time that suits you; for you this is never a late change.
appointment-find-another = Find another time
appointment-busy = You are busy elsewhere then
appointment-busy-words = Another calendar of yours has something at this time. Nothing is moved or cancelled by itself, and nobody else sees this.
appointment-own-no = Your calendar said that you cannot come
appointment-own-no-words = That came by e-mail, which others could send too. Nothing is cancelled by it: please say here what is right.
appointment-coming = I am coming
appointment-move = Move it
appointment-own-no-cancel = To cancel it, use the button further down.
# For the therapist: what somebody's calendar answered by mail.
appointment-answer-yes = { $name } said yes by mail.
appointment-answer-maybe = { $name } said by mail that they may come.
appointment-answer-no = { $name } said no by mail; asked to confirm.
appointment-answer-comes = { $name } comes.
appointment-session = Your session
appointment-in-person = You meet in person. If you cannot get there, you can meet right here.
appointment-join-therapist = You can come in now. Nobody is connected before you let them in.
appointment-join-client = You can come in now. You will wait in a waiting room until the therapist lets you in.
appointment-join = Join
appointment-soon-in-person = You meet in person. If that is not possible after all, you can meet right here, by video or only with sound.
appointment-soon = You meet right here, by video or only with sound.
appointment-soon-button = A button to join shows on this page from 15 minutes before. [Check your camera and microphone] at any time.
appointment-after = After the session
appointment-free-until = Until { $until } ({ $notice } before) you can move or cancel it, and nobody asks why. After that you still can.
appointment-rest = This one and all after it
appointment-rest-count = { $count ->
    [one] One more session comes after this one in the same row.
   *[other] { $count } more sessions come after this one in the same row.
}
appointment-rest-move = Move this and all after it
appointment-rest-cancel = Cancel this and all after it
appointment-save = Save it to my calendar
appointment-space = Go to the space
appointment-all = All appointments

appointment-said-booked = It is booked. Everyone in it was told.
appointment-said-moved = It is moved. Everyone in it was told.
appointment-said-booked-all = They are booked, all of them. Everyone in them was told. This is the first.
appointment-said-moved-all = They are moved, all of them. Everyone in them was told.
appointment-said-cancelled-all = This one and all after it are cancelled. Everyone in them was told.
appointment-said-cancelled = It is cancelled. Everyone in it was told.
appointment-said-coming = Good. It stays as it is, and your therapist reads that you come.
appointment-said-now-late = Nothing is cancelled yet. While you looked, it became a late change: please read what that means.
appointment-said-late = Somebody changed this a moment before you. This is how it is now.

# How long before an appointment it is changed without a question; stands in sentences as $notice.
notice-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
notice-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

# A change that is late.
late-title = It is less than { $notice } until then
late-words = You can still move or cancel it, and need not say why. If you are ill, or it is not safe for you, please do.

# Being told of an earlier time.
earlier-title = If an earlier time opens up
earlier-asked = You asked to be told of earlier times, until { $day }. If one opens up, an e-mail says that something is waiting, and your home page shows it. Whoever is first has it.
earlier-stop = Stop telling me
earlier-words = Sometimes a time becomes free because someone else cannot come. We can tell you then: with an e-mail that says only that something is waiting, not at night and not too often. Whoever is first has the time. It ends by itself with your next appointment, or after four weeks.
earlier-ask = Tell me if something opens up

# Finding a time.
book-title = Find a time
book-first = When is the first of several sessions?
book-move = Move to another time
book-move-first = When is the first of them now?
book-with-both = With { $names }. This is for the two of you.
book-with-you = With { $names }. This is for your private space.
book-how = { $minutes } minutes.
book-how-at = { $minutes } minutes, in person at { $place }: { $address }.
book-how-interpreted = { $minutes } minutes, with { $interpreter } to interpret.
book-how-at-interpreted = { $minutes } minutes, in person at { $place }: { $address }, with { $interpreter } to interpret.
book-zone = All times are in { $zone }.
book-first-then-booked = Choose the first time. Then you see all of them, and what stands in their way, before anything is booked.
book-first-then-moved = Choose the first time. Then you see all of them, and what stands in their way, before anything is moved.
book-changes = Plans change: until { $notice } before, you can move or cancel, and nobody asks why. After that you still can.
book-taken = Sorry: { $when } was taken a moment ago. Nothing was booked, and nobody was told. You did nothing wrong.
book-near = Free close to it
book-others = Show other times
book-length = How long
book-place = How you meet
book-place-online = Here, by video or sound
book-place-at = In person: { $place }
book-interpreter = Somebody to interpret
book-no-interpreter = Without an interpreter
book-order = In which order
book-order-days = The earliest first
book-order-even = The best for everyone first
book-order-spread = Spread over the weeks
book-show = Show times
book-closed = The practice is closed on { $days }.
book-closed-day = { $day } ({ $name })
book-none-days = No free times in these seven days
book-none-weeks = No free times in these weeks
book-none-more = Please look at the days after, or write to your therapist.
book-earlier = Earlier days
book-later = Later days
book-several = Book every week, every second or every fourth week at once. You see all of them first. [Book several sessions]
book-suits-both = you both can
book-suits-you = suits you

# Where people meet, in a copy of everything.
place-online = Online, by video or sound

# Several sessions at once.
series-title = Several sessions
series-move-title = Move these sessions
series-keeps = The sessions keep their time on the clock of { $name }.
series-taken = Sorry: one of these times was taken a moment ago. Nothing was booked or changed, and nobody was told. This is how it is now.
series-every = How often
series-every-1 = Every week
series-every-2 = Every second week
series-every-4 = Every fourth week
series-times = How many sessions
series-times-hint = From 2 to 26.
series-times-wrong = Please give a number from 2 to 26.
series-times-long = That is more than a year. Please choose fewer.
series-show = Show these
series-clashes-none = All of them can be
series-clashes = { $count ->
    [one] One of them cannot be then
   *[other] { $count } of them cannot be then
}
series-choose-booked = For those, choose another time, or leave them out.
series-choose-moved = For those, choose another time, or leave them where they are.
series-nothing-booked = Nothing is booked before you say so below: then all of it at once.
series-nothing-moved = Nothing is moved before you say so below: then all of it at once.
series-leave-out = Leave this one out
series-leave-on = Leave it on { $when }
series-pick-one = Please choose at least one time.
series-pick-one-new = Please choose at least one new time.
series-book = Book them
series-move = Move them
series-another-first = Choose another first time
series-changes = Each of them can be moved or cancelled by itself: until { $notice } before, and nobody asks why. After that you still can.
# Which one of how many, and how often they are.
series-which-1 = { $number } of { $of }, every week
series-which-2 = { $number } of { $of }, every second week
series-which-4 = { $number } of { $of }, every fourth week
series-which-other = { $number } of { $of }, every { $weeks } weeks
# Why one of them cannot be, after its time and a colon.
series-clash-closed = the practice is closed ({ $name })
series-clash-away = your therapist is away
series-clash-skipped = the clocks skip this hour
series-clash-no-time = this time is not free
series-clash-ended = the work here has ended by then

# Clocks. A time zone, as "America/New York time (UTC-5)".
clock-zone = { $zone } time ({ $offset })
# A moment on somebody else's clock. $whose is one of the two below.
clock-reads = { $time } { $whose }
clock-reads-day = { $weekday } { $time } { $whose }
clock-for = for { $names }
clock-at = at { $place }
# Where clocks are changed, as a part of the sentence below.
clock-where = { $count ->
    [one] where { $names } is
   *[other] where { $names } are
}
clock-where-you = where you are
clock-where-both = where you are and { $place }
clock-changes = From { $day } the clocks change { $where }: { $here } for you is then { $then } { $whose }. Until then it is { $was } { $whose }.
clock-forward = The clocks go forward { $amount } on { $day }.
clock-back = The clocks go back { $amount } on { $day }.
clock-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
clock-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
clock-hours-minutes = { $hours } { $minutes }

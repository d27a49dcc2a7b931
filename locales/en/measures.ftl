# Measures in care: a client's check-ins, their therapist's view of them, the practice's list. Questions,
# titles and notes of measures are content.

measures-due = Waiting for you
measures-due-session = How was your session?
measures-due-session-why = Four taps. Only your therapist reads them.
measures-due-asked-once = Your therapist asked you for this.
measures-due-asked-week = Your therapist asked you for this, every week.
measures-due-asked-fortnight = Your therapist asked you for this, every two weeks.
measures-due-asked-month = Your therapist asked you for this, every four weeks.
measures-due-asked-session = Your therapist asked you for this, after every session.
measures-due-asked-third-session = Your therapist asked you for this, after every third session.
measures-due-asked-schedule = Your therapist asked you for this, on a schedule.
measures-due-go-on = Go on
measures-due-answer = Answer now

# What a client can answer.
measures-lead = A few quiet minutes that show you and your therapist how things are, and whether it helps.
measures-yours = Yours
measures-last = Last answered on { $day }.
measures-questions = { $count ->
    [one] 1 short question. Answer it whenever you like.
   *[other] { $count } short questions. Answer them whenever you like.
}
measures-none = Nothing here yet
measures-none-words = What you answer will show here.
measures-counted = Help your practice learn whether therapy helps
measures-readers = Your answers are for you and your therapist. Your partner never sees them. You may share some scores, if you want to.

measures-said-thanks = Thank you. Your therapist can read it now.
measures-said-finished = Thank you. Your answers are saved, and your therapist can read them.
measures-said-discarded = Those answers are gone. Nobody read them.
measures-said-shared = Your partner sees it once they share too. You can take it back at any time.
measures-said-taken-back = You share it no more. It is hidden already.

# In place of the name and the note of a measure that should leave no trace on a client's pages.
measures-no-trace-title = Some questions from your therapist
measures-no-trace = Please answer when you are alone. Nothing of it stays on your pages afterwards; only your therapist reads it.

# One question.
measures-question-yours = (your answer)
measures-question-own-words = Or in your own words
measures-question-answer = Your answer
measures-question-choose = Please choose
measures-question-words = Your words
measures-question-whole-number = A whole number
measures-question-number = A number
measures-question-how-much = How much
measures-question-unit = Of what
measures-question-continue = Continue
measures-question-keep = Keep my answer
measures-question-skip = Skip this one
measures-question-readers = Each answer is saved as you give it. Read by you and your therapist; your partner does not see it. [Go on another time]

# All answers, before they are given.
look-over-title = Your answers
look-over-missing = One answer is still needed.
look-over-missing-go = Go to that question
look-over-lead = Have a look. You can still change each of them.
look-over-done = That is how it is
look-over-not-answered = Not answered
look-over-change = Change
look-over-change-what = the answer to: { $question }
look-over-discard = Throw these answers away
look-over-then = Once it is done, your therapist can read it. It cannot be changed then; you can always answer anew.

# Help, at once after an answer that a person must be told of.
critical-title = Thank you for saying it
critical-self-harm = Thoughts like this can come when things are very hard. You are not alone with them, and they can pass. Please talk to somebody today.
critical-other = What you said matters, and it is not your fault. You can talk to somebody who knows such things, today, without giving your name.
critical-people = People who answer now
critical-told = Your therapist was told a moment ago. They may not see it at once, so please do not wait for them if you need somebody now.
critical-nobody = Your answer is saved. You have no therapist here yet, so nobody at your practice reads it now. Please talk to one of the people above.
critical-go-on = Go on with the questions
critical-stop = Stop here for today
critical-not-saved = We could not save this answer, and nobody was told. Please call one of the people above, or your practice. All that you answered before is safe.
critical-again = Try again

# What came of a measure, for the client.
results-back = All check-ins
results-lead = { $count ->
    [one] 1 question. Your answer is saved as you give it, so you can stop and go on whenever you like.
   *[other] { $count } questions, one at a time. Each answer is saved as you give it, so you can stop and go on whenever you like.
}
results-begun = You have begun
results-begun-words = Your answers so far are saved.
results-discard = Throw those answers away
results-again = Answer it again
results-begin = Begin
results-share = Do you want to share this with your partner?
results-share-both = You both share it. You gave yours on { $day }.
results-share-see = See the two of you
results-share-waiting = You share it since { $day }. You will see both of you here once your partner shares too. There is no hurry, and either of you may say no.
results-share-none = It is your choice, and no is a good answer. Your partner sees a point in the picture and its numbers, never your answers, and only if they share theirs too. They are not told whether you share until both of you do. Your therapist reads along.
results-share-newest = Share where I am now
results-share-path = Share my whole path
results-share-take-back = Take it back
results-share-only-newest = Share only where I am now
results-share-later = What you answer later is not shared by itself. Taking it back hides it at once.
results-answered = What you answered on { $day }

# What two partners see of each other.
measures-couple-title = The two of you
measures-couple-you-and = You and { $name }
measures-couple-readers = you, your partner and your therapist, for as long as both of you share
measures-couple-no-more = I no longer want to share this

# A client's measures, for their therapist.
client-measures-title = Measures: { $name }
client-measures-of = Measures of { $name }
client-measures-alone = Write or talk to { $name } alone. Nothing of this shows in the joint space.
client-measures-seen = I have seen it
client-measures-courses = How it goes
client-measures-times = { $count ->
    [one] Answered once, last on { $day }
   *[other] Answered { $count } times, last on { $day }
}
client-measures-none = Nothing answered yet
client-measures-none-words = What they finish shows here.
client-measures-asked = What you ask
client-measures-asked-none = Nothing at the moment.
client-measures-waits = Waits for an answer
client-measures-stop = Stop asking
client-measures-ask-what = Ask them to answer
client-measures-ask-often = How often
client-measures-both = Ask { $name } too
client-measures-both-hint = Each answers alone.
client-measures-ask = Ask
client-measures-practice = The practice’s measures, and bringing one in
client-measures-said-assigned = Asked. They were told that there is something new.
client-measures-said-ended = They are not asked any more. What they answered stays.
client-measures-said-seen = Noted: you saw it.
measures-often-once = Once
measures-often-week = Every week
measures-often-fortnight = Every two weeks
measures-often-month = Every four weeks
measures-often-session = After every session
measures-often-third-session = After every third session
measures-often-schedule = On a schedule
client-course-together = The two together
client-course-share = Both share this with each other.
client-course-answered = What was answered

# What a therapist is to see at once. $question and $answer are in the words the client read.
alert-self-harm = About self-harm or suicide. { $measure }: “{ $question }” was answered “{ $answer }”.
alert-violence = About violence or fear at home. { $measure }: “{ $question }” was answered “{ $answer }”.
alert-danger = About danger. { $measure }: “{ $question }” was answered “{ $answer }”.
alert-worse = The last session felt worse than those before: { $now } of 5, from { $before }.
alert-low = The last session did not feel good: { $now } of 5.

# The measures a practice has. The faults of a file are in English.
measures-import-lead = What clients of this practice can be asked to answer.
measures-import-version = { $count ->
    [one] version { $version }, 1 scored question
   *[other] version { $version }, { $count } scored questions
}
measures-import-ours = Comes with securebase: a reflection, not a validated test.
measures-import-unsupported = What its file asks for and is not done here ({ $count })
measures-import-title = Bring one in
measures-import-words = A questionnaire is a file in FHIR R4 (JSON). Many publishers and hospitals have them. Please bring in only what your practice may use.
measures-import-file = The questionnaire’s file (.json)
measures-import-file-hint = Up to 240 KB. Larger ones: securebase measure import, on the server.
measures-import-key = How it is scored
measures-import-key-hint = Keys of the field’s instruments are here, without their wording.
measures-import-key-own = Another one: I bring its key too
measures-import-key-file = The key’s file, if it is not in the list (.toml)
measures-import-do = Bring it in
measures-import-then = Answers given before keep the version they were given under.
measures-import-utf8 = This file is not written in UTF-8. Nothing was stored.
measures-import-no-file = Please choose the questionnaire’s file.
measures-import-no-key = Please choose a scoring key: one of the list, or a file of your own.
measures-import-done = It is here, as version { $version }. Therapists can ask clients to answer it.
measures-import-known = It was here already, as version { $version }. Nothing was changed.
measures-import-more = And { $count } more like these.

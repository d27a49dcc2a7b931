# Skills: what stands around exercises, which are content; this week's plan; what was written in them.

skills-title = Skills to practise at home
skills-lead = Short exercises for calm, listening, talking, quarrels and closeness. Do them by yourself or the two of you, as often or as seldom as you like.
skills-history = You need no account, and nobody here notes which ones you look at. Your browser may keep in its history which pages you opened.
skills-jump = Skills
skills-none = This practice has no exercises yet.
skills-all = All exercises
skills-go-on = Go on
skills-that-is-all = That is all

# The five skills that exercises practise, and what each is good for.
skill-calm = Regulating emotions
skill-calm-about = Come down from a wave, and find out what you feel.
skill-listening = Listening and understanding
skill-listening-about = Hear what the other means before you answer.
skill-talking = Healthy communication
skill-talking-about = Say what you need so that it can be heard.
skill-conflict = Resolving conflict
skill-conflict-about = Stop a quarrel in time, and find the way back.
skill-closeness = Emotional closeness
skill-closeness-about = Small things that bring two people nearer.

# How an exercise can be done: several are joined, one after the other, by ways-or.
ways-or = { $before }, or { $last }
way-alone = alone
way-one-device = together on one device
way-two-devices = together on two devices
exercise-title = Exercise
exercise-length = About { $minutes } minutes, { $ways }.
exercise-about = About { $minutes } minutes, { $ways }. Written by { $author }. Last changed on { $day }.
exercise-unless = Not now, if …
exercise-danger = If someone is in danger: [Get Help Now]
exercise-steps = What you will do
exercise-stop = You can stop at any step. Nothing is counted, and there is no right way to feel.
exercise-do = Do it, and write here
exercise-read = Only read it through
exercise-together = Do it together, each on your own device
exercise-together-words = Your partner finds it under “This week’s plan”. What you both write there is in your joint space: you two and your therapist read it.
exercise-alone-words = What you write by yourself is kept for you alone. You choose afterwards whether to show it to your therapist.
exercise-begin = Begin
exercise-sources = Where it comes from
exercise-own-words = The words are this project’s own. They build on:
exercise-related = Read more
exercise-review = Review this exercise
exercise-learning = An exercise is for learning. It does not diagnose, and it does not replace talking with a licensed professional.

# A step, with its clock and the circle to breathe with.
step-paper = On paper, or in your head
step-paper-these = On paper, or in your head:
step-stop = You can stop at any time. If someone is in danger: [Get Help Now]
step-seconds = { $count } seconds
step-minutes = { $count } minutes
step-breathe = Breathe in for { $in } seconds{ $hold ->
    [0] { "" }
   *[other] , hold for { $hold }
}, out for { $out }{ $rest ->
    [0] { "" }
   *[other] , rest for { $rest }
}. About { $clock }.
step-take = Take about { $clock }, or as long as you need.
timer-start = Start the clock
timer-stop = Stop the clock
timer-runs = The clock runs.
timer-over = The time is over. Go on when you are ready.
# Beside a number that counts the seconds, as in "In 3".
breath-in = In
breath-hold = Hold
breath-out = Out
breath-rest = Rest
breath-ready = Ready
breath-done = Done
breath-begin = Begin to breathe
breath-stop = Stop
breath-stopped = Stopped.
breath-begun = The circle breathes with you. Keep your own pace if you like.
breath-over = That was the last breath. Go on when you are ready.

# This week's plan.
plan-title = This week’s plan
plan-lead = What your therapist suggests for the days between sessions. Doing it, leaving it out and finding it too hard are all fine to say.
plan-together = { $title }: the two of you are in this exercise
plan-none = Nothing on your plan
plan-none-words = If you like, look at the exercises. You need not.
plan-for-both = For the two of you
plan-for-you = For you
plan-why = Why:
plan-past = It was meant for { $day }. It is still fine to do it, or to leave it.
plan-due = Meant for { $day }.
plan-line-add = Add a line on how it was
plan-line = How was it?
plan-line-show = Show this line to my therapist
plan-line-words = Without the tick only you read it, under [What I wrote].
plan-line-long = A line is 500 letters at most. More fits in a message to your therapist.
plan-seen-by-both = Your partner and your therapist see your answer.
plan-seen-by-therapist = Only your therapist sees your answer.
plan-check-ins = Check-ins that wait for you
plan-said-thanks = Thank you. Each of these answers is fine.
answer-done = Done
answer-skipped = Skipped this time
answer-too-hard = Too hard right now
# The plan as a device keeps it.
plan-kept-lead = As it was on { $day }. Doing it, leaving it out and finding it too hard are all fine.
plan-kept-article = This is an article: it needs a connection.
plan-kept-for-both = For the two of you.
plan-kept-for-you = For you.
plan-kept-said = You said: { $answer }.
plan-kept-none = There was nothing on it.
plan-kept-later = When you are back online you can say how it went.

# What somebody wrote in an exercise by themselves.
reflections-title = What I wrote
reflections-lead = What you wrote in exercises by yourself. Only you read it, but for what you chose to show your therapist. Your partner never sees it.
reflections-none = Nothing yet
reflections-none-words = When you do an exercise here, you can write in it. You need not.
reflections-badge-therapist = Your therapist can read it
reflections-together = Done together
reflections-together-words = Both of you and your therapist read what was written there.
reflection-nothing = Nothing is written here yet.
reflection-line = How it was
reflection-read-by-therapist = you and your therapist
reflection-shown = You showed this to your therapist
reflection-shown-words = You can take it back at any time. They may have read it by then.
reflection-take-back = Take it back
reflection-go-on = Go on writing
reflection-show-asked = Show it to your therapist?
reflection-show-words = Only if you like. It goes into your private space, where you and your therapist can read it. Your partner cannot.
reflection-show = Show this to my therapist
reflection-delete = Delete it
reflection-delete-button = Delete what I wrote
reflection-stop = Stop here
reflection-stop-words = You can stop at any time; what you wrote is kept. If someone is in danger: [Get Help Now]
reflection-long = This is longer than 4,000 letters. Please make it shorter: nothing is lost.
reflection-said-deleted = It is deleted.
reflection-said-shared = Your therapist can read it now.
reflection-said-taken-back = It is yours alone again.
reflection-said-kept = What you wrote is kept, for you alone.

# An exercise for two, each on their own device.
together-title = Together
together-moved = The exercise has gone on. Keep what you wrote, if you like: the next page opens then.
together-keep = Keep it for us to read
together-look = Look again for what is new
together-stop = Either of you can stop at any time. If someone is in danger: [Get Help Now]
together-written = What was written
together-over = This exercise is over, or your joint space is closed. What was written stays readable here.
together-you = You
together-read-by = you, { $name } and your therapist
together-read-by-two = you and { $name }
together-turn-you = It is your turn.
together-turn = It is { $name }’s turn.
together-turn-listen = It is { $name }’s turn. You listen.
together-left = { $count } seconds left when this page was made
together-start = Start the clock: { $clock }
together-hand-over = I am done: go on
together-wait = You can go on once the time is over.
together-end = End it for both
together-said-kept = Kept. You and the others in your joint space can read it.
together-said-turn = It is still the other’s turn. They hand over when they are done.

# What a therapist gives to do at home, and is shown of it.
give-title = Skills: { $name }
give-heading = Skills at home: { $name }
give-given = On the plan
give-for-both = For the two together
give-for-one = For { $name }
give-for-each = For { $name } and for { $partner }, apart
give-no-answer = No answer yet
give-due = Meant for { $day }
give-take-off = Take it off the plan
give-none = Nothing at the moment.
give-check-ins = [Check-ins you ask for stand with the measures]; { $name } finds both on one page.
give-give = Give something to do at home
give-what = What
give-what-blank = Choose one
give-whom = For whom
give-why = Why, in your words
give-why-hint = A sentence or two. It helps more than the exercise’s name.
give-day = Meant for
give-button = Give it
give-note = There is one reminder, by day. Please look at “Not now, if …” on the exercise before you give it to two. [All exercises]
give-shown = What { $name } showed you
give-shown-words = Read by you and { $name } only. What they keep for themselves is not here, not even as a number.
give-shown-on = Shown on { $day }
give-shown-none = Nothing yet.
give-for-one-hint = { $name } and you see it, nobody else.
give-for-each-hint = Each does it alone. Neither sees the other’s answer.
give-for-both-hint = Both see it, and the answer either of them gives.
give-exercise = { $skill }: { $title }
give-article = Article: { $title }
give-why-long = Please say why in 600 letters at most.
give-day-wrong = Please choose a day from today on, within half a year.
give-what-missing = Please choose what to give.
give-whom-missing = Please choose whom it is for.
give-said-given = Given. They are told, by day, that there is something new.
give-said-ended = It is off the plan. What they wrote stays theirs.

# For administrators. The first two go around the name of the folder.
exercises-title = Exercises
exercises-files = Exercises are files in your content folder, under
exercises-files-more = . A therapist with a checked licence signs one as reviewed on its own page; a change of the text ends that. Exercises that nobody has reviewed say so. How long a review holds is set with the [articles].
exercises-faults = To put right in the files

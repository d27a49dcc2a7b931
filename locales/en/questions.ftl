# The questions of the intake: a screen of them, the safety questions, and wishes changed later.

questions-title = Questions
questions-readers = Until you make an account, only this browser can open your answers.
questions-please-read = Please read this
questions-continue = Continue

# Answers to any question, also to those of measures.
answer-yes = Yes
answer-no = No
answer-none = No answer
answer-choose = Please choose
answer-words = Your words
answer-own = Your answer

# Why what was sent is no answer, also to a question of a measure.
refused-required = Please answer this question to go on.
refused-one-only = Please choose one answer.
refused-not-offered = Please choose from the answers shown.
refused-not-a-number = Please enter a whole number, such as 34.
refused-too-small = Please enter { $least } or more.
refused-too-large = Please enter { $most } or less.
refused-not-a-date = Please enter a date, such as 2027-03-09.
refused-not-a-decimal = Please enter a number, such as 72.5.
refused-not-a-time = Please enter a time, such as 18:30.
refused-not-a-moment = Please enter a date and time.
refused-not-an-address = Please enter an address, such as https://example.org.
refused-too-long = Please keep this to { $longest } characters.
refused-unreadable = Please use letters, numbers and signs that can be read.

# Under eighteen.
not-yet-title = Help for young people
not-yet-heading = Thank you for being honest
not-yet-lead = We can only work with people who are 18 or older. That is a rule for us, not a judgement of you: what you feel counts, and it is good that you looked for help.
not-yet-others = There are people who listen to young people every day. Talking to them is free, and you do not have to give your name.
not-yet-see = See who you can talk to
not-yet-deleted = Your answers are deleted.

# Before the safety questions.
safety-title = Safety
safety-heading = A few questions about safety
safety-lead = We ask everyone these, each person alone, before any work together begins.
safety-sealed = Your answers are sealed in your private space. Only you and your therapist can read them. Your partner never can, and cannot tell what you answered.
safety-be-alone = Please be alone when you answer. If someone may look on, come back later: nothing will be lost.
safety-skip = You may skip any question.
safety-alone = I am alone: go on
safety-later = Later
safety-readers = Only you and your therapist will ever read this. Never your partner.

# After them. What stands between is shown where an answer raised a concern.
safety-done-title = Thank you
safety-done = Thank you for telling us
safety-done-sealed = Your answers are sealed. Only you and your therapist can read them.
safety-not-alone = You are not alone with this, and you have done nothing wrong by saying it.
safety-cannot-come = Your therapist will read your answers. But a therapist here cannot come at once. If you are in danger now, or feel you might hurt yourself, please call someone who can help right away:
safety-near = Who can help right away, where you are
safety-see-help = See who can help now
safety-partner = Your partner is not told, and sees nothing that would let them guess.
safety-go-on = Go on

# What an answer about safety tells a therapist.
concern-violence = Fear of, harm by, or control by a partner
concern-self-harm = Thoughts of suicide or of self-harm
concern-danger = Danger right now

# What a client changes later.
wishes-title = Your place, times and wishes
wishes-lead = These are your answers until now. Change what is no longer right. It is saved all together, or not at all.
wishes-seen = Your therapist sees the new answers, and your partner does not. Nothing ends by itself: if your therapist has no licence for a new place, we tell you both what you can do.
wishes-leave = Leave things as they are

# Kinds of wish that somebody said matter most, in a copy of their own.
most-times = The times you chose
most-goals = Someone who works with what you come for
most-affirms = Being known and welcome as you are
most-gender = The therapist’s gender
most-approaches = A way of working

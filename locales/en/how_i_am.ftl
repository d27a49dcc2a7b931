# How I am: half a minute for oneself, its picture, and who is shown what of it.

how-title = How I am
how-lead = Half a minute for yourself, as often as you like. Nobody counts the days, and a day without is fine.
how-again = You wrote something today. If you keep it again, this takes its place.
how-leave-out = Leave out
how-line = A line for yourself
how-line-hint = Your partner never sees it, whatever you show.
how-keep = Keep this day for myself alone
how-keep-hint = It is left out of all you show. Nobody can tell it from a day without.
how-read-by-chosen = you, and whom you chose:
how-shown-partner = Your partner sees a step for each week that is over, of what you chose.
how-shown-steps = Your therapist sees the steps of each day, not your lines.
how-shown-lines = Your therapist sees the steps of each day and your lines.
how-button = Keep it
how-course = The last twelve weeks
how-all-days = All days, with your lines
how-note = These steps are everyday words. They are no test, give no score and say nothing of how well you do.
how-nothing = Please choose one step, or write a line. One is enough.
how-line-long = Please keep the line under 280 characters. There is more room in your journal.
how-said-kept = Kept. That is all for today.
how-said-deleted = That day is deleted.
how-said-chosen = Your choice is kept.

# What is asked, and the words of its steps, from the first. None is called better than another.
how-mood = Mood
how-mood-asked = How are you?
how-mood-1 = Very low
how-mood-2 = Low
how-mood-3 = In between
how-mood-4 = Good
how-mood-5 = Very good
how-closeness = Closeness
how-closeness-asked = How close do you feel to your partner, or to whoever is closest?
how-closeness-1 = Far away
how-closeness-2 = Rather far
how-closeness-3 = In between
how-closeness-4 = Rather close
how-closeness-5 = Very close
how-conflict = Conflict
how-conflict-asked = How much conflict was there between you?
how-conflict-1 = None
how-conflict-2 = A little
how-conflict-3 = Some
how-conflict-4 = Quite a bit
how-conflict-5 = A lot

# The drawings, and the same as a table. $step is the word of a step in small letters.
how-you = You
how-plot-step = { $step } on { $day }
how-plot-course = { $name }: from { $first } to { $last }.
how-plot-one = { $name }: { $first }.
how-plot-none = { $name }: nothing yet.
how-table = The same in words
how-table-order = The latest first
how-table-week = Week
how-table-day = Day
how-table-line = A line
how-table-you = { $what }: you
how-table-other = { $what }: { $name }
how-table-week-of = Week of { $day }

# All days.
how-days = All days
how-days-none = Nothing here yet
how-days-kept = Kept for yourself alone.
how-days-delete = Delete
how-days-delete-words = It is gone at once and for good, and from what you show now.
how-days-delete-button = Delete this day
how-days-older = Older days
how-days-newest = Back to the newest

# How often, reminders, and who sees it.
how-choices = How often, reminders, and who sees it
how-often = How often would you like to come here?
how-often-hint = A card on your first page leads here then. You can come at any other time too.
how-often-never = As it comes
how-often-day = Once a day
how-often-week = Once a week
how-often-missing = To be reminded, please choose once a day or once a week.
how-weekday = If once a week: on which day?
how-remind = Would you like to be reminded?
how-remind-hint = A mail that says only that you asked for it; by day where you are, and none once you wrote. Whoever reads your mail can see that it came.
how-remind-no = No reminder
how-remind-morning = A mail in the morning, from 9
how-remind-midday = A mail at midday, from 1
how-remind-evening = A mail in the early evening, from 6
how-remind-stopped = Your reminders stopped, as nothing was written for some time. That is fine. They begin again when you write, or save this page.
how-remind-stops = If you do not come for a while, they stop by themselves.
how-therapist = What may your therapist see?
how-therapist-hint = Days you keep for yourself are left out. If you choose nothing again, they see no more of it; what they have read, they have read.
how-show-nothing = Nothing
how-therapist-steps = The steps of each day
how-therapist-steps-hint = Of the last half year and from now on, without the lines.
how-therapist-lines = The steps and my lines
how-therapist-lines-hint = Of the last half year and from now on.
how-partner = What may your partner see?
how-partner-hint = Never a single day, and never your lines. You see theirs only while both of you show something. Your partner is not told what you choose here: whoever shows nothing looks the same as whoever wrote nothing.
how-partner-nothing-hint = Takes back all that was shown, at once.
how-partner-weeks = How my weeks were
how-partner-weeks-hint = Of what you tick below, one step for each week that is over, from now on. It is in your joint space, where your therapist can read it too.
how-partner-nothing-new = Nothing new
how-partner-nothing-new-hint = What was shown stays. It looks as if you wrote nothing more.
how-items = If you show how your weeks were: what of them?
how-items-missing = Please tick at least one thing to show, or choose to show nothing.
how-pressed = Show only what you want to show. If somebody presses you, you can leave days out, choose “Nothing new”, and [find help].

# The picture of two.
how-together = The two of you
how-together-lead = How your weeks were, as each of you put it. Neither of you is right, and neither is ahead.
how-together-none = There is no picture now
how-together-none-words = There is one for weeks that are over, of what both of you wrote down and show. There are many reasons why there is none: a week without a day in it, another choice, a pause. Nobody is told which.
how-together-weeks = Week by week
how-together-note = A week is one step, whether somebody wrote once or each day, and shows when it is over. A week without is fine.
how-together-choices = What you show

# What a therapist is shown.
how-case-title = How they are: { $name }
how-case = How { $name } is, in their words
how-case-read-by = you and { $name }, who chose to show it and can stop. Nothing of it shows in a joint space.
how-case-none = Nothing is shown to you.
how-case-days = Day by day
how-case-note = These steps are everyday words, not an instrument: no score, no norm, no risk assessment. Days may be missing, because nothing was written or because { $name } kept them. For a measure, [ask for one].

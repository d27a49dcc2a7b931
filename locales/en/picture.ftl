# The pictures of measures: an attachment profile, a couple's view, a score over time; with their words and
# tables. Written for securebase, not yet reviewed by a licensed professional.

picture-you = You
picture-anxiety = Anxiety
picture-avoidance = Avoidance
picture-answered-on = Answered on { $day }.
picture-numbers = The same in numbers
picture-scale = Scale
picture-score = Score
picture-range = May really be (90 %)
picture-lower = Others who score lower
picture-not-known = not known
picture-no-norm = no norm
picture-latest-first = The latest first
picture-day = Day
picture-sure = How sure this is
picture-shows = What this shows, and what it does not
picture-four-names = The four names on the picture
picture-from-to = { $low } to { $high }
picture-among-few = fewer than 1 in 100
picture-among-most = more than 99 in 100
picture-among-about = about { $count } in 100
picture-sources = Where this comes from
picture-unreviewed = Written for securebase, not yet reviewed by a licensed professional.
# Before why.
picture-unchecked = Not checked against its source yet:
# In place of a number.
picture-unknown = unknown

# The four regions: their names in a sentence, in the drawing, and the other name some are known by.
region-name-secure = secure
region-name-anxious = anxious
region-name-avoidant = avoidant
region-name-disorganized = disorganized
region-label-secure = Secure
region-label-anxious = Anxious
region-label-avoidant = Avoidant
region-label-disorganized = Disorganized
region-other-anxious = preoccupied
region-other-avoidant = dismissing
region-other-disorganized = fearful

# Where a point is: after "Your point is".
whereabouts-none = on the picture
whereabouts-one = in the part often called { $name }
whereabouts-some = near where { $names } meet
whereabouts-all = near the middle, where all four parts meet

plane-heading-own = Your attachment profile
plane-heading-of = { $name }’s attachment profile
plane-point-own = Your point is { $where }.
plane-point-of = { $name }’s point is { $where }.
plane-points = All { $count } points over time
plane-where = Where the point is
plane-range-of = { $scale }: may really be (90 %)
plane-lower-of = { $scale }: others who score lower
plane-scale-score = { $scale }: { $score }
# For who does not see the drawing.
plane-spoken = anxiety { $anxiety }, avoidance { $avoidance }, { $where }
plane-latest = The latest point: { $point }.
plane-went = From the first of { $count } points on, anxiety went by { $anxiety } and avoidance by { $avoidance }.

# Both of a couple.
two-planes-heading = { $names } in one picture
two-planes-title = Both attachment profiles in one picture
two-planes-about = { $one }: { $first }. { $other }: { $second }.
two-planes-apart = Apart by
two-planes-mean = Average of both
two-planes-more-than-error = (more than error)
two-planes-no-more-than-error = (no more than error)
two-planes-in-brackets = In brackets: where each score may really be, 9 times out of 10.
two-planes-move = How two people like this tend to move
two-planes-move-words = These are patterns to look at together, not verdicts. You two know best whether one of them sounds like you.
two-planes-unsure = { $count ->
    [2] The points are not sure enough to tell which one fits, so there are two to look at.
   *[other] The points are not sure enough to tell which one fits, so there are { $count } to look at.
}
two-planes-more = { $count ->
    [one] 1 more pattern that may fit
   *[other] { $count } more patterns that may fit
}
two-planes-afraid = None of this is meant for times when one of you is afraid of the other. [Get Help Now] is there at any hour.
two-planes-try = One thing to try:
two-planes-ask = A question for both of you:

# What the signs of a drawing stand for.
legend-path = the way here over time
legend-area-one = where the point may be
legend-area-each = where a point may be
legend-others = how others scored

# How sure points are, and how others scored. $population and what names people are as the key has them.
grounds-shape-one = The soft shape around the point shows where it may really be: 9 times out of 10, on each of the two scales.
grounds-shape-each = The soft shape around each point shows where it may really be: 9 times out of 10, on each of the two scales.
grounds-own-one = Its size comes from how much the person’s own answers differ from each other. It can’t tell how answers change from day to day, so the true shape may be wider.
grounds-own-each = Its size comes from how much each one’s own answers differ from each other. It can’t tell how answers change from day to day, so the true shape may be wider.
grounds-range-own = The range in the table comes from how much the person’s own answers differ from each other.
grounds-yardstick = The size of the shape comes from how much scores differ among { $population }, and from { $reliability }.
grounds-alpha = Alpha leaves out what changes from day to day, so the true shape may be wider.
grounds-unknown = Where no soft shape is drawn, nothing tells how sure the point is. That does not make it exact.
grounds-norm = The dashed rings show how others scored: { $population }. The rings lie one and two standard deviations around their average. If their scores spread like a bell, most of these people are inside the outer ring.
grounds-no-norm = There is no norm for this measure: nobody can say yet how other people score on it. So the names lie around the middle of the two scales.
reliability-alpha = how well its questions go together (Cronbach’s alpha { $r })
reliability-retest-days = how alike people’s scores were { $days } days later (test-retest { $r })
reliability-retest = how alike people’s scores were at two times (test-retest { $r })

# A score over time. $title is what the score is called.
course-heading = { $title } over time
course-one = One answer so far: { $score }, on { $day }.
course-from-to = From { $first } to { $last }.
course-about-one = One score: { $score }, on { $day }. The scale goes from { $least } to { $most }.
course-about-many = { $count } scores, from { $first } on { $first_day } to { $last } on { $last_day }. The scale goes from { $least } to { $most }.
course-higher = Higher is better.
course-lower = Lower is better.
course-neither = Neither end is better.
course-band = no more than error around the first score
course-first = First
course-latest = Latest
course-change = Change
course-needed = Needed to be more than error
course-points = { $needed } points
course-not-known = Not known. Nothing tells how exact this score is, so look at the course as a whole and not at one answer.
course-score-on = { $score }, on { $day }
course-how = How this picture is made
course-published = Two answers of one person differ a little even when nothing has changed. How many points are more than that is judged by a published figure.
course-computed = Two answers of one person differ a little even when nothing has changed. How many points are more than that is judged by how much scores differ among { $population }, and { $reliability }, with 95 of 100 cases in mind (Jacobson & Truax, 1991).
course-alpha = Alpha leaves out what changes from day to day, so a little more may be needed in truth.
course-answers = All { $count } answers
course-no-score = no score: answers are missing
course-flag-better = Better by more than error
course-flag-worse = Worse by more than error
course-flag-no-change = No reliable change
course-flag-moved = Changed by more than error
course-flag-unknown = Can’t be told yet
course-of-first = { $title }: first
course-of-latest = { $title }: latest
course-of-change = { $title }: change
course-of-flag = { $title }: what it has come to
course-of-needed = { $title }: needed to be more than error, in points
# Bands and cut-offs; their names are as the key has them.
course-cut-off = cut-off { $at }
course-bands = Dotted lines: { $bands }.
course-band-from = { $name } from { $at }
course-cut-off-words = { $side ->
    [below] Dashed line: scores below { $at } suggest { $what }. That is a hint to talk about, not a diagnosis.
    [at-most] Dashed line: scores { $at } and below suggest { $what }. That is a hint to talk about, not a diagnosis.
    [at-least] Dashed line: scores { $at } and above suggest { $what }. That is a hint to talk about, not a diagnosis.
   *[above] Dashed line: scores above { $at } suggest { $what }. That is a hint to talk about, not a diagnosis.
}

# What an attachment profile means and does not mean, and what tends to help. A lead stands before its words.
passage-not-a-type-lead = Two feelings, not a type.
passage-not-a-type = Anxiety here means worry about being loved and about losing the other. Avoidance means keeping closeness at arm’s length. Everyone has some of both, and people differ by degrees. There are no boxes to be put in.
passage-not-a-diagnosis-lead = Not a diagnosis, and not for ever.
passage-not-a-diagnosis = No place on the picture is a fault or an illness. Where a person stands can differ from one relationship to the next. It can also change with time, with a steady partner, and with therapy.
passage-names-lead = Names are for learning.
passage-names = No published cut-off says where one name ends and the next begins. That is why the colours run into each other. What to look at is the point, and how wide the soft shape around it is.
passage-secure-lead = Secure:
passage-secure = low on both. At ease with being close, and at ease with being apart.
passage-anxious-lead = Anxious (also: preoccupied):
passage-anxious = more anxiety, less avoidance. Closeness is wanted very much, and it is hard to trust that it will stay.
passage-avoidant-lead = Avoidant (also: dismissing):
passage-avoidant = more avoidance, less anxiety. Standing on one’s own feet feels safer than leaning on someone.
passage-disorganized-lead = Disorganized (also: fearful):
passage-disorganized = more of both. Closeness is wanted and feared at once. The word disorganized comes from studies of small children; for adults, fearful is the more usual name.
passage-anxiety-low = A low score on anxiety goes with a quiet kind of trust: the people who matter will be there, even when they are busy or cross.
passage-between = Between partners
passage-anxiety-low-between = it can look like waiting for an answer without much worry, asking plainly for what is needed, and letting a fight be over when it is over. Now and then it can mean missing how worried the other one is.
passage-helps = What helps:
passage-anxiety-low-helps = say out loud what you take for granted. “I’m glad you’re here” costs little, and can mean a lot to someone who is less sure.
passage-anxiety-middle = This score is near the middle, or the answers can’t tell which side it is on. Many people are at ease on most days and worry when something shakes them: a fight, a move, a long silence.
passage-anxiety-middle-between = it can look like trust on good days, and a need for a clear sign of love on hard ones.
passage-anxiety-middle-helps = find out together which moments set the worry off, and what calms it. Talk about it on a quiet day.
passage-anxiety-high = A high score on anxiety often goes with an alarm that rings early. A late reply or a short word can feel like the start of losing someone. The alarm shows how much the bond matters. One idea is that it is learned where comfort came on some days and not on others, but early years explain only a part of it.
passage-anxiety-high-between = it can look like asking once more if all is well, reading small signs, turning a fight over in one’s mind, or getting louder in the hope of being heard.
passage-anxiety-high-helps = small, steady signs, such as a set time to talk or a short note when it gets late. It also helps to say the feeling under the worry (“I miss you”), and to let the first wave pass before deciding what it means.
passage-avoidance-low = A low score on avoidance goes with ease in being close: leaning on someone, and being leaned on.
passage-avoidance-low-between = it can look like sharing a hard day, asking for help early, and liking time side by side. A partner who needs more room may be a puzzle at first.
passage-avoidance-low-helps = ask how much closeness feels good right now, and hear “not now” as a word about the moment.
passage-avoidance-middle = This score is near the middle, or the answers can’t tell which side it is on. Many people like to be close and also need a door they can shut, more so when they are under strain.
passage-avoidance-middle-between = it can look like open talks on some days, and on others a wish to sort things out alone first.
passage-avoidance-middle-helps = say which kind of day it is. “I need an hour for myself, and then I’d like to tell you” gives room and closeness both.
passage-avoidance-high = A high score on avoidance often goes with strength in standing alone. Needing someone may feel risky, or just strange. One idea is that it is learned where needs were best kept to oneself, but early years explain only a part of it.
passage-avoidance-high-between = it can look like going quiet in a fight, solving things alone, keeping some feelings back, or needing time apart to settle. The care is there, even when it is hard to see from outside.
passage-avoidance-high-helps = small steps more than big ones. Share one feeling a day. Say when you’ll be back before you step away (“twenty minutes, then I’m here”). Ask for one small thing.

pattern-both-secure-title = Two steady points
pattern-both-secure-goes = When both partners are low on anxiety and on avoidance, they tend to turn to each other when something is hard, and to find their way back after a fight. Hard times can still move both points, and that is no failure. Good news shared and asked about does a couple good, too.
pattern-both-secure-try = Once a day, each tell one good thing that happened. The other asks one question about it.
pattern-both-secure-ask = When did you last feel that we were really a team?
pattern-steadying-title = Steadying each other
pattern-steadying-goes = When the two points lie apart like this, calm can pass from one partner to the other, and it passes both ways. Strain can pass over too, when either of you is worn out. This is not one of you caring for the other: both give, and both need.
pattern-steadying-try = Before a hard talk, each say what would help most right now: more words, or more time.
pattern-steadying-ask = What do I do that helps you feel safe with me?
pattern-pursue-withdraw-title = Reaching out and stepping back
pattern-pursue-withdraw-goes = Under stress, one partner may reach out (ask, press, want to talk now) while the other steps back (goes quiet, wants to think first). Each move makes the other one bigger, and so it goes round. Who does which can change with the topic. Both moves try to keep the bond safe. The circle is the trouble, and the two of you can stand against it together.
pattern-pursue-withdraw-try = Agree on a pause that both can ask for. Whoever asks says when you’ll go on, the same day, and both come back.
pattern-pursue-withdraw-ask = What do you feel just before you reach out, or just before you step back?
pattern-pursue-pursue-title = Both reaching at once
pattern-pursue-pursue-goes = When both partners worry about the bond, both may reach for comfort at the same moment, and neither has a hand free to give it. Talks can heat up fast, and both may come away unheard. There is a lot of care in that heat.
pattern-pursue-pursue-try = Take turns, ten minutes each. One speaks. The other listens and says back what they heard. Then change over.
pattern-pursue-pursue-ask = When we both need comfort at once, what could help us wait for each other?
pattern-withdraw-withdraw-title = Both giving room
pattern-withdraw-withdraw-goes = When both partners keep to themselves under stress, life can be calm, with few fights. Things that matter may stay unsaid, and distance can grow without anyone wanting it.
pattern-withdraw-withdraw-try = Twice a week, take fifteen minutes to share one thing that is on your mind. Nothing needs to be solved.
pattern-withdraw-withdraw-ask = Is there something you’ve been carrying alone that you’d like me to know?
pattern-high-on-both-title = Wanting closeness, and wary of it
pattern-high-on-both-goes = For one of you, or for both, closeness may be longed for and feel risky within the same hour. Coming near and pulling back can follow each other fast, and leave you both unsure what is wanted. It often makes sense once you know what someone has lived through. A slow pace and small things that stay the same tend to help, and your therapist can help with the pace.
pattern-high-on-both-try = Choose one small thing that happens the same way every day, such as how you say good morning and good night.
pattern-high-on-both-ask = What helps you feel safe when we’re close, and when does it get too much?

# Track records: how work ended, for a therapist alone; what clients are asked, and what the practice decides.

# What a client is asked.
counted-title = Whether therapy helps here
counted-lead = Your practice would like its therapists to learn from how their work ended. You can help with two numbers, or leave it.
counted-what = If you say yes, two scores are counted once your work with a therapist has ended: your first and your last in “{ $title }”.
counted-rounded = They are rounded, and kept with the name of your therapist and what you came for. Your name is not kept with them, and no date.
counted-therapist = Your therapist, who could read your scores anyway, sees how all of their cases ended together, and never yours apart.
counted-practice = Your practice sees which therapists have enough cases. It sees no score. It may let a clearly good record move a therapist forward a little when therapists are suggested.
counted-others = No other client sees a number, and neither does your partner.
counted-no = If you say no, nothing changes for you. You can change your mind here until your work has ended and was counted. After that nothing here says which numbers were yours, so they cannot be taken out again.
counted-ask = May these two numbers be counted?
counted-choice-yes = Yes, these two numbers may be counted
counted-choice-no = No, please do not count them
counted-kept = It is kept. You can change it here.

# What is known of such records, and what is judgement: for the practice and for therapists.
record-known = Known:
record-known-share = who the therapist is explains about 5 % of how therapy ends (Johns et al. 2019).
record-known-individuals = Known for individuals:
record-known-trial = in one trial, people did better with a therapist whose record was good in what troubled them most (Constantino et al. 2021).

# For the practice.
record-lead = Whether therapists here can see how their work ended. It is off unless you want it.
record-is = What it is
record-is-words = Each client is asked whether two numbers of theirs may be counted when their work has ended: the first and the last score in a measure you choose. From these, a therapist sees how their own cases ended beside what is usual here for cases as hard, with chance taken off. You see who has enough cases, and no figure. Clients see none. There is no list of best and worst, here or anywhere.
record-known-judgement = What is known, and what is judgement
record-small = Differences are small, and it takes many cases to tell them from chance.
record-couples = For couples this has not been shown.
record-judgement = Judgement:
record-judgement-words = { $cases } cases and { $therapists } therapists before anything is said, and how much it counts.
record-untested = A score that was never tested, as those that come with this service, says less than one that was. A record is for learning. It is too rough to judge a person by.
record-counted = What is counted
record-counted-hint = If you choose another, all that was counted is deleted, and counting begins anew.
record-off = No track records
record-who = Who has enough cases
record-who-can = At least { $therapists } have enough, so each of them sees their own record.
record-who-cannot = Until { $therapists } therapists have { $cases } cases each, nobody sees anything.
record-enough = enough
record-not-yet = not yet
record-weights = Whether a clearly good record moves a therapist forward when therapists are suggested, and by how much, is one of the [weights].
record-weights-zero = It is 0 unless you change it.
record-saved = Saved.

# For a therapist.
record-title = Your track record
record-own-lead = How your work ended, as far as numbers can tell. Nobody else sees this page: not your practice, not your colleagues, not your clients.
record-counted-words = Work that has ended, by the first and the last score in “{ $title }”, of clients who said yes to it and answered at least twice, four weeks apart.
record-counted-count = { $count ->
    [one] One case of yours is counted.
   *[other] { $count } cases of yours are counted.
}
record-unseen = { $count ->
    [one] One piece of work ended and was not looked at yet.
   *[other] { $count } pieces of work ended and were not looked at yet.
} All of it is looked at together, once. Your clients can read that their scores were counted.
record-count = Count what has ended
record-said = What can be said
record-own-before = Scores go from 0 to 100, and more is better. Compared with what is usual here for cases that began as yours did, your cases ended
record-own-after = on average.
record-chance-before = Part of that is chance. With chance taken off,
record-chance-after = is most likely. What is likely lies between { $low } and { $high }: that holds the truth about 95 times in 100, and somewhat less often in a small practice.
record-above = { $points } points above
record-below = { $points } points below
record-no-strength = In nothing that people come for is your record clearly above what is usual. That is so for most.
record-strengths = Clearly above what is usual, by cases of that kind alone:
record-nothing-others = Nothing yet. You have enough cases; at least { $therapists } therapists here must have { $cases } each, or each would see the others in the average.
record-nothing = Nothing yet. It takes { $cases } cases of yours, and { $therapists } therapists with so many. With fewer, chance says more than you do.
record-means = What it means, and what it does not
record-near = So most therapists are near the average, and differences are small.
record-nobody-looked = For couples, nobody has looked.
record-our-judgement = Our judgement:
record-our-judgement-words = that it takes { $cases } cases, that two answers four weeks apart make a case, and how much a record may count.
record-not-in-it = Not in it:
record-not-in-it-words = people who said no, who answered once, or who left without a last answer; what this score does not ask; who was sent to you, and why. The two of a couple count as two cases, though they are not apart: the truth is less sure than it looks.
record-moves = Your practice lets a record that is clearly above move a therapist forward a little when therapists are suggested to somebody who comes for that. It moves nobody back, and no client is told.
record-moves-not = Your practice does not let it count when therapists are suggested.
record-back = Back to your caseload
record-all-counted = All work that had ended was looked at. What can be counted is counted.
record-none-counted = All work that had ended was looked at. None of it can be counted.

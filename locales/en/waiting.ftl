# The waiting list: for whoever waits, and for the practice that looks for them.

# For whoever waits.
waiting-chosen = You have chosen a therapist, so there is nothing to wait for.
waiting-chosen-on-list = Should they not be able to take you, you are still on the list, with all the time you have waited.
waiting-home = Back to your home page
waiting-offered = Offered to you.
waiting-held = The place is held for you until { $until }.
waiting-yes = Yes, I choose { $name }
waiting-yes-past = Yes, and { $name } may read all of my private space
waiting-yes-means = Your yes goes to { $name }, who then says yes too. They can read your answers from then on.
waiting-why-not = If not, why? Only if you like to say
waiting-why-not-hint = It is kept as one of a count, without your name or the therapist’s. The practice sees a reason only when several people gave it.
waiting-not-this = Not this one
waiting-no-means = If you say no, or nothing, you stay on the list and lose none of your time.
waiting-on-list = You are on the list
waiting-since = Since
waiting-your-number = Your number
waiting-number-means = Your practice knows you here by this number. If you call them about the list, please tell it to them. If something makes waiting hard for you, that is a good reason to call.
waiting-no-promise = Nobody can promise you a day.
waiting-typical = Of those who came onto the list in the past year, half had a therapist within { $half ->
    [one] { $half } week
   *[other] { $half } weeks
}, and nine of ten within { $most }. It can be different for you.
waiting-typical-unknown = Too few people have been on the list to say how long it takes.
waiting-we-write = We write to you when somebody is offered to you. The mail does not say so: only that something new is here.
waiting-leave = Leave the list
waiting-lead = If nobody is free for you now, your practice can look for you.
waiting-how = It looks at everyone who waits and at every place that becomes free. Who needs it sooner and who waited longer count, and how well a therapist fits.
waiting-how-offer = When somebody could be right, we write to you. You see who it is, and say yes or no. A no costs you nothing: you stay on the list.
waiting-how-number = The practice sees a number here, not your name, and nothing of what you wrote.
waiting-watched = To find out whether it treats people alike, your practice compares waits by { $what }, from what you told us for finding a therapist. It sees counts of five people or more, and nobody alone.
waiting-watched-form = being here alone or as a couple
waiting-watched-language = language
waiting-watched-place = where people live
waiting-watched-welcome = what a therapist should know and welcome
waiting-any-time = You can leave the list, or choose someone yourself, at any time.
waiting-join = Come onto the waiting list
waiting-joined = You are on the waiting list.
waiting-left = You are off the waiting list. You can come back at any time.
waiting-declined = That is fine. You stay on the list, with all the time you have waited.
waiting-over = This offer is over: its time had passed, or the place is gone. You stay on the list, with all the time you have waited.
meanwhile = In the meantime
meanwhile-match = You can [look who is free] yourself,
meanwhile-library = [read in the library], and write in your private space.
meanwhile-help = [Get Help Now] lists people who can talk today.

# For the practice: who waits.
waiting-count = { $count ->
    [0] Nobody is waiting.
    [one] One person is waiting.
   *[other] { $count } people are waiting.
}
waiting-free = { $count ->
    [one] One has no offer yet.
   *[other] { $count } have no offer yet.
}
waiting-numbers-only = People are numbers here. You see since when they wait, and never a name, a wish or an answer. Someone who calls can tell you their number.
waiting-work-out = Work out a proposal
waiting-see-last = See the last proposal
waiting-see-rules = What counts, and how long an offer is open
waiting-figures = The list in figures
waiting-see-fairness = Whether some people wait longer than others
waiting-number = Number { $number }
waiting-badge-chosen = Chose a therapist, who has not answered yet
waiting-badge-none = No offer yet
waiting-badge-out = Has an offer
waiting-row = { $form ->
    [couple] Here as a couple. Waits for { $weeks }.
   *[other] Here alone. Waits for { $weeks }.
}
waiting-weeks = { $count ->
    [0] less than a week
    [one] 1 week
   *[other] { $count } weeks
}
waiting-take-back = Take the offer of { $name } back
waiting-how-soon = How soon should number { $number } be seen?
waiting-need-usual = As everybody
waiting-need-sooner = Sooner than others
waiting-need-first = First of all
waiting-need-saved = Saved. It counts in the next proposal.
waiting-taken-back = The offer is taken back. They wait on, with all their time.
waiting-sent = The offers are sent. Each holds a place until it is answered or its time is over.
waiting-sent-some = Some offers could not be sent: a place, a rule or somebody’s choice had changed. The others are sent. Those left out wait on.
waiting-sent-none = Nothing was sent: nobody was chosen, or places and choices had changed meanwhile.
waiting-sent-over = This proposal was sent already, or there is a newer one. Nothing was sent now.
waiting-back = Back to the waiting list

# A proposal: who could be offered whom.
proposal-title = A proposal
proposal-heading = A proposal for the waiting list
proposal-making = It is being worked out.
proposal-leave = You can leave this page. It goes on by itself.
proposal-look = Look again
proposal-stalled = It was interrupted.
proposal-again = Work it out again
proposal-anew = Work it out anew
proposal-none = No offer is proposed. The words beside each say why.
proposal-count = { $count ->
    [one] One offer is proposed. Nothing is sent yet.
   *[other] { $count } offers are proposed. Nothing is sent yet.
}
proposal-best = Of all ways to fill the places that were free { $made }, this one is the best by what counts here: as many as can be are offered someone, then need, weeks waited and fit. Change what you like. Untick someone’s offers to let them wait on.
proposal-numbers = { $count ->
    [one] Number { $numbers }
   *[other] Numbers { $numbers }
}
proposal-offer-to = { $count ->
    [one] Offer to number { $numbers }
   *[other] Offer to numbers { $numbers }
}
proposal-line = { $form ->
    [couple] A couple, waiting for { $weeks }
   *[other] One person, waiting for { $weeks }
}
proposal-more = Others have a place too, and fit less well.
proposal-holds = Each offer holds a place until it is answered or its time is over. The mail says only that something new is here.
proposal-send-ticked = Send what I ticked
proposal-send = Send these offers
proposal-places = What one more place would do
proposal-place = { $form ->
    [couple] One more place for a couple with { $name }:
   *[other] One more place for one person with { $name }:
} { $gain ->
    [more] one more could be offered somebody
   *[better] people could be offered somebody who fits better
} ({ $saves } points).
proposal-gone = Somebody whose account is gone
proposal-fits-very-well = fits very well
proposal-fits-well = fits well
proposal-fits-in-part = fits in part
proposal-fits-a-little = fits a little
proposal-best-fit = This is their best fit.
proposal-gives-up = { $points ->
   *[other] Another therapist fits better by { $points } of 100 points. That place goes to somebody else here, who would lose more, or none is free there.
}
proposal-nobody-may = Nobody here may treat them: there is no therapist with a licence, a language and a way to meet that fits, whom they were not offered before.
proposal-all-full = All who may treat them are full.
proposal-others-first = The free places go to others here, who come first by need, waiting and fit; or the fit is below what you set.
proposal-nothing-free = Nobody waits for an offer now.
proposal-nothing-full = There is nothing to send: all who may treat them are full.
proposal-nothing-barred = There is nothing to send: nobody here may treat them.
proposal-nothing-both = There is nothing to send: all who may treat them are full, and some nobody here may treat.

# What counts on the list.
waiting-rules = What counts on the waiting list
waiting-rules-lead = A therapist fits somebody with 0 to 100 points. What you set here says how many points waiting and need are worth beside that. First, as many people as can be are offered someone; these points say who comes first where places are too few.
waiting-rules-judgement = No study says what the right numbers are. They are your judgement.
waiting-rules-week = Points for each week of waiting
waiting-rules-week-hint = From 0 to 100. The usual number is 3: ten weeks count as much as 30 points of fit.
waiting-rules-need = Points for each step of need
waiting-rules-need-hint = From 0 to 500. The usual number is 100. “Sooner than others” is one step, “First of all” is two.
waiting-rules-least = The least fit that is offered
waiting-rules-least-hint = From 0 to 100. The usual number is 30.
waiting-rules-offers = Offers at the same time
waiting-rules-offers-hint = From 1 to 5, the most a proposal gives one person. Each holds a place, so more of them let others wait longer.
waiting-rules-days = Days an offer is open
waiting-rules-days-hint = From 2 to 60. The usual number is 7.
waiting-rules-saved = Saved. It counts from the next proposal on.

# The list in figures. A count below five is never shown.
figures-title = The waiting list in figures
figures-typical = Of those who waited in the past year, half had a therapist within { $half } weeks, and nine of ten within { $most }.
figures-typical-unknown = A typical wait is told once 20 people were matched within a year, and nine of ten of those who came have someone.
figures-least = A count below five is not shown, so that no figure is about one person.
figures-not-enough = There is not enough to show yet.
figures-few = fewer than { $count }
figures-matched = Time until a therapist said yes, in the past year
figures-waited = Waited
figures-people = People
figures-under-1 = Less than 1 week
figures-1 = 1 week
figures-2-to-3 = 2 to 3 weeks
figures-4-to-7 = 4 to 7 weeks
figures-8-to-12 = 8 to 12 weeks
figures-13-more = 13 weeks or more
figures-by-week = How many waited, week by week
figures-monday = Monday
figures-declines = Why offers were not taken, in the past year
figures-changes = Why people changed their therapist, in the past year
figures-refusals = Why therapists did not take someone, in the past year
figures-reason = Reason
figures-times = Times

# Waits and fit, group by group.
fairness-title = Waits and fit, group by group
fairness-lead = Whether some people wait longer here than others, or are matched less well.
fairness-groups = What do you want to compare?
fairness-groups-hint = All of it is what people told for finding a therapist. Nobody is asked anything more. Whoever comes onto the list reads what you compare.
fairness-form = Couples and individuals
fairness-language = Languages
fairness-place = Where people live
fairness-welcome = What a therapist should know and welcome
fairness-couple = As a couple
fairness-alone = Alone
fairness-asked = Asked for it
fairness-not-asked = Did not
fairness-none = There is nothing to compare yet: a group is shown from five people on, and it takes two groups.
fairness-group = Group
fairness-matched = Matched
fairness-median = Half are matched within
fairness-fit = Middle fit, of 100
fairness-how = How this is made, and what it does not say
fairness-how-waits = Everyone who waited counts, of a couple both; who waits still counts for as long as they have waited (Kaplan & Meier, 1958). In brackets is where the figure would lie in 95 of 100 draws from the same people (Efron, 1981). Waits are compared by the log-rank test, fit by the test of Kruskal and Wallis, both against what shuffling the groups brings. All p-values on this page are adjusted for their number (Holm, 1979).
fairness-how-small = Groups of fewer than five people are left out. In a small group a real difference is easily missed.
fairness-how-cause = A difference is not a cause. It may come from where people live, from the hours they can come, or from the language they speak. It is a reason to look closer.
fairness-saved = Saved. People who come onto the list are told.
fairness-weeks = { $weeks } weeks ({ $low } to { $high })
fairness-unknown = not known yet
fairness-fit-median = { $fit } ({ $low } to { $high })
fairness-too-few = too few to say
fairness-p-small = less than 0.001
fairness-waits-differ = Waits differ by more than chance would often bring (adjusted p { $p }).
fairness-waits-same = No difference in waits was found that chance would not often bring (adjusted p { $p }).
fairness-fits-differ = Fits differ by more than chance would often bring (adjusted p { $p }).
fairness-fits-same = No difference in fits was found that chance would not often bring (adjusted p { $p }).

# What somebody did, after their name, in the list of who saw what; by the code that is stored. $whom is "you"
# where it is about the reader, else a name; $space is a space as named in seen-space. Where a language says it
# otherwise of the reader themselves ("You signed in"), the text has a form .you.

deed-account-made = made an account
deed-signed-in = signed in
deed-password-given = gave the right password; the second step came next
deed-sign-in-refused = tried to sign in, and was refused
deed-second-step-refused = tried the second step of sign-in, and was refused
deed-factor-added = added another way to sign in
deed-factor-removed = took a way to sign in away
deed-code-used = signed in with the recovery code
deed-code-made = made a new recovery code
deed-password-changed = changed the password
deed-signed-out-others = signed out every other browser
deed-recovery-asked = asked to bring { $whom } back with the practice’s recovery key
deed-recovery-password-set = set a new password, to come back with the recovery key
deed-recovery-requested = wrote out the request to the holder of the recovery key, to bring { $whom } back
deed-recovery-stopped = stopped the way back with the recovery key
deed-recovery-finished = brought { $whom } back with the practice’s recovery key
deed-erasure-asked = asked to have the account erased
deed-erasure-called-off = decided to keep the account after all
deed-erasure-done = erased { $whom ->
    [you] your
   *[other] { $whom }’s
} account, as was asked
deed-record-kept = kept { $whom ->
    [you] your
   *[other] { $whom }’s
} record, for as long as it must be kept
deed-record-destroyed = destroyed { $whom ->
    [you] your
   *[other] { $whom }’s
} record, whose time was over
deed-record-taken = took { $whom ->
    [you] your
   *[other] { $whom }’s
} kept record out, for the holder of the recovery key to open
deed-record-names-taken = took out the list of whose records are kept, for the holder of the recovery key
deed-calendar-link-made = made a link for a calendar
deed-export-asked = asked for a copy of everything
deed-export-made = had the copy of everything made
deed-export-taken = downloaded the copy of everything
deed-export-deleted = deleted the copy of everything
deed-release-asked = asked for a copy for somebody else, from { $space }
deed-release-answered = answered about a copy for somebody else
deed-release-taken-back = took back what was asked: a copy for somebody else, from { $space }
deed-release-made = had the copy for somebody else made, from { $space }
deed-release-taken = downloaded the copy for somebody else, from { $space }
deed-release-deleted = deleted the copy for somebody else, from { $space }
deed-summary-asked = asked for a summary of the work in { $space }
deed-summary-written = wrote a summary of the work in { $space }
deed-summary-corrected = corrected a summary of the work in { $space }
deed-summary-declined = said that they write no summary of the work in { $space }
deed-summary-passed-on = let the next therapist read a summary of the work in { $space }
deed-summary-held-back = decided that the next therapist does not read a summary of the work in { $space }
deed-summary-opened = opened a summary of the work in { $space }
deed-questionnaire-answered = answered the questionnaire
deed-questionnaire-opened = opened { $whom ->
    [you] your
   *[other] { $whom }’s
} questionnaire
deed-safety-answered = answered the safety questions
deed-safety-opened = opened { $whom ->
    [you] your
   *[other] { $whom }’s
} safety answers
deed-safety-plan-written = wrote in { $whom ->
    [you] your
   *[other] { $whom }’s
} safety plan
deed-safety-plan-opened = opened { $whom ->
    [you] your
   *[other] { $whom }’s
} safety plan
deed-consent-signed = signed an agreement
deed-consent-withdrawn = withdrew an agreement
deed-waiting-joined = came onto the waiting list
deed-waiting-left = left the waiting list
deed-waiting-need-set = set how soon someone on the waiting list should be seen
deed-proposal-made = had it worked out who on the waiting list could be offered whom
deed-offer-made = offered a therapist to someone on the waiting list
deed-offer-taken-back = took back the offer of a therapist
deed-offer-declined = said no to an offered therapist
deed-offer-expired = ended the offer of a therapist whose time was over
deed-waiting-rules-set = set what counts on the waiting list
deed-therapist-chosen = chose a therapist
deed-choice-withdrawn = took the choice of a therapist back
deed-request-opened = looked at { $whom ->
    [you] your
   *[other] { $whom }’s
} request
deed-therapist-accepted = accepted { $whom ->
    [you] your
   *[other] { $whom }’s
} request and came into { $space }
deed-therapist-declined = declined { $whom ->
    [you] your
   *[other] { $whom }’s
} request
deed-therapist-left = ended the work: the therapist left { $space }
deed-pair-excluded = asked not to be brought together with somebody
deed-pair-allowed = took back that they are not brought together with somebody
deed-pair-kept-apart = decided that a client and a therapist are not brought together
deed-pair-no-longer-apart = decided that a client and a therapist may be brought together again
deed-past-shared = let the therapist read what was written before in { $space }
deed-partner-joined = came in as { $whom ->
    [you] your
   *[other] { $whom }’s
} partner
deed-joint-space-made = made { $space } ready to write in
deed-joint-space-closed = closed { $space } for writing
deed-joint-space-reopened = opened { $space } for writing again
deed-work-ran-out = left { $space }: the days to end the work were over
deed-going-on-asked = asked to go on alone with the same therapist
deed-going-on-answered = answered whether { $whom } may go on with the same therapist
deed-joint-work-paused = paused the joint work
deed-joint-work-goes-on = went on with the joint work
deed-went-alone = went on alone
deed-telling-changed = changed what is told of going on alone
deed-leave-planned = said when they are away
deed-leave-called-off = took back when they are away
deed-cover-answered = answered whether they stand in for { $whom }
deed-cover-agreed = agreed that whoever stands in comes into the joint space
deed-cover-let-in = let the therapist who stands in into { $space }
deed-cover-sent-out = ended that another therapist stands in in { $space }
deed-cover-ended = left { $space }: the time of standing in was over
deed-secrets-policy-said = said what they do with what one partner tells them alone
deed-secrets-agreed = agreed to what the therapist does with what is written in { $space }
deed-private-space-opened = opened { $space }
deed-joint-space-opened = opened { $space }
deed-message-written = wrote a message in { $space }
deed-file-sent = sent a file in { $space }
deed-file-opened = opened a file in { $space }
deed-outside-calendar-added = had the busy times of another calendar of their own read
deed-outside-calendar-on = had another calendar of their own read again
deed-outside-calendar-off = had another calendar of their own read no more
deed-outside-calendar-removed = took another calendar of their own away
deed-mail-invitations-on = asked for appointments by e-mail
deed-mail-invitations-off = stopped appointments by e-mail
deed-answered-by-mail = answered { $whom ->
    [you] your
   *[other] { $whom }’s
} invitation to a session by e-mail
deed-coming-confirmed = said that they come to a session
deed-appointment-booked = booked a session in { $space }
deed-appointment-moved = moved a session in { $space }
deed-appointment-cancelled = cancelled a session in { $space }
deed-move-asked = asked to move a session in { $space }
deed-openings-asked = asked to be told of an earlier time in { $space }
deed-openings-stopped = asked no more for an earlier time in { $space }
deed-absence-noted = noted who did not come to a session in { $space }
deed-absence-taken-back = took back that somebody did not come to a session in { $space }
deed-door-answered = answered the questions at the door of a session
deed-door-opened = opened { $whom ->
    [you] your
   *[other] { $whom }’s
} answers at the door of a session
deed-session-joined = came into a session of { $space }
deed-session-left = left a session of { $space }
deed-feedback-opened = opened { $whom ->
    [you] your
   *[other] { $whom }’s
} words on how a session was
deed-note-written = wrote a private note on a session
deed-measure-assigned = asked { $whom } to answer a check-in
deed-measure-ended = stopped asking { $whom } for a check-in
deed-measure-answered = answered a check-in
deed-measure-finished = finished a check-in
deed-measure-opened = opened { $whom ->
    [you] your
   *[other] { $whom }’s
} check-in answers
deed-alert-opened = looked at an answer of { $whom } that asks for care
deed-alert-seen = confirmed having seen an answer of { $whom } that asks for care
deed-scores-shared = shared scores with the other partner
deed-share-taken-back = took shared scores back
deed-shared-scores-opened = looked at { $whom ->
    [you] your
   *[other] { $whom }’s
} shared scores
deed-measure-brought-in = brought a measure into the practice
deed-reflection-written = wrote something in an exercise
deed-reflection-shared = showed the therapist what was written in an exercise
deed-reflection-taken-back = took back what was shown of an exercise
deed-reflection-deleted = deleted what was written in an exercise
deed-reflection-opened = opened what { $whom } showed of exercises
deed-how-i-am-written = wrote down how things are
deed-how-i-am-deleted = deleted a day of how things were
deed-how-i-am-chosen = chose who sees how things are
deed-how-i-am-opened = looked at { $whom ->
    [you] your
   *[other] { $whom }’s
} days, as far as they are shown
deed-journal-written = wrote in the journal
deed-journal-shared = showed the therapist a page of the journal
deed-journal-taken-back = took back a page of the journal that was shown
deed-journal-deleted = deleted a page of the journal
deed-journal-opened = opened what { $whom } showed of the journal
deed-together-begun = began an exercise together in { $space }
deed-together-written = wrote something in an exercise together in { $space }
deed-together-ended = ended an exercise together in { $space }
deed-task-given = gave something to do at home, in { $space }
deed-task-taken-off = took something off the plan, in { $space }
deed-task-answered = said how something at home went, in { $space }
deed-plan-opened = looked at how { $whom ->
    [you] your
   *[other] { $whom }’s
} plan went
deed-therapist-invited = invited a therapist
deed-licence-vetted = checked { $whom ->
    [you] your
   *[other] { $whom }’s
} licence
deed-phone-changed = changed the practice’s telephone number
deed-erasure-rules-set = decided what is kept when someone is erased
deed-parting-rules-set = set for how long work goes on after a couple parts
deed-change-rules-set = set until when appointments are moved or cancelled freely
deed-practice-calendar-set = changed the practice’s lengths of sessions, closed days or places
deed-hours-set = changed their hours, or the rests and lengths of sessions
deed-outcome-choice-made = decided whether scores are counted when the work has ended
deed-outcome-counted = had the first and the last score in { $space } counted, as was agreed, for their track record
deed-track-record-set = set whether outcomes are counted for track records
deed-matching-rules-set = set by which rules therapists are suggested
deed-article-reviewed = signed an article of the library as reviewed
deed-exercise-reviewed = signed an exercise as reviewed
deed-review-limit-set = set for how long a review of an article holds
deed-log-opened = opened the list of who saw what

//! What can be noted. What must stay true: a code, once stored, keeps its meaning; words name what was
//! done in general, never content.

use serde::{Deserialize, Serialize};

macro_rules! deeds {
    ($($(#[$doc:meta])* $name:ident $code:literal $words:literal,)*) => {
        /// Something that was done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Deed {
            $($(#[$doc])* #[serde(rename = $code)] $name,)*
        }

        impl Deed {
            /// Every deed there is.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// As it is stored.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// In words, after whoever did it. `{whose}` stands for "your", "Maria’s" or "a client’s",
            /// `{whom}` for "you", "Maria" or "a client", `{space}` for "your private space" and so on.
            pub fn words(self) -> &'static str {
                match self { $(Self::$name => $words,)* }
            }
        }
    };
}

deeds! {
    /// Someone made an account.
    AccountMade "account-made" "made an account",
    /// Someone signed in.
    SignedIn "signed-in" "signed in",
    /// Someone gave the right password; the second step was to come.
    PasswordGiven "password-given" "gave the right password; the second step came next",
    /// A password, a recovery code or a passkey was refused: by nobody who is known; about the account,
    /// where there is one.
    SignInRefused "sign-in-refused" "tried to sign in, and was refused",
    /// The second step was refused.
    SecondStepRefused "second-step-refused" "tried the second step of sign-in, and was refused",
    /// Someone added a passkey or an app with codes.
    FactorAdded "factor-added" "added another way to sign in",
    /// Someone took one away.
    FactorRemoved "factor-removed" "took a way to sign in away",
    /// Someone signed in with their recovery code.
    CodeUsed "code-used" "signed in with the recovery code",
    /// Someone made a new recovery code.
    CodeMade "code-made" "made a new recovery code",
    /// Someone changed their password.
    PasswordChanged "password-changed" "changed the password",
    /// Someone signed every other browser out.
    SignedOutOthers "signed-out-others" "signed out every other browser",
    /// The practice asked to bring somebody back who lost password and recovery code.
    RecoveryAsked "recovery-asked" "asked to bring {whom} back with the practice’s recovery key",
    /// Whoever had the link for it set a new password, which waits.
    RecoveryPasswordSet "recovery-password-set" "set a new password, to come back with the recovery key",
    /// The practice wrote out the request to the holder of the recovery key.
    RecoveryRequested "recovery-requested" "wrote out the request to the holder of the recovery key, to bring {whom} back",
    /// The owner or the practice stopped it.
    RecoveryStopped "recovery-stopped" "stopped the way back with the recovery key",
    /// The recovery key was used: its holder's answer was put in force.
    RecoveryFinished "recovery-finished" "brought {whom} back with the practice’s recovery key",
    /// Someone asked to be erased.
    ErasureAsked "erasure-asked" "asked to have the account erased",
    /// Someone called that off.
    ErasureCalledOff "erasure-called-off" "decided to keep the account after all",
    /// The service erased somebody, when the time had passed.
    ErasureDone "erasure-done" "erased {whose} account, as was asked",
    /// A clinical record of somebody erased is kept for the time the law asks for.
    RecordKept "record-kept" "kept {whose} record, for as long as it must be kept",
    /// The kept record was destroyed, when its time was over.
    RecordDestroyed "record-destroyed" "destroyed {whose} record, whose time was over",
    /// A kept record was taken out, for the holder of the recovery key to open.
    RecordTaken "record-taken" "took {whose} kept record out, for the holder of the recovery key to open",
    /// So was the list of whose records are kept.
    RecordNamesTaken "record-names-taken" "took out the list of whose records are kept, for the holder of the recovery key",
    /// Someone made a link by which a calendar reads the times of their appointments.
    CalendarLinkMade "calendar-link-made" "made a link for a calendar",
    /// Someone asked for a copy of everything they may read.
    ExportAsked "export-asked" "asked for a copy of everything",
    /// It was made.
    ExportMade "export-made" "had the copy of everything made",
    /// Someone took it away.
    ExportTaken "export-taken" "downloaded the copy of everything",
    /// Someone had it deleted.
    ExportDeleted "export-deleted" "deleted the copy of everything",

    /// A partner or the therapist asked to let something of the joint space go to somebody else.
    ReleaseAsked "release-asked" "asked for a copy for somebody else, from {space}",
    /// A partner answered that; which way is nobody else's to know.
    ReleaseAnswered "release-answered" "answered about a copy for somebody else",
    /// Whoever asked took it back.
    ReleaseTakenBack "release-taken-back" "took back what was asked: a copy for somebody else, from {space}",
    /// It was made: both had agreed.
    ReleaseMade "release-made" "had the copy for somebody else made, from {space}",
    /// Whoever had asked took the copy away.
    ReleaseTaken "release-taken" "downloaded the copy for somebody else, from {space}",
    /// They deleted it here.
    ReleaseDeleted "release-deleted" "deleted the copy for somebody else, from {space}",

    /// A client asked a therapist whose work with them ended for a summary.
    SummaryAsked "summary-asked" "asked for a summary of the work in {space}",
    /// The therapist wrote it.
    SummaryWritten "summary-written" "wrote a summary of the work in {space}",
    /// The therapist corrected it, beside what was given.
    SummaryCorrected "summary-corrected" "corrected a summary of the work in {space}",
    /// The therapist said that they write none.
    SummaryDeclined "summary-declined" "said that they write no summary of the work in {space}",
    /// The client lets the next therapist read it.
    SummaryPassedOn "summary-passed-on" "let the next therapist read a summary of the work in {space}",
    /// The client does not, or not any more.
    SummaryHeldBack "summary-held-back" "decided that the next therapist does not read a summary of the work in {space}",
    /// Somebody else than its author read it.
    SummaryOpened "summary-opened" "opened a summary of the work in {space}",

    /// A client answered the questionnaire, or some of it anew.
    QuestionnaireAnswered "questionnaire-answered" "answered the questionnaire",
    /// A therapist read it.
    QuestionnaireOpened "questionnaire-opened" "opened {whose} questionnaire",
    /// A client answered the safety screen.
    SafetyAnswered "safety-answered" "answered the safety questions",
    /// A therapist read it.
    SafetyOpened "safety-opened" "opened {whose} safety answers",
    /// A client or their therapist wrote in the safety plan.
    SafetyPlanWritten "safety-plan-written" "wrote in {whose} safety plan",
    /// A therapist read it.
    SafetyPlanOpened "safety-plan-opened" "opened {whose} safety plan",
    /// A client signed a text: consent to therapy, the couple's agreement.
    ConsentSigned "consent-signed" "signed an agreement",
    /// A client withdrew what they had signed.
    ConsentWithdrawn "consent-withdrawn" "withdrew an agreement",

    /// A client came onto the waiting list.
    WaitingJoined "waiting-joined" "came onto the waiting list",
    /// A client left it.
    WaitingLeft "waiting-left" "left the waiting list",
    /// An administrator said how soon somebody who waits should be seen.
    WaitingNeedSet "waiting-need-set" "set how soon someone on the waiting list should be seen",
    /// An administrator had it worked out who could be offered whom.
    ProposalMade "proposal-made" "had it worked out who on the waiting list could be offered whom",
    /// An administrator offered somebody who waits a therapist.
    OfferMade "offer-made" "offered a therapist to someone on the waiting list",
    /// An administrator took that back.
    OfferTakenBack "offer-taken-back" "took back the offer of a therapist",
    /// A client said no to an offered therapist.
    OfferDeclined "offer-declined" "said no to an offered therapist",
    /// Nobody answered an offer in time.
    OfferExpired "offer-expired" "ended the offer of a therapist whose time was over",
    /// An administrator set what counts on the waiting list.
    WaitingRulesSet "waiting-rules-set" "set what counts on the waiting list",

    /// A client chose a therapist.
    TherapistChosen "therapist-chosen" "chose a therapist",
    /// A client took that back.
    ChoiceWithdrawn "choice-withdrawn" "took the choice of a therapist back",
    /// A therapist saw what a client who chose them looks for.
    RequestOpened "request-opened" "looked at {whose} request",
    /// A therapist accepted: from now on they read the private space.
    TherapistAccepted "therapist-accepted" "accepted {whose} request and came into {space}",
    /// A therapist declined.
    TherapistDeclined "therapist-declined" "declined {whose} request",
    /// The work of a client and a therapist ended; by one of them.
    TherapistLeft "therapist-left" "ended the work: the therapist left {space}",
    /// Someone asked not to be brought together with somebody; with whom is nobody else's to know.
    PairExcluded "pair-excluded" "asked not to be brought together with somebody",
    /// They took that back.
    PairAllowed "pair-allowed" "took back that they are not brought together with somebody",
    /// An administrator decided that a client and a therapist are not to be brought together; who, administrators alone can see.
    PairKeptApart "pair-kept-apart" "decided that a client and a therapist are not brought together",
    /// An administrator took that back.
    PairNoLongerApart "pair-no-longer-apart" "decided that a client and a therapist may be brought together again",
    /// A client let their therapist read what was written with another before.
    PastShared "past-shared" "let the therapist read what was written before in {space}",
    /// A partner came in by invitation.
    PartnerJoined "partner-joined" "came in as {whose} partner",
    /// A therapist set a couple's joint space up, or came into the one they had.
    JointSpaceMade "joint-space-made" "made {space} ready to write in",
    /// A joint space was closed for writing.
    JointSpaceClosed "joint-space-closed" "closed {space} for writing",
    /// A joint space was opened for writing again by whoever had closed it.
    JointSpaceReopened "joint-space-reopened" "opened {space} for writing again",
    /// The days were over after which work ends that nobody agreed to go on with.
    WorkRanOut "work-ran-out" "left {space}: the days to end the work were over",
    /// After parting, a client asked to go on alone with the therapist both had.
    GoingOnAsked "going-on-asked" "asked to go on alone with the same therapist",
    /// The other of the two, or the therapist, said yes or no to that.
    GoingOnAnswered "going-on-answered" "answered whether {whom} may go on with the same therapist",
    /// A client paused the joint work.
    JointWorkPaused "joint-work-paused" "paused the joint work",
    /// A client who had paused the joint work went on with it.
    JointWorkGoesOn "joint-work-goes-on" "went on with the joint work",
    /// A client went on alone.
    WentAlone "went-alone" "went on alone",
    /// Whoever left changed what the other will be told of it, or when.
    TellingChanged "telling-changed" "changed what is told of going on alone",

    /// A therapist said when they are away.
    LeavePlanned "leave-planned" "said when they are away",
    /// A therapist is not away after all, or is back sooner.
    LeaveCalledOff "leave-called-off" "took back when they are away",
    /// A therapist who was asked to stand in answered.
    CoverAnswered "cover-answered" "answered whether they stand in for {whom}",
    /// A client agreed that whoever stands in comes into the joint space.
    CoverAgreed "cover-agreed" "agreed that whoever stands in comes into the joint space",
    /// A client let whoever stands in into a space.
    CoverLetIn "cover-let-in" "let the therapist who stands in into {space}",
    /// A client ended that.
    CoverSentOut "cover-sent-out" "ended that another therapist stands in in {space}",
    /// The time somebody stood in was over.
    CoverEnded "cover-ended" "left {space}: the time of standing in was over",

    /// A therapist said what they do with what one partner tells them alone.
    SecretsPolicySaid "secrets-policy-said" "said what they do with what one partner tells them alone",
    /// A client agreed to it.
    SecretsAgreed "secrets-agreed" "agreed to what the therapist does with what is written in {space}",

    /// Someone else's messages in a private space were read.
    PrivateSpaceOpened "private-space-opened" "opened {space}",
    /// Someone else's messages in a joint space were read.
    JointSpaceOpened "joint-space-opened" "opened {space}",
    /// Someone wrote a message.
    MessageWritten "message-written" "wrote a message in {space}",
    /// Someone sent a file with a message.
    FileSent "file-sent" "sent a file in {space}",
    /// Someone opened a file that another sent.
    FileOpened "file-opened" "opened a file in {space}",

    /// A therapist added a calendar of theirs elsewhere, to be read.
    OutsideCalendarAdded "outside-calendar-added" "had the busy times of another calendar of their own read",
    /// A therapist had one read again.
    OutsideCalendarOn "outside-calendar-on" "had another calendar of their own read again",
    /// A therapist had one read no more.
    OutsideCalendarOff "outside-calendar-off" "had another calendar of their own read no more",
    /// A therapist took one away.
    OutsideCalendarRemoved "outside-calendar-removed" "took another calendar of their own away",

    /// Someone asked for appointments by mail.
    MailInvitationsOn "mail-invitations-on" "asked for appointments by e-mail",
    /// Someone wants them no more.
    MailInvitationsOff "mail-invitations-off" "stopped appointments by e-mail",
    /// An answer to an invitation came by mail, which anybody who knows its name could have sent.
    AnsweredByMail "answered-by-mail" "answered {whose} invitation to a session by e-mail",
    /// Someone said that they come, though an answer by mail said no.
    ComingConfirmed "coming-confirmed" "said that they come to a session",

    /// Someone booked a session.
    AppointmentBooked "appointment-booked" "booked a session in {space}",
    /// Someone moved a session.
    AppointmentMoved "appointment-moved" "moved a session in {space}",
    /// Someone cancelled a session.
    AppointmentCancelled "appointment-cancelled" "cancelled a session in {space}",
    /// A therapist asked to move a session.
    MoveAsked "move-asked" "asked to move a session in {space}",
    /// A client asked to be told of an earlier time.
    OpeningsAsked "openings-asked" "asked to be told of an earlier time in {space}",
    /// A client took that back.
    OpeningsStopped "openings-stopped" "asked no more for an earlier time in {space}",
    /// A therapist noted that a client did not come to a session.
    AbsenceNoted "absence-noted" "noted who did not come to a session in {space}",
    /// A therapist took that back.
    AbsenceTakenBack "absence-taken-back" "took back that somebody did not come to a session in {space}",
    /// A client said where they are before a session, and whether they can speak.
    DoorAnswered "door-answered" "answered the questions at the door of a session",
    /// A therapist read it.
    DoorOpened "door-opened" "opened {whose} answers at the door of a session",
    /// Someone was let into a session.
    SessionJoined "session-joined" "came into a session of {space}",
    /// Someone left a session.
    SessionLeft "session-left" "left a session of {space}",
    /// A therapist read how a session was for a client.
    FeedbackOpened "feedback-opened" "opened {whose} words on how a session was",
    /// A therapist wrote a note of their own on a session.
    NoteWritten "note-written" "wrote a private note on a session",

    /// A therapist asked a client to answer a measure.
    MeasureAssigned "measure-assigned" "asked {whom} to answer a check-in",
    /// A therapist asks for it no more.
    MeasureEnded "measure-ended" "stopped asking {whom} for a check-in",
    /// A client answered some of a measure.
    MeasureAnswered "measure-answered" "answered a check-in",
    /// A client finished a measure.
    MeasureFinished "measure-finished" "finished a check-in",
    /// A therapist read the answers to measures, or their scores.
    MeasureOpened "measure-opened" "opened {whose} check-in answers",
    /// A therapist was shown an answer that a person must be told of.
    AlertOpened "alert-opened" "looked at an answer of {whom} that asks for care",
    /// A therapist said that they saw it.
    AlertSeen "alert-seen" "confirmed having seen an answer of {whom} that asks for care",
    /// A client shared scores with their partner.
    ScoresShared "scores-shared" "shared scores with the other partner",
    /// A client took that back.
    ShareTakenBack "share-taken-back" "took shared scores back",
    /// A partner or a therapist looked at scores that a client shares.
    SharedScoresOpened "shared-scores-opened" "looked at {whose} shared scores",
    /// A measure was brought into the practice.
    MeasureBroughtIn "measure-brought-in" "brought a measure into the practice",

    /// A client wrote something in an exercise, for themselves.
    ReflectionWritten "reflection-written" "wrote something in an exercise",
    /// A client showed it to their therapist.
    ReflectionShared "reflection-shared" "showed the therapist what was written in an exercise",
    /// A client took that back.
    ReflectionTakenBack "reflection-taken-back" "took back what was shown of an exercise",
    /// A client deleted it.
    ReflectionDeleted "reflection-deleted" "deleted what was written in an exercise",
    /// A therapist read what a client showed them of exercises.
    ReflectionOpened "reflection-opened" "opened what {whom} showed of exercises",

    /// A client wrote how they are, or changed what they wrote that day.
    HowIAmWritten "how-i-am-written" "wrote down how things are",
    /// A client deleted a day.
    HowIAmDeleted "how-i-am-deleted" "deleted a day of how things were",
    /// A client chose who sees how they are; what they chose is not told.
    HowIAmChosen "how-i-am-chosen" "chose who sees how things are",
    /// A therapist or a partner looked at what a client shows of it.
    HowIAmOpened "how-i-am-opened" "looked at {whose} days, as far as they are shown",

    /// A client wrote a page of their journal, or changed one.
    JournalWritten "journal-written" "wrote in the journal",
    /// A client showed a page of it to their therapist.
    JournalShared "journal-shared" "showed the therapist a page of the journal",
    /// A client took that back.
    JournalTakenBack "journal-taken-back" "took back a page of the journal that was shown",
    /// A client deleted a page.
    JournalDeleted "journal-deleted" "deleted a page of the journal",
    /// A therapist read what a client showed them of it.
    JournalOpened "journal-opened" "opened what {whom} showed of the journal",

    /// One of a couple began an exercise for the two.
    TogetherBegun "together-begun" "began an exercise together in {space}",
    /// One of them wrote something in it.
    TogetherWritten "together-written" "wrote something in an exercise together in {space}",
    /// One of them ended it.
    TogetherEnded "together-ended" "ended an exercise together in {space}",
    /// A therapist gave something to do at home.
    TaskGiven "task-given" "gave something to do at home, in {space}",
    /// A therapist took it off the plan.
    TaskTakenOff "task-taken-off" "took something off the plan, in {space}",
    /// A client said how it went.
    TaskAnswered "task-answered" "said how something at home went, in {space}",
    /// A therapist looked at how it went.
    PlanOpened "plan-opened" "looked at how {whose} plan went",

    /// An administrator invited a therapist.
    TherapistInvited "therapist-invited" "invited a therapist",
    /// An administrator checked a therapist's licence.
    LicenceVetted "licence-vetted" "checked {whose} licence",
    /// An administrator changed the practice's telephone number.
    PhoneChanged "phone-changed" "changed the practice’s telephone number",
    /// An administrator decided how people are erased, and what is kept.
    ErasureRulesSet "erasure-rules-set" "decided what is kept when someone is erased",
    /// An administrator set what holds when a couple parts.
    PartingRulesSet "parting-rules-set" "set for how long work goes on after a couple parts",
    /// An administrator said until when appointments are moved and cancelled without a question.
    ChangeRulesSet "change-rules-set" "set until when appointments are moved or cancelled freely",
    /// An administrator set lengths of sessions, closed days or places.
    PracticeCalendarSet "practice-calendar-set" "changed the practice’s lengths of sessions, closed days or places",
    /// A therapist set how they work within their hours.
    HoursSet "hours-set" "changed their hours, or the rests and lengths of sessions",
    /// A client said whether two scores of theirs may be counted; which way is nobody else's to know.
    OutcomeChoiceMade "outcome-choice-made" "decided whether scores are counted when the work has ended",
    /// A therapist had the first and the last score of work that ended counted, as the client had agreed.
    OutcomeCounted "outcome-counted" "had the first and the last score in {space} counted, as was agreed, for their track record",
    /// An administrator set whether track records are kept, and by which score.
    TrackRecordSet "track-record-set" "set whether outcomes are counted for track records",
    /// An administrator set by which rules and weights therapists are suggested.
    MatchingRulesSet "matching-rules-set" "set by which rules therapists are suggested",
    /// A therapist signed an article of the library as reviewed.
    ArticleReviewed "article-reviewed" "signed an article of the library as reviewed",
    /// A therapist signed an exercise as reviewed.
    ExerciseReviewed "exercise-reviewed" "signed an exercise as reviewed",
    /// An administrator set how old such a review may be.
    ReviewLimitSet "review-limit-set" "set for how long a review of an article holds",
    /// An administrator read this log.
    LogOpened "log-opened" "opened the list of who saw what",
}

impl Deed {
    /// Whether it is about coming in, or carrying everything out: what people should see of their own account too, in case it was
    /// not they.
    pub fn is_of_sign_in(self) -> bool {
        matches!(
            self,
            Self::AccountMade
                | Self::SignedIn
                | Self::PasswordGiven
                | Self::SignInRefused
                | Self::SecondStepRefused
                | Self::FactorAdded
                | Self::FactorRemoved
                | Self::CodeUsed
                | Self::CodeMade
                | Self::PasswordChanged
                | Self::SignedOutOthers
                | Self::RecoveryAsked
                | Self::RecoveryPasswordSet
                | Self::RecoveryRequested
                | Self::RecoveryStopped
                | Self::RecoveryFinished
                | Self::ErasureAsked
                | Self::ErasureCalledOff
                | Self::ErasureDone
                | Self::CalendarLinkMade
                | Self::ExportAsked
                | Self::ExportMade
                | Self::ExportTaken
                | Self::ExportDeleted
                | Self::ReleaseAsked
                | Self::ReleaseMade
                | Self::ReleaseTaken
        )
    }

    /// Whether something was read, not done.
    pub fn is_reading(self) -> bool {
        matches!(
            self,
            Self::QuestionnaireOpened
                | Self::SafetyOpened
                | Self::SafetyPlanOpened
                | Self::RequestOpened
                | Self::PrivateSpaceOpened
                | Self::JointSpaceOpened
                | Self::SummaryOpened
                | Self::FileOpened
                | Self::DoorOpened
                | Self::FeedbackOpened
                | Self::MeasureOpened
                | Self::AlertOpened
                | Self::SharedScoresOpened
                | Self::ReflectionOpened
                | Self::PlanOpened
                | Self::LogOpened
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_is_one_deeds_and_reads_back() {
        let mut codes: Vec<_> = Deed::ALL.iter().map(|deed| deed.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Deed::ALL.len());
        for deed in Deed::ALL {
            let stored = serde_json::to_string(deed).expect("a word");
            assert_eq!(stored, format!("{:?}", deed.code()));
            assert_eq!(serde_json::from_str::<Deed>(&stored).ok(), Some(*deed));
        }
    }
}

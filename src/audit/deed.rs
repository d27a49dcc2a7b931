//! What can be noted. What must stay true: a code, once stored, keeps its meaning; its words (`deeds.ftl`)
//! name what was done in general, never content.

use serde::{Deserialize, Serialize};

/// What a deed's words name besides whoever did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Nobody and nothing else.
    Nobody,
    /// Whom it is about.
    Person,
    /// The space it was done in, and perhaps whose that is.
    Space,
}

macro_rules! deeds {
    ($($(#[$doc:meta])* $name:ident $code:literal $names:ident,)*) => {
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

            /// What its words, the text `deed-<code>`, name besides whoever did it.
            pub fn names(self) -> Names {
                match self { $(Self::$name => Names::$names,)* }
            }
        }
    };
}

deeds! {
    /// Someone made an account.
    AccountMade "account-made" Nobody,
    /// Someone signed in.
    SignedIn "signed-in" Nobody,
    /// Someone gave the right password; the second step was to come.
    PasswordGiven "password-given" Nobody,
    /// A password, a recovery code or a passkey was refused: by nobody who is known; about the account,
    /// where there is one.
    SignInRefused "sign-in-refused" Nobody,
    /// The second step was refused.
    SecondStepRefused "second-step-refused" Nobody,
    /// Someone added a passkey or an app with codes.
    FactorAdded "factor-added" Nobody,
    /// Someone took one away.
    FactorRemoved "factor-removed" Nobody,
    /// Someone signed in with their recovery code.
    CodeUsed "code-used" Nobody,
    /// Someone made a new recovery code.
    CodeMade "code-made" Nobody,
    /// Someone changed their password.
    PasswordChanged "password-changed" Nobody,
    /// Someone signed every other browser out.
    SignedOutOthers "signed-out-others" Nobody,
    /// The practice asked to bring somebody back who lost password and recovery code.
    RecoveryAsked "recovery-asked" Person,
    /// Whoever had the link for it set a new password, which waits.
    RecoveryPasswordSet "recovery-password-set" Nobody,
    /// The practice wrote out the request to the holder of the recovery key.
    RecoveryRequested "recovery-requested" Person,
    /// The owner or the practice stopped it.
    RecoveryStopped "recovery-stopped" Nobody,
    /// The recovery key was used: its holder's answer was put in force.
    RecoveryFinished "recovery-finished" Person,
    /// Someone asked to be erased.
    ErasureAsked "erasure-asked" Nobody,
    /// Someone called that off.
    ErasureCalledOff "erasure-called-off" Nobody,
    /// The service erased somebody, when the time had passed.
    ErasureDone "erasure-done" Person,
    /// A clinical record of somebody erased is kept for the time the law asks for.
    RecordKept "record-kept" Person,
    /// The kept record was destroyed, when its time was over.
    RecordDestroyed "record-destroyed" Person,
    /// A kept record was taken out, for the holder of the recovery key to open.
    RecordTaken "record-taken" Person,
    /// So was the list of whose records are kept.
    RecordNamesTaken "record-names-taken" Nobody,
    /// Someone made a link by which a calendar reads the times of their appointments.
    CalendarLinkMade "calendar-link-made" Nobody,
    /// Someone asked for a copy of everything they may read.
    ExportAsked "export-asked" Nobody,
    /// It was made.
    ExportMade "export-made" Nobody,
    /// Someone took it away.
    ExportTaken "export-taken" Nobody,
    /// Someone had it deleted.
    ExportDeleted "export-deleted" Nobody,

    /// A partner or the therapist asked to let something of the joint space go to somebody else.
    ReleaseAsked "release-asked" Space,
    /// A partner answered that; which way is nobody else's to know.
    ReleaseAnswered "release-answered" Nobody,
    /// Whoever asked took it back.
    ReleaseTakenBack "release-taken-back" Space,
    /// It was made: both had agreed.
    ReleaseMade "release-made" Space,
    /// Whoever had asked took the copy away.
    ReleaseTaken "release-taken" Space,
    /// They deleted it here.
    ReleaseDeleted "release-deleted" Space,

    /// A client asked a therapist whose work with them ended for a summary.
    SummaryAsked "summary-asked" Space,
    /// The therapist wrote it.
    SummaryWritten "summary-written" Space,
    /// The therapist corrected it, beside what was given.
    SummaryCorrected "summary-corrected" Space,
    /// The therapist said that they write none.
    SummaryDeclined "summary-declined" Space,
    /// The client lets the next therapist read it.
    SummaryPassedOn "summary-passed-on" Space,
    /// The client does not, or not any more.
    SummaryHeldBack "summary-held-back" Space,
    /// Somebody else than its author read it.
    SummaryOpened "summary-opened" Space,

    /// A client answered the questionnaire, or some of it anew.
    QuestionnaireAnswered "questionnaire-answered" Nobody,
    /// A therapist read it.
    QuestionnaireOpened "questionnaire-opened" Person,
    /// A client answered the safety screen.
    SafetyAnswered "safety-answered" Nobody,
    /// A therapist read it.
    SafetyOpened "safety-opened" Person,
    /// A client or their therapist wrote in the safety plan.
    SafetyPlanWritten "safety-plan-written" Person,
    /// A therapist read it.
    SafetyPlanOpened "safety-plan-opened" Person,
    /// A client signed a text: consent to therapy, the couple's agreement.
    ConsentSigned "consent-signed" Nobody,
    /// A client withdrew what they had signed.
    ConsentWithdrawn "consent-withdrawn" Nobody,

    /// A client came onto the waiting list.
    WaitingJoined "waiting-joined" Nobody,
    /// A client left it.
    WaitingLeft "waiting-left" Nobody,
    /// An administrator said how soon somebody who waits should be seen.
    WaitingNeedSet "waiting-need-set" Nobody,
    /// An administrator had it worked out who could be offered whom.
    ProposalMade "proposal-made" Nobody,
    /// An administrator offered somebody who waits a therapist.
    OfferMade "offer-made" Nobody,
    /// An administrator took that back.
    OfferTakenBack "offer-taken-back" Nobody,
    /// A client said no to an offered therapist.
    OfferDeclined "offer-declined" Nobody,
    /// Nobody answered an offer in time.
    OfferExpired "offer-expired" Nobody,
    /// An administrator set what counts on the waiting list.
    WaitingRulesSet "waiting-rules-set" Nobody,

    /// A client chose a therapist.
    TherapistChosen "therapist-chosen" Nobody,
    /// A client took that back.
    ChoiceWithdrawn "choice-withdrawn" Nobody,
    /// A therapist saw what a client who chose them looks for.
    RequestOpened "request-opened" Person,
    /// A therapist accepted: from now on they read the private space.
    TherapistAccepted "therapist-accepted" Space,
    /// A therapist declined.
    TherapistDeclined "therapist-declined" Person,
    /// The work of a client and a therapist ended; by one of them.
    TherapistLeft "therapist-left" Space,
    /// Someone asked not to be brought together with somebody; with whom is nobody else's to know.
    PairExcluded "pair-excluded" Nobody,
    /// They took that back.
    PairAllowed "pair-allowed" Nobody,
    /// An administrator decided that a client and a therapist are not to be brought together; who, administrators alone can see.
    PairKeptApart "pair-kept-apart" Nobody,
    /// An administrator took that back.
    PairNoLongerApart "pair-no-longer-apart" Nobody,
    /// A client let their therapist read what was written with another before.
    PastShared "past-shared" Space,
    /// A partner came in by invitation.
    PartnerJoined "partner-joined" Person,
    /// A therapist set a couple's joint space up, or came into the one they had.
    JointSpaceMade "joint-space-made" Space,
    /// A joint space was closed for writing.
    JointSpaceClosed "joint-space-closed" Space,
    /// A joint space was opened for writing again by whoever had closed it.
    JointSpaceReopened "joint-space-reopened" Space,
    /// The days were over after which work ends that nobody agreed to go on with.
    WorkRanOut "work-ran-out" Space,
    /// After parting, a client asked to go on alone with the therapist both had.
    GoingOnAsked "going-on-asked" Nobody,
    /// The other of the two, or the therapist, said yes or no to that.
    GoingOnAnswered "going-on-answered" Person,
    /// A client paused the joint work.
    JointWorkPaused "joint-work-paused" Nobody,
    /// A client who had paused the joint work went on with it.
    JointWorkGoesOn "joint-work-goes-on" Nobody,
    /// A client went on alone.
    WentAlone "went-alone" Nobody,
    /// Whoever left changed what the other will be told of it, or when.
    TellingChanged "telling-changed" Nobody,

    /// A therapist said when they are away.
    LeavePlanned "leave-planned" Nobody,
    /// A therapist is not away after all, or is back sooner.
    LeaveCalledOff "leave-called-off" Nobody,
    /// A therapist who was asked to stand in answered.
    CoverAnswered "cover-answered" Person,
    /// A client agreed that whoever stands in comes into the joint space.
    CoverAgreed "cover-agreed" Nobody,
    /// A client let whoever stands in into a space.
    CoverLetIn "cover-let-in" Space,
    /// A client ended that.
    CoverSentOut "cover-sent-out" Space,
    /// The time somebody stood in was over.
    CoverEnded "cover-ended" Space,

    /// A therapist said what they do with what one partner tells them alone.
    SecretsPolicySaid "secrets-policy-said" Nobody,
    /// A client agreed to it.
    SecretsAgreed "secrets-agreed" Space,

    /// Someone else's messages in a private space were read.
    PrivateSpaceOpened "private-space-opened" Space,
    /// Someone else's messages in a joint space were read.
    JointSpaceOpened "joint-space-opened" Space,
    /// Someone wrote a message.
    MessageWritten "message-written" Space,
    /// Someone sent a file with a message.
    FileSent "file-sent" Space,
    /// Someone opened a file that another sent.
    FileOpened "file-opened" Space,

    /// A therapist added a calendar of theirs elsewhere, to be read.
    OutsideCalendarAdded "outside-calendar-added" Nobody,
    /// A therapist had one read again.
    OutsideCalendarOn "outside-calendar-on" Nobody,
    /// A therapist had one read no more.
    OutsideCalendarOff "outside-calendar-off" Nobody,
    /// A therapist took one away.
    OutsideCalendarRemoved "outside-calendar-removed" Nobody,

    /// Someone asked for appointments by mail.
    MailInvitationsOn "mail-invitations-on" Nobody,
    /// Someone wants them no more.
    MailInvitationsOff "mail-invitations-off" Nobody,
    /// An answer to an invitation came by mail, which anybody who knows its name could have sent.
    AnsweredByMail "answered-by-mail" Person,
    /// Someone said that they come, though an answer by mail said no.
    ComingConfirmed "coming-confirmed" Nobody,

    /// Someone booked a session.
    AppointmentBooked "appointment-booked" Space,
    /// Someone moved a session.
    AppointmentMoved "appointment-moved" Space,
    /// Someone cancelled a session.
    AppointmentCancelled "appointment-cancelled" Space,
    /// A therapist asked to move a session.
    MoveAsked "move-asked" Space,
    /// A client asked to be told of an earlier time.
    OpeningsAsked "openings-asked" Space,
    /// A client took that back.
    OpeningsStopped "openings-stopped" Space,
    /// A therapist noted that a client did not come to a session.
    AbsenceNoted "absence-noted" Space,
    /// A therapist took that back.
    AbsenceTakenBack "absence-taken-back" Space,
    /// A client said where they are before a session, and whether they can speak.
    DoorAnswered "door-answered" Nobody,
    /// A therapist read it.
    DoorOpened "door-opened" Person,
    /// Someone was let into a session.
    SessionJoined "session-joined" Space,
    /// Someone left a session.
    SessionLeft "session-left" Space,
    /// A therapist read how a session was for a client.
    FeedbackOpened "feedback-opened" Person,
    /// A therapist wrote a note of their own on a session.
    NoteWritten "note-written" Nobody,

    /// A therapist asked a client to answer a measure.
    MeasureAssigned "measure-assigned" Person,
    /// A therapist asks for it no more.
    MeasureEnded "measure-ended" Person,
    /// A client answered some of a measure.
    MeasureAnswered "measure-answered" Nobody,
    /// A client finished a measure.
    MeasureFinished "measure-finished" Nobody,
    /// A therapist read the answers to measures, or their scores.
    MeasureOpened "measure-opened" Person,
    /// A therapist was shown an answer that a person must be told of.
    AlertOpened "alert-opened" Person,
    /// A therapist said that they saw it.
    AlertSeen "alert-seen" Person,
    /// A client shared scores with their partner.
    ScoresShared "scores-shared" Nobody,
    /// A client took that back.
    ShareTakenBack "share-taken-back" Nobody,
    /// A partner or a therapist looked at scores that a client shares.
    SharedScoresOpened "shared-scores-opened" Person,
    /// A measure was brought into the practice.
    MeasureBroughtIn "measure-brought-in" Nobody,

    /// A client wrote something in an exercise, for themselves.
    ReflectionWritten "reflection-written" Nobody,
    /// A client showed it to their therapist.
    ReflectionShared "reflection-shared" Nobody,
    /// A client took that back.
    ReflectionTakenBack "reflection-taken-back" Nobody,
    /// A client deleted it.
    ReflectionDeleted "reflection-deleted" Nobody,
    /// A therapist read what a client showed them of exercises.
    ReflectionOpened "reflection-opened" Person,

    /// A client wrote how they are, or changed what they wrote that day.
    HowIAmWritten "how-i-am-written" Nobody,
    /// A client deleted a day.
    HowIAmDeleted "how-i-am-deleted" Nobody,
    /// A client chose who sees how they are; what they chose is not told.
    HowIAmChosen "how-i-am-chosen" Nobody,
    /// A therapist or a partner looked at what a client shows of it.
    HowIAmOpened "how-i-am-opened" Person,

    /// A client wrote a page of their journal, or changed one.
    JournalWritten "journal-written" Nobody,
    /// A client showed a page of it to their therapist.
    JournalShared "journal-shared" Nobody,
    /// A client took that back.
    JournalTakenBack "journal-taken-back" Nobody,
    /// A client deleted a page.
    JournalDeleted "journal-deleted" Nobody,
    /// A therapist read what a client showed them of it.
    JournalOpened "journal-opened" Person,

    /// One of a couple began an exercise for the two.
    TogetherBegun "together-begun" Space,
    /// One of them wrote something in it.
    TogetherWritten "together-written" Space,
    /// One of them ended it.
    TogetherEnded "together-ended" Space,
    /// A therapist gave something to do at home.
    TaskGiven "task-given" Space,
    /// A therapist took it off the plan.
    TaskTakenOff "task-taken-off" Space,
    /// A client said how it went.
    TaskAnswered "task-answered" Space,
    /// A therapist looked at how it went.
    PlanOpened "plan-opened" Person,

    /// An administrator invited a therapist.
    TherapistInvited "therapist-invited" Nobody,
    /// An administrator checked a therapist's licence.
    LicenceVetted "licence-vetted" Person,
    /// An administrator changed the practice's telephone number.
    PhoneChanged "phone-changed" Nobody,
    /// An administrator decided how people are erased, and what is kept.
    ErasureRulesSet "erasure-rules-set" Nobody,
    /// An administrator set what holds when a couple parts.
    PartingRulesSet "parting-rules-set" Nobody,
    /// An administrator said until when appointments are moved and cancelled without a question.
    ChangeRulesSet "change-rules-set" Nobody,
    /// An administrator set lengths of sessions, closed days or places.
    PracticeCalendarSet "practice-calendar-set" Nobody,
    /// A therapist set how they work within their hours.
    HoursSet "hours-set" Nobody,
    /// A client said whether two scores of theirs may be counted; which way is nobody else's to know.
    OutcomeChoiceMade "outcome-choice-made" Nobody,
    /// A therapist had the first and the last score of work that ended counted, as the client had agreed.
    OutcomeCounted "outcome-counted" Space,
    /// An administrator set whether track records are kept, and by which score.
    TrackRecordSet "track-record-set" Nobody,
    /// An administrator set by which rules and weights therapists are suggested.
    MatchingRulesSet "matching-rules-set" Nobody,
    /// A therapist signed an article of the library as reviewed.
    ArticleReviewed "article-reviewed" Nobody,
    /// A therapist signed an exercise as reviewed.
    ExerciseReviewed "exercise-reviewed" Nobody,
    /// An administrator set how old such a review may be.
    ReviewLimitSet "review-limit-set" Nobody,
    /// An administrator read this log.
    LogOpened "log-opened" Nobody,
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

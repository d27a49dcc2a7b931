//! What erasing somebody means, in sentences for them. What must stay true: it says what the plan says.

use super::plan::{Plan, plan};
use super::rules::{Keeper, Rules};
use crate::accounts::{Role, SignedIn};
use crate::db::Conn;
use crate::service::Service;
use crate::web::{Stop, when};

/// What will happen, in sentences: the page and the file say the same.
pub(super) struct Told {
    pub(super) goes: Vec<String>,
    pub(super) kept: Vec<String>,
    pub(super) shared: Vec<String>,
}

fn kept_words(plan: &Plan, rules: &Rules, me: &SignedIn) -> Vec<String> {
    let Some(until) = plan.keep_until else {
        return vec![match rules.years {
            0 => "Your practice keeps nothing of you.".to_owned(),
            _ => "There is no record of treatment that must be kept. Nothing is kept of you."
                .to_owned(),
        }];
    };
    let by = match plan.keeper {
        Keeper::Custodian => format!(
            "It is kept by {}, and opens with the practice’s recovery key alone, which is not on this \
             server. Your therapist cannot open it any more.",
            rules.custodian
        ),
        Keeper::TherapistToo => format!(
            "It is kept by {}, and by your therapist, who can still read what they could read before.",
            rules.custodian
        ),
    };
    vec![
        format!(
            "A practice must keep the record of treatment for a time. Yours is kept until {}, on this \
             rule: {}.",
            when::day(until, me.zone()),
            rules.rule
        ),
        by,
        "Your name and e-mail address are kept with it under the same key, so that the record can be \
         found if the law asks for it, or you do."
            .to_owned(),
        "On that day the rest is destroyed too.".to_owned(),
    ]
}

fn goes_words(role: Role, keeps: bool) -> Vec<String> {
    let account = "What opens your account: password, recovery code, passkeys and every sign-in. Nobody \
                   can sign in to it again.";
    let about = "Your e-mail address, your time zone and mail that waits for you.";
    let more = match (role, keeps) {
        (Role::Client, true) => {
            "Your name, your wishes for matching, check-ins that were still to come, \
             scores you shared with a partner, what you wrote for yourself alone (in your journal, in \
             exercises, of how you are), and your own keys to everything you wrote."
        }
        (Role::Client, false) => {
            "Your name, your wishes for matching, and your private space with \
             everything in it: messages, answers, sessions, and every key to it."
        }
        (Role::Therapist, _) => {
            "Your profile, your licences and your keys to everything clients wrote. \
             Your name stays where clients’ records say who treated them."
        }
        (Role::Administrator, _) => "Your name.",
    };
    [account, about, more].map(str::to_owned).to_vec()
}

fn shared_words(plan: &Plan) -> Vec<String> {
    if plan.staying.is_empty() {
        return Vec::new();
    }
    vec![
        "A joint room belongs to both partners. What you wrote there stays for your partner and for the \
         therapist who could read it. Your name there becomes “Somebody who left”."
            .to_owned(),
        "Your partner sees that the joint room is closed. They are not told why.".to_owned(),
    ]
}

/// The sentences for somebody, as things are now.
pub(super) async fn told_now(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    rules: &Rules,
) -> Result<Told, Stop> {
    let plan = plan(conn, service, me.account(), rules).await?;
    Ok(Told {
        goes: goes_words(plan.role, plan.keep_until.is_some()),
        kept: match plan.role {
            Role::Administrator => Vec::new(),
            _ => kept_words(&plan, rules, me),
        },
        shared: shared_words(&plan),
    })
}

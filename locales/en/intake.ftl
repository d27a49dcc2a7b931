# Before the questions, and after them: the account.

start-title = Find your therapist
start-lead = A few questions help us suggest therapists who are licensed where you are and fit what you are looking for. It takes about five minutes.
start-no-account = You need no account to begin. You make one at the end.
start-alone-or-couple = Come alone or as a couple. You can invite your partner later, or not at all.
start-come-back = You can stop and come back in this browser for 14 days.
start-go-on = Go on where I stopped
start-again = Start again from the beginning
start-begin = Start

sign-up-heading = Last step: your account
sign-up-words = It keeps your answers under lock. Your password is the key to what you write here. Where you are and what you look for, the practice’s server can read, to find therapists for you.
sign-up-name = What should we call you?
sign-up-email-hint = Use one that only you read. Mails say that something is waiting, never what.
sign-up-consent = I agree that my therapist and I keep a record here, sealed, for my therapy. I have read what is kept and who can read it.
sign-up-kept = What is kept, and who can read it
sign-up-make = Make my account
sign-up-consent-missing = Please read this and agree, or stop here: nothing is kept without an account.
sign-up-taken = This address cannot be used for a new account. If you have one here, sign in with it.
sign-up-taken-invited = This address cannot be used for a new account. If you have one here, open your invitation again and sign in from there.

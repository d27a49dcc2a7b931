# Around what people sign: the texts themselves are content (content/consents).

consents-title = What you agreed to
consents-lead = Each text can be read here at any time, in the words you signed. What you signed, you can withdraw with one button.
consents-signed = Signed
# After the word before: the day, and the name it was signed with.
consents-signed-on = { $day }, as “{ $name }”
consents-read = Read it, or withdraw it
consents-withdrawn-on = Withdrawn on { $day }.
consents-asked-again = You signed it on { $day }. It is asked again, because the text, your therapist or your couple is a new one.
consents-then = What you signed then
consents-read-and-sign = Read and sign
consents-home = Back to home
consents-all = All you agreed to
consents-sources = Where this comes from
consents-version = Version { $version }.
consents-not-reviewed = Not yet reviewed by a licensed professional or a lawyer.
consents-older = This is an older version. [The text as it reads now]
consents-you-signed = You signed this
consents-you-signed-on = On { $day }, as “{ $name }”.
# The sentences of one paragraph: the second and third where they hold, the last always.
consents-withdraw-words = You may withdraw it at any time, and need no reason. It then does not hold from that moment on; what was done before stays as it is.
consents-withdraw-telehealth = Before the next session we ask you again.
consents-withdraw-couple = If you two have a joint space, it closes for new entries at once, just as when you [pause the joint work]: your partner reads that it is closed for now, and no more. What was written stays readable. To go on again, you sign this first.
consents-withdraw-told = Your therapist is told that there is something to look at.
consents-withdraw = Withdraw it
consents-sign = Sign
consents-sign-words = Take the time you need. Questions? Write to your therapist first: nothing is lost by waiting.
consents-agree = I have read this, and I agree.
consents-name = Your name, as your signature
consents-not-now = Not now
consents-nothing = There is nothing to sign now: this is for two who are here together.

# What is wrong with what was sent.
consents-name-missing = Please type your name, as you sign with it.
consents-agree-missing = Please tick this box if you agree. If you do not, leave this page: nothing is signed.

# What just happened.
consents-said-signed = Signed. You can read it here at any time, and withdraw it as easily.
consents-said-withdrawn = Withdrawn. It does not hold from now on. Your therapist was told that there is something to look at.
consents-said-agreement-withdrawn = Withdrawn. It does not hold from now on. Where you have a joint space, it is closed for new entries as long as you have not gone on. Your therapist was told that there is something to look at.
consents-said-first = You withdrew this. To go on with the joint work, please read and sign it again first.
consents-said-newer = The text was changed while you read it. Please read it again; nothing was signed.

# Erasing an account: what it means, asking for it, what is left; and what the practice decides about it.

# What will happen. $days is 0, 1 or more.
erase-due = It will be done on { $day }. Until then everything works as before, and you can keep your account at any time.
erase-lead = You can leave, and take your words out of here. Please read first what that means. It cannot be undone once it is done.
erase-goes = What is destroyed
erase-kept = What is kept
erase-shared = What you share with a partner
erase-how = How it goes
erase-how-soon = { $days ->
    [0] It is done within minutes after you ask.
    [1] It is done one day after you ask.
   *[other] It is done { $days } days after you ask.
} In that time one button calls it off, on every page.
erase-how-appointments = Appointments that are still to come are cancelled on that day, and work with a therapist ends.
erase-how-copy = If you want to keep something of yours, take [a copy of everything] before. After that day nobody can give it to you from here.
erase-how-save = If you want to keep something of yours, save it before. After that day nobody can give it to you from here.
erase-how-mail = We send a last e-mail with a link to a signed certificate: what was destroyed, what is kept, and until when.
erase-how-backups = Copies of the server’s data from before may exist for a while. Your keys are destroyed again whenever one is put back.
erase-as-text = Save this as a text file
erase-open-work = Clients have chosen you or work with you now. When that work has ended, you can be erased: [Your caseload]
erase-only-administrator = You are the only administrator here. Someone has to run the practice, so your account cannot be erased while there is no other.
erase-go-on = Go on

# The same as a text to keep.
erase-text-title = What will happen when your account is erased
erase-text-when = When: { $when }
erase-text-after = { $days } days after you ask for it

# Asking for it.
erase-ask-now = It is done within minutes, and then nobody can undo it.
erase-ask-days = It is done in { $days ->
    [1] one day
   *[other] { $days } days
}. Until then you can call it off with one button, on every page.
erase-sure = I have read what will happen, and I want my account to be erased.
erase-sure-missing = Please tick this if you are sure.

# What just happened.
erase-said-asked = We will do as you ask. You can call it off at any time until then.
erase-said-kept = Your account stays. Nothing was erased.
erase-said-late = It is being carried out and can no longer be called off.

# What is destroyed.
erase-goes-account = What opens your account: password, recovery code, passkeys and every sign-in. Nobody can sign in to it again.
erase-goes-about = Your e-mail address, your time zone and mail that waits for you.
erase-goes-client-kept = Your name, your wishes for matching, check-ins that were still to come, scores you shared with a partner, what you wrote for yourself alone (in your journal, in exercises, of how you are), and your own keys to everything you wrote.
erase-goes-client = Your name, your wishes for matching, and your private space with everything in it: messages, answers, sessions, and every key to it.
erase-goes-therapist = Your profile, your licences and your keys to everything clients wrote. Your name stays where clients’ records say who treated them.
erase-goes-administrator = Your name.

# What is kept.
erase-kept-nothing = Your practice keeps nothing of you.
erase-kept-no-record = There is no record of treatment that must be kept. Nothing is kept of you.
erase-kept-until = A practice must keep the record of treatment for a time. Yours is kept until { $day }, on this rule: { $rule }.
erase-kept-custodian = It is kept by { $by }, and opens with the practice’s recovery key alone, which is not on this server. Your therapist cannot open it any more.
erase-kept-therapist = It is kept by { $by }, and by your therapist, who can still read what they could read before.
erase-kept-name = Your name and e-mail address are kept with it under the same key, so that the record can be found if the law asks for it, or you do.
erase-kept-then = On that day the rest is destroyed too.
# Who keeps the recovery key, as long as the practice has not said who.
erase-custodian = the holder of the practice’s recovery key

# What stays with a partner.
erase-shared-words = A joint room belongs to both partners. What you wrote there stays for your partner and for the therapist who could read it. Your name there becomes “{ $left }”.
erase-shared-told = Your partner sees that the joint room is closed. They are not told why.

# The certificate's page.
certificate-title = Certificate of erasure
certificate-heading = Your account is erased
certificate-lead = This is the certificate. It names nobody, and the practice has signed it. Please save it: this page is here for 30 days.
certificate-save = Save the certificate
# The file itself is in English: other languages say so here.
certificate-says = What it says
certificate-check = How to check it
certificate-check-words = Anyone can check that it is whole and that this practice signed it, with the program securebase and this key of the practice. Ask the practice to read the key out to you if you want to be sure of it.
certificate-thanks = Thank you for the trust you had in us. The same e-mail address can begin anew here, as somebody new. [Help is here at any time], without an account.

# The certificate itself. Its English is signed, and is part of what is checked: a certificate that was given to
# somebody no longer holds if a word of the English is changed. All that is given is given as words.
certificate-number = Number: { $number }
certificate-practice = Practice: { $practice }
certificate-account = Account: { $account }
certificate-asked = Asked for: { $at }
certificate-done = Done: { $at }
certificate-again = Done again, after an older backup had been put back.
certificate-record-over = The time the record had to be kept is over. It is destroyed.
certificate-ways-in = Destroyed: what opens the account ({ $count } locks and sign-ins), e-mail address and time zone.
certificate-name-kept = Kept: the name, in the records of clients, which say who treated them.
certificate-name = Destroyed: the name, wherever this server could read it.
certificate-rows = Destroyed: { $keys } wrapped keys of members, { $recovery } wrapped to the recovery key; { $all } rows of the database in all.
certificate-space = Destroyed with every key and every word: space { $space }
certificate-kept-nothing = Kept: nothing.
certificate-kept-space = Kept as a clinical record: space { $space }
certificate-kept-until = Kept until: { $at }
certificate-kept-by = Kept by: { $by }
certificate-kept-by-both = { $by }, and the therapist
# Two keys as certificates name them.
certificate-key-alone = the practice’s recovery key alone, which is kept offline
certificate-key-both = the practice’s recovery key, and the therapist’s own key
certificate-opens = Opens with: { $key }
certificate-rule = On this rule: { $rule }
certificate-shared = Joint space that stays with those who remain in it: { $space }

# What the practice decides.
erasing-title = Erasing accounts
erasing-lead = People can have their account erased. You decide how long they may think it over, and what the law makes you keep of the record of treatment. What you set here is told to whoever asks, before they ask.
erasing-undecided = Nothing is decided yet.
erasing-undecided-words = Until you do, what is filled in below holds. Please check it against the law where you work, and save it.
erasing-days = Days to think it over
erasing-days-hint = From 1 to 28. We suggest 7.
erasing-years = Years to keep the record
erasing-years-hint = After the last session or entry. 0 keeps nothing. Of somebody whom no therapist ever accepted, nothing is kept.
erasing-rule = The law or rule it rests on
erasing-rule-hint = People read it, and it stands on their certificate.
erasing-custodian = Who keeps the recovery key
erasing-custodian-hint = A name or an office, as people should read it.
erasing-keeper = Who can open a kept record
erasing-keeper-custodian = The holder of the recovery key alone
erasing-keeper-custodian-hint = Nobody who is signed in here opens it any more. This is what we suggest.
erasing-keeper-therapist = The therapist too
erasing-keeper-therapist-hint = Where the law puts the duty to keep records on the therapist in person.
erasing-said-kept = Saved. It counts for whoever asks from now on.
erasing-rule-wrong = Please name the law or rule, in one line of up to 300 letters.
erasing-custodian-wrong = Please say who keeps it, in up to 100 letters.

# What was done.
erasing-certificates = Certificates
erasing-certificates-words = One for each account erased, and one for each record destroyed when its time was over. They name nobody.
erasing-certificates-none = There are none yet.
erasing-kept-until = { $made }, record kept until { $until }
erasing-key = The key to check them with. Give it to whoever asks:
erasing-taken = Kept records that were taken out
erasing-taken-words = When the law asks for a kept record, or the person it is of does, it is taken out at the server and opened by whoever keeps the recovery key. Each time stands here. If one surprises you, speak with whoever it names, today.
erasing-taken-none = None was taken out.
# The reason follows.
erasing-taken-record = Record { $number }, by { $by }:
erasing-taken-list = The list of whose records are kept, by { $by }:

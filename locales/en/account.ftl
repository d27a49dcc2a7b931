# What is behind the sign-in of one's own account: how one signs in, what protects it, and the ways back in.

account-sign-in = How you sign in
account-password-alone = With your password alone. Whoever gets hold of it gets in.
account-add-second = Add a second step
account-with-passkey = With a passkey and no password, or with your password and a second step. Someone who only has your password stays outside.
account-with-second = With your password and a second step. Someone who only has your password stays outside.
account-one-step = If you lose your one second step, only your recovery code brings you back. A second one is a good idea.
# Another second step.
account-add-another = Add another
account-change-password = Change it
account-passkeys = Passkeys
# After the name of a passkey.
account-passkey-alone = , signs you in by itself
account-passkey-second = , a second step after your password
account-passkey-used = Added on { $since }, last used on { $used }
account-passkey-unused = Added on { $since }, not used yet
# A passkey that was given no name.
account-passkey-unnamed = My passkey
account-take-away = Take it away
# None of passkeys; no app.
account-no-passkey = None.
account-no-app = None.
account-passkey-add-one = Add one
account-passkey-add-another = Add another
# Heard by who cannot see what the link before it belongs to.
account-which-passkey = : a passkey
account-which-app = : the app
account-which-new-app = : an app with codes
account-app = App with codes
account-app-since = Set up on { $day }.
account-app-set-up = Set one up
account-code-words = On your paper. It brings you back when nothing else does.
account-code-new = Make a new one
account-seen-words-client = When somebody opened something of yours, and each time your account was used.
account-seen-words-staff = What you opened and did here, and each time your account was used.
account-seen-look = Look it up
account-copy = A copy of everything
account-copy-client = All you wrote and answered, and what you can read, in one file to keep.
account-copy-staff = Your profile, licences and own notes, in one file to keep.
account-copy-take = Take a copy
account-browsers = Where you are signed in
# After the name of a browser.
account-browser-this = , this one
account-browser-since = Since { $since }
account-browser-used = Since { $since }, last used around { $used }
account-browser-which = { $device }, since { $since }
account-sign-out-others = Sign out everywhere else
account-leaving = Leaving
account-leaving-words = You can have your account erased. First you read what that means, and then there is time to call it off.
account-erase = Erase my account
account-back = Back to your account

# A browser somebody is signed in with, by its name and the system it runs on.
device-on = { $browser } on { $system }
device-browser = A browser
system-a-Chromebook = a Chromebook
system-a-Mac = a Mac
system-an-iPad = an iPad
system-an-iPhone = an iPhone

# What somebody is called who was erased.
person-left = Somebody who left

# What just happened.
account-said-password = Your password is changed. Every other browser was signed out.
account-said-app = Your app is set up. From now on a code from it is asked for after your password.
account-said-app-gone = The app is taken away. Its codes open nothing any more.
account-said-passkey = Your passkey is added. It signs you in by itself, with no password.
account-said-passkey-second = Your passkey is added. It cannot unlock your words by itself, so it is your second step after your password.
account-said-passkey-gone = The passkey is taken away. It opens nothing here any more.
account-said-ended = That browser was signed out.
account-said-others = Every other browser was signed out.
account-said-known = Thank you. You can still stop it below, until it is finished.
account-said-stopped = It is stopped. Nothing was changed. If you did not ask for it, please tell your practice that somebody did.

# An app with codes.
app-new-title = An app with codes
app-new-heading = Set up an app with codes
# The practice's name stands between the two.
app-new-listed = Your app will list it under the name
app-new-listed-more = , with your e-mail address. Choose a phone that only you look through.
app-new-show = 1. Show it to the app
app-new-camera = Choose “add” in the app and hold the phone’s camera to this picture.
app-new-picture = A picture for your app. The same is written below.
app-new-open = On the phone itself? [Open it in the app], or type this into the app:
app-new-type = 2. Type what the app shows
app-new-on = Turn it on
app-new-leave = Leave it
app-new-wrong = This is not the code the app shows now. Please type the newest one. If it is never right, the clock of your phone may be wrong: let it set itself.
app-title = Your app with codes
app-since = Set up on { $day }. When you sign in with your password, you are asked for a code from it.
app-phone = If you change your phone, take it away here and set it up again on the new one.
account-keep-it = Keep it

# Whether it is still they, before what could lock somebody out.
confirm-title = Is it still you?
confirm-words = What you are about to do could lock someone out. A browser may have been left open, so we ask once more. It counts for ten minutes.
confirm-password = Your password
confirm-yes = It is me
confirm-back = Go back
confirm-passkey = Use my passkey instead
confirm-code = Or with a code

# A new recovery code, a new password.
new-code-title = A new recovery code
new-code-words = A recovery code brings you back when nothing else does. A new one is shown once, on the next page, and makes the old one useless.
new-code-paper = Have pen and paper at hand, or your password manager.
new-code-make = Make a new code
new-code-keep = Keep the old one
new-code-shown = Your new recovery code
password-title = A new password
password-words = It opens the same words as the old one. Every other browser is signed out.
password-change = Change password
password-leave = Leave it as it is

# A passkey.
passkey-new-title = Add a passkey
passkey-new-words = A passkey is a key that your phone, your computer, a password manager or a security key keeps for you. You use it with your finger, your face or a PIN. Nobody can guess it or talk you out of it.
passkey-new-no-name = Passkeys do not work here: they need a site with a name, and this one is reached by a number. An app with codes works.
passkey-new-unlock = Many passkeys can unlock your words too: then you sign in with the passkey and need no password. Others cannot, and are a second step after your password. Once it is added, we say which yours is.
# The name of the site stands between the two.
passkey-new-listed = Your device will list it under
passkey-new-listed-more = , with your e-mail address. Choose a device that only you use.
passkey-new-no-script = Passkeys need JavaScript, which is switched off in this browser. Everything else here works without it.
passkey-new-unknown = This browser knows no passkeys. An app with codes works in every browser.
passkey-new-name = A name for it
passkey-new-name-hint = So that you know it again, such as: my phone.
passkey-new-add = Add it
passkey-new-lost = From then on your password alone does not let you in. If the passkey gets lost, your recovery code does, so keep it where you find it.
passkey-remove-title = Take a passkey away
passkey-remove-heading = Take this passkey away?
# After the name of the passkey.
passkey-remove-words = will open nothing here any more. Your device may still list it; you can delete it there too.
passkey-remove-last-staff = It is your only second step. You set up another before you go on.
passkey-remove-last = It is your only second step. Without it your password alone lets you in.

# The second step: why, and which.
step-title = A second step
step-heading = A second step when you sign in
step-has-one = You have one: a stolen password alone does not open your account. You can add another, in case one gets lost.
step-staff-lead = Before you go on: people trust this practice with what they tell nobody else.
step-staff-words = Passwords get stolen, and no fault of yours is needed for it. So everyone who works here signs in with a second thing too, something only you have. It takes two minutes, once.
step-lead = It makes a stolen password worth nothing.
step-words = Passwords get guessed, stolen or watched over a shoulder. With a second step, whoever has yours still stays outside. It is up to you, and you can take it away again.
step-passkey = A passkey
step-passkey-words = A key that your phone, computer or password manager keeps, used with your finger, face or a PIN. With many of them you need no password any more.
step-app-words = An app on your phone shows six digits that change every 30 seconds. Any app for this will do, and many password managers can.
step-app-set-up = Set up an app
step-lost = From then on your password alone does not let you in. If what you chose gets lost, your recovery code does, so keep it where you find it.
step-not-now = Not now

# Read at the first sign-in after the recovery code was used.
recovered-title = Your recovery code was used
recovered-words = On { $at } someone came in with your recovery code and set a new password. Every other browser was signed out, and any second step was taken away.
recovered-you = If it was you, all is well.
# Three links in a row, one sentence.
recovered-not-you = If it was not, someone has your code.
recovered-new-code = Please [make a new code],
recovered-new-password = [set a new password]
recovered-look = and look at [where you are signed in].
recovered-go-on = It was me: go on

# The practice brings somebody back with its recovery key: the link to a new password.
way-password-heading = Choose a new password
way-password-words = Your practice is bringing you back to your account. What you wrote is locked, so this takes three people: you, your practice, and the person who keeps its recovery key.
way-password-counts = The new password counts once your practice has finished, { $at } at the earliest. Until then the old one stays good, and you can stop this at any time.
way-password-keep = Keep this password
way-password-doubt = Did someone else give you this link, or were you not told of it by your practice? Then close this page and ask them.
way-waits-title = Three things to keep
way-waits-lead = Your new password is kept, and waits. Please write these down now: they are shown only once.
way-waits-password = 1. Your password
way-waits-password-words = Only you know it. Nobody here can read it.
way-waits-code = 2. Your recovery code
way-waits-code-words = If you forget the password again, this code lets you back in by yourself. Write it on paper, or keep it in a password manager.
way-waits-letters = 3. The letters of your new key
way-waits-letters-words = The person who keeps the recovery key will ask you for these letters, by phone or in person. Read them out to that person only. They show that the key is yours and nobody else’s.
way-waits-next = What happens next
way-waits-next-words = Your practice can finish this from { $at } on. Then you sign in with the new password, and find all you could read before. Any other browser you are signed in with is signed out. If you had passkeys or an app with codes, they stop working here, and you add them again.

# What their mail leads to.
way-title = A new way into your account
way-words = On { $at } someone at your practice asked for a new way into your account: a new password, and the practice’s recovery key to open what you could read. That is how a person comes back who lost both password and recovery code.
way-done = It is done.
way-done-words = The account has a new password. If you did not set it, please speak to your practice now.
way-stopped = It is stopped.
way-stopped-words = Nothing was changed, and your password is as it was. If you did not ask for this, please tell your practice that somebody did.
way-opens = It cannot be done before { $at }. Until then, and until it is done, you can stop it here.
way-known = You said that this is you.
way-known-words = You can still stop it.
way-doubt = If in doubt, stop it. Your practice can ask again.

# All that were asked for, on the account's page.
ways-heading = New ways into your account
ways-words = Each time someone at your practice asks to bring you back with its recovery key, it is kept here for good.
# What became of it follows.
ways-asked = { $at }: asked by { $by }, for this reason: “{ $reason }”
ways-waits = It waits for a new password to be set.
ways-password-set = A new password is set and waits. The practice can finish it from { $at } on.
ways-you-stopped = You stopped it on { $at }.
ways-practice-stopped = The practice stopped it on { $at }.
ways-over = Nobody finished it in time, so it is over.
ways-finished = It was finished on { $at }: a new password, a new key.

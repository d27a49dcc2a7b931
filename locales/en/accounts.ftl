# Coming in: signing in, the second step, the recovery code; and what is wrong with what was typed.

sign-in-heading = Welcome back
sign-in-email = E-mail
sign-in-password = Password
sign-in-passkey = Sign in with a passkey
sign-in-forgot = I forgot my password
sign-in-new = New here? [Find your therapist]. You need no account to begin.
sign-in-wrong = The e-mail address and what opens the account do not go together. Look for a typing mistake in either, then try again.
sign-in-many = There were many tries in a short time, so we paused sign-in for a while. Please wait 15 minutes. Your account is safe.
sign-up-name-missing = Please tell us what to call you, in up to 100 letters.

confirm-wrong = This is not your password now. Please look for a typing mistake.
email-wrong = This does not look like an e-mail address. One looks like name@example.org.
password-hint = 12 characters or more. Four or five plain words make a good one.
password-short = Please use 12 characters or more. Four or five plain words make a good one.
password-long = That is longer than we can take. Please use fewer than 500 characters.
password-personal = Please leave your name and e-mail address out of your password.
password-common = Many people use this one, so it is tried first. Please choose another.

second-title = One more step
second-words = Your password is right. So that nobody gets in who only knows the password, please show that you also have what you set up.
second-code = Code from your app
second-code-hint = Six digits. The app shows a new one every 30 seconds.
second-or-passkey = Or with a passkey
second-passkey = Use my passkey
second-no-script = Your passkey needs JavaScript, which is switched off in this browser.
second-no-passkeys = This browser knows no passkeys. Please sign in with the one you used before.
second-lost = You do not have it any more?
second-lost-words = Your [recovery code] brings you back. You set a new password with it, and a new second step.
second-not-now = Not now: sign out
second-wrong = This code is not right, or it was used already. Please wait until your app shows the next one, and type that.
second-many = There were many tries in a short time, so we paused codes for an hour at most. Your account is safe. Your recovery code works meanwhile.

recover-title = Use your recovery code
recover-words = What you wrote is locked with your password. Nobody here can open it for you, and nobody can reset it by e-mail. The recovery code you were given when you joined opens it too.
recover-code = Recovery code
recover-code-hint = The letters and digits on your paper. Spaces and capitals do not matter.
recover-password = New password
recover-button = Set the password and sign in
recover-no-code = No code any more? Tell your practice. It keeps a recovery key, offline. With it the practice can bring you back to all you could read. That takes some days, on purpose: so that nobody else can ask for it without you knowing.
recover-code-wrong = There is a typing mistake in the code: its last letters check the others. Please compare it with your paper.

code-title = Your recovery code
code-heading = Keep this recovery code
code-lead = If you forget your password, this code is what lets you back in to your own words.
code-copy = Copy it
code-copied = Copied
code-copy-failed = Select it and copy by hand
code-paper = Write it on paper, or keep it in a password manager.
code-secret = Keep it where only you look. Whoever has it and knows your e-mail address can sign in as you.
code-once = It is shown only now. You can make a new one on your account page at any time.
code-kept = I have kept it: go on

# What the page says while a device is asked for a passkey.
passkey-asking = Your device asks you now.
passkey-closed = Nothing was done: the window of your device was closed, or it took too long. You can try again.
passkey-failed = That did not work. Please check your connection and try again.
passkey-here-already = This device has a passkey for your account already.
passkey-unable = This device cannot keep a passkey for us: it must be able to make sure that it is you, by PIN, finger or face.
passkey-unknown-kind = This kind of passkey does not work here. Please try another device.
passkey-paused = There were many tries from where you are, so we paused passkeys for a while. Your account is safe. Your password works meanwhile.
passkey-wrong = This passkey did not do. It may have been taken away here, or too much time has passed. Please try once more.
passkey-known = This passkey is set up here already.
passkey-second-only = This passkey cannot open your words by itself. Please sign in with your password: then the passkey is your second step.
passkey-many = There were many tries in a short time, so we paused passkeys for a while. Your account is safe. Please try again in an hour.

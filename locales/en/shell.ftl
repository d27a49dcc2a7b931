# The frame of every page, the parts pages share, and what is said when there is no page.

shell-skip = Skip to the page
shell-strip = Help and quick exit
shell-escape = Press Escape three times to leave quickly.
shell-help = Get Help Now
shell-plan = My plan
shell-exit = Quick exit
shell-menu = Main
shell-new = new
shell-sign-in = Sign in
shell-sign-out = Sign out
shell-own-server = securebase runs on this practice’s own server. No one else reads along.
shell-privacy = Privacy
shell-languages = Language of the pages
shell-comma = { ", " }

# Above every page, where the practice asked for a new way into somebody's account.
shell-asked = Someone at your practice asked for a new way into your account
shell-asked-more = , with a new password. Was that for you?
shell-asked-link = Who asked, and why
shell-asked-yes = This is me
shell-asked-no = Stop it

# Above every page, where somebody asked to be erased.
shell-erased = Your account will be erased on { $day }
shell-erased-more = , as you asked. Until then everything works as before.
shell-erased-link = What will happen
shell-erased-keep = Keep my account

# As what somebody is here, after their name.
role-therapist = therapist
role-administrator = administrator

# The main menu.
nav-account = Your account
nav-appointments = Appointments
nav-caseload = Caseload
nav-check-ins = Check-ins
nav-home = Home
nav-library = Library
nav-measures = Measures
nav-practice = Practice
nav-profile = Profile
nav-skills = Skills
nav-therapists = Therapists

# Beside a field, and above a form that needs another look.
form-optional = (optional)
form-wrong = Something needs another look
form-kept = Nothing you typed is lost.
form-save = Save
form-back = Back
form-number = Please give a whole number from { $from } to { $to }.
form-number-or-none = Please give a whole number from { $from } to { $to }, or leave it empty.

# On pages that touch on danger.
crisis-title = Need help right now?
crisis-words = If you might hurt yourself, or someone scares or hurts you, please don’t wait for a reply here. People who can help answer day and night.

# When there is no page to show.
error-back = Go to the first page
error-none = There is no page here
error-none-happened = The address may be mistyped, or what was here is gone or not open to you.
error-none-todo = Go back, or start from your home page.
error-foreign = That did not come from here
error-foreign-happened = Your browser said this was sent from another site. We did not act on it, and nothing was changed.
error-foreign-todo = Open the page again and send it from there.
error-many = Let us take a short break
error-many-happened = There were too many tries in a short time. What you have done so far is kept; only this last step was not taken.
error-many-todo = Please wait a while, an hour at most, then go back and try again. If you forgot your password, use your recovery code. Get Help Now works all the time.
error-large = That was too long to send
error-large-happened = What you sent is larger than we can take. It was not saved.
error-large-todo = Go back: your words are still in the page. Send them in two parts.
error-away = This is out of reach right now
error-away-happened = A part of our service does not answer, such as the place where files are kept. It was not your fault. What was sent before is safe; what you sent just now was not taken.
error-away-todo = Please go back and try again in a few minutes. Messages without files can be sent meanwhile. If it lasts, tell your practice.
error-fault = Something went wrong on our side
error-fault-happened = It was not your fault. What you sent just now may not be saved; all from before is safe.
error-fault-todo = Please go back and try again. If it happens twice, tell your practice.
error-unread = That could not be read
error-unread-happened = What your browser sent did not make sense to us. Nothing was changed.
error-unread-todo = Go back, reload the page and try again.

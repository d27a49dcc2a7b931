# What mails say: that something is there to read, never what, from whom or about what. In each text but the
# last, a link follows on a line of its own.

mail-hello = Hello,
mail-subject-join = An invitation to join
mail-subject-invited = An invitation for you
mail-subject-new = Something new is waiting for you
mail-subject-reminder = A reminder
mail-subject-appointment = Appointment
mail-subject-today = Please look in today
mail-subject-account = About your account

mail-join = You are invited to join as a therapist. This link works once, for 14 days:
mail-invited = Someone who knows you invites you. The page behind this link says more. It works once, for 14 days, and you are free to leave it:
mail-new = Something new is waiting for you. Sign in to see it:
mail-reminder = You have something planned soon. Sign in to see it:
mail-asked-for = You asked to be reminded. Sign in to see of what, or to be reminded no more:
mail-appointment = An appointment of yours, for your calendar. Sign in to see it, to move it or to cancel it:
mail-today = Something came in that should not wait until tomorrow. Please sign in and look:
mail-recovery-asked = Someone asked for a new way into your account. If that was not for you, you can stop it on the page behind this link:
mail-recovery-done = Your account has a new password. If you did not set it, please speak to us. Sign in to see more:
mail-ways-in-changed = The ways to sign in to your account were changed. If that was not you, please speak to us. Sign in to see what there is now:
mail-erasure-asked = Something was asked for about your account. If that was not you, you can stop it. Sign in to see what it is:
mail-erasure-done = What was asked for about your account is done. The page behind this link says what. It works for 30 days, and needs no password:

mail-appointment-closing = You asked for such mails, and can switch them off where your appointments are. What your calendar answers cancels nothing by itself. Please write nothing here: nobody reads it.
mail-closing = This mail says no more than that on purpose. Please do not answer it: nobody reads what is sent here.

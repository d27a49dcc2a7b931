# Live sessions: the door, the call with what its script says, checking camera and microphone, guests, and after.
# In texts that a script shows, the places are filled in the browser.

live-title = Live session
live-check = Check camera and microphone
live-waiting-room = Waiting room
live-said-at-door = Said at the door
live-microphone = Microphone
live-camera = Camera
live-loudspeaker = Loudspeaker
live-hide = Hide my network address from the others
live-no-video-here = You talk from your browser to theirs. What you say and show is encrypted on the way; this server passes it on and cannot see or hear it.
live-phone = If nothing works, call your practice: [{ $phone }]
live-to-waiting-room = Go to the waiting room

# The door, for a client.
door-title = Before you go in
door-lead = With { $names }. Three short questions first. Only your therapist reads the answers.
door-lead-joint = With { $names }. Three short questions first. Only your therapist reads the answers; your partner never does.
door-coming = Also coming, if you agree: { $guests }. Your therapist lets them in. Tell your therapist if you would rather not.
door-place = Where are you right now?
door-place-hint = Your therapist’s licence must hold there today.
door-place-choose = Choose a place
door-place-missing = Please choose where you are right now.
door-emergency = Where could help find you, and whom could we call?
door-emergency-hint = An address, and a name and number. It is for an emergency only, and it is sealed.
door-emergency-missing = Please say where help could find you. Only your therapist reads it.
door-emergency-long = Please keep this under 500 letters.
door-freely = Can you speak freely?
door-freely-hint = If you cannot, you can still go in. Your therapist knows and takes care.
door-freely-yes = Yes, I can speak freely
door-freely-no = Not right now: someone may listen, or I am not alone
door-freely-missing = Please choose one. Both are fine.
door-how = How a live session works
door-how-recorded = Nothing is recorded here. Please do not record it either.
door-how-address = The others’ browsers learn your network address. You can hide it before you go in: there is a box to tick.
door-how-breaks = A line can break. If it does, stay on the page: it comes back by itself.
door-how-emergency = A session here is not for emergencies. [Get Help Now] is on every page.
door-consent = I agree to meet this way today.
door-consent-missing = Please tick this box if you agree. If you do not, write to your therapist instead.

# What clients said there, for their therapist.
arrivals-not-here = Not here yet
arrivals-licensed = Your licence holds in { $place }
arrivals-unlicensed = No licence of yours holds in { $place }
arrivals-freely = Can speak freely
arrivals-not-freely = Cannot speak freely right now
arrivals-agreed = Agreed to meet this way today
arrivals-warning = No licence you have entered here covers where they are today. Check before you begin. In an emergency, help first.
arrivals-elsewhere = Away from home: usually in { $place }.
arrivals-emergency = In an emergency:

# The door, for the therapist, who may bring somebody in.
lead-title = Before the session
lead-lead = With { $names }. Nobody is connected to anybody until you let them in.
lead-open = Open the session
lead-bring = Bring someone in
lead-bring-words = A co-therapist or an interpreter can come to this one session without an account. Your clients read the name before they go in. The guest waits, like everyone else, until you let them in.
lead-link = Pass this link on to them yourself. It is shown this once, and works while the session is open:
lead-take-back = Take the link back
lead-take-back-of = Take the link back: { $guest }
lead-full = Two guests are as many as a session can have.
lead-name = Their name
lead-name-hint = As everyone in the session will see it.
lead-name-wrong = Please write the name that everyone in the session will see, in up to 100 letters.
lead-kind = They come as
lead-kind-interpreter = An interpreter
lead-kind-co-therapist = A co-therapist
lead-kind-missing = Please choose as what they come.
lead-make = Make a link
lead-back = Back to the appointment

# A guest: $kind is interpreter or co-therapist.
guest-named = { $kind ->
    [interpreter] { $name }, interpreter
   *[other] { $name }, co-therapist
}
guest-title = You are invited to a session
guest-heading = { $practice } invites you to a session
guest-lead = { $kind ->
    [interpreter] Welcome, { $name }. You come as an interpreter to this one session. You need no account.
   *[other] Welcome, { $name }. You come as a co-therapist to this one session. You need no account.
}
guest-asked = What we ask of you
guest-asked-silent = Keep all you see and hear to yourself, even who was there.
guest-asked-alone = Be alone in your room, where nobody can listen.
guest-asked-recorded = Nothing is recorded here. Please do not record, and take no pictures or notes away.
guest-asked-known = { $kind ->
    [interpreter] Everyone in the session knows your name and that you come as an interpreter. The practice keeps on record when you were there.
   *[other] Everyone in the session knows your name and that you come as a co-therapist. The practice keeps on record when you were there.
}
guest-how = How it works
guest-how-wait = You wait until the therapist lets you in. If the line breaks, stay on the page: it comes back by itself.
guest-agree = I agree, and I am alone in the room.
guest-agree-missing = Please tick this box if you agree. If you do not, simply close this page.
guest-rather-not = If you would rather not, simply close this page.
guest-thanks = Thank you
guest-thanks-lead = Thank you for being there. Please keep what you heard to yourself.
guest-thanks-close = You can close this page now. If the line broke by mistake, open your link again while the session lasts.

# The page of a call.
call-no-script = A live session needs scripts, and they are switched off in this browser. Please switch them on for this page, or use another browser.
call-no-script-phone = A live session needs scripts, and they are switched off in this browser. Please switch them on for this page, use another browser, or call the number below.
call-again = Try again
call-phone = If nothing helps, call your practice: [{ $phone }]
call-ready = Ready?
call-ready-therapist = Your browser asks if this page may use your camera and microphone. Please say yes. Nobody sees or hears you before you let them in.
call-ready-client = Your browser asks if this page may use your camera and microphone. Please say yes. Nobody sees or hears you before the therapist lets you in.
call-hide-hint = Then all you say and show goes through this practice’s server, still encrypted.
call-video = With video
call-sound = Only with sound
# The name of the one person stands between the two.
call-alone-before = This is a private moment: only you and
call-alone-after = are in. Whoever waits cannot see or hear it.
call-controls = Controls
call-mute = Mute
call-unmute = Unmute
call-video-stop = Stop video
call-video-start = Start video
call-screen-stop = Stop sharing
call-screen-start = Share screen
call-hand-lower = Lower hand
call-hand-raise = Raise hand
call-messages = Messages
call-tools = Timer and turns
call-settings = Settings
call-leave = Leave
call-people = People in this session
call-words = Six words:
call-words-how = Read them to each other: if all of you see the same, nobody is in between.
call-waiting-none = Nobody is waiting.
call-end = End the session for everyone
call-minutes = { $minutes } min
call-stop = Stop
call-turn = Whose turn is it to speak?
call-captions = Show captions, made on this device
call-messages-joint = Messages in the joint space
call-messages-private = Messages in the private space
call-messages-read = Both partners and the therapist read this, also those who are waiting.

# What its script says.
call-says-connecting = Connecting…
call-says-mic-gone = Your microphone is gone, and no other could be used. Choose one in the settings.
call-says-line-lost = The line to your practice’s server is lost. You can go on talking. It comes back by itself.
call-says-waits = You are in the waiting room. The therapist knows you are here, and will let you in.
call-says-waits-alone = You are in the waiting room. The therapist is not here yet.
call-says-coming = { $name }, is in the waiting room. Say so now if you would rather not have them in.
call-says-connecting-with = Connecting with { $name }…
call-says-weak = The line to { $name } is weak: your video waits, so that the sound stays clear.
call-says-in-therapist = You are in. Let others in from the waiting room.
call-says-in = You are in. Nobody else is here right now.
call-says-denied = Your browser does not let us use the microphone
call-says-denied-todo = Press the sign beside the address of this page, allow the microphone and the camera, and try again.
call-says-no-mic = We found no microphone
call-says-no-mic-todo = Plug one in, or use a phone. Then try again.
call-says-mic-used = Something else is using your microphone
call-says-mic-used-todo = Close other programs that use it, and try again.
call-says-mic-silent = Your microphone does not answer
call-says-mic-silent-todo = Check that it is plugged in, and try again.
call-says-asking = Asking for your microphone…
call-says-no-camera = No camera could be used, so you are here with sound only.
call-says-not-open = This session is not open
call-says-not-open-guest = It may be over, or your link was taken back.
call-says-not-open-member = It may be over, or you were signed out. Your appointment’s page says more.
call-says-replaced = You are here in another window
call-says-replaced-todo = This window has let go, so that nobody hears you twice. Try again to go on here.
call-says-full-in = There is no room for one more device.
call-says-full = There is no room for one more device
call-says-full-todo = Five can be in at once, and three of one person. Close one of yours, and try again.
call-says-guest-interpreter = { $name }, interpreter
call-says-guest-co-therapist = { $name }, co-therapist
call-says-another-device = { $name }, another device
call-says-you = You
call-says-no-connection = Your browser could not begin a connection. Load the page again, or try another browser.
call-says-own-screen = Your screen
call-says-screen = { $name }: screen
call-says-send-back = To the waiting room
call-says-talk-alone = Talk alone
call-says-hand = hand raised
call-says-muted = muted
call-says-not-yet = connecting…
call-says-failed = That did not work. Your browser may not allow it.
call-says-insecure = This page is not opened safely
call-says-insecure-todo = Cameras and microphones work only at an address that begins with https. Please tell your practice.
call-says-old = This browser is too old for live sessions
call-says-old-todo = Please update it, or use a newer Firefox, Chrome, Edge or Safari, perhaps on a phone.
call-says-device = Device
call-says-device-failed = This device could not be used. We keep the one before.
call-says-small-window = In a small window
call-says-press-to-hear = Press to hear
call-says-time-up = Time is up. Take a breath.
call-says-nobody = Nobody
call-says-let-in = Let in
call-says-alone-first = Talk alone first
call-says-line-gone = { $name } (line lost)
call-says-came = { $names } came.

# Checking camera, microphone and connection.
devices-lead = Two minutes now save ten later. Nobody sees or hears you here, and nothing is kept.
devices-no-script = This check and live sessions need scripts, and they are switched off in this browser.
devices-start = Start the check
devices-not-yet = Not checked yet.
devices-loud = How loud you are. Say something.
devices-play = Play a sound
devices-connection = Connection
devices-back = Back to your appointments

# What its script says.
devices-says-asking = Asking your browser…
devices-says-no-camera = No camera could be used. You can still meet with sound only.
devices-says-camera = Your camera works if you see yourself above.
devices-says-denied = Your browser did not let us. Press the sign beside the address of this page, allow camera and microphone, and start again.
devices-says-no-mic = We found no microphone that works. Plug one in, or use a phone, and start again.
devices-says-not-checked = Not checked.
devices-says-relay = Trying the way through the relay…
devices-says-heard = We hear you.
devices-says-silent = We hear nothing yet.
devices-says-tone = If you heard a soft tone, your loudspeaker works.
devices-says-sign-in = Please sign in again, then check once more.
devices-says-offline = No connection to your practice’s server. Check your internet, then start again.
devices-says-no-relay = Your practice has no relay. Sessions work where browsers find a straight way to each other.
devices-says-no-way = No way through the relay was found. A firewall may be in between: try another network, such as your phone’s.
devices-says-works = Your connection works, through the relay ({ $milliseconds } milliseconds there and back).
devices-says-insecure = Cameras work only at an address that begins with https. Please tell your practice.
devices-says-old = This browser is too old for live sessions. Please update it, or use another.

# After a session, for the therapist.
after-note = My own note
after-note-label = What I want to remember
after-note-hint = A psychotherapy note: for you alone, kept apart from the record. Diagnosis, plan, times and progress belong in the record, not here.
after-note-save = Save my note
after-note-long = This is longer than 20,000 letters. Nothing was saved yet: please shorten it.
after-felt = How it was for them
after-felt-none = Nobody has said yet.
after-apart = The two see this session quite differently. That is worth a word with each of them.
after-low = Low
after-there = Who was there
after-there-none = Nobody came in.
# After a name and a colon.
after-there-until = from { $from } until { $until }, in for { $took }
after-there-open = from { $from }, still in or not known
after-absent = Who did not come
# The name stands between the two.
after-absent-noted = You noted that
after-absent-noted-end = did not come.
after-absent-back = Take it back
# After a name.
after-let-in = was let in.
after-not-let-in = was not let in. Did they not come?
after-absent-note = { $name } did not come
after-absent-words = They read it in kind words on the page of the session, with a way to write to you. Each reads their own only.
after-caseload = To my caseload
after-said-kept = Your note is saved. You alone can read it.
after-said-absent = It is noted. They are told in kind words, and that they can write to you.
after-said-taken-back = It is taken back. Their page says it no more.

# Files and voice messages: how they are shown, why one is not taken, and what scripts say while they are sent.

file-no-description = Picture without a description: { $name }
file-described = { $name }: { $about }
file-picture-hint = For whoever cannot see the picture.
file-take-away = Take { $name } away
file-size-kb = { $size } KB
file-size-mb = { $whole }.{ $tenth } MB
file-so-much = { $there } of { $length }

file-empty = There is nothing in this file.
file-too-large = This file is too large. One file may have up to { $most } MB.
file-picture-too-large = This picture is too large. A picture may have up to 25 MB: most telephones and programs can save a smaller copy.
file-full = There is no more room for files of yours. Please tell your practice.
file-too-many = Many files wait here already. Please send them, or take some away, first.
file-heic = This picture is in a form that many browsers cannot show (HEIC or AVIF). Please save it as JPEG and try again: on an iPhone, share it and choose “Most Compatible” under Options, or take a screenshot of it.
file-film = Videos are not taken yet. You can record a voice message, or send pictures.
file-unknown = This kind of file is not taken. You can send pictures (JPEG, PNG, WebP, GIF), documents (PDF, DOCX, ODT, plain text) and sound (MP3, M4A, OGG, WAV, WebM).
file-broken = This picture could not be read: it may be damaged. Please save it again, as JPEG or PNG, and try once more.

# Shown by the script while files go up.
upload-waits = Waiting for its turn.
upload-how-much = { $name }: how much is there
upload-cancel = Cancel { $name }
upload-offline = No connection. It goes on by itself when it is back.
upload-percent = { $percent } % is there.
upload-cancelled = { $name } is not sent.
upload-there = { $name } is there. Press Send to send it.
upload-failed = This could not be sent. Please try again.
upload-failed-name = { $name } could not be sent.
upload-wait = Not all is there yet. Please wait a moment, or cancel what takes too long.
upload-changed = This file cannot be read any more. Please choose it again.
upload-signed-out = You were signed out. Open this page again: what is there already is kept for a day.
upload-choose-again = This could not be sent. Please choose the file again.

# Shown by the script that records a voice message.
recorder-begin = Record a voice message
recorder-not-allowed = The microphone is switched off for this page. You can allow it in your browser, beside the address, and then try again.
recorder-none = No microphone was found. Plug one in, or use a telephone.
recorder-taken = Another program is using the microphone. Close it there, and then try again.
recorder-failed = The microphone could not be used.
recorder-on = Recording
recorder-begun = Recording.
recorder-time = { $now } of { $most }
recorder-stop = Stop recording
recorder-yours = Your recording
recorder-add = Add it
recorder-done = Recorded. Listen to it, add it to what you send, or throw it away.
# The name of the file, without its ending.
recorder-file = voice-message

# A room's messages, the place to write, and the page that sends files; what their scripts say meanwhile.

# Whom one writes to where nobody else is there yet.
messages-alone = Just you, for now
# After "Read by:". The reader themselves, first in a row of names.
messages-you-reader = you
messages-readers-alone = only you, for now
messages-readers-closed = you, and whoever was in it when it was written

messages-older = Show older messages
messages-copy = A copy of this room for somebody else
messages-none = Nothing is written here yet.
messages-newest = Back to the newest messages
messages-new-mark = New since you were here
# In place of the name, above what the reader wrote themselves.
messages-you = You

messages-terms = Before you write here
messages-terms-why = This space is yours and your therapist’s; your partner never sees it. Therapists of couples differ in what they do with what one partner tells them alone. Yours says:
messages-terms-free = If you would rather not agree, you need not. Talk about it with your therapist when you meet, or choose another.
messages-terms-agree = I have read this and agree
messages-terms-again = What your therapist does with what you write here
messages-terms-agreed = You agreed to it on { $day }.

messages-write = Write a message
messages-files = Files or voice
messages-send = Send
messages-agree-and-send = I agree. Send it
messages-closed = This room is closed for new messages. What was written here stays readable for those who were in it.
messages-closed-until = You can read it until { $day }. Your therapist’s record stays.

messages-empty = Please write something first.
messages-long = This is longer than 8,000 letters. Please send it in two parts: nothing is lost.
messages-agree-first = Please read first what your therapist does with what you write here. Your words are kept below.

# Shown by the script.
messages-unsent = You, not sent yet
messages-kept = Not sent yet. It is kept on this device and goes out when you are back online. Signing out deletes it.
messages-not-kept = Not sent yet. It goes out when you are back online. Please leave this page open until then.
messages-refused = This could not be sent. Your words are kept below: copy them, then open this page again.
messages-sent = Sent.

attach-heading = Send files or a voice message
attach-kinds = You can send pictures (JPEG, PNG, WebP, GIF), documents (PDF, DOCX, ODT, plain text) and sound (MP3, M4A, OGG, WAV, WebM), up to { $most } MB each. Pictures up to 25 MB.
attach-traces = From pictures we take out where and when they were taken and with what. Documents and sound are kept as they are: a document may hold its writer’s name or earlier words.
attach-files = Files
attach-about = What is in it?
attach-about-hint = For whoever cannot see a picture.
attach-ready = Ready to be sent
attach-unfinished = Not all there yet
attach-unfinished-how = Choose the same file again to go on where it stopped.
attach-throw-away = Throw it away
attach-words = Words with it
attach-back = Back without sending
attach-deleted = What you do not send is deleted after a day.
attach-long = This is longer than 8,000 letters. Please send it in two parts.
attach-none = Please choose a file first, or record a voice message.
# A file's name, and why it was not taken.
attach-refused = { $name }: { $why }

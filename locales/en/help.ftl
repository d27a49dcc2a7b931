# The first page, Get Help Now, and what opens without a connection.

first-title = Welcome
first-heading = A calm place to work on your relationship
first-lead = With a licensed therapist, together or alone. Write at any hour, and meet when it suits you both.
first-find = Find your therapist
first-read = You need no account to begin. You can also [read in the library] first.
first-how = How it goes
first-how-words = You answer a few questions. We suggest therapists who are licensed where you are, with the reasons. You choose. You may invite your partner, now or later or not at all.
first-who = Who reads along
first-who-words = You each have a private space with the therapist that your partner never sees, and a joint space once you both agree. What you write is sealed on this practice’s own server.
first-safe = If you are not safe
first-safe-words = Get Help Now is on every page, at any time, and leaves no trace here. Quick exit leaves this site at once.

help-lead = These people answer when it cannot wait. Most lines are free, and you do not have to give your name.
help-danger = If someone is in danger this minute, call your country’s emergency number.
help-danger-numbers = In all of the European Union it is 112, in the United States and Canada 911, in the United Kingdom 999, in Australia 000, in New Zealand 111.
help-trace = This page is the same for everyone, and this server keeps no note that you were here. Your browser’s own history may: quick exit replaces this page, but pages from before stay in the history. Once it was open in this browser, this page also works without a connection.
help-practice = From this practice
help-elsewhere = Another country
help-where = Where are you?
help-choose = Choose your country. Nothing is sent when you do.
help-letters = Countries by their first letter
help-young = For young people
help-young-words = Look under your country above. [childhelplineinternational.org] lists help lines for children and young people in more than 130 countries.
help-self = If you feel you might hurt yourself
help-self-call = Call a line above, or someone you trust. Say it in plain words.
help-self-distance = Put distance between you and anything you could use.
help-self-alone = Try not to be alone for the next hours.
help-violence = If someone hurts, scares or controls you
help-violence-fault = It is not your fault, and you do not have to decide anything today.
help-violence-watched = If your phone or computer may be watched, use another one to look for help.
help-violence-plan = A violence line can plan with you how to stay safe, whether you leave or stay.
help-reviewed = Not yet reviewed by a licensed professional. A country whose numbers were compared in another month says so.

# A country: its numbers, and its lines by what people come for.
help-emergency = Emergency
help-police = Police
help-ambulance = Ambulance
help-need-suicide = If you think of ending your life, or cannot bear it alone
help-need-violence = If someone hurts, scares or controls you
help-need-children = For young people, and if you fear for a child
help-call = Call [{ $number }]
help-text = Text [{ $number }]
help-text-word = Text { $word } to [{ $number }]
help-whatsapp = WhatsApp [{ $number }]
help-chat = [Chat]
help-always = Day and night
help-spoken = { $languages }
help-confirmed = Confirmed at its own page, { $month }.
help-unconfirmed = These lines were compared with published lists in { $month }. Not all are confirmed by those who run them.
help-unconfirmed-call = If one does not answer, call { $number }.
help-unconfirmed-find = If one does not answer, call your country’s emergency number.

offline-signed-out = You are signed out on this device, and what was kept of yours is gone. The practice’s server is told as soon as there is a connection.
offline-title = No connection
offline-lead = This page needs the practice’s server, which cannot be reached right now. Nothing you sent before is lost.
offline-these = These open without a connection:
offline-help = [Get Help Now], with the numbers of all countries
offline-kept = So does what you kept on this device, such as your safety plan, this week’s plan or an exercise:
offline-messages = A message you sent without a connection is kept on this device, sealed, and goes out when you are back online.
offline-then = Then try the page again.

# What is kept, and who can read it, for anyone who wonders.

privacy-heading = What is kept, and who can read it
privacy-lead = Everything you write belongs to one space. Only those who are in a space can read what is in it.
privacy-spaces = Spaces
privacy-private = Your private space:
privacy-private-who = you and your therapist.
privacy-joint = The joint space:
privacy-joint-who = you, your partner and your therapist, once you both agree and your therapist opens it.
privacy-keys = Each space has its own key. The keys are locked with your password, so what is on the disk is unreadable without someone who is in the space.
privacy-practice = What the practice can read
privacy-practice-names = Your name and e-mail address, your answers on where you are, what you look for and when you can meet, and the times of appointments: the server needs them to find therapists and to remind you. They are sealed with the server’s own key.
privacy-practice-key = The practice keeps one recovery key offline. It can open your records where the law or an emergency asks for it, or if you lose your password.
privacy-practice-else = Nobody else. This site loads nothing from other companies, and sends them nothing.
privacy-seen = Each time your therapist opens something of yours, it is noted before it is shown. You can read these notes at any time: [who saw what]. The practice can see that something was opened, by whom and when; not what it says. What your partner looks at is not shown to you, and what you look at is not shown to them.
privacy-notice = What clients agree to is said in full in the [privacy notice].
privacy-copy = A copy for you
privacy-copy-words = As a client you can take away everything here that you can read, in one file, at any time: [a copy of everything].
privacy-browser = What stays in your browser
privacy-browser-words = Get Help Now is kept in your browser, so that it opens without a connection. It is the same page for everyone. Your safety plan, this week’s plan and exercises are kept there only if you press for it. A message you send without a connection waits there, sealed, until it has arrived. All of it goes when you sign out. Nothing else of yours is kept there.
privacy-not = What this does not stop
privacy-not-shoulder = Someone who looks over your shoulder, or who knows your password.
privacy-not-server = Someone who has taken over this server while you use it.
privacy-act = When your therapist may have to act
privacy-act-words = Therapists must act when someone is in serious danger, or a child is. The law where you are says when. Your therapist will talk with you about it.

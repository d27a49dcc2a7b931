# A client's journal, and what they show of it to their therapist.

journal-title = My journal
journal-lead = A place for words that need no answer. Only you read it, but for pages you choose to show your therapist. Your partner never sees it, nor that there is one.
journal-write = Write a page
journal-none = Nothing here yet
journal-none-words = Write when you like, and as little as you like. Nobody counts.
journal-badge-you = Only you
journal-badge-therapist = Your therapist can read it
journal-badge-earlier = Shown to a therapist before
journal-older = Older pages
journal-newest = Back to the newest

# One page, and who reads it.
journal-changed = Last changed on { $day }.
journal-read-by-you = only you
journal-read-by-therapist = you and your therapist. Your partner never sees it.
journal-read-by-earlier = you and a therapist you worked with before; your therapist now only if you let them read the past.
journal-change = Change it
journal-shown = You showed this page to a therapist
journal-shown-words = You can take it back at any time. What they have read by then, they have read. [Who saw what] tells you when your journal was opened.
journal-take-back = Take it back
journal-shown-earlier = Your therapist now was not shown this page. If you show it to them, the one before can no longer read it here.
journal-show-now = Show it to my therapist now
journal-show-asked = Show this page to your therapist?
journal-show-words = Only if you like, and only this page. You and your therapist can read it then; your partner cannot. You can take it back.
journal-show = Show this page to my therapist
journal-delete = Delete this page
journal-delete-words = It is gone at once and for good.
journal-delete-shown = It is gone at once and for good, for your therapist too. What they have read, they have read.

# Writing.
journal-back = Back to the page
journal-new = A new page
journal-change-title = Change a page
journal-write-read-by-therapist = you and your therapist. They see that the page was changed, and when.
journal-write-read-by-you = only you. You can show it to your therapist later, if you like.
journal-write-read-by-earlier = only you, once you change it. It is taken back from the therapist you showed it to.
journal-page-title = Title
journal-page-text = Your words
journal-page-day = Day
journal-keep = Keep this page
journal-not-kept = Nothing is kept until you press the button.
journal-title-long = Please keep the title under 120 characters.
journal-text-missing = There is nothing on this page yet.
journal-text-long = Please keep a page under 10,000 characters. You can go on on another one.
journal-day-wrong = Please choose a day, today or before.

# What just happened.
journal-said-kept = Your page is kept.
journal-said-deleted = The page is deleted.
journal-said-shared = Your therapist can read this page now.
journal-said-taken-back = This page is yours alone again.

# What a therapist is shown.
journal-case-title = Journal: { $name }
journal-case = From the journal of { $name }
journal-case-read-by = you and { $name }. Nothing of it shows in a joint space.
journal-case-about = Pages { $name } chose to show you, one by one. They may change them, take them back or delete them. What they keep for themselves is not here, not even as a number.
journal-case-shown = Shown on { $day }.
journal-case-changed = Changed on { $day }
journal-case-none = Nothing yet.

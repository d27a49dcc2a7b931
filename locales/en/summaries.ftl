# Summaries of earlier work, which a therapist writes for a client and whoever comes next. Part of pairing.

summaries-title = Summaries of earlier work
summaries-lead = A therapist who worked with you can sum up that work: for you, and for whoever comes next. You read it, and you decide who else does.
summaries-of-client = Summaries of earlier work with { $client }
summary-yours-for = Your summary for { $client }
summary-by = By { $author }
summary-asked-by-you = You asked for it on { $day }. It is not written yet.
summary-asked = It was asked for on { $day }. It is not written yet.
summary-you-have = You have until { $day }.
summary-they-have = { $author } has until { $day }.
summary-write-it = Write it
summary-written = Written on { $day }.
summary-corrected-on = Corrected on { $day }: see below it.
summary-you-did-not = You did not write one.
summary-they-did-not = { $author } did not write one.
summary-none-why = That says nothing about you: some therapists would rather speak with whoever comes next, and some have no time. You can still let a new therapist [read what you wrote before], or tell it in your own words.
summary-corrected-by-you = Corrected by you on { $day }
summary-corrected-by = Corrected by { $author } on { $day }
summary-correct-it = Correct it
summary-ask = Ask { $name } for a summary
summary-ask-until = You can ask until { $day }. { $name } has { $days } days to write it, and may say no.
summary-ask-first = Ask, and read it first
summary-ask-along = Ask, and let { $next } read it too
# In place of the name of a therapist in summary-ask-along and summary-let, while nobody is known to come next.
summary-my-next = my next therapist
summary-nothing = Nothing here
summary-nothing-words = Once the work with a therapist has ended, you can ask them for a summary.
summary-home = Home
summary-all-clients = All clients

summary-wanted-first = Yes. I read it first, and then decide who gets it
summary-wanted-first-hint = Until then only you and { $author } can read it.
summary-wanted-along = Yes, and my next therapist may read it as soon as I can
summary-wanted-along-hint = You can still change that until it is written.

summary-reader-reads = { $reader } can read it, and that cannot be taken back.
summary-reader-will = { $reader } can read it as soon as you can.
summary-next-reads = Your next therapist can read it once they say yes to you.
summary-next-will = Your next therapist can read it once they say yes to you and it is written.
summary-only-you = Only you and { $author } can read it.
summary-you-first = You read it first, and then decide who gets it.
summary-nobody-after = Nobody after { $reader } gets it
summary-whoever-after = Whoever comes after { $reader } may read it too
summary-read-first = I want to read it first
summary-keep = Keep it to myself
summary-let = Let { $next } read it

summary-said-asked = You asked for it. You get an e-mail when there is news.
summary-said-decided = It is as you said.
summary-said-next = Noted. It holds for whoever comes after the therapist you have now, who can read it already.
summary-said-over = This can’t be done any more.
summary-said-given = It is given. Your client was told.
summary-said-corrected = It is added. Your client was told, and so was whoever else can read the summary.
summary-said-declined = Noted. Your client was told that there is news, and reads that you write none.
summary-said-draft = Your draft is kept. Nobody but you can read it.

# Lines on a first page.
summary-news-waits = A summary by { $author }: not written yet. They have until { $day }.
summary-news-corrected = { $author } corrected the summary they wrote for you.
summary-news-written = { $author } wrote the summary you asked for.
summary-news-none = { $author } did not write a summary.
summary-news-asked = { $client } asks you for a summary of your work, until { $day }.
summary-news-passed-corrected = A summary that { $client } passed on to you was corrected.
summary-news-passed = { $client } passed a summary of their earlier work on to you.

summary-write-title = A summary for { $client }
summary-write-lead = { $client } asks you to sum up your work together, for them and for whoever comes next. There is time until { $day }.
summary-write-reads = { $client } reads it, and decides whether the next therapist does. It is part of the record, and you keep your copy under “Work that ended”.
summary-write-stays = Once you give it, it stays as it is. What turns out to be wrong you can correct later, in words that stand below it.
summary-write-alone = Write about { $client } alone. What a partner wrote or said is not yours to hand on here.
summary-write-text = The summary
summary-write-hint = For example: what they came for, what you worked on and what helped, what is still open, how safe they are, who else helps them. Plain words: they read it, too.
summary-write-give = Give it to { $client }
summary-write-draft = Keep a draft
summary-write-none = I will not write one
summary-write-none-words = You may say no, and need not say why. { $client } reads that you did not write one, and that this says nothing about them. If you say nothing until { $day }, they read the same then.
summary-write-empty = Please write the summary first.
summary-too-long = Please keep it to 20,000 letters.

summary-correct-title = Correct a summary
summary-correct-heading = Correct the summary for { $client }
summary-correct-lead = What you gave stays as it is. Your correction stands below it, with today’s date.
summary-correct-given = What you gave on { $day }
summary-correct-earlier = Corrected on { $day }
summary-correct-readers = Everybody who can read the summary can read the correction, and is told that there is something to look at. That is { $client }, and any therapist it was passed on to.
summary-correct-stays = { $left ->
    [one] Once it is added, it stays, too. It is the last one you can add.
   *[other] Once it is added, it stays, too. You can add { $left } more.
}
summary-correct-what = Say what is wrong or missing, and what is right. Write nothing of what came later, and nothing that a partner wrote or said.
summary-correct-text = The correction
summary-correct-add = Add it for all who read the summary
summary-correct-back = Back to the summary
summary-correct-empty = Please write the correction first.
summary-correct-meanwhile = Another correction was added meanwhile, maybe by you in another window. It stands above. Please look at it, and send this again if it is still needed.

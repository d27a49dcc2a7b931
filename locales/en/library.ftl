# The library: what stands around the articles, which are content.

library-lead = Short articles on closeness, quarrels and therapy, to read at your own pace. You need no account, and nobody here notes what you read or search for.
library-minutes = { $minutes } min to read
library-minutes-advisory = { $minutes } min to read. Has a note to read first
library-none = This practice has no articles yet.
library-history = Your browser may keep in its history which pages you opened. On a device that others use, a private window keeps nothing.
library-search-label = Search the articles
library-search-button = Search

library-search = Search the library
library-search-how = Type a word or two, such as “jealous” or “first session”.
library-found-none = No article was found. Try fewer words, or others that mean the same.
library-found = { $count ->
    [one] One article found. What you searched for is not kept.
   *[other] { $count } articles found. What you searched for is not kept.
}
library-found-before = Results before
library-found-more = More results
library-found-page = Page { $page }
library-all = All articles

article-title = Article
article-about = { $minutes } min to read. Written by { $author }. Last changed on { $day }.
article-unreviewed = Not yet reviewed by a licensed professional.
article-changed = This text was changed after its last review. Not yet reviewed again by a licensed professional.
article-reviewed = Reviewed by { $name }, { $credential } ({ $licence }), on { $day }.
article-reviewed-long-ago = Reviewed by { $name }, { $credential } ({ $licence }), on { $day }. That is a while ago: a new review is due.
translation-unread = This is a translation. Nobody who speaks this language as a first language has read it yet.
translation-read = This is a translation.
# After one of the two above.
translation-behind = The original was changed since: parts of this may be out of date.
article-watched = If someone may look at this phone or computer, read on another one if you can: a friend’s, or one at a library. Quick exit, at the top, leaves this page at once. Your browser may still keep the page in its history.
article-takeaways = Key takeaways
article-before = Before you read
article-unfold = Read the article
article-contents = In this article
article-sources = Sources
article-learning = This article is for learning. It does not diagnose, and it does not replace talking with a licensed professional. If someone is in danger, [Get Help Now].
article-touched = Did this touch something?
article-ask-words = This opens your private space with a message begun. Nothing is sent until you send it.
article-ask = Ask my therapist about this
# The message begun with it: the client writes on after the colon.
article-ask-draft = I read “{ $title }” in the library. I would like to talk about it:
article-review = Review this article
article-next = Read next

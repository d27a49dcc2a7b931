# Signing an article or an exercise as reviewed, and how texts stand.

review-article = Review an article
review-exercise = Review an exercise
review-words = By signing you say that you have read the whole text and its sources, and that you hold it to be right and safe for clients to read. Your name, profession, licence and the day are shown with it to everyone who reads it. A change of the text ends the review.
review-no-licence = To sign you need a licence that this practice has checked and that is in force. [Your licences]
review-licence = The licence you sign by
review-licence-missing = Please choose the licence you sign by.
review-stand = I have read this text and stand for it
review-stand-missing = Please tick this box if you stand for the text. If you do not, leave this page: nothing is signed.
review-sign = Sign as reviewed
review-change-article = If you would change something, tell whoever keeps this practice’s content folder: articles are files there.
review-change-exercise = If you would change something, tell whoever keeps this practice’s content folder: exercises are files there.
review-said-signed = Signed. Your name, profession and licence stand under it now.
review-said-changed = The text was changed while you read it. Nothing was signed. Please read it again.

# How a text stands, in a word or two, and the school grade it reads at.
reviewed-not = Not reviewed
reviewed-before = Changed since its review
reviewed-stale = Review too old
reviewed-good = Reviewed
reviewed-grade = Reads at about grade { $grade }.

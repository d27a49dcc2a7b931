# Articles as administrators see them: how they stand, and what is to be put right in their files. The command
# `securebase library check` says the same, in English.

articles = Articles
articles-about = Articles are files in your content folder, under { $folder }. A therapist with a checked licence signs one as reviewed on its own page; a change of the text ends that. Articles that nobody has reviewed say so.
articles-faults = To put right in the files
articles-limit = How long a review holds
articles-limit-months = Months until a review is too old
articles-limit-hint = From 1 to 120. The usual number is 24.
articles-limit-kept = Saved. It counts for every review from now on.

# Each is said after an article's name and a colon.
articles-leads-nowhere = it leads to { $name }, and there is no such article
articles-source-unused = its source { $source } is not referred to in the text
articles-nothing-leads-to = no other article leads to it
articles-leads-to-none = it leads to no other article
articles-hard = it reads at grade { $grade }; aim for less than { $aim }: shorter sentences, shorter words
# $ease runs from 0 (hard) to 100 (easy).
articles-hard-by-ease = it reads with an ease of { $ease } (INFLESZ); aim for { $aim } or more: shorter sentences, shorter words
articles-untranslated = not translated into { $language }
articles-behind = it is a translation of the text of { $day }; the original was changed on { $changed }
# $what is a name of the file's own: "advisory", "##".
articles-differs = it has other { $what } than its original
articles-unreviewed = not yet reviewed by a licensed professional, as far as its file says
articles-changed = it was changed after its review of { $day }
articles-stale = its review of { $day } is more than { $months } months old

# The safety plan, of a client and for their therapist. It is read in hard moments: short and plain.

safety-plan-title = My safety plan
safety-plan-lead = For moments that are hard to bear. Go through it from the top, and stop where it helps.
safety-plan-read-by = you and your therapist. Your partner never sees it, nor that there is one.
safety-plan-unread = { $name } came after this plan was written and cannot read it yet.
safety-plan-share = Share it with my therapist
safety-plan-change = Change it
safety-plan-print = Print it
safety-plan-print-words = To print it, use your browser’s print menu. A printed plan lies open to whoever finds it.
safety-plan-none = Nothing is written yet
safety-plan-none-words = A safety plan is a short list you write in a calmer moment: how you notice that it gets hard, what helps, and whom to call. Many people write it together with their therapist. You can begin alone, too.
safety-plan-begin = Begin my plan
safety-plan-now = People who answer now
safety-plan-help = Get Help Now, for all countries
safety-plan-note = Not yet reviewed by a licensed professional. A plan is no contract and no treatment; if you are in danger, please call.
safety-plan-said-written = Saved. You find your plan in one press, at the edge of every page.
safety-plan-said-shared = Your therapist can read your plan now.
safety-plan-kept-lead = Go through it from the top, and stop where it helps.

# Its parts: a heading, and what to write there.
safety-plan-signs = How I notice that it gets hard
safety-plan-signs-hint = Thoughts, moods, situations or things you do that tell you a hard time may be coming.
safety-plan-alone = What I can do by myself
safety-plan-alone-hint = Small things that have helped before, or might: a walk, a shower, music, writing it down.
safety-plan-company = People and places that take my mind off it
safety-plan-company-hint = Somebody to sit with, a café, a park. You need not talk about it there.
safety-plan-people = People I can tell, and ask for help
safety-plan-people-hint = Names and numbers of people you trust. It can help to tell them now that they are on this list.
safety-plan-professionals = Professionals I can call
safety-plan-professionals-hint = Your therapist, your doctor, a crisis line, the nearest emergency department: with numbers.
safety-plan-surroundings = How I make my surroundings safer
safety-plan-surroundings-hint = What you could use to hurt yourself, and who can keep it for you or where it can go. You need not do this alone.

# Writing it.
safety-plan-write = Write my safety plan
safety-plan-write-lead = A few words in each part are enough. Leave out what does not fit, and come back at any time.
safety-plan-write-read-by = you and { $name }, who can write in it too.
safety-plan-write-read-by-you = only you, for now. A therapist you choose can read and write it too.
safety-plan-save = Save my plan
safety-plan-sealed = It is sealed in your private space. If you empty all parts, nothing is left of it.
safety-plan-changed = Somebody else changed the plan while you wrote. Nothing was saved yet.
safety-plan-changed-words = Your words are still below. Where the plan says something else now, it stands under your words. Save again once it is as it should be.
safety-plan-theirs = In the plan now ({ $by }):
safety-plan-last = Last written by: { $by }
safety-plan-by = { $name }, { $day }
safety-plan-by-you = You
safety-plan-by-gone = Somebody whose account is gone
safety-plan-long = Please keep this part under 2,000 characters.

# For their therapist.
safety-plan-case-title = Safety plan
safety-plan-case = Safety plan of { $name }
safety-plan-case-read-by = you and { $name }. Nothing of it shows in a joint space.
safety-plan-case-of-before = There is a plan from before you came. It is your client’s to share: they see a button for it above their plan. Until then please do not write another.
safety-plan-case-words = Written together, in your client’s own words. Your client finds it in one press on every page, and can print it.
safety-plan-case-save = Save the plan
safety-plan-case-note = A plan is no risk assessment and takes none’s place. Parts as in Stanley and Brown (2012), in words of our own; not yet reviewed by a licensed professional.
safety-plan-case-said = Saved. Your client sees what you wrote, and that it was you.

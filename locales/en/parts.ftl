# Parts that pages of all rooms share.

# Several names: "Maria, Jo" and "Sam". $sound is "i" where the last begins with that sound.
row-and = { $sound ->
   *[other] { $before } and { $last }
}

progress-step = Step { $at } of { $of }
progress-question = Question { $at } of { $of }
progress-part = Part { $at } of { $of }
progress-person = Person { $at } of { $of }
progress-tap = Tap { $at } of { $of }

# A room's name, by its kind; and who reads what is written there.
room-joint = Joint space
room-notes = My own notes
room-private = Private space
room-read-by = Read by:

# Heard by who cannot see the sign beside a step, or beside one of the things that are needed.
step-done = (done)
check-met = Yes:
check-unmet = Not yet:

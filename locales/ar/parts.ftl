# Parts that pages of all rooms share.

# Several names: "Maria, Jo" and "Sam". $sound is "i" where the last begins with that sound.
row-and = { $sound ->
   *[other] { $before } و{ $last }
}

progress-step = الخطوة { $at } من { $of }
progress-question = السؤال { $at } من { $of }
progress-part = الجزء { $at } من { $of }
progress-person = الشخص { $at } من { $of }
progress-tap = اللمسة { $at } من { $of }

# A room's name, by its kind; and who reads what is written there.
room-joint = المساحة المشتركة
room-notes = ملاحظاتي
room-private = المساحة الخاصة
room-read-by = القراءة متاحة لـ:

# Heard by who cannot see the sign beside a step, or beside one of the things that are needed.
step-done = (تم)
check-met = نعم:
check-unmet = ليس بعد:

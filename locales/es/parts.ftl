# Parts that pages of all rooms share.

# Several names: "Maria, Jo" and "Sam". $sound is "i" where the last begins with that sound.
row-and = { $before } { $sound ->
    [i] e
   *[other] y
} { $last }

progress-step = Paso { $at } de { $of }
progress-question = Pregunta { $at } de { $of }
progress-part = Parte { $at } de { $of }
progress-person = Persona { $at } de { $of }
progress-tap = Toque { $at } de { $of }

# A room's name, by its kind; and who reads what is written there.
room-joint = Espacio compartido
room-notes = Mis notas
room-private = Espacio privado
room-read-by = Lo leen:

# Heard by who cannot see the sign beside a step, or beside one of the things that are needed.
step-done = (hecho)
check-met = Sí:
check-unmet = Todavía no:

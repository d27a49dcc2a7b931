# Quién vio qué: el marco de las dos listas. Lo que alguien hizo está en deeds.ftl.

seen-title = Quién vio qué
seen-lead-client = Quién abrió lo que es tuyo, y cada vez que se usó tu cuenta. Lo más nuevo está primero.
seen-noted = Cada vez que se abre algo, se anota antes de mostrarlo, como mucho una vez cada 15 minutos. Nadie puede cambiar ni quitar una anotación sin que se note. Si algo de aquí te sorprende, pregunta a tu terapeuta o al centro.
seen-not-you = Si un inicio de sesión no fue tuyo, [cambia tu contraseña] y cierra la sesión en todos los demás navegadores.
seen-all = Aquí se muestra también lo que hiciste tú. [Quitar lo que hice]
seen-not-all = Lo que hiciste tú no se muestra. [Mostrarlo también]
seen-lead-staff = Lo que abriste e hiciste aquí, y cada vez que se usó tu cuenta. Lo más nuevo está primero.
seen-staff = Tus clientes ven su parte de esto: cuándo abriste algo suyo, no lo que pensaste de ello.
seen-zone = Las horas son las de { $zone }.
seen-none = Aquí no hay nada
seen-none-words = Cuando alguien abra algo tuyo, se verá aquí.
seen-older = Mostrar lo anterior
seen-newest = Volver a lo más nuevo

# The practice's list.
seen-practice-lead = Quién abrió o hizo qué, y cuándo. Nunca dice qué hay dentro, y los clientes no tienen nombre aquí.
# A command stands between the two.
seen-practice-noted = También se anota que lo miraste. Para comprobar que no se cambió ni se quitó nada, ejecuta
seen-practice-noted-more = en el servidor.
seen-practice-who = De quién
seen-practice-everyone = Todo el mundo
seen-practice-day = De qué día
seen-practice-day-hint = Como 2026-11-24. Los días y las horas son los de UTC.
seen-practice-day-wrong = Escribe un día como 2026-11-24.
seen-practice-show = Mostrar
seen-practice-none = No se encontró nada
seen-practice-none-words = Elige otro día, o todo el mundo.
seen-practice-back = Volver al centro
seen-practice-nobody = Nadie que se conozca

# Who did it.
seen-who-you = Tú
seen-who-guest = Alguien con invitación
seen-who-somebody = Alguien
seen-who-server = Alguien en el servidor
seen-who-client = Un cliente
seen-who-gone = Alguien cuya cuenta ya no existe
seen-who-else = Otra persona
seen-did-foreign = puso aquí una anotación que este servicio no escribió

# Whom it is about, in the middle of a sentence, where they have no name here.
seen-whom-client = un cliente
seen-whom-couple = una pareja
seen-whom-someone = alguien

# A space, in the middle of a sentence. $whom is "you" where it is the reader's, else a name.
seen-space-private = { $whom ->
    [you] tu espacio privado
   *[other] el espacio privado de { $whom }
}
seen-space-joint = { $whom ->
    [you] tu espacio compartido
   *[other] el espacio compartido de { $whom }
}
seen-space-notes = { $whom ->
    [you] tus notas propias
   *[other] las notas propias de { $whom }
}
seen-space-gone = { $whom ->
    [you] tu espacio
   *[other] el espacio de { $whom }
}

# Los calendarios de un terapeuta en otros sitios, leídos para que nadie reserve cuando tiene otra cosa.

calendars-words-before = Cuando tienes algo en otro calendario, esa hora no se ofrece aquí. Guardamos, cifrado, solo
# En negrita, entre los dos.
calendars-words-when = cuándo
calendars-words-after = tienes algo: nunca qué es ni con quién. Nadie aquí puede mirarlo.
calendars-server = Para eso, este servidor pregunta al servidor de ese calendario cada { $minutes } minutos, mientras lo dejes encendido. No le dice nada de ti ni de nadie de aquí, pero ese servidor ve que alguien lee tu calendario desde aquí.
calendars-off = Apagado
calendars-unread = No se puede leer
calendars-not-yet = Todavía no se leyó
calendars-on = Encendido
calendars-caldav = Un calendario CalDAV.
calendars-address = Una dirección.
calendars-read-at = Última lectura correcta: { $when }.
calendars-counts-until = Lo que se leyó antes cuenta hasta: { $when }.
calendars-counts-no-more = Lo que se leyó antes tiene más de { $days } días y ya no cuenta: puede que se ofrezcan horas en que tienes algo.
calendars-counts-not = Todavía no cuenta nada de él.
calendars-left-out = { $count ->
    [one] Una entrada no se entendió del todo. Cierra aquí esas horas tú, por favor.
   *[other] { $count } entradas no se entendieron del todo. Cierra aquí esas horas tú, por favor.
}
calendars-left-out-many = 100 entradas o más no se entendieron del todo. Cierra aquí esas horas tú, por favor.
calendars-read-now = Leerlo ahora
calendars-switch-off = Apagarlo
calendars-switch-on = Encenderlo
calendars-remove = Quitarlo
calendars-full = Tienes { $most } calendarios aquí, y no puede haber más. Quita uno para agregar otro.
calendars-full-problem = Ya tienes { $most }. Quita uno primero, por favor.
calendars-add-address = Agregar un calendario por su dirección
calendars-address-label = Dirección
calendars-address-hint = Google la llama “Dirección secreta en formato iCal”, Outlook “Vínculo ICS”, Apple “Calendario público”. Empieza con https:// o webcal://.
calendars-add = Agregarlo y leerlo
calendars-add-caldav = Agregar un calendario CalDAV
calendars-caldav-words = Para un calendario que no está abierto a quien tenga su dirección: en Fastmail, Nextcloud, mailbox.org y otros.
calendars-place = Dirección del calendario
calendars-place-hint = La del calendario mismo, como la muestran allí sus ajustes.
calendars-user = Nombre de usuario allí
calendars-password = Contraseña de allí
calendars-password-hint = Crea una solo para esto (una “contraseña de aplicación”), para que puedas anularla allí en cualquier momento. Se guarda cifrada.
calendars-address-missing = Escribe la dirección, por favor.
calendars-user-missing = Escribe tu nombre de usuario de allí, por favor.
calendars-password-missing = Escribe la contraseña que creaste para esto, por favor.
calendars-said-read = Se leyó. No se ofrece nada mientras tengas algo allí.
calendars-said-not-read = No se pudo leer ahora. Abajo dice por qué.
calendars-said-off = Ya no se lee, y sus horas no cuentan.
calendars-said-removed = Ya no está, ni nada de lo que se guardó de él.

# Por qué uno no se pudo leer.
trouble-no-address = Esta no es una dirección que podamos leer. Empieza con https:// o webcal://.
trouble-not-https = Esta dirección no es segura por el camino: solo se leen https:// y webcal://.
trouble-password-inside = Deja el nombre y la contraseña fuera de la dirección, por favor, y ponlos en sus propios campos.
trouble-other-port = Esta dirección nombra un puerto propio. Tu centro tendría que permitirlo.
trouble-not-public = Esta dirección no está en el internet abierto. Tu centro tendría que permitirla.
trouble-no-such-name = No se encontró nada con este nombre. ¿Está la dirección copiada hasta el final?
trouble-no-answer = Ahora mismo nada responde de forma segura en esta dirección.
trouble-too-slow = Tardó demasiado en responder.
trouble-led-on = Esta dirección lleva a otras demasiadas veces.
trouble-refused = Pide otro nombre u otra contraseña.
trouble-not-there = No hay nada en esta dirección (o ya no lo hay).
trouble-failed = Respondió con un error propio.
trouble-too-long = Este calendario ocupa más de 10 MB.
trouble-packed = Envió el calendario comprimido, y eso no se lee aquí.
trouble-no-calendar = Lo que hay en esta dirección no es un calendario.
trouble-cut-short = Este calendario termina antes de tiempo o está dañado.
trouble-too-many = Este calendario tiene demasiadas horas separadas para guardarlas.

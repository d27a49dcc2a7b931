# Las citas: la lista, cada una, encontrar una hora, varias a la vez y los relojes de quienes se reúnen.
# Las horas llegan como se leen, por ejemplo "18:30"; también los días, los nombres y los lugares.

# Un momento, como título.
appointments-when = { $day }, { $time }
# Cómo se llama una entrada en el calendario propio de alguien. No dice más a propósito.
calendar-entry = Cita

appointments-none = No hay nada previsto
appointments-none-more = Reserva una hora desde tu página de inicio o desde un espacio.
appointments-with = { $zone }, con { $names }
appointments-busy = Otra cosa a esa hora
appointments-past = Pasadas y canceladas
# Después de la hora de una cita, que es un enlace.
appointments-cancelled = Cancelada
appointments-cancelled-late = Cancelada tarde
appointments-own-calendar = En tu propio calendario
appointments-feed-words = Agrega esta dirección a tu calendario como suscripción. Solo muestra “{ $word }” y la hora. Quien tenga la dirección ve tus horas: no la compartas.
appointments-feed-none = Con una dirección privada, tu teléfono o computadora puede mostrar estas horas. Si creas una nueva, la anterior deja de servir.
appointments-feed-make = Crear una dirección de calendario
appointments-mail = Citas por correo
appointments-mail-on = Cada cita te llega por correo, para tu calendario: con su hora, la palabra “{ $word }” y un enlace. Si la mueves o la cancelas aquí, cambia también allí. Si el trabajo se pausa o termina, ningún correo lo dice: lo que cuenta es esta página.
appointments-mail-stop = Dejar de enviarlas
appointments-mail-off = Cada cita puede llegarte por correo, para tu calendario: con su hora, la palabra “{ $word }” y un enlace.
appointments-mail-warning = Quien pueda mirar tu correo o tu calendario la ve.
appointments-mail-off-more = Déjalo apagado si otra persona usa tu teléfono o computadora y no debe saberlo.
appointments-mail-start = Enviarme las citas por correo
appointments-elsewhere = Cuando tienes otra cosa
appointments-elsewhere-words = Si usas otro calendario, se pueden leer sus horas ocupadas, para que nadie reserve contigo entonces. Solo se guarda cuándo tienes algo, nunca qué es.
appointments-elsewhere-link = Tus otros calendarios

appointments-said-asked = Te avisaremos. Tu página de inicio muestra las horas que se liberan.
appointments-said-stopped = Ya no te avisaremos de horas más tempranas.
appointments-said-by-mail = Desde ahora las citas te llegan por correo, primero las que ya están previstas.
appointments-said-not-by-mail = Ya no llegan más citas por correo. Lo que está en tu calendario sigue ahí hasta que lo borres.

# Las citas de un terapeuta en un tiempo en que no está.
appointments-away = Citas mientras no estás
appointments-away-none = No hay nada reservado en ese tiempo
appointments-away-none-more = Tus horas están cerradas para entonces.
appointments-away-words = Nada se mueve ni se cancela solo. Si pides mover una, tu cliente recibe un aviso y busca otra hora; para tu cliente eso nunca es un cambio tardío.
appointments-with-whom = Con { $names }
appointments-asked-to-move = Pediste moverla
appointments-ask-to-move = Pedir moverla
appointments-cancel = Cancelarla

appointment-cancelled-late = Se canceló con menos tiempo del que pide este centro. Nadie tiene que decir por qué.
appointment-note-late = Tu centro dice de los cambios tardíos: “{ $note }”
appointment-note-later = Tu centro dice de los cambios posteriores: “{ $note }”
appointment-moved-late = Se movió tarde, según lo que pide este centro.
appointment-absent = Anotaste esta ausencia: { $names }. [Deshacerlo]
appointment-missed = Te esperábamos
appointment-missed-words = { $therapist } anotó que no viniste a esta cita. Eso pasa, y te recibimos con el mismo gusto que antes. Si algo te impidió venir, o si esto no es cierto, díselo a { $therapist }, por favor.
appointment-write-to = Escribir a { $therapist }
appointment-zone = Zona horaria
appointment-length = Duración
appointment-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
appointment-with = Con
appointment-which = Cuál es
appointment-where = Dónde
appointment-room = Sala
appointment-interpreter = Intérprete
appointment-others = A la misma hora
appointment-therapist-asks = Tu terapeuta pide moverla
appointment-asked-words = Ya recibió el aviso quien viene a la cita, y buscará otra hora.
appointment-therapist-asks-words = No puede estar a esa hora. Busca otra que te convenga, por favor; para ti esto nunca es un cambio tardío.
appointment-find-another = Buscar otra hora
appointment-busy = Tienes otra cosa a esa hora
appointment-busy-words = Otro calendario tuyo tiene algo a esta hora. Nada se mueve ni se cancela solo, y nadie más ve esto.
appointment-own-no = Tu calendario dijo que no puedes venir
appointment-own-no-words = Eso llegó por correo, y otras personas también podrían enviarlo. Con eso no se cancela nada: dinos aquí qué es lo correcto, por favor.
appointment-coming = Sí voy
appointment-move = Moverla
appointment-own-no-cancel = Para cancelarla, usa el botón de más abajo.
# Para el terapeuta: qué contestó por correo el calendario de alguien.
appointment-answer-yes = { $name } dijo que sí por correo.
appointment-answer-maybe = { $name } dijo por correo que quizá venga.
appointment-answer-no = { $name } dijo que no por correo; le pedimos que lo confirme.
appointment-answer-comes = { $name } viene.
appointment-session = Tu sesión
appointment-in-person = Se reúnen en persona. Si no puedes llegar, pueden reunirse aquí mismo.
appointment-join-therapist = Ya puedes entrar. Nadie se conecta antes de que des paso.
appointment-join-client = Ya puedes entrar. Esperarás en una sala de espera hasta que tu terapeuta te dé paso.
appointment-join = Entrar
appointment-soon-in-person = Se reúnen en persona. Si al final no es posible, pueden reunirse aquí mismo, por video o solo con sonido.
appointment-soon = Se reúnen aquí mismo, por video o solo con sonido.
appointment-soon-button = En esta página aparece un botón para entrar desde 15 minutos antes. [Prueba tu cámara y tu micrófono] cuando quieras.
appointment-after = Después de la sesión
appointment-free-until = Hasta el { $until } ({ $notice } antes) puedes moverla o cancelarla, y nadie pregunta por qué. Después todavía puedes.
appointment-rest = Esta y todas las que siguen
appointment-rest-count = { $count ->
    [one] Después de esta viene una cita más de la misma serie.
   *[other] Después de esta vienen { $count } citas más de la misma serie.
}
appointment-rest-move = Mover esta y todas las que siguen
appointment-rest-cancel = Cancelar esta y todas las que siguen
appointment-save = Guardarla en mi calendario
appointment-space = Ir al espacio
appointment-all = Todas las citas

appointment-said-booked = Está reservada. Avisamos a quienes participan.
appointment-said-moved = Está movida. Avisamos a quienes participan.
appointment-said-booked-all = Están reservadas todas. Avisamos a quienes participan. Esta es la primera.
appointment-said-moved-all = Están movidas todas. Avisamos a quienes participan.
appointment-said-cancelled-all = Esta y todas las que siguen están canceladas. Avisamos a quienes participan.
appointment-said-cancelled = Está cancelada. Avisamos a quienes participan.
appointment-said-coming = Bien. Sigue como está, y tu terapeuta lee que vienes.
appointment-said-now-late = Todavía no se canceló nada. Mientras mirabas, pasó a ser un cambio tardío: lee qué significa, por favor.
appointment-said-late = Alguien la cambió un momento antes que tú. Así está ahora.

# Cuánto antes de una cita se cambia sin preguntas; está en las frases como $notice.
notice-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
notice-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}

# Un cambio que es tardío.
late-title = La cita es en menos de { $notice }
late-words = Todavía puedes moverla o cancelarla, sin decir por qué. Si no estás bien de salud, o si no es seguro para ti, hazlo, por favor.

# Recibir avisos de una hora más temprana.
earlier-title = Si se libera una hora más temprana
earlier-asked = Pediste avisos de horas más tempranas, hasta el { $day }. Si se libera una, un correo dice que algo te espera, y tu página de inicio la muestra. Es de quien llegue primero.
earlier-stop = No avisarme más
earlier-words = A veces una hora queda libre porque otra persona no puede venir. Podemos avisarte: con un correo que solo dice que algo te espera, no de noche y no muy seguido. La hora es de quien llegue primero. Los avisos terminan solos con tu próxima cita, o después de cuatro semanas.
earlier-ask = Avisarme si algo se libera

# Encontrar una hora.
book-title = Busca una hora
book-first = ¿Cuándo es la primera de varias citas?
book-move = Mover a otra hora
book-move-first = ¿Cuándo es ahora la primera de ellas?
book-with-both = Con { $names }. Es para ti y tu pareja.
book-with-you = Con { $names }. Es para tu espacio privado.
book-how = { $minutes } minutos.
book-how-at = { $minutes } minutos, en persona en { $place }: { $address }.
book-how-interpreted = { $minutes } minutos, con { $interpreter } para interpretar.
book-how-at-interpreted = { $minutes } minutos, en persona en { $place }: { $address }, con { $interpreter } para interpretar.
book-zone = Todas las horas están en { $zone }.
book-first-then-booked = Elige la primera hora. Luego las ves todas, y lo que lo impide en alguna, antes de que se reserve nada.
book-first-then-moved = Elige la primera hora. Luego las ves todas, y lo que lo impide en alguna, antes de que se mueva nada.
book-changes = Los planes cambian: hasta { $notice } antes puedes mover o cancelar, y nadie pregunta por qué. Después todavía puedes.
book-taken = Lo sentimos: esta hora se ocupó hace un momento ({ $when }). No se reservó nada y no se avisó a nadie. No hiciste nada mal.
book-near = Libre cerca de esa hora
book-others = Mostrar otras horas
book-length = Cuánto tiempo
book-place = Cómo se reúnen
book-place-online = Aquí, por video o con sonido
book-place-at = En persona: { $place }
book-interpreter = Alguien que interprete
book-no-interpreter = Sin intérprete
book-order = En qué orden
book-order-days = Primero lo más temprano
book-order-even = Primero lo mejor para todas las personas
book-order-spread = Repartidas por semanas
book-show = Mostrar horas
book-closed = El centro cierra estos días: { $days }.
book-closed-day = { $day } ({ $name })
book-none-days = No hay horas libres en estos siete días
book-none-weeks = No hay horas libres en estas semanas
book-none-more = Mira los días siguientes, por favor, o escribe a tu terapeuta.
book-earlier = Días anteriores
book-later = Días siguientes
book-several = Reserva de una vez cada semana, cada dos semanas o cada cuatro. Primero las ves todas. [Reservar varias citas]
book-suits-both = les va bien
book-suits-you = te va bien

# Dónde se reúnen, en una copia de todo.
place-online = En línea, por video o con sonido

# Varias citas a la vez.
series-title = Varias citas
series-move-title = Mover estas citas
series-keeps = Las citas conservan su hora en el reloj de { $name }.
series-taken = Lo sentimos: una de estas horas se ocupó hace un momento. No se reservó ni se cambió nada, y no se avisó a nadie. Así está ahora.
series-every = Con qué frecuencia
series-every-1 = Cada semana
series-every-2 = Cada dos semanas
series-every-4 = Cada cuatro semanas
series-times = Cuántas citas
series-times-hint = De 2 a 26.
series-times-wrong = Escribe un número de 2 a 26, por favor.
series-times-long = Eso es más de un año. Elige menos, por favor.
series-show = Mostrar estas
series-clashes-none = Todas son posibles
series-clashes = { $count ->
    [one] Una de ellas no puede ser a esa hora
   *[other] { $count } de ellas no pueden ser a esa hora
}
series-choose-booked = Para esas, elige otra hora o déjalas fuera.
series-choose-moved = Para esas, elige otra hora o déjalas donde están.
series-nothing-booked = No se reserva nada hasta que lo confirmes abajo: entonces todo a la vez.
series-nothing-moved = No se mueve nada hasta que lo confirmes abajo: entonces todo a la vez.
series-leave-out = Dejar fuera esta
series-leave-on = Dejarla como está: { $when }
series-pick-one = Elige al menos una hora, por favor.
series-pick-one-new = Elige al menos una hora nueva, por favor.
series-book = Reservarlas
series-move = Moverlas
series-another-first = Elegir otra primera hora
series-changes = Cada una se puede mover o cancelar por separado: hasta { $notice } antes, y nadie pregunta por qué. Después todavía puedes.
# Cuál de cuántas, y con qué frecuencia son.
series-which-1 = { $number } de { $of }, cada semana
series-which-2 = { $number } de { $of }, cada dos semanas
series-which-4 = { $number } de { $of }, cada cuatro semanas
series-which-other = { $number } de { $of }, cada { $weeks } semanas
# Por qué una de ellas no puede ser, después de su hora y dos puntos.
series-clash-closed = el centro cierra ({ $name })
series-clash-away = tu terapeuta no está
series-clash-skipped = los relojes se saltan esta hora
series-clash-no-time = esta hora no está libre
series-clash-ended = para entonces el trabajo aquí ya terminó

# Relojes. Una zona horaria, como "hora de America/New York (UTC-5)".
clock-zone = hora de { $zone } ({ $offset })
# Un momento en el reloj de otra persona. $whose es uno de los dos de abajo.
clock-reads = { $time } { $whose }
clock-reads-day = { $weekday } { $time } { $whose }
clock-for = para { $names }
clock-at = en { $place }
# Dónde cambian los relojes, como parte de la frase de abajo.
clock-where = { $count ->
    [one] donde está { $names }
   *[other] donde están { $names }
}
clock-where-you = donde estás tú
clock-where-both = donde estás tú y { $place }
clock-changes = Desde el { $day } cambia la hora { $where }: { $here } para ti será entonces { $then } { $whose }. Hasta ese día es { $was } { $whose }.
clock-forward = Los relojes se adelantan { $amount } el { $day }.
clock-back = Los relojes se atrasan { $amount } el { $day }.
clock-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
clock-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
clock-hours-minutes = { $hours } { $minutes }

# Ejercicios: lo que rodea a los ejercicios, que son contenido; el plan de esta semana; lo que se escribió en ellos.

skills-title = Ejercicios para practicar en casa
skills-lead = Ejercicios cortos para calmarse, escuchar, hablar, pelear mejor y sentirse cerca. Hazlos por tu cuenta o en pareja, tan seguido como quieras.
skills-history = No necesitas una cuenta, y aquí nadie anota cuáles miras. Tu navegador puede guardar en su historial las páginas que abriste.
skills-jump = Habilidades
skills-none = Este centro aún no tiene ejercicios.
skills-all = Todos los ejercicios
skills-go-on = Seguir
skills-that-is-all = Eso es todo

# Las cinco habilidades que se practican, y para qué sirve cada una.
skill-calm = Regular las emociones
skill-calm-about = Bajar de una ola y descubrir qué sientes.
skill-listening = Escuchar y comprender
skill-listening-about = Oír lo que la otra persona quiere decir antes de contestar.
skill-talking = Comunicación sana
skill-talking-about = Decir lo que necesitas de modo que se pueda oír.
skill-conflict = Resolver conflictos
skill-conflict-about = Parar una pelea a tiempo y encontrar el camino de vuelta.
skill-closeness = Cercanía emocional
skill-closeness-about = Cosas pequeñas que acercan a dos personas.

# Cómo se puede hacer un ejercicio: varias maneras se unen, una tras otra, con ways-or.
ways-or = { $before }, o { $last }
way-alone = a solas
way-one-device = en pareja con un aparato
way-two-devices = en pareja con dos aparatos
exercise-title = Ejercicio
exercise-length = Unos { $minutes } minutos, { $ways }.
exercise-about = Unos { $minutes } minutos, { $ways }. Escrito por { $author }. Último cambio: { $day }.
exercise-unless = Ahora no, si …
exercise-danger = Si alguien está en peligro: [Ayuda ahora]
exercise-steps = Lo que vas a hacer
exercise-stop = Puedes parar en cualquier paso. No se cuenta nada, y no hay una forma correcta de sentirse.
exercise-do = Hacerlo y escribir aquí
exercise-read = Solo leerlo
exercise-together = Hacerlo en pareja, cada quien en su aparato
exercise-together-words = Tu pareja lo encuentra en “El plan de esta semana”. Lo que ambos escriban ahí está en su espacio compartido: lo leen ustedes dos y su terapeuta.
exercise-alone-words = Lo que escribes por tu cuenta se guarda solo para ti. Después eliges si quieres mostrarlo a tu terapeuta.
exercise-begin = Empezar
exercise-sources = De dónde viene
exercise-own-words = Las palabras son propias de este proyecto. Se apoyan en:
exercise-related = Leer más
exercise-review = Revisar este ejercicio
exercise-learning = Un ejercicio es para aprender. No da un diagnóstico ni reemplaza hablar con una persona profesional con licencia.

# Un paso, con su reloj y el círculo para respirar.
step-paper = En papel, o en tu cabeza
step-paper-these = En papel, o en tu cabeza:
step-stop = Puedes parar en cualquier momento. Si alguien está en peligro: [Ayuda ahora]
step-seconds = { $count } segundos
step-minutes = { $count } minutos
step-breathe = Toma aire durante { $in } segundos{ $hold ->
    [0] { "" }
   *[other] , mantenlo { $hold }
}, suéltalo durante { $out }{ $rest ->
    [0] { "" }
   *[other] , descansa { $rest }
}. Más o menos { $clock }.
step-take = Tómate unos { $clock }, o el tiempo que necesites.
timer-start = Iniciar el reloj
timer-stop = Parar el reloj
timer-runs = El reloj está en marcha.
timer-over = El tiempo terminó. Sigue cuando te sientas con ganas.
# Junto a un número que cuenta los segundos, como en "Toma aire 3".
breath-in = Toma aire
breath-hold = Mantén
breath-out = Suelta
breath-rest = Descansa
breath-ready = Cuando quieras
breath-done = Listo
breath-begin = Empezar a respirar
breath-stop = Parar
breath-stopped = Detenido.
breath-begun = El círculo respira contigo. Sigue tu propio ritmo si quieres.
breath-over = Esa fue la última respiración. Sigue cuando te sientas con ganas.

# El plan de esta semana.
plan-title = El plan de esta semana
plan-lead = Lo que tu terapeuta propone para los días entre una cita y otra. Hacerlo, no hacerlo y que sea demasiado difícil: todo se puede decir.
plan-together = { $title }: ustedes dos están en este ejercicio
plan-none = No hay nada en tu plan
plan-none-words = Si quieres, mira los ejercicios. No tienes que hacerlo.
plan-for-both = Para ustedes dos
plan-for-you = Para ti
plan-why = Por qué:
plan-past = Estaba pensado para el { $day }. Todavía está bien hacerlo, o dejarlo.
plan-due = Pensado para el { $day }.
plan-line-add = Agregar una línea sobre cómo fue
plan-line = ¿Cómo fue?
plan-line-show = Mostrar esta línea a mi terapeuta
plan-line-words = Si no marcas la casilla, solo tú la lees, en [Lo que escribí].
plan-line-long = Una línea tiene 500 letras como mucho. En un mensaje a tu terapeuta cabe más.
plan-seen-by-both = Tu pareja y tu terapeuta ven tu respuesta.
plan-seen-by-therapist = Solo tu terapeuta ve tu respuesta.
plan-check-ins = Cuestionarios que te esperan
plan-said-thanks = Gracias. Cualquiera de estas respuestas está bien.
answer-done = Hecho
answer-skipped = Esta vez no
answer-too-hard = Demasiado difícil por ahora
# El plan tal como lo guarda un aparato.
plan-kept-lead = Como estaba el { $day }. Hacerlo, no hacerlo y que sea demasiado difícil: todo está bien.
plan-kept-article = Este es un artículo: necesita conexión.
plan-kept-for-both = Para ustedes dos.
plan-kept-for-you = Para ti.
plan-kept-said = Dijiste: { $answer }.
plan-kept-none = No había nada en él.
plan-kept-later = Cuando vuelvas a tener conexión puedes decir cómo fue.

# Lo que alguien escribió por su cuenta en un ejercicio.
reflections-title = Lo que escribí
reflections-lead = Lo que escribiste por tu cuenta en los ejercicios. Solo tú lo lees, salvo lo que elegiste mostrar a tu terapeuta. Tu pareja nunca lo ve.
reflections-none = Nada todavía
reflections-none-words = Cuando haces un ejercicio aquí, puedes escribir en él. No tienes que hacerlo.
reflections-badge-therapist = Tu terapeuta puede leerlo
reflections-together = Hecho en pareja
reflections-together-words = Lo que se escribió ahí lo leen ustedes dos y su terapeuta.
reflection-nothing = Aquí todavía no hay nada escrito.
reflection-line = Cómo fue
reflection-read-by-therapist = tú y tu terapeuta
reflection-shown = Mostraste esto a tu terapeuta
reflection-shown-words = Puedes retirarlo en cualquier momento. Es posible que para entonces ya lo haya leído.
reflection-take-back = Retirarlo
reflection-go-on = Seguir escribiendo
reflection-show-asked = ¿Mostrarlo a tu terapeuta?
reflection-show-words = Solo si quieres. Pasa a tu espacio privado, donde pueden leerlo tú y tu terapeuta. Tu pareja no.
reflection-show = Mostrar esto a mi terapeuta
reflection-delete = Eliminarlo
reflection-delete-button = Eliminar lo que escribí
reflection-stop = Parar aquí
reflection-stop-words = Puedes parar en cualquier momento; lo que escribiste queda guardado. Si alguien está en peligro: [Ayuda ahora]
reflection-long = Esto tiene más de 4000 letras. Hazlo más corto, por favor: no se pierde nada.
reflection-said-deleted = Está eliminado.
reflection-said-shared = Ahora tu terapeuta puede leerlo.
reflection-said-taken-back = Vuelve a ser solo tuyo.
reflection-said-kept = Lo que escribiste está guardado, solo para ti.

# Un ejercicio para dos, cada quien en su aparato.
together-title = En pareja
together-moved = El ejercicio ya siguió adelante. Si quieres, guarda lo que escribiste: entonces se abre la página siguiente.
together-keep = Guardarlo para que lo leamos
together-look = Mirar otra vez si hay algo nuevo
together-stop = Cualquiera de ustedes puede parar en cualquier momento. Si alguien está en peligro: [Ayuda ahora]
together-written = Lo que se escribió
together-over = Este ejercicio terminó, o su espacio compartido está cerrado. Lo que se escribió se puede seguir leyendo aquí.
together-you = Tú
together-read-by = tú, { $name } y su terapeuta
together-read-by-two = tú y { $name }
together-turn-you = Es tu turno.
together-turn = Es el turno de { $name }.
together-turn-listen = Es el turno de { $name }. Tú escuchas.
together-left = Quedaban { $count } segundos cuando se hizo esta página
together-start = Iniciar el reloj: { $clock }
together-hand-over = Terminé: seguir
together-wait = Puedes seguir cuando termine el tiempo.
together-end = Terminarlo para ambos
together-said-kept = Guardado. Pueden leerlo tú y las demás personas de su espacio compartido.
together-said-turn = Todavía es el turno de la otra persona. Te lo pasa cuando termine.

# Lo que un terapeuta da para hacer en casa, y lo que se le muestra de ello.
give-title = Ejercicios: { $name }
give-heading = Ejercicios en casa: { $name }
give-given = En el plan
give-for-both = Para la pareja, juntos
give-for-one = Para { $name }
give-for-each = Para { $name } y para { $partner }, por separado
give-no-answer = Sin respuesta todavía
give-due = Pensado para el { $day }
give-take-off = Quitarlo del plan
give-none = Nada por el momento.
give-check-ins = [Los cuestionarios que pides están junto a los demás cuestionarios]; { $name } encuentra ambas cosas en una página.
give-give = Dar algo para hacer en casa
give-what = Qué
give-what-blank = Elige algo
give-whom = Para quién
give-why = Por qué, con tus palabras
give-why-hint = Una o dos frases. Ayudan más que el nombre del ejercicio.
give-day = Pensado para
give-button = Darlo
give-note = Hay un solo recordatorio, de día. Mira “Ahora no, si …” en el ejercicio antes de darlo a dos personas. [Todos los ejercicios]
give-shown = Lo que { $name } te mostró
give-shown-words = Lo leen solo tú y { $name }. Lo que guarda para sí no está aquí, ni siquiera como un número.
give-shown-on = Mostrado el { $day }
give-shown-none = Nada todavía.
give-for-one-hint = Lo ven { $name } y tú, nadie más.
give-for-each-hint = Cada quien lo hace a solas. Nadie ve la respuesta de la otra persona.
give-for-both-hint = Ambas personas lo ven, y también la respuesta que dé cualquiera de ellas.
give-exercise = { $skill }: { $title }
give-article = Artículo: { $title }
give-why-long = Di por qué en 600 letras como mucho.
give-day-wrong = Elige un día desde hoy, dentro de medio año.
give-what-missing = Elige qué dar.
give-whom-missing = Elige para quién es.
give-said-given = Dado. Se avisa, de día, de que hay algo nuevo.
give-said-ended = Ya no está en el plan. Lo que se escribió sigue siendo de quien lo escribió.

# Para administración. Los dos primeros van alrededor del nombre de la carpeta.
exercises-title = Ejercicios
exercises-files = Los ejercicios son archivos de tu carpeta de contenido, en
exercises-files-more = . Un terapeuta con una licencia comprobada firma un ejercicio como revisado en la página del ejercicio; un cambio del texto pone fin a eso. Los ejercicios que nadie ha revisado lo dicen. Cuánto vale una revisión se decide con los [artículos].
exercises-faults = Lo que hay que corregir en los archivos

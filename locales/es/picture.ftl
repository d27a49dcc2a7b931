# Las imágenes de los cuestionarios: un perfil de apego, la vista de una pareja, un resultado en el tiempo; con
# sus palabras y tablas. Escrito para securebase; aún no lo ha revisado una persona profesional con licencia.

picture-you = Tú
picture-anxiety = Ansiedad
picture-avoidance = Evitación
picture-answered-on = Respondido el { $day }.
picture-numbers = Lo mismo en números
picture-scale = Escala
picture-score = Resultado
picture-range = Quizá esté en realidad entre (90 %)
picture-lower = Otras personas con un resultado más bajo
picture-not-known = no se sabe
picture-no-norm = sin norma
picture-latest-first = Lo más reciente primero
picture-day = Día
picture-sure = Cuán seguro es esto
picture-shows = Qué muestra esto, y qué no
picture-four-names = Los cuatro nombres de la imagen
picture-from-to = de { $low } a { $high }
picture-among-few = menos de 1 de cada 100
picture-among-most = más de 99 de cada 100
picture-among-about = unas { $count } de cada 100
picture-sources = De dónde viene esto
picture-unreviewed = Escrito para securebase; aún no lo ha revisado una persona profesional con licencia.
# Antes del motivo.
picture-unchecked = Aún no se ha comparado con su fuente:
# En lugar de un número.
picture-unknown = desconocido

# Las cuatro zonas: su nombre en una frase, en el dibujo, y el otro nombre con que se conoce alguna.
region-name-secure = seguro
region-name-anxious = ansioso
region-name-avoidant = evitativo
region-name-disorganized = desorganizado
region-label-secure = Seguro
region-label-anxious = Ansioso
region-label-avoidant = Evitativo
region-label-disorganized = Desorganizado
region-other-anxious = preocupado
region-other-avoidant = rechazante
region-other-disorganized = temeroso

# Dónde está un punto: después de "Tu punto está".
whereabouts-none = en la imagen
whereabouts-one = en la parte que suele llamarse apego { $name }
whereabouts-some = cerca de donde se juntan { $names }
whereabouts-all = cerca del centro, donde se juntan las cuatro partes

plane-heading-own = Tu perfil de apego
plane-heading-of = Perfil de apego de { $name }
plane-point-own = Tu punto está { $where }.
plane-point-of = El punto de { $name } está { $where }.
plane-points = Los { $count } puntos a lo largo del tiempo
plane-where = Dónde está el punto
plane-range-of = { $scale }: quizá esté en realidad entre (90 %)
plane-lower-of = { $scale }: otras personas con un resultado más bajo
plane-scale-score = { $scale }: { $score }
# Para quien no ve el dibujo.
plane-spoken = ansiedad { $anxiety }, evitación { $avoidance }, { $where }
plane-latest = El punto más reciente: { $point }.
plane-went = Desde el primero de { $count } puntos, la ansiedad cambió { $anxiety } y la evitación { $avoidance }.

# Los dos de una pareja.
two-planes-heading = { $names } en una imagen
two-planes-title = Los dos perfiles de apego en una imagen
two-planes-about = { $one }: { $first }. { $other }: { $second }.
two-planes-apart = Diferencia
two-planes-mean = Promedio de los dos
two-planes-more-than-error = (más que el error)
two-planes-no-more-than-error = (no más que el error)
two-planes-in-brackets = Entre paréntesis: dónde puede estar en realidad cada resultado, 9 de cada 10 veces.
two-planes-move = Cómo suelen moverse dos personas así
two-planes-move-words = Son patrones para mirar entre ustedes dos, no veredictos. Ustedes saben mejor que nadie si alguno se les parece.
two-planes-unsure = { $count ->
    [2] Los puntos no son lo bastante seguros para saber cuál encaja, así que hay dos para mirar.
   *[other] Los puntos no son lo bastante seguros para saber cuál encaja, así que hay { $count } para mirar.
}
two-planes-more = { $count ->
    [one] 1 patrón más que quizá encaje
   *[other] { $count } patrones más que quizá encajen
}
two-planes-afraid = Nada de esto vale para los momentos en que una persona de la pareja tiene miedo de la otra. [Ayuda ahora] está ahí a cualquier hora.
two-planes-try = Algo para probar:
two-planes-ask = Una pregunta para ustedes dos:

# Qué significan los signos de un dibujo.
legend-path = el camino hasta aquí en el tiempo
legend-area-one = donde puede estar el punto
legend-area-each = donde puede estar un punto
legend-others = los resultados de otras personas

# Cuán seguros son los puntos, y los resultados de otros. $population y quiénes son, como lo tiene la clave.
grounds-shape-one = La forma suave alrededor del punto muestra dónde puede estar en realidad: 9 de cada 10 veces, en cada una de las dos escalas.
grounds-shape-each = La forma suave alrededor de cada punto muestra dónde puede estar en realidad: 9 de cada 10 veces, en cada una de las dos escalas.
grounds-own-one = Su tamaño viene de cuánto se diferencian entre sí las respuestas de la persona. No puede decir cómo cambian las respuestas de un día a otro, así que la forma verdadera puede ser más ancha.
grounds-own-each = Su tamaño viene de cuánto se diferencian entre sí las respuestas de cada persona. No puede decir cómo cambian las respuestas de un día a otro, así que la forma verdadera puede ser más ancha.
grounds-range-own = El rango de la tabla viene de cuánto se diferencian entre sí las respuestas de la persona.
grounds-yardstick = El tamaño de la forma viene de cuánto se diferencian los resultados en este grupo: { $population }; y de { $reliability }.
grounds-alpha = El alfa deja fuera lo que cambia de un día a otro, así que la forma verdadera puede ser más ancha.
grounds-unknown = Donde no se dibuja una forma suave, nada dice cuán seguro es el punto. Eso no lo hace exacto.
grounds-norm = Los anillos de rayas muestran los resultados de otras personas: { $population }. Los anillos están a una y a dos desviaciones estándar de su promedio. Si sus resultados se reparten en forma de campana, la mayoría de estas personas está dentro del anillo de fuera.
grounds-no-norm = Este cuestionario no tiene norma: nadie puede decir todavía qué resultados obtienen otras personas. Por eso los nombres están alrededor del centro de las dos escalas.
reliability-alpha = cuánto van juntas sus preguntas (alfa de Cronbach { $r })
reliability-retest-days = cuánto se parecían los resultados de las personas { $days } días después (test-retest { $r })
reliability-retest = cuánto se parecían los resultados de las personas en dos momentos (test-retest { $r })

# Un resultado en el tiempo. $title es cómo se llama el resultado.
course-heading = { $title } a lo largo del tiempo
course-one = Una respuesta hasta ahora: { $score }, el { $day }.
course-from-to = De { $first } a { $last }.
course-about-one = Un resultado: { $score }, el { $day }. La escala va de { $least } a { $most }.
course-about-many = { $count } resultados, de { $first } el { $first_day } a { $last } el { $last_day }. La escala va de { $least } a { $most }.
course-higher = Más alto es mejor.
course-lower = Más bajo es mejor.
course-neither = Ninguno de los dos extremos es mejor.
course-band = no más que el error alrededor del primer resultado
course-first = Primero
course-latest = Más reciente
course-change = Cambio
course-needed = Hace falta para que sea más que el error
course-points = { $needed } puntos
course-not-known = No se sabe. Nada dice cuán exacto es este resultado, así que mira el curso entero y no una sola respuesta.
course-score-on = { $score }, el { $day }
course-how = Cómo se hace esta imagen
course-published = Dos respuestas de una misma persona se diferencian un poco aunque no haya cambiado nada. Cuántos puntos son más que eso se juzga con una cifra publicada.
course-computed = Dos respuestas de una misma persona se diferencian un poco aunque no haya cambiado nada. Cuántos puntos son más que eso se juzga por cuánto se diferencian los resultados en este grupo: { $population }; y por { $reliability }, pensando en 95 de cada 100 casos (Jacobson y Truax, 1991).
course-alpha = El alfa deja fuera lo que cambia de un día a otro, así que en verdad puede hacer falta un poco más.
course-answers = Las { $count } respuestas
course-no-score = sin resultado: faltan respuestas
course-flag-better = Mejor, en más que el error
course-flag-worse = Peor, en más que el error
course-flag-no-change = Sin cambio fiable
course-flag-moved = Cambió en más que el error
course-flag-unknown = Aún no se puede saber
course-of-first = { $title }: primero
course-of-latest = { $title }: más reciente
course-of-change = { $title }: cambio
course-of-flag = { $title }: a qué ha llegado
course-of-needed = { $title }: puntos que hacen falta para que sea más que el error
# Rangos y puntos de corte; sus nombres, como los tiene la clave.
course-cut-off = corte { $at }
course-bands = Líneas de puntos: { $bands }.
course-band-from = { $name } desde { $at }
course-cut-off-words = { $side ->
    [below] Línea de rayas: los resultados por debajo de { $at } sugieren: { $what }. Es una pista para hablar de ello, no un diagnóstico.
    [at-most] Línea de rayas: los resultados de { $at } o menos sugieren: { $what }. Es una pista para hablar de ello, no un diagnóstico.
    [at-least] Línea de rayas: los resultados de { $at } o más sugieren: { $what }. Es una pista para hablar de ello, no un diagnóstico.
   *[above] Línea de rayas: los resultados por encima de { $at } sugieren: { $what }. Es una pista para hablar de ello, no un diagnóstico.
}

# Qué significa y qué no significa un perfil de apego, y qué suele ayudar. El comienzo va antes de sus palabras.
passage-not-a-type-lead = Dos sentimientos, no un tipo.
passage-not-a-type = Ansiedad significa aquí preocuparse por si te quieren y por perder a la otra persona. Evitación significa mantener la cercanía a cierta distancia. Todo el mundo tiene algo de las dos cosas, y las personas se diferencian en el grado. No hay cajas donde meter a nadie.
passage-not-a-diagnosis-lead = No es un diagnóstico, y no es para siempre.
passage-not-a-diagnosis = Ningún lugar de la imagen es un defecto ni una enfermedad. El lugar de una persona puede ser distinto de una relación a otra. También puede cambiar con el tiempo, con una pareja constante y con la terapia.
passage-names-lead = Los nombres sirven para aprender.
passage-names = Ningún punto de corte publicado dice dónde termina un nombre y empieza el siguiente. Por eso los colores se mezclan unos con otros. Lo que hay que mirar es el punto, y lo ancha que es la forma suave a su alrededor.
passage-secure-lead = Seguro:
passage-secure = bajo en las dos. A gusto con la cercanía, y a gusto con la distancia.
passage-anxious-lead = Ansioso (también: preocupado):
passage-anxious = más ansiedad, menos evitación. Se desea mucho la cercanía, y cuesta confiar en que se quede.
passage-avoidant-lead = Evitativo (también: rechazante):
passage-avoidant = más evitación, menos ansiedad. Sostenerse por cuenta propia se siente más seguro que apoyarse en alguien.
passage-disorganized-lead = Desorganizado (también: temeroso):
passage-disorganized = más de las dos. La cercanía se desea y se teme a la vez. La palabra desorganizado viene de estudios con niños pequeños; en las personas adultas, temeroso es el nombre más habitual.
passage-anxiety-low = Un resultado bajo en ansiedad va con una confianza tranquila: las personas que importan van a estar ahí, aunque tengan prisa o mal humor.
passage-between = En la pareja
passage-anxiety-low-between = puede verse como esperar una respuesta sin mucha preocupación, pedir con claridad lo que hace falta, y dar una pelea por terminada cuando termina. A veces puede significar no darse cuenta de lo preocupada que está la otra persona.
passage-helps = Qué ayuda:
passage-anxiety-low-helps = di en voz alta lo que das por hecho. “Me alegra que estés aquí” cuesta poco, y puede significar mucho para alguien que tiene menos certeza.
passage-anxiety-middle = Este resultado está cerca del centro, o las respuestas no permiten saber de qué lado está. Muchas personas están tranquilas la mayoría de los días y se preocupan cuando algo las sacude: una pelea, una mudanza, un silencio largo.
passage-anxiety-middle-between = puede verse como confianza en los días buenos, y como necesidad de una señal clara de cariño en los difíciles.
passage-anxiety-middle-helps = descubran entre ustedes dos qué momentos despiertan la preocupación, y qué la calma. Háblenlo en un día tranquilo.
passage-anxiety-high = Un resultado alto en ansiedad va a menudo con una alarma que suena pronto. Una respuesta que tarda o una palabra seca pueden sentirse como el comienzo de perder a alguien. La alarma muestra cuánto importa el vínculo. Una idea es que se aprende donde el consuelo llegaba unos días y otros no, pero los primeros años explican solo una parte.
passage-anxiety-high-between = puede verse como preguntar una vez más si todo está bien, leer señales pequeñas, darle vueltas a una pelea, o alzar la voz con la esperanza de que te escuchen.
passage-anxiety-high-helps = señales pequeñas y constantes, como una hora fija para hablar o un mensaje corto cuando se hace tarde. También ayuda decir el sentimiento que hay debajo de la preocupación (“te extraño”), y dejar pasar la primera ola antes de decidir qué significa.
passage-avoidance-low = Un resultado bajo en evitación va con facilidad para la cercanía: apoyarse en alguien, y que alguien se apoye en ti.
passage-avoidance-low-between = puede verse como contar un día difícil, pedir ayuda pronto y disfrutar el tiempo en compañía. Una pareja que necesita más espacio puede desconcertar al principio.
passage-avoidance-low-helps = pregunta cuánta cercanía se siente bien en este momento, y escucha “ahora no” como una palabra sobre el momento.
passage-avoidance-middle = Este resultado está cerca del centro, o las respuestas no permiten saber de qué lado está. A muchas personas les gusta estar cerca y también necesitan una puerta que puedan cerrar, más cuando están bajo presión.
passage-avoidance-middle-between = puede verse como conversaciones abiertas unos días, y otros como ganas de ordenar las cosas primero a solas.
passage-avoidance-middle-helps = di qué clase de día es. “Necesito una hora para mí, y después quisiera contarte” da espacio y cercanía a la vez.
passage-avoidance-high = Un resultado alto en evitación va a menudo con fuerza para sostenerse a solas. Necesitar a alguien puede sentirse arriesgado, o simplemente extraño. Una idea es que se aprende donde era mejor guardarse las necesidades, pero los primeros años explican solo una parte.
passage-avoidance-high-between = puede verse como quedarse en silencio en una pelea, resolver las cosas a solas, guardarse algunos sentimientos, o necesitar tiempo aparte para calmarse. El cariño está ahí, aunque desde fuera cueste verlo.
passage-avoidance-high-helps = pasos pequeños más que grandes. Comparte un sentimiento al día. Di cuándo vuelves antes de apartarte (“veinte minutos y estoy aquí”). Pide una cosa pequeña.

pattern-both-secure-title = Dos puntos firmes
pattern-both-secure-goes = Cuando las dos personas están bajas en ansiedad y en evitación, suelen buscarse cuando algo es difícil, y volver a encontrarse después de una pelea. Los tiempos difíciles pueden mover los dos puntos, y eso no es un fracaso. Las buenas noticias que se cuentan y por las que se pregunta también hacen bien a una pareja.
pattern-both-secure-try = Una vez al día, cada persona cuenta algo bueno que le pasó. La otra hace una pregunta sobre eso.
pattern-both-secure-ask = ¿Cuándo sentiste por última vez que de verdad éramos un equipo?
pattern-steadying-title = Darse calma
pattern-steadying-goes = Cuando los dos puntos están separados así, la calma puede pasar de una persona a la otra, y pasa en los dos sentidos. También puede pasar la tensión, cuando alguien de los dos está sin fuerzas. No se trata de que una persona cuide a la otra: las dos dan, y las dos necesitan.
pattern-steadying-try = Antes de una conversación difícil, cada persona dice qué le ayudaría más en ese momento: más palabras, o más tiempo.
pattern-steadying-ask = ¿Qué hago yo que te ayuda a sentir seguridad conmigo?
pattern-pursue-withdraw-title = Acercarse y apartarse
pattern-pursue-withdraw-goes = Bajo presión, una persona puede acercarse (pregunta, insiste, quiere hablar ya) mientras la otra se aparta (se calla, quiere pensar primero). Cada movimiento hace más grande el otro, y así da vueltas. Quién hace qué puede cambiar según el tema. Los dos movimientos intentan cuidar el vínculo. El problema es el círculo, y ustedes dos pueden hacerle frente en equipo.
pattern-pursue-withdraw-try = Acuerden una pausa que las dos personas puedan pedir. Quien la pide dice cuándo seguirán, el mismo día, y las dos vuelven.
pattern-pursue-withdraw-ask = ¿Qué sientes justo antes de acercarte, o justo antes de apartarte?
pattern-pursue-pursue-title = Buscarse a la vez
pattern-pursue-pursue-goes = Cuando a las dos personas les preocupa el vínculo, las dos pueden buscar consuelo en el mismo momento, y ninguna tiene una mano libre para darlo. Las conversaciones pueden subir de tono rápido, y las dos pueden salir sin sentirse escuchadas. En ese calor hay mucho cariño.
pattern-pursue-pursue-try = Túrnense, diez minutos cada persona. Una habla. La otra escucha y repite lo que oyó. Después cambian.
pattern-pursue-pursue-ask = Cuando necesitamos consuelo a la vez, ¿qué podría ayudarnos a esperarnos?
pattern-withdraw-withdraw-title = Darse espacio
pattern-withdraw-withdraw-goes = Cuando las dos personas se guardan las cosas bajo presión, la vida puede ser tranquila, con pocas peleas. Lo que importa puede quedar sin decir, y la distancia puede crecer sin que nadie la quiera.
pattern-withdraw-withdraw-try = Dos veces por semana, tómense quince minutos para contarse una cosa que tengan en la cabeza. No hace falta resolver nada.
pattern-withdraw-withdraw-ask = ¿Hay algo que llevas a solas y que te gustaría que yo supiera?
pattern-high-on-both-title = Querer la cercanía, y temerla
pattern-high-on-both-goes = Para una persona de las dos, o para ambas, la cercanía puede desearse y sentirse arriesgada en la misma hora. Acercarse y apartarse pueden seguirse muy rápido, y dejar a las dos sin saber qué se quiere. A menudo se entiende cuando se sabe lo que alguien ha vivido. Suelen ayudar un ritmo lento y cosas pequeñas que se mantienen igual, y tu terapeuta puede ayudar con el ritmo.
pattern-high-on-both-try = Elijan una cosa pequeña que pase cada día de la misma manera, por ejemplo cómo se dan los buenos días y las buenas noches.
pattern-high-on-both-ask = ¿Qué te ayuda a sentir seguridad cuando estamos cerca, y cuándo es demasiado?

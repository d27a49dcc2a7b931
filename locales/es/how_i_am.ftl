# Cómo estoy: medio minuto para ti, su dibujo, y a quién se muestra qué.

how-title = Cómo estoy
how-lead = Medio minuto para ti, con la frecuencia que quieras. Nadie cuenta los días, y un día sin escribir está bien.
how-again = Hoy ya escribiste algo. Si lo guardas otra vez, esto ocupa su lugar.
how-leave-out = Omitir
how-line = Una línea para ti
how-line-hint = Tu pareja nunca la ve, muestres lo que muestres.
how-keep = Guardar este día solo para mí
how-keep-hint = Queda fuera de todo lo que muestras. Nadie puede distinguirlo de un día sin escribir.
how-read-by-chosen = tú, y quien tú elegiste:
how-shown-partner = Tu pareja ve un paso por cada semana terminada, de lo que elegiste.
how-shown-steps = Tu terapeuta ve los pasos de cada día, no tus líneas.
how-shown-lines = Tu terapeuta ve los pasos de cada día y tus líneas.
how-button = Guardar
how-course = Las últimas doce semanas
how-all-days = Todos los días, con tus líneas
how-note = Estos pasos son palabras de todos los días. No son una prueba, no dan puntos y no dicen nada de lo bien que te va.
how-nothing = Elige un paso o escribe una línea. Con una cosa basta.
how-line-long = Usa menos de 280 caracteres para la línea. En tu diario hay más espacio.
how-said-kept = Guardado. Eso es todo por hoy.
how-said-deleted = Ese día está eliminado.
how-said-chosen = Tu elección está guardada.

# Lo que se pregunta, y las palabras de sus pasos, desde el primero. Ninguno se llama mejor que otro.
how-mood = Ánimo
how-mood-asked = ¿Cómo estás?
how-mood-1 = Muy mal
how-mood-2 = Mal
how-mood-3 = Ni bien ni mal
how-mood-4 = Bien
how-mood-5 = Muy bien
how-closeness = Cercanía
how-closeness-asked = ¿Qué tan cerca te sientes de tu pareja, o de la persona más cercana a ti?
how-closeness-1 = Muy lejos
how-closeness-2 = Más bien lejos
how-closeness-3 = Ni cerca ni lejos
how-closeness-4 = Más bien cerca
how-closeness-5 = Muy cerca
how-conflict = Conflicto
how-conflict-asked = ¿Cuánto conflicto hubo entre ustedes?
how-conflict-1 = Nada
how-conflict-2 = Un poco
how-conflict-3 = Algo
how-conflict-4 = Bastante
how-conflict-5 = Mucho

# Los dibujos, y lo mismo en una tabla. $step es la palabra de un paso en minúsculas.
how-you = Tú
how-plot-step = “{ $step }” el { $day }
how-plot-course = { $name }: de { $first } a { $last }.
how-plot-one = { $name }: { $first }.
how-plot-none = { $name }: nada todavía.
how-table = Lo mismo en palabras
how-table-order = Lo más reciente primero
how-table-week = Semana
how-table-day = Día
how-table-line = Una línea
how-table-you = { $what }: tú
how-table-other = { $what }: { $name }
how-table-week-of = Semana del { $day }

# Todos los días.
how-days = Todos los días
how-days-none = Aquí no hay nada todavía
how-days-kept = Guardado solo para ti.
how-days-delete = Eliminar
how-days-delete-words = Desaparece en el acto y para siempre, también de lo que muestras ahora.
how-days-delete-button = Eliminar este día
how-days-older = Días anteriores
how-days-newest = Volver a lo más reciente

# Con qué frecuencia, recordatorios y quién lo ve.
how-choices = Con qué frecuencia, recordatorios y quién lo ve
how-often = ¿Con qué frecuencia te gustaría venir aquí?
how-often-hint = Una tarjeta en tu página de inicio te trae aquí entonces. También puedes venir en cualquier otro momento.
how-often-never = Cuando surja
how-often-day = Una vez al día
how-often-week = Una vez a la semana
how-often-missing = Para recibir recordatorios, elige una vez al día o una vez a la semana.
how-weekday = Si es una vez a la semana: ¿qué día?
how-remind = ¿Quieres que te lo recordemos?
how-remind-hint = Un correo que solo dice que tú lo pediste; de día en el lugar donde estás, y ninguno si ya escribiste. Quien lea tu correo puede ver que llegó.
how-remind-no = Sin recordatorio
how-remind-morning = Un correo por la mañana, desde las 9
how-remind-midday = Un correo al mediodía, desde la 1
how-remind-evening = Un correo al final de la tarde, desde las 6
how-remind-stopped = Tus recordatorios se detuvieron, porque no se escribió nada durante un tiempo. Está bien así. Vuelven a empezar cuando escribas o guardes esta página.
how-remind-stops = Si no vienes durante un tiempo, se detienen solos.
how-therapist = ¿Qué puede ver tu terapeuta?
how-therapist-hint = Los días que guardas para ti quedan fuera. Si vuelves a elegir “Nada”, deja de verlo; lo que ya leyó, lo leyó.
how-show-nothing = Nada
how-therapist-steps = Los pasos de cada día
how-therapist-steps-hint = Del último medio año y de ahora en adelante, sin las líneas.
how-therapist-lines = Los pasos y mis líneas
how-therapist-lines-hint = Del último medio año y de ahora en adelante.
how-partner = ¿Qué puede ver tu pareja?
how-partner-hint = Nunca un solo día, y nunca tus líneas. Tú ves lo suyo solo mientras ambas personas muestren algo. A tu pareja no se le dice qué eliges aquí: quien no muestra nada se ve igual que quien no escribió nada.
how-partner-nothing-hint = Retira todo lo que se mostró, en el acto.
how-partner-weeks = Cómo fueron mis semanas
how-partner-weeks-hint = De lo que marques abajo, un paso por cada semana terminada, de ahora en adelante. Está en su espacio compartido, donde tu terapeuta también puede leerlo.
how-partner-nothing-new = Nada nuevo
how-partner-nothing-new-hint = Lo que se mostró se queda. Parece como si no hubieras escrito nada más.
how-items = Si muestras cómo fueron tus semanas: ¿qué de ellas?
how-items-missing = Marca al menos una cosa para mostrar, o elige no mostrar nada.
how-pressed = Muestra solo lo que quieras mostrar. Si alguien te presiona, puedes omitir días, elegir “Nada nuevo” y [buscar ayuda].

# El dibujo de dos.
how-together = Ustedes dos
how-together-lead = Cómo fueron sus semanas, como lo dijo cada quien. Aquí nadie tiene la razón y nadie va por delante.
how-together-none = Ahora no hay ningún dibujo
how-together-none-words = Hay uno de las semanas terminadas, con lo que ambas personas anotaron y muestran. Hay muchas razones para que no haya: una semana sin ningún día, otra elección, una pausa. A nadie se le dice cuál.
how-together-weeks = Semana por semana
how-together-note = Una semana es un paso, se haya escrito una vez o cada día, y aparece cuando termina. Una semana sin escribir está bien.
how-together-choices = Lo que muestras

# Lo que se muestra a un terapeuta.
how-case-title = Cómo está: { $name }
how-case = Cómo está { $name }, en sus palabras
how-case-read-by = tú y { $name }, que eligió mostrarlo y puede dejar de hacerlo. Nada de esto aparece en un espacio compartido.
how-case-none = No se te muestra nada.
how-case-days = Día por día
how-case-note = Estos pasos son palabras de todos los días, no un instrumento: sin puntuación, sin norma, sin evaluación del riesgo. Pueden faltar días, porque no se escribió nada o porque { $name } los guardó para sí. Si necesitas un cuestionario, [pide uno].

# El plan de seguridad, del cliente y para su terapeuta. Se lee en momentos difíciles: corto y sencillo.

safety-plan-title = Mi plan de seguridad
safety-plan-lead = Para momentos difíciles de soportar. Recórrelo desde arriba y detente donde te ayude.
safety-plan-read-by = tú y tu terapeuta. Tu pareja nunca lo ve, ni sabe que existe.
safety-plan-unread = { $name } llegó después de que se escribió este plan y todavía no puede leerlo.
safety-plan-share = Compartirlo con mi terapeuta
safety-plan-change = Cambiarlo
safety-plan-print = Imprimirlo
safety-plan-print-words = Para imprimirlo, usa el menú de impresión de tu navegador. Un plan impreso queda a la vista de quien lo encuentre.
safety-plan-none = Todavía no hay nada escrito
safety-plan-none-words = Un plan de seguridad es una lista corta que escribes en un momento más tranquilo: cómo notas que se pone difícil, qué ayuda y a quién llamar. Muchas personas lo escriben junto con su terapeuta. También puedes empezar por tu cuenta.
safety-plan-begin = Empezar mi plan
safety-plan-now = Personas que contestan ahora
safety-plan-help = Ayuda ahora, para todos los países
safety-plan-note = Aún no lo ha revisado una persona profesional con licencia. Un plan no es un contrato ni un tratamiento; si estás en peligro, llama, por favor.
safety-plan-said-written = Guardado. Encuentras tu plan con solo pulsar una vez, en el borde de cada página.
safety-plan-said-shared = Ahora tu terapeuta puede leer tu plan.
safety-plan-kept-lead = Recórrelo desde arriba y detente donde te ayude.

# Sus partes: un título, y qué escribir ahí.
safety-plan-signs = Cómo noto que se pone difícil
safety-plan-signs-hint = Pensamientos, estados de ánimo, situaciones o cosas que haces que te avisan de que puede venir un momento difícil.
safety-plan-alone = Lo que puedo hacer por mi cuenta
safety-plan-alone-hint = Cosas pequeñas que ayudaron antes, o que podrían ayudar: caminar, una ducha, música, escribirlo.
safety-plan-company = Personas y lugares que me distraen
safety-plan-company-hint = Alguien con quien sentarte, un café, un parque. Ahí no tienes que hablar de ello.
safety-plan-people = Personas a las que puedo contárselo y pedir ayuda
safety-plan-people-hint = Nombres y números de personas en quienes confías. Puede ayudar decirles ya que están en esta lista.
safety-plan-professionals = Profesionales a los que puedo llamar
safety-plan-professionals-hint = Tu terapeuta, tu médico o médica, una línea de crisis, el servicio de urgencias más cercano: con sus números.
safety-plan-surroundings = Cómo hago más seguro lo que me rodea
safety-plan-surroundings-hint = Lo que podrías usar para hacerte daño, y quién puede guardarlo por ti o adónde puede ir. No tienes que hacerlo en soledad.

# Escribirlo.
safety-plan-write = Escribir mi plan de seguridad
safety-plan-write-lead = Unas pocas palabras en cada parte bastan. Omite lo que no encaje y vuelve cuando quieras.
safety-plan-write-read-by = tú y { $name }, que también puede escribir en él.
safety-plan-write-read-by-you = solo tú, por ahora. Cuando elijas terapeuta, también podrá leerlo y escribir en él.
safety-plan-save = Guardar mi plan
safety-plan-sealed = Queda sellado en tu espacio privado. Si vacías todas las partes, no queda nada de él.
safety-plan-changed = Otra persona cambió el plan mientras escribías. Todavía no se guardó nada.
safety-plan-changed-words = Tus palabras siguen abajo. Donde el plan dice ahora otra cosa, está debajo de tus palabras. Guarda otra vez cuando esté como debe ser.
safety-plan-theirs = Ahora en el plan ({ $by }):
safety-plan-last = Lo escribió por última vez: { $by }
safety-plan-by = { $name }, { $day }
safety-plan-by-you = Tú
safety-plan-by-gone = Alguien cuya cuenta ya no existe
safety-plan-long = Usa menos de 2000 caracteres en esta parte.

# Para su terapeuta.
safety-plan-case-title = Plan de seguridad
safety-plan-case = Plan de seguridad de { $name }
safety-plan-case-read-by = tú y { $name }. Nada de esto aparece en un espacio compartido.
safety-plan-case-of-before = Hay un plan de antes de que llegaras. Compartirlo le toca a tu cliente: ve un botón para hacerlo encima de su plan. Hasta entonces no escribas otro, por favor.
safety-plan-case-words = Escrito en conjunto, con las palabras de tu cliente. Tu cliente lo encuentra con solo pulsar una vez en cada página, y puede imprimirlo.
safety-plan-case-save = Guardar el plan
safety-plan-case-note = Un plan no es una evaluación del riesgo ni la reemplaza. Las partes son las de Stanley y Brown (2012), con palabras nuestras; aún no lo ha revisado una persona profesional con licencia.
safety-plan-case-said = Guardado. Tu cliente ve lo que escribiste y que fuiste tú.

# Los mensajes de un espacio, dónde se escribe y la página que envía archivos; lo que dicen sus scripts mientras tanto.

# Whom one writes to where nobody else is there yet.
messages-alone = Por ahora, solo tú
# After "Read by:". The reader themselves, first in a row of names.
messages-you-reader = tú
messages-readers-alone = por ahora, solo tú
messages-readers-closed = tú, y quienes estaban en él cuando se escribió

messages-older = Ver mensajes anteriores
messages-copy = Una copia de este espacio para otra persona
messages-none = Aquí todavía no hay nada escrito.
messages-newest = Volver a los mensajes más nuevos
messages-new-mark = Nuevo desde tu última visita
# In place of the name, above what the reader wrote themselves.
messages-you = Tú

messages-terms = Antes de escribir aquí
messages-terms-why = Este espacio es tuyo y de tu terapeuta; tu pareja nunca lo ve. Cada terapeuta de parejas decide de otra manera qué hace con lo que una de las dos personas le cuenta a solas. Tu terapeuta dice:
messages-terms-free = Si prefieres no aceptar, no tienes que hacerlo. Háblalo con tu terapeuta cuando se vean, o elige otra persona.
messages-terms-agree = Lo he leído y acepto
messages-terms-again = Qué hace tu terapeuta con lo que escribes aquí
messages-terms-agreed = Lo aceptaste el { $day }.

messages-write = Escribe un mensaje
messages-files = Archivos o voz
messages-send = Enviar
messages-agree-and-send = Acepto. Enviarlo
messages-closed = Este espacio está cerrado para mensajes nuevos. Lo que se escribió aquí lo pueden seguir leyendo quienes estaban en él.
messages-closed-until = Puedes leerlo hasta el { $day }. El registro de tu terapeuta se conserva.

messages-empty = Escribe algo primero, por favor.
messages-long = Tiene más de 8000 letras. Envíalo en dos partes, por favor: no se pierde nada.
messages-agree-first = Lee primero, por favor, qué hace tu terapeuta con lo que escribes aquí. Tus palabras siguen abajo.

# Shown by the script.
messages-unsent = Tú, sin enviar todavía
messages-kept = Todavía no se envió. Se guarda en este aparato y sale cuando vuelvas a tener conexión. Si cierras sesión, se borra.
messages-not-kept = Todavía no se envió. Sale cuando vuelvas a tener conexión. Deja esta página abierta hasta entonces, por favor.
messages-refused = Esto no se pudo enviar. Tus palabras siguen abajo: cópialas y luego abre esta página otra vez.
messages-sent = Enviado.

attach-heading = Enviar archivos o un mensaje de voz
attach-kinds = Puedes enviar imágenes (JPEG, PNG, WebP, GIF), documentos (PDF, DOCX, ODT, texto sin formato) y sonido (MP3, M4A, OGG, WAV, WebM), de hasta { $most } MB cada uno. Las imágenes, hasta 25 MB.
attach-traces = De las imágenes quitamos dónde, cuándo y con qué se tomaron. Los documentos y el sonido se guardan como son: un documento puede llevar el nombre de quien lo escribió o palabras anteriores.
attach-files = Archivos
attach-about = ¿Qué hay en él?
attach-about-hint = Para quien no puede ver una imagen.
attach-ready = Listo para enviar
attach-unfinished = Todavía no está completo
attach-unfinished-how = Elige el mismo archivo otra vez para seguir donde se detuvo.
attach-throw-away = Desecharlo
attach-words = Palabras para acompañarlo
attach-back = Volver sin enviar
attach-deleted = Lo que no envías se borra después de un día.
attach-long = Tiene más de 8000 letras. Envíalo en dos partes, por favor.
attach-none = Elige primero un archivo, por favor, o graba un mensaje de voz.
# A file's name, and why it was not taken.
attach-refused = { $name }: { $why }

# Archivos y mensajes de voz: cómo se muestran, por qué uno no se recibe y lo que dicen los scripts mientras se envían.

file-no-description = Imagen sin descripción: { $name }
file-described = { $name }: { $about }
file-picture-hint = Para quien no puede ver la imagen.
file-take-away = Quitar { $name }
file-size-kb = { $size } kB
file-size-mb = { $whole },{ $tenth } MB
file-so-much = { $there } de { $length }

file-empty = Este archivo está vacío.
file-too-large = Este archivo es demasiado grande. Un archivo puede tener hasta { $most } MB.
file-picture-too-large = Esta imagen es demasiado grande. Una imagen puede tener hasta 25 MB: la mayoría de los teléfonos y programas pueden guardar una copia más pequeña.
file-full = Ya no hay lugar para más archivos tuyos. Avisa a tu centro, por favor.
file-too-many = Aquí ya esperan muchos archivos. Primero envíalos o quita algunos, por favor.
file-heic = Esta imagen está en un formato que muchos navegadores no pueden mostrar (HEIC o AVIF). Guárdala como JPEG, por favor, e inténtalo otra vez: en un iPhone, compártela y elige “Más compatible” en Opciones, o haz una captura de pantalla.
file-film = Todavía no se reciben videos. Puedes grabar un mensaje de voz o enviar imágenes.
file-unknown = Este tipo de archivo no se recibe. Puedes enviar imágenes (JPEG, PNG, WebP, GIF), documentos (PDF, DOCX, ODT, texto sin formato) y sonido (MP3, M4A, OGG, WAV, WebM).
file-broken = Esta imagen no se pudo leer: puede estar dañada. Guárdala de nuevo, por favor, como JPEG o PNG, e inténtalo una vez más.

# Shown by the script while files go up.
upload-waits = Espera su turno.
upload-how-much = { $name }: cuánto ha llegado
upload-cancel = Cancelar { $name }
upload-offline = Sin conexión. Sigue por sí solo cuando vuelva.
upload-percent = Ha llegado el { $percent } %.
upload-cancelled = { $name } no se envía.
upload-there = { $name } ya está. Pulsa Enviar para enviarlo.
upload-failed = Esto no se pudo enviar. Inténtalo otra vez, por favor.
upload-failed-name = { $name } no se pudo enviar.
upload-wait = Todavía no ha llegado todo. Espera un momento, por favor, o cancela lo que tarda demasiado.
upload-changed = Este archivo ya no se puede leer. Elígelo otra vez, por favor.
upload-signed-out = Tu sesión se cerró. Abre esta página otra vez: lo que ya llegó se guarda un día.
upload-choose-again = Esto no se pudo enviar. Elige el archivo otra vez, por favor.

# Shown by the script that records a voice message.
recorder-begin = Grabar un mensaje de voz
recorder-not-allowed = El micrófono está apagado para esta página. Puedes permitirlo en tu navegador, junto a la dirección, y luego intentarlo otra vez.
recorder-none = No se encontró ningún micrófono. Conecta uno o usa un teléfono.
recorder-taken = Otro programa está usando el micrófono. Ciérralo allí y luego inténtalo otra vez.
recorder-failed = No se pudo usar el micrófono.
recorder-on = Grabando
recorder-begun = Grabando.
recorder-time = { $now } de { $most }
recorder-stop = Parar la grabación
recorder-yours = Tu grabación
recorder-add = Agregarla
recorder-done = Grabado. Escúchalo, agrégalo a lo que envías o deséchalo.
# The name of the file, without its ending.
recorder-file = mensaje-de-voz

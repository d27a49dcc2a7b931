# El marco de cada página, las partes que comparten y lo que se dice cuando no hay página.

shell-skip = Ir al contenido
shell-strip = Ayuda y salida rápida
shell-escape = Pulsa Escape tres veces para salir rápido.
shell-help = Ayuda ahora
shell-plan = Mi plan
shell-exit = Salida rápida
shell-menu = Menú principal
shell-new = sin leer
shell-sign-in = Iniciar sesión
shell-sign-out = Cerrar sesión
shell-own-server = securebase funciona en el servidor propio de este centro. Nadie más lee lo que escribes.
shell-privacy = Privacidad
shell-languages = Idioma de las páginas
shell-comma = { ", " }

# Sobre cada página, cuando el centro pidió un nuevo acceso a la cuenta de alguien.
shell-asked = Alguien de tu centro pidió un nuevo acceso a tu cuenta
shell-asked-more = , con una contraseña nueva. ¿Era para ti?
shell-asked-link = Quién lo pidió y por qué
shell-asked-yes = Sí, es para mí
shell-asked-no = Detenerlo

# Sobre cada página, cuando alguien pidió que se borre su cuenta.
shell-erased = Tu cuenta se borrará el { $day }
shell-erased-more = , como pediste. Hasta entonces todo funciona como antes.
shell-erased-link = Qué va a pasar
shell-erased-keep = Conservar mi cuenta

# Qué hace alguien aquí, después de su nombre.
role-therapist = terapeuta
role-administrator = administración

# El menú principal.
nav-account = Tu cuenta
nav-appointments = Citas
nav-caseload = Clientes
nav-check-ins = Cuestionarios
nav-home = Inicio
nav-library = Biblioteca
nav-measures = Cuestionarios del centro
nav-practice = Centro
nav-profile = Perfil
nav-skills = Ejercicios
nav-therapists = Terapeutas

# Junto a un campo, y sobre un formulario que hay que mirar otra vez.
form-optional = (opcional)
form-wrong = Hay algo que mirar otra vez
form-kept = No se perdió nada de lo que escribiste.
form-save = Guardar
form-back = Volver
form-number = Escribe un número entero de { $from } a { $to }.
form-number-or-none = Escribe un número entero de { $from } a { $to }, o déjalo vacío.

# En las páginas que hablan de peligro.
crisis-title = ¿Necesitas ayuda ahora mismo?
crisis-words = Si podrías hacerte daño, o si alguien te asusta o te lastima, no esperes aquí una respuesta, por favor. Hay personas que pueden ayudarte y contestan de día y de noche.

# Cuando no hay página que mostrar.
error-back = Ir a la primera página
error-none = Aquí no hay ninguna página
error-none-happened = Quizá la dirección tiene un error, o lo que había aquí ya no está o no está abierto para ti.
error-none-todo = Vuelve atrás o empieza desde tu página de inicio.
error-foreign = Eso no vino de aquí
error-foreign-happened = Tu navegador dijo que esto se envió desde otro sitio. No hicimos nada con ello y no se cambió nada.
error-foreign-todo = Abre la página de nuevo y envíalo desde ahí.
error-many = Hagamos una pausa corta
error-many-happened = Hubo demasiados intentos en poco tiempo. Lo que hiciste hasta ahora está guardado; solo falta este último paso.
error-many-todo = Espera un rato, una hora como mucho, y luego vuelve e inténtalo otra vez. Si olvidaste tu contraseña, usa tu código de recuperación. Ayuda ahora funciona todo el tiempo.
error-large = Era demasiado largo para enviarlo
error-large-happened = Lo que enviaste es más grande de lo que podemos recibir. No se guardó.
error-large-todo = Vuelve atrás: tus palabras siguen en la página. Envíalas en dos partes.
error-away = Ahora mismo no podemos llegar a esto
error-away-happened = Una parte de nuestro servicio no responde, por ejemplo el lugar donde se guardan los archivos. No fue culpa tuya. Lo que enviaste antes está a salvo; lo que acabas de enviar no se recibió.
error-away-todo = Vuelve atrás e inténtalo en unos minutos. Mientras tanto puedes enviar mensajes sin archivos. Si sigue igual, avisa a tu centro.
error-fault = Algo salió mal de nuestro lado
error-fault-happened = No fue culpa tuya. Puede que no se haya guardado lo que acabas de enviar; todo lo anterior está a salvo.
error-fault-todo = Vuelve atrás e inténtalo otra vez. Si pasa dos veces, avisa a tu centro.
error-unread = No pudimos leer eso
error-unread-happened = No entendimos lo que envió tu navegador. No se cambió nada.
error-unread-todo = Vuelve atrás, carga la página de nuevo e inténtalo otra vez.

# La primera página, Ayuda ahora y lo que se abre sin conexión.

first-title = Te damos la bienvenida
first-heading = Un lugar tranquilo para cuidar tu relación
first-lead = Con terapeutas con licencia, en pareja o por tu cuenta. Escribe a cualquier hora y reúnanse cuando les venga bien.
first-find = Encuentra terapeuta
first-read = No necesitas una cuenta para empezar. También puedes [leer primero en la biblioteca].
first-how = Cómo funciona
first-how-words = Respondes a unas preguntas. Te sugerimos terapeutas con licencia donde vives, y te decimos por qué. Tú eliges. Puedes invitar a tu pareja ahora, más tarde o nunca.
first-who = Quién puede leer
first-who-words = Cada persona tiene un espacio privado con la o el terapeuta que su pareja nunca ve, y un espacio compartido cuando las dos están de acuerdo. Lo que escribes queda sellado en el servidor propio de este centro.
first-safe = Si corres peligro
first-safe-words = Ayuda ahora está en cada página, a cualquier hora, y aquí no deja rastro. Salida rápida cierra este sitio al instante.

help-lead = Estas personas contestan cuando algo no puede esperar. La mayoría de las líneas son gratuitas y no tienes que dar tu nombre.
help-danger = Si alguien está en peligro en este momento, llama al número de emergencias de tu país.
help-danger-numbers = En toda la Unión Europea es el 112; en Estados Unidos y Canadá, el 911; en el Reino Unido, el 999; en Australia, el 000; en Nueva Zelanda, el 111.
help-trace = Esta página es la misma para todo el mundo, y este servidor no anota que estuviste aquí. El historial de tu navegador quizá sí: la salida rápida reemplaza esta página, pero las páginas anteriores quedan en el historial. Si ya se abrió una vez en este navegador, esta página también funciona sin conexión.
help-practice = De este centro
help-elsewhere = Otro país
help-where = ¿Dónde estás?
help-choose = Elige tu país. Al hacerlo no se envía nada.
help-letters = Países por su primera letra
help-young = Para jóvenes
help-young-words = Busca más arriba, en tu país. En [childhelplineinternational.org] hay una lista de líneas de ayuda para la infancia y la juventud en más de 130 países.
help-self = Si sientes que podrías hacerte daño
help-self-call = Llama a una de estas líneas o a alguien de confianza. Dilo con palabras claras.
help-self-distance = Pon distancia entre tú y cualquier cosa que podrías usar.
help-self-alone = Durante las próximas horas, intenta estar con alguien.
help-violence = Si alguien te lastima, te asusta o te controla
help-violence-fault = No es culpa tuya, y hoy no tienes que decidir nada.
help-violence-watched = Si puede que alguien vigile tu teléfono o tu computadora, usa otro aparato para buscar ayuda.
help-violence-plan = Una línea contra la violencia puede pensar contigo cómo estar a salvo, tanto si te vas como si te quedas.
help-reviewed = Este texto aún no lo ha revisado una persona profesional con licencia. Si los números de un país se compararon en otro mes, ahí lo dice.

# Un país: sus números, y sus líneas según lo que se busca.
help-emergency = Emergencias
help-police = Policía
help-ambulance = Ambulancia
help-need-suicide = Si piensas en acabar con tu vida, o si no puedes más
help-need-violence = Si alguien te lastima, te asusta o te controla
help-need-children = Jóvenes, y si temes por una niña o un niño
help-call = Llama al [{ $number }]
help-text = Envía un mensaje al [{ $number }]
help-text-word = Envía un mensaje con la palabra { $word } al [{ $number }]
help-whatsapp = Por WhatsApp: [{ $number }]
help-chat = [Por chat]
help-always = Día y noche
help-spoken = En { $languages }
help-confirmed = Confirmado en su propia página, { $month }.
help-unconfirmed = Estas líneas se compararon con listas publicadas en { $month }. No todas las han confirmado quienes atienden.
help-unconfirmed-call = Si no contestan, llama al { $number }.
help-unconfirmed-find = Si no contestan, llama al número de emergencias de tu país.

offline-signed-out = Cerraste la sesión en este aparato, y lo que se guardaba aquí de ti ya no está. El servidor del centro lo sabrá en cuanto haya conexión.
offline-title = Sin conexión
offline-lead = Esta página necesita el servidor del centro, y ahora mismo no hay conexión con él. No se perdió nada de lo que enviaste antes.
offline-these = Esto se abre sin conexión:
offline-help = [Ayuda ahora], con los números de todos los países
offline-kept = También se abre lo que guardaste en este aparato, como tu plan de seguridad, el plan de esta semana o un ejercicio:
offline-messages = Un mensaje que enviaste sin conexión se guarda sellado en este aparato y sale cuando vuelve la conexión.
offline-then = Después, intenta abrir la página otra vez.

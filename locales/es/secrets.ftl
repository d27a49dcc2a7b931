# Lo que hace una o un terapeuta de pareja con lo que una de las dos personas le cuenta a solas. En secrets-way
# y secrets-exception habla terapeuta a cliente: a estas palabras se da acuerdo.

secrets-title = Lo que una sola persona de la pareja te cuenta
secrets-lead = Cada persona de una pareja tiene un espacio privado contigo. Di aquí qué haces con lo que escribe allí. Lo lee y lo acepta antes de escribirte a solas por primera vez.
secrets-words = No todos los terapeutas lo hacen igual, y las dos maneras pueden funcionar. Lo que importa es que todo el mundo lo sepa de antemano. Si lo cambias, tus clientes leen las palabras nuevas y las aceptan antes de volver a escribirte a solas. A quienes vienen sin pareja no se les pregunta.
secrets-ways = Lo que haces
secrets-way-keeps-apart = No llevaré nada de tu espacio privado al espacio compartido, a menos que lo hagas tú.
secrets-way-no-secrets = Puedo pedirte que lleves tú algo de tu espacio privado al espacio compartido. No puedo guardarlo para siempre si estorba a nuestro trabajo. Te lo diré primero a ti.
secrets-own = Una frase tuya
secrets-back = Volver a tu perfil
secrets-added = Debajo de tus palabras siempre añadimos: “{ $exception }”
secrets-exception = Hay una excepción: si la vida o la seguridad de alguien está en peligro, puede que tenga que actuar para proteger a esa persona, como pide la ley de aquí.
secrets-not-reviewed = Nuestras palabras todavía no las ha revisado una persona con licencia profesional. Compruébalas con tu código de ética y con la ley del lugar donde ejerces.
secrets-own-long = Escribe 400 letras como mucho.
secrets-way-missing = Elige una opción.
secrets-said-kept = Guardado. Cada cliente que viene en pareja lo lee y lo acepta antes de escribirte a solas.

# Lo que rodea a lo que se firma: los textos mismos son contenido (content/consents).

consents-title = Lo que aceptaste
consents-lead = Puedes leer aquí cada texto en cualquier momento, con las palabras que firmaste. Lo que firmaste lo puedes retirar con un botón.
consents-signed = Firmado
# After the word before: the day, and the name it was signed with.
consents-signed-on = { $day }, como “{ $name }”
consents-read = Leerlo o retirarlo
consents-withdrawn-on = Retirado el { $day }.
consents-asked-again = Lo firmaste el { $day }. Se pide otra vez, porque es nuevo el texto, tu terapeuta o tu pareja.
consents-then = Lo que firmaste entonces
consents-read-and-sign = Leer y firmar
consents-home = Volver al inicio
consents-all = Todo lo que aceptaste
consents-sources = De dónde viene esto
consents-version = Versión { $version }.
consents-not-reviewed = Todavía no lo ha revisado una persona con licencia profesional ni una abogada o un abogado.
consents-older = Esta es una versión anterior. [El texto como se lee ahora]
consents-you-signed = Firmaste esto
consents-you-signed-on = El { $day }, como “{ $name }”.
# The sentences of one paragraph: the second and third where they hold, the last always.
consents-withdraw-words = Puedes retirarlo en cualquier momento, sin dar motivos. Desde ese momento deja de valer; lo que se hizo antes queda como está.
consents-withdraw-telehealth = Antes de la próxima sesión te lo pedimos de nuevo.
consents-withdraw-couple = Si ustedes dos tienen un espacio compartido, se cierra enseguida para nuevas entradas, igual que cuando [pausas el trabajo en pareja]: tu pareja lee que está cerrado por ahora, y nada más. Lo escrito se puede seguir leyendo. Para continuar, primero firmas esto.
consents-withdraw-told = A tu terapeuta se le avisa de que hay algo que mirar.
consents-withdraw = Retirarlo
consents-sign = Firmar
consents-sign-words = Tómate el tiempo que necesites. ¿Tienes preguntas? Escribe antes a tu terapeuta: no se pierde nada por esperar.
consents-agree = He leído esto y estoy de acuerdo.
consents-name = Tu nombre, como firma
consents-not-now = Ahora no
consents-nothing = Ahora no hay nada que firmar: esto es para dos personas que están aquí como pareja.

# What is wrong with what was sent.
consents-name-missing = Escribe tu nombre, tal como firmas.
consents-agree-missing = Marca esta casilla si estás de acuerdo. Si no lo estás, sal de esta página: no se firma nada.

# What just happened.
consents-said-signed = Firmado. Puedes leerlo aquí en cualquier momento, y retirarlo con la misma facilidad.
consents-said-withdrawn = Retirado. Deja de valer desde ahora. A tu terapeuta se le avisó de que hay algo que mirar.
consents-said-agreement-withdrawn = Retirado. Deja de valer desde ahora. Si tienen un espacio compartido, está cerrado para nuevas entradas mientras no hayas decidido continuar. A tu terapeuta se le avisó de que hay algo que mirar.
consents-said-first = Retiraste esto. Para continuar con el trabajo en pareja, primero léelo y fírmalo otra vez.
consents-said-newer = El texto cambió mientras lo leías. Léelo otra vez, por favor; no se firmó nada.

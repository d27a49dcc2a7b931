# Firmar un artículo o un ejercicio como revisado, y cómo está cada texto.

review-article = Revisar un artículo
review-exercise = Revisar un ejercicio
review-words = Al firmar dices que leíste todo el texto y sus fuentes, y que te parece correcto y seguro para que lo lean los clientes. Tu nombre, tu profesión, tu licencia y el día se muestran con él a todas las personas que lo lean. Un cambio del texto pone fin a la revisión.
review-no-licence = Para firmar necesitas una licencia que este centro haya comprobado y que esté vigente. [Tus licencias]
review-licence = La licencia con la que firmas
review-licence-missing = Elige la licencia con la que firmas.
review-stand = Leí este texto y respondo por él
review-stand-missing = Marca esta casilla si respondes por el texto. Si no, sal de esta página: no se firma nada.
review-sign = Firmar como revisado
review-change-article = Si quieres cambiar algo, avisa a quien cuida la carpeta de contenido de este centro: los artículos son archivos que están ahí.
review-change-exercise = Si quieres cambiar algo, avisa a quien cuida la carpeta de contenido de este centro: los ejercicios son archivos que están ahí.
review-said-signed = Firmado. Ahora tu nombre, tu profesión y tu licencia están debajo.
review-said-changed = El texto cambió mientras lo leías. No se firmó nada. Léelo otra vez, por favor.

# Cómo está un texto, en una o dos palabras, y el grado escolar con que se lee.
reviewed-not = Sin revisar
reviewed-before = Cambió después de su revisión
reviewed-stale = Revisión demasiado antigua
reviewed-good = Revisado
reviewed-grade = Se lee con el grado escolar { $grade }, más o menos.

# La biblioteca: lo que rodea a los artículos, que son contenido.

library-lead = Artículos cortos sobre la cercanía, las peleas y la terapia, para leer a tu ritmo. No necesitas una cuenta, y aquí nadie anota lo que lees o buscas.
library-minutes = { $minutes } min de lectura
library-minutes-advisory = { $minutes } min de lectura. Tiene una nota para leer antes
library-none = Este centro aún no tiene artículos.
library-history = Tu navegador puede guardar en su historial las páginas que abriste. En un aparato que usan otras personas, una ventana privada no guarda nada.
library-search-label = Buscar en los artículos
library-search-button = Buscar

library-search = Buscar en la biblioteca
library-search-how = Escribe una o dos palabras, por ejemplo “celos” o “primera cita”.
library-found-none = No se encontró ningún artículo. Prueba con menos palabras, o con otras que signifiquen lo mismo.
library-found = { $count ->
    [one] Se encontró un artículo. Lo que buscaste no se guarda.
   *[other] Se encontraron { $count } artículos. Lo que buscaste no se guarda.
}
library-found-before = Resultados anteriores
library-found-more = Más resultados
library-found-page = Página { $page }
library-all = Todos los artículos

article-title = Artículo
article-about = { $minutes } min de lectura. Escrito por { $author }. Último cambio: { $day }.
article-unreviewed = Aún no lo ha revisado una persona profesional con licencia.
article-changed = Este texto cambió después de su última revisión. Aún no lo ha revisado de nuevo una persona profesional con licencia.
article-reviewed = Revisado por { $name }, { $credential } ({ $licence }), el { $day }.
article-reviewed-long-ago = Revisado por { $name }, { $credential } ({ $licence }), el { $day }. Fue hace tiempo: toca una nueva revisión.
translation-unread = Esto es una traducción. Aún no la ha leído nadie que hable este idioma como primera lengua.
translation-read = Esto es una traducción.
translation-behind = El original cambió después: puede que algunas partes ya no estén al día.
article-watched = Si alguien puede mirar este teléfono o esta computadora, lee en otro aparato si puedes: el de una amistad o el de una biblioteca. Salida rápida, arriba, cierra esta página al instante. Aun así, tu navegador puede guardar la página en su historial.
article-takeaways = Lo más importante
article-before = Antes de leer
article-unfold = Leer el artículo
article-contents = En este artículo
article-sources = Fuentes
article-learning = Este artículo es para aprender. No da un diagnóstico ni reemplaza hablar con una persona profesional con licencia. Si alguien está en peligro, abre [Ayuda ahora].
article-touched = ¿Esto te tocó de cerca?
article-ask-words = Se abre tu espacio privado con un mensaje empezado. No se envía nada hasta que lo envíes tú.
article-ask = Preguntar a mi terapeuta sobre esto
article-ask-draft = Leí “{ $title }” en la biblioteca. Me gustaría hablar de esto:
article-review = Revisar este artículo
article-next = Sigue leyendo

# Los artículos como los ve quien administra: cómo están y qué hay que corregir en sus archivos.

articles = Artículos
articles-about = Los artículos son archivos de tu carpeta de contenidos, en { $folder }. Una persona terapeuta con licencia comprobada firma cada uno como revisado en su propia página; un cambio del texto pone fin a eso. Los artículos que nadie ha revisado lo dicen.
articles-faults = Por corregir en los archivos
articles-limit = Cuánto vale una revisión
articles-limit-months = Meses hasta que una revisión es demasiado antigua
articles-limit-hint = De 1 a 120. Lo habitual es 24.
articles-limit-kept = Guardado. Desde ahora vale para todas las revisiones.

# Cada uno va después del nombre de un artículo y dos puntos.
articles-leads-nowhere = lleva a { $name }, y no existe tal artículo
articles-source-unused = su fuente { $source } no se menciona en el texto
articles-nothing-leads-to = ningún otro artículo lleva a él
articles-leads-to-none = no lleva a ningún otro artículo
articles-hard = se lee con un grado escolar de { $grade }; busca menos de { $aim }: frases más cortas, palabras más cortas
articles-hard-by-ease = se lee con una facilidad de { $ease } (INFLESZ); busca { $aim } o más: frases más cortas, palabras más cortas
articles-untranslated = no está traducido: { $language }
articles-behind = es una traducción del texto del { $day }; el original cambió el { $changed }
articles-differs = no coincide con su original en { $what }
articles-unreviewed = aún no lo ha revisado una persona profesional con licencia, según dice su archivo
articles-changed = cambió después de su revisión del { $day }
articles-stale = su revisión del { $day } tiene más de { $months } meses

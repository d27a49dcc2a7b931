# El historial de resultados: cómo terminó el trabajo, solo para cada terapeuta; lo que se pregunta a los clientes y lo que decide el centro.

# Lo que se pregunta a un cliente.
counted-title = Si la terapia ayuda aquí
counted-lead = A tu centro le gustaría que sus terapeutas aprendan de cómo terminó su trabajo. Puedes ayudar con dos números, o dejarlo.
counted-what = Si dices que sí, cuando haya terminado tu trabajo con un terapeuta se cuentan dos puntuaciones: la primera y la última que tuviste en «{ $title }».
counted-rounded = Se redondean y se guardan con el nombre de tu terapeuta y lo que buscabas. No se guardan con tu nombre, ni con ninguna fecha.
counted-therapist = Tu terapeuta, que de todos modos podía leer tus puntuaciones, ve cómo terminaron todos sus casos juntos, y nunca el tuyo por separado.
counted-practice = Tu centro ve qué terapeutas tienen casos suficientes. No ve ninguna puntuación. Puede hacer que un historial claramente bueno adelante un poco a un terapeuta cuando se sugieren terapeutas.
counted-others = Ningún otro cliente ve un número, y tu pareja tampoco.
counted-no = Si dices que no, nada cambia para ti. Puedes cambiar de idea aquí hasta que tu trabajo haya terminado y se haya contado. Después, nada aquí dice qué números eran tuyos, así que ya no se pueden quitar.
counted-ask = ¿Se pueden contar estos dos números?
counted-choice-yes = Sí, estos dos números se pueden contar
counted-choice-no = No, por favor no los cuenten
counted-kept = Está guardado. Puedes cambiarlo aquí.

# Lo que se sabe de estos historiales y lo que es criterio: para el centro y para terapeutas.
record-known = Se sabe:
record-known-share = quién es el terapeuta explica alrededor del 5 % de cómo termina una terapia (Johns et al. 2019).
record-known-individuals = Se sabe para personas solas:
record-known-trial = en un ensayo, a la gente le fue mejor con un terapeuta que tenía un buen historial en lo que más le preocupaba (Constantino et al. 2021).

# Para el centro.
record-lead = Si los terapeutas de aquí pueden ver cómo terminó su trabajo. Está apagado, a menos que lo quieras.
record-is = Qué es
record-is-words = A cada cliente se le pregunta si dos números suyos se pueden contar cuando su trabajo haya terminado: la primera y la última puntuación en un cuestionario que tú eliges. Con ellos, un terapeuta ve cómo terminaron sus propios casos frente a lo habitual aquí para casos igual de difíciles, sin el azar. Tú ves quién tiene casos suficientes, y ninguna cifra. Los clientes no ven ninguna. No hay una lista de mejores y peores, ni aquí ni en ninguna parte.
record-known-judgement = Lo que se sabe y lo que es criterio
record-small = Las diferencias son pequeñas, y hacen falta muchos casos para distinguirlas del azar.
record-couples = Para parejas esto no se ha demostrado.
record-judgement = Criterio:
record-judgement-words = { $cases } casos y { $therapists } terapeutas antes de decir algo, y cuánto cuenta.
record-untested = Una puntuación que nunca se puso a prueba, como las que vienen con este servicio, dice menos que una que sí. Un historial sirve para aprender. Es demasiado aproximado para juzgar a una persona.
record-counted = Qué se cuenta
record-counted-hint = Si eliges otra cosa, se borra todo lo contado, y se empieza a contar de nuevo.
record-off = Sin historial de resultados
record-who = Quién tiene casos suficientes
record-who-can = Al menos { $therapists } tienen suficientes, así que cada uno ve su propio historial.
record-who-cannot = Hasta que { $therapists } terapeutas tengan { $cases } casos cada uno, nadie ve nada.
record-enough = suficientes
record-not-yet = todavía no
record-weights = Si un historial claramente bueno adelanta a un terapeuta cuando se sugieren terapeutas, y cuánto, es uno de los [pesos].
record-weights-zero = Es 0, a menos que lo cambies.
record-saved = Guardado.

# Para un terapeuta.
record-title = Tu historial de resultados
record-own-lead = Cómo terminó tu trabajo, hasta donde los números pueden decirlo. Nadie más ve esta página: ni tu centro, ni tus colegas, ni tus clientes.
record-counted-words = El trabajo que terminó, por la primera y la última puntuación en «{ $title }», de clientes que dijeron que sí y respondieron al menos dos veces, con cuatro semanas de diferencia.
record-counted-count = { $count ->
    [one] Se cuenta un caso tuyo.
   *[other] Se cuentan { $count } casos tuyos.
}
record-unseen = { $count ->
    [one] Un trabajo terminó y todavía no se ha mirado.
   *[other] { $count } trabajos terminaron y todavía no se han mirado.
} Todo se mira junto, una sola vez. Tus clientes pueden leer que sus puntuaciones se contaron.
record-count = Contar lo que terminó
record-said = Qué se puede decir
record-own-before = Las puntuaciones van de 0 a 100, y más es mejor. En comparación con lo habitual aquí para casos que empezaron como los tuyos, tus casos terminaron
record-own-after = en promedio.
record-chance-before = Parte de eso es azar. Sin el azar,
record-chance-after = es lo más probable. Lo probable está entre { $low } y { $high }: ahí está la verdad unas 95 veces de cada 100, y algo menos a menudo en un centro pequeño.
record-above = { $points } puntos por encima
record-below = { $points } puntos por debajo
record-no-strength = En nada de lo que la gente busca está tu historial claramente por encima de lo habitual. Así es para la mayoría.
record-strengths = Claramente por encima de lo habitual, contando solo casos de ese tipo:
record-nothing-others = Nada todavía. Tienes casos suficientes; al menos { $therapists } terapeutas de aquí deben tener { $cases } cada uno, o cada uno vería a los demás en el promedio.
record-nothing = Nada todavía. Hacen falta { $cases } casos tuyos, y { $therapists } terapeutas con otros tantos. Con menos, el azar dice más que tú.
record-means = Qué significa, y qué no
record-near = Por eso, casi todos los terapeutas están cerca del promedio, y las diferencias son pequeñas.
record-nobody-looked = Para parejas, nadie lo ha mirado.
record-our-judgement = Nuestro criterio:
record-our-judgement-words = que hacen falta { $cases } casos, que dos respuestas con cuatro semanas de diferencia forman un caso, y cuánto puede contar un historial.
record-not-in-it = No está incluido:
record-not-in-it-words = quienes dijeron que no, quienes respondieron una sola vez o quienes se fueron sin una última respuesta; lo que esta puntuación no pregunta; a quién te enviaron, y por qué. Las dos personas de una pareja cuentan como dos casos, aunque no están separadas: la verdad es menos segura de lo que parece.
record-moves = Tu centro permite que un historial claramente por encima adelante un poco a un terapeuta cuando se sugieren terapeutas a alguien que busca eso. No retrasa a nadie, y no se le dice a ningún cliente.
record-moves-not = Tu centro no deja que cuente cuando se sugieren terapeutas.
record-back = Volver a tus clientes
record-all-counted = Se miró todo el trabajo que había terminado. Lo que se puede contar está contado.
record-none-counted = Se miró todo el trabajo que había terminado. Nada de ello se puede contar.

# Lo que alguien hizo, después de su nombre, en la lista de quién vio qué; por el código que se guarda. $whom
# es "you" cuando se trata de quien lee, y si no un nombre; $space es un espacio como se nombra en seen-space. La
# forma .you habla de quien lee ("Tú iniciaste sesión").

deed-account-made = creó una cuenta
    .you = creaste una cuenta
deed-signed-in = inició sesión
    .you = iniciaste sesión
deed-password-given = dio la contraseña correcta; después venía el segundo paso
    .you = diste la contraseña correcta; después venía el segundo paso
deed-sign-in-refused = intentó iniciar sesión, y no se le permitió
    .you = intentaste iniciar sesión, y no se te permitió
deed-second-step-refused = intentó el segundo paso del inicio de sesión, y no se le permitió
    .you = intentaste el segundo paso del inicio de sesión, y no se te permitió
deed-factor-added = añadió otra manera de iniciar sesión
    .you = añadiste otra manera de iniciar sesión
deed-factor-removed = quitó una manera de iniciar sesión
    .you = quitaste una manera de iniciar sesión
deed-code-used = inició sesión con el código de recuperación
    .you = iniciaste sesión con el código de recuperación
deed-code-made = hizo un código de recuperación nuevo
    .you = hiciste un código de recuperación nuevo
deed-password-changed = cambió la contraseña
    .you = cambiaste la contraseña
deed-signed-out-others = cerró la sesión en todos los demás navegadores
    .you = cerraste la sesión en todos los demás navegadores
deed-recovery-asked = pidió devolver el acceso { $whom ->
        [you] a ti
       *[other] a { $whom }
    } con la llave de recuperación del centro
    .you = pediste devolver el acceso { $whom ->
            [you] a ti
           *[other] a { $whom }
        } con la llave de recuperación del centro
deed-recovery-password-set = puso una contraseña nueva, para volver con la llave de recuperación
    .you = pusiste una contraseña nueva, para volver con la llave de recuperación
deed-recovery-requested = escribió la petición a quien guarda la llave de recuperación, para devolver el acceso { $whom ->
        [you] a ti
       *[other] a { $whom }
    }
    .you = escribiste la petición a quien guarda la llave de recuperación, para devolver el acceso { $whom ->
            [you] a ti
           *[other] a { $whom }
        }
deed-recovery-stopped = detuvo la vuelta con la llave de recuperación
    .you = detuviste la vuelta con la llave de recuperación
deed-recovery-finished = devolvió el acceso { $whom ->
        [you] a ti
       *[other] a { $whom }
    } con la llave de recuperación del centro
    .you = devolviste el acceso { $whom ->
            [you] a ti
           *[other] a { $whom }
        } con la llave de recuperación del centro
deed-erasure-asked = pidió que se borrara la cuenta
    .you = pediste que se borrara la cuenta
deed-erasure-called-off = decidió conservar la cuenta
    .you = decidiste conservar la cuenta
deed-erasure-done = borró { $whom ->
        [you] tu cuenta
       *[other] la cuenta de { $whom }
    }, como se pidió
    .you = borraste { $whom ->
            [you] tu cuenta
           *[other] la cuenta de { $whom }
        }, como se pidió
deed-record-kept = guardó { $whom ->
        [you] tu expediente
       *[other] el expediente de { $whom }
    }, por el tiempo que hay que guardarlo
    .you = guardaste { $whom ->
            [you] tu expediente
           *[other] el expediente de { $whom }
        }, por el tiempo que hay que guardarlo
deed-record-destroyed = destruyó { $whom ->
        [you] tu expediente
       *[other] el expediente de { $whom }
    }, porque se cumplió su tiempo
    .you = destruiste { $whom ->
            [you] tu expediente
           *[other] el expediente de { $whom }
        }, porque se cumplió su tiempo
deed-record-taken = sacó { $whom ->
        [you] tu expediente guardado
       *[other] el expediente guardado de { $whom }
    }, para que lo abra quien guarda la llave de recuperación
    .you = sacaste { $whom ->
            [you] tu expediente guardado
           *[other] el expediente guardado de { $whom }
        }, para que lo abra quien guarda la llave de recuperación
deed-record-names-taken = sacó la lista de quiénes tienen un expediente guardado, para quien guarda la llave de recuperación
    .you = sacaste la lista de quiénes tienen un expediente guardado, para quien guarda la llave de recuperación
deed-calendar-link-made = hizo un enlace para un calendario
    .you = hiciste un enlace para un calendario
deed-export-asked = pidió una copia de todo
    .you = pediste una copia de todo
deed-export-made = hizo preparar la copia de todo
    .you = hiciste preparar la copia de todo
deed-export-taken = descargó la copia de todo
    .you = descargaste la copia de todo
deed-export-deleted = borró la copia de todo
    .you = borraste la copia de todo
deed-release-asked = pidió una copia para otra persona, desde { $space }
    .you = pediste una copia para otra persona, desde { $space }
deed-release-answered = respondió sobre una copia para otra persona
    .you = respondiste sobre una copia para otra persona
deed-release-taken-back = retiró lo que había pedido: una copia para otra persona, desde { $space }
    .you = retiraste lo que habías pedido: una copia para otra persona, desde { $space }
deed-release-made = hizo preparar la copia para otra persona, desde { $space }
    .you = hiciste preparar la copia para otra persona, desde { $space }
deed-release-taken = descargó la copia para otra persona, desde { $space }
    .you = descargaste la copia para otra persona, desde { $space }
deed-release-deleted = borró la copia para otra persona, desde { $space }
    .you = borraste la copia para otra persona, desde { $space }
deed-summary-asked = pidió un resumen del trabajo en { $space }
    .you = pediste un resumen del trabajo en { $space }
deed-summary-written = escribió un resumen del trabajo en { $space }
    .you = escribiste un resumen del trabajo en { $space }
deed-summary-corrected = corrigió un resumen del trabajo en { $space }
    .you = corregiste un resumen del trabajo en { $space }
deed-summary-declined = dijo que no escribe ningún resumen del trabajo en { $space }
    .you = dijiste que no escribes ningún resumen del trabajo en { $space }
deed-summary-passed-on = dejó que el próximo terapeuta leyera un resumen del trabajo en { $space }
    .you = dejaste que el próximo terapeuta leyera un resumen del trabajo en { $space }
deed-summary-held-back = decidió que el próximo terapeuta no lea un resumen del trabajo en { $space }
    .you = decidiste que el próximo terapeuta no lea un resumen del trabajo en { $space }
deed-summary-opened = abrió un resumen del trabajo en { $space }
    .you = abriste un resumen del trabajo en { $space }
deed-questionnaire-answered = respondió las preguntas del comienzo
    .you = respondiste las preguntas del comienzo
deed-questionnaire-opened = abrió { $whom ->
        [you] tus respuestas
       *[other] las respuestas de { $whom }
    } a las preguntas del comienzo
    .you = abriste { $whom ->
            [you] tus respuestas
           *[other] las respuestas de { $whom }
        } a las preguntas del comienzo
deed-safety-answered = respondió las preguntas sobre seguridad
    .you = respondiste las preguntas sobre seguridad
deed-safety-opened = abrió { $whom ->
        [you] tus respuestas
       *[other] las respuestas de { $whom }
    } sobre seguridad
    .you = abriste { $whom ->
            [you] tus respuestas
           *[other] las respuestas de { $whom }
        } sobre seguridad
deed-safety-plan-written = escribió en { $whom ->
        [you] tu plan de seguridad
       *[other] el plan de seguridad de { $whom }
    }
    .you = escribiste en { $whom ->
            [you] tu plan de seguridad
           *[other] el plan de seguridad de { $whom }
        }
deed-safety-plan-opened = abrió { $whom ->
        [you] tu plan de seguridad
       *[other] el plan de seguridad de { $whom }
    }
    .you = abriste { $whom ->
            [you] tu plan de seguridad
           *[other] el plan de seguridad de { $whom }
        }
deed-consent-signed = firmó un acuerdo
    .you = firmaste un acuerdo
deed-consent-withdrawn = retiró un acuerdo
    .you = retiraste un acuerdo
deed-waiting-joined = entró en la lista de espera
    .you = entraste en la lista de espera
deed-waiting-left = dejó la lista de espera
    .you = dejaste la lista de espera
deed-waiting-need-set = indicó qué tan pronto hay que atender a alguien de la lista de espera
    .you = indicaste qué tan pronto hay que atender a alguien de la lista de espera
deed-proposal-made = hizo calcular a quién de la lista de espera se le podría ofrecer qué terapeuta
    .you = hiciste calcular a quién de la lista de espera se le podría ofrecer qué terapeuta
deed-offer-made = ofreció terapeuta a alguien de la lista de espera
    .you = ofreciste terapeuta a alguien de la lista de espera
deed-offer-taken-back = retiró la oferta de un terapeuta
    .you = retiraste la oferta de un terapeuta
deed-offer-declined = dijo que no a un terapeuta que se le ofreció
    .you = dijiste que no a un terapeuta que se te ofreció
deed-offer-expired = terminó la oferta de un terapeuta cuyo plazo se había cumplido
    .you = terminaste la oferta de un terapeuta cuyo plazo se había cumplido
deed-waiting-rules-set = decidió qué cuenta en la lista de espera
    .you = decidiste qué cuenta en la lista de espera
deed-therapist-chosen = eligió terapeuta
    .you = elegiste terapeuta
deed-choice-withdrawn = retiró su elección de terapeuta
    .you = retiraste tu elección de terapeuta
deed-request-opened = miró { $whom ->
        [you] tu petición
       *[other] la petición de { $whom }
    }
    .you = miraste { $whom ->
            [you] tu petición
           *[other] la petición de { $whom }
        }
deed-therapist-accepted = aceptó { $whom ->
        [you] tu petición
       *[other] la petición de { $whom }
    } y entró en { $space }
    .you = aceptaste { $whom ->
            [you] tu petición
           *[other] la petición de { $whom }
        } y entró en { $space }
deed-therapist-declined = no aceptó { $whom ->
        [you] tu petición
       *[other] la petición de { $whom }
    }
    .you = no aceptaste { $whom ->
            [you] tu petición
           *[other] la petición de { $whom }
        }
deed-therapist-left = terminó el trabajo: el terapeuta dejó { $space }
    .you = terminaste el trabajo: el terapeuta dejó { $space }
deed-pair-excluded = pidió que no se le una con alguien
    .you = pediste que no se te una con alguien
deed-pair-allowed = retiró que no se le una con alguien
    .you = retiraste que no se te una con alguien
deed-pair-kept-apart = decidió que un cliente y un terapeuta no se unan
    .you = decidiste que un cliente y un terapeuta no se unan
deed-pair-no-longer-apart = decidió que un cliente y un terapeuta pueden unirse otra vez
    .you = decidiste que un cliente y un terapeuta pueden unirse otra vez
deed-past-shared = dejó que su terapeuta leyera lo que se había escrito antes en { $space }
    .you = dejaste que tu terapeuta leyera lo que se había escrito antes en { $space }
deed-partner-joined = entró como { $whom ->
        [you] tu pareja
       *[other] la pareja de { $whom }
    }
    .you = entraste como { $whom ->
            [you] tu pareja
           *[other] la pareja de { $whom }
        }
deed-joint-space-made = preparó { $space } para escribir
    .you = preparaste { $space } para escribir
deed-joint-space-closed = cerró { $space } para escribir
    .you = cerraste { $space } para escribir
deed-joint-space-reopened = abrió otra vez { $space } para escribir
    .you = abriste otra vez { $space } para escribir
deed-work-ran-out = dejó { $space }: se cumplieron los días para terminar el trabajo
    .you = dejaste { $space }: se cumplieron los días para terminar el trabajo
deed-going-on-asked = pidió seguir a solas con quien ya era terapeuta de los dos
    .you = pediste seguir a solas con quien ya era terapeuta de los dos
deed-going-on-answered = respondió si { $whom ->
        [you] tú puedes
       *[other] { $whom } puede
    } seguir con quien ya era terapeuta de los dos
    .you = respondiste si { $whom ->
            [you] tú puedes
           *[other] { $whom } puede
        } seguir con quien ya era terapeuta de los dos
deed-joint-work-paused = pausó el trabajo en pareja
    .you = pausaste el trabajo en pareja
deed-joint-work-goes-on = continuó con el trabajo en pareja
    .you = continuaste con el trabajo en pareja
deed-went-alone = siguió a solas
    .you = seguiste a solas
deed-telling-changed = cambió lo que se cuenta de haber seguido a solas
    .you = cambiaste lo que se cuenta de haber seguido a solas
deed-leave-planned = dijo cuándo estará fuera
    .you = dijiste cuándo estarás fuera
deed-leave-called-off = retiró lo dicho sobre cuándo estaría fuera
    .you = retiraste lo dicho sobre cuándo estarías fuera
deed-cover-answered = respondió si puede hacer { $whom ->
        [you] tu suplencia
       *[other] la suplencia de { $whom }
    }
    .you = respondiste si puedes hacer { $whom ->
            [you] tu suplencia
           *[other] la suplencia de { $whom }
        }
deed-cover-agreed = aceptó que quien hace la suplencia entre en el espacio compartido
    .you = aceptaste que quien hace la suplencia entre en el espacio compartido
deed-cover-let-in = dejó entrar en { $space } a quien hace la suplencia
    .you = dejaste entrar en { $space } a quien hace la suplencia
deed-cover-sent-out = terminó la suplencia de otro terapeuta en { $space }
    .you = terminaste la suplencia de otro terapeuta en { $space }
deed-cover-ended = dejó { $space }: se cumplió el tiempo de la suplencia
    .you = dejaste { $space }: se cumplió el tiempo de la suplencia
deed-secrets-policy-said = dijo qué hace con lo que una sola persona de la pareja le cuenta
    .you = dijiste qué haces con lo que una sola persona de la pareja te cuenta
deed-secrets-agreed = aceptó lo que hace su terapeuta con lo que se escribe en { $space }
    .you = aceptaste lo que hace tu terapeuta con lo que se escribe en { $space }
deed-private-space-opened = abrió { $space }
    .you = abriste { $space }
deed-joint-space-opened = abrió { $space }
    .you = abriste { $space }
deed-message-written = escribió un mensaje en { $space }
    .you = escribiste un mensaje en { $space }
deed-file-sent = envió un archivo en { $space }
    .you = enviaste un archivo en { $space }
deed-file-opened = abrió un archivo en { $space }
    .you = abriste un archivo en { $space }
deed-outside-calendar-added = hizo que se lean las horas ocupadas de otro calendario suyo
    .you = hiciste que se lean las horas ocupadas de otro calendario tuyo
deed-outside-calendar-on = hizo que se lea de nuevo otro calendario suyo
    .you = hiciste que se lea de nuevo otro calendario tuyo
deed-outside-calendar-off = hizo que no se lea más otro calendario suyo
    .you = hiciste que no se lea más otro calendario tuyo
deed-outside-calendar-removed = quitó otro calendario suyo
    .you = quitaste otro calendario tuyo
deed-mail-invitations-on = pidió recibir las citas por correo
    .you = pediste recibir las citas por correo
deed-mail-invitations-off = dejó de recibir las citas por correo
    .you = dejaste de recibir las citas por correo
deed-answered-by-mail = respondió por correo { $whom ->
        [you] a tu invitación
       *[other] a la invitación de { $whom }
    } a una sesión
    .you = respondiste por correo { $whom ->
            [you] a tu invitación
           *[other] a la invitación de { $whom }
        } a una sesión
deed-coming-confirmed = dijo que viene a una sesión
    .you = dijiste que vienes a una sesión
deed-appointment-booked = reservó una cita en { $space }
    .you = reservaste una cita en { $space }
deed-appointment-moved = movió una cita en { $space }
    .you = moviste una cita en { $space }
deed-appointment-cancelled = canceló una cita en { $space }
    .you = cancelaste una cita en { $space }
deed-move-asked = pidió mover una cita en { $space }
    .you = pediste mover una cita en { $space }
deed-openings-asked = pidió aviso de una hora más temprana en { $space }
    .you = pediste aviso de una hora más temprana en { $space }
deed-openings-stopped = dejó de pedir una hora más temprana en { $space }
    .you = dejaste de pedir una hora más temprana en { $space }
deed-absence-noted = anotó quién no vino a una sesión en { $space }
    .you = anotaste quién no vino a una sesión en { $space }
deed-absence-taken-back = retiró que alguien no vino a una sesión en { $space }
    .you = retiraste que alguien no vino a una sesión en { $space }
deed-door-answered = respondió las preguntas a la entrada de una sesión
    .you = respondiste las preguntas a la entrada de una sesión
deed-door-opened = abrió { $whom ->
        [you] tus respuestas
       *[other] las respuestas de { $whom }
    } a la entrada de una sesión
    .you = abriste { $whom ->
            [you] tus respuestas
           *[other] las respuestas de { $whom }
        } a la entrada de una sesión
deed-session-joined = entró en una sesión de { $space }
    .you = entraste en una sesión de { $space }
deed-session-left = salió de una sesión de { $space }
    .you = saliste de una sesión de { $space }
deed-feedback-opened = abrió { $whom ->
        [you] tus palabras
       *[other] las palabras de { $whom }
    } sobre cómo fue una sesión
    .you = abriste { $whom ->
            [you] tus palabras
           *[other] las palabras de { $whom }
        } sobre cómo fue una sesión
deed-note-written = escribió una nota propia sobre una sesión
    .you = escribiste una nota propia sobre una sesión
deed-measure-assigned = pidió { $whom ->
        [you] que respondas un cuestionario
       *[other] a { $whom } que responda un cuestionario
    }
    .you = pediste { $whom ->
            [you] que respondas un cuestionario
           *[other] a { $whom } que responda un cuestionario
        }
deed-measure-ended = dejó de pedir un cuestionario { $whom ->
        [you] a ti
       *[other] a { $whom }
    }
    .you = dejaste de pedir un cuestionario { $whom ->
            [you] a ti
           *[other] a { $whom }
        }
deed-measure-answered = respondió un cuestionario
    .you = respondiste un cuestionario
deed-measure-finished = terminó un cuestionario
    .you = terminaste un cuestionario
deed-measure-opened = abrió { $whom ->
        [you] tus respuestas
       *[other] las respuestas de { $whom }
    } a los cuestionarios
    .you = abriste { $whom ->
            [you] tus respuestas
           *[other] las respuestas de { $whom }
        } a los cuestionarios
deed-alert-opened = miró una respuesta { $whom ->
        [you] tuya
       *[other] de { $whom }
    } que pide atención
    .you = miraste una respuesta { $whom ->
            [you] tuya
           *[other] de { $whom }
        } que pide atención
deed-alert-seen = confirmó que vio una respuesta { $whom ->
        [you] tuya
       *[other] de { $whom }
    } que pide atención
    .you = confirmaste que viste una respuesta { $whom ->
            [you] tuya
           *[other] de { $whom }
        } que pide atención
deed-scores-shared = compartió resultados con su pareja
    .you = compartiste resultados con tu pareja
deed-share-taken-back = retiró resultados compartidos
    .you = retiraste resultados compartidos
deed-shared-scores-opened = miró { $whom ->
        [you] tus resultados compartidos
       *[other] los resultados compartidos de { $whom }
    }
    .you = miraste { $whom ->
            [you] tus resultados compartidos
           *[other] los resultados compartidos de { $whom }
        }
deed-measure-brought-in = trajo un cuestionario al centro
    .you = trajiste un cuestionario al centro
deed-reflection-written = escribió algo en un ejercicio
    .you = escribiste algo en un ejercicio
deed-reflection-shared = mostró a su terapeuta lo que escribió en un ejercicio
    .you = mostraste a tu terapeuta lo que escribiste en un ejercicio
deed-reflection-taken-back = retiró lo que había mostrado de un ejercicio
    .you = retiraste lo que habías mostrado de un ejercicio
deed-reflection-deleted = borró lo que había escrito en un ejercicio
    .you = borraste lo que habías escrito en un ejercicio
deed-reflection-opened = abrió lo que { $whom ->
        [you] mostraste
       *[other] mostró { $whom }
    } de los ejercicios
    .you = abriste lo que { $whom ->
            [you] mostraste
           *[other] mostró { $whom }
        } de los ejercicios
deed-how-i-am-written = anotó cómo están las cosas
    .you = anotaste cómo están las cosas
deed-how-i-am-deleted = borró un día de cómo estaban las cosas
    .you = borraste un día de cómo estaban las cosas
deed-how-i-am-chosen = eligió quién ve cómo están las cosas
    .you = elegiste quién ve cómo están las cosas
deed-how-i-am-opened = miró { $whom ->
        [you] tus días
       *[other] los días de { $whom }
    }, hasta donde se muestran
    .you = miraste { $whom ->
            [you] tus días
           *[other] los días de { $whom }
        }, hasta donde se muestran
deed-journal-written = escribió en el diario
    .you = escribiste en el diario
deed-journal-shared = mostró a su terapeuta una página del diario
    .you = mostraste a tu terapeuta una página del diario
deed-journal-taken-back = retiró una página del diario que había mostrado
    .you = retiraste una página del diario que habías mostrado
deed-journal-deleted = borró una página del diario
    .you = borraste una página del diario
deed-journal-opened = abrió lo que { $whom ->
        [you] mostraste
       *[other] mostró { $whom }
    } del diario
    .you = abriste lo que { $whom ->
            [you] mostraste
           *[other] mostró { $whom }
        } del diario
deed-together-begun = empezó un ejercicio en pareja en { $space }
    .you = empezaste un ejercicio en pareja en { $space }
deed-together-written = escribió algo en un ejercicio en pareja en { $space }
    .you = escribiste algo en un ejercicio en pareja en { $space }
deed-together-ended = terminó un ejercicio en pareja en { $space }
    .you = terminaste un ejercicio en pareja en { $space }
deed-task-given = dio algo para hacer en casa, en { $space }
    .you = diste algo para hacer en casa, en { $space }
deed-task-taken-off = quitó algo del plan, en { $space }
    .you = quitaste algo del plan, en { $space }
deed-task-answered = contó cómo fue algo que hizo en casa, en { $space }
    .you = contaste cómo fue algo que hiciste en casa, en { $space }
deed-plan-opened = miró cómo fue { $whom ->
        [you] tu plan
       *[other] el plan de { $whom }
    }
    .you = miraste cómo fue { $whom ->
            [you] tu plan
           *[other] el plan de { $whom }
        }
deed-therapist-invited = invitó a un terapeuta
    .you = invitaste a un terapeuta
deed-licence-vetted = comprobó { $whom ->
        [you] tu licencia
       *[other] la licencia de { $whom }
    }
    .you = comprobaste { $whom ->
            [you] tu licencia
           *[other] la licencia de { $whom }
        }
deed-phone-changed = cambió el número de teléfono del centro
    .you = cambiaste el número de teléfono del centro
deed-erasure-rules-set = decidió qué se guarda cuando se borra a alguien
    .you = decidiste qué se guarda cuando se borra a alguien
deed-parting-rules-set = decidió por cuánto tiempo sigue el trabajo después de que una pareja se separa
    .you = decidiste por cuánto tiempo sigue el trabajo después de que una pareja se separa
deed-change-rules-set = decidió hasta cuándo se pueden mover o cancelar las citas libremente
    .you = decidiste hasta cuándo se pueden mover o cancelar las citas libremente
deed-practice-calendar-set = cambió las duraciones de las sesiones, los días cerrados o los lugares del centro
    .you = cambiaste las duraciones de las sesiones, los días cerrados o los lugares del centro
deed-hours-set = cambió sus horas, o los descansos y las duraciones de las sesiones
    .you = cambiaste tus horas, o los descansos y las duraciones de las sesiones
deed-outcome-choice-made = decidió si se cuentan los resultados cuando el trabajo ha terminado
    .you = decidiste si se cuentan los resultados cuando el trabajo ha terminado
deed-outcome-counted = hizo contar el primer resultado y el último en { $space }, como se acordó, para su historial de resultados
    .you = hiciste contar el primer resultado y el último en { $space }, como se acordó, para tu historial de resultados
deed-track-record-set = decidió si se cuentan los resultados para los historiales
    .you = decidiste si se cuentan los resultados para los historiales
deed-matching-rules-set = decidió con qué reglas se proponen terapeutas
    .you = decidiste con qué reglas se proponen terapeutas
deed-article-reviewed = firmó un artículo de la biblioteca como revisado
    .you = firmaste un artículo de la biblioteca como revisado
deed-exercise-reviewed = firmó un ejercicio como revisado
    .you = firmaste un ejercicio como revisado
deed-review-limit-set = decidió por cuánto tiempo vale la revisión de un artículo
    .you = decidiste por cuánto tiempo vale la revisión de un artículo
deed-log-opened = abrió la lista de quién vio qué
    .you = abriste la lista de quién vio qué

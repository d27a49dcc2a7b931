# Names in the lists that people choose from, by the codes that are stored.

# What clients come for and therapists work with.
goal-communication = Hablar y escucharse de verdad
goal-conflict = Discusiones que dan vueltas
goal-trust = La confianza después de que se rompió
goal-closeness = Volver a sentirse cerca
goal-intimacy = El sexo y el contacto físico
goal-parenting = Criar hijos en pareja
goal-life-change = Un gran cambio en la vida
goal-grief = El duelo
goal-separation = Seguir juntos o separarse
goal-blended-family = La vida en una familia reconstituida
goal-culture-and-faith = Diferencias de cultura o de creencias
goal-childhood = La infancia y lo que dejó

# Ways of working.
approach-eft = Terapia focalizada en las emociones (EFT)
approach-gottman = Método Gottman
approach-ibct = Terapia integral conductual de pareja (IBCT)
approach-cbt = Terapia cognitivo-conductual (TCC)
approach-psychodynamic = Terapia psicodinámica
approach-systemic = Terapia familiar sistémica
approach-narrative = Terapia narrativa
approach-solution-focused = Terapia centrada en soluciones
approach-discernment = Consejería de discernimiento

# Whom a therapist knows well and welcomes.
affirms-lgbtq = Personas y relaciones LGBTQ+
affirms-faith = Fe y espiritualidad
affirms-culture = Cultura, racismo y migración
affirms-neurodiversity = Neurodiversidad, como autismo o TDAH
affirms-kink-and-nonmonogamy = Kink y relaciones abiertas

# A therapist's gender, where they say it.
gender-woman = Mujer
gender-man = Hombre
gender-nonbinary = Persona no binaria

# Names in the lists that people choose from, by the codes that are stored.

# What clients come for and therapists work with.
goal-communication = Talking and really listening
goal-conflict = Arguments that go in circles
goal-trust = Trust after it was broken
goal-closeness = Feeling close again
goal-intimacy = Sex and physical touch
goal-parenting = Raising children together
goal-life-change = A big change in life
goal-grief = Grief
goal-separation = Staying together or parting
goal-blended-family = Life in a blended family
goal-culture-and-faith = Differences in culture or belief
goal-childhood = Childhood and what it left behind

# Ways of working.
approach-eft = Emotionally focused therapy (EFT)
approach-gottman = Gottman method
approach-ibct = Integrative behavioral couple therapy (IBCT)
approach-cbt = Cognitive behavioral therapy (CBT)
approach-psychodynamic = Psychodynamic therapy
approach-systemic = Family systems therapy
approach-narrative = Narrative therapy
approach-solution-focused = Solution-focused therapy
approach-discernment = Discernment counseling

# Whom a therapist knows well and welcomes.
affirms-lgbtq = LGBTQ+ people and relationships
affirms-faith = Faith and spirituality
affirms-culture = Culture, race and migration
affirms-neurodiversity = Neurodiversity, such as autism or ADHD
affirms-kink-and-nonmonogamy = Kink and open relationships

# A therapist's gender, where they say it.
gender-woman = Woman
gender-man = Man
gender-nonbinary = Nonbinary

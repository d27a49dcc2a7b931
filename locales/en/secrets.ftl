# What a therapist of a couple does with what one partner tells them alone. The therapist speaks, to a client,
# in secrets-way and secrets-exception: clients agree to these words.

secrets-title = What one partner tells you alone
secrets-lead = Each partner of a couple has a private space with you. Say here what you do with what they write there. They read it and agree before they first write to you alone.
secrets-words = Therapists differ in this, and both ways can work. What matters is that everyone knows it beforehand. If you change it, your clients read the new words and agree again before they next write to you alone. Clients who are here on their own are not asked.
secrets-ways = What you do
secrets-way-keeps-apart = I will bring nothing from your private space into the joint space unless you do.
secrets-way-no-secrets = I may ask you to bring something from your private space into the joint space yourself. I cannot keep it for ever if it stands in the way of our work. I will say so to you first.
secrets-own = A sentence of your own
secrets-back = Back to your profile
secrets-added = Below your words we always add: “{ $exception }”
secrets-exception = There is one exception: where somebody’s life or safety is in danger, I may have to act to protect them, as the law here asks.
secrets-not-reviewed = Our words are not yet reviewed by a licensed professional. Please check them against your code of ethics and the law where you practise.
secrets-own-long = Please keep it to 400 letters.
secrets-way-missing = Please choose one.
secrets-said-kept = Saved. Each client of a couple reads it and agrees before they write to you alone.

# المكتبة: ما حول المقالات، والمقالات نفسها محتوى.

library-lead = مقالات قصيرة عن القرب والخلافات والعلاج، للقراءة على مهل. لا يلزم حساب، ولا أحد هنا يسجل ما يُقرأ أو يُبحث عنه.
library-minutes = { $minutes ->
    [one] دقيقة واحدة للقراءة
    [two] دقيقتان للقراءة
    [few] { $minutes } دقائق للقراءة
   *[other] { $minutes } دقيقة للقراءة
}
library-minutes-advisory = { $minutes ->
    [one] دقيقة واحدة للقراءة. فيه ملاحظة تُقرأ أولًا
    [two] دقيقتان للقراءة. فيه ملاحظة تُقرأ أولًا
    [few] { $minutes } دقائق للقراءة. فيه ملاحظة تُقرأ أولًا
   *[other] { $minutes } دقيقة للقراءة. فيه ملاحظة تُقرأ أولًا
}
library-none = لا مقالات لدى هذا المركز بعد.
library-history = قد يحفظ متصفحك في سجله الصفحات التي فُتحت. وعلى جهاز يستعمله آخرون، لا تحفظ النافذة الخاصة شيئًا.
library-search-label = البحث في المقالات
library-search-button = بحث

library-search = البحث في المكتبة
library-search-how = تكفي كلمة أو كلمتان، بلغة المقالات، مثل “jealous” (الغيرة) بالإنجليزية.
library-found-none = لم يُعثر على أي مقال. قد تفيد كلمات أقل، أو كلمات أخرى بالمعنى نفسه.
library-found = { $count ->
    [one] عُثر على مقال واحد. ما بُحث عنه لا يُحفظ.
    [two] عُثر على مقالين. ما بُحث عنه لا يُحفظ.
    [few] عُثر على { $count } مقالات. ما بُحث عنه لا يُحفظ.
    [many] عُثر على { $count } مقالًا. ما بُحث عنه لا يُحفظ.
   *[other] عُثر على { $count } مقال. ما بُحث عنه لا يُحفظ.
}
library-found-before = النتائج السابقة
library-found-more = نتائج أخرى
library-found-page = صفحة { $page }
library-all = كل المقالات

article-title = مقال
article-about = { $minutes ->
    [one] دقيقة واحدة للقراءة. كتبه { $author }. آخر تغيير في { $day }.
    [two] دقيقتان للقراءة. كتبه { $author }. آخر تغيير في { $day }.
    [few] { $minutes } دقائق للقراءة. كتبه { $author }. آخر تغيير في { $day }.
   *[other] { $minutes } دقيقة للقراءة. كتبه { $author }. آخر تغيير في { $day }.
}
article-unreviewed = لم يراجعه بعدُ مختصٌّ مرخَّص.
article-changed = تغيّر هذا النص بعد مراجعته الأخيرة. ولم يراجعه من جديد بعدُ مختصٌّ مرخَّص.
article-reviewed = راجعه { $name }، { $credential } ({ $licence })، في { $day }.
article-reviewed-long-ago = راجعه { $name }، { $credential } ({ $licence })، في { $day }. مضى على ذلك وقت: حان وقت مراجعة جديدة.
translation-unread = هذا النص مترجَم. لم يقرأه بعدُ أحد ممّن لغتهم الأولى هي هذه اللغة.
translation-read = هذا النص مترجَم.
translation-behind = تغيّر النص الأصلي بعد ذلك: قد لا تكون بعض الأجزاء محدَّثة.
article-watched = إن كان أحد قد ينظر في هذا الهاتف أو الحاسوب، فالأفضل القراءة على جهاز آخر إن أمكن: عند صديق أو في مكتبة. «خروج سريع»، في الأعلى، يغادر هذه الصفحة فورًا. وقد يحتفظ متصفحك بالصفحة في سجله مع ذلك.
article-takeaways = أهم ما فيه
article-before = قبل القراءة
article-unfold = قراءة المقال
article-contents = في هذا المقال
article-sources = المصادر
article-learning = هذا المقال للتعلم. لا يشخّص، ولا يغني عن الحديث مع مختص مرخَّص. وإن كان أحد في خطر: [المساعدة الآن].
article-touched = هل لمس هذا شيئًا فيك؟
article-ask-words = يفتح هذا مساحتك الخاصة وفيها رسالة مبدوءة. لا يُرسل شيء حتى ترسله بنفسك.
article-ask = سؤال معالجي عن هذا
article-ask-draft = قرأتُ «{ $title }» في المكتبة. أودّ الحديث عن ذلك:
article-review = مراجعة هذا المقال
article-next = للقراءة بعد ذلك

# Texts of the window about evidence, consent and examinations. Every id begins with win-.

## الدليل الواحد

win-evidence-open = فتح هذا الدليل
win-evidence-incident = فتح حادثته
win-evidence-fields = كل الحقول
win-evidence-beside = عن هذا الدليل
win-evidence-file = الملف
win-picture-of = صورة مصغّرة: { $title }
win-picture-none = لا صورة مصغّرة: { $why }
win-held-size = الحجم والنوع
win-held-where = موجود عند
win-held-here = هذا الجهاز
win-held-next = ليس على هذا الجهاز بعد؛ يصل مع المزامنة التالية
win-held-asked = ليس على هذا الجهاز بعد؛ طلبتَه، ويصل مع المزامنة التالية
win-held-left-out = ليس على هذا الجهاز، كما اخترت
win-held-unknown = ليس على هذا الجهاز؛ لم يصل بعد ما يسمّي ملفه
win-held-alone = لا يُعرف أن أحدًا آخر لديه نسخة.
win-held-thing = لا ملف مختومًا له: هو شيء مادي، أو موجود في مكان آخر. وتُحفظ سلسلة حيازته مع ذلك.
win-fixity-check = تحقّق الآن
win-fixity-checking = جارٍ التحقق من الملف
win-fixity-stopped = أُوقف. لم يُوقَّع شيء.
win-checked-agrees = الملف كما خُتم. وُقّع هذا التحقق.
win-checked-differs = الملف ليس كما خُتم. لا تعتمد على هذه النسخة.
win-checked-absent = الملف ليس على هذا الجهاز.
win-checked-copies = يُعرف أن لديهم نسخة: { $names }

## سلسلة الحيازة

win-custody-hint = كل خطوة موقّعة من جهاز من قام بها، وتسمّي الخطوات التي قبلها.
win-custody-holds = التوقيع صحيح.
win-custody-broken = هذه الخطوة غير سليمة: توقيعها خاطئ، أو ينقص شيء قبلها.
win-custody-withheld = وقّعها من لا يُعتدّ بكلمته في الدائرة الآن.
win-custody-breaks = { $count ->
    [one] خطوة واحدة غير سليمة
   *[other] خطوات غير سليمة: { $count }
}
win-custody-breaks-words = انظر إلى الخطوات المعلَّمة أدناه قبل أن تعتمد على هذا الدليل.
win-custody-signed-more = كل ما وُقّع
win-custody-content = SHA-256 للمحتوى
win-custody-after = تلي الخطوة
win-custody-device = الجهاز
win-custody-hash = SHA-256 للخطوة
win-custody-problem = ما الخطأ
win-custody-log = تسجيل واقعة
win-custody-log-words = شيء حدث للدليل في الواقع. توقّعه أنت، ولا يمكن سحبه أو تغييره.
win-custody-event = ماذا حدث
win-custody-why = لماذا
win-custody-why-needed = المخالفة تحتاج إلى سببها.
win-custody-when = متى، إن لم يكن الآن
win-custody-by-whom = من قام به، إن لم تكن أنت
win-custody-from = من
win-custody-to = إلى
win-custody-place = أين
win-custody-seal = رقم الختم أو الكيس
win-custody-state = بأي حال
win-custody-sign = توقيع
win-custody-logged = وُقّعت بوصفها الخطوة { $number }.
win-custody-released = سُلّم، ووُقّع بوصفه الخطوة { $number }. يبقى مفتوحًا إلى أن يُجاب عنه.
win-custody-received = استُلم، ووُقّع بوصفه الخطوة { $number }.
win-custody-refused = رُفض، ووُقّع بوصفه الخطوة { $number }.
win-custody-taken-back = سُحب، ووُقّع بوصفه الخطوة { $number }.
win-event-viewed = عُرض
win-event-copied = نُسخ
win-event-deposited = أُودع
win-event-returned = أُعيد
win-event-received = استُلم
win-event-collected = جُمع
win-event-exported = أُخرج
win-event-destroyed = أُتلف
win-event-deviation = لم يُفعل شيء كما ينبغي

## الخطوات بالكلمات

win-did-collected = جُمع: { $name }
win-did-collected-from = جُمع من { $from }: { $name }
win-did-sealed = خُتم دون تغيير: { $name }
win-did-received = استُلم: { $name }
win-did-received-from = استُلم من { $from }: { $name }
win-did-viewed = عُرض: { $name }
win-did-copied = نُسخ: { $name }
win-did-exported = أُخرج: { $name }
win-did-exported-audience = أُخرج من أجل ({ $audience }): { $name }
win-did-derived = صُنع منه ملف آخر: { $name }
win-did-derived-operation = صُنعت منه نسخة ({ $operation }): { $name }
win-did-deposited = أُودع: { $name }
win-did-deposited-to = أُودع لدى { $to }: { $name }
win-did-returned = أُعيد: { $name }
win-did-returned-to = أُعيد إلى { $to }: { $name }
win-did-transferred = سُلّم: { $name }
win-did-transferred-to = سُلّم إلى { $to }: { $name }
win-did-refused = رُفض أو سُحب: { $name }
win-did-destroyed = أُتلف: { $name }
win-did-destruction-asked = طُلب إتلافه: { $name }
win-did-deviation = أُبلغ عن شيء لم يُفعل كما ينبغي: { $name }
win-did-checked = تُحقق منه: { $name }
win-did-checked-agrees = تُحقق منه وكان كما خُتم: { $name }
win-did-checked-differs = تُحقق منه ولم يكن كما خُتم: { $name }
win-did-timestamped = خُتم بوقت: { $name }
win-did-other = { $event }: { $name }

## من يد إلى يد

win-transfer = التسليم
win-transfer-words = التسليم توقّعه أنت، والاستلام يوقّعه من يصل إليه. وإلى ذلك الحين يبقى مفتوحًا.
win-transfer-nobody = لا أحد غيرك في هذه الدائرة. لتسليم الدليل يجب أن يكون في دائرة مشتركة.
win-transfer-release = تسليم إلى عضو
win-transfer-release-words = توقّع أن الدليل يخرج من يدك. ويوقّع الآخر أنه وصل.
win-transfer-receive = استلام
win-transfer-receive-words = سلّمه { $name }. يُقرأ الملف كاملًا ويُقارن بما سُلّم قبل أن توقّع.
win-transfer-refuse = رفض
win-transfer-refuse-words = توقّع أنك لا تأخذ ما سلّمه إليك { $name }.
win-transfer-take-back = سحب التسليم
win-transfer-take-back-words = توقّع أن تسليمك إلى { $name } لم يعد قائمًا.
win-transfer-to = إلى من
win-transfer-purpose = لأي غرض
win-transfer-note = ملاحظة
win-transfer-state-needed = لا ملف يُقارن: اذكر رقم الختم، أو ما تراه.
win-transfer-to-me = سلّم { $name } هذا إليك
win-transfer-by-me = سلّمتَ هذا إلى { $name }، ولم يُجب بعد
win-transfer-others = سلّم { $from } هذا إلى { $name }، ولم يُجب بعد

## النسخ

win-kin = النسخ
win-kin-above = صُنع من
win-kin-below = صُنع من هذا
win-kin-none = لم يُصنع منه شيء بعد.
win-kin-more = هناك المزيد مما لا يُعرض أو ليس هنا.
win-kin-differs = لأصلها الآن بصمة غير التي صُنعت منها
win-derive-make = صنع نسخة
win-derive-words = يبقى الأصل كما هو. تُختم النسخة دليلًا مستقلًا يسمّي أصله، وتذكر ذلك سلسلة حيازة كل منهما.
win-derive-way = أي نوع من النسخ
win-derive-cover = تغطية أجزاء من الصورة
win-derive-cover-hint = ما تحت الغطاء ليس في النسخة. وتُترك البيانات الوصفية أيضًا.
win-derive-crop = اقتطاع جزء
win-derive-crop-hint = ليس في النسخة إلا الجزء الذي تحدّده. وتُترك البيانات الوصفية أيضًا.
win-derive-strip = بلا بيانات وصفية
win-derive-strip-hint = الصورة نفسها. يُترك ما يذكره الملف من مكان وجهاز وأسماء وأوقات.
win-derive-redact = حذف كلمات
win-derive-redact-hint = تُستبدل الكلمات حيثما وردت. وتُحفظ في دائرتك الشخصية وحدها.
win-derive-copy = دون تغيير
win-derive-copy-hint = البايتات نفسها دليلًا مستقلًا.
win-derive-terms = الكلمات التي تُحذف
win-derive-terms-hint = واحدة في كل سطر. ما لا يُعثر عليه يوقف النسخة كي لا يبقى شيء مقروءًا سهوًا.
win-derive-title = اسم النسخة
win-derive-instead = تأخذ تقارير الحادثة النسخة، ولا تأخذ الأصل بعد الآن
win-derive-do = صنع النسخة
win-derive-open = فتح النسخة
win-derive-made-cover = { $places ->
    [one] صُنعت النسخة: غُطّي موضع واحد.
   *[other] صُنعت النسخة: المواضع المغطّاة { $places }.
}
win-derive-made-crop = صُنعت النسخة: اقتُطعت على الجزء الذي حدّدته.
win-derive-made-strip = صُنعت النسخة بلا بيانات وصفية.
win-derive-made-redact = { $places ->
    [one] صُنعت النسخة: حُذفت كلمات في موضع واحد.
   *[other] صُنعت النسخة: حُذفت كلمات، والمواضع { $places }.
}
win-derive-made-copy = صُنعت النسخة.
win-derive-removed = تُرك: { $what }.
win-derive-kept-words = الكلمات المحذوفة محفوظة في دائرتك الشخصية وحدها.
win-derive-look = انظر إلى النسخة قبل أن تخرج: ما غُطّي قد يكون مذكورًا في موضع آخر منها.
win-region-picture = الصورة، { $width } في { $height } بكسل
win-region-hint = ارسم على الصورة، أو اضبط الأرقام: بالبكسل من الحافة اليسرى والعليا.
win-region-crop-hint = ارسم الجزء الذي يبقى، أو اضبط أرقامه: بالبكسل من الحافة اليسرى والعليا.
win-region-add = إضافة منطقة
win-region-name = المنطقة { $number }
win-region-remove = إزالة: { $name }
win-region-shape = الشكل
win-region-rectangle = مستطيل
win-region-ellipse = بيضوي
win-region-left = اليسار
win-region-top = الأعلى
win-region-width = العرض
win-region-height = الارتفاع

## ما ينتظر

win-waiting-for-you = بانتظارك
win-due-to-me = سلّمه { $name } إليك
win-due-by-me = سُلّم إلى { $name }، ولم يُجب بعد
win-due-retention = يُحفظ حتى { $date }، وقد مضى ذلك اليوم
win-due-fixity = { $count ->
    [one] ملف مختوم واحد حان التحقق منه
   *[other] ملفات مختومة حان التحقق منها: { $count }
}
win-due-fixity-words = مضى أكثر من { $days } يومًا
win-due-check = تحقّق منها الآن
win-due-checked = { $count ->
    [one] تُحقق من ملف واحد: هو كما خُتم.
   *[other] الملفات التي تُحقق منها: { $count }، وكلها كما خُتمت.
}
win-due-checked-bad = { $count ->
    [one] ملف واحد ليس كما خُتم، أو ليس هنا
   *[other] ملفات ليست كما خُتمت أو ليست هنا: { $count }
}

## الموافقة

win-consents-of = ما وافق عليه { $name }
win-consents-none = لا موافقة مسجّلة لهذا الشخص. الجواب عن كل شيء: لا.
win-consents-open = الموافقات
win-consents-open-words = ما وافق عليه الشخص، في جدول
win-consent-given = أُعطيت في { $date }
win-consent-expires = تنتهي كلها في { $date }
win-consent-only-for = فقط من أجل
win-consent-in-conflict = لم يقرّر الناس بعد بين قيم مختلفة. وإلى ذلك لا تفتح شيئًا.
win-consent-uses = ما يجوز فعله
win-consent-use = الاستعمال
win-consent-audiences = إلى من يجوز أن يصل
win-consent-audience = الجمهور
win-consent-until = حتى
win-consent-no-end = بلا نهاية
win-consent-today = اليوم
win-consent-not-asked = لم يُسأل
win-consent-opens = يجوز
win-consent-shut = لا يجوز
win-withdraw = سحب
win-withdraw-warning = هذا نهائي
win-withdraw-warning-words = يُوقَّع ويصل إلى الدائرة كلها. لا يخرج بعده شيء مما يشمله. وما خرج من قبل لا يعود من تلقاء نفسه: تسرده الصفحة التالية كي تطلبه.
win-withdraw-what = ما يسحبه الشخص
win-withdraw-all = كل شيء
win-withdraw-from = ابتداءً من أي يوم
win-withdraw-from-hint = اليوم، إن لم يُكتب هنا شيء.
win-withdraw-why = لماذا، بكلمات الشخص أو بكلماتك
win-withdraw-do = سحبه
win-withdraw-done = سُحب
win-withdraw-left = كان هذا قد خرج من قبل
win-withdraw-nothing-left = لم يخرج شيء مما يشمله، على حد علم هذا الجهاز.
win-withdrawn-from = سُحب ابتداءً من { $date }: { $what }
win-subject-use = الاستعمال: { $what }
win-subject-audience = الجمهور: { $who }
win-check = هل يجوز؟
win-check-hint = اسأل قبل أن تفعل. لا يخرج شيء بالسؤال.
win-check-what = ماذا سيُفعل
win-check-about = بماذا
win-check-person = سجل هذا الشخص
win-check-how = كيف
win-check-anonymised = دون هوية
win-check-named = بالاسم
win-check-do = اسأل
win-check-allowed = لا شيء يمنعه اليوم
win-check-refused = لا يجوز اليوم
win-left = ما خرج
win-left-released = ما خرج وهذا الشخص فيه
win-left-nothing = لم يخرج شيء، على حد علم هذا الجهاز.
win-left-to = إلى: { $audience }، { $recipient }. بيد { $name }، { $time }
win-left-nobody = دون اسم
win-left-by-incident = كُتب قبل أن تسمّي الإخراجات الأشخاص: الشخص مذكور في الحادثة كما هي الآن.
win-overridden = حيث جرى تجاوز الموافقات

## البروتوكولات والفحوص

win-protocols = الفحوص
win-protocols-list = البروتوكولات
win-protocols-hint = يبيّن البروتوكول خطوة خطوة كيف يُفحص جهاز أو يُفعل شيء. افتح واحدًا لتتبعه.
win-protocol-length = { $count ->
    [one] خطوة واحدة
   *[other] عدد الخطوات { $count }
}
win-protocol-version = الإصدار { $version }
win-protocol-shipped = يأتي مع Cairn
win-protocol-machine = ترجمة آلية
win-protocol-machine-words = ليقرأه من يتكلم اللغة قبل أن يعمل به أحد.
win-protocol-about = عن هذا البروتوكول
win-protocol-purpose = الغرض منه
win-protocol-scope = ما يشمله
win-protocol-origin = مصدره
win-protocol-licence = الرخصة
win-protocol-steps = الخطوات
win-runs = ما سُجّل حتى الآن
win-runs-all = كل الفحوص
win-runs-none = لا فحص مسجّل بعد. افتح بروتوكولًا أدناه وابدأ واحدًا.
win-run-start = بدء فحص
win-run-start-words = يتبع هذا الإصدار من البروتوكول، حتى إن تغيّر البروتوكول لاحقًا.
win-run-device = الجهاز
win-run-device-hint = الجهاز الذي يُفحص. يمكن تسميته لاحقًا.
win-run-title = العنوان
win-run-title-hint = من دونه: البروتوكول والجهاز.
win-run-begin = بدء
win-run-progress = { $left ->
    [0] الخطوات التي ذُكر كيف جرت: { $done } من { $total }. كل خطوة لازمة محسومة.
    [one] الخطوات التي ذُكر كيف جرت: { $done } من { $total }. بقيت خطوة لازمة واحدة.
   *[other] الخطوات التي ذُكر كيف جرت: { $done } من { $total }. الخطوات اللازمة الباقية: { $left }.
}
win-run-no-steps = لا يتبع هذا الفحص بروتوكولًا.
win-run-newer = وصل البروتوكول إلى الإصدار { $version }، ويبقى هذا الفحص على إصداره.
win-run-protocol-missing = البروتوكول ليس على هذا الجهاز: لا أحد يستطيع أن يقول أي الخطوات لازمة.
win-run-step-said = حُفظت الخطوة { $number } ووُقّعت.
win-run-close = إغلاق الفحص
win-run-close-words = اذكر ما نتج عنه. يرى الجميع من أغلقه، وأنه فُتح مجددًا إن فُتح.
win-run-close-do = إغلاقه
win-run-closed = أُغلق الفحص.
win-run-closed-by = أغلقه { $name }، { $time }
win-run-reopen = فتحه مجددًا
win-run-reopened = الفحص مفتوح مجددًا.
win-run-result = ما نتج عنه
win-run-conclusion = ما يترتب عليه
win-run-left = { $count ->
    [one] الخطوة اللازمة { $steps } مفتوحة
   *[other] خطوات لازمة مفتوحة: { $steps }
}
win-run-left-words = قم بها، أو اذكر لكل منها أنها تُركت، ولماذا.
win-step-required = لازمة
win-step-needed = مطلوبة
win-step-beware = احذر: { $text }
win-step-with = بواسطة: { $text }
win-step-gives = تعطي: { $text }
win-step-signed = وقّعها { $name }، { $time }.
win-step-signed-for = قام بها { $done }، ووقّعها { $name }، { $time }.
win-step-again = ذُكرت { $count } مرات؛ ويبيّن سجل التغييرات كل مرة.
win-step-result = كيف جرت
win-step-tool = بأي أداة
win-step-tool-version = الإصدار
win-step-finding = ما شوهد
win-step-deviation = ما فُعل على نحو مختلف
win-step-reason = لماذا
win-step-reason-needed = اذكر لماذا تُركت أو فُعلت على نحو مختلف.
win-step-output = أعطت
win-step-save = حفظ الخطوة { $number }
win-covered = ما يشمله
win-covered-acquired = ما نُسخ من الجهاز
win-covered-examined = ما فُحص
win-covered-not-examined = ما لم يُفحص
win-covered-sets = ما بُحث عنه
win-covered-tools = الأدوات
win-covered-none-acquired = لا شيء مسجّل.
win-covered-none-examined = لا شيء مسجّل.
win-covered-none-not-examined = لا شيء مسجّل. وكل ما لم يُذكر أنه فُحص لم يُفحص.
win-covered-none-sets = لا مجموعة مؤشرات مسجّلة.
win-covered-set-unknown = لم تُسجَّل بصمتها أو تاريخها، فلا أحد يستطيع أن يقول ما الذي بُحث عنه
win-covered-tool-unversioned = لم يُسجَّل الإصدار
win-covered-incomplete = غير كامل
win-covered-found = وُجد: { $count }، ولم يُحكم بعد على: { $unjudged }

## ما تعذّر، حيث تقوله النافذة بطريقتها

win-rec-reason-needed = اذكر السبب في جملة. يُوقَّع ويبقى.
win-rec-transfer-open = انتظر الجواب، أو اسحب التسليم.
win-rec-no-transfer = ربما أُجيب عنه. وإن سُلّم على جهاز آخر فزامن أولًا.
win-rec-state-needed = اذكر رقم الختم، أو ما تراه.
win-rec-media-unsupported = اصنع النسخة بأداة لديك، وأضفها دليلًا، واربطها بالأصل. لم يُسجَّل شيء.
win-rec-media-damaged = تحقّق من الدليل: إن كان كما خُتم فقد وصل الملف تالفًا. لم يُسجَّل شيء.
win-rec-region-outside = اضبط المنطقة من جديد داخل الصورة. لم يُسجَّل شيء.
win-rec-unknown-event = اختر واقعة أخرى.
win-rec-no-custody = سجّله أولًا دليلًا أو جهازًا.
win-rec-unknown-protocol = ربما لم يُزامَن بعد. ارجع إلى قائمة البروتوكولات.
win-rec-unknown-step = ارجع وافتح الفحص من جديد.
win-rec-examination-closed = افتحه مجددًا أولًا؛ ويرى الجميع ذلك. لم يتغيّر شيء.
win-rec-steps-open = قم بها، أو اذكر لكل منها أنها تُركت، ولماذا. ويبقى الفحص مفتوحًا.

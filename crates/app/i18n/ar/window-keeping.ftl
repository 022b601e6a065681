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
win-held-thing = لا ملف مختومًا له: هو شيء مادي، أو موجود في مكان آخر. وتُحفظ عهدته مع ذلك.
win-fixity-check = تحقّق الآن
win-fixity-checking = جارٍ التحقق من الملف
win-fixity-stopped = أُوقف. لم يُوقَّع شيء.
win-checked-agrees = الملف كما خُتم. وُقّع هذا التحقق.
win-checked-differs = الملف ليس كما خُتم. لا تعتمد على هذه النسخة.
win-checked-absent = الملف ليس على هذا الجهاز.
win-checked-copies = يُعرف أن لديهم نسخة: { $names }

## العهدة

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
win-derive-words = يبقى الأصل كما هو. تُختم النسخة دليلًا مستقلًا يسمّي أصله، وتذكر ذلك عهدة كل منهما.
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

win-due = بانتظارك
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

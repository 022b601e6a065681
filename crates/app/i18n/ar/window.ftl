# Texts of the window only. Every id begins with win-; the core's texts stand in the other files of this folder.

## في كل مكان

win-app-name = Cairn
win-back = رجوع
win-cancel = إلغاء
win-close = إغلاق
win-delete = حذف
win-done = تم
win-edit = تعديل
win-save = حفظ
win-saving = جارٍ الحفظ…
win-stop = إيقاف
win-restart = البدء من جديد
win-try-again = إعادة المحاولة
win-undo = تراجع
win-loading = جارٍ التحميل
win-untitled = بلا عنوان
win-search = بحث
win-answer = { $question }: { $answer }

## الشريط الجانبي ولوحة الأوامر

win-rail = الأقسام الرئيسية
win-palette = ابحث عن أمر أو حادثة
win-palette-short = ابحث…
win-palette-hint = أمر، أو كلمات من حادثة
win-palette-none = لا شيء بهذا الاسم.
win-lock = قفل
win-hide-and-lock = إخفاء وقفل
win-incidents = الحوادث
win-records = الأشخاص وغيرهم
win-evidence = الأدلة
win-conflicts = التعارضات
win-circles = الدوائر
win-sync = المزامنة
win-settings = الإعدادات

## التشغيل الأول وفتح القفل

win-start-failed = تعذّر تشغيل Cairn
win-first-title = إعداد هذا الجهاز
win-first-lead = كل ما تسجّله يبقى على هذا الجهاز مشفّرًا، إلى أن تختار مشاركته مع أشخاص تسمّيهم. لا يوجد حساب.
win-first-name = اسمك في Cairn
win-first-name-hint = سيراه الزملاء الذين تنضم إلى دائرتهم. يمكن أن يكون اسمًا مستعارًا.
win-first-name-missing = اكتب اسمًا أو اسمًا مستعارًا.
win-first-warning = لا أحد يستطيع استعادة عبارة المرور هذه، ولا شيء يفتح الخزنة من دونها. اكتبها واحفظها بعيدًا عن هذا الجهاز.
win-first-create = إنشاء الخزنة
win-first-working = جارٍ إنشاء الخزنة…
win-passphrase = عبارة المرور
win-passphrase-again = عبارة المرور مرة أخرى
win-passphrase-show = إظهار عبارة المرور
win-passphrase-hide = إخفاء عبارة المرور
win-passphrase-weak = اختر عبارة مرور أطول أو أقل انتظامًا.
win-passphrase-differs = العبارتان مختلفتان.
win-strength-empty = خمس كلمات أو ست لا رابط بينها قوية وسهلة الحفظ.
win-strength-short = قصيرة جدًا: استعمل { $fewest } حرفًا على الأقل.
win-strength-plain = منتظمة جدًا: الحروف المكررة والمتسلسلة والأرقام وحدها أول ما يُخمَّن.
win-strength-fair = مقبولة. كلمة أو كلمتان إضافيتان تقوّيانها كثيرًا.
win-strength-good = طويلة بما يكفي لمقاومة التخمين، ما لم يرها أحد أو تكن منقولة من كتاب.
win-unlock-title = فتح الخزنة
win-unlock-lead = أدخل عبارة المرور لفتح السجلات على هذا الجهاز.
win-unlock = فتح القفل
win-unlock-working = جارٍ فتح القفل…
win-unlock-wait = يستغرق هذا ثانية أو ثانيتين عمدًا: فهو يبطئ كل من يحاول التخمين.

## الحوادث

win-incident-new = حادثة جديدة
win-incident-first = تسجيل أول حادثة
win-incident-edit = تعديل الحادثة
win-incident-only-title = لم يُسجَّل حتى الآن سوى العنوان. يمكن إضافة كل ما عداه بالتعديل متى عُرف.
win-incident-beside = عن هذه الحادثة
win-incident-deleted = هذه الحادثة محذوفة. يمكن استعادتها من سجل تغييراتها.
win-incidents-open = الذهاب إلى الحوادث
win-incidents-empty = لا حوادث بعد
win-incidents-empty-words = يكفي سطر واحد للبدء. وكل ما عداه يمكن أن يأتي لاحقًا.
win-incidents-none-found = لا نتائج
win-incidents-none-found-words = لا توجد حادثة بهذه الكلمات وعوامل التصفية. يشمل البحث الأفعال والإفادات والأماكن.
win-search-incidents = البحث في الحوادث
win-filter-view = عرض محفوظ
win-filter-status = الحالة
win-filter-tlp = التصنيف
win-filter-finding = النتيجة
win-filter-clear = إزالة التصفية
win-order = الترتيب
win-order-newest = الأحدث تعديلًا أولًا
win-order-date = الأحدث تاريخًا أولًا
win-list-count = { $count ->
    [0] لا شيء
    [one] سجل واحد
    [two] سجلان
    [few] { $count } سجلات
    [many] { $count } سجلًا
   *[other] { $count } سجل
}
win-list-count-more = أكثر من { $count }
win-column-date = التاريخ
win-column-title = العنوان
win-column-place = المكان
win-column-updated = آخر تعديل
win-column-status = الحالة
win-column-tlp = التصنيف
win-row-conflicts = { $count ->
    [one] حقل واحد متعارض
    [two] حقلان متعارضان
    [few] { $count } حقول متعارضة
   *[other] { $count } حقلًا متعارضًا
}
win-tlp-none = بلا تصنيف
win-tlp-none-help = بلا تصنيف يعني: لا تشاركه.

## أجزاء الحادثة

win-form-parts = أجزاء النموذج
win-part-what = ماذا حدث
win-part-what-hint = يكفي العنوان للحفظ. اكتب ما هو معروف، لا ما يُظن.
win-part-when = متى وأين
win-part-when-hint = اكتب التاريخ بالإنجليزية كما تقوله، أو بالأرقام: ‎2024-05-12‎ أو ‎2024-05‎ أو ‎2023‎. وسترى فورًا كيف قُرئ.
win-part-acts = من فعل ماذا بمن
win-part-acts-hint = فعل لكل ضحية ولكل ما جرى. يُذكر الأشخاص بأسماء مستعارة، وأسماؤهم محفوظة في سجل آخر.
win-part-statements = الإفادات
win-part-statements-hint = من قال ذلك، وبكلماته. تُضاف الروايات اللاحقة ولا تحل محل سابقاتها.
win-part-interventions = الاستجابات
win-part-interventions-hint = من تحرّك، ومن أجل من، وما الذي نتج عن ذلك.
win-part-marking = التصنيف والموافقة
win-part-marking-hint = إلى من يجوز أن يصل هذا. من دون تصنيف لا يصل إلى أحد.
win-part-more = المزيد
win-act-who = من فعل
win-act-what = ماذا فُعل
win-act-whom = بمن
win-act-unknown = غير معروف

## النماذج

win-choose = اختر…
win-choose-nothing = لم يُذكر
win-choose-none = لا مصطلح مناسب.
win-choose-open = عرض مصطلحات { $field }
win-flag-yes = نعم
win-flag-no = لا
win-fields-more = { $count ->
    [one] حقل إضافي واحد
    [two] حقلان إضافيان
    [few] { $count } حقول إضافية
   *[other] { $count } حقلًا إضافيًا
}
win-field-in-conflict = متعارض
win-note-add = إضافة ملاحظة
win-note-of = ملاحظة على { $field }
win-item-of = { $name } { $number }
win-item-add = إضافة: { $name }
win-item-remove = إزالة { $name } { $number }
win-set-add = إضافة…
win-set-remove = إزالة { $name }
win-pick-record = ابحث أو أضف: { $kind }
win-pick-none = لا شيء. اكتب اسمًا لإضافته.
win-pick-open = عرض الموجود: { $kind }
win-pick-create = إضافة «{ $title }»
win-form-unclear = { $count ->
    [one] حقل واحد لم يُفهم بعد. راجعه قبل الحفظ.
    [two] حقلان لم يُفهما بعد. راجعهما قبل الحفظ.
    [few] { $count } حقول لم تُفهم بعد. راجعها قبل الحفظ.
   *[other] { $count } حقلًا لم تُفهم بعد. راجعها قبل الحفظ.
}
win-saved = تم الحفظ.
win-saved-hidden = تم الحفظ. عوامل تصفية القائمة تخفيه.
win-draft-restored = احتُفظ بعمل غير محفوظ
win-draft-restored-words = لم تُحفظ هذه التغييرات عند قفل الخزنة. لا شيء منها في السجل حتى تحفظ.
win-draft-discard = تجاهل هذه التغييرات
win-leave-title = حفظ التغييرات؟
win-leave-words = في هذه الصفحة تغييرات غير محفوظة.
win-leave-discard = تجاهل
win-leave-stay = البقاء هنا
win-class-location = مكان
win-class-location-help = قد يدل على مكان شخص أو سكنه.
win-class-identity = يعرّف بشخص
win-class-identity-help = قد يدل على هوية شخص.
win-class-informant = مصدر
win-class-informant-help = قد يدل على من تحدث إليك.
win-class-medical = صحة
win-class-medical-help = يخبر عن صحة شخص.
win-class-device = جهاز
win-class-device-help = يخبر عن جهاز شخص أو حسابه.

## التواريخ

win-date-example = مثلًا: ‎2024-05-12‎
win-date-read-as = قُرئ: { $date }
win-date-unread = لم يُقرأ هذا تاريخًا. جرّب ‎2024-05-12‎ أو ‎2024-05‎ أو ‎2020~‎ أو ‎2024-05/2024-07‎.
win-date-calendars = بتقاويم أخرى
win-date-which = أيهما تقصد؟
win-date-about = نحو { $date }
win-date-perhaps = ربما { $date }
win-date-perhaps-about = ربما نحو { $date }
win-date-since = منذ { $date }
win-date-until = حتى { $date }
win-date-between = بين { $from } و{ $to }
win-date-unknown-part = { $date } (اليوم غير معروف)
win-date-decade = عقد { $year }
win-date-century = القرن الذي يبدأ في { $year }

## السجلات بأنواعها

win-kind-incident = حادثة
win-kinds-incident = الحوادث
win-kind-person = شخص
win-kinds-person = الأشخاص
win-kind-identity = هوية
win-kinds-identity = الهويات
win-kind-indicator = مؤشر
win-kinds-indicator = المؤشرات
win-kind-indicator-set = مجموعة مؤشرات
win-kinds-indicator-set = مجموعات المؤشرات
win-kind-evidence = دليل
win-kinds-evidence = الأدلة
win-kind-threat = تهديد
win-kinds-threat = التهديدات
win-kind-device = جهاز
win-kinds-device = الأجهزة
win-kind-consent = موافقة
win-kinds-consent = الموافقات
win-kind-case = قضية
win-kinds-case = قضايا
win-kind-examination = فحص
win-kinds-examination = فحوص
win-kind-assessment = تقييم مخاطر
win-kinds-assessment = تقييمات مخاطر
win-kind-protocol = بروتوكول
win-kinds-protocol = بروتوكولات
win-kind-judgment = حكم
win-kinds-judgment = أحكام
win-kind-task = مهمة
win-kinds-task = مهام
win-kind-note = مذكرة
win-kinds-note = مذكرات
win-kind-saved-view = عرض محفوظ
win-kinds-saved-view = عروض محفوظة
win-kind-term = مصطلح
win-kinds-term = مصطلحات
win-kinds = أنواع السجلات
win-record-new = جديد: { $kind }
win-records-empty = لا شيء هنا بعد: { $kind }
win-records-none-found = لا نتائج: { $kind }
win-search-kind = بحث: { $kind }
win-record-conflicts = { $count ->
    [one] حقل واحد له قيم مختلفة
    [two] حقلان لهما قيم مختلفة
    [few] { $count } حقول لها قيم مختلفة
   *[other] { $count } حقلًا لها قيم مختلفة
}
win-record-conflicts-words = غيّر أشخاص الحقل نفسه في الوقت نفسه. تُحفظ القيمتان إلى أن يقرر أحدهم.
win-history = سجل التغييرات
win-history-show = عرض من غيّر ماذا
win-deleted = تم الحذف.
win-delete-title = حذف هذا السجل؟
win-delete-words = يختفي من كل القوائم، ومن قوائم دائرتك أيضًا، ويمكن استعادته. لا يُتلف.
win-links = الروابط
win-links-empty = غير مرتبط بشيء بعد.
win-link-add = إضافة رابط
win-link-save = ربط
win-link-relation = العلاقة
win-link-kind = نوع السجل
win-link-to = السجل
win-link-note = ملاحظة
win-link-out = { $relation } ←
win-link-in = → { $relation }
win-link-elsewhere = ليس على هذا الجهاز
win-link-remove = إزالة الرابط مع { $title }
win-consent-none = لا موافقة مسجّلة. سيُرفض أي تقرير لأي جهة.
win-consent-add = تسجيل موافقة

## الأدلة

win-evidence-lead = يُختم كل ملف دون تغيير، وتُحسب بصمته SHA-256 عند دخوله، ويُدوَّن كل من تعامل معه.
win-evidence-empty = أفلت الملفات في أي مكان من هذه النافذة، أو اخترها.
win-evidence-drop = أفلت ملفات أخرى هنا، أو اخترها.
win-evidence-choose = اختيار ملفات
win-evidence-sealing = جارٍ الختم: { $done } من { $total }
win-evidence-waiting = في الانتظار
win-evidence-stopped = توقف. لم يُختم الملف.
win-evidence-failed = فشل
win-evidence-forget = إزالة من القائمة
win-evidence-sealed = { $count ->
    [one] خُتم ملف واحد. الأصل باقٍ في مكانه.
    [two] خُتم ملفان. الأصلان باقيان في مكانهما.
    [few] خُتمت { $count } ملفات. الأصول باقية في أماكنها.
   *[other] خُتم { $count } ملفًا. الأصول باقية في أماكنها.
}
win-evidence-elsewhere = ليس على هذا الجهاز
win-custody = سلسلة الحيازة
win-custody-by = { $name }، { $time }
win-custody-unverified = توقيع هذا القيد غير صحيح.
win-drop-on-incident = أفلت لختمه دليلًا لهذه الحادثة
win-drop-anywhere = أفلت لختمه دليلًا
win-drop-save-first = احفظ الحادثة أولًا، ثم أفلت الملفات عليها.

## التعارضات

win-conflicts-waiting = { $count ->
    [one] واحد ينتظر
    [two] اثنان ينتظران
   *[other] { $count } تنتظر
}
win-conflicts-open = عرض التعارضات
win-conflicts-none = لا تعارضات
win-conflicts-none-words = عندما يغيّر شخصان الحقل نفسه في الوقت نفسه، تظهر القيمتان هنا إلى أن يقرر أحدهم.
win-conflicts-lead = { $count ->
    [one] غيّر عدة أشخاص حقلًا واحدًا في الوقت نفسه. لم يضع شيء؛ اختر ما ينبغي أن يقوله. اختيارك موقَّع ويظهر في سجل التغييرات.
    [two] غيّر عدة أشخاص حقلين في الوقت نفسه. لم يضع شيء؛ اختر ما ينبغي أن يقوله كل منهما. اختيارك موقَّع ويظهر في سجل التغييرات.
    [few] غيّر عدة أشخاص { $count } حقول في الوقت نفسه. لم يضع شيء؛ اختر ما ينبغي أن يقوله كل منها. اختيارك موقَّع ويظهر في سجل التغييرات.
   *[other] غيّر عدة أشخاص { $count } حقلًا في الوقت نفسه. لم يضع شيء؛ اختر ما ينبغي أن يقوله كل منها. اختيارك موقَّع ويظهر في سجل التغييرات.
}
win-conflict-cleared = أفرغ الحقل
win-conflict-keep = الإبقاء على ما كتبه { $name }
win-conflict-both = الإبقاء على الاثنين
win-conflict-both-hint = النصان أحدهما تحت الآخر. عدّلهما هنا إن شئت.
win-conflict-keep-both = الإبقاء على هذا النص
win-conflict-one-only = هذا الحقل يحمل قيمة واحدة فقط. تبقى الأخرى في سجل التغييرات.
win-conflict-resolved = حُسم: { $field }.

## الدوائر

win-circle = الدائرة
win-circles-open = الذهاب إلى الدوائر
win-circles-lead = الدائرة هي الأشخاص الذين يتشاركون السجلات. ما في الدائرة موجود مشفّرًا على أجهزة أعضائها ولا في أي مكان آخر.
win-circle-personal = أنت فقط
win-circle-personal-hint = يبدأ العمل هنا. لا شيء فيها يغادر هذا الجهاز بالمزامنة.
win-circle-size = الأشخاص: { $people }، الأجهزة: { $devices }، السجلات: { $records }
win-circle-new = دائرة جديدة
win-circle-new-words = أنت أول قيّم عليها. ثم ادعُ من ينبغي أن يشاركوا في سجلاتها.
win-circle-name = اسم الدائرة
win-circle-make = إنشاء الدائرة
win-circle-invite = دعوة
win-circle-join = الانضمام إلى دائرة
win-member-person = الشخص
win-member-role = الدور
win-member-device = الجهاز
win-member-entries = القيود هنا
win-member-own = هذا الجهاز
win-role-steward = قيّم
win-role-steward-hint = يقرأ ويعدّل كل شيء، ويقرر من ينتمي إلى الدائرة.
win-role-editor = محرر
win-role-editor-hint = يقرأ ويعدّل كل شيء.
win-role-reader = قارئ
win-role-reader-hint = يقرأ كل شيء ولا يعدّل شيئًا.
win-role-contributor = مساهم
win-role-contributor-hint = يضيف سجلاته ويعدّلها، ولا يقرأ سجلات غيره.
win-invite-title = دعوة إلى { $circle }
win-invite-words = يجب أن يكون الشخص الآخر معك أو على الهاتف، لأنكما تقارنان رقمًا معًا.
win-invite-role = ما يجوز للشخص أن يفعله
win-invite-start = إنشاء الدعوة
win-invite-ticket-hint = سلّم هذا النص إلى الشخص برسالة تثق بها. يصلح مرة واحدة.
win-invite-waiting = في انتظار الشخص الآخر…
win-join-words = الصق النص الذي أعطاك إياه قيّم على الدائرة. ثم تقارنان رقمًا معًا.
win-join-start = انضمام
win-invited = الجهاز الآخر ينتمي الآن إلى { $circle }
win-joined = أهلًا بك: { $circle }
win-joined-words = الجهازان يعرف أحدهما الآخر الآن. زامنا لتبادل السجلات.
win-code-title = هل تريان كلاكما هذا الرقم؟
win-code-how = ليقرأه كل منكما للآخر. إذا اختلف رقم واحد فقد يكون أحد بينكما.
win-code-same = نعم، هو نفسه
win-code-differ = لا، يختلف

## المزامنة

win-sync-lead = لا شيء يغادر هذا الجهاز قبل أن تبدأ هنا. تتخاطب الأجهزة مباشرة، بتشفير، ومع أعضاء الدائرة فقط.
win-sync-listen = انتظار عضو
win-sync-listen-hint = ينتظر جهازك، ويتصل الجهاز الآخر.
win-sync-listen-start = انتظار
win-sync-ticket-hint = أعطِ هذا النص للعضو الذي سيتصل.
win-sync-waiting = في انتظار اتصال عضو…
win-sync-with = الاتصال بعضو
win-sync-with-hint = الصق النص الذي أعطاك إياه العضو المنتظر.
win-sync-start = مزامنة
win-sync-dialling = جارٍ الاتصال بالجهاز الآخر…
win-sync-no-circle = لا تشارك في أي دائرة بعد. أنشئ واحدة أو انضم إلى واحدة أولًا.
win-sync-someone = العضو الآخر
win-sync-equal = لديك ولدى { $peer } الآن الشيء نفسه.
win-sync-unequal = لم يكتمل التبادل مع { $peer } بعد.
win-sync-lists-follow = ليس كل ما وصل في القوائم بعد. سيُضاف من تلقاء نفسه ما دامت الخزنة مفتوحة.
win-sync-nothing = لم يكن هناك جديد لدى أي من الطرفين.
win-sync-moved = التغييرات المرسلة: { $sent }، المستلمة: { $received }، السجلات التي تغيّرت هنا: { $changed }.
win-sync-files = ملفات الأدلة: أُرسل { $sent }، واستُلم { $received }.
win-sync-evidence-missing = بعض ملفات الأدلة ما زالت على أجهزة أخرى فقط. زامن مرة أخرى لجلبها.
win-sync-evidence-left = ملفات أدلة تبقى على أجهزة أخرى كما اخترت: { $count }.
win-sync-cost = { $bytes }، { $seconds } ث
win-ticket = التذكرة
win-ticket-copy = نسخ
win-ticket-copied = نُسخت
win-step-working = جارٍ العمل…
win-step-of = { $done } من { $total }
win-meeting-stopped = توقف. ما استُلم حتى الآن محفوظ.

## الإعدادات

win-settings-language = اللغة
win-settings-look = المظهر
win-settings-theme = السمة
win-theme-system = كالنظام
win-theme-light = فاتحة
win-theme-dark = داكنة
win-theme-contrast = تباين عالٍ
win-settings-lock = القفل
win-settings-lock-hint = القفل يغلق الخزنة ويمحو مفاتيحها من الذاكرة.
win-settings-idle = القفل التلقائي بعد
win-settings-minutes = { $count ->
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $count } دقائق
   *[other] { $count } دقيقة
}
win-settings-limits = لا يستطيع Cairn حماية السجلات ممن يراقب الشاشة أو يسيطر على الجهاز أو يجبرك على فتح القفل.
win-settings-keys = المفاتيح

## ما لم ينجح، حين تقوله النافذة بطريقتها

win-err-window = حدث خطأ في النافذة.
win-rec-window = لم يضع شيء. ارجع وحاول مرة أخرى؛ فإن تكرر فاقفل ثم افتح القفل.
win-rec-vault-missing = أعدّ خزنة على هذا الجهاز.
win-rec-vault-exists = افتح الخزنة الموجودة هنا.
win-rec-unknown-record = ربما لم يُزامَن بعد، أو حُذف.
win-rec-unknown-circle = انظر قائمة دوائرك.

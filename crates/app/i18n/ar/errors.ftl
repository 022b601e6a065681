## ماذا حدث (err-) وماذا تفعل (rec-)، زوج لكل رمز خطأ.

err-vault-missing = لا توجد خزنة في هذا المجلد.
rec-vault-missing = أنشئ واحدة بالأمر `cairn init`، أو حدّد المجلد الصحيح بالخيار ‎--vault.
err-vault-exists = في هذا المجلد خزنة أو ملفات أخرى بالفعل.
rec-vault-exists = اختر مجلدًا فارغًا. لم يتغيّر شيء.
err-locked = الخزنة مقفلة.
rec-locked = افتحها بعبارة المرور.
err-wrong-passphrase = عبارة المرور هذه لا تفتح الخزنة.
rec-wrong-passphrase = حاول مجددًا: تحقّق من لغة لوحة المفاتيح. لم يتغيّر شيء، ولا حدّ لعدد المحاولات.
err-weak-passphrase = عبارة المرور هذه أقصر من أن تحمي أحدًا.
rec-weak-passphrase = استعمل 12 حرفًا على الأقل؛ والأفضل خمس أو ست كلمات عشوائية.
err-keyring-damaged = نسختا حلقة المفاتيح تالفتان.
rec-keyring-damaged = أعِد الملف keyring.age من نسخة احتياطية لمجلد الخزنة. قاعدة البيانات لم تُمسّ. لا تحذف شيئًا.
err-keyring-too-costly = تطلب حلقة المفاتيح ذاكرة ووقتًا أكثر من المسموح.
rec-keyring-too-costly = هذه الحلقة ليست من صنع كيرن. أعِد النسخة الاحتياطية.
err-database-damaged = قاعدة البيانات تالفة، وقد تُركت كما هي.
rec-database-damaged = انسخ مجلد الخزنة كله إلى قرص آخر أولًا. ثم استرجع نسخة احتياطية، أو زامن خزنة جديدة مع عضو من دائرتك.
err-counter-damaged = ملف العدّاد في هذه الخزنة تالف.
rec-counter-damaged = أعِده من نسخة لمجلد الخزنة. من دونه لا يعرف أحد هل قاعدة البيانات كاملة.
err-vault-incomplete = ملف من ملفات هذه الخزنة مفقود ({ $file }).
rec-vault-incomplete = أعِده من نسخة لمجلد الخزنة. لم يُنشأ شيء مكانه.
err-rolled-back = هذه الخزنة أقدم مما ينبغي: ينقصها { $missing } من التغييرات المحفوظة.
rec-rolled-back = أعاد أحدٌ نسخة قديمة من قاعدة البيانات. إن كنت أنت فزامن مع دائرتك لتستعيد الناقص، وإلا فاسأل من كان الجهاز عنده.
err-newer-version = صُنع هذا بإصدار أحدث من كيرن.
rec-newer-version = ثبّت ذلك الإصدار أو ما بعده. لم يتغيّر شيء.
err-vault-in-use = هناك عملية أخرى تفتح هذه الخزنة.
rec-vault-in-use = أغلق النافذة أو الأمر الآخر، ثم حاول مجددًا.
err-disk-full = القرص ممتلئ. لم يضِع شيء؛ آخر تغيير لم يُحفظ.
rec-disk-full = أفرغ مكانًا على القرص ثم احفظ من جديد.
err-io = فشلت القراءة أو الكتابة ({ $cause }).
rec-io = تحقّق من أن القرص موصول وقابل للكتابة، ثم حاول مجددًا. ما حُفظ من قبل سليم.
err-unknown-record = لا يوجد سجل بهذا المعرّف.
rec-unknown-record = ابحث عنه بالأمر `cairn record list`. ربما لم يُزامَن بعد.
err-ambiguous-id = معرّفات عدة سجلات تبدأ هكذا.
rec-ambiguous-id = اكتب أرقامًا أكثر من المعرّف.
err-unknown-kind = لا يوجد نوع سجل كهذا: { $kind }.
rec-unknown-kind = الأنواع هي: { $kinds }.
err-unknown-field = ليس في هذا النوع حقل { $path }.
rec-unknown-field = يسرد قاموس البيانات في docs حقول كل نوع.
err-bad-value = القيمة لا تناسب الحقل { $path }: { $why }.
rec-bad-value = غيّر القيمة وحاول مجددًا. لم يُحفظ شيء.
err-bad-expression = هذا ليس شرطًا: عند الحرف { $at }، { $why }.
rec-bad-expression = أمثلة: ‎status=active‏، ‎priority!=low‏، ‎summary~old town‏، ‎when>=2024-03‏، ‎has:acts.victim‏، ‎no:priority‏.
err-bad-condition = لا يمكن استعمال الشرط على { $path }: { $why }.
rec-bad-condition = غيّر الشرط. لم يُعرَض شيء حتى لا يُظن أنه الجواب.
err-unknown-view = لا يوجد هنا عرض محفوظ بهذا الاسم.
rec-unknown-view = اعرضها بالأمر `cairn view list`. ربما لم تتم مزامنته بعد.
err-ambiguous-view = هناك عدة عروض محفوظة بهذا الاسم.
rec-ambiguous-view = سمِّ الدائرة بـ‎--circle، أو أعطِ معرّف العرض الذي تقصده.
err-view-exists = في هذه الدائرة عرض محفوظ بهذا الاسم بالفعل.
rec-view-exists = غيّره بالأمر `cairn view edit`، أو اختر اسمًا آخر.
err-view-newer = في هذا العرض المحفوظ شيء لا يعرفه هذا الإصدار ({ $place }). لم يُشغَّل: فمن دونه يعرض أكثر مما ينبغي.
rec-view-newer = ثبّت إصدار كيرن الذي لدى من حفظه. أو احفظ عرضًا خاصًا بك.
err-view-unclear = لا يمكن تشغيل هذا العرض المحفوظ: { $place } ناقص، أو لم يقرّر الناس بعد بين قيمه المختلفة.
rec-view-unclear = انظر إليه بالأمر `cairn record show ID`، وقرّر بين القيم بالأمر `cairn conflicts resolve`.
err-ambiguous-date = يمكن قراءة هذا التاريخ بعدة أوجه: { $options }.
rec-ambiguous-date = اكتب الوجه الذي تقصده.
err-incomplete = لا يمكن ضبط { $path } هكذا إلا مع { $needs }.
rec-incomplete = أدخل الاثنين في خطوة واحدة. لم يتغير شيء.
err-date-order = { $path } يسبق { $first }.
rec-date-order = أدخل تاريخًا غير أسبق، أو أقل دقة. لم يتغير شيء.
err-verbatim = لا يُكتب فوق ما قاله أحد ({ $path }).
rec-verbatim = أضف الجديد كرواية لاحقة: statements.ID.accounts.+.text. لم يتغير شيء.
err-wrong-kind = يؤدي { $path } إلى سجل من نوع آخر.
rec-wrong-kind = اختر سجلًا من النوع { $kind }. لم يتغير شيء.
err-self-link = لا يمكن ربط سجل بنفسه.
rec-self-link = اختر سجلًا آخر. لم يتغير شيء.
err-case-number = في رقم القضية في { $path } رقم خاطئ أو رقمان متبادلان.
rec-case-number = اقرأه مجددًا من حيث كُتب. لم يتغير شيء.
err-unknown-circle = لا توجد دائرة كهذه في هذه الخزنة.
rec-unknown-circle = اعرض دوائرك بالأمر `cairn circle list`.
err-not-permitted = دورك في هذه الدائرة لا يسمح بهذا.
rec-not-permitted = اسأل أحد مشرفي الدائرة.
err-vault-copied = هذه الخزنة في مجلد أو حاسوب غير الذي كتبت منه آخر مرة. يمكن قراءتها، لكنها لا تكتب ولا تزامن شيئًا.
rec-vault-copied = إن كنت قد نقلتها ولا نسخة أخرى منها قيد الاستعمال: `cairn vault moved`. وإن كانت هذه نسخة فتابع بالأخرى.
err-device-waits = أُعيدت هذه الخزنة إلى حالة سابقة، أو لها مفاتيح جديدة لا تعرفها الدائرة بعد. يمكن قراءتها، لكنها لا تكتب شيئًا.
rec-device-waits = بورقة الاسترجاع: `cairn backup admit --sheet FILE`. ومن دونها اطلب من مشرف أو من جهاز آخر لك أن يقبل المفاتيح الجديدة: `cairn circle join --circle NAME --request FILE`. ومتى قبلها أحدهم دخلت حيّز الاستعمال بملف الجواب، أو بمستودع زاره، أو بمزامنة حيّة مع أي عضو يعلم بذلك.
err-unknown-member = لا يوجد في هذه الدائرة عضو أو جهاز باسم { $who }.
rec-unknown-member = اعرض الأعضاء بالأمر `cairn circle members`. يُسمّى الجهاز بأول 8 أرقام من مفتاحه أو أكثر.
err-ambiguous-member = في هذه الدائرة أكثر من عضو أو جهاز باسم { $who }.
rec-ambiguous-member = سمِّ من تقصده بمعرّفه: يعرضه `cairn circle members --json`.
err-last-steward = هذا يترك الدائرة بلا مشرف، فلا يستطيع أحد قبول أحد أو إخراجه.
rec-last-steward = اجعل شخصًا آخر مشرفًا أولًا: `cairn circle role PERSON steward`.
err-removed-here = لم يعد هذا الجهاز من هذه الدائرة.
rec-removed-here = ما لديك يبقى هنا ويمكن قراءته. للعودة اطلب من مشرف دعوة جديدة.
err-page-refused = صفحة الميثاق هذه لا تتبع الصفحة التي يعمل هذا الجهاز بموجبها.
rec-page-refused = زامن مع الآخرين أولًا. وإن اقتُرحت قبل تغيير آخر فلتُقترح من جديد.
err-bad-join-file = لا يمكن استعمال هذا الطلب أو الجواب ({ $why }).
rec-bad-join-file = اطلب كتابته من جديد، وانقل الملف كاملًا. لم يتغيّر شيء.
err-too-large = هذا أكبر من الحد { $limit }.
rec-too-large = قسّمه أو اترك ما لا يلزم. لم يتغيّر شيء.
err-malformed = الملف ليس { $format } صحيحًا: { $why }.
rec-malformed = اطلب من المرسل نسخة سليمة. لم يتغيّر شيء.
err-nothing-fits = لا شيء مما اخترته يمكن أن يخرج بهذه الصورة: لم يُعثر على شيء، أو أن الصيغة أو علامة المشاركة لا تتّسع له.
rec-nothing-fits = اختر سجلات أخرى، أو صيغة أو نمطًا آخر، أو حدًّا أعلى بـ --max-tlp. لم يُكتب شيء.
err-unknown-format = لا توجد صيغة كهذه: { $format }.
rec-unknown-format = الصيغ هي: { $formats }.
err-unknown-peer = الطرف الآخر ليس عضوًا في هذه الدائرة.
rec-unknown-peer = تأكّد من أن التذكرة من الشخص الصحيح وأنها جديدة، أو اطلب من مشرف أن يدعو هذا الجهاز. إن كان أحدهما قد استُرجع من نسخة احتياطية فزُر بالجهازين مستودعًا واحدًا بالتناوب، أو تبادلا حزمًا، ثم زامن من جديد.
err-unreachable = لم يُجب الطرف الآخر.
rec-unreachable = يجب أن يكون الجهازان على الشبكة نفسها وأن يكون الآخر منصتًا. لم يضِع شيء؛ حاول مجددًا.
err-sync-failed = انتهى الاتصال قبل أوانه ({ $why }).
rec-sync-failed = كل ما وصل محفوظ. زامن مجددًا فيستأنف من حيث توقّف.
err-code-mismatch = لم تُؤكَّد الأرقام، فلم يُقبل أحد.
rec-code-mismatch = إن اختلفت الأرقام فقد يكون بينكما دخيل: تواصلا بطريقة أخرى وابدآ من جديد.
err-bad-ticket = هذه ليست تذكرة صالحة، أو قد استُعملت من قبل.
rec-bad-ticket = انسخ النص كاملًا، أو اطلب دعوة جديدة.
err-report-refused = { $count ->
    [one] لا يجوز أن يغادر هذا: تمنعه قاعدة واحدة.
   *[other] لا يجوز أن يغادر هذا: عدد القواعد التي تمنعه { $count }.
}
rec-report-refused = سجّل الموافقة الناقصة، أو غيّر الجمهور، أو استثنِ السجل.
err-use-refused = { $count ->
    [one] لم يوافق الشخص على هذا: تمنعه قاعدة واحدة.
   *[other] لم تُعطَ موافقة على هذا: عدد القواعد التي تمنعه { $count }.
}
rec-use-refused = اسأل الشخص أولًا وسجّل ما يقول: ‎`cairn record add consent`. لم يتغيّر شيء.
err-override-refused = لا تُتجاوز الموافقات بهذه الطريقة: { $why }.
rec-override-refused = اذكر السبب بـ‎--why. الموافقة المسحوبة تُسمّى وحدها: ‎--override-withdrawn CONSENT. لم يغادر شيء.
err-target-exists = هناك شيء في هذا المكان بالفعل.
rec-target-exists = اختر اسمًا آخر، أو استعمل ‎--force للكتابة فوقه.
err-unreadable = لا يمكن قراءة الملف.
rec-unreadable = تحقّق من الاسم ومن صلاحية القراءة.
err-changed-meanwhile = تغيّر الملف أثناء ختمه.
rec-changed-meanwhile = اصنع نسخة لا يكتب فيها شيء واختمها. لم يُسجَّل شيء.
err-intake-locked = هذا الأرشيف مختوم بـage ولم تُعطَ هوية تفتحه.
rec-intake-locked = سمِّ الملف الذي فيه AGE-SECRET-KEY الخاص به: ‎`--identity FILE`. المفتاح الذي قرأه AndroidQF ‏(key.txt) هو النصف العلني فقط. لم يتغيّر شيء.
err-not-held = الملف المختوم ليس في هذه الخزنة.
rec-not-held = زامن مع جهاز يحمله. إن كانت سياسة الجلب تتركه فاطلبه أولًا: `cairn evidence fetch`.
err-verification-failed = فشل التحقق: { $file } ({ $problem }).
rec-verification-failed = لا تعتمد على هذا. اطلب الأصل من المرسل.
err-cancelled = أُوقف كما طلبت.
rec-cancelled = ما أُنجز يبقى؛ ابدأ مجددًا للمتابعة.
err-unknown-job = لا توجد مهمة كهذه؛ ربما انتهت.
rec-unknown-job = اعرض المهام الجارية.
err-bad-request = لا معنى لهذا هنا: { $why }.
rec-bad-request = اقرأ تعليمات الأمر.
err-bug = حدث خلل في كيرن ({ $place }).
rec-bug = بياناتك كما كانت. نرجو إبلاغ صانعي كيرن بهذا الموضع؛ فهو لا يذكر أي محتوى.

## لماذا يُرفض النشر.

rule-unmarked = غير موسوم يعني: لا يُشارَك
rule-marking-too-high = الوسم لا يسمح بهذا الجمهور
rule-open-conflict = لم يقرّر الناس بعد بين قيم مختلفة
rule-deleted = السجل محذوف
rule-no-consent = لا توجد موافقة مسجّلة لهذا الشخص، ومن دونها يكون الجواب لا
rule-not-this-incident = الموافقة لا تشمل هذه الحادثة
rule-not-this-audience = قال الشخص لا لهذا الجمهور
rule-not-this-use = قال الشخص لا لهذا الاستعمال
rule-new-purpose = وافق الشخص على أمور أخرى ولم يُسأل عن هذا
rule-ask-again = يريد الشخص أن يُسأل مجددًا أولًا
rule-anonymised-only = الموافقة تشمل هذا الجمهور من دون أسماء فقط
rule-expired = انتهت مدة الموافقة
rule-not-yet-given = تبدأ الموافقة لاحقًا
rule-withdrawn = سُحبت الموافقة

## ما العمل.

do-anonymised-only = احذف الأسماء: من دون ‎--identifiability named.
do-ask-again = اسأل الشخص وسجّل موافقة جديدة بالجواب.
do-deleted = استعد السجل، أو أخرجه مما يغادر.
do-expired = اسأل الشخص إن كانت ما زالت سارية، وسجّل موافقة جديدة.
do-marking-too-high = القرار لمن وضع الوسم: خفّضه معه، أو استثنِ السجل.
do-new-purpose = الغرض الجديد يحتاج موافقة جديدة: اسأل وسجّل الجواب.
do-no-consent = اسأل الشخص وسجّل ما يقول: ‎`cairn record add consent`.
do-not-this-audience = الجواب لا. لا تسأل مجددًا ما لم يتغيّر شيء لديه؛ استثنِ السجل أو غيّر الجمهور.
do-not-this-incident = اسأل الشخص عن هذه الحادثة وسجّل موافقة تشملها.
do-not-this-use = الجواب لا. دعه.
do-not-yet-given = انتظر اليوم الذي تسري منه، أو صحّح تاريخها.
do-open-conflict = قرّر بين القيم: ‎`cairn conflicts resolve`.
do-unmarked = ضع وسمًا على السجل: ‎`cairn record edit ID --set tlp=…`.
do-withdrawn = تبقى مسحوبة. لا يفتح هذا إلا موافقة جديدة؛ ولا تضغط لأجلها.

## تنبيهات

notice-keyring-repaired = كانت إحدى نسختي حلقة المفاتيح تالفة. أُصلحت من الأخرى؛ افحص هذا القرص.
notice-counter-repaired = كان جزء من ملف العدّاد تالفًا وكُتب من جديد؛ افحص هذا القرص.
notice-counter-behind = أُعيدت نسخة قديمة من ملف العدّاد. لم يضِع شيء.
notice-rebuilt = أُعيد بناء القوائم والبحث لهذا الإصدار.
notice-waiting = ليس كل ما وصل في القوائم بعد. سيُضاف من تلقاء نفسه ما دامت الخزنة مفتوحة.

warning-unreadable = بعض السجلات لا يمكن بناؤها من تغييراتها. شغّل `cairn vault check`.
warning-withheld = بعض القيود لا تُحتسب بحسب صفحة الميثاق التي نعمل بها.
warning-waiting = بعض القيود التي وصلت ليست في القوائم بعد. ستُضاف من تلقاء نفسها ما دامت الخزنة مفتوحة.
warning-policy-unreadable = تعذّرت قراءة سياسة الجلب لإحدى الدوائر، فلا تُجلب أدلتها. اختر سياسة من جديد.
warning-unsound = وجد الفحص بعد الفتح تلفًا. شغّل `cairn vault check` ولا تحذف شيئًا.
warning-not-held = بعض الأدلة ليس في هذه الخزنة. زامن مع جهاز يحملها.
notice-join-failed = حاول أحد الانضمام ولم ينضم. الدعوة ما زالت تنتظر.
notice-peer-refused = اتصل جهاز ليس عضوًا، أو انقطع مبكرًا.
notice-page-waits = صفحة جديدة من الميثاق تنتظر تأكيدك.
notice-rival-page = يعمل الطرف الآخر بصفحة أخرى من الميثاق. تحدّثا قبل المتابعة.
notice-removed = بحسب الطرف الآخر أُخرج هذا الجهاز من الدائرة. لم يُتلف شيء هنا.
notice-forked = أُعيد جهاز في الدائرة إلى حال سابقة أو نُسخ. يجب إخبار صاحبه.

## ما يقوله سطر الأوامر.

cli-vault-ready = خزنة { $name } جاهزة.
cli-list-empty = لم يُعثر على شيء.
cli-list-more = قد يكون هناك المزيد: استعمل ‎--limit 0 للكل.
cli-list-looked = { $count ->
    [one] نُظر في سجل واحد: الفهرس لا يجيب عن كل هذه الشروط.
   *[other] عدد السجلات التي نُظر فيها { $count }: الفهرس لا يجيب عن كل هذه الشروط.
}
cli-view-shows = يعرض سجلات من نوع { $kind } في الدائرة { $circle }
cli-view-count = { $count ->
    [one] سجل واحد
   *[other] عدد السجلات: { $count }
}
cli-view-newer = (صُنع بإصدار أحدث: لا يُشغَّل)
cli-view-unclear = (شيء ناقص أو غير محسوم: لا يُشغَّل)
cli-cleared = (مُفرَغ)
cli-record-deleted = هذا السجل محذوف، ويمكن استرجاعه.
cli-conflict-in = لم يقرّر الناس بعد بين قيم مختلفة للحقل { $path }:
cli-status-name = خزنة { $name }
cli-status-evidence = الأدلة: { $count }، منها هنا: { $held }
cli-status-conflicts = التعارضات المفتوحة: { $count }
cli-circle = { $id }  { $name }: دورك { $role }؛ الأشخاص: { $people }؛ السجلات: { $records } { $personal }
cli-circle-personal = (شخصية)
cli-this-device = (هذا الجهاز)
cli-choices-none = لا شيء ينتظر كلمتك في { $name }.
cli-choices-waiting = هذه الصفحات تنتظر كلمتك. وإلى ذلك لا يُرسل شيء لمن تُخرجهم:
cli-choices-rivals = كتب الناس صفحات متعارضة. تحقّقوا من الأمر بطريق آخر، واتفقوا على فرع واحد، واختاروه جميعًا:
cli-choices-nobody = لا أحد نعرفه
cli-choices-how = اتبع صفحة بالأمر `cairn circle choose PAGE`، أو ارفضها بالخيار ‎--refuse. البرنامج لا يحكم بين الناس.
cli-branch-ours = { $page }  يعمل هذا الجهاز بموجبه، وكذلك: { $working }
cli-branch-open = { $page }  فرع آخر؛ يعمل بموجبه: { $working }
cli-branch-waits = { $page }  فرع آخر ينتظر كلمتك؛ يعمل بموجبه: { $working }
cli-branch-declined = { $page }  مرفوض؛ يعمل بموجبه: { $working }
cli-branch-overruled = { $page }  قدّمت القاعدة فرعنا عليه؛ يعمل بموجبه: { $working }
cli-deed = { $page }  الصفحة { $number } بتاريخ { $time }، وقّعها { $signers }
cli-withheld = { $person }، الجهاز { $device }: القيود من { $from } إلى { $to } لا تُحتسب؛ تمسّ { $records } من السجلات.
cli-withheld-unknown = (لا أحد نعرفه)
withheld-unknown-log = لا تعرف هذا الجهازَ صفحةٌ لدينا. ربما تأتي به صفحة لاحقة.
withheld-above-cut = أُغلق الجهاز قبلها. إن كانت صحيحة فلأي عضو أن يشهد لها: `cairn circle vouch DEVICE`.
withheld-above-strict-cut = أُغلق الجهاز إغلاقًا مشددًا قبلها. إن كانت صحيحة فلمشرف أن يشهد لها: `cairn circle vouch DEVICE`.
withheld-other-at-cut = أُغلق الجهاز عند قيد آخر: نُسخ أو أُعيد إلى حالة سابقة. لا تجعلها شهادة أحد تُحتسب.
withheld-reduced = خُفّض دور كاتبها قبلها؛ لا تُحتسب إلا بقدر الدور الأدنى.
cli-erasure-parts = أجزاء من قيد
cli-erasure-asked = { $what }: مخفي؛ طلب محوه { $asked }. يجب أن يؤكده شخص ثانٍ: `cairn record destroy ID`.
cli-erasure-done = { $what }: أُتلف هنا؛ طلبه { $asked } وأكده { $confirmed }. قد يبقى في النسخ الاحتياطية ولدى من غادروا.
cli-you = (أنت)
cli-members = { $name }، الصفحة { $page } بتاريخ { $time }
cli-members-renew = حان تجديد المفاتيح: `cairn circle renew`.
cli-member-no-device = (بلا جهاز)
cli-member-wrote = آخر قيد بتاريخ { $time }
cli-member-silent = ليس هنا شيء منه
cli-member-synced = تزامن معنا { $time }
cli-member-never-synced = لم يتزامن معنا مباشرة قط
cli-member-behind = كتب ذلك بموجب الصفحة { $page }: ربما لم يعلم بما بعدها
cli-member-closed = مغلق: الجهاز { $device } لـ { $person }، يُحتسب حتى قيده { $cut }
cli-member-closed-strictly = مغلق إغلاقًا مشددًا: الجهاز { $device } لـ { $person }، يُحتسب حتى قيده { $cut }
cli-page-followed = يعمل هذا الجهاز بموجب الصفحة { $number } من { $name }. وقّعها { $signers }.
cli-page-proposed = اقتُرحت الصفحة { $number } من { $name } ووقّعها { $signers }. لم يتغيّر شيء بعد. يلزمها مشرف، أو { $needed } ممن يحق لهم التعديل؛ وقّع منهم { $signed }.
cli-removal-future = من الآن لا يصلهم شيء مما يُكتب. وما لديهم يبقى لديهم.
cli-removal-unheard = إلى أن تتزامن هذه الأجهزة فإنها تظل تخدم من أُخرج: { $devices }
cli-removal-drop = إن كانت الدائرة تستعمل مستودعًا فغيّر كلمة مروره: من يعرفها يستطيع حذف كل ما فيه.
cli-held = كان على الجهاز { $device } لـ { $person }:
cli-held-records = حتى { $records } من سجلات الدائرة؛ وهنا { $entries } من قيوده
cli-held-own-records = ما كتبه هو فقط؛ وهنا { $entries } من قيوده
cli-held-reachable = كان يستطيع جلب { $count } من الأدلة الأخرى
cli-invitation-person = لشخص جديد بدور { $role }
cli-invitation-device = لجهاز آخر لـ { $person }
cli-join-request = سلّم هذا الطلب لمشرف. يطلب القبول باسم { $name } ولا يذكر أي دائرة.
cli-join-again = سلّم هذا الطلب لمشرف أو لجهاز آخر لك. يطلب مفاتيح جديدة بدل القديمة ولا يذكر أي دائرة. ومن يقبله يسمّي الجهاز القديم: { $device }
cli-join-request-code = اقرأ هذه الأرقام على المشرف صوتًا أو وجهًا لوجه: { $code }
cli-join-answer = قُبل { $person } في { $name }. سلّم الجواب؛ لا يفتحه إلا ذلك الجهاز.
cli-join-answer-code = اقرأ هذه الأرقام على المنضم صوتًا أو وجهًا لوجه: { $code }
cli-join-offer = يقبلك { $steward } في { $name }. اسأل عن أرقام الجواب صوتًا أو وجهًا لوجه، وأعطها بالخيار ‎--code. لم تدخل شيئًا بعد.
cli-joined = قُبلت في { $name }. زامن الآن مع عضو.
cli-signature-holds = التوقيع صحيح
cli-signature-broken = التوقيع مكسور
cli-fixity-ok = سليم
cli-fixity-absent = غائب
cli-fixity-damaged = تالف
cli-synced = تمت المزامنة مع { $peer }: أُرسل { $sent } ووصل { $received } من القيود؛ تغيّر { $records } من السجلات؛ الملفات { $files }؛ { $bytes } في { $trips } جولات.
cli-synced-equal = لدى الطرفين القيود نفسها.
cli-synced-differ = ليست لدى الطرفين القيود نفسها بعد: زامن مجددًا.
cli-synced-evidence = كل أدلة الدائرة هنا.
cli-synced-digest = البصمة { $digest }
cli-imported = قُرئ { $read } من العناصر: { $new } جديد، { $updated } محدَّث، { $unchanged } موجود من قبل.
cli-imported-set = مجموعة المؤشرات { $set }، ‏SHA-256 { $sha256 }
cli-imported-notes = ملاحظات: { $count }. لم يُسقَط شيء؛ هذا ما كان غريبًا أو لم يُفهم:
cli-imported-more = … والمزيد: استعمل ‎--json للكل.
cli-indicator-also = أيضًا: { $place } (الدائرة { $circle })
cli-report = بُني التقرير ووُقّع: { $files } ملفات، { $bytes }.
cli-report-signed = وُقّع بالمفتاح { $fingerprint }. سلّم هذه البصمة بطريق آخر.
cli-verify-valid = صحيح. فُحص { $count } من الأمور.
cli-verify-signer = وُقّع بالمفتاح { $fingerprint }. قارنه بالبصمة التي أعطاك إياها الموقّع بطريق آخر.
cli-verify-invalid = غير صحيح. لا تعتمد على هذه الحزمة.
cli-check-sound = سليمة: { $entries } قيود، { $records } سجلات، { $files } ملفات مختومة.
cli-check-unsound = غير سليمة: فُحص { $entries } قيود و{ $records } سجلات و{ $files } ملفات مختومة.
cli-code-compare = قارنا هذه الأرقام الستة صوتًا أو وجهًا لوجه.
cli-ticket-hand-over = سلّم هذه التذكرة للشخص الآخر. إنها تذكر عنوان هذا الجهاز على الشبكة.

## ما تغيّره صفحة من الميثاق.

page-renamed = اسم الدائرة { $to }.
page-policy = تُجدَّد المفاتيح بعد { $to } يومًا.
page-admitted = ينضم { $person } بدور { $to }.
page-removed = يُخرَج { $person } ({ $from }).
page-person-renamed = يصير اسم { $person } { $to }.
page-role = يصير دور { $person } { $to } (كان { $from }).
page-device-added = لـ { $person } جهاز آخر هو { $device }.
page-device-closed = يُغلق الجهاز { $device } لـ { $person } بعد قيده { $to }. وما يكتبه بعد ذلك يُحتسب إن شهد له عضو.
page-device-closed-strictly = يُغلق الجهاز { $device } لـ { $person } إغلاقًا مشددًا بعد قيده { $to }. وما يكتبه بعد ذلك لا يُحتسب إلا إن شهد له مشرف.
page-cut = يُحتسب الجهاز { $device } لـ { $person } بدور { $from } حتى قيده { $to }.
page-seal = يتلقى الجهاز { $device } لـ { $person } مفاتيح الدائرة بمفتاح آخر.
page-recovery = لـ { $person } مفاتيح استرداد أخرى.
page-renewed = جُدّدت مفاتيح الدائرة.

## ما تفعله المهمة.

step-look = النظر في السجلات
step-import = قراءة
step-records = كتابة السجلات
step-entries = تبادل القيود
step-files = تبادل الأدلة
step-project = تحديث القوائم
step-seal = ختم
step-verify = تحقّق
step-check = فحص
step-rebuild = إعادة بناء
step-report = بناء التقرير
step-unlock = اشتقاق المفتاح

## خطوات العرض.

demo-intro = شخصان، خزنتان، عمليتان. كل ما هنا مختلق.
demo-vaults = أمل ونور تنشئ كل منهما خزنة
demo-join = أمل تبدأ دائرة وتدعو نور، وتقارنان ستة أرقام
demo-import = أمل تستورد حزمة مؤشرات STIX 2.1 مرتين: لا جديد في الثانية
demo-incident = أمل توثّق حادثة من دون اتصال: ماذا ومتى وأين، ومن فعل ماذا بمن، ومن يقول ذلك
demo-evidence = أمل تختم ملفًا دليلًا مع أولى شهادات العهدة
demo-links = رُبطت الحادثة والمؤشر والدليل
demo-first-sync = تتزامنان عبر اتصال حي
demo-concurrent = تعدّلان الحادثة في الوقت نفسه ثم تتزامنان: بصمتاهما متساويتان
demo-conflict = التعارض الحقيقي الوحيد معروض عند الطرفين بقيمه وكاتبتيه
demo-resolve = أمل تحلّه بتعديل موقّع يصل إلى نور
demo-digests = بصمتا الدائرة متساويتان
demo-refused = رُفض تقرير: الموافقة لا تشمل جمهوره
demo-consent = سُجّلت الموافقة
demo-report = بُني التقرير ووُقّع بالإنجليزية والعربية
demo-verify = يصحّ التحقق منه؛ وبعد تغيير بايت واحد لا يصحّ ويُسمّى الملف
demo-readme =
    ما في هذا المجلد
    ================

    خزنتان وتقريران وما دخل فيهما. كل ما هنا مختلق، الأشخاص والمؤشرات على السواء.

    amal: خزنة أمل. عبارة مرورها: { $amal }
    noor: خزنة نور. عبارة مرورها: { $noor }
    report-en، report-ar: التقرير الذي وقّعته أمل بالإنجليزية والعربية؛ يشرح VERIFY.txt كيف يُتحقق منه
    indicators.stix2.json: المؤشرات التي استوردتها أمل
    message.txt: الملف الذي ختمته أمل دليلًا

    للاطلاع، في هذا المجلد (تُطلب عبارة المرور):

        cairn --vault amal status
        cairn --vault amal record list incident
        cairn --vault noor digest
        cairn verify report-en
demo-removed = (استعمل ‎--keep DIR للاحتفاظ بالخزنتين والتقارير)

## في التقارير.

report-yes = نعم
report-no = لا
report-unknown = غير معروف
report-list-separator = {"، "}
report-person = الشخص { $number }
report-cut = { $kind }، الحقل { $field }: حُذف { $count } مرة ({ $why }).
report-cut-class = لا يسمح النمط بخروج حقول من صنف { $class }
report-cut-place = لا يجوز نشر المكان بهذه الدقة
report-cut-not-released = يشير إلى ما هو خارج هذا النشر
report-cut-internal = ملاحظات العمل والمعرّفات الأجنبية تبقى في الداخل
report-not-held = ملف { $title } ليس في الخزنة التي صنعت هذا التقرير؛ وهو مذكور فقط.
report-not-enclosed = ملف { $title } مذكور ببصمته فقط: لم تُراجع بايتاته لهذا الجمهور.
report-no-custody = قائمة العهدة تسمّي من تعاملوا مع المواد، ولا تُعطى لهذا الجمهور.
report-profile-named = يظهر الأشخاص بأسمائهم المستعارة
report-profile-anonymised = من دون أسماء

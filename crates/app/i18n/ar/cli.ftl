## ما يقوله سطر الأوامر.

cli-vault-ready = خزنة { $name } جاهزة.
cli-list-empty = لم يُعثر على شيء.
cli-list-more = قد يكون هناك المزيد: استعمل ‎--limit 0 للكل.
cli-cleared = (مُفرَغ)
cli-record-deleted = هذا السجل محذوف، ويمكن استرجاعه.
cli-conflict-in = لم يقرّر الناس بعد بين قيم مختلفة للحقل { $path }:
cli-status-name = خزنة { $name }
cli-status-evidence = الأدلة: { $count }، منها هنا: { $held }
cli-status-conflicts = التعارضات المفتوحة: { $count }
cli-circle = { $id }  { $name }: دورك { $role }؛ الأشخاص: { $people }؛ السجلات: { $records } { $personal }
cli-circle-personal = (شخصية)
cli-this-device = (هذا الجهاز)
cli-joined = قُبلت في { $name }. زامن الآن مع عضو.
cli-not-held = (ليس في هذه الخزنة)
cli-signature-holds = التوقيع صحيح
cli-signature-broken = التوقيع مكسور
cli-fixity-ok = سليم
cli-fixity-absent = غائب
cli-fixity-damaged = تالف
cli-synced = تمت المزامنة مع { $peer }: أُرسل { $sent } ووصل { $received } من القيود؛ تغيّر { $records } من السجلات؛ الملفات { $files }؛ { $bytes } في { $trips } جولات.
cli-synced-equal = لدى الطرفين القيود نفسها.
cli-synced-differ = ليست لدى الطرفين القيود نفسها بعد: زامن مجددًا.
cli-synced-evidence = كل أدلة الدائرة هنا.
cli-synced-no-evidence = بعض أدلة الدائرة ليس هنا.
cli-synced-digest = البصمة { $digest }
cli-imported = قُرئ { $read } من العناصر: { $new } جديد، { $updated } محدَّث، { $unchanged } موجود من قبل.
cli-imported-set = مجموعة المؤشرات { $set }، ‏SHA-256 { $sha256 }
cli-imported-notes = ملاحظات: { $count }. لم يُسقَط شيء؛ هذا ما كان غريبًا أو لم يُفهم:
cli-imported-more = … والمزيد: استعمل ‎--json للكل.
cli-report = بُني التقرير ووُقّع: { $files } ملفات، { $bytes }.
cli-report-signed = وُقّع بالمفتاح { $fingerprint }. سلّم هذه البصمة بطريق آخر.
cli-verify-valid = صحيح. فُحص { $count } من الأمور.
cli-verify-signer = وُقّع بالمفتاح { $fingerprint }. قارنه بالبصمة التي أعطاك إياها الموقّع بطريق آخر.
cli-verify-invalid = غير صحيح. لا تعتمد على هذه الحزمة.
cli-check-sound = سليمة: { $entries } قيود، { $records } سجلات، { $files } ملفات مختومة.
cli-check-unsound = غير سليمة: فُحص { $entries } قيود و{ $records } سجلات و{ $files } ملفات مختومة.
cli-code-compare = قارنا هذه الأرقام الستة صوتًا أو وجهًا لوجه.
cli-ticket-hand-over = سلّم هذه التذكرة للشخص الآخر. إنها تذكر عنوان هذا الجهاز على الشبكة.

## ما تفعله المهمة.

step-import = قراءة
step-records = كتابة السجلات
step-entries = تبادل القيود
step-files = تبادل الأدلة
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

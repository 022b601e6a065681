## أي الأدلة يُجلب، ومن لديه نسخ منها.

warning-left-out = تترك سياسة الجلب بعض الأدلة على أجهزة أخرى. يسمّيها الأمر `cairn evidence list`.

cli-status-left-out = منها ما تتركه سياسة الجلب على أجهزة أخرى: { $count }
cli-status-asked = مما طلبته ولم يصل بعد: { $count }
cli-lacking = من أدلة الدائرة ما لم يصل إلى هنا بعد: { $count }.
cli-left-out = من أدلة الدائرة ما ليس هنا لأن سياسة الجلب تتركه: { $count } ({ $bytes }).
cli-bundle-left-out = في الحزمة أدلة لم تؤخذ لأن سياسة الجلب تتركها: { $count }. للحصول عليها استعمل `cairn evidence fetch` ثم اقرأ الحزمة مجددًا.

cli-evidence-here = في هذه الخزنة
cli-evidence-next = (ليس في هذه الخزنة؛ يصل مع أول مزامنة أو مستودع أو حزمة فيها نسخة منه)
cli-evidence-asked = (ليس في هذه الخزنة؛ طلبته، ويصل مع أول مزامنة أو مستودع أو حزمة فيها نسخة منه)
cli-evidence-left-out = (ليس في هذه الخزنة: تتركه سياسة الجلب)
cli-evidence-unknown = (ليس في هذه الخزنة: لم يصل بعد ما يسمّي ملفه)
cli-evidence-partial = وصل { $here } من { $of }؛ يستأنف النقل التالي من هناك
cli-fixity-left-out = متروك

cli-copies = النسخ المعروفة:
cli-copies-unknown = لا يُعرف من لديه نسخة.
cli-copies-only = (لا يُعرف أن لدى غيره نسخة)
cli-copy-here = هذا الجهاز
cli-copy = { $person }، الجهاز { $device }: { $told }
cli-copy-since = { $person }، الجهاز { $device }: { $told }؛ معروف منذ { $since }
copy-receipt = وقّع أنه لديه وأنه تحقّق منه
copy-session = قال ذلك أو أعطاه أثناء الاتصال
copy-custody = وقّع أنه فحصه أو صدّره
copy-sealed = ختمه

cli-policy-all = { $name }: تُجلب كل الأدلة.
cli-policy-under = { $name }: تُجلب الأدلة الأصغر من { $size }.
cli-policy-none = { $name }: لا تُجلب أدلة إلا ما تطلبه.
cli-policy-unreadable = { $name }: تعذّرت قراءة سياسة الجلب المحفوظة هنا، فلا يُجلب شيء. اختر سياسة بالأمر `cairn evidence policy`.
cli-fetch-here = الملفات الموجودة هنا من قبل: { $count }.
cli-fetch-coming = الملفات التي تصل مع أول مزامنة أو زيارة مستودع أو حزمة فيها نسخة منها: { $count }.
cli-fetch-left-out = الملفات المتروكة في مكانها كما تقول سياسة الجلب: { $count }.
cli-fetch-unknown = مواد لم يصل بعد ما يسمّي ملفاتها: { $count }. زامن أولًا ثم اطلبها مجددًا.

## إدخال مخرجات الأدوات: MVT وAndroidQF وProofMode.

cli-intake-dry-run = تجربة فقط: هذا ما كان سيُدخَل. لم يُكتب شيء.

## نتيجة الفحص. لا يجوز أن يُفهم أيٌّ منها على أنه «آمن».

cli-intake-matches = طابقت مؤشرات: اكتشافات عددها { $matched }. التطابق خيط للبحث وليس دليلًا قاطعًا: ليفحصها خبير، ولا تغيّر شيئًا في الهاتف قبل ذلك.
cli-intake-alerts = لم يطابق أي مؤشر. أصدر MVT تنبيهات بقواعده الخاصة عددها { $alerts }؛ ليفحصها خبير. هذا لا يعني أن الهاتف آمن.
cli-intake-nothing-found = فُحص ولم يُعثر على شيء من مجموعات المؤشرات المذكورة أدناه. هذا لا يعني أن الهاتف آمن: بل يقول عمّ جرى البحث وأين.
cli-intake-no-indicators = فُحص بلا مؤشرات، بقواعد MVT وحدها؛ لم يُعثر على شيء. هذا لا يعني أن الهاتف آمن.
cli-intake-not-examined = جُمعت البيانات ولم تُفحص: لا مخرجات لـMVT فيها. لا يُعرف شيء بعد عن هذا الهاتف.
cli-intake-result = سُجّل على أنه: { $result }

cli-intake-indicators = المؤشرات المطابقة: { $count }
cli-intake-alerts-list = تنبيهات وملاحظات بلا مؤشر: { $count }
cli-level-critical = حرج
cli-level-high = مرتفع
cli-level-medium = متوسط
cli-level-low = منخفض
cli-level-informational = ملاحظة

cli-intake-mvt = ‏MVT { $version }، { $platform }، شُغّل في { $date } بحسب ساعة المحلل
cli-intake-set = مجموعة المؤشرات { $name }: ‏SHA-256 ‏{ $sha256 } للملف الذي سُمّي الآن
cli-intake-set-unknown = مجموعة المؤشرات { $name }: لم يُسجَّل أي إصدار استُعمل
cli-intake-loaded = المؤشرات المحمّلة: { $count }
cli-intake-modules = الوحدات التي عملت حتى نهايتها: { $count }
cli-intake-timeline = الخط الزمني: { $rows } صفًا، من { $first } إلى { $last }
cli-intake-info-matches = يذكر السجل بصمة info.json، وهي بصمة هذا الملف.
cli-intake-info-differs = تحذير: يذكر السجل بصمة أخرى لملف info.json. لقد غُيّر أحدهما.
cli-intake-info-not-recorded = لم تُسجَّل بصمة info.json: لا شيء يُثبت أن المخرجات كما كتبها MVT.
cli-intake-inputs-altered = تحذير: ملفات ليست هي التي فحصها MVT: { $count }

## ما يُكتب في سجل الفحص. يُكتب هناك بالإنجليزية والعربية معًا.

intake-said-nothing-found = فُحص ولم يُعثر على شيء من مجموعات المؤشرات هذه بإصداراتها المذكورة: { $sets }. هذا لا يعني أن الجهاز آمن: بل يقول عمّ جرى البحث وأين.
intake-said-unclear = لم تُبلغ الأداة عن شيء، ولا يُستنتج من ذلك شيء: فلا يُعرف أي إصدار من المؤشرات ({ $sets }) استُعمل، أو ما الذي فُحص، أو أن المخرجات لم تتغير. هذا لا يعني أن الجهاز آمن.
intake-limits = لا يشمل هذا إلا ما ذُكر أنه فُحص، ومجموعات المؤشرات المذكورة ببصمتها وتاريخها، ويوم الفحص وحده. ولا يمكنه أن يُثبت أن الجهاز آمن أو أنه لم يُهاجَم قط: فقد تكون الآثار زالت، أو تكون في ما لم يُفحص، أو تكون لشيء لا تعرفه هذه المجموعات. والمجموعة التي لا بصمة لها أو لا تاريخ لا يستطيع أحد أن يقول عمّ بحثت.
intake-limits-unjudged = كل ما هنا هو ما تقوله مخرجات الأداة. لم يحكم فيه إنسان بعد؛ والتطابق خيط للبحث وليس دليلًا قاطعًا.
intake-limits-proof = قورنت التسجيلات بالبصمات التي في أوصافها، ولم يُنظر في غير ذلك. واتفاقها لا يعني أن التسجيل صحيح، ولا مَن صنعه أو متى: فالتوقيعات وأختام الوقت لم تُفحص، ولا تستطيع الحزمة أن تُثبت لمن المفتاح الذي فيها.

## بصمات ما جُمع.

cli-intake-acquisition = ‏AndroidQF { $version }، جُمع في { $started }
cli-intake-acquisition-unknown = ‏AndroidQF؛ لا يذكر المجلد الإصدار ولا وقت الجمع (الملف acquisition.json غير موجود)
cli-intake-hashes = ‏hashes.csv: يطابق { $matched } من { $listed } ({ $mode })
cli-intake-mode-normal = كُتب في مجلد
cli-intake-mode-streaming = كُتب في أرشيف
cli-intake-expected = لا يمكن أن تطابق بحسب طريقة عمل الأداة: { $count }
expected-list-itself = لا يمكن للقائمة أن تحوي بصمتها
expected-log-still-open = كان السجل لا يزال يُكتب حين أُخذت بصمته
expected-written-after = يُكتب بعد أخذ البصمات
expected-added-by-mvt = كتبه MVT هناك لاحقًا
cli-intake-altered = تحذير: ملفات ليست كما تقول القائمة: { $count }
cli-intake-missing = تحذير: ملفات مذكورة وليست هنا: { $count }
cli-intake-extra = تحذير: ملفات هنا وليست مذكورة: { $count }
cli-intake-no-hashes = لا يوجد hashes.csv: لا شيء يُثبت أن الملفات كما كتبها AndroidQF.
cli-intake-unsigned = القائمة غير موقّعة: من استطاع تغيير ملف استطاع تغيير القائمة.

## ما لم يُفحص.

cli-intake-gaps = لم يُفحص أو لم يُسجَّل: { $count }
gap-not-examined = كل شيء: هذه بيانات مجموعة بلا مخرجات MVT
gap-no-log = أي الوحدات عمل وأيها فشل: لا يوجد command.log (يكتبه MVT مع ‎-H)
gap-module-failed = فشلت الوحدة { $what }
gap-module-not-run = أُعلنت الوحدة { $what } ولم تعمل
gap-module-no-data = لم تجد الوحدة { $what } بيانات تفحصها
gap-module-no-check = ما استخرجته الوحدة { $what } لم يُقارن بأي مؤشر
gap-skipped = يقول MVT: { $what }
gap-no-indicators = المؤشرات: لم يُحمَّل شيء منها أو لم يُسجَّل
gap-indicators-ignored = مؤشرات تركها MVT لأنه لا يعرف نوعها: { $what }
gap-indicators-unhashed = أي إصدار من { $what } استُعمل (سمِّ الملف بـ‎--indicators لتسجيل بصمته)
gap-processes-unread = قائمة العمليات الجارية: هي في ملف لا يقرؤه هذا الإصدار من MVT
gap-no-zone = المنطقة الزمنية في { $what }: أوقاته أوقات الهاتف

## ‏ProofMode.

cli-proof-matches = { $media } هو ما يقوله وصفه (SHA-256 ‏{ $sha256 })
cli-proof-differs = تحذير: وصف { $media } يقول بصمة غير التي في اسمه ({ $sha256 })
cli-proof-missing = تحذير: لا تسجيل في الحزمة ببصمة { $sha256 }: هو مفقود أو غُيّر
cli-proof-signatures = توقيعات موجودة لم تُفحص: { $count }. لفحص أحدها استورد المفتاح وشغّل:

## السجلات.

cli-intake-records = الملفات: { $files } ({ $bytes }). السجلات: جديد { $new }، محدَّث { $updated }، كما هو { $unchanged }.
cli-intake-evidence = الدليل { $id }
cli-intake-examination = الفحص { $id }
cli-intake-listing = قائمة الملفات { $id }
cli-intake-device = الجهاز { $id }
cli-intake-notes = لم يُفهم أو غريب: { $count }. النسخة المختومة فيها كل شيء.

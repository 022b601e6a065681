## Drops and bundles.

err-drop-address = { $why ->
    [password] عنوان المستودع يحوي كلمة مرور.
    [unencrypted] عنوان المستودع يسمّي خادمًا بلا تشفير.
   *[other] هذا لا يسمّي مستودعًا.
}
rec-drop-address = { $why ->
    [password] كلمات المرور في العناوين تبقى في السجلات والقوائم. احذفها وغيّرها، وأعطها في ملف.
    [unencrypted] ستكون كلمة المرور مقروءة في الطريق. استعمل عنوانًا يبدأ بـ https.
   *[other] أعط مجلدًا، أو webdav+https://user@host/path، أو s3://bucket/prefix?endpoint=https://host.
}
err-drop-credentials = يحتاج المستودع إلى كلمة مرور أو مفتاح وصول.
rec-drop-credentials = أعط ملفًا في سطره الأول كلمة المرور؛ وفي حالة S3 معرّف مفتاح الوصول في السطر الأول وسرّه في الثاني.
err-drop-missing = لا يوجد مجلد أو دلو كهذا.
rec-drop-missing = إن كان على ذاكرة محمولة فأدخلها. لم يُنشأ شيء ولم يضِع شيء.
err-drop-refused = رفض المستودع: كلمة المرور خاطئة، أو الكتابة غير مسموحة، أو لا مكان فيه.
rec-drop-refused = تحقّق من كلمة المرور ومن المساحة. ما قُرئ محفوظ؛ زره مجددًا فيستأنف من حيث توقّف.
err-drop-unreachable = تعذّر الوصول إلى المستودع، أو انقطع الاتصال.
rec-drop-unreachable = تحقّق من العنوان والشبكة. ما نُقل محفوظ؛ زره مجددًا فيستأنف من حيث توقّف.
err-bundle-damaged = هذه ليست حزمة كاملة: قُطعت أو غُيّرت.
rec-bundle-damaged = لم يُستعمل منها شيء. انسخها مجددًا أو اطلب غيرها.
err-bundle-not-for-us = الحزمة مختومة لآخرين.
rec-bundle-not-for-us = لم يُستعمل منها شيء. إن كانت من دائرتك فاكتب ما لديك بالأمر `bundle have`، واطلب حزمة تُصنع به.
err-bundle-other-circle = الحزمة من دائرة أخرى.
rec-bundle-other-circle = لم يُستعمل منها شيء. اذكر الدائرة التي هي منها.
err-bundle-no-reader = لا أحد ممن تُكتب له هذه الحزمة يقرأ الدائرة.
rec-bundle-no-reader = سمّ أجهزة أعضاء يقرؤون الدائرة، أو لا تسمّ أحدًا ليفتحها الجميع.

notice-drop-rolled-back = عاد المستودع إلى حالة سابقة أو فقد شيئًا، وقد كُتب من جديد. إن لم يفعل ذلك أحد منكم فغيّروا كلمة مروره.

step-drop-read = قراءة المستودع
step-drop = التبادل مع المستودع
step-bundle-write = كتابة الحزمة
step-bundle-read = قراءة الحزمة

cli-drop = تمت زيارة المستودع: كُتب { $sent } وقُرئ { $received } من القيود؛ تغيّر { $records } من السجلات؛ الملفات { $files }؛ { $bytes }.
cli-drop-equal = كل ما هناك موجود هنا، وكل ما هنا موجود هناك.
cli-drop-differ = لا يحوي المستودع وهذه الخزنة الشيء نفسه بعد.
cli-drop-damaged = { $count } من الملفات هناك مقطوع أو مغيَّر؛ لم يُستعمل منها شيء.
cli-drop-unused = { $count } من الملفات هناك لم يمكن استعماله بعد.
cli-drop-unwritten = { $count } من الملفات لم يمكن كتابته أو حذفه هناك.
cli-drop-too-large = { $count } من قطع الأدلة أكبر من أن يوضع في مستودع.
cli-drop-rolled-back = عاد المستودع إلى حالة سابقة أو فقد شيئًا، وقد كُتب من جديد.
cli-drop-consent = لم يُكتب هناك شيء: صفحة من الميثاق تنتظر تأكيدك.
cli-drop-held-back = لم يُكتب هناك شيء: صفحة تنتظر كلمتك، أو صفحة منافسة، تُخرج من يستطيع قراءته: { $persons }. يعرض `cairn circle choose` مثل هذه الصفحات.
cli-bundle-written = كُتب: { $pages } من الصفحات، { $entries } من القيود، { $evidence } من قطع الأدلة؛ { $bytes }.
cli-bundle-lacking = { $count } من قطع الأدلة ليس في هذه الخزنة فليس في الحزمة.
cli-bundle-read = قُرئ: { $pages } من الصفحات، { $entries } من القيود، { $evidence } من قطع الأدلة؛ تغيّر { $records } من السجلات؛ { $bytes }.
cli-bundle-complete = كل ما في الحزمة موجود هنا الآن.
cli-bundle-incomplete = بعض ما في الحزمة ليس هنا بعد.
cli-bundle-missing = أجزاء لم تُعطَ: { $parts }.
cli-bundle-more = لم يُعطَ الجزء الأخير؛ قد يكون هناك غيره.
cli-bundle-waiting = أجزاء تنتظر ما قبلها: { $parts }.
cli-bundle-problem = لم يُستعمل { $file }: { $why }
cli-bundle-have = كُتب ما لدى هذا الجهاز: { $entries } من القيود و{ $evidence } من قطع الأدلة. سلّم الملف لمن يصنع حزمة له.

## ما يقوله الدليل عن نفسه، وما يُصنع منه.

err-media-unsupported = لا يمكن فعل هذا بملف من هذه الصيغة.
rec-media-unsupported = الصور: تُنزع البيانات الوصفية من JPEG وPNG وWebP، وتُغطّى هذه وGIF وتُقصّ. النص: نص عادي بترميز UTF-8. لغير ذلك اصنع النسخة بأداة لديك وأضفها دليلًا، واملأ الحقلين parent وoperation. لم يُسجَّل شيء.
err-media-moves = هذه صورة متحركة: عدة صور تتوالى.
rec-media-moves = لن تُظهر النسخة إلا الأولى. اصنع النسخة بأداة لديك وأضفها دليلًا. لم يُسجَّل شيء.
err-media-damaged = الصورة تالفة أو مبتورة، ولا يُخمَّن شيء منها.
rec-media-damaged = افحص الدليل: `cairn evidence verify`. إن كان كما كان فقد جاء الملف تالفًا. لم يُسجَّل شيء.
err-region-outside = منطقة خارج الصورة أو لا تغطي شيئًا منها.
rec-region-outside = أعطِ X,Y,WIDTH,HEIGHT بعدد النقاط في الصورة كما تُعرض (يُظهر `cairn evidence metadata` حجمها)، أو أربعتها بالنسبة المئوية. لم يُسجَّل شيء.
err-not-in-text = ما يُراد حذفه ليس في النص: { $what } رقم { $number }.
rec-not-in-text = تحقّق من الكتابة: ما لا يوجد يبقى مقروءًا. تُعدّ المقاطع بالحروف من 0. لم يُسجَّل شيء.

cli-derived = { $operation }، من { $parent }
cli-derived-of = من sha256 { $sha256 }
cli-derived-removed = تُرك: { $what }
cli-derived-nothing-removed = لم تكن هناك بيانات وصفية تُترك
cli-derived-places = { $count ->
    [one] غُطّي موضع واحد
    [two] غُطّي موضعان
    [few] غُطّيت { $count } مواضع
   *[other] غُطّي { $count } موضعًا
}
cli-derived-words = حُفظت الكلمات في { $id }، في دائرتك الشخصية فقط
cli-derived-beside = انظر إلى النسخة قبل أن تخرج: قد يُذكر ما غُطّي في موضع آخر منها.
cli-lineage-above = صُنع من:
cli-lineage-below = صُنع منه:
cli-lineage-more = (هناك المزيد مما لا يُعرض أو ليس هنا)
cli-lineage-differs = (لأصله الآن بصمة غير التي صُنع منها)
cli-thumbnail = { $width } × { $height } نقطة

cli-meta-size = { $width } × { $height } نقطة
cli-meta-nothing = لا يقول الملف عن نفسه شيئًا أمكنت قراءته.
cli-meta-unknown = ليس الملف من صيغة تُقرأ بياناتها الوصفية.
cli-meta-kept = حُفظ في السجل: { $fields }
cli-meta-warning = تنبيه: يقول هذا الملف: { $what }.
cli-meta-advice = يبقى الأصل كما هو. قبل أن تخرج نسخة: `cairn evidence strip { $id }`.
risk-place = أين صُنع
risk-person = من صنعه أو لمن هو
risk-device = أي جهاز صنعه
risk-software = بأي برنامج
risk-time = متى
risk-hidden = ما لم يعد يُرى فيه

meta-unread = تعذّرت قراءة جزء من البيانات الوصفية: قد يكون في الملف المزيد.
meta-too-large = الملف أكبر من أن تُقرأ بياناته الوصفية هنا.
meta-more = هناك أكثر مما ذُكر.

meta-camera-make = الصانع
meta-camera-model = الطراز
meta-lens-model = العدسة
meta-camera-serial = الرقم التسلسلي
meta-lens-serial = الرقم التسلسلي للعدسة
meta-image-id = معرّف
meta-computer = الحاسوب
meta-software = البرنامج
meta-producer = صُنع بواسطة
meta-owner = المالك
meta-artist = المصوّر
meta-author = المؤلف
meta-copyright = حقوق النشر
meta-description = الوصف
meta-title = العنوان
meta-comment = تعليق
meta-user-comment = تعليق الكاميرا
meta-text = نص
meta-gps = الإحداثيات
meta-gps-unread = إحداثيات لا تُقرأ
meta-gps-method = كيف عُرف المكان
meta-gps-area = اسم المنطقة
meta-gps-time = الوقت عبر الأقمار
meta-taken = صُنع في
meta-changed = غُيّر في
meta-maker-note = بايتات من بيانات الصانع
meta-small-picture = صورة صغيرة لحالة سابقة
meta-more-pictures = صور أخرى
meta-appended = بايتات بعد النهاية
meta-xmp = بيانات XMP
meta-iptc = بيانات IPTC
meta-exif = بيانات Exif
meta-time = وقت التغيير
meta-colour-profile = ملف الألوان
meta-app-data = بيانات برامج
meta-page = الصفحة
meta-captured = وقت الالتقاط
meta-page-title = عنوان الصفحة
meta-captured-by = التُقط بواسطة

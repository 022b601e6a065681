## ما يسلّمه الناس.

cli-notice = { $place }: القضية { $case }؛ الملفات المختومة: { $files }؛ العناوين والأرقام المحفوظة جانبًا: { $held }
cli-notice-incident = الحادثة: { $id }
cli-notice-identity = من سلّمها مذكور في سجل في الدائرة الشخصية وحدها: { $id }
cli-notice-nothing = لم يوجد عنوان أو رابط أو ملف في رسالة مشبوهة.
cli-notice-no-sender = لم يُسجَّل أي مرسل. إذا كان الملف هو الرسالة المشبوهة نفسها كما وصلت، فاستورده مع `--as suspicious`؛ وفي المحادثة اذكر من أرسلها مع `--sender`.
cli-notice-shows = النص يُظهر { $shows } بدلًا منه
cli-notice-warning = في قوائم التحذير: { $lists }
cli-notice-way-sender = المرسل
cli-notice-way-server = خادم في الطريق
cli-notice-way-attachment = مرفق
cli-notice-way-text = في النص
cli-notice-way-link = خلف رابط
cli-notice-way-form = حيث ترسل استمارة ما يُكتب فيها
cli-notice-way-redirect = حيث تنتقل الصفحة من نفسها
cli-notice-way-loaded = يُحمَّل مع الرسالة
cli-notice-way-picture = في رمز استجابة سريعة
cli-reply-machine = ترجمت آلة هذا الجواب. ليقرأه من يتكلم اللغة قبل إرساله.
cli-reply-not-asked = لم يُسأل الشخص بعد هل يجوز الاتصال به مرة أخرى.
cli-reply-written = كُتب الجواب.

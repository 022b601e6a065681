# The definitions of the vocabularies of casework in the built-in codebook. They are our own and may be used freely (CC0).
# Translated by a machine: what a person has read is listed in reviewed.txt; all else needs review.

## case-type

def-case-type-help-request = شخص يطلب عونًا له أو لغيره
def-case-type-matter = عمل على قضية قانونية أو عامة
def-case-type-dossier = سجلات جُمعت عن موضوع

## case-status

def-case-status-new = لم ينظر فيه أحد بعد
def-case-status-triage = يقرر أحد ما يحتاجه
def-case-status-open = يعمل عليه أحد
def-case-status-waiting = لا يتقدم حتى يتحرك غيرنا
def-case-status-referred = تولاه آخرون
def-case-status-closed = لا عمل آخر مخطط له

## case-outcome

def-case-outcome-resolved = تحقق ما طُلب
def-case-outcome-partly-resolved = تحقق بعض ما طُلب
def-case-outcome-advice-given = أُخبر الشخص بما يستطيع فعله
def-case-outcome-referred = يتابعه آخرون
def-case-outcome-not-possible = لم تنفع أي وسيلة
def-case-outcome-withdrawn = لم يعد الشخص يريده
def-case-outcome-lost-contact = لم يعد الوصول إلى الشخص ممكنًا
def-case-outcome-out-of-scope = ليس من عملنا

## urgency

def-urgency-life-at-risk = قد يموت شخص أو يُؤخذ في أي لحظة
def-urgency-hours = يجب أن يحدث شيء اليوم
def-urgency-days = يجب أن يحدث شيء هذا الأسبوع
def-urgency-weeks = يجب أن يحدث شيء هذا الشهر
def-urgency-none = لا يضيع شيء بالانتظار

## request-channel

def-request-channel-in-person = جاءنا الشخص بنفسه
def-request-channel-phone = اتصل الشخص
def-request-channel-messenger = كتب الشخص في تطبيق مراسلة
def-request-channel-e-mail = كتب الشخص بريدًا
def-request-channel-web-form = ملأ الشخص استمارة على موقع
def-request-channel-helpline = جاء عبر خط مساعدة
def-request-channel-through-partner = أحالته منظمة أخرى
def-request-channel-at-event = ظهر حيث اجتمع الناس
def-request-channel-own-monitoring = وجدناه بأنفسنا
def-request-channel-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة

## help-topic

def-help-topic-account-taken = يسيطر غيره على حساب
def-help-topic-account-suspended = أغلقت منصة حسابًا أو جمدته
def-help-topic-device-seized = جهاز لدى السلطات أو كان لديها
def-help-topic-device-suspicious = جهاز يفعل ما لم يطلبه صاحبه
def-help-topic-malware = قد يكون على الجهاز برنامج ضار
def-help-topic-spyware = قد يُتجسس على شخص عبر جهاز
def-help-topic-phishing = رسالة أرادت وصولًا أو أسرارًا
def-help-topic-harassment = شخص يُساء إليه مرارًا على الشبكة
def-help-topic-doxxing = نُشرت بيانات خاصة
def-help-topic-intimate-images = صور حميمة تُنشر أو يُهدد بنشرها
def-help-topic-impersonation = حساب أو موقع ينتحل الشخص
def-help-topic-disinformation = تُتداول أكاذيب عن الشخص أو الجماعة
def-help-topic-site-attack = موقع متوقف أو مخترق
def-help-topic-blocking = تعذر الوصول إلى موقع أو خدمة
def-help-topic-safe-communication = كيف يُتكلم أو يُكتب دون تنصت
def-help-topic-physical-threat = قد يُؤذى شخص أو يُقتل
def-help-topic-legal = الحاجة إلى محامٍ أو مشورة
def-help-topic-psychosocial = الحاجة إلى دعم نفسي
def-help-topic-relocation = يجب أن يصل شخص إلى مكان أأمن
def-help-topic-advice = أي سؤال آخر عن الأمان
def-help-topic-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة

## vetting

def-vetting-known = تعاملنا معه من قبل
def-vetting-vouched-for = يعرّف به من نثق به
def-vetting-checked = تحققنا من هويته
def-vetting-not-checked = لم يتحقق أحد من هويته
def-vetting-doubtful = شيء لا يستقيم

## referral-status

def-referral-status-asked = سُئل الآخرون
def-referral-status-accepted = سيفعله الآخرون
def-referral-status-declined = لن يفعله الآخرون
def-referral-status-no-answer = لم يجب الآخرون
def-referral-status-done = فعله الآخرون

## examination-type

def-examination-type-triage = نظرة أولى سريعة
def-examination-type-device-forensics = نظر شامل في بيانات جهاز
def-examination-type-account-review = نظر في الدخول والإعدادات والأجهزة المربوطة
def-examination-type-malware-analysis = معرفة ما يفعله برنامج ضار
def-examination-type-file-analysis = النظر في ملفات أو بريد أو رسائل
def-examination-type-network-analysis = النظر فيما يرسله الجهاز ويستقبله
def-examination-type-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة

## examination-result

def-examination-result-nothing-found = لم تطابق المؤشرات المستعملة شيئًا وقد يطابق غيرها
def-examination-result-suspicious = شيء لافت وقد يكون بريئًا
def-examination-result-traces-found = حاول أحد الهجوم ولم يثبت نجاحه
def-examination-result-compromised = كان لمهاجم وصول
def-examination-result-inconclusive = ما وُجد لا يسمح بجواب
def-examination-result-not-possible = تعذر الفحص كليًا

## step-result

def-step-result-done = فُعل كما كُتب
def-step-result-done-differently = فُعل بطريقة أخرى توضحها الملاحظة
def-step-result-failed = بُدئ ولم ينجح
def-step-result-skipped = لم يُفعل والملاحظة تبين السبب
def-step-result-not-applicable = لا معنى له هنا
def-step-result-not-yet = ما زال ينتظر التنفيذ

## acquisition-method

def-acquisition-method-backup = صنع الجهاز نسخة لنفسه
def-acquisition-method-logical = نُسخ ما يعطيه النظام
def-acquisition-method-file-system = نُسخت الملفات كلها
def-acquisition-method-physical = نُسخ كل بت من التخزين
def-acquisition-method-selected-files = نُسخت بعض الملفات فقط
def-acquisition-method-log-export = أُخذت سجلات النظام
def-acquisition-method-memory = نُسخ ما كان في الجهاز وهو يعمل
def-acquisition-method-cloud = جاءت البيانات من خدمة لا من الجهاز
def-acquisition-method-screenshots = صُورت الشاشة
def-acquisition-method-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة

## omission-reason

def-omission-reason-no-consent = لم يوافق الشخص عليه
def-omission-reason-locked = تعذر فتحه
def-omission-reason-encrypted = تعذرت قراءته دون مفتاح
def-omission-reason-damaged = هو معطوب
def-omission-reason-overwritten = لم تعد البيانات هناك
def-omission-reason-not-held = لم نستلمه
def-omission-reason-no-tool = ليس لدينا ما يقرؤه
def-omission-reason-no-time = لم يتوفر وقت له
def-omission-reason-out-of-scope = لم يُطلب

## isolation

def-isolation-airplane-mode = أُطفئت موجاته من الإعدادات
def-isolation-shielded = حجب المعدن الإشارات
def-isolation-sim-removed = بلا شريحة وقد تعمل موجات أخرى
def-isolation-off = لم يكن يعمل
def-isolation-not-isolated = كان يستطيع بلوغ الشبكات
def-isolation-unknown = لا تتوفر معلومات عن هذا

## asset-type

def-asset-type-person = حياة شخص أو جسده أو حريته
def-asset-type-group = عدة أشخاص معًا
def-asset-type-organisation = كيان له أعضاء أو عاملون
def-asset-type-programme = عمل ينبغي أن يستمر
def-asset-type-information = ما لا يجوز أن يضيع أو يُعرف
def-asset-type-device = هاتف أو حاسوب أو غيره
def-asset-type-account = وصول إلى خدمة
def-asset-type-place = بيت أو مكتب أو مكان لقاء

## threat-class

def-threat-class-confidentiality = يعرف غيرهم ما لا ينبغي
def-threat-class-control = يتحكم فيه غيرهم
def-threat-class-integrity = يُغيَّر أو يُزور
def-threat-class-availability = لا يمكن استعماله عند الحاجة
def-threat-class-identity = لا يُعرف من هو الشخص
def-threat-class-accountability = لا يُعرف من فعل الشيء

## adversary-rating

def-adversary-rating-none = لا علامة عليه
def-adversary-rating-low = علامات ضعيفة أو نادرة
def-adversary-rating-medium = علامات واضحة أحيانًا
def-adversary-rating-high = علامات واضحة كثيرة
def-adversary-rating-very-high = علامات واضحة ضد أمثالهم الآن

## likelihood

def-likelihood-very-unlikely = سيكون مفاجأة كبيرة
def-likelihood-unlikely = سيكون مفاجأة
def-likelihood-possible = قد يقع وقد لا يقع
def-likelihood-likely = ينبغي توقعه
def-likelihood-very-likely = يُستغرب ألا يقع

## severity

def-severity-minor = يسهل احتماله وسرعان ما يُصلح
def-severity-moderate = يضطرب العمل أو الحياة مدة
def-severity-serious = ضرر يطول إصلاحه
def-severity-severe = ضرر دائم للناس أو نهاية العمل
def-severity-extreme = موت أو اختفاء أو نهاية كل شيء

## capacity-level

def-capacity-level-none = لا شيء لمواجهته
def-capacity-level-weak = القليل مما ينفع
def-capacity-level-fair = بعض الوسائل غير المجربة
def-capacity-level-good = وسائل نفعت من قبل
def-capacity-level-strong = وسائل وأناس وخطط مجربة

## treatment

def-treatment-reduce = جعله أقل احتمالًا أو ضررًا
def-treatment-accept = التعايش معه عن علم
def-treatment-transfer = يتولاه من هو أقدر
def-treatment-avoid = ترك العمل الذي يجلبه

## version-status

def-version-status-draft = ما زال يُكتب
def-version-status-current = يُستعمل الآن
def-version-status-superseded = حل محله أحدث
def-version-status-withdrawn = لم يعد يُستعمل

## protocol-type

def-protocol-type-triage = كيف يُنظر أولًا في جهاز
def-protocol-type-acquisition = كيف تُنسخ البيانات دون تغييرها
def-protocol-type-examination = كيف يُبحث عن الآثار
def-protocol-type-interview = كيف يُحادث شخص للتوثيق
def-protocol-type-release = ما يُتحقق منه قبل الخروج
def-protocol-type-incident-response = ما يُفعل عند وقوع شيء
def-protocol-type-retention = كم تُحفظ الأشياء وكيف تُتلف
def-protocol-type-risk-template = المستويات التي تستعملها دائرة للمخاطر
def-protocol-type-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة

## risk-scale

def-risk-scale-likelihood = مدى احتماله
def-risk-scale-impact = مدى سوئه
def-risk-scale-capacity = مدى القدرة على مواجهته
def-risk-scale-history = ما فعله الخصم من قبل
def-risk-scale-capability = ما يقدر عليه الخصم
def-risk-scale-intent = ما يريده الخصم
def-risk-scale-category = نوع الخطر
def-risk-scale-band = ما يسمى به العدد، ومن أين يبدأ

## judgment-type

def-judgment-type-same-person = سجلان أو أكثر لشخص واحد أو لا
def-judgment-type-same-incident = سجلان أو أكثر عن حادثة واحدة أو لا
def-judgment-type-same-threat = سجلان أو أكثر لتهديد واحد أو لا
def-judgment-type-claim = هل يؤيد غيره ما قاله
def-judgment-type-finding = ما يظهره التوثيق
def-judgment-type-attribution = من فعله
def-judgment-type-informant = مدى الاعتماد على مصدر

## verdict

def-verdict-same = هما واحد
def-verdict-different = ليسا واحدًا
def-verdict-corroborated = مصادر مستقلة تقول مثله
def-verdict-doubted = هناك أسباب لعدم تصديقه
def-verdict-refuted = ثبت عدم صحته
def-verdict-established = بلغ معيار الإثبات
def-verdict-not-established = لم يبلغ معيار الإثبات
def-verdict-undecided = تُرك مفتوحًا

## proof-standard

def-proof-standard-reasonable-grounds = يرى الحريص أنه وقع
def-proof-standard-balance = ما يؤيده أكثر مما ينفيه
def-proof-standard-clear-and-convincing = ما يؤيده أكثر بكثير مما ينفيه
def-proof-standard-beyond-doubt = لا يبقى شك معقول

## citation-weight

def-citation-weight-supports = الموضع المذكور يؤيده
def-citation-weight-against = الموضع المذكور ينفيه
def-citation-weight-context = الموضع المذكور يعين على فهمه

## task-status

def-task-status-open = لم يبدأ
def-task-status-under-way = بدأ ولم ينته
def-task-status-waiting = لا يتقدم حتى يحدث شيء
def-task-status-done = انتهى
def-task-status-dropped = تُرك

## note-type

def-note-type-observation = ما لاحظه شخص
def-note-type-conversation = ما قيل بين أشخاص
def-note-type-meeting = ما ناقشه اجتماع وقرره
def-note-type-idea = ما خطر لشخص
def-note-type-handing-over = ما يحتاج التالي إلى معرفته
def-note-type-warning = ما قد يعرّض الناس للخطر
def-note-type-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة

## view-order

def-view-order-newest = بحسب آخر كتابة
def-view-order-date = بحسب وقت وقوعه

## view-layout

def-view-layout-list = سجل في كل سطر
def-view-layout-timeline = على امتداد الزمن
def-view-layout-map = بحسب المكان
def-view-layout-graph = السجلات وما بينها من روابط
def-view-layout-matrix = الاحتمال مقابل الأثر

## name-type

def-name-type-legal = كما في وثائق الهوية
def-name-type-birth = أول اسم أُعطي
def-name-type-married = اتُّخذ مع الزواج
def-name-type-chosen = ما يريد الشخص أن يُنادى به
def-name-type-nickname = ما يناديه به أصدقاؤه
def-name-type-teknonym = مثل أم فلان أو ابن فلان
def-name-type-professional = يُستعمل في الكتابة أو على المسرح
def-name-type-fighting = يُستعمل بين المقاتلين
def-name-type-religious = اتُّخذ مع دين أو رهبنة
def-name-type-handle = يُستعمل في خدمة على الشبكة
def-name-type-transliteration = الاسم نفسه بحروف أخرى
def-name-type-misspelling = خطأ ورد في ورقة ما
def-name-type-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة

## device-identifier

def-device-identifier-imei = رقم جهاز محمول
def-device-identifier-serial = رقم أعطاه الصانع
def-device-identifier-iccid = الرقم المطبوع على الشريحة
def-device-identifier-imsi = الرقم الذي تعرف به الشبكة المشترك
def-device-identifier-mac = رقم بطاقة شبكة
def-device-identifier-advertising-id = رقم يتتبع به المعلنون الجهاز
def-device-identifier-device-id = معرّف خاص بالصانع
def-device-identifier-asset-number = الرقم في قائمة المالك
def-device-identifier-account-id = رقم تعطيه خدمة لحساب
def-device-identifier-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة

## copy-kind

def-copy-kind-original = البايتات كما وصلت دون تغيير
def-copy-kind-working = نسخة للنظر والعمل
def-copy-kind-derivative = معدل أو مقصوص أو محول من غيره

## evidence-origin

def-evidence-origin-person = اختار شخص ما يُلتقط
def-evidence-origin-automatic = مثل آلة تصوير ثابتة أو سجل
def-evidence-origin-edited = غيّره شخص بعد صنعه
def-evidence-origin-ai-suspected = هناك علامات توليد آلي
def-evidence-origin-ai-generated = يُعلم أن مولدًا صنعه
def-evidence-origin-unknown = لا تتوفر معلومات عن هذا

## account-type

def-account-type-later = يرويه المصدر نفسه مرة أخرى
def-account-type-addition = يقول أكثر مما قيل
def-account-type-correction = يقول إن شيئًا كان غير ذلك
def-account-type-retraction = يقول إنه ليس كذلك
def-account-type-transcript = يصلح الكتابة لا الرواية

## consent-told

def-consent-told-who-documents = أي أشخاص وجماعة يسألون
def-consent-told-purpose = فيمَ ستُستعمل الرواية
def-consent-told-access = من يجوز له قراءته
def-consent-told-risks = أي ضرر قد ينجم
def-consent-told-benefits = أي نفع قد يأتي وأي نفع لن يأتي
def-consent-told-voluntary = الرفض لا يضر
def-consent-told-confidential = ما يُفعل كي لا يعرفه غيرهم
def-consent-told-withdrawal = كيف تُسحب الموافقة
def-consent-told-not-recallable = ما يبقى منتشرًا حتى بعد السحب
def-consent-told-contact = كيف يُتواصل مع أحد للأسئلة
def-consent-told-copy-left = لدى الشخص نص ما اتُّفق عليه

## consent-standing

def-consent-standing-tells = يوافق بصفته من وقع له
def-consent-standing-witness = يوافق بصفته من رأى أو سمع
def-consent-standing-shown = يوافق على صورته أو صوته
def-consent-standing-device-owner = يوافق على ما يُفعل بالجهاز
def-consent-standing-account-holder = يوافق على ما يُفعل بالحساب
def-consent-standing-relative = يوافق عن قريب ميت أو مفقود أو عاجز
def-consent-standing-organisation = يوافق باسم جماعة

## consistency

def-consistency-not-consistent = لا تفسر الرواية العلامة
def-consistency-consistent = قد تفسرها الرواية وغيرها كثير
def-consistency-highly-consistent = تفسرها الرواية وقليل غيرها
def-consistency-typical = ما يُرى غالبًا بعد أفعال كهذه
def-consistency-diagnostic = لا شيء غيره يترك هذه العلامة

## counsel-access

def-counsel-access-none-allowed = طُلب محامٍ ورُفض
def-counsel-access-not-asked = لم يطلب الشخص محاميًا
def-counsel-access-during-questioning = حضر محامٍ أثناء الأسئلة
def-counsel-access-before-charge = قابل محاميًا قبل أي تهمة
def-counsel-access-before-trial = قابل محاميًا بعد الاتهام
def-counsel-access-before-signing = قابل محاميًا قبل توقيع ورقة
def-counsel-access-after-signing = جاء المحامي بعد التوقيع فقط
def-counsel-access-at-trial = استطاع المحامي العمل في المحكمة
def-counsel-access-at-trial-silenced = أُعيق المحامي في المحكمة
def-counsel-access-alone = لم يكن أحد يستمع
def-counsel-access-overheard = كان غيرهم يستطيع الاستماع
def-counsel-access-no-talk = له محامٍ ولم يحادثه
def-counsel-access-absent = انعقدت المحكمة دون الشخص
def-counsel-access-not-informed = لم يعلم الشخص بالقضية
def-counsel-access-self-incrimination = ضُغط على الشخص ليتكلم ضد نفسه
def-counsel-access-no-witnesses = لم يستطع الدفاع السؤال
def-counsel-access-appointed = اختارت الدولة المحامي
def-counsel-access-by-organisation = أرسلت جماعة المحامي
def-counsel-access-chosen = اختار الشخص المحامي
def-counsel-access-paid = تحمل الشخص التكلفة
def-counsel-access-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة
def-counsel-access-unknown = لا تتوفر معلومات عن هذا

## court-type

def-court-type-civilian = محكمة عادية في البلد
def-court-type-military = محكمة للقوات المسلحة
def-court-type-administrative = هيئة تنظر في أعمال السلطات
def-court-type-security = محكمة أُنشئت للجرائم ضد الدولة
def-court-type-cybercrime = محكمة أُنشئت لجرائم الشبكة
def-court-type-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة
def-court-type-unknown = لا تتوفر معلومات عن هذا

## court-language

def-court-language-mother-tongue = تكلمت المحكمة لغة الشخص الأولى
def-court-language-fluent = تابع الشخص دون عون
def-court-language-some-translated = تابع جزئيًا مع عون
def-court-language-some-untranslated = تابع جزئيًا دون عون
def-court-language-little-translated = بالكاد تابع مع عون
def-court-language-little-untranslated = بالكاد تابع دون عون
def-court-language-unknown = لا تتوفر معلومات عن هذا

## autopsy-result

def-autopsy-result-by-doctors = فتح أطباء الجثة وفحصوها
def-autopsy-result-informal = نظر في الجثة من لا تدريب له
def-autopsy-result-none = لم يفحص أحد الجثة
def-autopsy-result-unknown = لا تتوفر معلومات عن هذا

## death-certificate

def-death-certificate-none = لا شيء يدل على وجودها
def-death-certificate-not-available = تعذر الحصول عليها
def-death-certificate-seen = قرأها موثوق
def-death-certificate-held = لدينا نسخة
def-death-certificate-unknown = لا تتوفر معلومات عن هذا

## statement-signed

def-statement-signed-forced = وقّع تحت ضغط أو تهديد
def-statement-signed-not-asked = لم تُعرض عليه ورقة
def-statement-signed-refused = لم يوقع الشخص
def-statement-signed-free = وقّع دون ضغط وهو يفهم
def-statement-signed-not-understood = وقّع دون أن يعرف ما فيها
def-statement-signed-unknown = لا تتوفر معلومات عن هذا

## medical-attention

def-medical-attention-none-present = لا طبيب ولا ممرض قريب
def-medical-attention-before = جاؤوا قبل أن يبدأ
def-medical-attention-during = كانوا حاضرين أثناءه
def-medical-attention-took-part = أعانوا على فعله
def-medical-attention-after = جاؤوا بعد انتهائه
def-medical-attention-not-needed = لم يحتج الشخص إلى رعاية
def-medical-attention-asked-for = أراد الشخص رعاية
def-medical-attention-none-given = لم يتلق الشخص رعاية
def-medical-attention-limited = تلقى الشخص أقل مما يلزم
def-medical-attention-adequate = تلقى الشخص ما يلزم
def-medical-attention-good = لقي الشخص رعاية جيدة جدًا
def-medical-attention-unknown = لا تتوفر معلومات عن هذا

## compensation

def-compensation-full = عُوض كل ما ضاع
def-compensation-substantial = عُوض معظمه
def-compensation-partial = عُوض بعضه
def-compensation-none = لم يُعوض شيء
def-compensation-unknown = لا تتوفر معلومات عن هذا

## orientation

def-orientation-lesbian = امرأة تحب النساء بحسب قولها
def-orientation-gay = رجل يحب الرجال بحسب قوله
def-orientation-bisexual = يحب أكثر من جنس بحسب قوله
def-orientation-heterosexual = يحب الجنس الآخر بحسب قوله
def-orientation-asexual = انجذابه الجنسي قليل أو معدوم بحسب قوله
def-orientation-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة
def-orientation-withheld = سُئل ولم يشأ أن يقول
def-orientation-not-recorded = لم يسأل أحد ولم يدون

# The terms of the built-in codebook (version 2026.2). They are our own and may be used freely (CC0).
# Translated by a machine: what a person has read is listed in reviewed.txt; all else needs review.

## act

term-act-killing = قتل
term-act-summary-execution = إعدام بإجراءات موجزة
term-act-extrajudicial-execution = إعدام خارج نطاق القضاء
term-act-death-penalty = تنفيذ حكم بالإعدام
term-act-mass-killing = قتل جماعي
term-act-death-in-custody = وفاة أثناء الاحتجاز
term-act-attempted-killing = محاولة قتل
term-act-targeted-killing-non-state = اغتيال سياسي على يد جهة غير حكومية
term-act-killing-at-protest = قتل أثناء احتجاج
term-act-indiscriminate-attack = هجوم عشوائي
term-act-crossfire-death = مقتل في تبادل إطلاق نار
term-act-death-under-torture = وفاة تحت التعذيب
term-act-assault = اعتداء جسدي
term-act-torture = تعذيب
term-act-ill-treatment = معاملة قاسية أو لا إنسانية أو مهينة
term-act-rape = اغتصاب
term-act-attempted-rape = محاولة اغتصاب
term-act-sexual-violence = عنف جنسي
term-act-sexual-harassment = تحرش جنسي
term-act-genital-mutilation = تشويه الأعضاء التناسلية
term-act-forced-sterilisation = تعقيم قسري
term-act-forced-marriage = زواج قسري
term-act-threat = تهديد
term-act-death-threat = تهديد بالقتل
term-act-harassment = مضايقة أو ضغط نفسي
term-act-stalking = ملاحقة وترصّد
term-act-surveillance = مراقبة ميدانية
term-act-reprisal-on-relatives = انتقام من الأقارب
term-act-collective-punishment = عقاب جماعي
term-act-arrest = اعتقال
term-act-mass-arrest = اعتقال جماعي
term-act-detention = احتجاز أو سجن
term-act-incommunicado-detention = احتجاز بمعزل عن العالم الخارجي
term-act-pretrial-overstay = احتجاز مطوّل دون محاكمة
term-act-denial-of-bail = رفض الإفراج قبل المحاكمة
term-act-enforced-disappearance = إخفاء قسري
term-act-abduction = اختطاف
term-act-house-arrest = إقامة جبرية
term-act-curfew = حظر تجول
term-act-psychiatric-confinement = احتجاز تعسفي في مصحة نفسية
term-act-slavery = استعباد
term-act-search-or-raid = تفتيش أو مداهمة غير قانونية
term-act-body-search = تفتيش جسدي مهين
term-act-summons = استدعاء أو استجواب
term-act-judicial-harassment = ملاحقة قضائية تعسفية
term-act-unfair-trial = محاكمة غير عادلة
term-act-denial-of-lawyer = الحرمان من محامٍ
term-act-closed-trial = محاكمة سرية
term-act-forced-confession = اعتراف قسري
term-act-displacement = تهجير قسري
term-act-eviction = إخلاء قسري
term-act-deportation = طرد أو ترحيل
term-act-refoulement = إعادة إلى الخطر
term-act-denial-of-asylum = رفض اللجوء بلا إنصاف
term-act-exile = نفي خارج البلد
term-act-internal-exile = نفي داخلي
term-act-denial-of-return = منع العودة
term-act-travel-ban = منع من السفر
term-act-passport-seizure = حجز جواز السفر أو رفضه
term-act-loss-of-nationality = إسقاط الجنسية
term-act-blockade = حصار
term-act-property-destruction = تدمير ممتلكات
term-act-looting = نهب
term-act-confiscation = مصادرة ممتلكات
term-act-land-seizure = الاستيلاء على الأرض
term-act-extortion = ابتزاز
term-act-asset-freeze = تجميد الحسابات أو الأصول
term-act-dismissal = فصل من العمل أو الدراسة
term-act-forced-labour = عمل قسري
term-act-withheld-wages = حرمان من الأجر
term-act-union-repression = قمع نقابة
term-act-denial-of-medical-care = حرمان من الرعاية الطبية
term-act-denial-of-aid = منع المعونة أو الغذاء
term-act-pollution = تلوث ضار
term-act-censorship = رقابة
term-act-publication-ban = حظر مطبوعة أو وسيلة إعلامية
term-act-speech-ban = منع من الكلام علنًا
term-act-accreditation-refused = رفض الاعتماد الصحفي
term-act-information-withheld = حجب المعلومات
term-act-religious-restriction = تقييد ممارسة الدين
term-act-assembly-ban = حظر تجمّع أو فضّه
term-act-organisation-ban = حظر منظمة أو إغلاقها
term-act-office-closure = إغلاق مكتب
term-act-funding-ban = حظر التمويل
term-act-foreign-agent-label = وصم بالعمالة للخارج
term-act-voter-intimidation = ترهيب انتخابي
term-act-denial-of-vote = حرمان من التصويت
term-act-defamation = تشهير
term-act-spyware-infection = إصابة ببرنامج تجسس
term-act-spyware-attempt = محاولة إصابة ببرنامج تجسس
term-act-stalkerware = تطبيق مراقبة خفي على جهاز
term-act-phishing = تصيّد احتيالي
term-act-account-takeover = الاستيلاء على حساب
term-act-device-linked = ربط جهاز غريب بحساب
term-act-account-blocking = حذف حساب أو محتوى
term-act-account-suspension = تعليق حساب
term-act-content-removal = حذف محتوى
term-act-doxxing = نشر بيانات شخصية بقصد الإضرار
term-act-impersonation = انتحال شخصية عبر الإنترنت
term-act-online-harassment = مضايقة عبر الإنترنت
term-act-hate-campaign = حملة تشويه أو كراهية منسقة عبر الإنترنت
term-act-disinformation = حملة تضليل
term-act-intimate-image-abuse = إساءة استخدام صور حميمة
term-act-sexual-extortion = ابتزاز جنسي
term-act-synthetic-media = صوت أو صورة أو فيديو مزيّف
term-act-device-seizure = مصادرة جهاز
term-act-border-device-search = تفتيش جهاز عند الحدود
term-act-forced-unlocking = إجبار على فتح قفل جهاز
term-act-data-extraction = استخراج بيانات من جهاز
term-act-forced-app-install = فرض تطبيق على جهاز
term-act-sim-swap = الاستيلاء على شريحة الهاتف
term-act-interception = اعتراض الاتصالات
term-act-location-tracking = تتبع الموقع
term-act-social-media-monitoring = رصد وسائل التواصل
term-act-facial-recognition = استخدام التعرف على الوجوه ضد أشخاص
term-act-biometric-collection = جمع قسري للبيانات الحيوية
term-act-drone-surveillance = مراقبة بطائرة مسيّرة
term-act-internet-shutdown = قطع الإنترنت
term-act-throttling = إبطاء الإنترنت
term-act-blocking = حجب موقع أو خدمة
term-act-circumvention-ban = حظر أدوات التشفير أو التجاوز
term-act-domain-seizure = الاستيلاء على نطاق أو موقع
term-act-denial-of-service = هجوم حجب الخدمة
term-act-defacement = تشويه موقع إلكتروني
term-act-ransomware = برنامج فدية
term-act-data-destruction = إتلاف البيانات
term-act-data-breach = تسريب بيانات أو سرقتها
term-act-data-request = طلب سلطة لبيانات المستخدمين
term-act-supply-chain-compromise = برنامج أو تحديث ملوّث
term-act-other = فعل آخر
term-act-unknown = غير معروف

## method

term-method-shooting = إطلاق نار
term-method-beating = ضرب
term-method-kicking = صفع أو لكم أو ركل
term-method-blunt-objects = ضرب بالعصي أو الأعقاب أو السياط
term-method-foot-whipping = ضرب باطن القدمين (الفلقة)
term-method-ear-blows = ضرب الأذنين معًا
term-method-stabbing = طعن
term-method-amputation = بتر عضو
term-method-nail-removal = اقتلاع الأظافر
term-method-burning = حرق
term-method-cigarette-burns = حروق بالسجائر
term-method-acid-attack = اعتداء بمادة حارقة
term-method-bombing = قصف أو تفجير
term-method-drone-strike = ضربة بطائرة مسيّرة
term-method-arson = إحراق متعمد
term-method-landmine = لغم أو عبوة مخفية
term-method-chemical-weapon = سلاح كيميائي
term-method-poisoning = تسميم
term-method-starvation = تجويع
term-method-suffocation = خنق
term-method-near-drowning = إيهام بالغرق
term-method-bag-over-head = كيس على الرأس
term-method-strangulation = شد العنق
term-method-electric-shock = صدمات كهربائية
term-method-stress-position = وضعيات قسرية
term-method-suspension = تعليق من الأطراف
term-method-binding = تقييد أو تكبيل
term-method-sleep-deprivation = حرمان من النوم
term-method-food-deprivation = حرمان من الطعام أو الماء
term-method-medicine-withheld = حجب الدواء
term-method-forced-feeding = إطعام قسري
term-method-drugging = تخدير أو تعاطٍ قسري
term-method-isolation = عزل
term-method-overcrowding = اكتظاظ الزنزانة
term-method-extreme-temperature = حر أو برد شديد
term-method-noise-or-light = ضجيج أو ضوء للإنهاك
term-method-blindfolding = عصب العينين
term-method-humiliation = إذلال
term-method-forced-nudity = تعرية قسرية
term-method-threats = تهديدات
term-method-threats-to-family = تهديد العائلة
term-method-mock-execution = إعدام وهمي
term-method-made-to-watch = إجبار على مشاهدة تعذيب غيره
term-method-animals = اعتداء بالحيوانات
term-method-tear-gas = غاز مسيل للدموع
term-method-rubber-bullets = رصاص مطاطي أو خردق
term-method-water-cannon = خراطيم المياه
term-method-vehicle-attack = دهس بمركبة
term-method-zero-click = هجوم دون أي تفاعل من الضحية
term-method-one-click-link = رابط كان يجب فتحه
term-method-message-with-link = رسالة تحتوي على رابط
term-method-e-mail-attachment = مرفق بريد إلكتروني
term-method-fake-login-page = صفحة دخول مزيفة
term-method-adversary-in-the-middle = وسيط بين المستخدم والموقع الحقيقي
term-method-session-theft = سرقة جلسة
term-method-consent-phishing = إذن ممنوح لتطبيق خبيث
term-method-qr-code-lure = استدراج برمز مربع
term-method-fake-profile = ملف شخصي مزيف
term-method-phone-call-lure = استدراج بمكالمة
term-method-malicious-app = تطبيق خبيث أو معدّل
term-method-management-profile = ملف إدارة على جهاز
term-method-network-injection = حقن في حركة الشبكة
term-method-watering-hole = موقع مصاب يزوره المستهدفون
term-method-physical-access = وصول مادي إلى الجهاز
term-method-usb-device = وحدة أو سلك USB
term-method-extraction-tool = أداة استخراج جنائية
term-method-imsi-catcher = محطة خلوية مزيفة
term-method-ss7-tracking = تتبع عبر شبكة الهاتف (SS7)
term-method-sms-code-interception = اعتراض رموز التحقق
term-method-password-reuse = كلمة مرور مسربة أو مخمنة
term-method-cloned-voice = صوت أو وجه مستنسخ
term-method-mass-reporting = بلاغات كيدية جماعية
term-method-bot-network = شبكة حسابات آلية
term-method-dns-tampering = التلاعب بنظام أسماء النطاقات
term-method-deep-packet-inspection = فحص عميق للحزم
term-method-route-hijack = سحب المسارات أو اختطافها (BGP)
term-method-cell-cut = قطع شبكة الهاتف المحمول
term-method-other = وسيلة أخرى
term-method-unknown = غير معروف

## right

term-right-life = الحق في الحياة
term-right-liberty = الحرية الشخصية
term-right-integrity = السلامة الشخصية
term-right-freedom-from-torture = عدم التعرض للتعذيب
term-right-assembly = التجمع السلمي
term-right-association = تكوين الجمعيات
term-right-expression = حرية التعبير
term-right-information = الوصول إلى المعلومات
term-right-movement = حرية التنقل
term-right-religion = الدين أو المعتقد
term-right-privacy = الخصوصية
term-right-reputation = السمعة والشرف
term-right-non-discrimination = عدم التمييز
term-right-political-participation = المشاركة السياسية
term-right-fair-trial = المحاكمة العادلة
term-right-property = الملكية
term-right-health = الصحة
term-right-education = التعليم
term-right-work = العمل
term-right-housing = السكن ومستوى المعيشة
term-right-data-protection = التحكم في البيانات الشخصية
term-right-women = حقوق المرأة
term-right-children = حقوق الطفل
term-right-minorities = حقوق الأقليات
term-right-other = حق آخر

## incident-status

term-incident-status-draft = مسودة
term-incident-status-active = قيد المتابعة
term-incident-status-pending = معلّق
term-incident-status-closed = مغلق

## finding

term-finding-not-examined = لم يُفحص
term-finding-unlikely = غير مرجّح
term-finding-possible = ممكن
term-finding-likely = مرجّح
term-finding-confirmed = مؤكد
term-finding-not-a-violation = مؤكد وليس انتهاكًا
term-finding-nothing-found = فُحص ولم يُعثر على شيء

## place-type

term-place-type-home = منزل
term-place-type-workplace = مكان العمل
term-place-type-business = متجر أو شركة
term-place-type-factory = مصنع
term-place-type-mine = منجم أو محجر
term-place-type-farm = مزرعة أو حقل
term-place-type-hotel = فندق أو مطعم
term-place-type-government-office = مكتب حكومي
term-place-type-military-site = موقع عسكري
term-place-type-police-station = مركز شرطة
term-place-type-prison = سجن
term-place-type-court = محكمة
term-place-type-school = مدرسة أو جامعة
term-place-type-hospital = مستشفى أو عيادة
term-place-type-organisation-office = مكتب منظمة
term-place-type-media-office = مكتب إعلامي
term-place-type-place-of-worship = مكان عبادة
term-place-type-public-square = ساحة أو شارع
term-place-type-protest-site = موقع احتجاج
term-place-type-polling-place = مركز اقتراع
term-place-type-embassy = سفارة أو قنصلية
term-place-type-road = طريق
term-place-type-vehicle = داخل مركبة
term-place-type-checkpoint = حاجز تفتيش
term-place-type-border-crossing = معبر حدودي
term-place-type-airport = مطار أو محطة
term-place-type-refugee-camp = مخيم لاجئين
term-place-type-secret-site = مكان احتجاز سري
term-place-type-online = على الإنترنت
term-place-type-other = مكان آخر
term-place-type-unknown = غير معروف

## degree

term-degree-carried-out = نفّذ الفعل
term-degree-ordered = أمر به
term-degree-incited = حرّض عليه
term-degree-assisted = ساعد
term-degree-financed = موّله
term-degree-present = كان حاضرًا
term-degree-planned = خطط له
term-degree-suspected = مشتبه به
term-degree-made-rule = وضع القاعدة التي استند إليها
term-degree-applied-rule = طبّق القاعدة
term-degree-failed-to-prevent = لم يمنعه
term-degree-failed-to-punish = علم ولم يتصرف
term-degree-concealed = أخفى ما حدث
term-degree-supplied-technology = وفّر التقنية
term-degree-operated-technology = شغّل التقنية
term-degree-hosted = استضافه أو نقله
term-degree-other = أخرى
term-degree-unknown = غير معروف

## perpetrator-type

term-perpetrator-type-state = جهة حكومية
term-perpetrator-type-national-official = مسؤول وطني
term-perpetrator-type-local-official = مسؤول محلي
term-perpetrator-type-legislature = برلمان أو مشرّع
term-perpetrator-type-armed-forces = القوات المسلحة
term-perpetrator-type-police = الشرطة
term-perpetrator-type-border-guard = حرس حدود أو موظف هجرة
term-perpetrator-type-prison-staff = موظفو السجون
term-perpetrator-type-intelligence = جهاز استخبارات
term-perpetrator-type-judiciary = السلطة القضائية
term-perpetrator-type-prosecution = نيابة عامة
term-perpetrator-type-foreign-state = دولة أخرى
term-perpetrator-type-occupying-force = قوة احتلال
term-perpetrator-type-pro-government-militia = ميليشيا موالية للحكومة
term-perpetrator-type-death-squad = فرق موت أو جماعات اقتصاص
term-perpetrator-type-armed-opposition = معارضة مسلحة
term-perpetrator-type-private-army = أمير حرب أو جيش خاص
term-perpetrator-type-organised-crime = جريمة منظمة
term-perpetrator-type-private-security = أمن خاص
term-perpetrator-type-crowd = حشد
term-perpetrator-type-family-member = شريك أو فرد من العائلة
term-perpetrator-type-employer = صاحب عمل
term-perpetrator-type-teacher = معلم أو إدارة مدرسة
term-perpetrator-type-landowner = مالك أرض
term-perpetrator-type-company = شركة
term-perpetrator-type-spyware-vendor = مورّد تقنيات مراقبة
term-perpetrator-type-spyware-operator = مشغّل تقنيات مراقبة
term-perpetrator-type-telecom-operator = مشغل اتصالات
term-perpetrator-type-online-platform = منصة إلكترونية
term-perpetrator-type-data-broker = سمسار بيانات
term-perpetrator-type-hacker-for-hire = قراصنة مأجورون
term-perpetrator-type-troll-network = شبكة حسابات مضللة
term-perpetrator-type-state-media = إعلام تابع للدولة
term-perpetrator-type-other = أخرى
term-perpetrator-type-unknown = غير معروف

## perpetrator-status

term-perpetrator-status-in-post = ما زال في منصبه
term-perpetrator-status-not-charged = لم يُتهم
term-perpetrator-status-charged = وُجهت إليه تهم
term-perpetrator-status-convicted = مُدان
term-perpetrator-status-acquitted = بُرئ
term-perpetrator-status-unpunished = حوكم ولم يُعاقب
term-perpetrator-status-dismissed = أُقيل من منصبه
term-perpetrator-status-sanctioned = خاضع لعقوبات
term-perpetrator-status-unknown = غير معروف

## victim-status

term-victim-status-dead = متوفى
term-victim-status-injured = مصاب
term-victim-status-disabled = إعاقة دائمة
term-victim-status-missing = مفقود
term-victim-status-found-alive = عُثر عليها حية
term-victim-status-held = محتجز
term-victim-status-held-awaiting-trial = محتجزة قيد المحاكمة
term-victim-status-released = أُفرج عنه
term-victim-status-released-on-trial = مفرج عنها قيد المحاكمة
term-victim-status-escaped = هرب
term-victim-status-in-hiding = متخفية
term-victim-status-exiled = في المنفى
term-victim-status-displaced = نازح
term-victim-status-returned-home = عادت إلى بيتها
term-victim-status-restricted = مقيّد الحركة
term-victim-status-lost-work = فقدت عملها
term-victim-status-account-lost = فقد حسابًا
term-victim-status-device-lost = فقد جهازًا
term-victim-status-device-compromised = جهازه مخترق
term-victim-status-unharmed = لم يُصب بأذى
term-victim-status-unknown = غير معروف

## attribution

term-attribution-officials-admit = مسؤولون يقرّون بالمسؤولية
term-attribution-officials-deny = مسؤولون ينفون وقوعه
term-attribution-officials-deny-responsibility = مسؤولون ينفون المسؤولية
term-attribution-officials-other-account = مسؤولون يقدّمون رواية أخرى
term-attribution-non-state-admit = جهة غير حكومية تقرّ بالمسؤولية
term-attribution-non-state-deny = جهة غير حكومية تنفي
term-attribution-vendor-deny = مورّد ينفي
term-attribution-technical-analysis = تستند إلى تحليل تقني
term-attribution-platform-notice = تستند إلى تنبيه منصة
term-attribution-court-finding = تستند إلى حكم محكمة
term-attribution-independent-inquiry = تستند إلى تحقيق مستقل
term-attribution-other = أخرى
term-attribution-unknown = غير معروف

## detention-type

term-detention-type-administrative = أمر إداري
term-detention-type-emergency = قانون طوارئ أو أمن
term-detention-type-expression-charge = تهمة تتعلق بتعبير سلمي
term-detention-type-ordinary-charge = تهمة بموجب القانون العادي
term-detention-type-security-charge = تهمة ضد أمن الدولة
term-detention-type-cybercrime-charge = تهمة بموجب قانون الجرائم الإلكترونية
term-detention-type-no-charge = محتجز دون تهمة
term-detention-type-other = أخرى
term-detention-type-unknown = غير معروف

## intent

term-intent-information = انتزاع معلومات
term-intent-intimidation = تخويف الضحية
term-intent-deterrence = تخويف الآخرين
term-intent-punishment = العقاب
term-intent-silencing = إسكات المعارضة
term-intent-extortion = الابتزاز
term-intent-identify-contacts = كشف جهات الاتصال والمصادر
term-intent-discredit = تشويه السمعة
term-intent-other = أخرى
term-intent-unknown = غير معروف

## connection

term-connection-victim = الضحية
term-connection-witness = شاهد
term-connection-perpetrator = مرتكب
term-connection-relative = قريب للضحية
term-connection-colleague = زميل للضحية
term-connection-fellow-member = من منظمة الضحية
term-connection-insider = مقرّب من المرتكب
term-connection-third-party = سمع من آخرين
term-connection-journalist = صحفي
term-connection-lawyer = محامٍ
term-connection-medical-staff = طاقم طبي
term-connection-organisation = منظمة
term-connection-analyst = محلل تقني
term-connection-service-provider = مزوّد خدمة أو منصة
term-connection-unknown = غير معروف

## material

term-material-interview = مقابلة
term-material-victim-testimony = شهادة الضحية
term-material-witness-testimony = شهادة شاهد
term-material-affidavit = إفادة موقّعة
term-material-letter = رسالة أو بريد إلكتروني
term-material-phone-call = مكالمة هاتفية
term-material-audio = تسجيل صوتي
term-material-video = فيديو
term-material-photograph = صورة
term-material-medical-report = تقرير طبي
term-material-autopsy-report = تقرير تشريح
term-material-court-record = سجل محكمة
term-material-official-statement = بيان رسمي
term-material-press-article = مقال صحفي
term-material-report = تقرير منظمة
term-material-leaflet = منشور أو ملصق
term-material-broadcast = بث إذاعي أو تلفزيوني
term-material-survey = استبيان
term-material-satellite-image = صورة فضائية
term-material-leaked-document = وثيقة مسرّبة
term-material-chat-export = محادثة مصدّرة
term-material-screenshot = لقطة شاشة
term-material-social-media-post = منشور على وسائل التواصل
term-material-forensic-report = تقرير فحص جنائي رقمي
term-material-network-capture = تسجيل حركة الشبكة
term-material-system-log = سجل نظام
term-material-threat-notification = تنبيه من منصة أو شركة
term-material-other = أخرى
term-material-unknown = غير معروف

## reliability

term-reliability-a = أ: موثوق تمامًا
term-reliability-b = ب: موثوق عادةً
term-reliability-c = ج: موثوق إلى حد ما
term-reliability-d = د: غير موثوق عادةً
term-reliability-e = هـ: غير موثوق
term-reliability-f = و: لا يمكن الحكم

## credibility

term-credibility-1 = 1: أكدته مصادر أخرى
term-credibility-2 = 2: صحيح على الأرجح
term-credibility-3 = 3: ربما صحيح
term-credibility-4 = 4: مشكوك فيه
term-credibility-5 = 5: غير محتمل
term-credibility-6 = 6: لا يمكن الحكم

## intervention

term-intervention-financial-help = مساعدة مالية
term-intervention-legal-help = مساعدة قانونية
term-intervention-medical-help = مساعدة طبية
term-intervention-psychosocial-help = دعم نفسي اجتماعي
term-intervention-relocation = نقل إلى مكان آمن
term-intervention-publicity = تغطية إعلامية
term-intervention-quiet-contact = اتصالات سرية
term-intervention-referral = إحالة أو طلب من آخرين
term-intervention-demand-inquiry = مطالبة بتحقيق
term-intervention-appeal = طعن في قرار
term-intervention-un-submission = تقديم إلى آلية أممية
term-intervention-litigation = دعوى قضائية
term-intervention-trial-observation = مراقبة محاكمة
term-intervention-prison-visit = زيارة في الاحتجاز
term-intervention-urgent-appeal = نداء عاجل
term-intervention-sanctions-request = طلب عقوبات
term-intervention-device-triage = فحص أولي لجهاز
term-intervention-forensic-analysis = تحليل جنائي رقمي
term-intervention-account-recovery = استعادة حساب
term-intervention-platform-escalation = تصعيد إلى منصة
term-intervention-takedown-request = طلب إزالة موقع المهاجم
term-intervention-device-replacement = تقديم جهاز بديل
term-intervention-security-advice = نصيحة أو تدريب أمني
term-intervention-target-warning = تحذير أهداف آخرين
term-intervention-other = أخرى

## response

term-response-helped = قدّموا مساعدة
term-response-pressed-authorities = ضغط على السلطات
term-response-publicised = وسّع التعريف به
term-response-promised = وعدوا بالتحرك
term-response-inquiry-opened = فتح تحقيقًا
term-response-asked-for-more = طلبوا معلومات إضافية
term-response-token = رد شكلي
term-response-denied = أنكروا الواقعة
term-response-obstructed = عرقلوا
term-response-retaliated = انتقم
term-response-none = لا رد
term-response-other = أخرى

## impact

term-impact-strong-positive = تحسن كبير
term-impact-positive = تحسن
term-impact-minor = تحسن طفيف
term-impact-none = لا تغيير
term-impact-negative = أسوأ
term-impact-strong-negative = أسوأ بكثير
term-impact-unknown = غير معروف

## intervention-status

term-intervention-status-planned = مخطط له
term-intervention-status-under-way = جارٍ
term-intervention-status-paused = متوقف مؤقتًا
term-intervention-status-closed = مغلق

## priority

term-priority-urgent = عاجل
term-priority-high = مرتفع
term-priority-normal = عادي
term-priority-low = منخفض

## person-unit

term-person-unit-individual = فرد
term-person-unit-family = عائلة
term-person-unit-organisation = مجموعة أو منظمة
term-person-unit-community = مجتمع محلي
term-person-unit-social-group = فئة اجتماعية
term-person-unit-public = عموم الناس

## gender

term-gender-woman = امرأة
term-gender-man = رجل
term-gender-non-binary = غير ثنائي
term-gender-other = آخر
term-gender-withheld = يفضل عدم الإفصاح
term-gender-not-recorded = غير مسجل
term-gender-not-applicable = لا ينطبق

## person-relation

term-person-relation-spouse = زوج أو زوجة
term-person-relation-partner = شريك
term-person-relation-parent = أحد الوالدين
term-person-relation-child = ابن أو ابنة
term-person-relation-sibling = أخ أو أخت
term-person-relation-relative = قريب آخر
term-person-relation-friend = صديق
term-person-relation-neighbour = جار
term-person-relation-colleague = زميل عمل
term-person-relation-superior = رئيس في العمل
term-person-relation-subordinate = مرؤوس
term-person-relation-lawyer = محامٍ
term-person-relation-guardian = وصي
term-person-relation-member = عضو في
term-person-relation-officer = صاحب منصب في
term-person-relation-branch = فرع من
term-person-relation-ally = حليف لـ
term-person-relation-other = أخرى

## address-type

term-address-type-home = المنزل
term-address-type-work = العمل
term-address-type-other = أخرى
term-address-type-former = سابق
term-address-type-temporary = مؤقت

## channel

term-channel-phone = هاتف
term-channel-e-mail = بريد إلكتروني
term-channel-signal = سيجنال
term-channel-whatsapp = واتساب
term-channel-telegram = تيليغرام
term-channel-in-person = لقاء شخصي
term-channel-through-someone = عبر شخص موثوق
term-channel-other = أخرى

## threat-type

term-threat-type-malware = برنامج خبيث
term-threat-type-tool = أداة
term-threat-type-threat-actor = جهة تهديد
term-threat-type-intrusion-set = مجموعة اختراق
term-threat-type-campaign = حملة
term-threat-type-infrastructure = بنية تحتية
term-threat-type-attack-pattern = أسلوب هجوم
term-threat-type-vulnerability = ثغرة
term-threat-type-vendor = مورّد

## indicator-type

term-indicator-type-domain = نطاق
term-indicator-type-url = رابط
term-indicator-type-ipv4 = عنوان IPv4
term-indicator-type-ipv6 = عنوان IPv6
term-indicator-type-email = عنوان بريد إلكتروني
term-indicator-type-email-subject = موضوع بريد إلكتروني
term-indicator-type-phone = رقم هاتف
term-indicator-type-md5 = بصمة MD5
term-indicator-type-sha1 = بصمة SHA-1
term-indicator-type-sha256 = بصمة SHA-256
term-indicator-type-sha512 = بصمة SHA-512
term-indicator-type-file-name = اسم ملف
term-indicator-type-file-path = مسار ملف
term-indicator-type-process = اسم عملية
term-indicator-type-app-id = معرّف تطبيق
term-indicator-type-certificate = بصمة شهادة
term-indicator-type-android-property = خاصية أندرويد
term-indicator-type-profile-id = ملف إعداد
term-indicator-type-mutex = كائن مزامنة
term-indicator-type-registry-key = مفتاح سجل
term-indicator-type-asn = نظام مستقل
term-indicator-type-mac = عنوان MAC
term-indicator-type-user-agent = وكيل المستخدم
term-indicator-type-user-account = حساب مستخدم
term-indicator-type-software = برنامج
term-indicator-type-network = نطاق شبكة
term-indicator-type-pattern = نمط آخر

## pattern-type

term-pattern-type-stix = نمط STIX
term-pattern-type-yara = YARA
term-pattern-type-sigma = Sigma
term-pattern-type-snort = Snort
term-pattern-type-suricata = Suricata
term-pattern-type-pcre = تعبير نمطي
term-pattern-type-other = أخرى

## triage

term-triage-unjudged = لم يُحكم عليه
term-triage-malicious = خبيث
term-triage-suspicious = مشبوه
term-triage-false-positive = إنذار خاطئ
term-triage-expired = لم يعد صالحًا

## set-format

term-set-format-stix = STIX 2
term-set-format-misp = MISP
term-set-format-csv = CSV
term-set-format-text = نص عادي
term-set-format-warning-list = قائمة تحذير

## device-type

term-device-type-phone = هاتف
term-device-type-tablet = جهاز لوحي
term-device-type-laptop = حاسوب محمول
term-device-type-computer = حاسوب مكتبي
term-device-type-sim = شريحة هاتف
term-device-type-storage = قرص أو بطاقة ذاكرة
term-device-type-server = خادم أو موقع
term-device-type-router = موجّه شبكة
term-device-type-camera = آلة تصوير
term-device-type-recorder = مسجل صوت
term-device-type-wearable = ساعة أو جهاز يُلبس
term-device-type-smart-home = جهاز منزل ذكي
term-device-type-vehicle = مركبة
term-device-type-security-key = مفتاح أمان
term-device-type-tracker = أداة تتبع
term-device-type-account = حساب
term-device-type-paper = ورق
term-device-type-other = غرض آخر

## device-state

term-device-state-on-unlocked = يعمل وغير مقفل
term-device-state-on-locked = يعمل ومقفل
term-device-state-off = مغلق
term-device-state-damaged = متضرر
term-device-state-wiped = ممسوح
term-device-state-unknown = غير معروف

## evidence-type

term-evidence-type-document = وثيقة
term-evidence-type-photograph = صورة
term-evidence-type-video = فيديو
term-evidence-type-audio = تسجيل صوتي
term-evidence-type-screenshot = لقطة شاشة
term-evidence-type-web-capture = نسخة صفحة ويب
term-evidence-type-message = رسالة أو محادثة
term-evidence-type-e-mail = بريد إلكتروني
term-evidence-type-forensic-image = صورة جنائية
term-evidence-type-backup = نسخة احتياطية لجهاز
term-evidence-type-system-log = سجل نظام
term-evidence-type-network-capture = تسجيل حركة الشبكة
term-evidence-type-malware-sample = عينة برنامج خبيث
term-evidence-type-analysis-output = مخرجات أداة تحليل
term-evidence-type-satellite-image = صورة فضائية
term-evidence-type-medical-record = سجل طبي
term-evidence-type-identity-document = وثيقة هوية
term-evidence-type-physical-object = شيء مادي
term-evidence-type-consent-form = نموذج موافقة
term-evidence-type-other = أخرى

## obtained

term-obtained-handed-over = سُلّم باليد
term-obtained-sent = أُرسل
term-obtained-downloaded = نُزّل
term-obtained-captured = التقطناه بأنفسنا
term-obtained-extracted = استُخرج من جهاز
term-obtained-found = عُثر عليه
term-obtained-returned-by-authority = أعادته سلطة
term-obtained-derived = أُنتج من عنصر آخر
term-obtained-unknown = غير معروف

## operation

term-operation-copied = نُسخ
term-operation-redacted = حُجبت أجزاء منه
term-operation-cropped = اقتُطع
term-operation-transcribed = فُرّغ نصًا
term-operation-translated = تُرجم
term-operation-converted = حُوّل
term-operation-extracted = استُخرج
term-operation-stripped = بلا بيانات وصفية
term-operation-redaction-map = كلمات محذوفة

## held

term-held-here = في هذه الخزنة
term-held-elsewhere = محفوظ في مكان آخر
term-held-destroyed = أُتلف

## custody

term-custody-collected = جُمع
term-custody-received = استُلم
term-custody-viewed = عُرض
term-custody-copied = نُسخ
term-custody-exported = صُدّر
term-custody-transferred = نُقل
term-custody-transformed = حُوّل
term-custody-sealed = خُتم
term-custody-deposited = أُودع
term-custody-verified = تُحقق منه
term-custody-destroyed = أُتلف
term-custody-returned = أُعيد
term-custody-deviation = مخالفة للإجراء مع السبب

## consent-use

term-consent-use-keep = الاحتفاظ بالمعلومات
term-consent-use-examine-device = فحص جهاز
term-consent-use-share-indicators = مشاركة المؤشرات مع المجتمع التقني
term-consent-use-warn-targets = تحذير أهداف آخرين
term-consent-use-contact-again = التواصل مجددًا

## consent-audience

term-consent-audience-partner = شريك محدد
term-consent-audience-statistics = إحصاءات بلا أسماء
term-consent-audience-public = الجمهور
term-consent-audience-un = آلية أممية
term-consent-audience-national-court = محكمة وطنية
term-consent-audience-international-court = محكمة دولية

## consent-answer

term-consent-answer-no = لا
term-consent-answer-yes = نعم
term-consent-answer-ask = يُسأل مجددًا

## publicity

term-publicity-no = لا
term-publicity-anonymised = نعم، دون هوية
term-publicity-named = نعم، بالاسم
term-publicity-ask = يُسأل مجددًا

## consent-form

term-consent-form-written = كتابيًا
term-consent-form-spoken = شفهيًا
term-consent-form-audio = بتسجيل صوتي
term-consent-form-thumbprint = ببصمة إبهام

## capacity

term-capacity-own = الشخص نفسه
term-capacity-guardian = وليّ أو وصيّ
term-capacity-assisted = الشخص نفسه بمساعدة
term-capacity-next-of-kin = أقرب الأقارب

## relation

term-relation-enabled = مكّن من
term-relation-followed = تلا
term-relation-preceded = سبق
term-relation-caused = تسبّب في
term-relation-motivated = كان دافعًا لـ
term-relation-retaliation-for = كان انتقامًا من
term-relation-parallel-to = وقع بالتوازي مع
term-relation-part-of = جزء من
term-relation-same-campaign = من الحملة نفسها مثل
term-relation-targeted = استهدف
term-relation-uses = يستخدم
term-relation-attributed-to = منسوب إلى
term-relation-communicates-with = يتصل بـ
term-relation-found-on = وُجد على
term-relation-indicates = يشير إلى
term-relation-derived-from = مشتق من
term-relation-corroborates = يعزّز
term-relation-contradicts = يناقض
term-relation-evidence-of = دليل على
term-relation-belongs-to = يخص
term-relation-covers = يشمل
term-relation-related-to = متصل بـ

## confidence

term-confidence-low = منخفضة
term-confidence-medium = متوسطة
term-confidence-high = مرتفعة

## place-level

term-place-level-exact = دقيق
term-place-level-100m = حتى 100 متر
term-place-level-1km = حتى كيلومتر واحد
term-place-level-area = المنطقة فقط
term-place-level-country = البلد فقط
term-place-level-withheld = محجوب

## tlp

term-tlp-red = TLP:RED، للمستلمين المحددين فقط
term-tlp-amber-strict = TLP:AMBER+STRICT، داخل المنظمة فقط
term-tlp-amber = TLP:AMBER، المنظمة ومن تخدمهم
term-tlp-green = TLP:GREEN، المجتمع المعني
term-tlp-clear = TLP:CLEAR، للجميع

## pap

term-pap-red = PAP:RED، لا شيء يمكن ملاحظته
term-pap-amber = PAP:AMBER، فحوص غير مباشرة فقط
term-pap-green = PAP:GREEN، خطوات فعلية مسموحة
term-pap-clear = PAP:CLEAR، دون قيود

## country

term-country-ad = أندورا
term-country-ae = الإمارات العربية المتحدة
term-country-af = أفغانستان
term-country-ag = أنتيغوا وبربودا
term-country-ai = أنغويلا
term-country-al = ألبانيا
term-country-am = أرمينيا
term-country-ao = أنغولا
term-country-aq = أنتاركتيكا
term-country-ar = الأرجنتين
term-country-as = ساموا الأمريكية
term-country-at = النمسا
term-country-au = أستراليا
term-country-aw = أروبا
term-country-ax = جزر آلاند
term-country-az = أذربيجان
term-country-ba = البوسنة والهرسك
term-country-bb = بربادوس
term-country-bd = بنغلاديش
term-country-be = بلجيكا
term-country-bf = بوركينا فاسو
term-country-bg = بلغاريا
term-country-bh = البحرين
term-country-bi = بوروندي
term-country-bj = بنين
term-country-bl = سان بارتليمي
term-country-bm = برمودا
term-country-bn = بروناي
term-country-bo = بوليفيا
term-country-bq = هولندا الكاريبية
term-country-br = البرازيل
term-country-bs = جزر البهاما
term-country-bt = بوتان
term-country-bv = جزيرة بوفيه
term-country-bw = بوتسوانا
term-country-by = بيلاروس
term-country-bz = بليز
term-country-ca = كندا
term-country-cc = جزر كوكوس (كيلينغ)
term-country-cd = الكونغو - كينشاسا
term-country-cf = جمهورية أفريقيا الوسطى
term-country-cg = الكونغو - برازافيل
term-country-ch = سويسرا
term-country-ci = ساحل العاج
term-country-ck = جزر كوك
term-country-cl = تشيلي
term-country-cm = الكاميرون
term-country-cn = الصين
term-country-co = كولومبيا
term-country-cr = كوستاريكا
term-country-cu = كوبا
term-country-cv = الرأس الأخضر
term-country-cw = كوراساو
term-country-cx = جزيرة كريسماس
term-country-cy = قبرص
term-country-cz = التشيك
term-country-de = ألمانيا
term-country-dj = جيبوتي
term-country-dk = الدانمرك
term-country-dm = دومينيكا
term-country-do = جمهورية الدومينيكان
term-country-dz = الجزائر
term-country-ec = الإكوادور
term-country-ee = إستونيا
term-country-eg = مصر
term-country-eh = الصحراء الغربية
term-country-er = إريتريا
term-country-es = إسبانيا
term-country-et = إثيوبيا
term-country-fi = فنلندا
term-country-fj = فيجي
term-country-fk = جزر فوكلاند
term-country-fm = ميكرونيزيا
term-country-fo = جزر فارو
term-country-fr = فرنسا
term-country-ga = الغابون
term-country-gb = المملكة المتحدة
term-country-gd = غرينادا
term-country-ge = جورجيا
term-country-gf = غويانا الفرنسية
term-country-gg = غيرنزي
term-country-gh = غانا
term-country-gi = جبل طارق
term-country-gl = غرينلاند
term-country-gm = غامبيا
term-country-gn = غينيا
term-country-gp = غوادلوب
term-country-gq = غينيا الاستوائية
term-country-gr = اليونان
term-country-gs = جورجيا الجنوبية وجزر ساندويتش الجنوبية
term-country-gt = غواتيمالا
term-country-gu = غوام
term-country-gw = غينيا بيساو
term-country-gy = غيانا
term-country-hk = هونغ كونغ
term-country-hm = جزيرة هيرد وجزر ماكدونالد
term-country-hn = هندوراس
term-country-hr = كرواتيا
term-country-ht = هايتي
term-country-hu = هنغاريا
term-country-id = إندونيسيا
term-country-ie = أيرلندا
term-country-il = إسرائيل
term-country-im = جزيرة مان
term-country-in = الهند
term-country-io = الإقليم البريطاني في المحيط الهندي
term-country-iq = العراق
term-country-ir = إيران
term-country-is = آيسلندا
term-country-it = إيطاليا
term-country-je = جيرسي
term-country-jm = جامايكا
term-country-jo = الأردن
term-country-jp = اليابان
term-country-ke = كينيا
term-country-kg = قيرغيزستان
term-country-kh = كمبوديا
term-country-ki = كيريباتي
term-country-km = جزر القمر
term-country-kn = سانت كيتس ونيفيس
term-country-kp = كوريا الشمالية
term-country-kr = كوريا الجنوبية
term-country-kw = الكويت
term-country-ky = جزر كايمان
term-country-kz = كازاخستان
term-country-la = لاوس
term-country-lb = لبنان
term-country-lc = سانت لوسيا
term-country-li = ليختنشتاين
term-country-lk = سريلانكا
term-country-lr = ليبيريا
term-country-ls = ليسوتو
term-country-lt = ليتوانيا
term-country-lu = لوكسمبورغ
term-country-lv = لاتفيا
term-country-ly = ليبيا
term-country-ma = المغرب
term-country-mc = موناكو
term-country-md = مولدوفا
term-country-me = الجبل الأسود
term-country-mf = سان مارتن
term-country-mg = مدغشقر
term-country-mh = جزر مارشال
term-country-mk = مقدونيا الشمالية
term-country-ml = مالي
term-country-mm = ميانمار (بورما)
term-country-mn = منغوليا
term-country-mo = ماكاو
term-country-mp = جزر ماريانا الشمالية
term-country-mq = جزر المارتينيك
term-country-mr = موريتانيا
term-country-ms = مونتسرات
term-country-mt = مالطا
term-country-mu = موريشيوس
term-country-mv = جزر المالديف
term-country-mw = ملاوي
term-country-mx = المكسيك
term-country-my = ماليزيا
term-country-mz = موزمبيق
term-country-na = ناميبيا
term-country-nc = كاليدونيا الجديدة
term-country-ne = النيجر
term-country-nf = جزيرة نورفولك
term-country-ng = نيجيريا
term-country-ni = نيكاراغوا
term-country-nl = هولندا
term-country-no = النرويج
term-country-np = نيبال
term-country-nr = ناورو
term-country-nu = نيوي
term-country-nz = نيوزيلندا
term-country-om = عُمان
term-country-pa = بنما
term-country-pe = بيرو
term-country-pf = بولينيزيا الفرنسية
term-country-pg = بابوا غينيا الجديدة
term-country-ph = الفلبين
term-country-pk = باكستان
term-country-pl = بولندا
term-country-pm = سان بيير ومكويلون
term-country-pn = جزر بيتكيرن
term-country-pr = بورتوريكو
term-country-ps = فلسطين
term-country-pt = البرتغال
term-country-pw = بالاو
term-country-py = باراغواي
term-country-qa = قطر
term-country-re = روينيون
term-country-ro = رومانيا
term-country-rs = صربيا
term-country-ru = روسيا
term-country-rw = رواندا
term-country-sa = المملكة العربية السعودية
term-country-sb = جزر سليمان
term-country-sc = سيشل
term-country-sd = السودان
term-country-se = السويد
term-country-sg = سنغافورة
term-country-sh = سانت هيلينا
term-country-si = سلوفينيا
term-country-sj = سفالبارد وجان ماين
term-country-sk = سلوفاكيا
term-country-sl = سيراليون
term-country-sm = سان مارينو
term-country-sn = السنغال
term-country-so = الصومال
term-country-sr = سورينام
term-country-ss = جنوب السودان
term-country-st = ساو تومي وبرينسيبي
term-country-sv = السلفادور
term-country-sx = سانت مارتن
term-country-sy = سوريا
term-country-sz = إسواتيني
term-country-tc = جزر توركس وكايكوس
term-country-td = تشاد
term-country-tf = الأقاليم الجنوبية الفرنسية
term-country-tg = توغو
term-country-th = تايلاند
term-country-tj = طاجيكستان
term-country-tk = توكيلاو
term-country-tl = تيمور - ليشتي
term-country-tm = تركمانستان
term-country-tn = تونس
term-country-to = تونغا
term-country-tr = تركيا
term-country-tt = ترينيداد وتوباغو
term-country-tv = توفالو
term-country-tw = تايوان
term-country-tz = تنزانيا
term-country-ua = أوكرانيا
term-country-ug = أوغندا
term-country-um = جزر الولايات المتحدة النائية
term-country-us = الولايات المتحدة
term-country-uy = أورغواي
term-country-uz = أوزبكستان
term-country-va = الفاتيكان
term-country-vc = سانت فنسنت وجزر غرينادين
term-country-ve = فنزويلا
term-country-vg = جزر فيرجن البريطانية
term-country-vi = جزر فيرجن الأمريكية
term-country-vn = فيتنام
term-country-vu = فانواتو
term-country-wf = جزر والس وفوتونا
term-country-ws = ساموا
term-country-xk = كوسوفو
term-country-ye = اليمن
term-country-yt = مايوت
term-country-za = جنوب أفريقيا
term-country-zm = زامبيا
term-country-zw = زيمبابوي

## consequence

term-consequence-injury = إصابة جسدية
term-consequence-lasting-disability = عجز دائم
term-consequence-trauma = أذى نفسي
term-consequence-livelihood-lost = فقدان مصدر الرزق
term-consequence-home-lost = فقدان المسكن
term-consequence-family-separated = تفريق العائلة
term-consequence-moved-for-safety = انتقال طلبًا للأمان
term-consequence-self-censorship = رقابة ذاتية
term-consequence-work-stopped = توقف العمل
term-consequence-organisation-closed = إغلاق منظمة
term-consequence-data-exposed = انكشاف البيانات
term-consequence-contacts-exposed = انكشاف المعارف أو المصادر
term-consequence-arrest-followed = أعقبه اعتقال
term-consequence-financial-loss = خسارة مالية
term-consequence-access-lost = فقدان الوصول
term-consequence-reputation-harmed = ضرر بالسمعة
term-consequence-none-known = لا عواقب معروفة
term-consequence-other = أخرى
term-consequence-unknown = غير معروف

## occupation

term-occupation-journalist = صحفي
term-occupation-photographer = مصور
term-occupation-blogger = مدون
term-occupation-human-rights-defender = مدافع عن حقوق الإنسان
term-occupation-environment-defender = مدافع عن الأرض أو البيئة
term-occupation-womens-rights-defender = مدافع عن حقوق النساء
term-occupation-lgbtiq-defender = مدافع عن حقوق مجتمع الميم
term-occupation-digital-rights-defender = مدافع عن الحقوق الرقمية
term-occupation-trade-unionist = نقابي
term-occupation-community-leader = عامل أو قائد مجتمعي
term-occupation-aid-worker = عامل إغاثة
term-occupation-social-worker = أخصائي اجتماعي
term-occupation-lawyer = محامٍ
term-occupation-judge = قاضٍ أو مدعٍ عام
term-occupation-doctor = طبيب
term-occupation-nurse = ممرض أو قابلة
term-occupation-teacher = معلم
term-occupation-academic = أكاديمي أو باحث
term-occupation-student = تلميذ أو طالب
term-occupation-politician = سياسي أو مسؤول حزبي
term-occupation-legislator = عضو برلمان
term-occupation-civil-servant = موظف حكومي
term-occupation-religious-leader = رجل أو امرأة دين
term-occupation-writer-or-artist = كاتب أو فنان
term-occupation-technologist = مختص بالحواسيب أو الشبكات
term-occupation-business-owner = صاحب عمل تجاري
term-occupation-shop-worker = بائع
term-occupation-farmer = مزارع أو صياد سمك
term-occupation-miner = عامل منجم
term-occupation-driver = سائق
term-occupation-day-labourer = عامل يومي
term-occupation-domestic-worker = عامل منزلي
term-occupation-sex-worker = عامل في الجنس
term-occupation-police-officer = شرطي
term-occupation-soldier = جندي
term-occupation-volunteer = متطوع
term-occupation-homemaker = ربة أو رب منزل
term-occupation-retired = متقاعد
term-occupation-unemployed = عاطل عن العمل
term-occupation-other = أخرى
term-occupation-unknown = غير معروف

## characteristic

term-characteristic-political-group = عضو في حزب أو جماعة سياسية
term-characteristic-armed-group = عضو في معارضة مسلحة
term-characteristic-armed-group-suspect = مشتبه بانتمائه لمعارضة مسلحة
term-characteristic-environment-group = جماعة بيئية
term-characteristic-rights-group = جماعة حقوقية
term-characteristic-peace-group = جماعة سلام
term-characteristic-union-member = عضو نقابة
term-characteristic-faith-group = جماعة دينية
term-characteristic-media-worker = عامل في الإعلام
term-characteristic-womens-group = جماعة نسائية
term-characteristic-pregnant = حامل
term-characteristic-mother = أم لأطفال صغار
term-characteristic-minor = طفل أو قاصر
term-characteristic-street-child = طفل شارع
term-characteristic-older-person = شخص مسن
term-characteristic-indigenous = من الشعوب الأصلية
term-characteristic-physical-disability = إعاقة جسدية
term-characteristic-mental-disability = إعاقة ذهنية أو نفسية
term-characteristic-ethnic-minority = أقلية عرقية
term-characteristic-religious-minority = أقلية دينية
term-characteristic-linguistic-minority = أقلية لغوية
term-characteristic-lgbtiq = من مجتمع الميم
term-characteristic-migrant = مهاجر
term-characteristic-undocumented = بلا أوراق إقامة
term-characteristic-internally-displaced = نازح داخل البلد
term-characteristic-refugee = لاجئ
term-characteristic-asylum-seeker = طالب لجوء
term-characteristic-stateless = عديم الجنسية
term-characteristic-exile = منفي أو من الشتات
term-characteristic-prisoner = سجين
term-characteristic-ill-or-wounded = مريض أو جريح
term-characteristic-relative-of-target = قريب شخص مستهدف
term-characteristic-associate-of-target = صديق أو زميل شخص مستهدف
term-characteristic-witness-in-case = شاهد في قضية
term-characteristic-campaigner = صاحب حملة
term-characteristic-whistleblower = مبلّغ عن مخالفات
term-characteristic-demonstrator = متظاهر
term-characteristic-bystander = مارّ
term-characteristic-combatant = مقاتل
term-characteristic-civilian-in-conflict = مدني في نزاع
term-characteristic-other = أخرى

## civil-status

term-civil-status-single = أعزب
term-civil-status-married = متزوج
term-civil-status-partnered = يعيش مع شريك
term-civil-status-separated = منفصل
term-civil-status-divorced = مطلق
term-civil-status-widowed = أرمل
term-civil-status-other = أخرى
term-civil-status-unknown = غير معروف

## education

term-education-none = بلا تعليم
term-education-primary = تعليم ابتدائي
term-education-secondary = تعليم ثانوي
term-education-vocational = تدريب مهني
term-education-religious-school = تعليم ديني
term-education-higher = تعليم جامعي
term-education-other = أخرى
term-education-unknown = غير معروف

## whereabouts

term-whereabouts-known-contact = المكان معروف والاتصال مسموح
term-whereabouts-known-no-contact = المكان معروف والاتصال ممنوع
term-whereabouts-held-place-hidden = محتجز والمكان سري
term-whereabouts-denied = إنكار الاحتجاز
term-whereabouts-moved-about = نقل متكرر
term-whereabouts-other = أخرى
term-whereabouts-unknown = غير معروف

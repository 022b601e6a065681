# The definitions of the built-in codebook (version 2026.2). They are our own and may be used freely (CC0).
# Translated by a machine: what a person has read is listed in reviewed.txt; all else needs review.

## act

def-act-killing = سلب حياة شخص عمدًا
def-act-summary-execution = قتل بأمر من مسؤول دون محاكمة عادلة
def-act-extrajudicial-execution = قتل على يد أعوان الدولة دون تدخل أي محكمة
def-act-death-penalty = تنفيذ حكم بالإعدام صادر عن محكمة
def-act-mass-killing = قتل عدد كبير من الناس في مكان أو عملية واحدة
def-act-death-in-custody = وفاة شخص وهو بيد السلطات مهما كان السبب المعلن
def-act-attempted-killing = محاولة قتل شخص نجا منها
def-act-targeted-killing-non-state = جماعة مسلحة أو سياسية تقتل شخصًا بسبب ما يمثله
def-act-killing-at-protest = مقتل شخص بسبب القوة المستخدمة ضد حشد أو مسيرة
def-act-indiscriminate-attack = هجوم لا يميز بين المدنيين والمقاتلين ويوقع قتلى
def-act-crossfire-death = مقتل شخص لا يشارك في القتال بين طرفين متقاتلين
def-act-death-under-torture = وفاة شخص بسبب ما تعرض له أثناء الاحتجاز
def-act-assault = استعمال القوة الجسدية ضد شخص دون بلوغ حد التعذيب
def-act-torture = إلحاق ألم شديد عمدًا بمشاركة رسمية
def-act-ill-treatment = معاملة تؤذي أو تحط من الكرامة ولا توصف بالتعذيب
def-act-rape = إيلاج جنسي دون رضا
def-act-attempted-rape = محاولة اغتصاب شخص لم تتم
def-act-sexual-violence = فعل أو لمس جنسي قسري غير الاغتصاب
def-act-sexual-harassment = كلمات أو نظرات أو إيحاءات جنسية غير مرغوبة
def-act-genital-mutilation = قطع أعضاء تناسلية أو إزالتها دون حاجة طبية
def-act-forced-sterilisation = حرمان شخص من الإنجاب رغمًا عنه
def-act-forced-marriage = زواج لم يوافق عليه أحد الطرفين بحرية
def-act-threat = التوعد بأذى دون القتل
def-act-death-threat = إخبار شخص بأنه أو أحد أقاربه سيُقتل
def-act-harassment = ضغط متكرر ينهك الشخص
def-act-stalking = تتبع شخص أو الاتصال به مرارًا حتى يخاف
def-act-surveillance = مراقبة شخص أو مكان أو تتبعه من قبل أشخاص
def-act-reprisal-on-relatives = معاقبة الأهل أو الأصدقاء على ما فعله شخص
def-act-collective-punishment = معاقبة جماعة كاملة على ما فعله بعض أفرادها
def-act-arrest = أخذ السلطات شخصًا تحت سلطتها
def-act-mass-arrest = أخذ عدد كبير من الناس دفعة واحدة دون تمييز
def-act-detention = إبقاء شخص محبوسًا بعد أخذه
def-act-incommunicado-detention = احتجاز شخص دون اتصال بمحامٍ أو أهل
def-act-pretrial-overstay = انتظار المحاكمة مدة تتجاوز ما يسمح به القانون أو الإنصاف
def-act-denial-of-bail = رفض إخلاء السبيل مع أن القانون يسمح به
def-act-enforced-disappearance = أخذ أعوان الدولة شخصًا وإخفاء مكانه
def-act-abduction = أخذ شخص قسرًا على يد من لا سلطة قانونية لهم
def-act-house-arrest = منع شخص من مغادرة منزله
def-act-curfew = منع الخروج من المنازل في ساعات معينة
def-act-psychiatric-confinement = حبس شخص في مصحة نفسية لإسكاته
def-act-slavery = معاملة شخص كأنه ملك لآخر
def-act-search-or-raid = دخول منزل أو مكتب وتفتيشه دون سند قانوني
def-act-body-search = تفتيش جسد شخص للإذلال أو دون مبرر
def-act-summons = استدعاء السلطات شخصًا واستجوابه
def-act-judicial-harassment = استعمال التهم أو الدعاوى لإنهاك شخص
def-act-unfair-trial = محاكمة تنقصها ضمانات العدالة
def-act-denial-of-lawyer = منع متهم أو محتجز من الوصول إلى محامٍ
def-act-closed-trial = إبعاد الجمهور والمراقبين عن المحاكمة
def-act-forced-confession = إجبار شخص على الاعتراف أو الشهادة ضد نفسه
def-act-displacement = إجبار الناس على ترك المنطقة التي يعيشون فيها
def-act-eviction = إخراج الناس بالقوة من مساكنهم أو أرضهم
def-act-deportation = إخراج شخص من البلد
def-act-refoulement = إعادة شخص إلى مكان يواجه فيه الاضطهاد
def-act-denial-of-asylum = رفض طلب حماية دون نظر منصف
def-act-exile = إبعاد شخص عن بلده
def-act-internal-exile = إجبار شخص على العيش في منطقة أخرى من البلد
def-act-denial-of-return = منع شخص من العودة إلى بلده أو بيته
def-act-travel-ban = منع شخص من مغادرة البلد أو مكان ما
def-act-passport-seizure = أخذ وثائق السفر أو إلغاؤها أو رفض إصدارها
def-act-loss-of-nationality = تجريد الدولة شخصًا من جنسيته
def-act-blockade = منع الناس أو السلع من دخول منطقة أو الخروج منها
def-act-property-destruction = إتلاف أشياء أو مبانٍ عمدًا
def-act-looting = أخذ الممتلكات بالقوة أو في الفوضى
def-act-confiscation = أخذ السلطات ممتلكات
def-act-land-seizure = فقدان الناس أرضًا يعيشون أو يعملون عليها لصالح أصحاب نفوذ
def-act-extortion = أخذ مال أو متاع تحت التهديد
def-act-asset-freeze = تجميد حسابات أو ممتلكات لعرقلة عمل شخص أو منظمة
def-act-dismissal = فقدان العمل أو الدراسة عقابًا
def-act-forced-labour = إجبار شخص على العمل تحت التهديد
def-act-withheld-wages = إنجاز العمل وحجز أجره
def-act-union-repression = عرقلة عمل نقابة
def-act-denial-of-medical-care = منع العلاج عن محتجز أو محتاج
def-act-denial-of-aid = منع وصول الغذاء أو الإغاثة إلى الناس
def-act-pollution = تلويث الماء أو التربة أو الهواء بما يضر الناس
def-act-censorship = منع كلام أو صور من الوصول إلى الناس
def-act-publication-ban = حظر عمل أو قناة أو صحيفة
def-act-speech-ban = منع شخص من الكلام علنًا أو إلى الصحافة
def-act-accreditation-refused = حرمان صحفي من الأوراق اللازمة لعمله
def-act-information-withheld = إخفاء السلطات ما يحق للناس معرفته
def-act-religious-restriction = منع الناس من ممارسة دين أو تركه
def-act-assembly-ban = حظر اجتماع أو مسيرة أو فضها
def-act-organisation-ban = حظر جماعة أو إغلاقها
def-act-office-closure = إغلاق السلطات مقر جماعة أو هيئة تحرير
def-act-funding-ban = قطع المال عن جماعة، وغالبًا من الخارج
def-act-foreign-agent-label = وسم القانون شخصًا أو جماعة بالعمل لجهات خارجية
def-act-voter-intimidation = تخويف ناخبين أو مرشحين أو مراقبين
def-act-denial-of-vote = منع صاحب حق من التصويت
def-act-defamation = أكاذيب أو شتائم تضر بسمعة شخص
def-act-spyware-infection = برنامج على جهاز ينقل أخبار صاحبه إلى غيره
def-act-spyware-attempt = محاولة زرع برنامج تجسس دون العثور على إصابة
def-act-stalkerware = تطبيق يثبته شخص قريب لمراقبة صاحب الجهاز
def-act-phishing = رسالة تستدرج شخصًا ليعطي وصولًا أو أسرارًا
def-act-account-takeover = سيطرة غير صاحب الحساب عليه
def-act-device-linked = نسخ تطبيق مراسلة أو حساب بصمت على جهاز مهاجم
def-act-account-blocking = إزالة حساب أو محتواه، ويُفرَّق الآن بين التعليق والحذف
def-act-account-suspension = إغلاق منصة حساب شخص أو تجميده
def-act-content-removal = إزالة منصة أو مستضيف ما نشره شخص
def-act-doxxing = نشر بيانات خاصة كي يصل آخرون إلى شخص أو يؤذوه
def-act-impersonation = انتحال شخص أو جهة على الإنترنت
def-act-online-harassment = إساءة متكررة لشخص على الشبكة
def-act-hate-campaign = هجوم حسابات كثيرة معًا على شخص أو جماعة
def-act-disinformation = نشر أخبار كاذبة عمدًا للإضرار أو التشويش
def-act-intimate-image-abuse = نشر صور حميمة أو التهديد بنشرها
def-act-sexual-extortion = ابتزاز شخص بصور أو محادثات حميمة
def-act-synthetic-media = تزوير صوت أو صورة للخداع أو التشهير
def-act-device-seizure = أخذ السلطات هاتفًا أو حاسوبًا أو قرصًا
def-act-border-device-search = تفتيش موظفين جهاز مسافر
def-act-forced-unlocking = إجبار شخص على فتح جهاز أو إعطاء رمز
def-act-data-extraction = نسخ محتويات جهاز بأدوات خاصة
def-act-forced-app-install = إجبار الناس على تثبيت برنامج يراقبهم
def-act-sim-swap = نقل رقم هاتف إلى شريحة مهاجم
def-act-interception = التقاط مكالمات أو رسائل في طريقها
def-act-location-tracking = تتبع تحركات شخص بوسائل تقنية
def-act-social-media-monitoring = جمع سلطات أو شركات ما يقوله الناس على الشبكة
def-act-facial-recognition = مطابقة الوجوه آليًا للعثور على الناس أو تتبعهم
def-act-biometric-collection = أخذ بصمات أو وجه أو عين أو حمض نووي تحت الضغط
def-act-drone-surveillance = مراقبة أشخاص أو أماكن من الجو
def-act-internet-shutdown = قطع الشبكة عن منطقة أو فئة من الناس
def-act-throttling = إبطاء الشبكة حتى تكاد لا تنفع
def-act-blocking = تعذر الوصول إلى موقع أو خدمة من مكان ما
def-act-circumvention-ban = منع استعمال الشبكات الخاصة أو المراسلة المشفرة أو المعاقبة عليه
def-act-domain-seizure = أخذ اسم موقع أو خادمه من صاحبه
def-act-denial-of-service = إغراق موقع بالطلبات حتى يتوقف
def-act-defacement = استبدال مهاجم صفحات موقع
def-act-ransomware = إقفال البيانات وطلب مال لفتحها
def-act-data-destruction = محو ملفات أو أنظمة عمدًا
def-act-data-breach = تسرب بيانات محفوظة أو سرقتها
def-act-data-request = طلب سلطة من شركة بيانات شخص
def-act-supply-chain-compromise = التلاعب بالبرامج أو التحديثات عند مصدرها
def-act-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة
def-act-unknown = لا تتوفر معلومات عن هذا

## method

def-method-shooting = استعمال أسلحة نارية ضد أشخاص
def-method-beating = ضرب باليدين أو القدمين أو بأدوات
def-method-kicking = ضربات باليد أو القبضة أو القدم
def-method-blunt-objects = استعمال شيء صلب أو لاسع في الضرب
def-method-foot-whipping = ضرب أسفل القدمين
def-method-ear-blows = ضرب الأذنين في آن واحد
def-method-stabbing = الجرح بنصل أو أداة مدببة
def-method-amputation = قطع طرف أو جزء من الجسد
def-method-nail-removal = نزع أظافر اليدين أو القدمين
def-method-burning = الإيذاء بالنار أو الحرارة أو الجمر
def-method-cigarette-burns = إطفاء السجائر على الجلد
def-method-acid-attack = سكب مادة كاوية على شخص
def-method-bombing = استعمال متفجرات أو قذائف
def-method-drone-strike = طائرة دون طيار تقصف أشخاصًا
def-method-arson = إضرام النار في مبانٍ أو ممتلكات
def-method-landmine = انفجار شحنة مدفونة أو مخفية
def-method-chemical-weapon = استعمال مادة سامة سلاحًا
def-method-poisoning = إعطاء شخص مادة ضارة
def-method-starvation = ترك الناس بلا طعام حتى الموت أو ما يقاربه
def-method-suffocation = قطع النفس بالماء أو بكيس أو بغيرهما
def-method-near-drowning = استعمال الماء ليشعر الشخص بأنه يغرق
def-method-bag-over-head = تغليف الرأس حتى ينقطع النفس
def-method-strangulation = الضغط على العنق أو ربطه
def-method-electric-shock = تمرير التيار في الجسد
def-method-stress-position = إجبار شخص على البقاء في وضع مؤلم
def-method-suspension = تعليق شخص من ذراعيه أو معصميه أو قدميه
def-method-binding = ربط اليدين أو القدمين طويلًا أو بشدة
def-method-sleep-deprivation = منع شخص من النوم
def-method-food-deprivation = إعطاء المحتجز طعامًا أو ماء أقل من حاجته
def-method-medicine-withheld = عدم إعطاء المحتجز الأدوية التي يحتاجها
def-method-forced-feeding = إدخال الطعام في جسد شخص رغمًا عنه
def-method-drugging = إعطاء عقاقير لكسر الإرادة أو التشويش أو الإيذاء
def-method-isolation = إبقاء شخص وحيدًا مدة طويلة
def-method-overcrowding = احتجاز عدد كبير في مكان ضيق
def-method-extreme-temperature = تعريض شخص لحر أو برد مؤذٍ
def-method-noise-or-light = إرهاق الحواس دون راحة
def-method-blindfolding = تغطية العينين مدة طويلة
def-method-humiliation = إهانة شخص أو الحط منه عمدًا
def-method-forced-nudity = إجبار شخص على التعري أو البقاء عاريًا
def-method-threats = التوعد بأذى للضغط على شخص
def-method-threats-to-family = التوعد بإيذاء الأقارب للضغط
def-method-mock-execution = إيهام شخص بأنه على وشك أن يُقتل
def-method-made-to-watch = إجبار شخص على رؤية أو سماع إيذاء غيره
def-method-animals = إطلاق كلاب أو حيوانات أخرى على شخص
def-method-tear-gas = استعمال غاز مهيج ضد أشخاص
def-method-rubber-bullets = إطلاق مقذوفات يفترض أنها لا تقتل على الناس
def-method-water-cannon = استعمال نفاثات الماء ضد حشد
def-method-vehicle-attack = توجيه سيارة أو شاحنة نحو الناس
def-method-zero-click = مهاجمة جهاز دون أي فعل من صاحبه
def-method-one-click-link = يعمل الهجوم حالما يُفتح رابط
def-method-message-with-link = رسالة نصية أو محادثة تحمل الرابط
def-method-e-mail-attachment = ملف مرسل بالبريد يحمل الهجوم
def-method-fake-login-page = صفحة مقلدة تجمع كلمات السر
def-method-adversary-in-the-middle = وسيط يمرر تسجيل الدخول ويحتفظ بالجلسة
def-method-session-theft = أخذ ملفات الجلسة فلا حاجة إلى كلمة سر
def-method-consent-phishing = منح الضحية تطبيق المهاجم إذنًا بدخول حساب
def-method-qr-code-lure = رمز يُمسح فيقود إلى الهجوم أو يربط جهازًا
def-method-fake-profile = شخصية مخترعة تكسب الثقة قبل الهجوم
def-method-phone-call-lure = متصل يقنع شخصًا بإعطاء وصول
def-method-malicious-app = تطبيق يفعل غير ما يقول
def-method-management-profile = ملف تهيئة يعطي غريبًا السيطرة
def-method-network-injection = تعديل حركة الشبكة في طريقها لإيصال هجوم
def-method-watering-hole = موقع موثوق يهاجم زواره
def-method-physical-access = وصول شخص إلى الجهاز نفسه بيده
def-method-usb-device = ذاكرة أو سلك أو شاحن موصول يحمل الهجوم
def-method-extraction-tool = منتج جنائي رقمي يفتح جهازًا وينسخه
def-method-imsi-catcher = خلية زائفة تتصل بها الهواتف القريبة
def-method-ss7-tracking = إساءة استعمال إشارات المشغلين لتحديد الموقع أو التنصت
def-method-sms-code-interception = قراءة غير صاحبها رموز المرة الواحدة
def-method-password-reuse = كلمة سر مسربة أو سهلة تفتح الحساب
def-method-cloned-voice = صوت أو وجه مصطنع يمر على أنه لشخص معروف
def-method-mass-reporting = شكاوى كاذبة كثيرة تدفع منصة إلى التصرف
def-method-bot-network = حسابات آلية تنشر أو تهاجم معًا
def-method-dns-tampering = أسماء المواقع تقود إلى غيرها أو لا تقود
def-method-deep-packet-inspection = قراءة حركة الشبكة لترشيحها أو إبطائها
def-method-route-hijack = إزالة الطرق إلى شبكة أو تحويلها
def-method-cell-cut = إطفاء خدمة الهاتف المحمول في منطقة
def-method-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة
def-method-unknown = لا تتوفر معلومات عن هذا

## right

def-right-life = ألا يُقتل المرء تعسفًا
def-right-liberty = ألا يُحبس المرء دون سند قانوني
def-right-integrity = سلامة الجسد والنفس
def-right-freedom-from-torture = ألا يُعذب المرء أو يُهان أبدًا
def-right-assembly = أن يجتمع الناس سلميًا
def-right-association = تكوين الجماعات والانضمام إليها
def-right-expression = اعتناق الآراء ونشرها
def-right-information = طلب المعلومات وتلقيها
def-right-movement = التنقل واختيار مكان العيش
def-right-religion = الاعتقاد والممارسة أو تركهما
def-right-privacy = ألا يُتدخل في بيت المرء ومراسلاته وشبكته
def-right-reputation = ألا تُمس سمعة المرء بغير حق
def-right-non-discrimination = المعاملة على قدم المساواة
def-right-political-participation = التصويت والترشح والمشاركة في الشأن العام
def-right-fair-trial = أن تسمع المرء محكمة عادلة
def-right-property = الاحتفاظ بما يملكه المرء
def-right-health = بلوغ أفضل صحة ممكنة
def-right-education = الذهاب إلى المدرسة والتعلم
def-right-work = العمل بحرية وفي ظروف عادلة
def-right-housing = المسكن والطعام وما تحتاجه الحياة
def-right-data-protection = أن يقرر المرء مصير بياناته
def-right-women = حقوق تحمي النساء
def-right-children = حقوق تحمي الأطفال
def-right-minorities = حقوق تحمي الأقليات
def-right-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة

## incident-status

def-incident-status-draft = ما زال يُكتب ولا يُعتمد عليه
def-incident-status-active = يعمل عليه أحد الآن
def-incident-status-pending = العمل ينتظر شيئًا من الخارج
def-incident-status-closed = لا عمل آخر مخطط له

## finding

def-finding-not-examined = لم ينظر فيه أحد بعد
def-finding-unlikely = ما يُعرف ينفي وقوع انتهاك
def-finding-possible = قد يكون انتهاكًا والمعروف قليل
def-finding-likely = معظم ما يُعرف يدل على انتهاك
def-finding-confirmed = تتفق عليه مصادر مستقلة
def-finding-not-a-violation = وقع وليس انتهاكًا
def-finding-nothing-found = فُحص بوسائل مذكورة ولم يُعثر على شيء، وهذا لا يعني الأمان

## place-type

def-place-type-home = حيث يعيش شخص
def-place-type-workplace = حيث يعمل شخص
def-place-type-business = مكان يبيع سلعًا أو خدمات
def-place-type-factory = حيث تُصنع السلع
def-place-type-mine = حيث تُستخرج المعادن أو الحجارة
def-place-type-farm = حيث تُزرع المحاصيل أو تُربى الحيوانات
def-place-type-hotel = حيث ينام الضيوف أو يأكلون
def-place-type-government-office = مكتب سلطة عامة
def-place-type-military-site = ثكنة أو قاعدة أو أرض للقوات المسلحة
def-place-type-police-station = حيث تعمل الشرطة وقد تحتجز الناس
def-place-type-prison = حيث تُقضى العقوبات أو يُنتظر الحكم
def-place-type-court = حيث تُنظر القضايا
def-place-type-school = حيث يُدرَّس الناس في أي مرحلة
def-place-type-hospital = حيث يُعالج المرضى أو الجرحى
def-place-type-organisation-office = مقر جماعة من المجتمع المدني
def-place-type-media-office = غرفة أخبار أو استوديو أو مطبعة
def-place-type-place-of-worship = مسجد أو كنيسة أو معبد أو دار صلاة أخرى
def-place-type-public-square = مكان مفتوح للجميع
def-place-type-protest-site = حيث تجمع الناس للمطالبة بشيء
def-place-type-polling-place = حيث يجري التصويت أو الفرز
def-place-type-embassy = مقر بعثة دولة أخرى
def-place-type-road = طريق للمركبات خارج العمران
def-place-type-vehicle = داخل سيارة أو حافلة صغيرة أو شاحنة
def-place-type-checkpoint = حيث يوقف الناس ويُفحصون في طريقهم
def-place-type-border-crossing = حيث يُعبر من بلد إلى آخر
def-place-type-airport = حيث تصل الطائرات أو القطارات أو الحافلات وتغادر
def-place-type-refugee-camp = حيث يعيش الفارون مدة
def-place-type-secret-site = مكان احتجاز لا يُعترف بوجوده
def-place-type-online = على الشبكة لا في مكان على الأرض
def-place-type-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة
def-place-type-unknown = لا تتوفر معلومات عن هذا

## degree

def-degree-carried-out = ارتكب الفعل بنفسه
def-degree-ordered = أمر غيره بارتكابه
def-degree-incited = حث غيره علنًا أو سرًا على فعله
def-degree-assisted = أعان من ارتكبه
def-degree-financed = دفع المال كي يُرتكب
def-degree-present = كان حاضرًا ولم يشارك على حد العلم
def-degree-planned = أعد كيفية ارتكابه
def-degree-suspected = يُظن ضلوعه ولا يُعرف كيف
def-degree-made-rule = كتب أو أقر القانون أو الأمر المؤدي إليه
def-degree-applied-rule = نفذ ذلك القانون أو الأمر
def-degree-failed-to-prevent = كان بوسعه منعه ولم يفعل
def-degree-failed-to-punish = علم به وتغاضى عنه
def-degree-concealed = محا الآثار أو ضلل السائلين
def-degree-supplied-technology = باع الوسائل المستعملة أو أعطاها
def-degree-operated-technology = شغّل الأدوات ضد المستهدف
def-degree-hosted = حملت خوادمه أو شبكته الهجوم
def-degree-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة
def-degree-unknown = لا تتوفر معلومات عن هذا

## perpetrator-type

def-perpetrator-type-state = أي جهاز للدولة إن لم يُعرف أدق
def-perpetrator-type-national-official = شخص في الحكومة الوطنية
def-perpetrator-type-local-official = شخص في حكومة بلدية أو إقليمية
def-perpetrator-type-legislature = هيئة تسن القوانين أو عضو فيها
def-perpetrator-type-armed-forces = جيش أو بحرية أو طيران أو هيئة عسكرية
def-perpetrator-type-police = شرطة من أي نوع
def-perpetrator-type-border-guard = من يراقب الدخول والخروج
def-perpetrator-type-prison-staff = حراس وغيرهم ممن يديرون أماكن الاحتجاز
def-perpetrator-type-intelligence = جهاز يجمع المعلومات سرًا
def-perpetrator-type-judiciary = القضاة والمحاكم
def-perpetrator-type-prosecution = من يوجهون التهم باسم الدولة
def-perpetrator-type-foreign-state = أجهزة دولة غير التي وقع فيها الأمر
def-perpetrator-type-occupying-force = قوات تسيطر على أرض غيرها
def-perpetrator-type-pro-government-militia = مسلحون يعملون للحكومة وليسوا من قواتها
def-perpetrator-type-death-squad = من يقتلون أو يعاقبون خارج القانون وغالبًا بتغاضٍ
def-perpetrator-type-armed-opposition = جماعات مسلحة تقاتل الحكومة
def-perpetrator-type-private-army = مسلحون يتبعون قائدًا أو مالكًا واحدًا
def-perpetrator-type-organised-crime = جماعة دائمة تعيش من الجريمة
def-perpetrator-type-private-security = حراس مستأجرون أو شركة أمن
def-perpetrator-type-crowd = أناس يتصرفون معًا دون قيادة
def-perpetrator-type-family-member = زوج أو شريك أو قريب للضحية
def-perpetrator-type-employer = من تعمل الضحية لديه
def-perpetrator-type-teacher = من له سلطة على التلاميذ أو الطلاب
def-perpetrator-type-landowner = من يملك أرضًا يعيش أو يعمل عليها غيره
def-perpetrator-type-company = شركة من أي حجم
def-perpetrator-type-spyware-vendor = شركة تبيع أدوات لمراقبة الأجهزة أو اختراقها
def-perpetrator-type-spyware-operator = من يستعمل تلك الأدوات ضد الناس
def-perpetrator-type-telecom-operator = شركة تدير شبكات الهاتف أو البيانات
def-perpetrator-type-online-platform = شركة تستضيف ما ينشره الناس أو يقولونه
def-perpetrator-type-data-broker = شركة تجمع بيانات الناس وتبيعها
def-perpetrator-type-hacker-for-hire = من يخترقون الحسابات أو الأجهزة بأجر
def-perpetrator-type-troll-network = حسابات تُدار معًا للهجوم أو الخداع
def-perpetrator-type-state-media = وسائل إعلام تنشر ما تريده السلطة
def-perpetrator-type-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة
def-perpetrator-type-unknown = لا تتوفر معلومات عن هذا

## perpetrator-status

def-perpetrator-status-in-post = يشغل المنصب نفسه حتى الآن
def-perpetrator-status-not-charged = لم تُفتح قضية ضده
def-perpetrator-status-charged = متهم ولم يُعرف حكم
def-perpetrator-status-convicted = أدانته محكمة
def-perpetrator-status-acquitted = برأته محكمة
def-perpetrator-status-unpunished = جرت محاكمته دون أن تنزل به عقوبة
def-perpetrator-status-dismissed = فقد منصبه
def-perpetrator-status-sanctioned = فرضت عليه دولة أو هيئة أخرى عقوبات
def-perpetrator-status-unknown = لا تتوفر معلومات عن هذا

## victim-status

def-victim-status-dead = ماتت بسببه أو أثناءه
def-victim-status-injured = مصابة وعلى قيد الحياة
def-victim-status-disabled = شُفيت مع ضرر باقٍ
def-victim-status-missing = لا يعرف أحد مكانها
def-victim-status-found-alive = كانت مفقودة وعُثر عليها حية
def-victim-status-held = محبوسة وقت الكتابة
def-victim-status-held-awaiting-trial = محبوسة أثناء نظر قضيتها
def-victim-status-released = أُطلق سراحها بأي شروط
def-victim-status-released-on-trial = حرة مؤقتًا والقضية مستمرة
def-victim-status-escaped = هربت ممن احتجزوها
def-victim-status-in-hiding = ملاحقة أو خائفة وتتوارى
def-victim-status-exiled = تعيش خارج البلد ولا تعود بأمان
def-victim-status-displaced = اضطرت لترك بيتها وتعيش في مكان آخر
def-victim-status-returned-home = غادرت طلبًا للسلامة ثم عادت
def-victim-status-restricted = لا تستطيع الذهاب حيث تشاء
def-victim-status-lost-work = فُصلت بسبب ذلك
def-victim-status-account-lost = لم تعد تتحكم في حساب
def-victim-status-device-lost = لم يعد لديها جهاز
def-victim-status-device-compromised = لديها جهاز يقرؤه أو يوجهه غيرها
def-victim-status-unharmed = لا يُعرف ضرر
def-victim-status-unknown = لا تتوفر معلومات عن هذا

## attribution

def-attribution-officials-admit = تقول السلطات إنه وقع وإنها فعلته
def-attribution-officials-deny = تقول السلطات إن شيئًا كهذا لم يقع
def-attribution-officials-deny-responsibility = تقول السلطات إنه وقع وإن غيرها فعله
def-attribution-officials-other-account = تروي السلطات ما حدث على نحو آخر
def-attribution-non-state-admit = تقول جماعة إنها فعلته
def-attribution-non-state-deny = تقول جماعة إنها لم تفعله
def-attribution-vendor-deny = يقول صانع الأداة إنها لم تُستعمل هكذا
def-attribution-technical-analysis = آثار على أجهزة أو شبكات تشير إلى شخص
def-attribution-platform-notice = أخبرت منصة مستخدمها بمن يقف وراءه
def-attribution-court-finding = قالت محكمة من فعله
def-attribution-independent-inquiry = حقق من لا مصلحة لهم وسموا الفاعل
def-attribution-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة
def-attribution-unknown = لا تتوفر معلومات عن هذا

## detention-type

def-detention-type-administrative = محتجز بأمر دون قضية جنائية
def-detention-type-emergency = محتجز بموجب قواعد الطوارئ أو الأمن
def-detention-type-expression-charge = متهم بكلام أو صور أو احتجاج سلمي
def-detention-type-ordinary-charge = متهم بجريمة عادية
def-detention-type-security-charge = متهم بالإضرار بالدولة أو بالإرهاب
def-detention-type-cybercrime-charge = متهم بقانون يخص الحواسيب أو الشبكة
def-detention-type-no-charge = محتجز دون ذكر تهمة
def-detention-type-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة
def-detention-type-unknown = لا تتوفر معلومات عن هذا

## intent

def-intent-information = حمل شخص على قول ما يعرف
def-intent-intimidation = تخويف من وقع عليه الفعل
def-intent-deterrence = تخويف الآخرين من فعل مثله
def-intent-punishment = معاقبة شخص على ما فعل أو ما هو
def-intent-silencing = وقف النقد أو المعارضة
def-intent-extortion = الحصول على مال أو متاع أو خدمات
def-intent-identify-contacts = معرفة من يعمل مع الضحية أو يحادثها
def-intent-discredit = حمل الناس على عدم الثقة بالضحية
def-intent-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة
def-intent-unknown = لا تتوفر معلومات عن هذا

## connection

def-connection-victim = يرويه من وقع له
def-connection-witness = رأى أو سمع ما جرى
def-connection-perpetrator = شارك في فعله
def-connection-relative = قريب من وقع له
def-connection-colleague = يعمل أو عمل مع الضحية
def-connection-fellow-member = ينتمي إلى جماعة الضحية نفسها
def-connection-insider = يعرفه من جهة الفاعل
def-connection-third-party = ينقل ما قاله غيره
def-connection-journalist = عرفه من عمله الصحفي
def-connection-lawyer = عرفه من تمثيل شخص
def-connection-medical-staff = عرفه من علاج شخص
def-connection-organisation = ترويه جماعة باسمها
def-connection-analyst = وجده في آثار أجهزة أو شبكات
def-connection-service-provider = عرفه من تشغيل خدمة
def-connection-unknown = لا تتوفر معلومات عن هذا

## material

def-material-interview = حديث أُجري للتوثيق
def-material-victim-testimony = ما روته الضحية بكلماتها
def-material-witness-testimony = ما رواه شاهد بكلماته
def-material-affidavit = إفادة موقعة بصحتها
def-material-letter = كتابة موجهة إلى شخص ورقًا أو بالبريد
def-material-phone-call = ما قيل على الهاتف
def-material-audio = ما سُجل من أصوات
def-material-video = تسجيل مصور متحرك
def-material-photograph = صورة ثابتة من آلة تصوير
def-material-medical-report = ما كتبه طبيب عن فحصه
def-material-autopsy-report = نتائج مكتوبة لفحص جثة
def-material-court-record = أوراق محكمة
def-material-official-statement = ما نشرته سلطة
def-material-press-article = ما نشرته وسيلة إعلام
def-material-report = ما نشرته جماعة عنه
def-material-leaflet = مطبوع للتوزيع أو اللصق
def-material-broadcast = ما بُث على الهواء
def-material-survey = أجوبة كثيرين عن الأسئلة نفسها
def-material-satellite-image = صورة للأرض من الفضاء
def-material-leaked-document = ورقة لم يشأ صاحبها نشرها
def-material-chat-export = رسائل محفوظة من تطبيق محادثة
def-material-screenshot = صورة شاشة
def-material-social-media-post = ما نُشر على شبكة اجتماعية
def-material-forensic-report = نتائج مكتوبة لفحص تقني
def-material-network-capture = حركة شبكة مسجلة
def-material-system-log = سجلات يحفظها النظام عن نفسه
def-material-threat-notification = تنبيه بأن شخصًا استُهدف
def-material-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة
def-material-unknown = لا تتوفر معلومات عن هذا

## reliability

def-reliability-a = لا شك في صدقه وقدرته وكان مصيبًا دائمًا
def-reliability-b = شك يسير وكان مصيبًا غالبًا
def-reliability-c = بعض الشك وقد أصاب من قبل
def-reliability-d = شك واضح وأصاب أحيانًا
def-reliability-e = غير صادق أو غير قادر وقد أخطأ من قبل
def-reliability-f = المعروف عن المصدر قليل جدًا

## credibility

def-credibility-1 = يقول غيره من المستقلين مثله
def-credibility-2 = يتفق مع المعروف ولم يؤكد
def-credibility-3 = قد يصح ويتفق جزئيًا مع المعروف
def-credibility-4 = ممكن ولا يسنده شيء
def-credibility-5 = يخالف المعروف
def-credibility-6 = لا شيء يُحكم به عليه

## intervention

def-intervention-financial-help = مال أو متاع لمحتاج
def-intervention-legal-help = محامٍ أو مشورة قانونية
def-intervention-medical-help = علاج أو طبيب
def-intervention-psychosocial-help = دعم نفسي وفي الحياة اليومية
def-intervention-relocation = نقل شخص إلى مكان أأمن
def-intervention-publicity = التعريف بالقضية
def-intervention-quiet-contact = التحدث سرًا مع من يستطيع المساعدة
def-intervention-referral = إحالة الشخص إلى من يستطيع المساعدة
def-intervention-demand-inquiry = مطالبة السلطات بالتحقيق
def-intervention-appeal = طلب نقض ما تقرر
def-intervention-un-submission = إرسال القضية إلى إجراء أممي
def-intervention-litigation = تقديم المسؤولين إلى محكمة
def-intervention-trial-observation = حضور المحاكمة للنظر في عدالتها
def-intervention-prison-visit = الذهاب لرؤية محتجز
def-intervention-urgent-appeal = دعوة كثيرين إلى الكتابة أو التحرك فورًا
def-intervention-sanctions-request = طلب فرض عقوبات على شخص من دولة أو هيئة
def-intervention-device-triage = نظرة أولى في تعرض جهاز لهجوم
def-intervention-forensic-analysis = فحص تقني شامل
def-intervention-account-recovery = إعادة حساب إلى صاحبه
def-intervention-platform-escalation = طلب تدخل العاملين في منصة
def-intervention-takedown-request = طلب إزالة موقع مهاجم من مستضيفه
def-intervention-device-replacement = إعطاء هاتف أو حاسوب نظيف
def-intervention-security-advice = تعليم شخص كيف يحمي نفسه
def-intervention-target-warning = إخبار آخرين بأنهم قد يكونون التالين
def-intervention-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة

## response

def-response-helped = فعل المطلوب أو بعضه
def-response-pressed-authorities = استعمل نفوذه لدى السلطة
def-response-publicised = تكلم أو كتب عنه علنًا
def-response-promised = قال إنه سيتحرك
def-response-inquiry-opened = بدأ التحقيق
def-response-asked-for-more = أراد معرفة المزيد أولًا
def-response-token = أجاب شكليًا
def-response-denied = قال إنه لم يقع
def-response-obstructed = حاول إيقاف التدخل
def-response-retaliated = عاقب من طلب أو من كان الطلب لأجله
def-response-none = لم يجب
def-response-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة

## impact

def-impact-strong-positive = تحسن الوضع كثيرًا بسببه
def-impact-positive = تحسن الوضع بسببه
def-impact-minor = تحسن الوضع قليلًا بسببه
def-impact-none = الوضع كما كان
def-impact-negative = ساء الوضع بسببه
def-impact-strong-negative = ساء الوضع كثيرًا بسببه
def-impact-unknown = لا تتوفر معلومات عن هذا

## intervention-status

def-intervention-status-planned = تقرر ولم يبدأ
def-intervention-status-under-way = بدأ ولم ينته
def-intervention-status-paused = أوقف إلى حين
def-intervention-status-closed = انتهى

## priority

def-priority-urgent = قبل كل شيء
def-priority-high = قريبًا
def-priority-normal = في دوره
def-priority-low = عند توفر الوقت

## person-unit

def-person-unit-individual = شخص واحد
def-person-unit-family = أناس يعيشون كعائلة
def-person-unit-organisation = جماعة لها أعضاء أو عاملون
def-person-unit-community = أناس يجمعهم مكان أو نمط عيش
def-person-unit-social-group = أناس تجمعهم صفة دون تنظيم
def-person-unit-public = أي أحد دون تمييز

## gender

def-gender-woman = تقول إنها امرأة
def-gender-man = يقول إنه رجل
def-gender-non-binary = لا يعرّف نفسه رجلًا فقط ولا امرأة فقط
def-gender-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة
def-gender-withheld = سُئل ولم يشأ أن يقول
def-gender-not-recorded = لم يسأل أحد ولم يدون
def-gender-not-applicable = السجل يمثل جماعة

## person-relation

def-person-relation-spouse = متزوج من
def-person-relation-partner = يعيش معه دون زواج
def-person-relation-parent = أم أو أب لـ
def-person-relation-child = ابنة أو ابن لـ
def-person-relation-sibling = أخت أو أخ لـ
def-person-relation-relative = قريب من درجة أخرى
def-person-relation-friend = مقرب دون قرابة
def-person-relation-neighbour = يسكن بجواره أو قربه
def-person-relation-colleague = يعمل معه
def-person-relation-superior = يصدر إليه الأوامر
def-person-relation-subordinate = يتلقى الأوامر منه
def-person-relation-lawyer = يمثله قانونيًا
def-person-relation-guardian = عليه واجب رعايته
def-person-relation-member = ينتمي إلى الجماعة
def-person-relation-officer = يشغل منصبًا في الجماعة
def-person-relation-branch = جزء من جماعة أكبر
def-person-relation-ally = يتعاون مع الجماعة
def-person-relation-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة

## address-type

def-address-type-home = حيث يسكن الشخص
def-address-type-work = حيث يعمل الشخص
def-address-type-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة
def-address-type-former = حيث كان الشخص سابقًا
def-address-type-temporary = حيث الشخص في الوقت الحاضر

## channel

def-channel-phone = باتصال أو رسالة إلى رقم
def-channel-e-mail = برسالة إلى عنوان على الشبكة
def-channel-signal = عبر تطبيق سيغنال
def-channel-whatsapp = عبر تطبيق واتساب
def-channel-telegram = عبر تطبيق تيليغرام
def-channel-in-person = وجهًا لوجه
def-channel-through-someone = عبر شخص يثق به الطرفان
def-channel-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة

## threat-type

def-threat-type-malware = برنامج صُنع للإضرار أو التجسس
def-threat-type-tool = برنامج قد يُساء استعماله ولم يُصنع للإضرار
def-threat-type-threat-actor = أشخاص أو جماعة تهاجم
def-threat-type-intrusion-set = هجمات تبدو من عمل جماعة واحدة
def-threat-type-campaign = هجمات لغاية واحدة خلال مدة
def-threat-type-infrastructure = خوادم وأسماء يستعملها هجوم
def-threat-type-attack-pattern = طريقة في الهجوم
def-threat-type-vulnerability = ضعف يمكن مهاجمته
def-threat-type-vendor = شركة تبيع وسائل هجوم أو مراقبة

## indicator-type

def-indicator-type-domain = اسم على الشبكة
def-indicator-type-url = عنوان صفحة أو ملف على الشبكة
def-indicator-type-ipv4 = رقم آلة على الشبكة بالصيغة الأقدم
def-indicator-type-ipv6 = رقم آلة على الشبكة بالصيغة الأحدث
def-indicator-type-email = عنوان يُرسل منه البريد أو إليه
def-indicator-type-email-subject = سطر موضوع رسالة
def-indicator-type-phone = رقم تأتي منه اتصالات أو رسائل
def-indicator-type-md5 = مجموع MD5 لملف، ويمكن صنع ملفين لهما المجموع نفسه
def-indicator-type-sha1 = مجموع SHA-1 لملف، ويمكن صنع ملفين لهما المجموع نفسه
def-indicator-type-sha256 = مجموع SHA-256 لملف يعرّفه بأمان
def-indicator-type-sha512 = مجموع SHA-512 لملف يعرّفه بأمان
def-indicator-type-file-name = اسم يحمله ملف
def-indicator-type-file-path = مكان ملف على جهاز
def-indicator-type-process = اسم برنامج قيد التشغيل
def-indicator-type-app-id = اسم التطبيق لدى النظام
def-indicator-type-certificate = مجموع شهادة توقّع أو تشفّر
def-indicator-type-android-property = إعداد يحفظه أندرويد
def-indicator-type-profile-id = معرّف ملف يهيئ جهازًا
def-indicator-type-mutex = قفل يعرف به البرنامج أنه يعمل
def-indicator-type-registry-key = مدخل في سجل ويندوز
def-indicator-type-asn = شبكة مشغل واحد برقمها
def-indicator-type-mac = رقم عتاد بطاقة الشبكة
def-indicator-type-user-agent = كيف يسمي متصفح أو برنامج نفسه
def-indicator-type-user-account = حساب في خدمة أو نظام
def-indicator-type-software = برنامج باسمه وإصداره
def-indicator-type-network = مجال أرقام على الشبكة
def-indicator-type-pattern = نمط من نوع آخر

## pattern-type

def-pattern-type-stix = بلغة أنماط STIX 2.1
def-pattern-type-yara = قواعد تطابق محتوى الملفات
def-pattern-type-sigma = قواعد تطابق السجلات
def-pattern-type-snort = قواعد تطابق حركة الشبكة لبرنامج Snort
def-pattern-type-suricata = قواعد تطابق حركة الشبكة لبرنامج Suricata
def-pattern-type-pcre = نمط من المحارف
def-pattern-type-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة

## triage

def-triage-unjudged = لم يقرر أحد بعد
def-triage-malicious = ينتمي إلى هجوم
def-triage-suspicious = قد ينتمي إلى هجوم
def-triage-false-positive = يطابق أشياء لا تضر
def-triage-expired = كان صحيحًا ولم يعد

## set-format

def-set-format-stix = حزمة STIX 2.0 أو 2.1
def-set-format-misp = أحداث أو تغذية MISP
def-set-format-csv = جدول فيه سطر لكل مؤشر
def-set-format-text = قائمة فيها مؤشر في كل سطر
def-set-format-warning-list = قائمة بأسماء يشترك فيها كثيرون، وهي تحذّر

## device-type

def-device-type-phone = هاتف محمول
def-device-type-tablet = حاسوب مسطح بشاشة لمس
def-device-type-laptop = حاسوب يُحمل
def-device-type-computer = حاسوب يبقى على مكتب
def-device-type-sim = شريحة تحمل رقم هاتف
def-device-type-storage = ما يخزن البيانات فقط
def-device-type-server = آلة تخدم غيرها على الشبكة
def-device-type-router = آلة تصل الشبكات
def-device-type-camera = تلتقط الصور أو تصور
def-device-type-recorder = يسجل ما يقال
def-device-type-wearable = يُلبس على الجسد ويعرف مكانه
def-device-type-smart-home = سماعة أو كاميرا أو جهاز منزلي على الشبكة
def-device-type-vehicle = سيارة أو مركبة تحفظ بيانات
def-device-type-security-key = أداة صغيرة تثبت من يدخل
def-device-type-tracker = أداة صغيرة تُصنع ليُعثر عليها أو لتتبع شخص
def-device-type-account = حساب في خدمة
def-device-type-paper = أوراق أو رسائل أو مطبوعات
def-device-type-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة

## device-state

def-device-state-on-unlocked = يعمل ويستطيع أي أحد استعماله
def-device-state-on-locked = يعمل ويطلب رمزًا
def-device-state-off = لا يعمل
def-device-state-damaged = مكسور كليًا أو جزئيًا
def-device-state-wiped = أزيل محتواه
def-device-state-unknown = لا تتوفر معلومات عن هذا

## evidence-type

def-evidence-type-document = نص مكتوب ورقًا أو ملفًا
def-evidence-type-photograph = صورة ثابتة من آلة تصوير
def-evidence-type-video = صور متحركة
def-evidence-type-audio = صوت مسجل
def-evidence-type-screenshot = صورة شاشة
def-evidence-type-web-capture = صفحة من الشبكة كما كانت في حينها
def-evidence-type-message = رسالة أو محادثة بالرسائل
def-evidence-type-e-mail = رسالة بريد مع ترويساتها
def-evidence-type-forensic-image = نسخة من قرص أو جهاز كامل
def-evidence-type-backup = نسخة صنعها جهاز لنفسه
def-evidence-type-system-log = سجلات يحفظها النظام عن نفسه
def-evidence-type-network-capture = حركة شبكة مسجلة
def-evidence-type-malware-sample = نسخة من برنامج ضار
def-evidence-type-analysis-output = ما كتبته أداة تحليل
def-evidence-type-satellite-image = صورة للأرض من الفضاء
def-evidence-type-medical-record = أوراق أو ملفات عن صحة شخص
def-evidence-type-identity-document = ورقة تبين من هو الشخص
def-evidence-type-physical-object = شيء يُحفظ كما هو كظرف رصاصة أو ثوب
def-evidence-type-consent-form = استمارة وافق فيها شخص
def-evidence-type-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة

## obtained

def-obtained-handed-over = سلّمه شخص باليد
def-obtained-sent = أُرسل بالبريد أو تطبيق مراسلة
def-obtained-downloaded = جُلب من الشبكة
def-obtained-captured = صورناه أو سجلناه نحن
def-obtained-extracted = نُسخ من جهاز
def-obtained-found = عُثر عليه دون أن يُسلّم
def-obtained-returned-by-authority = عاد بعد أن كان لدى السلطات
def-obtained-derived = صُنع من مادة أخرى هنا
def-obtained-unknown = لا تتوفر معلومات عن هذا

## operation

def-operation-copied = نُسخ بايتًا ببايت
def-operation-redacted = غُطيت أجزاء أو أزيلت
def-operation-cropped = قُص إلى جزء
def-operation-transcribed = كُتب ما قيل
def-operation-translated = نُقل إلى لغة أخرى
def-operation-converted = حُفظ بصيغة أخرى
def-operation-extracted = أُخرج جزء ملفًا مستقلًا
def-operation-stripped = من دون ما قاله الملف عن نفسه
def-operation-redaction-map = ما حُذف من نص، محفوظًا على حدة

## held

def-held-here = الملف في هذه الخزنة
def-held-elsewhere = يحفظه شخص في مكان آخر
def-held-destroyed = لم يعد موجودًا

## custody

def-custody-collected = دخل العهدة أول مرة
def-custody-received = استُلم من شخص
def-custody-viewed = فُتح ونُظر فيه
def-custody-copied = صُنعت نسخة
def-custody-exported = خرجت نسخة من الخزنة
def-custody-transferred = سُلّم إلى شخص
def-custody-transformed = صُنع منه شيء آخر
def-custody-sealed = أُغلق بحيث يظهر أي تغيير
def-custody-deposited = وُضع في مكان آمن أو أرشيف
def-custody-verified = تُحقق من بقائه كما كان
def-custody-destroyed = أُتلف نهائيًا
def-custody-returned = أُعيد إلى من سلّمه
def-custody-deviation = فُعل شيء على غير ما تنص عليه القواعد

## consent-use

def-consent-use-keep = حفظ ما رُوي وسُلّم
def-consent-use-examine-device = البحث عن آثار على جهاز
def-consent-use-share-indicators = إخبار الآخرين كيف يُعرف الهجوم
def-consent-use-warn-targets = إخبار الآخرين بأنهم قد يُهاجمون
def-consent-use-contact-again = سؤال الشخص لاحقًا

## consent-audience

def-consent-audience-partner = منظمة ذُكر اسمها للشخص
def-consent-audience-statistics = أعداد لا يُعرف فيها أحد
def-consent-audience-public = كل من يقرأ أو يرى
def-consent-audience-un = إجراء لدى الأمم المتحدة
def-consent-audience-national-court = محكمة في بلد
def-consent-audience-international-court = محكمة بين الدول أو فوقها

## consent-answer

def-consent-answer-no = لا يوافق الشخص
def-consent-answer-yes = يوافق الشخص
def-consent-answer-ask = يريد الشخص أن يُسأل كل مرة

## publicity

def-publicity-no = لا يذهب إليه شيء
def-publicity-anonymised = يذهب إن لم يمكن التعرف على الشخص
def-publicity-named = يذهب باسم الشخص
def-publicity-ask = يريد الشخص أن يُسأل كل مرة

## consent-form

def-consent-form-written = موقع على ورق أو شاشة
def-consent-form-spoken = قيل ودونه شخص
def-consent-form-audio = قيل وسُجل
def-consent-form-thumbprint = أُعطي ببصمة الإبهام

## capacity

def-capacity-own = قرر الشخص وحده
def-capacity-guardian = قرر عنه من عليه الواجب قانونًا
def-capacity-assisted = قرر الشخص وساعده أحد على الفهم
def-capacity-next-of-kin = قرر أقرب الأهل عمن لا يستطيع

## relation

def-relation-enabled = الأول جعل الثاني ممكنًا
def-relation-followed = الأول جاء بعد الثاني
def-relation-preceded = الأول جاء قبل الثاني
def-relation-caused = الأول سبّب الثاني
def-relation-motivated = الأول كان دافعًا للثاني
def-relation-retaliation-for = الأول فُعل عقابًا على الثاني
def-relation-parallel-to = جرى الأمران في وقت واحد
def-relation-part-of = الأول جزء من الثاني الأكبر
def-relation-same-campaign = الأمران من حملة واحدة
def-relation-targeted = الأول كان موجهًا ضد الثاني
def-relation-uses = الأول يستعمل الثاني
def-relation-attributed-to = الأول يُعد من عمل الثاني
def-relation-communicates-with = الأول يتبادل البيانات مع الثاني
def-relation-found-on = الأول اكتُشف على الثاني
def-relation-indicates = رؤية الأول توحي بالثاني
def-relation-derived-from = الأول صُنع من الثاني
def-relation-corroborates = الأول يسند الثاني
def-relation-contradicts = الأول يعارض الثاني
def-relation-evidence-of = الأول يعين على إثبات الثاني
def-relation-belongs-to = الأول مملوك للثاني أو يديره
def-relation-covers = الأول يتناول الثاني
def-relation-related-to = بينهما صلة توضحها الملاحظة

## confidence

def-confidence-low = قد يكون الأمر غير ذلك
def-confidence-medium = الأرجح أنه كذلك
def-confidence-high = يُستغرب أن يكون غير ذلك

## place-level

def-place-level-exact = النقطة كما هي
def-place-level-100m = مزاحة بدقة 100 متر
def-place-level-1km = مزاحة بدقة كيلومتر
def-place-level-area = البلدة أو المنطقة فقط
def-place-level-country = لا يُنشر إلا اسم البلد
def-place-level-withheld = لا شيء عن المكان

## tlp

def-tlp-red = للحاضرين أو المسمين فقط
def-tlp-amber-strict = داخل المنظمة المتلقية فقط لمن يحتاجه
def-tlp-amber = داخل المنظمة ولعملائها المحتاجين
def-tlp-green = داخل المجتمع المعني لا علنًا
def-tlp-clear = لا قيد على المشاركة

## pap

def-pap-red = لا تفعل ما قد يُلاحظ في الخارج
def-pap-amber = استعلام بطرق غير نشطة فقط
def-pap-green = يُسمح بالحجب وغيره من الدفاع
def-pap-clear = لا قيد على ما يُفعل

## consequence

def-consequence-injury = جروح أو آلام يمكن لطبيب إثباتها
def-consequence-lasting-disability = لم يعد الجسد يعمل كما كان
def-consequence-trauma = خوف أو أرق أو معاناة نفسية أخرى
def-consequence-livelihood-lost = زوال وسائل العيش
def-consequence-home-lost = لم يعد الشخص قادرًا على العيش في بيته
def-consequence-family-separated = إبعاد أفراد عائلة بعضهم عن بعض
def-consequence-moved-for-safety = ترك الشخص مدينته أو بلده ليسلم
def-consequence-self-censorship = كف الناس عن قول أو فعل ما اعتادوه
def-consequence-work-stopped = انتهاء مشروع أو تحقيق أو صحيفة
def-consequence-organisation-closed = اضطرت جماعة إلى التوقف
def-consequence-data-exposed = وقوع بيانات خاصة أو مهنية في أيدي آخرين
def-consequence-contacts-exposed = انكشاف أشخاص وثقوا بالضحية
def-consequence-arrest-followed = اعتُقل شخص بسبب ما عُرف
def-consequence-financial-loss = ضياع مال أو متاع أو أجر
def-consequence-access-lost = تعذر استعمال حسابات أو أجهزة أو الشبكة
def-consequence-reputation-harmed = تراجع نظرة الناس إلى الضحية
def-consequence-none-known = لم يُبلَّغ عن أي عاقبة
def-consequence-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة
def-consequence-unknown = لا تتوفر معلومات عن هذا

## occupation

def-occupation-journalist = يجمع الأخبار وينقلها
def-occupation-photographer = يلتقط صور الأحداث أو يصورها
def-occupation-blogger = ينشر على الشبكة دون وسيلة إعلام
def-occupation-human-rights-defender = يعمل من أجل حقوق الآخرين
def-occupation-environment-defender = يعمل لحماية الأرض أو الماء أو الطبيعة
def-occupation-womens-rights-defender = يعمل من أجل حقوق النساء
def-occupation-lgbtiq-defender = يعمل من أجل حقوق مجتمع الميم
def-occupation-digital-rights-defender = يعمل من أجل الحرية والأمان على الشبكة
def-occupation-trade-unionist = يعمل في نقابة أو يقودها
def-occupation-community-leader = ينظم الناس حيث يعيشون
def-occupation-aid-worker = يقدم العون في الحروب والكوارث
def-occupation-social-worker = يساعد المحتاجين بحكم مهنته
def-occupation-lawyer = ينصح الناس ويدافع عنهم قانونًا
def-occupation-judge = يحكم في القضايا أو يرفعها
def-occupation-doctor = يعالج المرضى بحكم مهنته
def-occupation-nurse = يرعى المرضى أو الولادات
def-occupation-teacher = يدرّس في مدرسة
def-occupation-academic = يدرّس أو يبحث في جامعة
def-occupation-student = يتعلم في مدرسة أو جامعة
def-occupation-politician = يعمل لحزب أو يسعى إلى منصب
def-occupation-legislator = عضو في هيئة تسن القوانين
def-occupation-civil-servant = يعمل لسلطة عامة
def-occupation-religious-leader = يقود أو يعلّم في دين
def-occupation-writer-or-artist = يبدع كتبًا أو موسيقى أو أفلامًا أو غيرها
def-occupation-technologist = يبني أنظمة رقمية أو يشغلها
def-occupation-business-owner = يدير شركة أو متجرًا يملكه
def-occupation-shop-worker = يبيع في متجر أو سوق
def-occupation-farmer = يعيش من الأرض أو الماشية أو الصيد
def-occupation-miner = يستخرج المعادن أو الحجارة
def-occupation-driver = ينقل الناس أو البضائع بأجر
def-occupation-day-labourer = يعمل باليوم دون عقد
def-occupation-domestic-worker = يعمل في بيت غيره
def-occupation-sex-worker = يقدم خدمات جنسية بأجر
def-occupation-police-officer = يخدم في الشرطة
def-occupation-soldier = يخدم في القوات المسلحة
def-occupation-volunteer = يقدم عملًا بلا أجر لقضية
def-occupation-homemaker = يعمل في بيته
def-occupation-retired = لم يعد يعمل بسبب العمر
def-occupation-unemployed = يبحث عن عمل أو لا يجده
def-occupation-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة
def-occupation-unknown = لا تتوفر معلومات عن هذا

## characteristic

def-characteristic-political-group = ينتمي إلى حزب أو حركة
def-characteristic-armed-group = ينتمي إلى جماعة تقاتل الحكومة
def-characteristic-armed-group-suspect = يُظن عضوًا فيها صوابًا أو خطأ
def-characteristic-environment-group = ينتمي إلى جماعة تحمي الطبيعة
def-characteristic-rights-group = ينتمي إلى جماعة تدافع عن الحقوق
def-characteristic-peace-group = ينتمي إلى جماعة تعمل للسلام
def-characteristic-union-member = ينتمي إلى نقابة
def-characteristic-faith-group = ينتمي إلى جماعة دينية منظمة
def-characteristic-media-worker = معروف بأنه من أهل الصحافة
def-characteristic-womens-group = ينتمي إلى جماعة للنساء
def-characteristic-pregnant = كانت تنتظر مولودًا
def-characteristic-mother = لها أطفال في رعايتها
def-characteristic-minor = كان دون الثامنة عشرة
def-characteristic-street-child = يعيش أو يعمل في الشارع دون أهل
def-characteristic-older-person = سنه تجعله أكثر تعرضًا للأذى
def-characteristic-indigenous = ينتمي إلى شعب أصلي
def-characteristic-physical-disability = يعيش مع محدودية جسدية دائمة
def-characteristic-mental-disability = يعيش مع محدودية ذهنية دائمة
def-characteristic-ethnic-minority = ينتمي إلى قوم أقل عددًا في البلد
def-characteristic-religious-minority = يتبع دينًا قليل الأتباع في البلد
def-characteristic-linguistic-minority = يتكلم لغة قليلة المتكلمين في البلد
def-characteristic-lgbtiq = يُستهدف لمن يحب أو لهويته
def-characteristic-migrant = يعيش في بلد آخر للعمل أو الإقامة
def-characteristic-undocumented = يعيش في بلد دون إذن إقامة
def-characteristic-internally-displaced = فر من بيته وبقي في البلد
def-characteristic-refugee = فر إلى بلد آخر من اضطهاد أو حرب
def-characteristic-asylum-seeker = طلب الحماية وينتظر
def-characteristic-stateless = لا تعده أي دولة من مواطنيها
def-characteristic-exile = يعيش في الخارج وينشط لأجل بلده
def-characteristic-prisoner = كان محتجزًا أصلًا عندما وقع
def-characteristic-ill-or-wounded = كان مريضًا أو جريحًا عندما وقع
def-characteristic-relative-of-target = من أهل شخص مضطهد
def-characteristic-associate-of-target = مقرب من شخص مضطهد
def-characteristic-witness-in-case = يعرف ما يريد غيره كتمانه
def-characteristic-campaigner = يرفع صوته علنًا لأجل قضية
def-characteristic-whistleblower = كشف مخالفات من كان يعمل لديهم
def-characteristic-demonstrator = شارك في احتجاج
def-characteristic-bystander = كان هناك صدفة
def-characteristic-combatant = شارك في القتال
def-characteristic-civilian-in-conflict = لم يشارك في القتال من حوله
def-characteristic-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة

## civil-status

def-civil-status-single = لم يتزوج قط
def-civil-status-married = متزوج قانونًا أو عرفًا
def-civil-status-partnered = عيش مشترك دون زواج
def-civil-status-separated = متزوج ويعيش منفصلًا
def-civil-status-divorced = انتهى زواجه قانونًا
def-civil-status-widowed = توفي الزوج أو الزوجة
def-civil-status-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة
def-civil-status-unknown = لا تتوفر معلومات عن هذا

## education

def-education-none = لم يذهب إلى المدرسة
def-education-primary = سنوات المدرسة الأولى
def-education-secondary = المدرسة بعد السنوات الأولى
def-education-vocational = تعلم حرفة في مدرسة أو عمل
def-education-religious-school = تعلم في مدرسة دينية
def-education-higher = درس بعد الثانوية
def-education-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة
def-education-unknown = لا تتوفر معلومات عن هذا

## whereabouts

def-whereabouts-known-contact = يُعلن المكان ويُسمح بالزيارة أو الاتصال
def-whereabouts-known-no-contact = يُعلن المكان ولا يُسمح لأحد بالوصول
def-whereabouts-held-place-hidden = يُقر بالاحتجاز ولا يُذكر المكان
def-whereabouts-denied = لا يقر أحد باحتجاز الشخص
def-whereabouts-moved-about = يُنقل الشخص كي لا يجده أحد
def-whereabouts-other = ما لا يغطيه مصطلح آخر، ويوضح في الملاحظة
def-whereabouts-unknown = لا تتوفر معلومات عن هذا

# تسميات مفردات العمل على القضايا (term-…). المعرّفات تتبع دفتر الرموز.

## case-type

term-case-type-help-request = طلب مساعدة
term-case-type-matter = ملف قانوني أو مناصرة
term-case-type-dossier = ملف توثيق

## case-status

term-case-status-new = جديدة
term-case-status-triage = قيد الفرز
term-case-status-open = قيد العمل
term-case-status-waiting = بانتظار آخرين
term-case-status-referred = محالة إلى آخرين
term-case-status-closed = مغلقة

## case-outcome

term-case-outcome-resolved = حُلّت
term-case-outcome-partly-resolved = حُلّت جزئيًا
term-case-outcome-advice-given = قُدّمت المشورة
term-case-outcome-referred = حُوّلت إلى آخرين
term-case-outcome-not-possible = لم يكن ممكنًا فعل شيء
term-case-outcome-withdrawn = سحبها صاحبها
term-case-outcome-lost-contact = انقطع الاتصال
term-case-outcome-out-of-scope = خارج نطاق عملنا

## urgency

term-urgency-life-at-risk = حياة أو حرية في خطر الآن
term-urgency-hours = خلال ساعات
term-urgency-days = خلال أيام
term-urgency-weeks = خلال أسابيع
term-urgency-none = لا استعجال

## request-channel

term-request-channel-in-person = شخصيًا
term-request-channel-phone = بالهاتف
term-request-channel-messenger = عبر تطبيق مراسلة
term-request-channel-e-mail = بالبريد الإلكتروني
term-request-channel-web-form = عبر نموذج ويب
term-request-channel-helpline = عبر خط مساعدة
term-request-channel-through-partner = عبر شريك
term-request-channel-at-event = في تدريب أو فعالية
term-request-channel-own-monitoring = وجدناها في رصدنا
term-request-channel-other = غير ذلك

## help-topic

term-help-topic-account-taken = استيلاء على حساب
term-help-topic-account-suspended = تعليق حساب
term-help-topic-device-seized = مصادرة جهاز
term-help-topic-device-suspicious = جهاز يتصرف بغرابة
term-help-topic-malware = برمجية خبيثة
term-help-topic-spyware = برنامج تجسس
term-help-topic-phishing = تصيّد
term-help-topic-harassment = مضايقة على الإنترنت
term-help-topic-doxxing = نشر بيانات خاصة
term-help-topic-intimate-images = إساءة استخدام صور حميمة
term-help-topic-impersonation = انتحال شخصية
term-help-topic-disinformation = أخبار كاذبة عنهم
term-help-topic-site-attack = هجوم على موقع
term-help-topic-blocking = حجب موقع أو خدمة
term-help-topic-safe-communication = تواصل آمن
term-help-topic-physical-threat = تهديد للحياة أو الجسد
term-help-topic-legal = مساعدة قانونية
term-help-topic-psychosocial = دعم نفسي
term-help-topic-relocation = انتقال إلى مكان آمن
term-help-topic-advice = مشورة عامة
term-help-topic-other = غير ذلك

## vetting

term-vetting-known = معروف لنا
term-vetting-vouched-for = زكّاه من نثق به
term-vetting-checked = جرى التحقق
term-vetting-not-checked = لم يُتحقق بعد
term-vetting-doubtful = مشكوك فيه

## referral-status

term-referral-status-asked = طُلب
term-referral-status-accepted = قُبل
term-referral-status-declined = رُفض
term-referral-status-no-answer = لا جواب
term-referral-status-done = تم

## examination-type

term-examination-type-triage = فرز أولي
term-examination-type-device-forensics = فحص جنائي لجهاز
term-examination-type-account-review = مراجعة حساب
term-examination-type-malware-analysis = تحليل برمجية خبيثة
term-examination-type-file-analysis = تحليل ملفات أو رسائل
term-examination-type-network-analysis = تحليل حركة الشبكة
term-examination-type-other = غير ذلك

## examination-result

term-examination-result-nothing-found = فُحص ولم يُعثر على شيء بهذه المؤشرات (لا يعني أنه آمن)
term-examination-result-suspicious = شيء مريب لم يُفسَّر بعد
term-examination-result-traces-found = آثار هجوم
term-examination-result-compromised = مخترق
term-examination-result-inconclusive = لا يمكن الاستنتاج
term-examination-result-not-possible = تعذّر الفحص

## step-result

term-step-result-done = نُفّذت كما وُصفت
term-step-result-done-differently = نُفّذت بطريقة أخرى
term-step-result-failed = جُرّبت وفشلت
term-step-result-skipped = تُركت
term-step-result-not-applicable = لا تنطبق
term-step-result-not-yet = ليس بعد

## acquisition-method

term-acquisition-method-backup = نسخة احتياطية صنعها الجهاز
term-acquisition-method-logical = استخراج منطقي
term-acquisition-method-file-system = نظام الملفات كاملًا
term-acquisition-method-physical = التخزين كاملًا بتًا بتًا
term-acquisition-method-selected-files = ملفات مختارة
term-acquisition-method-log-export = سجلات التشخيص
term-acquisition-method-memory = الذاكرة العاملة
term-acquisition-method-cloud = من حساب على الإنترنت
term-acquisition-method-screenshots = صور للشاشة
term-acquisition-method-other = غير ذلك

## omission-reason

term-omission-reason-no-consent = لا موافقة عليه
term-omission-reason-locked = مقفل
term-omission-reason-encrypted = مشفّر
term-omission-reason-damaged = تالف
term-omission-reason-overwritten = كُتب فوقه أو انتهت مدته
term-omission-reason-not-held = لم يُسلَّم
term-omission-reason-no-tool = لا أداة له
term-omission-reason-no-time = لا وقت
term-omission-reason-out-of-scope = خارج المهمة

## isolation

term-isolation-airplane-mode = وضع الطيران
term-isolation-shielded = في كيس أو غرفة معزولة
term-isolation-sim-removed = أُخرجت الشريحة
term-isolation-off = مطفأ
term-isolation-not-isolated = غير معزول
term-isolation-unknown = غير معروف

## asset-type

term-asset-type-person = شخص
term-asset-type-group = مجموعة أشخاص
term-asset-type-organisation = منظمة
term-asset-type-programme = برنامج أو نشاط
term-asset-type-information = معلومات
term-asset-type-device = جهاز
term-asset-type-account = حساب
term-asset-type-place = مكان

## threat-class

term-threat-class-confidentiality = السرية
term-threat-class-control = السيطرة
term-threat-class-integrity = السلامة
term-threat-class-availability = التوفر
term-threat-class-identity = معرفة من هو من
term-threat-class-accountability = معرفة من فعل ماذا

## adversary-rating

term-adversary-rating-none = لا شيء
term-adversary-rating-low = منخفض
term-adversary-rating-medium = متوسط
term-adversary-rating-high = مرتفع
term-adversary-rating-very-high = مرتفع جدًا

## likelihood

term-likelihood-very-unlikely = مستبعد جدًا
term-likelihood-unlikely = مستبعد
term-likelihood-possible = ممكن
term-likelihood-likely = مرجّح
term-likelihood-very-likely = مرجّح جدًا

## severity

term-severity-minor = طفيف
term-severity-moderate = متوسط
term-severity-serious = جدّي
term-severity-severe = شديد
term-severity-extreme = بالغ

## capacity-level

term-capacity-level-none = لا قدرة
term-capacity-level-weak = ضعيفة
term-capacity-level-fair = مقبولة
term-capacity-level-good = جيدة
term-capacity-level-strong = قوية

## treatment

term-treatment-reduce = تخفيفه
term-treatment-accept = قبوله
term-treatment-transfer = نقله إلى غيرنا
term-treatment-avoid = تجنّب ما يسببه

## version-status

term-version-status-draft = مسودة
term-version-status-current = سارٍ
term-version-status-superseded = حلّ محله أحدث
term-version-status-withdrawn = مسحوب

## protocol-type

term-protocol-type-triage = فرز جهاز
term-protocol-type-acquisition = الحصول على البيانات
term-protocol-type-examination = فحص
term-protocol-type-interview = مقابلة
term-protocol-type-release = نشر أو إخراج
term-protocol-type-incident-response = الاستجابة لواقعة
term-protocol-type-retention = الحفظ والإتلاف
term-protocol-type-risk-template = سلالم تقييم المخاطر
term-protocol-type-other = غير ذلك

## risk-scale

term-risk-scale-likelihood = الاحتمال
term-risk-scale-impact = الأثر
term-risk-scale-capacity = القدرة
term-risk-scale-history = سوابق الخصم
term-risk-scale-capability = قدرة الخصم
term-risk-scale-intent = نية الخصم
term-risk-scale-category = فئة الخطر
term-risk-scale-band = نطاق

## judgment-type

term-judgment-type-same-person = هل السجلات لشخص واحد
term-judgment-type-same-incident = هل السجلات لواقعة واحدة
term-judgment-type-same-threat = هل السجلات لتهديد واحد
term-judgment-type-claim = مدى ثبوت ادعاء
term-judgment-type-finding = استنتاج
term-judgment-type-attribution = من المسؤول
term-judgment-type-informant = مدى موثوقية مصدر

## verdict

term-verdict-same = الشيء نفسه
term-verdict-different = ليس الشيء نفسه
term-verdict-corroborated = مؤيَّد
term-verdict-doubted = مشكوك فيه
term-verdict-refuted = مدحوض
term-verdict-established = ثابت
term-verdict-not-established = غير ثابت
term-verdict-undecided = لم يُحسم

## proof-standard

term-proof-standard-reasonable-grounds = أسباب معقولة للاعتقاد
term-proof-standard-balance = أرجح من عدمه
term-proof-standard-clear-and-convincing = واضح ومقنع
term-proof-standard-beyond-doubt = بما لا يدع مجالًا لشك معقول

## citation-weight

term-citation-weight-supports = يؤيده
term-citation-weight-against = يعارضه
term-citation-weight-context = يوضحه

## task-status

term-task-status-open = للتنفيذ
term-task-status-under-way = قيد التنفيذ
term-task-status-waiting = بالانتظار
term-task-status-done = تم
term-task-status-dropped = أُلغيت

## note-type

term-note-type-observation = ملاحظة
term-note-type-conversation = محادثة
term-note-type-meeting = اجتماع
term-note-type-idea = فكرة
term-note-type-handing-over = لمن يتسلّم العمل
term-note-type-warning = تحذير
term-note-type-other = غير ذلك

## record-kind

term-record-kind-incident = حوادث
term-record-kind-case = قضايا
term-record-kind-person = أشخاص
term-record-kind-identity = هويات
term-record-kind-indicator = مؤشرات
term-record-kind-indicator-set = مجموعات مؤشرات
term-record-kind-evidence = أدلة
term-record-kind-threat = تهديدات
term-record-kind-device = أجهزة
term-record-kind-examination = فحوص
term-record-kind-assessment = تقييمات مخاطر
term-record-kind-protocol = بروتوكولات
term-record-kind-consent = موافقات
term-record-kind-judgment = أحكام
term-record-kind-task = مهام
term-record-kind-note = مذكرات
term-record-kind-saved-view = عروض محفوظة
term-record-kind-term = مصطلحات

## view-order

term-view-order-newest = الأحدث كتابةً أولًا
term-view-order-date = الأحدث تاريخًا أولًا

## view-layout

term-view-layout-list = قائمة
term-view-layout-timeline = خط زمني
term-view-layout-map = خريطة
term-view-layout-graph = شبكة الروابط
term-view-layout-matrix = مصفوفة المخاطر

## script

term-script-arab = العربية
term-script-armn = الأرمنية
term-script-beng = البنغالية
term-script-cyrl = السيريلية
term-script-deva = الديفاناغارية
term-script-ethi = الإثيوبية
term-script-geor = الجورجية
term-script-grek = اليونانية
term-script-gujr = الغوجاراتية
term-script-guru = الغورموخية
term-script-hang = الهانغول
term-script-hans = الصينية المبسطة
term-script-hant = الصينية التقليدية
term-script-hebr = العبرية
term-script-jpan = اليابانية
term-script-khmr = الخميرية
term-script-knda = الكانادية
term-script-laoo = اللاوية
term-script-latn = اللاتينية
term-script-mlym = المالايالامية
term-script-mong = المنغولية
term-script-mymr = البورمية
term-script-nkoo = أنكو
term-script-orya = الأورية
term-script-sinh = السنهالية
term-script-syrc = السريانية
term-script-taml = التاميلية
term-script-telu = التيلوغوية
term-script-tfng = تيفيناغ
term-script-thaa = الثانا
term-script-thai = التايلاندية
term-script-tibt = التبتية
term-script-zyyy = غير ذلك

## name-type

term-name-type-legal = في الأوراق الرسمية
term-name-type-birth = عند الولادة
term-name-type-married = بعد الزواج
term-name-type-chosen = اسم مختار
term-name-type-nickname = لقب
term-name-type-teknonym = كنية
term-name-type-professional = اسم فني أو قلمي
term-name-type-fighting = اسم حركي
term-name-type-religious = اسم ديني
term-name-type-handle = اسم على الإنترنت
term-name-type-transliteration = مكتوب بأبجدية أخرى
term-name-type-misspelling = مكتوب خطأ في وثيقة
term-name-type-other = غير ذلك

## device-identifier

term-device-identifier-imei = IMEI
term-device-identifier-serial = رقم تسلسلي
term-device-identifier-iccid = رقم الشريحة (ICCID)
term-device-identifier-imsi = رقم المشترك (IMSI)
term-device-identifier-mac = عنوان الشبكة (MAC)
term-device-identifier-advertising-id = معرّف إعلاني
term-device-identifier-device-id = معرّف من الصانع
term-device-identifier-asset-number = رقم جرد
term-device-identifier-account-id = معرّف حساب
term-device-identifier-other = غير ذلك

## copy-kind

term-copy-kind-original = الأصل كما استُلم
term-copy-kind-working = نسخة عمل
term-copy-kind-derivative = مشتق من عنصر آخر

## evidence-origin

term-evidence-origin-person = صنعه شخص
term-evidence-origin-automatic = صنعته آلة دون تدخل
term-evidence-origin-edited = صنعه شخص ثم عُدّل
term-evidence-origin-ai-suspected = ربما مولّد حاسوبيًا
term-evidence-origin-ai-generated = مولّد حاسوبيًا
term-evidence-origin-unknown = غير معروف

## account-type

term-account-type-later = رُوي مجددًا لاحقًا
term-account-type-addition = يضيف إليه
term-account-type-correction = يصححه
term-account-type-retraction = يتراجع عنه
term-account-type-transcript = يصحح طريقة تدوينه

## consent-told

term-consent-told-who-documents = من الذي يوثق
term-consent-told-purpose = الغرض منه
term-consent-told-access = من سيطّلع عليه
term-consent-told-risks = ما قد يسوء
term-consent-told-benefits = ما قد يجلبه وما لا يجلبه
term-consent-told-voluntary = أن لهم أن يرفضوا
term-consent-told-confidential = كيف يُحفظ سرًا
term-consent-told-withdrawal = أن لهم أن يسحبوها وكيف
term-consent-told-not-recallable = ما لا يمكن استرجاعه بعد خروجه
term-consent-told-contact = بمن يتصلون
term-consent-told-copy-left = تُركت لهم نسخة

## consent-standing

term-consent-standing-tells = يروي ما حدث له
term-consent-standing-witness = يروي ما حدث لغيره
term-consent-standing-shown = يظهر أو يُسمع في المادة
term-consent-standing-device-owner = يملك الجهاز
term-consent-standing-account-holder = صاحب الحساب
term-consent-standing-relative = قريب لمن لا يستطيع الموافقة
term-consent-standing-organisation = يتحدث باسم منظمة

## consistency

term-consistency-not-consistent = لا يمكن أن ينتج عنه
term-consistency-consistent = قد ينتج عنه، وله أسباب أخرى كثيرة
term-consistency-highly-consistent = يرجّح أنه نتج عنه، وله أسباب أخرى قليلة
term-consistency-typical = يُرى عادة بعده، وتبقى أسباب أخرى
term-consistency-diagnostic = لا ينتج إلا عنه

## counsel-access

term-counsel-access-none-allowed = لم يُسمح بمحامٍ
term-counsel-access-not-asked = لم يُطلب محامٍ
term-counsel-access-during-questioning = أثناء الاستجواب
term-counsel-access-before-charge = قبل توجيه التهمة
term-counsel-access-before-trial = بعد التهمة وقبل المحاكمة
term-counsel-access-before-signing = قبل توقيع إفادة
term-counsel-access-after-signing = بعد توقيع إفادة
term-counsel-access-at-trial = في المحاكمة مع حرية الدفاع
term-counsel-access-at-trial-silenced = في المحاكمة دون حرية الدفاع
term-counsel-access-alone = تحدث إلى المحامي على انفراد
term-counsel-access-overheard = تحدث إلى المحامي بحضور آخرين
term-counsel-access-no-talk = لم يتمكن من التحدث إلى المحامي
term-counsel-access-absent = حوكم غيابيًا
term-counsel-access-not-informed = لم يُبلَّغ بالإجراءات
term-counsel-access-self-incrimination = أُجبر على الشهادة ضد نفسه
term-counsel-access-no-witnesses = لم يتمكن من سؤال الشهود
term-counsel-access-appointed = محامٍ عيّنته الدولة
term-counsel-access-by-organisation = محامٍ من منظمة
term-counsel-access-chosen = محامٍ اختاره الشخص
term-counsel-access-paid = محامٍ دفع الشخص أتعابه
term-counsel-access-other = غير ذلك
term-counsel-access-unknown = غير معروف

## court-type

term-court-type-civilian = محكمة مدنية
term-court-type-military = محكمة عسكرية
term-court-type-administrative = محكمة إدارية
term-court-type-security = محكمة أمن أو مكافحة إرهاب
term-court-type-cybercrime = محكمة جرائم معلوماتية
term-court-type-other = غير ذلك
term-court-type-unknown = غير معروف

## court-language

term-court-language-mother-tongue = لغته الأم
term-court-language-fluent = فهمها جيدًا
term-court-language-some-translated = فهم بعضها مع مترجم
term-court-language-some-untranslated = فهم بعضها دون مترجم
term-court-language-little-translated = فهم القليل مع مترجم
term-court-language-little-untranslated = فهم القليل دون مترجم
term-court-language-unknown = غير معروف

## autopsy-result

term-autopsy-result-by-doctors = تشريح أجراه أطباء
term-autopsy-result-informal = عاينه آخرون
term-autopsy-result-none = لا شيء
term-autopsy-result-unknown = غير معروف

## death-certificate

term-death-certificate-none = يبدو أنها غير موجودة
term-death-certificate-not-available = يبدو أنها موجودة ولا يمكن الحصول عليها
term-death-certificate-seen = رآها من نثق بهم
term-death-certificate-held = لدينا نسخة منها
term-death-certificate-unknown = غير معروف

## statement-signed

term-statement-signed-forced = أُجبر على التوقيع
term-statement-signed-not-asked = لم يُطلب منه التوقيع
term-statement-signed-refused = طُلب منه ورفض
term-statement-signed-free = وقّع بحرية وهو يعلم ما يوقّع
term-statement-signed-not-understood = وقّع دون أن يفهم
term-statement-signed-unknown = غير معروف

## medical-attention

term-medical-attention-none-present = لم يحضر طاقم طبي
term-medical-attention-before = حضر طاقم طبي قبله
term-medical-attention-during = حضر طاقم طبي أثناءه
term-medical-attention-took-part = شارك طاقم طبي
term-medical-attention-after = حضر طاقم طبي بعده
term-medical-attention-not-needed = لم تلزم رعاية بحسب الشخص
term-medical-attention-asked-for = طلب الشخص رعاية
term-medical-attention-none-given = لم تُقدَّم رعاية
term-medical-attention-limited = قُدّمت رعاية محدودة
term-medical-attention-adequate = قُدّمت رعاية كافية
term-medical-attention-good = قُدّمت رعاية جيدة
term-medical-attention-unknown = غير معروف

## compensation

term-compensation-full = كاملًا
term-compensation-substantial = في معظمه
term-compensation-partial = جزئيًا
term-compensation-none = لم يُعوَّض
term-compensation-unknown = غير معروف

## orientation

term-orientation-lesbian = مثلية
term-orientation-gay = مثلي
term-orientation-bisexual = ثنائي الميل
term-orientation-heterosexual = مغاير
term-orientation-asexual = لا جنسي
term-orientation-other = غير ذلك
term-orientation-withheld = لم يُذكر
term-orientation-not-recorded = غير مسجل

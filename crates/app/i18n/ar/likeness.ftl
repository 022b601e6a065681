## التكرارات والأحكام، وكل ما يتعلق بشيء واحد.

err-not-comparable = لا يمكن الحكم على هذين بأنهما واحد أو مختلفان.
rec-not-comparable = اذكر شخصين أو هويتين مختلفتين، أو حادثتين، أو تهديدين.
err-already-judged = سبق أن حكمت على هذين: { $id }.
rec-already-judged = تراجع عن ذلك الحكم أولًا: ‏`cairn duplicates undo ID --why TEXT`. وما حكم به الآخرون يبقى إلى جانب حكمك.
err-not-a-judgment = ليس هذا حكمًا في كون سجلين واحدًا.
rec-not-a-judgment = يعرض ‏`cairn record show ID` لأحد السجلين الأحكام التي تخصه.
err-already-reversed = سبق التراجع عن هذا الحكم.
rec-already-reversed = احكم على الاثنين من جديد: ‏`cairn duplicates judge A B same` أو ‏`different`.
err-not-an-observable = ليس هذا سجلًا ولا نطاقًا ولا عنوانًا ولا بصمة ولا رقم هاتف.
rec-not-an-observable = اكتب معرّفًا (8 خانات أو أكثر) أو رقم قضية أو نطاقًا أو رابطًا أو بريدًا إلكترونيًا أو عنوان IP أو بصمة أو رقم هاتف. وللبحث عن كلمات استعمل ‏`cairn record list KIND --search TEXT`.

step-likeness-read = قراءة
step-likeness-compare = مقارنة

## لماذا يبدو السجلان متشابهين. تتبعها القيمتان.

like-name-equal = الاسم نفسه
like-name-written = الاسم نفسه مكتوبًا بطريقة أخرى
like-name-part = أحد الاسمين جزء من الآخر
like-name-like = اسمان متشابهان
like-name-differs = اسمان مختلفان
like-born-equal = تاريخ الميلاد نفسه
like-born-may = تاريخا ميلاد قد يكونان واحدًا
like-born-near = تاريخا ميلاد يختلفان كما في زلة كتابة
like-born-differs = تاريخا ميلاد مختلفان
like-gender-equal = الجنس نفسه
like-gender-differs = جنسان مختلفان
like-unit-differs = أحدهما شخص والآخر ليس كذلك
like-contact-shared = وسيلة الاتصال نفسها
like-document-shared = الوثيقة نفسها
like-relation-shared = على صلة بالشخص نفسه
like-occupation-shared = المهنة نفسها
like-place-equal = المكان نفسه
like-place-near = مكانان متقاربان أو متشابها الاسم
like-place-differs = مكانان مختلفان
like-country-shared = بلد مشترك
like-country-differs = بلدان مختلفة
like-date-equal = التاريخ نفسه
like-date-overlaps = تاريخان متداخلان
like-date-near = تاريخان متقاربان
like-date-differs = تاريخان مختلفان
like-victim-shared = ضحية مشتركة
like-victim-differs = ضحايا مختلفون
like-perpetrator-shared = مرتكب مشترك
like-act-shared = الأفعال نفسها
like-act-differs = أفعال مختلفة
like-title-equal = العنوان نفسه
like-title-like = كلمات مشتركة في العنوان
like-title-differs = عنوانان مختلفان
like-reference-shared = الرقم المرجعي نفسه

cli-duplicates-done = { $total ->
    [0] لا شيء يُقترح. السجلات التي نُظر فيها: { $records }؛ الأزواج التي قورنت: { $compared }.
   *[other] أزواج تستحق النظر: { $total }، المعروض منها { $shown }. السجلات التي نُظر فيها: { $records }؛ الأزواج التي قورنت: { $compared }.
}
cli-duplicates-blank = سجلات لا اسم فيها ولا وسيلة اتصال ولا وثيقة للمقارنة: { $count }.
cli-duplicates-crowds = أسماء أو تواريخ أو أماكن يشترك فيها كثيرون جدًا، فلم يُقارن إلا المتجاورون منهم في ترتيب الأسماء: { $count }.
cli-duplicates-full = سجلات لها أشباه أكثر مما قورن: { $count }. ابحث في دائرة واحدة في كل مرة (‎--circle).
cli-duplicates-how = العدد تشابه لا يقين. احكم بالأمر ‏`cairn duplicates judge A B same` أو ‏`different` مع ‎--why. لا يُغيَّر سجل ولا يُدمج.
cli-duplicates-outside = يعتمد على ما لا تستطيع أي دائرة مشتركة تضم الاثنين قراءته: يبقى الحكم في دائرتك الشخصية
cli-judged-circle = سُجّل في { $name }: سيراه أعضاؤها.
cli-judged-personal = سُجّل في دائرتك الشخصية: لا يراه غيرك.
cli-judged-kept-back = سُجّل في دائرتك الشخصية، لأن التشابه يعتمد على ما لا تستطيع أي دائرة مشتركة تضم الاثنين قراءته. لإعلام دائرة تضم الاثنين تراجع عنه واحكم من جديد مع ‎--circle.
cli-judgment = الحكم { $id }: { $verdict }: ‏{ $others } (‏{ $by }، { $when })
cli-judgment-reversed = الحكم { $id }، وجرى التراجع عنه: { $verdict }: ‏{ $others } (‏{ $by }، { $when })

cli-about-group = { $kind }: ‏{ $count }
cli-about-next = … وهناك المزيد: ‎--kind { $kind } --after { $after }
cli-about-names = ما يذكره هو: { $count }
cli-about-sets = في مجموعات المؤشرات المستوردة: { $count }
cli-about-not-here = (ليس هنا)
cli-about-nothing = لا شيء في هذه الخزنة يذكره. ولا يعني ذلك شيئًا عمّا يعرفه الآخرون.
cli-about-more = هناك أكثر مما جرى النظر فيه. ضيّق البحث بـ ‎--kind أو ‎--circle.
cli-about-places = … وفي مواضع أخرى: { $count }
cli-about-through = (بوصفه { $id } المحكوم بأنه نفسه)
cli-about-conflict = (لم يحسم الناس بين هذه القيمة وأخرى)

seen-equal = نفسه
seen-within = في النص
seen-subdomain = نطاق فرعي
seen-network = شبكة تضمه

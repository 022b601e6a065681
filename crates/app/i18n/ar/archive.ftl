## Full archives.

err-circle-archived = جاءت هذه الدائرة من أرشيف: يمكن قراءتها هنا، ولا يمكن كتابة شيء فيها.
rec-circle-archived = للعمل فيها اطلب دعوة من أحد أعضائها، أو استرجع نسختك الاحتياطية. ولتدوين شيء عنها اصنع سجلًا في دائرة أخرى.
err-archive-in-clear = يحوي الأرشيف كل ما تقرؤه هذه الخزنة، والأدلة فيه مفكوكة التشفير. لم يُكتب شيء.
rec-archive-in-clear = اختمه: ‎--seal-to age1…‎ أو ‎--seal-passphrase-file FILE. أو قل صراحةً إن من يصل إليه يقرأ كل شيء: ‎--in-clear.
err-archive-locked = هذا الأرشيف مختوم، وما أُعطي لا يفتحه.
rec-archive-locked = أعط المفتاح عبر ‎--identity FILE أو عبارة المرور عبر ‎--seal-passphrase-file FILE. لم يتغيّر شيء.
err-no-archive = هذا ليس أرشيفًا من Cairn، أو أرشيف لم يكتمل.
rec-no-archive = سمِّ مجلده (الذي فيه bagit.txt) أو ملفه. إن حزمه برنامج آخر ففكّه أولًا. لم يتغيّر شيء.

step-archive = كتابة الأرشيف
step-archive-verify = التحقق من الأرشيف
step-archive-read = قراءة الأرشيف
step-archive-evidence = إعادة ختم الأدلة

cli-archive-written-folder = كُتب الأرشيف: الملفات { $files }، { $bytes }.
cli-archive-written-zip = كُتب الأرشيف في ملف ZIP واحد: الملفات { $files }، { $bytes }.
cli-archive-written-sealed = كُتب الأرشيف وخُتم: الملفات { $files }، { $bytes }. يدويًا: `age -d FILE > archive.zip`.
cli-archive-circle = { $name }: السجلات { $records }، والمحذوفة { $deleted }؛ الأدلة { $evidence }.
cli-archive-lacking = { "  " }ليست في هذه الخزنة ولذلك ليست في الأرشيف: أدلة { $count }.
cli-archive-unsigned = { "  " }غير موقّع: ليس لهذا الجهاز في هذه الدائرة مفتاح يحق له التوقيع الآن.
cli-archive-left-out = تُركت: { $name }. لا يقرؤها هذا الجهاز كلها.
cli-archive-hash = بصمة SHA-256 لقائمة ملفاته: { $sha256 }. دوّنها في مكان آخر: بها يُكشف كل تغيير.
cli-archive-keep-clear = إنه مكشوف. من يصل إليه يقرأ كل اسم وكل إفادة وكل دليل: احفظه كما تحفظ الخزنة.
cli-archive-keep-sealed = بلا المفتاح أو عبارة المرور لا يفتحه أحد، ولا أنت.
cli-archive-consent = لم تُسأل موافقة أحد ولا أي وسم: هذه نسخة الدائرة لنفسها. قبل أن تعطي شيئًا منها انظر فيما وافق عليه الناس. كتابته موقّعة في كل دائرة.

cli-archive-verified = تم التحقق: الملفات { $files }، كتبه { $by } في { $made }.
cli-archive-read = { $name }: السجلات { $records }، القيود { $entries }، الجديد هنا { $new }؛ ملفات أدلة أُخذت { $evidence }. { $signed }
cli-archive-would-read = { $name }: السجلات { $records }، القيود { $entries }؛ الجديد هنا سيكون: قيود { $new }، ملفات أدلة { $evidence }. { $signed }
cli-archive-signed-by = وقّع الأرشيف { $name }.
cli-archive-signed-by-nobody = لم يوقّع أحد الأرشيف لهذه الدائرة؛ قيودها موقّعة كل على حدة.
cli-archive-read-only = { "  " }لم تكن هذه الخزنة في هذه الدائرة قط: هي هنا للقراءة، ولا يُكتب فيها شيء.
cli-archive-waits = { "  " }صفحات تنتظر كلمتك: { $count }. انظر `cairn circle choose`.
cli-archive-refused = { "  " }قيود لا توافق ما هنا ولم تؤخذ: { $count }.
cli-archive-equal = { "  " }مطابق: يُقرأ هنا كما كان يُقرأ حين كُتب الأرشيف.
cli-archive-unequal = { "  " }غير مطابق: ما دخل يُقرأ بخلاف ما يقوله الأرشيف. احفظ الأرشيف وأخبر من كتبه.
cli-archive-went-on = { "  " }تحوي هذه الخزنة أكثر من الأرشيف، أو افترق الاثنان.
cli-archive-dry-run = لم يُكتب شيء.

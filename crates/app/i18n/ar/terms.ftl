## The codebook, on the command line and in errors

err-unknown-vocabulary = لا توجد في دليل الترميز قائمة باسم «{ $name }».
rec-unknown-vocabulary = اعرض دليل الترميز لترى قوائمه: cairn codebook list
err-unknown-term = لا يوجد المصطلح «{ $term }» في دليل الترميز ولا في الدائرة.
rec-unknown-term = اكتبه على صورة VOCABULARY/CODE، واذكر الدائرة إن كان المصطلح من مصطلحاتها.

cli-term-retired = (لم يعد معروضًا)
cli-term-machine = [ترجمة آلية تحتاج إلى مراجعة]
cli-term-since = منذ إصدار دليل الترميز { $version }
cli-term-parent = ضمن { $parent }
cli-term-record = مصطلح خاص بالدائرة، السجل { $id }
cli-codebook-unread = { $count } من هذه النصوص ({ $lang }) ترجمتها آلة وتنتظر مراجعة إنسان.

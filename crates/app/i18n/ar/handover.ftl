## التسليم والنسيان.

err-handover-incomplete = لم يُؤكَّد كل ما كتبه هذا الجهاز: قيود { $entries }، ملفات مختومة { $evidence }.
rec-handover-incomplete = لم يُنسَ شيء. زامن مع عضو، أو أعطه حزمة واقرأ الحزمة التي يكتبها لهذا الجهاز؛ يعرض `cairn handover status` ما ينقص.

cli-handover-of = { $name }: أُكِّد { $confirmed } من { $entries } من القيود؛ الملفات المختومة المؤكَّدة: { $evidence }. الأعضاء معروفون حتى { $time }.
cli-handover-receipt = يؤكد { $name } ({ $device }) القيود حتى { $entries }، والملفات المختومة: { $evidence }
cli-handover-none = لم يصل أي إيصال بعد.
cli-handover-lacking = غير مؤكَّد: { $title }
cli-handover-complete = كل شيء مؤكَّد: الأمر `cairn handover forget` يزيله من هذا الجهاز.
cli-handover-kept = كل شيء مؤكَّد. لا ينسى عمله إلا جهاز مُساهِم.
cli-handover-incomplete = لم يُؤكَّد كل شيء بعد: لا يمكن نسيان شيء.
cli-forgotten = { $name }: نُسي هنا حتى القيد { $entries }، والملفات المختومة: { $evidence }. للخزنة مفاتيح جديدة، وعبارة المرور كما هي.
cli-forgotten-flash = قد يبقى ما تحتفظ به أقراص الفلاش (SSD، بطاقة ذاكرة، هاتف) من كتل أُعيدت الكتابة فوقها، وكذلك النسخ الاحتياطية ونسخ هذا الجهاز. لا يصل أي برنامج إليها.

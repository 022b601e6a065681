# Machine-made; needs review by a speaker.
step-export = كتابة
cli-export-done = كُتب: { $records } سجل في { $files } ملف، { $size }. الإصدار موقَّع.
cli-export-would = سيُكتب: { $records } سجل في { $files } ملف، { $size }. لم يُكتب شيء.
cli-export-cut = ما لا يصل إلى هؤلاء القرّاء:
cli-export-lost = ما لا مكان له في الصيغة:
export-left-inside = سجلات من هذا النوع تبقى داخل الدائرة
export-left-marked = علامتها أعلى من { $tlp }

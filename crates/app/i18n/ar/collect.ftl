# نصوص عن السجلات الآتية من الخارج واستمارات جمعها. ترجمة آلية تحتاج إلى مراجعة.

cli-collect-refused = لم يُنشأ: { $count }. السبب في الملاحظات.
cli-collect-files = ملفات مرافقة: { $count }.
cli-collect-source = خُتم كاملًا دليلًا برقم { $id }، ‏SHA-256 { $sha256 }
cli-collect-marking = الوسم: TLP:{ $tlp }.
cli-collect-unmarked = بلا وسم: لا يجوز مشاركة شيء منه حتى يسمه أحد (‎--tlp).
cli-collect-persons = أشخاص جدد: { $count }. لم تأتِ معهم موافقة أحد: لا يخرج عنهم شيء حتى تُدوَّن.
cli-collect-mapping = تحتفظ الدائرة بالمطابقة في الملاحظة { $id }.
cli-collect-columns = الأعمدة، وحقل كل منها، وأول قيمة:
cli-collect-notes = ملاحظات: { $count }. الملف المختوم فيه كل شيء؛ هذا ما لم يصبح حقلًا أو كان غريبًا:
cli-collect-form = الاستمارة { $form }: ‏{ $questions } سؤالًا، { $choices } خيارًا، باللغات { $languages }.
cli-collect-not-asked = حقول لا تستطيع استمارة أن تسأل عنها: { $count } (‎--json يسردها).

form-title-attachments = صور وتسجيلات ووثائق
form-attachment-file = ملف
form-attachment-about = ماذا يُظهر
form-person-hint = اسم مستعار، لا اسم حقيقي أبدًا
form-date-hint = يوم (2024-03-12) أو شهر (2024-03) أو كلمات: early March 2024
form-language-hint = رمز لغة مثل ar أو fr

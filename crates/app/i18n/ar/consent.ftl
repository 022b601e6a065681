## الموافقة: ما يقوله سطر الأوامر.

cli-consent-none = لا توجد موافقة مسجّلة لهذا الشخص. الجواب عن كل شيء هو لا.
cli-consent = { $id }  { $title }، أُعطيت { $when }
cli-consent-expires = تنتهي { $when }
cli-consent-incidents = للحوادث { $incidents } فقط
cli-consent-conflicts = لم يقرّر الناس بعد بين قيمها المختلفة: وحتى ذلك الحين لا تفتح شيئًا.
cli-consent-uses = ما يجوز فعله:
cli-consent-audiences = إلى من يجوز أن يصل:
cli-consent-until = حتى { $when }
cli-consent-withdrawn = سُحبت ابتداءً من { $from }: { $what }. سجّلها { $by }: { $reason }
cli-consent-left = ما غادر بالفعل:
cli-consent-nothing-left = لم يغادر شيء مما تشمله، بقدر ما تعلم هذه الخزنة.
cli-consent-release = { $time }  إلى: { $audience }، { $recipient }: { $title } (بيد { $by })
cli-consent-by-incident = (سُجّل قبل أن تُسمّى الأشخاص في ما يغادر: الشخص مذكور في الحادثة كما هي الآن.)
cli-consent-overridden = تجاوُز { $time } بيد { $by }: { $why }
cli-consent-allowed = لا شيء يمنع ذلك اليوم.
cli-consent-refused = { $count ->
    [one] لا يجوز: تمنعه قاعدة واحدة.
   *[other] لا يجوز: عدد القواعد التي تمنعه { $count }.
}
consent-not-asked = لم يُسأل: لا
consent-all = كل شيء
consent-recall-ask = يمكن أن يُطلب ممن لديه أن يتلفه.
consent-recall-deposited = هو لدى محكمة ولا يمكن استرجاعه.
consent-recall-published = نُشر ولا يمكن استرجاعه.
cli-intake-consent = لم يُسجَّل أن الشخص { $person } يسمح بفحص هذا الجهاز. اسأله وسجّل الجواب: ‎`cairn record add consent`.

import { defineTexts } from '../../../core/text.ts'

/** Words of the report in a bundle, and of the page that asks for one. */
export const bundleTexts = defineTexts('cases-bundle', {
  bundle: { en: 'Case file', ar: 'ملف القضية' },
  make: { en: 'Make the case file', ar: 'أعدّ ملف القضية' },
  language: { en: 'Language of the report', ar: 'لغة التقرير' },
  told: {
    en: 'One zip file for a court: a report of the case as it stands, all of its evidence with who had it, and proofs of both. Anybody checks it without this node.',
    ar: 'ملف zip واحد للمحكمة: تقرير عن القضية كما هي، وكل أدلتها مع من كانت لديه، وبراهين ذلك. يتحقق منه أي شخص دون هذه العقدة.',
  },
  where: {
    en: 'It is downloaded under Evidence, Bundles, by whoever asked for it, for seven days.',
    ar: 'ينزّله من طلبه من صفحة الأدلة، الحزم، خلال سبعة أيام.',
  },
  toBundles: { en: 'To the bundles', ar: 'إلى الحزم' },
  saidMade: { en: 'The case file is being made.', ar: 'ملف القضية قيد الإعداد.' },
  report: { en: 'Report of case {code}', ar: 'تقرير القضية {code}' },
  hint: {
    en: 'Times are UTC. Those who acted stand in the chains of custody by opaque ids. Lines of the chains, contents and proofs lie beside this report; verify.html checks them.',
    ar: 'الأوقات بالتوقيت العالمي. من تصرّفوا مذكورون في سلاسل العهدة بمعرّفات مجرّدة. أسطر السلاسل والمحتويات والبراهين بجانب هذا التقرير، ويتحقق منها verify.html.',
  },
  exercise: {
    en: 'EXERCISE: nothing in this report happened.',
    ar: 'تمرين: لم يحدث شيء مما في هذا التقرير.',
  },
  code: { en: 'Code', ar: 'الرمز' },
  title: { en: 'What it says', ar: 'ما يقوله' },
  state: { en: 'State', ar: 'الحالة' },
  severity: { en: 'Severity', ar: 'الخطورة' },
  opened: { en: 'Opened', ar: 'فُتحت' },
  ended: { en: 'Ended', ar: 'انتهت' },
  made: { en: 'This report was made', ar: 'أُعدّ هذا التقرير' },
  incidents: { en: 'Incidents', ar: 'الحوادث' },
  evidence: { en: 'Evidence', ar: 'الأدلة' },
  file: { en: 'Content in this bundle, SHA-256', ar: 'المحتوى في هذه الحزمة وبصمته SHA-256' },
  head: { en: 'Hash of its last act', ar: 'بصمة آخر إجراء فيه' },
  steps: { en: 'Steps of the protocol', ar: 'خطوات البروتوكول' },
  step: { en: 'Step', ar: 'الخطوة' },
  done: { en: 'Done', ar: 'أُنجزت' },
  waived: { en: 'Waived', ar: 'تُخلّي عنها' },
  hypotheses: { en: 'Hypotheses', ar: 'الفرضيات' },
  attributions: { en: 'Attributions', ar: 'الإسنادات' },
  level: { en: 'Level', ar: 'المستوى' },
  withheld: {
    en: {
      one: '{count} attribution is not told here: it names a natural person.',
      other: '{count} attributions are not told here: they name natural persons.',
    },
    ar: {
      zero: 'لا إسنادات محجوبة.',
      one: 'إسناد واحد غير مذكور هنا لأنه يسمّي شخصًا طبيعيًا.',
      two: 'إسنادان غير مذكورين هنا لأنهما يسمّيان شخصين طبيعيين.',
      few: '{count} إسنادات غير مذكورة هنا لأنها تسمّي أشخاصًا طبيعيين.',
      many: '{count} إسنادًا غير مذكور هنا لأنها تسمّي أشخاصًا طبيعيين.',
      other: '{count} إسناد غير مذكور هنا لأنها تسمّي أشخاصًا طبيعيين.',
    },
  },
  nothing: { en: 'Nothing yet.', ar: 'لا شيء بعد.' },
  proves: { en: 'What this proves, and what not', ar: 'ما الذي يثبته هذا وما لا يثبته' },
  provesMore: {
    en: 'The chains prove that contents are unchanged since they were acquired, and who had them. They do not prove that what was acquired was true, or who did it: attributions are judgements, each with its words of likelihood.',
    ar: 'تثبت السلاسل أن المحتويات لم تتغير منذ استخلاصها ومن كانت لديه. ولا تثبت أن ما استُخلص كان صحيحًا أو من فعله: الإسنادات أحكام، لكل منها درجة ترجيحه.',
  },
})

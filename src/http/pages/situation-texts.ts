import { defineTexts } from '../../core/text.ts'

/** Words of the situation page. */
export const situationTexts = defineTexts('situation', {
  nav: { en: 'Situation', ar: 'الموقف' },
  title: { en: 'Situation', ar: 'الموقف' },
  pause: { en: 'Pause updates', ar: 'إيقاف التحديث مؤقتًا' },
  day: { en: 'Report of the day', ar: 'تقرير اليوم' },
  notYours: {
    en: 'Your role keeps the house: people, devices and territory. Alerts and sites are seen by analysts and officers, and by everybody in the exercise.',
    ar: 'دورك هو إدارة البيت: الأشخاص والأجهزة والمناطق. يرى المحللون والمسؤولون التنبيهات والمواقع، ويراها الجميع في التمرين.',
  },
  emptyNode: {
    en: 'No election is set up in this node yet. The best way to get to know it is an {exercise}.',
    ar: 'لم تُجهّز أي انتخابات في هذه العقدة بعد. أفضل طريقة للتعرف عليها هي {exercise}.',
  },
  exercise: { en: 'exercise', ar: 'التمرين' },
  lookoutSilent: {
    en: 'These lookouts have not reported for five minutes: {names}. {more}',
    ar: 'لم يبلّغ هؤلاء الراصدون منذ خمس دقائق: {names}. {more}',
  },
  lookoutWrong: {
    en: 'These lookouts say that something is wrong with this node: {names}. {more}',
    ar: 'يقول هؤلاء الراصدون إن خللًا ما أصاب هذه العقدة: {names}. {more}',
  },
  lookouts: { en: 'What the lookouts say', ar: 'ما يقوله الراصدون' },
  alerts: { en: 'Alerts', ar: 'التنبيهات' },
  noAlerts: { en: 'No alert is drafted or out.', ar: 'لا تنبيه قيد الإعداد أو صادر.' },
  problems: { en: 'Stations that have a problem', ar: 'مراكز لديها مشكلة' },
  noProblems: { en: 'No station reports a problem.', ar: 'لا مركز يبلّغ عن مشكلة.' },
  findings: { en: 'Findings', ar: 'النتائج' },
  noFindings: { en: 'No open finding.', ar: 'لا نتائج مفتوحة.' },
  sites: { en: 'Sites that are not well', ar: 'مواقع ليست بخير' },
  noSites: { en: 'No site is watched yet.', ar: 'لا موقع مراقَب بعد.' },
  allWell: { en: 'Every watched site is well.', ar: 'كل المواقع المراقَبة بخير.' },
  allSites: { en: 'All sites', ar: 'كل المواقع' },
  reviewDue: {
    en: 'Review due: one person alone released a version of this',
    ar: 'المراجعة مستحقة: أصدر شخص واحد نسخة منه منفردًا',
  },
  dutyGap: {
    en: 'Nobody is on duty from {from} to {until}. {more}',
    ar: 'لا أحد في المناوبة من {from} إلى {until}. {more}',
  },
  dutyEnds: {
    en: 'A duty ends at {time}. Write the hand-over, and have the next one accept it. {more}',
    ar: 'تنتهي مناوبة في {time}. دوّن التسليم واطلب من التالي قبوله. {more}',
  },
  dutyList: { en: 'Duty list', ar: 'قائمة المناوبة' },
  duty: { en: 'On duty now', ar: 'المناوبون الآن' },
  nobody: { en: 'Nobody is on the duty list now.', ar: 'لا أحد في قائمة المناوبة الآن.' },
  sitesOk: { en: 'Sites well', ar: 'مواقع سليمة' },
  sitesBad: { en: 'Sites not well', ar: 'مواقع ليست بخير' },
  sitesUnknown: { en: 'Sites unknown', ar: 'مواقع غير معروفة' },
  alertsOut: { en: 'Alerts out', ar: 'تنبيهات صادرة' },
  silent: { en: 'Stations silent', ar: 'مراكز صامتة' },
  problemsOpen: { en: 'Station problems', ar: 'مشكلات المراكز' },
  needHelp: {
    en: { one: '{count} station needs help', other: '{count} stations need help' },
    ar: {
      zero: 'لا مركز يحتاج إلى مساعدة',
      one: 'مركز واحد يحتاج إلى مساعدة',
      two: 'مركزان يحتاجان إلى مساعدة',
      few: '{count} مراكز تحتاج إلى مساعدة',
      many: '{count} مركزًا يحتاج إلى مساعدة',
      other: '{count} مركز يحتاج إلى مساعدة',
    },
  },
  station: { en: 'Station', ar: 'المركز' },
  symptom: { en: 'What is wrong', ar: 'ما المشكلة' },
  since: { en: 'Since', ar: 'منذ' },
  state: { en: 'State', ar: 'الحالة' },
  taken: { en: 'Taken', ar: 'قيد المعالجة' },
  untaken: { en: 'Nobody yet', ar: 'لا أحد بعد' },
  site: { en: 'Site', ar: 'الموقع' },
  check: { en: 'Check', ar: 'الفحص' },
  open: { en: 'Open', ar: 'مفتوحة' },
  suspect: { en: 'Suspect, being checked again', ar: 'مشتبه بها، يُعاد فحصها' },
  post: { en: 'Post', ar: 'المنصب' },
  contact: { en: 'Contact', ar: 'جهة الاتصال' },
  until: { en: 'Until', ar: 'حتى' },
})

/** Short names of what stations report, by symptom. */
export const symptomTexts = defineTexts('situation-symptom', {
  pollbook: { en: 'E-poll book', ar: 'جهاز سجل الناخبين' },
  register: { en: 'Register list', ar: 'قائمة الناخبين' },
  device: { en: 'Printer or scanner', ar: 'طابعة أو ماسح' },
  network: { en: 'No network', ar: 'لا شبكة' },
  message: { en: 'Suspicious message', ar: 'رسالة مريبة' },
  stranger: { en: 'Unknown person or device', ar: 'شخص أو جهاز مجهول' },
  website: { en: 'Website is wrong', ar: 'موقع فيه خطأ' },
  other: { en: 'Something else', ar: 'أمر آخر' },
})

import { defineTexts } from '../../../core/text.ts'

/** States of an incident. */
export const stateTexts = defineTexts('incidents-states', {
  open: { en: 'Open', ar: 'مفتوحة' },
  contained: { en: 'Contained', ar: 'محتواة' },
  recovered: { en: 'Recovered', ar: 'جرى التعافي' },
  closed: { en: 'Closed', ar: 'مغلقة' },
  'false-alarm': { en: 'False alarm', ar: 'إنذار كاذب' },
  merged: { en: 'Part of another one', ar: 'جزء من أخرى' },
})

export const severityTexts = defineTexts('incidents-severities', {
  extreme: { en: 'Extreme', ar: 'بالغة' },
  severe: { en: 'Severe', ar: 'شديدة' },
  moderate: { en: 'Moderate', ar: 'متوسطة' },
  minor: { en: 'Minor', ar: 'طفيفة' },
})

/** Classes of the taxonomy. */
export const classTexts = defineTexts('incidents-classes', {
  'abusive-content': { en: 'Abusive content', ar: 'محتوى مسيء' },
  'malicious-code': { en: 'Malicious code', ar: 'شيفرة خبيثة' },
  'information-gathering': { en: 'Information gathering', ar: 'جمع معلومات' },
  'intrusion-attempts': { en: 'Intrusion attempts', ar: 'محاولات اختراق' },
  intrusions: { en: 'Intrusions', ar: 'اختراقات' },
  availability: { en: 'Availability', ar: 'التوافر' },
  'information-content-security': {
    en: 'Security of information',
    ar: 'أمن محتوى المعلومات',
  },
  fraud: { en: 'Fraud', ar: 'احتيال' },
  vulnerable: { en: 'Vulnerable', ar: 'ثغرات' },
  other: { en: 'Other', ar: 'أخرى' },
  test: { en: 'Test', ar: 'اختبار' },
})

/** Types of the taxonomy. */
export const typeTexts = defineTexts('incidents-types', {
  spam: { en: 'Spam', ar: 'رسائل مزعجة' },
  'harmful-speech': { en: 'Harmful speech', ar: 'خطاب مؤذٍ' },
  violence: { en: 'Violence or abuse', ar: 'عنف أو إساءة' },
  'infected-system': { en: 'Infected system', ar: 'نظام مصاب' },
  'c2-server': { en: 'Command-and-control server', ar: 'خادم قيادة وتحكم' },
  'malware-distribution': { en: 'Distribution of malware', ar: 'نشر برمجيات خبيثة' },
  'malware-configuration': { en: 'Configuration of malware', ar: 'إعدادات برمجيات خبيثة' },
  scanner: { en: 'Scanning', ar: 'مسح' },
  sniffing: { en: 'Sniffing', ar: 'تنصت على الشبكة' },
  'social-engineering': { en: 'Social engineering', ar: 'هندسة اجتماعية' },
  'ids-alert': { en: 'Use of a known vulnerability', ar: 'استغلال ثغرة معروفة' },
  'brute-force': { en: 'Attempts to sign in', ar: 'محاولات تسجيل دخول' },
  exploit: { en: 'Use of a new vulnerability', ar: 'استغلال ثغرة جديدة' },
  'privileged-account-compromise': {
    en: 'Privileged account taken over',
    ar: 'استيلاء على حساب ذي صلاحيات',
  },
  'unprivileged-account-compromise': {
    en: 'Ordinary account taken over',
    ar: 'استيلاء على حساب عادي',
  },
  'application-compromise': { en: 'Application taken over', ar: 'استيلاء على تطبيق' },
  burglary: { en: 'Burglary', ar: 'سطو' },
  dos: { en: 'Denial of service', ar: 'حجب خدمة' },
  ddos: { en: 'Distributed denial of service', ar: 'حجب خدمة موزع' },
  misconfiguration: { en: 'Wrong configuration', ar: 'إعداد خاطئ' },
  sabotage: { en: 'Sabotage', ar: 'تخريب' },
  outage: { en: 'Outage', ar: 'انقطاع' },
  'unauthorised-information-access': {
    en: 'Information read without right',
    ar: 'اطلاع غير مصرح به على معلومات',
  },
  'unauthorised-information-modification': {
    en: 'Information changed without right',
    ar: 'تعديل غير مصرح به لمعلومات',
  },
  'data-loss': { en: 'Loss of data', ar: 'فقدان بيانات' },
  'unauthorized-use-of-resources': {
    en: 'Use of resources without right',
    ar: 'استخدام غير مصرح به لموارد',
  },
  copyright: { en: 'Copyright', ar: 'حقوق النشر' },
  masquerade: { en: 'Masquerade', ar: 'انتحال صفة' },
  phishing: { en: 'Phishing', ar: 'تصيّد' },
  'weak-crypto': { en: 'Weak cryptography', ar: 'تشفير ضعيف' },
  'ddos-amplifier': { en: 'Amplifier of attacks', ar: 'مضخِّم هجمات' },
  'potentially-unwanted-accessible': {
    en: 'Service that should not be reachable',
    ar: 'خدمة لا ينبغي الوصول إليها',
  },
  'information-disclosure': { en: 'Disclosure of information', ar: 'كشف معلومات' },
  'vulnerable-system': { en: 'Vulnerable system', ar: 'نظام فيه ثغرة' },
  other: { en: 'Other', ar: 'أخرى' },
  test: { en: 'Test', ar: 'اختبار' },
})

/** What of an election an incident is about. */
export const assetTexts = defineTexts('incidents-assets', {
  'voter-register': { en: 'Voter register', ar: 'سجل الناخبين' },
  'registration-portal': { en: 'Registration portal', ar: 'بوابة التسجيل' },
  'candidate-portal': { en: 'Candidate portal', ar: 'بوابة المرشحين' },
  'e-poll-book': { en: 'Electronic poll book', ar: 'كشف الناخبين الإلكتروني' },
  'ballot-production': { en: 'Production of ballots', ar: 'إنتاج بطاقات الاقتراع' },
  'voting-machine': { en: 'Voting machine', ar: 'آلة تصويت' },
  'internet-voting': { en: 'Internet voting', ar: 'التصويت عبر الإنترنت' },
  'count-aggregation': { en: 'Aggregation of counts', ar: 'تجميع نتائج الفرز' },
  'results-transmission': { en: 'Transmission of results', ar: 'نقل النتائج' },
  'results-site': { en: 'Results site', ar: 'موقع النتائج' },
  'information-site': { en: 'Information site', ar: 'موقع معلومات' },
  'dns-zone': { en: 'DNS zone', ar: 'نطاق DNS' },
  'mail-domain': { en: 'Mail domain', ar: 'نطاق البريد' },
  'alert-channel': { en: 'Alert channel', ar: 'قناة التنبيه' },
  'station-network': { en: 'Network of stations', ar: 'شبكة المراكز' },
})

export const phaseTexts = defineTexts('incidents-phases', {
  preparation: { en: 'Preparation', ar: 'التحضير' },
  campaign: { en: 'Campaign', ar: 'الحملة' },
  voting: { en: 'Voting', ar: 'الاقتراع' },
  counting: { en: 'Counting', ar: 'الفرز' },
  results: { en: 'Results', ar: 'النتائج' },
  after: { en: 'After the election', ar: 'بعد الانتخابات' },
})

export const clockTexts = defineTexts('incidents-clocks', {
  node: { en: 'This node', ar: 'هذه العقدة' },
  system: { en: 'The system concerned', ar: 'النظام المعني' },
  person: { en: 'A person', ar: 'شخص' },
  unknown: { en: 'Not known', ar: 'غير معروف' },
})

/** What entries of the timeline tell. */
export const entryTexts = defineTexts('incidents-entries', {
  note: { en: 'Note', ar: 'ملاحظة' },
  moved: { en: 'Step with a reason', ar: 'مرحلة مع السبب' },
  'finding-opened': { en: 'Finding opened', ar: 'فُتحت نتيجة' },
  'finding-closed': { en: 'Finding closed', ar: 'أُغلقت نتيجة' },
  'alert-issued': { en: 'Alert sent', ar: 'أُرسل تنبيه' },
  'alert-updated': { en: 'Alert updated', ar: 'حُدّث تنبيه' },
  'alert-ended': { en: 'Alert ended', ar: 'انتهى تنبيه' },
  'answers-counted': { en: 'Answers of stations', ar: 'إجابات المراكز' },
  'problem-reported': { en: 'Station reported a problem', ar: 'أبلغ مركز عن مشكلة' },
  'problem-settled': { en: 'Problem of a station settled', ar: 'حُلّت مشكلة مركز' },
  'problem-reopened': { en: 'Problem of a station open again', ar: 'أُعيد فتح مشكلة مركز' },
  'item-preserved': { en: 'Evidence preserved', ar: 'حُفظ دليل' },
  'custody-acted': { en: 'Act of custody', ar: 'إجراء عهدة' },
  'custody-broken': { en: 'Chain of custody broken', ar: 'انكسرت سلسلة عهدة' },
  'task-done': { en: 'Task done', ar: 'أُنجزت مهمة' },
})

/** Where entries of the timeline come from. */
export const sourceTexts = defineTexts('incidents-sources', {
  notes: { en: 'Notes and steps', ar: 'الملاحظات والمراحل' },
  findings: { en: 'Findings', ar: 'النتائج' },
  alerts: { en: 'Alerts', ar: 'التنبيهات' },
  answers: { en: 'Answers of stations', ar: 'إجابات المراكز' },
  stations: { en: 'Problems of stations', ar: 'مشكلات المراكز' },
  evidence: { en: 'Evidence and custody', ar: 'الأدلة والعهدة' },
  tasks: { en: 'Tasks', ar: 'المهام' },
})

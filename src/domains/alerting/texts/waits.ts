import { defineTexts } from '../../../core/text.ts'

/** What waits for officers, in words. */
export const waitTexts = defineTexts('alerting-waits', {
  draft: { en: 'Check a draft that a finding made', ar: 'فحص مسودة أنشأتها نتيجة مراقبة' },
  draftOfProblems: {
    en: 'Check a draft that stations’ problems made',
    ar: 'فحص مسودة أنشأتها مشكلات المراكز',
  },
  draftOfIssues: {
    en: 'Check a draft that voting issues made',
    ar: 'فحص مسودة أنشأتها قضايا التصويت',
  },
  anyDraft: { en: 'Check a draft that the node made', ar: 'فحص مسودة أنشأتها العقدة' },
  draftOver: {
    en: 'Say whether a draft is still needed: what it warns of is over',
    ar: 'تحديد ما إذا كانت مسودة ما زالت لازمة: انتهى ما تحذّر منه',
  },
  clear: {
    en: 'Say all clear: what was found is over',
    ar: 'إعلان زوال الخطر: انتهى ما كشفته المراقبة',
  },
  sayClear: { en: 'To the alert', ar: 'إلى التنبيه' },
  checkIt: { en: 'Check', ar: 'فحص' },
  release: { en: 'Read a proposed release', ar: 'قراءة إصدار مقترح' },
  review: { en: 'Review what one person released alone', ar: 'مراجعة ما أصدره شخص منفردًا' },
  order: { en: 'Read a proposed standing order', ar: 'قراءة أمر دائم مقترح' },
  readIt: { en: 'Read and release', ar: 'القراءة والإصدار' },
  reviewIt: { en: 'Review', ar: 'مراجعة' },
  read: { en: 'Read', ar: 'قراءة' },
  help: {
    en: 'A station needs help or cannot do it, and nobody has taken it',
    ar: 'يحتاج مركز مساعدة أو لا يمكنه التنفيذ ولم يتولّه أحد',
  },
  helpOfSeveral: {
    en: {
      one: '{count} request for help, or “cannot do it”, that nobody has taken',
      other: '{count} requests for help, or “cannot do it”, that nobody has taken',
    },
    ar: {
      zero: 'لا طلب مساعدة ينتظر',
      one: 'طلب مساعدة أو بلاغ بتعذّر التنفيذ لم يتولّه أحد',
      two: 'طلبا مساعدة أو بلاغان بتعذّر التنفيذ لم يتولّهما أحد',
      few: '{count} طلبات مساعدة أو بلاغات بتعذّر التنفيذ لم يتولّها أحد',
      many: '{count} طلب مساعدة أو بلاغًا بتعذّر التنفيذ لم يتولّه أحد',
      other: '{count} طلب مساعدة أو بلاغ بتعذّر التنفيذ لم يتولّه أحد',
    },
  },
  takeHelp: { en: 'Take and settle', ar: 'تولّيه وحلّه' },
  problem: { en: 'Take a station’s problem in hand', ar: 'تولّي مشكلة مركز' },
})

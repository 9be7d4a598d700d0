// What kind of incident something is and what of an election it is about, in the words of every page that tells it.
import { defineTexts, type Message, type Translator } from '../core/text.ts'
import { classOf, type RsitType } from '../lib/rsit/index.ts'

const texts = defineTexts('incident-class', {
  kindOf: { en: '{class}: {type}', ar: '{class}: {type}' },
})

/** Classes of the taxonomy. */
const classTexts = defineTexts('incidents-classes', {
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
const typeTexts = defineTexts('incidents-types', {
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

/** Class and type of the taxonomy in words; once where both are called the same. */
export function kindWords(t: Translator, type: RsitType): string {
  const [own, wider] = [t(typeTexts[type]), t(classTexts[classOf(type)])]
  return own === wider ? own : t(texts.kindOf, { class: wider, type: own })
}

/** The same of what was kept as text; its text where the taxonomy has no such type. */
export function writtenKind(t: Translator, type: string): string {
  return type in typeTexts ? kindWords(t, type as RsitType) : type
}

/** What of an election it is, of what was kept as text. */
export function writtenAsset(t: Translator, asset: string): string {
  const words = (assetTexts as Readonly<Record<string, Message>>)[asset]
  return words === undefined ? asset : t(words)
}

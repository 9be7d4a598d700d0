import { defineTexts, type Message } from '../core/text.ts'

/** One operative clause: in our own words, the page that carries it out, the records that show it was done. */
export interface Clause {
  readonly number: number
  readonly text: Message
  /** Path of the page after the language; null while the clause is not built. */
  readonly page: string | null
  /** Record types counted as its figure; the first names it. */
  readonly counted: readonly string[]
  readonly figure: Message<'count'> | null
}

const words = defineTexts('programme-clause', {
  c1: {
    en: 'Answer falsified claims about the election by due process: check facts, ask outlets to correct, block nobody’s speech.',
    ar: 'الرد على الادعاءات المزيّفة حول الانتخابات وفق الأصول: التحقق من الوقائع وطلب التصحيح دون حجب كلام أحد.',
  },
  c2: {
    en: 'Help the justice system pursue cybercrime, with cases that hold up in court.',
    ar: 'مساعدة القضاء على ملاحقة الجرائم السيبرانية بقضايا تصمد أمام المحكمة.',
  },
  c3: {
    en: 'Teach people of every age about cybercrime.',
    ar: 'تعليم الناس من كل الأعمار عن الجرائم السيبرانية.',
  },
  c4: {
    en: 'Protect websites and what users entrust to them: every site is checked and graded.',
    ar: 'حماية المواقع وما يأتمنها عليه المستخدمون: كل موقع يُفحص ويُعطى درجة.',
  },
  c5: {
    en: 'Show which laws against cybercrime exist and which are missing.',
    ar: 'بيان القوانين القائمة ضد الجرائم السيبرانية والناقصة منها.',
  },
  c6: {
    en: 'A shared database of reliable sources, ready to cite.',
    ar: 'قاعدة بيانات مشتركة للمصادر الموثوقة جاهزة للاستشهاد.',
  },
  c7: {
    en: 'When a system is breached, follow the trail to those who did it, with evidence nobody can rewrite.',
    ar: 'عند اختراق نظام، تتبّع الأثر إلى الفاعلين بأدلة لا يستطيع أحد تغييرها.',
  },
  c8: {
    en: 'Raise the security of protocols on the internet and watch websites all the time.',
    ar: 'رفع أمان بروتوكولات الإنترنت ومراقبة المواقع على الدوام.',
  },
  c9: {
    en: 'Check servers and services regularly, so that trade and well-used sites stay safe.',
    ar: 'فحص الخوادم والخدمات بانتظام لتبقى التجارة والمواقع الكثيرة الاستخدام آمنة.',
  },
  c10: {
    en: 'Spread the use of protective tools such as VPNs.',
    ar: 'نشر استخدام أدوات الحماية مثل الشبكات الخاصة الافتراضية.',
  },
  c11: {
    en: 'Build trust between nations by lending help, infrastructure and knowledge.',
    ar: 'بناء الثقة بين الدول بإعارة المساعدة والبنية التحتية والمعرفة.',
  },
  c12: {
    en: 'Alert voting officials and polling stations when there is a breach or a risk, and count their answers.',
    ar: 'تنبيه مسؤولي الاقتراع ومراكزه عند وقوع خرق أو خطر، وإحصاء إجاباتهم.',
  },
  c13: {
    en: 'Bring countries together to plan and fund their common protection.',
    ar: 'جمع الدول للتخطيط لحمايتها المشتركة وتمويلها.',
  },
  c14: {
    en: 'Train agencies and prosecution teams in centres that nations share.',
    ar: 'تدريب الوكالات وفرق الادعاء في مراكز تتقاسمها الدول.',
  },
  c15: {
    en: 'Tell citizens, on a secure page, which agency to turn to.',
    ar: 'إرشاد المواطنين، عبر صفحة آمنة، إلى الجهة التي يقصدونها.',
  },
  c16: {
    en: 'Encourage every country to join the Convention on Cybercrime.',
    ar: 'تشجيع كل الدول على الانضمام إلى اتفاقية الجريمة السيبرانية.',
  },
  c17: {
    en: 'Draw attention to voting problems and teach about attacks on government.',
    ar: 'لفت الانتباه إلى مشكلات التصويت والتوعية بالهجمات على الحكومات.',
  },
  c18: { en: 'Fund research that builds expertise.', ar: 'تمويل البحوث التي تبني الخبرة.' },
  visits: {
    en: { one: '{count} batch of visits recorded', other: '{count} batches of visits recorded' },
    ar: {
      zero: 'لا دفعات زيارات مسجلة',
      one: 'دفعة زيارات واحدة مسجلة',
      two: 'دفعتا زيارات مسجلتان',
      few: '{count} دفعات زيارات مسجلة',
      many: '{count} دفعة زيارات مسجلة',
      other: '{count} دفعة زيارات مسجلة',
    },
  },
  findings: {
    en: { one: '{count} finding opened', other: '{count} findings opened' },
    ar: {
      zero: 'لم تُفتح نتائج',
      one: 'نتيجة واحدة مفتوحة',
      two: 'نتيجتان مفتوحتان',
      few: '{count} نتائج مفتوحة',
      many: '{count} نتيجة مفتوحة',
      other: '{count} نتيجة مفتوحة',
    },
  },
  sites: {
    en: { one: '{count} site added', other: '{count} sites added' },
    ar: {
      zero: 'لم تُضف مواقع',
      one: 'أضيف موقع واحد',
      two: 'أضيف موقعان',
      few: 'أضيفت {count} مواقع',
      many: 'أضيف {count} موقعًا',
      other: 'أضيف {count} موقع',
    },
  },
  alerts: {
    en: { one: '{count} alert issued', other: '{count} alerts issued' },
    ar: {
      zero: 'لم تصدر تنبيهات',
      one: 'صدر تنبيه واحد',
      two: 'صدر تنبيهان',
      few: 'صدرت {count} تنبيهات',
      many: 'صدر {count} تنبيهًا',
      other: 'صدر {count} تنبيه',
    },
  },
})

const open = (number: number, text: Message): Clause => ({
  number,
  text,
  page: null,
  counted: [],
  figure: null,
})

/** The eighteen operative clauses, in order. */
export const CLAUSES: readonly Clause[] = [
  open(1, words.c1),
  open(2, words.c2),
  open(3, words.c3),
  { number: 4, text: words.c4, page: '/checks', counted: ['site.added'], figure: words.sites },
  open(5, words.c5),
  open(6, words.c6),
  open(7, words.c7),
  { number: 8, text: words.c8, page: '', counted: ['visit.covered'], figure: words.visits },
  {
    number: 9,
    text: words.c9,
    page: '/checks',
    counted: ['finding.opened'],
    figure: words.findings,
  },
  open(10, words.c10),
  open(11, words.c11),
  { number: 12, text: words.c12, page: '/alerts', counted: ['alert.issued'], figure: words.alerts },
  open(13, words.c13),
  open(14, words.c14),
  open(15, words.c15),
  open(16, words.c16),
  open(17, words.c17),
  open(18, words.c18),
]

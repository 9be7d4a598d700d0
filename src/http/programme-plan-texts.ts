import { defineTexts } from '../core/text.ts'

/**
 * What each clause asks for that no slice tells yet (`c3`), and what stands of it already (`now14`). The slice that comes to
 * tell one takes its words from here.
 */
export const planTexts = defineTexts('programme-clause', {
  c3: {
    en: 'Teach people of every age about cybercrime.',
    ar: 'تعليم الناس من كل الأعمار عن الجرائم السيبرانية.',
  },
  c5: {
    en: 'Show which laws against cybercrime exist and which are missing.',
    ar: 'بيان القوانين القائمة ضد الجرائم السيبرانية والناقصة منها.',
  },
  c10: {
    en: 'Spread the use of protective tools such as VPNs.',
    ar: 'نشر استخدام أدوات الحماية مثل الشبكات الخاصة الافتراضية.',
  },
  c11: {
    en: 'Build trust between nations by lending help, infrastructure and knowledge.',
    ar: 'بناء الثقة بين الدول بإعارة المساعدة والبنية التحتية والمعرفة.',
  },
  c13: {
    en: 'Bring countries together to plan and fund their common protection.',
    ar: 'جمع الدول للتخطيط لحمايتها المشتركة وتمويلها.',
  },
  c14: {
    en: 'Train agencies and prosecution teams in centres that nations share.',
    ar: 'تدريب الوكالات وفرق الادعاء في مراكز تتقاسمها الدول.',
  },
  c16: {
    en: 'Encourage every country to join the Convention on Cybercrime.',
    ar: 'تشجيع كل الدول على الانضمام إلى اتفاقية الجريمة السيبرانية.',
  },
  c18: { en: 'Fund research that builds expertise.', ar: 'تمويل البحوث التي تبني الخبرة.' },
  now14: {
    en: 'Officials can already rehearse a whole election day in an exercise. What comes: courses for agencies and prosecutors of several countries.',
    ar: 'يستطيع المسؤولون منذ الآن التدرب على يوم انتخابي كامل في تمرين. ما سيأتي: دورات للجهات والمدّعين من عدة دول.',
  },
})

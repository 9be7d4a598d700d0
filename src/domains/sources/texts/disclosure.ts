import { defineTexts } from '../../../core/text.ts'

/** The eighteen questions of CWA 17493:2019 in short words of ours, by number. */
export const disclosureTexts = defineTexts('sources-disclosures', {
  d1: { en: 'Name, legal form and address', ar: 'الاسم والشكل القانوني والعنوان' },
  d2: { en: 'What it is there for', ar: 'الغاية من وجوده' },
  d3: { en: 'Duties as a public service', ar: 'واجبات الخدمة العامة' },
  d4: { en: 'Kind of ownership', ar: 'نوع الملكية' },
  d5: { en: 'Who owns it', ar: 'من يملكه' },
  d6: { en: 'Who leads it', ar: 'من يديره' },
  d7: { en: 'How to reach the editors', ar: 'كيف يُتصل بالمحررين' },
  d8: {
    en: 'Where its money comes from, and what data it collects',
    ar: 'من أين تأتي أمواله وأي بيانات يجمع',
  },
  d9: { en: 'Principles of its journalism', ar: 'مبادئ عمله الصحفي' },
  d10: { en: 'How it checks that something is so', ar: 'كيف يتحقق من الصحة' },
  d11: { en: 'What it does with what readers send', ar: 'كيف يتعامل مع ما يرسله القراء' },
  d12: { en: 'How it names and protects its sources', ar: 'كيف يذكر مصادره ويحميها' },
  d13: { en: 'To whom it belongs or is bound', ar: 'انتماءاته وارتباطاته' },
  d14: { en: 'How it answers for mistakes inside', ar: 'كيف يُحاسَب داخليًّا على الأخطاء' },
  d15: { en: 'Who outside hears complaints', ar: 'من ينظر في الشكاوى من خارجه' },
  d16: { en: 'Rules for those who work there', ar: 'قواعد العاملين فيه' },
  d17: { en: 'How they are trained', ar: 'كيف يُدرَّبون' },
  d18: { en: 'A published assessment of itself', ar: 'تقييم ذاتي منشور' },
})

import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('reportsFound', {
  reports: {
    en: 'receipt; citizen report; tip-off; whistleblower; anonymous report; complaint of a citizen; answer a report; vote buying; bribe',
    ar: 'إيصال; بلاغ مواطن; إخبار سري; مبلّغ عن مخالفة; بلاغ مجهول; شكوى مواطن; الرد على بلاغ; شراء الأصوات; رشوة',
  },
  desks: {
    en: 'intake desk; key of a desk; seat; who reads reports; officer of reports',
    ar: 'مكتب استقبال البلاغات; مفتاح مكتب; مقعد; من يقرأ البلاغات; ضابط البلاغات',
  },
  two: {
    en: 'identity of a reporter; release of a report; decision of two; name of who reported',
    ar: 'هوية المبلّغ; الإفراج عن بلاغ; قرار شخصين; اسم من أبلغ',
  },
  renew: {
    en: 'renew reports; new key for reports; encrypt again; change of keys',
    ar: 'تجديد البلاغات; مفتاح جديد للبلاغات; إعادة التشفير; تغيير المفاتيح',
  },
  enter: {
    en: 'report by telephone; report on paper; write a report down; somebody reports in person',
    ar: 'بلاغ بالهاتف; بلاغ على الورق; تدوين بلاغ; بلاغ حضوري',
  },
})

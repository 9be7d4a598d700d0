import { defineTexts } from '../../../core/text.ts'

/** What the programme asks for and monitoring does, in words. */
export const clauseTexts = defineTexts('monitoring-clauses', {
  c4: {
    en: 'Protect websites and what users entrust to them: every site is checked and graded.',
    ar: 'حماية المواقع وما يأتمنها عليه المستخدمون: كل موقع يُفحص ويُعطى درجة.',
  },
  c8: {
    en: 'Raise the security of protocols on the internet and watch websites all the time.',
    ar: 'رفع أمان بروتوكولات الإنترنت ومراقبة المواقع على الدوام.',
  },
  c9: {
    en: 'Check servers and services regularly, so that trade and well-used sites stay safe.',
    ar: 'فحص الخوادم والخدمات بانتظام لتبقى التجارة والمواقع الكثيرة الاستخدام آمنة.',
  },
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
  passages: {
    en: {
      one: '{count} passage that must stay on a page is watched',
      other: '{count} passages that must stay on pages are watched',
    },
    ar: {
      zero: 'لا مقاطع مراقَبة في الصفحات',
      one: 'مقطع واحد مراقَب يجب أن يبقى في صفحته',
      two: 'مقطعان مراقَبان يجب أن يبقيا في الصفحات',
      few: '{count} مقاطع مراقَبة يجب أن تبقى في الصفحات',
      many: '{count} مقطعًا مراقَبًا يجب أن تبقى في الصفحات',
      other: '{count} مقطع مراقَب يجب أن تبقى في الصفحات',
    },
  },
  addresses: {
    en: { one: '{count} address is watched', other: '{count} addresses are watched' },
    ar: {
      zero: 'لا عناوين مراقَبة',
      one: 'عنوان واحد مراقَب',
      two: 'عنوانان مراقَبان',
      few: '{count} عناوين مراقَبة',
      many: '{count} عنوانًا مراقَبًا',
      other: '{count} عنوان مراقَب',
    },
  },
  lastChange: {
    en: 'Last change of a page found: {time}',
    ar: 'آخر تغيير اكتُشف في صفحة: {time}',
  },
  noChange: {
    en: 'No change of a page has been found yet',
    ar: 'لم يُكتشف أي تغيير في صفحة بعد',
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
})

import { defineTexts } from '../../../core/text.ts'

/** Words of the desk for claims that may be the same. */
export const alikeTexts = defineTexts('claims-alike', {
  repeats: { en: 'It may repeat', ar: 'قد يكرر' },
  repeatsHint: {
    en: 'A program found these. A person says whether they are the same claim.',
    ar: 'وجدها برنامج. يقول شخص هل هي الادعاء نفسه.',
  },
  text: { en: 'The same words.', ar: 'الكلمات نفسها.' },
  address: { en: 'Said at the same address.', ar: 'ورد في العنوان نفسه.' },
  near: { en: 'Nearly the same words.', ar: 'الكلمات نفسها تقريبًا.' },
  strong: { en: 'Very like it by its words.', ar: 'شبيه جدًّا بكلماته.' },
  suggest: { en: 'Like it by its words.', ar: 'شبيه بكلماته.' },
  lacking: { en: 'Not in this claim: {words}', ar: 'ليس في هذا الادعاء: {words}' },
  open: { en: 'Open it', ar: 'افتحه' },
  merge: { en: 'It is the same claim', ar: 'هو الادعاء نفسه' },
  tellApart: { en: 'It is another claim', ar: 'هو ادعاء آخر' },
  reason: { en: 'Reason', ar: 'السبب' },
  gathered: { en: 'These may repeat it', ar: 'قد تكرره هذه' },
  gatheredHint: {
    en: 'They came in later. Open one that is another claim and say so, then put the rest together.',
    ar: 'وردت لاحقًا. افتح ما هو ادعاء آخر وقل ذلك ثم اجمع الباقي.',
  },
  mergeAll: {
    en: {
      one: 'It is the same claim: put it here',
      other: 'All {count} are the same claim: put them here',
    },
    ar: {
      zero: 'لا شيء',
      one: 'هو الادعاء نفسه: اجمعه هنا',
      two: 'كلاهما الادعاء نفسه: اجمعهما هنا',
      few: 'كل الـ{count} هي الادعاء نفسه: اجمعها هنا',
      many: 'كل الـ{count} هي الادعاء نفسه: اجمعها هنا',
      other: 'كل الـ{count} هي الادعاء نفسه: اجمعها هنا',
    },
  },
  more: {
    en: { one: '{count} in all.', other: '{count} in all, the newest are shown.' },
    ar: {
      zero: 'لا شيء.',
      one: '{count} في المجموع.',
      two: '{count} في المجموع.',
      few: '{count} في المجموع، ويُعرض أحدثها.',
      many: '{count} في المجموع، ويُعرض أحدثها.',
      other: '{count} في المجموع، ويُعرض أحدثها.',
    },
  },
  merged: {
    en: { one: '{count} claim was put here', other: '{count} claims were put here' },
    ar: {
      zero: 'لم يُجمع هنا شيء',
      one: 'جُمع هنا ادعاء واحد',
      two: 'جُمع هنا ادعاءان',
      few: 'جُمعت هنا {count} ادعاءات',
      many: 'جُمع هنا {count} ادعاءً',
      other: 'جُمع هنا {count} ادعاء',
    },
  },
  into: { en: 'It repeats this claim', ar: 'يكرر هذا الادعاء' },
  unmerge: { en: 'It is another claim after all', ar: 'هو ادعاء آخر في الحقيقة' },
  said: {
    en: { one: 'Said at {count} place', other: 'Said at {count} places' },
    ar: {
      zero: 'لم يُسجَّل موضع',
      one: 'قيل في موضع واحد',
      two: 'قيل في موضعين',
      few: 'قيل في {count} مواضع',
      many: 'قيل في {count} موضعًا',
      other: 'قيل في {count} موضع',
    },
  },
  often: { en: 'How often', ar: 'كم مرة' },
  day: { en: 'Day', ar: 'اليوم' },
  outlet: { en: 'Outlet', ar: 'وسيلة الإعلام' },
  speaker: { en: 'Who spoke', ar: 'المتحدث' },
  times: { en: 'Times', ar: 'المرات' },
  like: {
    en: { one: 'and {count} that may repeat it', other: 'and {count} that may repeat it' },
    ar: {
      zero: 'ولا شيء يكرره',
      one: 'وواحد قد يكرره',
      two: 'واثنان قد يكررانه',
      few: 'و{count} قد تكرره',
      many: 'و{count} قد تكرره',
      other: 'و{count} قد تكرره',
    },
  },
})

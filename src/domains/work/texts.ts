import { defineTexts } from '../../core/text.ts'

/** What each type of record is called. */
export const recordTitles = {
  'work.taken': { en: 'Somebody took work in hand', ar: 'تولى شخص عملًا' },
  'work.handedOver': { en: 'Work was handed over', ar: 'سُلّم عمل إلى شخص آخر' },
  'work.givenBack': { en: 'Work was given back', ar: 'أُعيد عمل' },
  'work.snoozed': { en: 'Work was put aside for a while', ar: 'نُحّي عمل جانبًا لبعض الوقت' },
} as const

/** What each permission allows. */
export const permissionTexts = defineTexts('work-permissions', {
  'work:do': {
    en: 'take waiting work in hand, hand it over, put it aside for a while',
    ar: 'تولّي العمل المنتظر وتسليمه وتنحيته جانبًا لبعض الوقت',
  },
})

/** Words of the page of what waits, and of its part of the situation. */
export const texts = defineTexts('waiting', {
  title: { en: 'Waiting for you', ar: 'ما ينتظرك' },
  none: { en: 'Nothing waits for you.', ar: 'لا شيء ينتظرك.' },
  order: { en: 'Most urgent first', ar: 'الأكثر إلحاحًا أولًا' },
  open: { en: 'Open it', ar: 'افتحه' },
  to: { en: 'To whom', ar: 'إلى من' },
  handOver: { en: 'Hand it over', ar: 'سلّمه' },
  otherwise: { en: 'Hand over or later', ar: 'تسليم أو لاحقًا' },
  later: { en: 'Show it to me again in', ar: 'اعرضه عليّ مجددًا بعد' },
  in15: { en: '15 minutes', ar: '15 دقيقة' },
  in60: { en: '1 hour', ar: 'ساعة' },
  in240: { en: '4 hours', ar: '4 ساعات' },
  saidOver: { en: 'It was handed over.', ar: 'تم تسليمه.' },
  saidLater: {
    en: 'It is put aside for you and comes back by itself.',
    ar: 'نُحّي جانبًا لك وسيعود من تلقاء نفسه.',
  },
  sound: { en: 'Sound when something comes', ar: 'صوت عند وصول شيء' },
  ofSame: {
    en: { one: '{count} more about this', other: '{count} more about this' },
    ar: {
      zero: 'لا شيء آخر من الأمر نفسه',
      one: 'مهمة أخرى من الأمر نفسه',
      two: 'مهمتان أخريان من الأمر نفسه',
      few: '{count} مهام أخرى من الأمر نفسه',
      many: '{count} مهمة أخرى من الأمر نفسه',
      other: '{count} مهمة أخرى من الأمر نفسه',
    },
  },
  matters: {
    en: { one: '{count} matter', other: '{count} matters' },
    ar: {
      zero: 'لا أمور',
      one: 'أمر واحد',
      two: 'أمران',
      few: '{count} أمور',
      many: '{count} أمرًا',
      other: '{count} أمر',
    },
  },
  things: {
    en: { one: '{count} thing to do', other: '{count} things to do' },
    ar: {
      zero: 'لا مهام',
      one: 'مهمة واحدة',
      two: 'مهمتان',
      few: '{count} مهام',
      many: '{count} مهمة',
      other: '{count} مهمة',
    },
  },
  more: {
    en: { one: '{count} more matter waits', other: '{count} more matters wait' },
    ar: {
      zero: 'لا شيء آخر ينتظر',
      one: 'أمر آخر ينتظر',
      two: 'أمران آخران ينتظران',
      few: '{count} أمور أخرى تنتظر',
      many: '{count} أمرًا آخر ينتظر',
      other: '{count} أمر آخر ينتظر',
    },
  },
})

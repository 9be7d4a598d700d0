import { defineTexts } from '../../core/text.ts'

/** Words of the day's report itself; those of its sections stand in the slices. */
export const dayTexts = defineTexts('day', {
  situation: { en: 'Situation', ar: 'الموقف' },
  title: { en: 'Report of {date}', ar: 'تقرير {date}' },
  intro: {
    en: 'What this node saw, sent and heard from the first to the last minute of the day. Times are those of {zone}; the same figures can be read from the record log.',
    ar: 'ما رصدته هذه العقدة وأرسلته وسمعته من أول دقيقة في اليوم إلى آخرها. الأوقات بتوقيت {zone}، ويمكن قراءة الأرقام نفسها من سجل القيود.',
  },
  section: { en: 'Part of the report', ar: 'جزء التقرير' },
  at: { en: 'Time (UTC)', ar: 'الوقت (UTC)' },
  what: { en: 'What', ar: 'ماذا' },
  where: { en: 'Where', ar: 'أين' },
  who: { en: 'Who', ar: 'من' },
  more: { en: 'What came of it', ar: 'ما نتج عنه' },
  pick: { en: 'Another day', ar: 'يوم آخر' },
  show: { en: 'Show', ar: 'اعرض' },
  badDate: { en: 'That is no date; this is today.', ar: 'هذا ليس تاريخًا صحيحًا؛ المعروض هو اليوم.' },
  cut: {
    en: 'There was more than fits here; the lists show the first of it, the interface has the rest.',
    ar: 'هناك أكثر مما يتسع له المكان؛ تعرض القوائم أوله، والباقي عبر واجهة البرمجة.',
  },
  download: { en: 'Download as JSON: {files}', ar: 'تنزيل بصيغة JSON: {files}' },
})

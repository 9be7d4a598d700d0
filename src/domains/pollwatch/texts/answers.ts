import { defineTexts } from '../../../core/text.ts'

/** Words of the page that gives answers out as a file. */
export const answersTexts = defineTexts('pollwatch-answers', {
  title: { en: 'Answers as a table', ar: 'الأجوبة في جدول' },
  introOwn: {
    en: 'One form at a time: a row for each observer, station and asking, a column for each question. What does not count yet has rows of its own, as it came. The files name your observers by number and who wrote an entry down: keep them within your group.',
    ar: 'استمارة واحدة في كل مرة: صف لكل مراقب ومركز ومرة سؤال، وعمود لكل سؤال. وما لا يُحسب بعد له صفوفه كما وصل. الملفات تسمّي مراقبيك بأرقامهم ومن دوّن كل إدخال: أبقها داخل جماعتك.',
  },
  introHanded: {
    en: 'One form at a time, as far as groups handed it on: a row for each observer, station and asking, a column for each question. Who observed is not in it.',
    ar: 'استمارة واحدة في كل مرة بقدر ما سلّمته الجماعات: صف لكل مراقب ومركز ومرة سؤال، وعمود لكل سؤال. ولا يذكر من راقب.',
  },
  forms: { en: 'Form', ar: 'الاستمارة' },
  none: {
    en: 'Nobody has answered this form yet. What comes in stands here at once.',
    ar: 'لم يجب أحد عن هذه الاستمارة بعد. ما يصل يظهر هنا فورًا.',
  },
  observer: { en: 'Observer', ar: 'المراقب' },
  unknown: { en: 'Not known', ar: 'غير معروف' },
  asking: { en: 'Which time', ar: 'أي مرة' },
  of: {
    en: { one: 'of {count} entry', other: 'of {count} entries' },
    ar: {
      zero: 'من لا إدخالات',
      one: 'من إدخال واحد',
      two: 'من إدخالين',
      few: 'من {count} إدخالات',
      many: 'من {count} إدخالًا',
      other: 'من {count} إدخال',
    },
  },
})

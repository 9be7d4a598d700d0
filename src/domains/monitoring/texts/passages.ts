import { defineTexts } from '../../../core/text.ts'

/** Texts of pages that must stay, and how a person chooses them. */
export const passageTexts = defineTexts('monitoring-passages', {
  title: { en: 'Passages that must stay', ar: 'مقاطع يجب أن تبقى' },
  of: { en: 'Passages of {site} that must stay', ar: 'مقاطع يجب أن تبقى في {site}' },
  intro: {
    en: 'Choose up to {most}: the polling day, hours, places, telephone numbers. When one of them is missing, that is a critical finding from the first look on.',
    ar: 'اختر ما لا يزيد على {most}: يوم الاقتراع والساعات والأماكن وأرقام الهاتف. إذا فُقد أحدها فتلك نتيجة حرجة من أول فحص.',
  },
  passages: { en: 'Texts of the page', ar: 'نصوص الصفحة' },
  save: { en: 'Watch these passages', ar: 'راقب هذه المقاطع' },
  saved: { en: 'The passages are watched from now on.', ar: 'المقاطع مراقَبة من الآن.' },
  empty: {
    en: 'No look has seen the page yet. Come back when it has.',
    ar: 'لم يرَ أي فحص الصفحة بعد. عُد بعد أن يحدث ذلك.',
  },
  none: { en: 'none chosen yet', ar: 'لم يُختر شيء بعد' },
  choose: { en: 'Choose passages', ar: 'اختيار المقاطع' },
  change: { en: 'Change', ar: 'تعديل' },
  without: { en: 'Sites without passages', ar: 'مواقع بلا مقاطع' },
  withoutIntro: {
    en: 'Of these sites nobody has said yet what must stay on the page.',
    ar: 'لم يقل أحد بعد ما يجب أن يبقى في صفحات هذه المواقع.',
  },
  pages: {
    en: 'Pages being learned: {learning}, watched: {judged}, with changes that wait: {changed}.',
    ar: 'صفحات قيد التعرّف: {learning}، مراقَبة: {judged}، فيها تغييرات تنتظر: {changed}.',
  },
  all: { en: 'Passages are chosen for every site.', ar: 'اختيرت مقاطع لكل المواقع.' },
  more: { en: 'There are more than are shown here.', ar: 'هناك أكثر مما يظهر هنا.' },
  ready: { en: 'Passages that must stay are chosen', ar: 'اختيرت المقاطع التي يجب أن تبقى' },
  readyTodo: {
    en: 'An analyst chooses for every site the day, hours, places and telephone numbers that must stay on its page.',
    ar: 'يختار محلل لكل موقع اليوم والساعات والأماكن وأرقام الهاتف التي يجب أن تبقى في صفحته.',
  },
})

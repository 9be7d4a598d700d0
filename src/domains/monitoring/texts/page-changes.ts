import { defineTexts } from '../../../core/text.ts'

/** What changed on a page, and what a person says of it. */
export const pageChangeTexts = defineTexts('monitoring-page-changes', {
  title: { en: 'What changed on the page', ar: 'ما تغيّر في الصفحة' },
  intro: {
    en: 'Each change is a finding of its own. What is approved counts as right from the next look on.',
    ar: 'كل تغيير نتيجة قائمة بذاتها. وما يُعتمد يُعدّ صحيحًا ابتداءً من الفحص القادم.',
  },
  where: { en: 'Place: {place}', ar: 'المكان: {place}' },
  under: { en: 'under “{heading}”', ar: 'تحت «{heading}»' },
  since: { en: 'First seen {time}', ar: 'شوهد أول مرة {time}' },
  before: { en: 'Before:', ar: 'من قبل:' },
  now: { en: 'Now:', ar: 'الآن:' },
  approve: { en: 'Approve: this is right', ar: 'اعتماد: هذا صحيح' },
  approveAll: { en: 'Approve all of these changes', ar: 'اعتماد كل هذه التغييرات' },
  moves: { en: 'This place moves by itself', ar: 'هذا المكان يتغير من تلقاء نفسه' },
  attack: { en: 'It is an attack, or something else', ar: 'إنه هجوم أو شيء آخر' },
  announce: { en: 'Announce a change', ar: 'إعلان تغيير' },
  decided: {
    en: 'Noted. The next look takes it into what is known of the page.',
    ar: 'سُجّل. يضمّه الفحص القادم إلى ما يُعرف عن الصفحة.',
  },
  learning: {
    en: 'It is being learned: {count} of {most} visits. Until then only words of defacers and forms to other hosts are judged.',
    ar: 'قيد التعرّف: {count} من {most} زيارة. وحتى ذلك لا يُحكم إلا على عبارات المخربين والنماذج المرسلة إلى مضيفات أخرى.',
  },
  provisional: {
    en: 'Changes are judged; it is still being learned.',
    ar: 'يُحكم على التغييرات، وما زال التعرّف جاريًا.',
  },
  full: { en: 'Every change is judged.', ar: 'يُحكم على كل تغيير.' },
  learnedSince: { en: 'Learned since {time}.', ar: 'يجري التعرّف عليها منذ {time}.' },
  damaged: {
    en: 'What was known of it before could not be read, so it was begun anew.',
    ar: 'لم تمكن قراءة ما كان معروفًا عنها من قبل فبدأ التعرّف من جديد.',
  },
  drawn: {
    en: 'Its text is drawn by script and not watched.',
    ar: 'نصها يرسمه برنامج فلا يُراقَب.',
  },
  tooMuch: {
    en: 'It has more than can be watched.',
    ar: 'فيها أكثر مما يمكن مراقبته.',
  },
  page: { en: 'Watch over the page', ar: 'مراقبة الصفحة' },
})

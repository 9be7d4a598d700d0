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
  several: {
    en: 'Several are right: approve them at once',
    ar: 'عدة تغييرات صحيحة: اعتمادها دفعة واحدة',
  },
  approveAll: {
    en: {
      one: 'Approve the one change that is not about voting',
      other: 'Approve the {count} changes that are not about voting',
    },
    ar: {
      zero: 'اعتماد التغييرات التي لا تتعلق بالتصويت',
      one: 'اعتماد التغيير الوحيد الذي لا يتعلق بالتصويت',
      two: 'اعتماد التغييرين اللذين لا يتعلقان بالتصويت',
      few: 'اعتماد {count} تغييرات لا تتعلق بالتصويت',
      many: 'اعتماد {count} تغييرًا لا يتعلق بالتصويت',
      other: 'اعتماد {count} تغيير لا يتعلق بالتصويت',
    },
  },
  oneByOne: {
    en: {
      one: 'One change is about voting. It is approved on its own page, and by two persons: if a wrong text counted as right, nobody would be alarmed and people would miss the vote.',
      other:
        '{count} changes are about voting. Each is approved on its own page, and by two persons: if a wrong text counted as right, nobody would be alarmed and people would miss the vote.',
    },
    ar: {
      zero: 'لا تغييرات تتعلق بالتصويت.',
      one: 'تغيير واحد يتعلق بالتصويت. يُعتمد في صفحته الخاصة وبشخصين: فلو عُدّ نص خاطئ صحيحًا لما نُبّه أحد ولفات الناسَ التصويت.',
      two: 'تغييران يتعلقان بالتصويت. يُعتمد كل منهما في صفحته الخاصة وبشخصين: فلو عُدّ نص خاطئ صحيحًا لما نُبّه أحد ولفات الناسَ التصويت.',
      few: '{count} تغييرات تتعلق بالتصويت. يُعتمد كل منها في صفحته الخاصة وبشخصين: فلو عُدّ نص خاطئ صحيحًا لما نُبّه أحد ولفات الناسَ التصويت.',
      many: '{count} تغييرًا يتعلق بالتصويت. يُعتمد كل منها في صفحته الخاصة وبشخصين: فلو عُدّ نص خاطئ صحيحًا لما نُبّه أحد ولفات الناسَ التصويت.',
      other:
        '{count} تغيير يتعلق بالتصويت. يُعتمد كل منها في صفحته الخاصة وبشخصين: فلو عُدّ نص خاطئ صحيحًا لما نُبّه أحد ولفات الناسَ التصويت.',
    },
  },
  learnt: {
    en: 'From the next look on this counts as right:',
    ar: 'ابتداءً من الفحص القادم يُعدّ هذا صحيحًا:',
  },
  noLonger: { en: 'that this is gone: “{text}”', ar: 'أن هذا لم يعد موجودًا: «{text}»' },
  moves: { en: 'This place moves by itself', ar: 'هذا المكان يتغير من تلقاء نفسه' },
  attack: { en: 'It is an attack', ar: 'إنه هجوم' },
  attackNoted: {
    en: 'It is marked as an attack. The finding stays open, and nobody can approve the change while that mark stands.',
    ar: 'وُسم بأنه هجوم. تبقى النتيجة مفتوحة، ولا يستطيع أحد اعتماد التغيير ما دام الوسم قائمًا.',
  },
  isAttack: {
    en: 'It is marked as an attack: nothing of it is approved before that mark is taken off.',
    ar: 'وُسم بأنه هجوم: لا يُعتمد منه شيء قبل إزالة الوسم.',
  },
  somethingElse: { en: 'It is something else', ar: 'إنه شيء آخر' },
  decideThere: { en: 'Look at it and decide', ar: 'النظر فيه واتخاذ قرار' },
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

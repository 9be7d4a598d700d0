import { defineTexts } from '../../../core/text.ts'

/** Words of the sample and of the stations that are silent. */
export const sampleTexts = defineTexts('pollwatch-sample', {
  title: { en: 'Turnout by the sample', ar: 'المشاركة حسب العينة' },
  none: {
    en: 'Your group has no sample. Without one that was drawn before voting began there is no estimate: what is above is a sum of the stations that reported, and says nothing of others.',
    ar: 'ليس لجماعتك عينة. لا تقدير دون عينة سُحبت قبل بدء التصويت: ما ورد أعلاه مجموع المراكز التي أبلغت ولا يدل على غيرها.',
  },
  draw: { en: 'Draw a sample', ar: 'سحب عينة' },
  size: { en: 'How many stations', ar: 'عدد المراكز' },
  sizeHint: {
    en: 'From 48 to 2,000. By chance, spread over the districts, large stations sooner than small ones; once. Send observers to all of them.',
    ar: 'من 48 إلى 2,000. بالقرعة وموزعة على الدوائر، والمراكز الكبيرة أرجح من الصغيرة؛ مرة واحدة. أرسل مراقبين إليها كلها.',
  },
  drawTitle: { en: 'Draw the sample?', ar: 'سحب العينة؟' },
  drawWhat: {
    en: 'There is one sample for an election, and it cannot be drawn again.',
    ar: 'للانتخابات عينة واحدة ولا يمكن سحبها مرة أخرى.',
  },
  saidDrawn: { en: 'The sample is drawn.', ar: 'سُحبت العينة.' },
  estimate: {
    en: '{share} of registered voters, give or take {margin}',
    ar: '{share} من الناخبين المسجلين، بزيادة أو نقصان {margin}',
  },
  estimateHint: {
    en: 'In 95 of 100 such samples the true share lies within. Stations that did not report may differ.',
    ar: 'في 95 من كل 100 عينة كهذه تقع النسبة الحقيقية ضمن هذا المدى. قد تختلف المراكز التي لم تبلّغ.',
  },
  notYet: {
    en: 'No estimate yet: {needed} of the {stations} stations of the sample must have reported. {reported} have.',
    ar: 'لا تقدير بعد: يجب أن يبلّغ {needed} من مراكز العينة وعددها {stations}. أبلغ منها {reported}.',
  },
  noMargin: {
    en: 'No estimate: too few stations of the sample are known.',
    ar: 'لا تقدير: المعروف من مراكز العينة أقل من اللازم.',
  },
  merged: {
    en: 'Too few stations are known in {areas} to stand alone: they are counted together with the district beside them.',
    ar: 'المعروف من مراكز {areas} أقل من أن يقوم وحده: حُسبت مع الدائرة المجاورة.',
  },
  larger: {
    en: 'The stations that did not report are larger than those that did. If people vote differently there, the true share may lie outside.',
    ar: 'المراكز التي لم تبلّغ أكبر من التي أبلغت. إن اختلف التصويت فيها فقد تقع النسبة الحقيقية خارج هذا المدى.',
  },
  smaller: {
    en: 'The stations that did not report are smaller than those that did. If people vote differently there, the true share may lie outside.',
    ar: 'المراكز التي لم تبلّغ أصغر من التي أبلغت. إن اختلف التصويت فيها فقد تقع النسبة الحقيقية خارج هذا المدى.',
  },
  reported: {
    en: '{reported} of the {stations} stations of the sample reported',
    ar: 'أبلغ {reported} من {stations} مركزًا في العينة',
  },
  releasedNone: {
    en: 'There is no sample: no group drew one before voting began that covers what you see. What is above is a sum of the stations that reported, and says nothing of others.',
    ar: 'لا عينة: لم تسحب أي جماعة قبل بدء التصويت عينة تغطي ما تراه. ما ورد أعلاه مجموع المراكز التي أبلغت ولا يدل على غيرها.',
  },
  sampleOf: { en: 'Sample of {group}', ar: 'عينة {group}' },
  reportedReleased: {
    en: 'Of the {stations} stations of the sample {reported} reported, and it was handed on',
    ar: 'من مراكز العينة وعددها {stations} أبلغ {reported} وسُلّم ما أبلغ به',
  },
  over: {
    en: {
      one: 'One station of the sample reports more people than are registered there, and is left out.',
      other:
        '{count} stations of the sample report more people than are registered there, and are left out.',
    },
    ar: {
      zero: 'لا مركز في العينة يبلّغ عن عدد أكبر من المسجلين فيه.',
      one: 'مركز واحد في العينة يبلّغ عن عدد أكبر من المسجلين فيه، ولم يُحسب.',
      two: 'مركزان في العينة يبلّغان عن عدد أكبر من المسجلين فيهما، ولم يُحسبا.',
      few: '{count} مراكز في العينة تبلّغ عن عدد أكبر من المسجلين فيها، ولم تُحسب.',
      many: '{count} مركزًا في العينة تبلّغ عن عدد أكبر من المسجلين فيها، ولم تُحسب.',
      other: '{count} مركز في العينة تبلّغ عن عدد أكبر من المسجلين فيها، ولم تُحسب.',
    },
  },
  drawn: { en: 'Drawn', ar: 'سُحبت' },
  fingerprint: { en: 'Fingerprint of the seed', ar: 'بصمة بذرة القرعة' },
  fingerprintHint: {
    en: 'Everybody sees it, and from the opening of the polls the seed, too: by it anybody draws the same stations.',
    ar: 'يراها الجميع، ويرون البذرة نفسها منذ فتح الصناديق: وبها يسحب أي شخص المراكز نفسها.',
  },
  ofSample: { en: 'In the sample', ar: 'في العينة' },
  silent: { en: 'Silent stations', ar: 'مراكز صامتة' },
  silentIntro: {
    en: 'Stations where somebody of the group stands and from which nothing came for this form; those of the sample first.',
    ar: 'مراكز يقف فيها أحد من الجماعة ولم يصل منها شيء لهذه الاستمارة؛ مراكز العينة أولًا.',
  },
  silentNone: { en: 'Something came from all of them.', ar: 'وصل شيء منها كلها.' },
  lastAlert: { en: 'Last alert', ar: 'آخر إنذار' },
  noAlert: { en: 'None concerns it', ar: 'لا إنذار يخصه' },
  unanswered: { en: 'No answer', ar: 'بلا رد' },
  answered: { en: 'Answered', ar: 'رد' },
  called: { en: 'Called', ar: 'اتُّصل به' },
  reached: { en: 'Reached', ar: 'تم الوصول إليه' },
  'no-answer': { en: 'Nobody answered', ar: 'لم يجب أحد' },
  'wrong-number': { en: 'Wrong number', ar: 'رقم خاطئ' },
  refused: { en: 'Would not speak', ar: 'رفض الكلام' },
  closed: { en: 'Station is closed', ar: 'المركز مغلق' },
  outcome: { en: 'How it ended', ar: 'كيف انتهى' },
  noteCall: { en: 'Note a call', ar: 'سجّل اتصالًا' },
})

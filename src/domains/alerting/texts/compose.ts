import { defineTexts } from '../../../core/text.ts'

/** Words of the pages on which an alert is written. */
export const composeTexts = defineTexts('alertCompose', {
  what: { en: 'What happened', ar: 'ماذا حدث' },
  where: { en: 'Where', ar: 'أين' },
  words: { en: 'Words', ar: 'الكلمات' },
  whatFirst: {
    en: 'Choose what happened. The words for it are filled in on the next page, and you change them as you like.',
    ar: 'اختر ما حدث. تُملأ الكلمات المناسبة في الصفحة التالية، ولك أن تغيّرها كما تشاء.',
  },
  nothingSent: {
    en: 'Nothing is sent from this page. A second person reads it and releases it.',
    ar: 'لا يُرسل شيء من هذه الصفحة. يقرؤه شخص ثانٍ ثم يُصدره.',
  },
  nothingSentExercise: {
    en: 'Nothing is sent from this page. In an exercise you may release it yourself afterwards.',
    ar: 'لا يُرسل شيء من هذه الصفحة. وفي التمرين يمكنك إصداره بنفسك بعد ذلك.',
  },
  kind: { en: 'Kind', ar: 'النوع' },
  howBad: { en: 'How bad', ar: 'مدى الخطورة' },
  site: { en: 'Which site it is about', ar: 'الموقع المعني' },
  noSite: { en: 'No site in particular', ar: 'لا موقع بعينه' },
  moreSites: {
    en: 'The first {count} sites by name. Another one is chosen by “Write an alert” on its page.',
    ar: 'أول {count} موقع حسب الاسم. يُختار غيرها عبر «كتابة تنبيه» في صفحته.',
  },
  takeWords: { en: 'Fill in the words for this', ar: 'ملء الكلمات المناسبة' },
  takeWordsHint: {
    en: 'Replaces the texts below with those of the kind and names the site that you chose.',
    ar: 'يستبدل النصوص أدناه بنصوص النوع المختار ويسمّي الموقع الذي اخترته.',
  },
  read: {
    en: 'The kind filled these in. Read and change them in every language.',
    ar: 'ملأ النوعُ هذه النصوص. اقرأها وعدّلها بكل لغة.',
  },
  whoReads: { en: 'Who reads it', ar: 'من يقرؤه' },
  readsStations: { en: 'Stations and officials', ar: 'المراكز والمسؤولون' },
  readsPublic: { en: 'Also voters, on the public page', ar: 'والناخبون أيضًا، في الصفحة العامة' },
  readsNamed: { en: 'Named addressees only', ar: 'لأشخاص محددين فقط' },
  forStations: { en: 'For stations', ar: 'للمراكز' },
  forVoters: { en: 'For voters', ar: 'للناخبين' },
  forVotersHint: {
    en: 'Voters have no station, no printed list and no button. Empty: they read the text for stations.',
    ar: 'ليس لدى الناخبين مركز ولا قائمة مطبوعة ولا زر. إن تُرك فارغًا قرؤوا نص المراكز.',
  },
  publicHeadline: { en: 'Headline for voters', ar: 'العنوان للناخبين' },
  publicInstruction: { en: 'What voters should do', ar: 'ما على الناخبين فعله' },
  more: { en: 'More: urgency, answers, contact', ar: 'المزيد: الاستعجال والإجابات والاتصال' },

  whoGets: { en: 'Who would get it', ar: 'من سيتلقاه' },
  chooseWhere: {
    en: 'No area is chosen yet, so nobody would get it.',
    ar: 'لم تُختر أي منطقة بعد، فلن يتلقاه أحد.',
  },
  inAreas: {
    en: { one: 'in {count} area', other: 'in {count} areas' },
    ar: {
      zero: 'بلا مناطق',
      one: 'في منطقة واحدة',
      two: 'في منطقتين',
      few: 'في {count} مناطق',
      many: 'في {count} منطقة',
      other: 'في {count} منطقة',
    },
  },
  byApp: { en: 'With a telephone of the station', ar: 'بهاتف مسجَّل للمركز' },
  byCall: { en: 'Without: somebody calls', ar: 'من دونه: يُتصل بها' },
  byNode: { en: 'Played by the node', ar: 'تشغّلها العقدة' },
  officials: { en: 'Officials on duty there', ar: 'المسؤولون المناوبون هناك' },
  byPlan: { en: 'as the plan for this severity says', ar: 'حسب خطة هذه الدرجة' },
  publicPage: { en: 'Public page', ar: 'الصفحة العامة' },
  yes: { en: 'yes, every voter', ar: 'نعم، كل الناخبين' },
  no: { en: 'no', ar: 'لا' },
  countAgain: { en: 'Count again', ar: 'العدّ من جديد' },
  saveAndCheck: { en: 'Save and check', ar: 'حفظ وفحص' },
  sms: {
    en: { one: 'As SMS, {count} part', other: 'As SMS, {count} parts' },
    ar: {
      zero: 'كرسالة قصيرة',
      one: 'كرسالة قصيرة، جزء واحد',
      two: 'كرسالة قصيرة، جزآن',
      few: 'كرسالة قصيرة، {count} أجزاء',
      many: 'كرسالة قصيرة، {count} جزءًا',
      other: 'كرسالة قصيرة، {count} جزء',
    },
  },
  onPublicPage: {
    en: 'What voters read on the public page',
    ar: 'ما يقرؤه الناخبون في الصفحة العامة',
  },
  nothingYet: { en: 'Nothing is written yet.', ar: 'لم يُكتب شيء بعد.' },

  missing: { en: 'Missing in {language}: {field}', ar: 'ناقص بلغة {language}: {field}' },
  wrong: { en: '{field}, {language}: {problem}', ar: '{field}، {language}: {problem}' },
  drafted: { en: 'The draft is saved. Nothing was sent.', ar: 'حُفظت المسودة. لم يُرسل شيء.' },
  proposed: {
    en: 'Proposed. Nothing was sent yet.',
    ar: 'تم الاقتراح. لم يُرسل شيء بعد.',
  },
  unread: {
    en: 'Read this text first, then tick it: {languages}',
    ar: 'اقرأ هذا النص أولًا ثم أشّر عليه: {languages}',
  },
})

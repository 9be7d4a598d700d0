import { defineTexts } from '../../core/text.ts'

/** Words of the help page. */
export const texts = defineTexts('help', {
  title: { en: 'Help', ar: 'مساعدة' },
  whatTitle: { en: 'What this is', ar: 'ما هذا' },
  what: {
    en: 'This is a page of those who conduct the election. It says whether voting goes on, which official websites you can use, and which warnings are ours. It asks nothing of you, sets no cookie, and needs no script.',
    ar: 'هذه صفحة لمن يجرون الانتخابات. تقول لك هل الاقتراع مستمر، وأي المواقع الرسمية يمكنك استخدامه، وأي التحذيرات منا. لا تطلب منك شيئًا، ولا تخزّن في جهازك ملفات ارتباط، وتعمل دون جافاسكربت.',
  },
  tell: { en: 'Whom to tell', ar: 'بمن تتصل' },
  weakness: {
    en: 'You found a weakness in one of our systems? Tell one of these agencies first, and give them time to mend it before you tell others.',
    ar: 'وجدت ثغرة في أحد أنظمتنا؟ أخبر إحدى هذه الجهات أولًا وأمهلها لإصلاحها قبل أن تخبر غيرها.',
  },
  proofTitle: {
    en: 'Is it really from us? Check it to the end',
    ar: 'هل هو منا حقًا؟ تحقق حتى النهاية',
  },
  proofAddress: {
    en: 'Type the address yourself instead of following a link: {address}',
    ar: 'اكتب العنوان بنفسك بدل أن تتبع رابطًا: {address}',
  },
  proofAlert: {
    en: 'Look for the warning in {list}. If it stands there as taken back, it was ours and wrong. If it does not stand there, it is not ours.',
    ar: 'ابحث عن التحذير في {list}. إن كان مكتوبًا هناك أنه سُحب فقد كان منا وكان خطأ. وإن لم يكن هناك فليس منا.',
  },
  alerts: { en: 'alerts and corrections', ar: 'التنبيهات والتصحيحات' },
  proofLog: {
    en: 'Everything that we do is a record in a log that is signed and published, so that nobody, not even we, can change what was said. Its newest state: {checkpoint}. The key that signs it: {key}. Any expert can check both.',
    ar: 'كل ما نفعله قيد في سجل موقّع ومنشور، فلا يستطيع أحد، ولا نحن، تغيير ما قيل. أحدث حالة له: {checkpoint}. والمفتاح الذي يوقّعه: {key}. يستطيع أي خبير التحقق من الاثنين.',
  },
  checkpoint: { en: 'checkpoint', ar: 'نقطة التحقق' },
  key: { en: 'public key', ar: 'المفتاح العام' },
  checksTitle: { en: 'How websites are judged', ar: 'كيف يُحكم على المواقع' },
  checks: {
    en: 'Sites are looked at from outside, as any visitor sees them. What is checked, and why: {list}',
    ar: 'تُفحص المواقع من الخارج كما يراها أي زائر. ما الذي يُفحص ولماذا: {list}',
  },
  checksLink: { en: 'the list of checks', ar: 'قائمة الفحوص' },
  stationTitle: { en: 'At a polling station', ar: 'في مركز الاقتراع' },
  station: {
    en: 'Open the link or scan the code that your election office gave you. Keep the page open while the station works. When an alert comes, read it and press one of the three answers.',
    ar: 'افتح الرابط أو امسح الرمز الذي أعطاك إياه مكتب الانتخابات. أبقِ الصفحة مفتوحة ما دام المركز يعمل. عندما يصل تنبيه، اقرأه واضغط أحد الأجوبة الثلاثة.',
  },
  consoleTitle: { en: 'At the console', ar: 'في لوحة المتابعة' },
  console: {
    en: 'Keys: j and k move through the rows of a table, Enter opens. Regions that follow the node by themselves never change while you use them.',
    ar: 'المفاتيح: j وk للتنقل بين صفوف الجدول، وEnter للفتح. الأجزاء التي تتحدث تلقائيًا لا تتغير أثناء استخدامك لها.',
  },
  accessTitle: { en: 'For everybody', ar: 'للجميع' },
  access: {
    en: 'Every public page works by keyboard, with a screen reader, in large print, on an old telephone and on paper. Where one does not for you, tell the election office: that is our fault.',
    ar: 'تعمل كل صفحة عامة بلوحة المفاتيح وقارئ الشاشة وبالخط الكبير وعلى هاتف قديم وعلى الورق. إن لم تعمل لك إحداها فأخبر مكتب الانتخابات: فذلك خطأ منا.',
  },
})

import { defineTexts } from '../../../core/text.ts'

/** How a changed text about voting is made right by two persons, or by one who is alone. */
export const approvingTexts = defineTexts('monitoring-approving', {
  title: { en: 'If the text is right', ar: 'إذا كان النص صحيحًا' },
  why: {
    en: 'This is about voting. If a wrong text counted as right, nobody would be alarmed and people would miss the vote. So two persons make it right: one puts it forward, another one reads it on a device of their own and carries it out. Until then the finding stays open.',
    ar: 'هذا يتعلق بالتصويت. ولو عُدّ نص خاطئ صحيحًا لما نُبّه أحد ولفات الناسَ التصويت. لذلك يجعله شخصان صحيحًا: يقدّمه أحدهما، ويقرؤه الآخر على جهاز خاص به وينفّذ. وحتى ذلك تبقى النتيجة مفتوحة.',
  },
  rehearse: {
    en: 'In the exercise you rehearse both persons.',
    ar: 'في التمرين تؤدي دور الشخصين.',
  },
  attack: {
    en: 'It is marked as an attack. If that was wrong, take the mark off first; then it can be put forward as right.',
    ar: 'وُسم بأنه هجوم. إن كان ذلك خطأ فأزل الوسم أولًا، ثم يمكن تقديمه على أنه صحيح.',
  },
  ask: { en: 'It is right: put it forward', ar: 'إنه صحيح: تقديمه للاعتماد' },
  learnt: {
    en: 'Once a second person has agreed, this counts as right, and nobody is alarmed by it any more:',
    ar: 'بعد موافقة شخص ثانٍ يُعدّ هذا صحيحًا ولا يُنبَّه أحد بسببه بعد ذلك:',
  },
  learntAlone: {
    en: 'From the next look on this counts as right, and nobody is alarmed by it any more:',
    ar: 'ابتداءً من الفحص القادم يُعدّ هذا صحيحًا ولا يُنبَّه أحد بسببه بعد ذلك:',
  },
  learntMoves: {
    en: 'Once a second person has agreed, this counts as right, and so do other texts that come to the same place:',
    ar: 'بعد موافقة شخص ثانٍ يُعدّ هذا صحيحًا، وكذلك ما يأتي من نصوص أخرى إلى المكان نفسه:',
  },
  put: { en: 'Put forward: this is right', ar: 'تقديم: هذا صحيح' },
  putMoves: {
    en: 'Put forward: this place moves by itself',
    ar: 'تقديم: هذا المكان يتغير من تلقاء نفسه',
  },
  putNoted: {
    en: 'It is put forward. It waits for a second person; until then the finding stays open.',
    ar: 'قُدّم للاعتماد، وينتظر شخصًا ثانيًا. وحتى ذلك تبقى النتيجة مفتوحة.',
  },
  waits: {
    en: '{person} put it forward as right {time}.',
    ar: 'قدّمه {person} على أنه صحيح {time}.',
  },
  waitsMoves: {
    en: '{person} said {time} that this place moves by itself.',
    ar: 'قال {person} {time} إن هذا المكان يتغير من تلقاء نفسه.',
  },
  ownWaits: {
    en: 'It waits for another person, on a device of their own.',
    ar: 'ينتظر شخصًا آخر على جهاز خاص به.',
  },
  second: {
    en: 'Compare it with what the authority itself says, not with the page alone.',
    ar: 'قارنه بما تقوله الهيئة نفسها، لا بالصفحة وحدها.',
  },
  swapped: {
    en: 'The text is another one by now: what was put forward cannot be carried out. Whoever finds it right puts it forward anew.',
    ar: 'صار النص نصًا آخر، فلا يمكن تنفيذ ما قُدّم. من يراه صحيحًا يقدّمه من جديد.',
  },
  takeBack: { en: 'Take it back', ar: 'سحبه' },
  refuse: { en: 'It is not right', ar: 'ليس صحيحًا' },
  ended: {
    en: 'It waits no more. The finding stays open.',
    ar: 'لم يعد ينتظر. تبقى النتيجة مفتوحة.',
  },
  carryAsk: { en: 'It is right: carry it out', ar: 'إنه صحيح: تنفيذه' },
  carry: { en: 'Carry out: this is right', ar: 'تنفيذ: هذا صحيح' },
  carryMoves: {
    en: 'Carry out: this place moves by itself',
    ar: 'تنفيذ: هذا المكان يتغير من تلقاء نفسه',
  },
  aloneAsk: {
    en: 'Nobody else can be called: approve it alone',
    ar: 'لا يمكن الاتصال بأحد: اعتماده منفردًا',
  },
  alone: {
    en: 'Nobody else who may approve it is signed in or was within the last hour. So that it is read all the same, you type the words that stand there. The log will say that you did it alone.',
    ar: 'لا أحد غيرك ممن يحق لهم اعتماده سجّل الدخول الآن أو خلال الساعة الأخيرة. ولكي يُقرأ مع ذلك تكتب الكلمات الموجودة هناك. وسيذكر السجل أنك فعلت ذلك منفردًا.',
  },
  typeNow: {
    en: 'Type the text as it is on the page now',
    ar: 'اكتب النص كما هو على الصفحة الآن',
  },
  typeChanged: {
    en: 'Type the words that are new in it, in their order',
    ar: 'اكتب الكلمات الجديدة فيه بترتيبها',
  },
  typeGone: {
    en: 'Type the words that are gone, in their order',
    ar: 'اكتب الكلمات التي اختفت بترتيبها',
  },
  typeHash: {
    en: 'Type the first {count} characters of the SHA-256 that the file has now',
    ar: 'اكتب أول {count} أحرف من SHA-256 للملف الآن',
  },
  typePath: { en: 'Type the path of the file', ar: 'اكتب مسار الملف' },
  beginning: {
    en: 'It is long: how it begins is enough, at least {count} characters.',
    ar: 'إنه طويل: تكفي بدايته، {count} حرفًا على الأقل.',
  },
  approveAlone: { en: 'Approve it alone: this is right', ar: 'اعتماده منفردًا: هذا صحيح' },
  decided: {
    en: 'Noted. The next look takes it into what is known of the page.',
    ar: 'سُجّل. يضمّه الفحص القادم إلى ما يُعرف عن الصفحة.',
  },
  made: { en: 'Made right', ar: 'عُدّ صحيحًا' },
  byTwo: {
    en: 'put forward by {first} {time}, carried out by {second} {later}',
    ar: 'قدّمه {first} {time} ونفّذه {second} {later}',
  },
  byOne: { en: 'by {person} alone, {time}', ar: '{person} منفردًا، {time}' },
  undone: { en: 'taken back {time}', ar: 'تُرُوجع عنه {time}' },
  next: { en: 'Found again', ar: 'وُجدت من جديد' },
  showNext: { en: 'the finding after it', ar: 'النتيجة التي تلتها' },
})

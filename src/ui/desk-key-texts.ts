import { defineTexts } from '../core/text.ts'

/** What pages say of a key that an officer has on his own device. */
export const deskKeyTexts = defineTexts('desk-key', {
  make: { en: 'Make my key on this device', ar: 'أنشئ مفتاحي على هذا الجهاز' },
  makeHint: {
    en: 'The key never leaves this browser: the node learns only its public half.',
    ar: 'لا يغادر المفتاح هذا المتصفح: لا تعرف العقدة إلا نصفه العام.',
  },
  title: { en: 'The code of your key', ar: 'رمز مفتاحك' },
  keepIt: {
    en: 'Write these 40 digits down or print them, and lock the paper away. They are the key: on another device they open every report, and nobody can give them to you again.',
    ar: 'اكتب هذه الأرقام الأربعين أو اطبعها، واحفظ الورقة تحت القفل. إنها المفتاح: على جهاز آخر تفتح كل بلاغ، ولا يستطيع أحد أن يعطيك إياها مرة أخرى.',
  },
  print: { en: 'Print', ar: 'اطبع' },
  again: { en: 'Type the 40 digits again', ar: 'اكتب الأرقام الأربعين مرة أخرى' },
  keep: {
    en: 'Keep the key on this device, locked by my passkey',
    ar: 'احفظ المفتاح على هذا الجهاز مقفلًا بمفتاح المرور',
  },
  done: { en: 'Use this key', ar: 'استخدم هذا المفتاح' },
  ready: {
    en: 'Your key is ready. Its public half stands in the form; ask for the seat now.',
    ar: 'مفتاحك جاهز. نصفه العام في النموذج؛ اطلب المقعد الآن.',
  },
  wrong: {
    en: 'These are not the digits of the code. Look for a wrong digit, or two that changed places.',
    ar: 'هذه ليست أرقام الرمز. ابحث عن رقم خاطئ أو رقمين تبادلا مكانيهما.',
  },
  unlock: { en: 'Open with my key', ar: 'افتح بمفتاحي' },
  unlockHint: {
    en: 'Reports are opened in this browser. That you opened one is recorded.',
    ar: 'تُفتح البلاغات في هذا المتصفح. ويُسجَّل أنك فتحت بلاغًا.',
  },
  passkey: { en: 'Use my passkey', ar: 'استخدم مفتاح المرور' },
  typed: { en: 'Or the 40 digits of your code', ar: 'أو أرقام رمزك الأربعون' },
  code: { en: 'Use the code', ar: 'استخدم الرمز' },
  unlocked: {
    en: 'This key is in use until you leave this page.',
    ar: 'هذا المفتاح قيد الاستخدام حتى تغادر هذه الصفحة.',
  },
  kept: {
    en: 'Your key is in use in this tab until you sign out, or until your session ends.',
    ar: 'مفتاحك قيد الاستخدام في علامة التبويب هذه حتى تسجّل الخروج أو تنتهي جلستك.',
  },
  tab: { en: 'Use the key of this tab', ar: 'استخدم مفتاح علامة التبويب هذه' },
  forget: { en: 'Forget the key in this tab', ar: 'انسَ المفتاح في علامة التبويب هذه' },
  open: { en: 'Open', ar: 'افتح' },
  save: { en: 'Save as it is', ar: 'احفظه كما هو' },
  note: { en: 'Keep as an internal note', ar: 'احفظ كملاحظة داخلية' },
  digits: { en: 'The 40 digits of the recovery code', ar: 'أرقام رمز الاستعادة الأربعون' },
  test: { en: 'Try it', ar: 'جرّبه' },
  testHint: {
    en: 'The key is worked out of the code in this browser and compared. The code does not leave it.',
    ar: 'يُستخرج المفتاح من الرمز في هذا المتصفح ويُقارن. لا يغادره الرمز.',
  },
  right: {
    en: 'It is the right code. Lock it away again. That it was tried is recorded.',
    ar: 'الرمز صحيح. أعده إلى مكانه المقفل. سُجّل أنه جُرّب.',
  },
  renewing: {
    en: 'Renewing (reports looked at · files renewed · files that your key does not open):',
    ar: 'يجري التجديد (بلاغات فُحصت · ملفات جُدّدت · ملفات لا يفتحها مفتاحك):',
  },
  renewed: {
    en: 'Done: every open report opens for everybody who has a seat.',
    ar: 'تم: كل بلاغ مفتوح يُفتح لكل من له مقعد.',
  },
  renewedSome: {
    en: 'Your key does not open some files. A colleague’s key may: he does this on his device. The recovery code opens them all, typed here.',
    ar: 'لا يفتح مفتاحك بعض الملفات. قد يفتحها مفتاح زميل: يفعل ذلك على جهازه. ورمز الاستعادة يفتحها كلها إذا كُتب هنا.',
  },
  opened: { en: 'What was sealed', ar: 'ما كان مختومًا' },
  text: { en: 'Told:', ar: 'ما رُوي:' },
  place: { en: 'Place:', ar: 'المكان:' },
  name: { en: 'Name:', ar: 'الاسم:' },
  contact: { en: 'To be reached at:', ar: 'وسيلة الاتصال:' },
  asking: {
    en: 'Your layer is open. Who reports is sealed once more, to the custodians of identities: say why you need it, and one of them decides.',
    ar: 'فُتحت طبقتك. هوية المبلّغ مختومة مرة أخرى لأمناء الهويات: قل لماذا تحتاج إليها، ويقرّر أحدهم.',
  },
  reason: { en: 'Why the name is needed', ar: 'سبب الحاجة إلى الاسم' },
  ask: { en: 'Ask a custodian', ar: 'اسأل أمين الهويات' },
  asked: { en: 'A custodian was asked.', ar: 'سُئل أمين الهويات.' },
  names: { en: 'Officers ask who reported', ar: 'يسأل الموظفون عمّن أبلغ' },
  give: { en: 'Open, and give it to the officers', ar: 'افتح وأعطِ الموظفين' },
  given: {
    en: 'The officers have it, sealed to their keys.',
    ar: 'صار لدى الموظفين، مختومًا لمفاتيحهم.',
  },
  forwardTo: { en: 'Offer this report to another agency', ar: 'اعرض هذا البلاغ على جهة أخرى' },
  forwardHint: {
    en: 'This browser gives what was sealed a fresh header for that agency and whoever reported; nothing else is changed. Who reports does not go along.',
    ar: 'يضع هذا المتصفح للمختوم ترويسة جديدة لتلك الجهة ولمن أبلغ، ولا يتغير شيء آخر. ولا تُرسل هوية المبلّغ معه.',
  },
  forward: { en: 'Seal and offer', ar: 'اختم واعرض' },
  answer: { en: 'Answer', ar: 'الرد' },
  answerHint: {
    en: 'Sealed in this browser to whoever reported and to all officers of the agency.',
    ar: 'يُختم في هذا المتصفح لمن أبلغ ولجميع موظفي الجهة.',
  },
  send: { en: 'Seal and send the answer', ar: 'اختم الرد وأرسله' },
  sent: {
    en: 'The answer is sealed and sent. Whoever reported reads it with the receipt.',
    ar: 'خُتم الرد وأُرسل. يقرؤه من أبلغ بواسطة الإيصال.',
  },
  noted: {
    en: 'The note is sealed and kept for the officers of this desk. Whoever reported does not see it.',
    ar: 'خُتمت الملاحظة وحُفظت لموظفي هذا المكتب. ولا يراها من أبلغ.',
  },
  otherReport: {
    en: 'What was handed in names the reporter of another report. Nothing was given: tell whoever set the desk up.',
    ar: 'ما سُلّم يخص مُبلِّغ بلاغ آخر. لم يُعطَ شيء: أخبر من أنشأ المكتب.',
  },
  noIdentity: {
    en: 'This key does not open the file: it was sealed to other keys.',
    ar: 'لا يفتح هذا المفتاح الملف: خُتم لمفاتيح أخرى.',
  },
  damaged: {
    en: 'The file was changed or cut after it was sealed. Tell the administrator.',
    ar: 'عُدّل الملف أو قُطع بعد ختمه. أخبر المسؤول.',
  },
  noPrf: {
    en: 'This passkey cannot lock a key. Use the code, or add a new passkey.',
    ar: 'لا يستطيع مفتاح المرور هذا أن يقفل مفتاحًا. استخدم الرمز أو أضف مفتاح مرور جديدًا.',
  },
  cancelled: { en: 'The passkey was not used.', ar: 'لم يُستخدم مفتاح المرور.' },
  refused: {
    en: 'The node did not do this. Reload the page and try again.',
    ar: 'لم تنفّذ العقدة هذا. أعد تحميل الصفحة وحاول مرة أخرى.',
  },
  failed: {
    en: 'This did not work in this browser. Nothing was sent.',
    ar: 'لم ينجح هذا في هذا المتصفح. لم يُرسَل شيء.',
  },
})

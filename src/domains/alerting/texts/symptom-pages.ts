import { defineTexts } from '../../../core/text.ts'

/** Words of the pages on which the cards of stations are written. */
export const symptomPageTexts = defineTexts('symptom-pages', {
  title: { en: 'What stations report', ar: 'ما تبلغ عنه المراكز' },
  intro: {
    en: 'These cards stand on the telephone of every station and on its printed card: what is wrong, and what to do first. Change the advice where your law says something else.',
    ar: 'تظهر هذه البطاقات على هاتف كل مركز وعلى بطاقته المطبوعة: ما المشكلة، وما يجب فعله أولًا. عدّلوا النصيحة حيث يقول قانونكم غير ذلك.',
  },
  ofActual: {
    en: 'The exercise has cards of its own: what is changed here is not changed there.',
    ar: 'للتمرين بطاقاته الخاصة: ما يُعدّل هنا لا يتغيّر هناك.',
  },
  ofExercise: {
    en: 'These are the cards of the exercise: real stations read others, which are changed outside the exercise.',
    ar: 'هذه بطاقات التمرين: تقرأ المراكز الحقيقية بطاقات أخرى تُعدّل خارج التمرين.',
  },
  numbers: {
    en: 'A number stands on paper and in messages (P4), so a card keeps it wherever it stands here. Printed cards keep the words that they were printed with: print them anew after a change; long advice takes a second sheet.',
    ar: 'يظهر الرقم على الورق وفي الرسائل (P4)، لذا تحتفظ البطاقة به أينما وُضعت هنا. تحتفظ البطاقات المطبوعة بكلماتها؛ اطبعوها من جديد بعد التعديل؛ وتحتاج النصيحة الطويلة إلى ورقة ثانية.',
  },
  number: { en: 'Number', ar: 'الرقم' },
  card: { en: 'Card', ar: 'البطاقة' },
  words: { en: 'Words', ar: 'الكلمات' },
  shipped: { en: 'as shipped', ar: 'كما وردت' },
  own: { en: 'your own words', ar: 'كلماتكم' },
  missing: { en: 'not written', ar: 'لم تُكتب' },
  hidden: { en: 'hidden', ar: 'مخفية' },
  order: { en: 'Order', ar: 'الترتيب' },
  up: { en: 'Up', ar: 'أعلى' },
  down: { en: 'Down', ar: 'أسفل' },
  add: { en: 'Add a card', ar: 'إضافة بطاقة' },
  left: {
    en: {
      one: 'You can add {count} more card.',
      other: 'You can add {count} more cards.',
    },
    ar: {
      zero: 'لا يمكن إضافة بطاقات أخرى.',
      one: 'يمكنكم إضافة بطاقة واحدة أخرى.',
      two: 'يمكنكم إضافة بطاقتين أخريين.',
      few: 'يمكنكم إضافة {count} بطاقات أخرى.',
      many: 'يمكنكم إضافة {count} بطاقة أخرى.',
      other: 'يمكنكم إضافة {count} بطاقة أخرى.',
    },
  },
  noneLeft: {
    en: 'All eight cards of your own are used. A hidden one can be written anew and shown again.',
    ar: 'استُخدمت بطاقاتكم الثماني كلها. يمكن كتابة بطاقة مخفية من جديد وإظهارها.',
  },
  saying: { en: 'What is wrong', ar: 'ما المشكلة' },
  advice: { en: 'What to do first', ar: 'ما يجب فعله أولًا' },
  adviceHint: {
    en: 'At most four short lines. Left empty, the card says what ships.',
    ar: 'أربعة أسطر قصيرة على الأكثر. إن تُركت فارغة تقول البطاقة النص الأصلي.',
  },
  adviceOwnHint: {
    en: 'At most four short lines. Where a language is left empty, stations read another one, marked with its letters.',
    ar: 'أربعة أسطر قصيرة على الأكثر. إن تُركت لغة فارغة تقرأ المراكز لغة أخرى مع علامتها.',
  },
  stale: {
    en: 'Your own words stand in some languages only. The others still say what ships: {languages}.',
    ar: 'كلماتكم موجودة ببعض اللغات فقط. ما زالت اللغات الأخرى تقول النص الأصلي: {languages}.',
  },
  unwritten: {
    en: 'Not written in these languages; stations read another one there: {languages}.',
    ar: 'لم تُكتب بهذه اللغات، وتقرأ المراكز هناك لغة أخرى: {languages}.',
  },
  isHidden: { en: 'Hide this card', ar: 'إخفاء هذه البطاقة' },
  isHiddenHint: {
    en: 'Telephones and new paper leave it out; printed cards and messages with its number still work.',
    ar: 'لا تظهر على الهواتف ولا على الورق الجديد؛ وتبقى البطاقات المطبوعة والرسائل برقمها صالحة.',
  },
  event: {
    en: 'Three stations alike propose an alert of this kind',
    ar: 'ثلاثة مراكز متشابهة تقترح تنبيهًا من هذا النوع',
  },
  save: { en: 'Save the card', ar: 'حفظ البطاقة' },
  look: { en: 'Show it as the telephone does', ar: 'عرضها كما يعرضها الهاتف' },
  now: { en: 'As stations read it now', ar: 'كما تقرؤها المراكز الآن' },
  typed: { en: 'As you wrote it, not saved yet', ar: 'كما كتبتموها، ولم تُحفظ بعد' },
  send: { en: 'Send to the election office', ar: 'أرسل إلى مكتب الانتخابات' },
  changed: { en: 'Changed {time} by {person}', ar: 'عُدّلت {time} بواسطة {person}' },
  restore: { en: 'Say what ships again', ar: 'العودة إلى النص الأصلي' },
  askTitle: { en: 'Say what ships again?', ar: 'العودة إلى النص الأصلي؟' },
  askWhat: {
    en: 'Your own words of this card go in every language, on the telephone of every station. You can take this back for ten minutes.',
    ar: 'تزول كلماتكم في هذه البطاقة بكل اللغات وعلى هاتف كل مركز. يمكنكم التراجع خلال عشر دقائق.',
  },
  askAct: { en: 'Say what ships', ar: 'استخدام النص الأصلي' },
  saidSaved: {
    en: 'The card is saved. Stations read it from now on; printed cards say it when they are printed anew.',
    ar: 'حُفظت البطاقة. تقرؤها المراكز من الآن؛ وتقولها البطاقات المطبوعة عند طباعتها من جديد.',
  },
  saidAdded: {
    en: 'The card is added. Stations can report it from now on.',
    ar: 'أُضيفت البطاقة. تستطيع المراكز الإبلاغ بها من الآن.',
  },
  saidRestored: { en: 'The card says what ships again.', ar: 'عادت البطاقة إلى نصها الأصلي.' },
  saidMoved: { en: 'The card has another place.', ar: 'تغيّر موضع البطاقة.' },
})

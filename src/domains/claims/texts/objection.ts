import { defineTexts } from '../../../core/text.ts'

/** What whoever a check is about can say, and what everybody reads of it. */
export const objectionTexts = defineTexts('claims-objection', {
  title: { en: 'This is about me', ar: 'هذا عني' },
  link: { en: 'This check is about me and wrong', ar: 'هذا التحقق عني وهو خطأ' },
  intro: {
    en: 'Say what is wrong with this check. Another person than the two who wrote and published it answers. Everybody reads the answer, without your name and without what you write here.',
    ar: 'اذكر الخطأ في هذا التحقق. يجيب شخص غير الاثنين اللذين كتباه ونشراه. يقرأ الجميع الجواب دون اسمك ودون ما تكتبه هنا.',
  },
  words: { en: 'What is wrong', ar: 'ما الخطأ' },
  who: { en: 'Who you are', ar: 'من أنت' },
  whoHint: {
    en: 'Your name, or the outlet, party or office for which you speak. Only this office reads it.',
    ar: 'اسمك أو وسيلة الإعلام أو الحزب أو المنصب الذي تتحدث باسمه. لا يقرؤه إلا هذا المكتب.',
  },
  contact: { en: 'Where you can be reached', ar: 'كيف نصل إليك' },
  contactHint: {
    en: 'An address or a number, if you want us to ask you something.',
    ar: 'عنوان أو رقم إن أردت أن نسألك شيئًا.',
  },
  send: { en: 'Send it', ar: 'إرسال' },
  sent: {
    en: 'Thank you. It is answered by {date} at the latest. The answer stands on the page of the check.',
    ar: 'شكرًا. يُجاب عنه في {date} على الأبعد. يظهر الجواب في صفحة التحقق.',
  },
  always: {
    en: 'This page shuts for nobody. Words that repeat others stand behind these and get the same answer. Where many come within one hour, they are read one after the other. What you bring to the office on paper or by telephone is entered and read first.',
    ar: 'لا تُغلق هذه الصفحة في وجه أحد. الكلام المكرر يقف خلف ما سبقه وينال الجواب نفسه. وإذا ورد الكثير في ساعة واحدة قُرئ واحدًا بعد الآخر. وما تحضره إلى المكتب على ورق أو بالهاتف يُدخَل ويُقرأ أولًا.',
  },
  rush: {
    en: 'It has come, and is due by {date}. But more came within this hour, from your network or from all together, than is read in its turn: yours is read after the others, and if far more comes it can lose its place and its answer. Send it again in another hour, or bring it to the office on paper or by telephone.',
    ar: 'وصل اعتراضك وموعده {date}. لكن ورد خلال هذه الساعة، من شبكتك أو من الجميع معًا، أكثر مما يُقرأ في دوره: يُقرأ اعتراضك بعد غيره، وقد يفقد مكانه وجوابه إن ورد أكثر بكثير. أعد إرساله في ساعة أخرى أو أحضره إلى المكتب على ورق أو بالهاتف.',
  },
  behind: {
    en: 'Others wrote the same. Yours stands behind theirs and gets the same answer.',
    ar: 'كتب آخرون الكلام نفسه. يقف اعتراضك خلفهم وينال الجواب نفسه.',
  },
  counted: {
    en: 'Many wrote the same. Yours was counted, and nothing of it was kept. If you have something else to say, send it in your own words.',
    ar: 'كتب كثيرون الكلام نفسه. أُحصي اعتراضك ولم يُحفظ منه شيء. إن كان لديك ما تقوله غير ذلك فأرسله بكلماتك.',
  },
  wasAnswered: {
    en: 'The same words were answered on {date}. The answer stands on the page of the check.',
    ar: 'أُجيب عن الكلام نفسه في {date}. يظهر الجواب في صفحة التحقق.',
  },
  answered: {
    en: 'The check has not changed since. If you have something else to say, send it in your own words.',
    ar: 'لم يتغيّر التحقق منذ ذلك. إن كان لديك ما تقوله غير ذلك فأرسله بكلماتك.',
  },
  more: {
    en: {
      one: '{count} more objection waits. It is read after these.',
      other: '{count} more objections wait. They are read after these.',
    },
    ar: {
      zero: 'لا اعتراضات أخرى تنتظر.',
      one: 'ينتظر اعتراض آخر ويُقرأ بعد هذه.',
      two: 'ينتظر اعتراضان آخران ويُقرآن بعد هذه.',
      few: 'تنتظر {count} اعتراضات أخرى وتُقرأ بعد هذه.',
      many: 'ينتظر {count} اعتراضًا آخر وتُقرأ بعد هذه.',
      other: 'ينتظر {count} اعتراض آخر وتُقرأ بعد هذه.',
    },
  },
  moreLate: {
    en: 'This office is late with so many of all: {number}.',
    ar: 'عدد ما تأخر فيه هذا المكتب منها جميعًا: {number}.',
  },
  alike: {
    en: {
      one: '{count} more objection got the same answer.',
      other: '{count} more objections got the same answer.',
    },
    ar: {
      zero: 'لم ينل اعتراض آخر الجواب نفسه.',
      one: 'نال اعتراض آخر الجواب نفسه.',
      two: 'نال اعتراضان آخران الجواب نفسه.',
      few: 'نالت {count} اعتراضات أخرى الجواب نفسه.',
      many: 'نال {count} اعتراضًا آخر الجواب نفسه.',
      other: 'نال {count} اعتراض آخر الجواب نفسه.',
    },
  },
  back: { en: 'Back to the check', ar: 'العودة إلى التحقق' },
  objections: { en: 'Objections', ar: 'الاعتراضات' },
  open: {
    en: 'Somebody objected on {date}. It is answered by {due} at the latest.',
    ar: 'اعترض أحدهم في {date}. يُجاب عنه في {due} على الأبعد.',
  },
  late: {
    en: 'Somebody objected on {date}. It was to be answered by {due}. This office is late.',
    ar: 'اعترض أحدهم في {date}. كان يجب أن يُجاب عنه في {due}. هذا المكتب متأخر.',
  },
  corrected: {
    en: 'Somebody objected on {date}. The check was corrected or withdrawn. Answered on {answered}:',
    ar: 'اعترض أحدهم في {date}. صُحح التحقق أو سُحب. أُجيب في {answered}:',
  },
  kept: {
    en: 'Somebody objected on {date}. The check stays as it is. Answered on {answered}:',
    ar: 'اعترض أحدهم في {date}. يبقى التحقق كما هو. أُجيب في {answered}:',
  },
})

/** Words of the desk for objections. */
export const objectionDeskTexts = defineTexts('claims-objection-desk', {
  waits: { en: 'Somebody says: this is about me', ar: 'يقول أحدهم: هذا عني' },
  answer: { en: 'Answer it', ar: 'الإجابة عنه' },
  answerHint: {
    en: 'If the check is wrong, a correction is published first, or the check is withdrawn.',
    ar: 'إذا كان التحقق خطأ يُنشر تصحيح أولًا أو يُسحب التحقق.',
  },
  ownCheck: {
    en: 'You wrote or published this check. Another person answers.',
    ar: 'أنت كتبت هذا التحقق أو نشرته. يجيب شخص آخر.',
  },
  saidAnswered: { en: 'Answered.', ar: 'أُجيب عنه.' },
  saidEntered: { en: 'It is entered and stands first.', ar: 'أُدخل ويقف أولًا.' },
  enter: { en: 'Enter an objection from paper or telephone', ar: 'إدخال اعتراض من ورق أو هاتف' },
  enterHint: {
    en: 'Word for word. It is read before all that came by the page, so that no flood shuts out whoever a check is about.',
    ar: 'كلمة بكلمة. يُقرأ قبل كل ما ورد عبر الصفحة، فلا يحجب أي سيل من يتناوله التحقق.',
  },
  spoken: { en: 'Language', ar: 'اللغة' },
  repeats: {
    en: { one: '{count} repeats it', other: '{count} repeat it' },
    ar: {
      zero: 'لا تكرار له',
      one: 'اعتراض واحد يكرره',
      two: 'اعتراضان يكررانه',
      few: '{count} اعتراضات تكرره',
      many: '{count} اعتراضًا يكرره',
      other: '{count} اعتراض يكرره',
    },
  },
  rush: {
    en: {
      one: '{count} more came, many within one hour',
      other: '{count} more came, many within one hour',
    },
    ar: {
      zero: 'لم يرد غيرها',
      one: 'ورد اعتراض آخر',
      two: 'ورد اعتراضان آخران',
      few: 'وردت {count} اعتراضات أخرى، كثير منها في ساعة واحدة',
      many: 'ورد {count} اعتراضًا آخر، كثير منها في ساعة واحدة',
      other: 'ورد {count} اعتراض آخر، كثير منها في ساعة واحدة',
    },
  },
  rushHint: {
    en: 'What came alone in its hour stands above. Tick those that say the same and answer them together; the others move up as you answer.',
    ar: 'ما ورد منفردًا في ساعته يظهر أعلاه. ضع علامة على ما يقول الشيء نفسه وأجب عنه معًا؛ يتقدم الباقي كلما أجبت.',
  },
  together: {
    en: { one: 'Answer together', other: 'Answer together, at most {count}' },
    ar: {
      zero: 'الإجابة معًا',
      one: 'الإجابة معًا',
      two: 'الإجابة معًا عن اثنين على الأكثر',
      few: 'الإجابة معًا عن {count} على الأكثر',
      many: 'الإجابة معًا عن {count} على الأكثر',
      other: 'الإجابة معًا عن {count} على الأكثر',
    },
  },
  saidForgotten: { en: 'Name and contact are gone.', ar: 'حُذف الاسم ووسيلة الاتصال.' },
  outcome: { en: 'What came of it', ar: 'النتيجة' },
  corrected: { en: 'Corrected', ar: 'صُحح' },
  kept: { en: 'Kept as it is', ar: 'بقي كما هو' },
  reasons: { en: 'Reasons, which everybody reads', ar: 'الأسباب التي يقرؤها الجميع' },
  reasonsHint: { en: 'Do not name who asked.', ar: 'لا تذكر اسم من سأل.' },
  language: { en: 'Language of the reasons', ar: 'لغة الأسباب' },
  due: { en: 'Answer by', ar: 'الجواب حتى' },
  asked: { en: 'Asked', ar: 'ورد' },
  forget: { en: 'Take away who asked', ar: 'إزالة هوية السائل' },
  forgetWhat: {
    en: 'Name and contact are gone for good. What was written and the answer stay.',
    ar: 'يُزال الاسم وجهة الاتصال نهائيًّا. يبقى ما كُتب والجواب.',
  },
  objections: { en: 'Objections to the check', ar: 'اعتراضات على التحقق' },
  wait: { en: 'An objection to a check waits for an answer', ar: 'اعتراض على تحقق ينتظر الجواب' },
  waitMany: {
    en: {
      one: '{count} objection to a check waits for an answer',
      other: '{count} objections to a check wait for an answer',
    },
    ar: {
      zero: 'لا اعتراض ينتظر الجواب',
      one: 'اعتراض على تحقق ينتظر الجواب',
      two: 'اعتراضان على تحقق ينتظران الجواب',
      few: '{count} اعتراضات على تحقق تنتظر الجواب',
      many: '{count} اعتراضًا على تحقق ينتظر الجواب',
      other: '{count} اعتراض على تحقق ينتظر الجواب',
    },
  },
})

import { defineTexts } from '../../../core/text.ts'

/** Words of the timeline, custody and open questions in the report of a case. */
export const recordTexts = defineTexts('cases-report', {
  timeline: { en: 'Timeline', ar: 'التسلسل الزمني' },
  written: { en: 'As it was written', ar: 'كما كُتب' },
  corrected: { en: 'Corrected by the clock’s known error', ar: 'مصحّح بانحراف الساعة المعروف' },
  what: { en: 'What happened', ar: 'ما حدث' },
  undated: { en: 'no date', ar: 'بلا تاريخ' },
  timelineCut: {
    en: {
      one: 'The timeline goes on: its last entry is not told here. The newest stand last, and behind them what has no date. The node holds it.',
      other:
        'The timeline goes on: its last {count} entries are not told here. The newest stand last, and behind them what has no date. The node holds them.',
    },
    ar: {
      zero: 'التسلسل الزمني كامل هنا.',
      one: 'للتسلسل الزمني بقية: القيد الأخير غير مذكور هنا، وفي آخره الأحدث وما لا تاريخ له. وهو محفوظ في العقدة.',
      two: 'للتسلسل الزمني بقية: القيدان الأخيران غير مذكورين هنا، وفي آخره الأحدث وما لا تاريخ له. وهما محفوظان في العقدة.',
      few: 'للتسلسل الزمني بقية: آخر {count} قيود غير مذكورة هنا، وفي آخره الأحدث وما لا تاريخ له. وهي محفوظة في العقدة.',
      many: 'للتسلسل الزمني بقية: آخر {count} قيدًا غير مذكور هنا، وفي آخره الأحدث وما لا تاريخ له. وهي محفوظة في العقدة.',
      other:
        'للتسلسل الزمني بقية: آخر {count} قيد غير مذكور هنا، وفي آخره الأحدث وما لا تاريخ له. وهي محفوظة في العقدة.',
    },
  },
  custody: { en: 'Custody of each piece of evidence', ar: 'عهدة كل دليل' },
  custodyHint: {
    en: 'People stand by role and number; the same number is the same person in all tables. The chains beside this report hold their opaque ids.',
    ar: 'يُذكر الأشخاص بالدور والرقم، والرقم نفسه هو الشخص نفسه في كل الجداول. وفي السلاسل المرفقة معرّفاتهم المجرّدة.',
  },
  broken: { en: 'The chain of this item is broken.', ar: 'سلسلة عهدة هذا الدليل مكسورة.' },
  erased: { en: 'Its content was erased at {time}.', ar: 'مُحي محتواه في {time}.' },
  erasedText: { en: 'erased', ar: 'مُحي' },
  act: { en: 'What was done', ar: 'ما الذي جرى' },
  by: { en: 'By whom', ar: 'من قام به' },
  party: { en: '{name}, person {number}', ar: '{name}، الشخص {number}' },
  handed: { en: 'from {from} to {to}', ar: 'من {from} إلى {to}' },
  hash: { en: 'SHA-256 of the act', ar: 'بصمة SHA-256 للإجراء' },
  unsigned: { en: 'without a passkey', ar: 'بلا مفتاح مرور' },
  actsLeftOut: {
    en: { one: '{count} act more stands in', other: '{count} acts more stand in' },
    ar: {
      zero: 'لا إجراءات أخرى في',
      one: 'إجراء آخر موجود في',
      two: 'إجراءان آخران موجودان في',
      few: '{count} إجراءات أخرى موجودة في',
      many: '{count} إجراءً آخر موجود في',
      other: '{count} إجراء آخر موجود في',
    },
  },
  noOpinions: { en: 'Nobody gave an opinion.', ar: 'لم يُبدِ أحد رأيًا.' },
  open: { en: 'Open questions', ar: 'أسئلة مفتوحة' },
  openWhat: { en: 'What is open, or why it was waived', ar: 'ما بقي مفتوحًا، أو سبب التخلي عنه' },
  stepOpen: { en: 'Not done.', ar: 'لم تُنجز.' },
  unobserved: {
    en: {
      one: 'In one piece of evidence nothing was observed yet:',
      other: 'In {count} pieces of evidence nothing was observed yet:',
    },
    ar: {
      zero: 'لا أدلة بلا ملاحظات:',
      one: 'دليل واحد لم تُدوَّن منه ملاحظة بعد:',
      two: 'دليلان لم تُدوَّن منهما ملاحظة بعد:',
      few: '{count} أدلة لم تُدوَّن منها ملاحظة بعد:',
      many: '{count} دليلًا لم تُدوَّن منه ملاحظة بعد:',
      other: '{count} دليل لم تُدوَّن منه ملاحظة بعد:',
    },
  },
  alone: {
    en: {
      one: 'One observation was looked at by one person alone.',
      other: '{count} observations were looked at by one person alone.',
    },
    ar: {
      zero: 'لا ملاحظات نظر فيها شخص واحد فقط.',
      one: 'ملاحظة واحدة نظر فيها شخص واحد فقط.',
      two: 'ملاحظتان نظر فيهما شخص واحد فقط.',
      few: '{count} ملاحظات نظر فيها شخص واحد فقط.',
      many: '{count} ملاحظة نظر فيها شخص واحد فقط.',
      other: '{count} ملاحظة نظر فيها شخص واحد فقط.',
    },
  },
})

/** How far a report may be trusted. */
export const limitTexts = defineTexts('cases-report-limits', {
  limits: { en: 'Limits of this report', ar: 'حدود هذا التقرير' },
  moment: {
    en: 'It tells the case as it stood at {time}. What came later is not in it.',
    ar: 'يروي القضية كما كانت في {time}، وما جاء بعد ذلك ليس فيه.',
  },
  noClock: {
    en: '{incident}: nobody said whose clock its times come from.',
    ar: '{incident}: لم يُذكر مصدر توقيتها.',
  },
  clock: {
    en: '{incident}: times by this clock: {clock}. How far it was off is not known.',
    ar: '{incident}: التوقيت من: {clock}. مقدار انحرافه غير معروف.',
  },
  clockOff: {
    en: '{incident}: times by this clock: {clock}. It was off by {seconds} seconds.',
    ar: '{incident}: التوقيت من: {clock}. انحرافه {seconds} ثانية.',
  },
  unsigned: {
    en: {
      one: 'For one act that an officer answers for there is no passkey signature: it was done in an exercise or from the command line.',
      other:
        'For {count} acts that officers answer for there is no passkey signature: they were done in an exercise or from the command line.',
    },
    ar: {
      zero: 'لكل إجراء يُسأل عنه موظف توقيع بمفتاح مرور.',
      one: 'إجراء واحد يُسأل عنه موظف بلا توقيع بمفتاح مرور: جرى في تمرين أو من سطر الأوامر.',
      two: 'إجراءان يُسأل عنهما موظفون بلا توقيع بمفتاح مرور: جريا في تمرين أو من سطر الأوامر.',
      few: '{count} إجراءات يُسأل عنها موظفون بلا توقيع بمفتاح مرور: جرت في تمرين أو من سطر الأوامر.',
      many: '{count} إجراءً يُسأل عنه موظفون بلا توقيع بمفتاح مرور: جرت في تمرين أو من سطر الأوامر.',
      other: '{count} إجراء يُسأل عنه موظفون بلا توقيع بمفتاح مرور: جرت في تمرين أو من سطر الأوامر.',
    },
  },
  signedActs: {
    en: {
      one: 'One signing of an attribution or a request lies in case/signed.jsonl, with the text that was signed; verify.html checks it.',
      other:
        '{count} signings of attributions and requests lie in case/signed.jsonl, with the texts that were signed; verify.html checks them.',
    },
    ar: {
      zero: 'لا توقيعات في case/signed.jsonl.',
      one: 'توقيع واحد على إسناد أو طلب موجود في case/signed.jsonl مع النص الموقّع، ويتحقق منه verify.html.',
      two: 'توقيعان على إسنادات أو طلبات موجودان في case/signed.jsonl مع النصوص الموقّعة، ويتحقق منهما verify.html.',
      few: '{count} توقيعات على إسنادات وطلبات موجودة في case/signed.jsonl مع النصوص الموقّعة، ويتحقق منها verify.html.',
      many: '{count} توقيعًا على إسنادات وطلبات موجودة في case/signed.jsonl مع النصوص الموقّعة، ويتحقق منها verify.html.',
      other:
        '{count} توقيع على إسنادات وطلبات موجودة في case/signed.jsonl مع النصوص الموقّعة، ويتحقق منها verify.html.',
    },
  },
  actsErased: {
    en: {
      one: 'One signature is over words that were erased: it lies there without its text, and nobody can check it any more.',
      other:
        '{count} signatures are over words that were erased: they lie there without their texts, and nobody can check them any more.',
    },
    ar: {
      zero: 'لا توقيعات على كلمات مُحيت.',
      one: 'توقيع واحد على كلمات مُحيت: هو موجود دون نصه ولا يمكن لأحد فحصه بعد الآن.',
      two: 'توقيعان على كلمات مُحيت: هما موجودان دون نصهما ولا يمكن لأحد فحصهما بعد الآن.',
      few: '{count} توقيعات على كلمات مُحيت: هي موجودة دون نصوصها ولا يمكن لأحد فحصها بعد الآن.',
      many: '{count} توقيعًا على كلمات مُحيت: هي موجودة دون نصوصها ولا يمكن لأحد فحصها بعد الآن.',
      other: '{count} توقيع على كلمات مُحيت: هي موجودة دون نصوصها ولا يمكن لأحد فحصها بعد الآن.',
    },
  },
  actsLeftOut: {
    en: {
      one: 'One signing more is too long for the bundle.',
      other: '{count} signings more are too long for the bundle.',
    },
    ar: {
      zero: 'كل التوقيعات في الحزمة.',
      one: 'توقيع واحد آخر أطول من أن تسعه الحزمة.',
      two: 'توقيعان آخران أطول من أن تسعهما الحزمة.',
      few: '{count} توقيعات أخرى أطول من أن تسعها الحزمة.',
      many: '{count} توقيعًا آخر أطول من أن تسعها الحزمة.',
      other: '{count} توقيع آخر أطول من أن تسعها الحزمة.',
    },
  },
  capture: {
    en: 'Hashes prove that evidence is unchanged since it was acquired, not that it was true then. What happened before the first act of each table is not covered.',
    ar: 'تثبت البصمات أن الأدلة لم تتغير منذ استخلاصها، لا أنها كانت صحيحة حينها. ولا تشمل ما حدث قبل أول إجراء في كل جدول.',
  },
  judgement: {
    en: 'Attributions are judgements of two persons on what they had; a likelihood is not a proof.',
    ar: 'الإسنادات أحكام شخصين على ما كان لديهما، والترجيح ليس برهانًا.',
  },
  names: {
    en: 'Names in free words are found by people alone: such words may name somebody who is no suspect.',
    ar: 'لا يكشف الأسماء في النصوص الحرة إلا الناس: قد تذكر هذه النصوص شخصًا ليس مشتبهًا به.',
  },
  erased: {
    en: 'What was erased by law is told as erased and cannot be recovered from this file.',
    ar: 'ما مُحي بموجب القانون مذكور بأنه مُحي، ولا يمكن استرجاعه من هذا الملف.',
  },
})

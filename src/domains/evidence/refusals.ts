import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. */
export const { refusal, found, problems } = refusals('evidence', {
  unknownItem: [404, 'There is no such item.', 'لا يوجد عنصر كهذا.'],
  inCase: [
    403,
    '{code} belongs to {case}: who has a seat there and opened the file sees what it is. Ask whoever leads the case for a seat.',
    '{code} تابع للقضية {case}: يراه من له مقعد فيها وفتح ملفها. اطلب مقعدًا ممن يقود القضية.',
  ],
  notOpen: [409, 'This item takes no more parts.', 'لا يقبل هذا العنصر مزيدًا من الأجزاء.'],
  notYours: [403, 'Somebody else is handing this item in.', 'شخص آخر يسلّم هذا العنصر.'],
  otherPart: [
    409,
    'Part {n} is there already, with other bytes.',
    'الجزء {n} موجود بالفعل ببيانات أخرى.',
  ],
  partMissing: [
    409,
    'Part {n} is missing: send it, then close the item.',
    'الجزء {n} ناقص: أرسله ثم أغلق العنصر.',
  ],
  notHeld: [
    409,
    'This item has no chain of custody, or it has ended.',
    'ليس لهذا العنصر سلسلة عهدة، أو أنها انتهت.',
  ],
  badRecipient: [
    400,
    'Recipients are those of age, one a line, at most ten: age1 and 58 small letters or digits.',
    'المستلمون هم مستلمو age، واحد في كل سطر، وعشرة على الأكثر: age1 ثم 58 حرفًا صغيرًا أو رقمًا.',
  ],
  noContent: [409, 'This item has no content.', 'ليس لهذا العنصر محتوى.'],
  notCustodian: [
    403,
    'Only whoever has the item can do this.',
    'لا يستطيع ذلك إلا من العنصر في عهدته.',
  ],
  notReceiver: [
    403,
    'This item was offered to somebody else, or to nobody.',
    'عُرض هذا العنصر على شخص آخر، أو لم يُعرض على أحد.',
  ],
  cannotReceive: [
    409,
    'This person cannot take evidence into custody here.',
    'لا يستطيع هذا الشخص تسلّم الأدلة هنا.',
  ],
  notHashed: [
    409,
    'Have the content hashed first: nobody accepts what he has not looked at.',
    'اطلب حساب بصمة المحتوى أولًا: لا أحد يتسلّم ما لم يتحقق منه.',
  ],
  changedContent: [
    409,
    'The content is not what its chain says. Do not accept it.',
    'المحتوى ليس ما تذكره سلسلته. لا تتسلّمه.',
  ],
  wrongSeal: [
    409,
    'No seal with this number is on the item.',
    'لا يوجد على العنصر ختم بهذا الرقم.',
  ],
  notAsked: [409, 'A second person must ask for this first.', 'يجب أن يطلب شخص ثانٍ هذا أولًا.'],
  askMoved: [
    409,
    'What was asked is not what you read: it was asked by {who} at {time}. Read it, then carry it out.',
    'ما طُلب ليس ما قرأته: طلبه {who}، {time}. اقرأه ثم نفّذه.',
  ],
  asked: [409, 'Somebody has asked for something already.', 'طلب شخص شيئًا بالفعل.'],
  missingFact: [
    400,
    'Something that this act must say is missing: {field}.',
    'ينقص شيء يجب أن يذكره هذا الإجراء: {field}.',
  ],
  wrongOrder: [
    409,
    'The chain of this item does not allow this now ({fault}).',
    'لا تسمح سلسلة هذا العنصر بذلك الآن ({fault}).',
  ],
  moved: [
    409,
    'Something else was written in this chain meanwhile. Look again, then do it.',
    'كُتب شيء آخر في هذه السلسلة في الأثناء. انظر مجددًا ثم أعد المحاولة.',
  ],
  lateDraft: [
    410,
    'What was prepared is no longer valid. Begin again.',
    'لم يعد ما أُعدّ صالحًا. ابدأ من جديد.',
  ],
  passkeyNeeded: [
    409,
    'You sign this with your passkey: use the button of the page, with scripts allowed.',
    'توقّع هذا بمفتاح مرورك: استخدم زر الصفحة مع السماح بالنصوص البرمجية.',
  ],
  takenLater: [
    400,
    'When it was taken lies in the future. Look at the date, the time and the offset.',
    'وقت أخذه في المستقبل. راجع التاريخ والوقت وفرق التوقيت.',
  ],
  sheetLacksFile: [
    400,
    'The sheet of hashes has no line for a file called {name}. Nothing was handed in.',
    'لا سطر في ورقة البصمات لملف اسمه {name}. لم يُسلَّم شيء.',
  ],
  sheetHasTwo: [
    400,
    'The sheet has two hashes for {name}. Leave the right one.',
    'في الورقة بصمتان للملف {name}. أبقِ الصحيحة.',
  ],
  sheetLacksHash: [
    400,
    'This is no SHA-256 (64 digits) or SHA-512 (128 digits) of {name}; other hashes are not compared.',
    'هذه ليست بصمة SHA-256 (64 خانة) ولا SHA-512 (128 خانة) للملف {name}؛ ولا تُقارن بصمات أخرى.',
  ],
  nothingToBundle: [
    409,
    'There is no evidence here that has a chain of custody.',
    'لا يوجد هنا دليل له سلسلة عهدة.',
  ],
  tooManyItems: [409, 'A bundle takes at most {most} items.', 'لا تسع الحزمة أكثر من {most} عنصر.'],
  unknownBundle: [404, 'There is no such bundle.', 'لا توجد حزمة كهذه.'],
  notMade: [
    409,
    'This bundle is not there: it is being made, or its time is over. Make it again.',
    'هذه الحزمة غير متاحة: إما أنها قيد الإعداد أو انتهت مدتها. أعدّها من جديد.',
  ],
  tooMuch: [409, 'What was seen is too long to be preserved.', 'ما شوهد أطول من أن يُحفظ.'],
})

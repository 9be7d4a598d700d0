import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. */
export const { refusal, found, problems, codeOf } = refusals('pollwatch', {
  nothingToRead: [
    409,
    'Nothing of this issue waits to be read. Name words to take out, or leave it.',
    'لا شيء في هذه المشكلة ينتظر القراءة. اذكر كلمات تُحذف أو اتركها.',
  ],
  wordsChanged: [
    409,
    'The words have changed since you read them. Load the page and read them again.',
    'تغيّرت الكلمات منذ قرأتها. أعد تحميل الصفحة واقرأها من جديد.',
  ],
  partsUnanswered: [
    409,
    'Say of each part that may name somebody whether it stays or is taken out.',
    'قل عن كل جزء قد يسمّي شخصًا هل يبقى أم يُحذف.',
  ],
  notInWords: [409, 'This does not stand in the words: {words}', 'هذا لا يرد في الكلمات: {words}'],
  notAName: [
    409,
    'This is no name: it is too long, too short, or stands there more than {most} times.',
    'ليس هذا اسمًا: هو أطول أو أقصر من اللازم، أو يرد أكثر من {most} مرة.',
  ],
  tooMuchOut: [
    409,
    'Half of a text would be gone: only what names somebody is taken out.',
    'سيختفي نصف النص: لا يُحذف إلا ما يسمّي شخصًا.',
  ],
  tooManyOut: [
    409,
    'More than {most} parts of one issue are not taken out.',
    'لا يُحذف من المشكلة الواحدة أكثر من {most} جزءًا.',
  ],
  namesSomebody: [
    409,
    'Everybody reads this, and it may name a person: {parts}. Write it without, or say that it is meant so.',
    'يقرأ الجميع هذا وقد يسمّي شخصًا: {parts}. اكتبه من دون ذلك أو أكّد أنه مقصود.',
  ],
  unknownGroup: [404, 'There is no such group of observers.', 'لا توجد جماعة مراقبين كهذه.'],
  wrongKey: [
    404,
    'There is no application with this code and this key. One that waits to be taken in is found within the hour after it was sent.',
    'لا يوجد طلب بهذا الرمز وهذا المفتاح. الطلب الذي ينتظر التسجيل يُعثر عليه خلال ساعة من إرساله.',
  ],
  noConduct: [
    400,
    'A group that observes keeps the code of conduct.',
    'على كل جماعة تراقب الالتزام بقواعد السلوك.',
  ],
  wrongStep: [
    409,
    'The application has moved on since. Load the page again.',
    'تغيّرت حالة الطلب منذ ذلك الحين. أعد تحميل الصفحة.',
  ],
  appealedBefore: [
    409,
    'An appeal has been decided already, and there is one only.',
    'بُتّ في التظلم من قبل، ولا يكون إلا مرة واحدة.',
  ],
  noConsent: [
    400,
    'A supporter is named only with consent. Leave the name out, or say that there is consent.',
    'لا يُذكر اسم الداعم إلا بموافقته. اترك الاسم فارغًا أو أكّد الموافقة.',
  ],
  unknownSupport: [404, 'The group has no such support.', 'ليس للجماعة دعم كهذا.'],
  tooManySupport: [409, 'There are too many entries of support.', 'إدخالات الدعم أكثر من اللازم.'],
  tooManyManagers: [
    409,
    'The group has enough managers. Remove one first.',
    'للجماعة ما يكفي من المسؤولين. أزل أحدهم أولًا.',
  ],
  otherGroup: [
    409,
    'This person manages another group, and nobody manages two.',
    'هذا الشخص مسؤول عن جماعة أخرى، ولا يتولى أحد جماعتين.',
  ],
  notAManager: [
    400,
    'This person has no role as observation manager. Somebody with the right to invite gives it first.',
    'ليس لهذا الشخص دور مسؤول المراقبة. يمنحه إياه أولًا من له حق الدعوة.',
  ],
  noGroup: [403, 'You manage no group that is accredited.', 'لست مسؤولًا عن أي جماعة معتمدة.'],
  unknownStation: [404, 'There is no station with this number.', 'لا يوجد مركز بهذا الرقم.'],
  badPhone: [400, 'This is no telephone number.', 'هذا ليس رقم هاتف.'],
  unknownFile: [
    404,
    'There is no such file here, or somebody else looks at it.',
    'لا يوجد ملف كهذا هنا، أو أن شخصًا آخر يعاينه.',
  ],
  fileTaken: [409, 'This file was taken already.', 'أُدخل هذا الملف بالفعل.'],
  nothingToTake: [
    409,
    'Nobody of this file is new: there is no row to take.',
    'لا جديد في هذا الملف: لا صف لإدخاله.',
  ],
  noRoomForRows: [
    409,
    'The group takes {left} more observers, and the file has {rows}. Nobody was enrolled: send fewer rows.',
    'تتسع الجماعة لـ{left} مراقبًا آخر وفي الملف {rows}. لم يُسجّل أحد: أرسل صفوفًا أقل.',
  ],
  tooManyObservers: [409, 'The group has too many observers.', 'للجماعة مراقبون أكثر من اللازم.'],
  unknownObserver: [404, 'Your group has no such observer any more.', 'لم يعد لجماعتك مراقب كهذا.'],
  unknownCard: [404, 'This card is not known here.', 'هذه البطاقة غير معروفة هنا.'],
  wrongCode: [
    403,
    'This code is wrong or no longer valid. Ask the desk of your group for a new card.',
    'هذا الرمز خاطئ أو لم يعد صالحًا. اطلب بطاقة جديدة من مكتب جماعتك.',
  ],
  usedCard: [
    410,
    'This card was used. Ask the desk of your group for a new one.',
    'استُعملت هذه البطاقة. اطلب بطاقة جديدة من مكتب جماعتك.',
  ],
  expiredCard: [
    410,
    'This card is no longer valid. Ask the desk of your group for a new one.',
    'لم تعد هذه البطاقة صالحة. اطلب بطاقة جديدة من مكتب جماعتك.',
  ],
  manyCodes: [
    429,
    'Too many codes were typed here. Wait an hour, or scan the square.',
    'كُتبت هنا رموز كثيرة جدًا. انتظر ساعة أو امسح المربع.',
  ],
  unknownPhoto: [404, 'There is no such photo.', 'لا توجد صورة كهذه.'],
  keptPhoto: [
    409,
    'This photo is on its way into the evidence. You can delete it here a day later; the evidence has a copy of its own.',
    'هذه الصورة في طريقها إلى الأدلة. يمكنك حذفها هنا بعد يوم؛ وللأدلة نسختها الخاصة.',
  ],
  manyKept: [
    429,
    'You have put very many photos into the evidence within the hour. Go on later.',
    'أدرجتَ صورًا كثيرة جدًا في الأدلة خلال الساعة. تابع لاحقًا.',
  ],
  partOrder: [409, 'A part before this one is missing.', 'جزء سابق لهذا الجزء ناقص.'],
  otherPart: [
    409,
    'Another part of this photo lies here in its place.',
    'يوجد هنا جزء آخر من هذه الصورة في مكانه.',
  ],
  noPhone: [404, 'There is no enrolled telephone.', 'لا يوجد هاتف مسجّل.'],
  wrongAnswers: [
    400,
    'Some answers are none that the form has.',
    'بعض الأجوبة ليست من أجوبة الاستمارة.',
  ],
  notWhole: [
    409,
    'Look at it once more: something is missing, or does not fit. Then send it all the same.',
    'راجعها مرة أخرى: هناك ما ينقص أو لا يتوافق. ثم أرسلها رغم ذلك.',
  ],
  manyEntries: [
    429,
    'This telephone has sent very much within the hour. It sends again later.',
    'أرسل هذا الهاتف كثيرًا خلال الساعة. سيرسل لاحقًا.',
  ],
  manyCallsOf: [
    429,
    'Very much was written down for this observer within the hour. Go on later.',
    'دُوّن لهذا المراقب الكثير خلال الساعة. تابع لاحقًا.',
  ],
  noSuchAsking: [
    400,
    'This form is asked {askings} times a day. Write the number of one of them.',
    'تُسأل هذه الاستمارة {askings} مرات في اليوم. اكتب رقم إحداها.',
  ],
  otherEntry: [
    409,
    'Something else was sent under the number of this entry.',
    'أُرسل شيء آخر برقم هذا الإدخال.',
  ],
  unknownEntry: [404, 'There is no such entry here.', 'لا يوجد إدخال كهذا هنا.'],
  notQuarantined: [
    409,
    'Somebody has called about this entry already.',
    'اتصل أحدهم بشأن هذا الإدخال من قبل.',
  ],
  whichAsking: [
    400,
    'The message does not say which asking it means. Ask, and write the number of the asking.',
    'لا تذكر الرسالة أي سؤال تقصد. اسأل واكتب رقم السؤال.',
  ],
  noObserverYet: [
    409,
    'Nobody knows which observer sent this: it can be refused only.',
    'لا يُعرف أي مراقب أرسل هذا: لا يمكن إلا رفضه.',
  ],
  notAnIncident: [
    409,
    'Only what says that something is wrong, and counts, becomes an issue.',
    'لا يصبح مشكلة تصويت إلا ما يبلّغ عن خلل وكان محسوبًا.',
  ],
  hasIssue: [409, 'This entry belongs to an issue already.', 'هذا الإدخال تابع لمشكلة بالفعل.'],
  unknownIssue: [404, 'There is no such issue.', 'لا توجد مشكلة كهذه.'],
  wrongState: [
    409,
    'The issue has moved on since. Load the page again.',
    'تغيّرت حالة المشكلة منذ ذلك الحين. أعد تحميل الصفحة.',
  ],
  ownAnswer: [403, 'Who answered an issue does not reject it.', 'من أجاب عن مشكلة لا يرفضها.'],
  unknownArea: [
    404,
    'Fewer than three problems are known there, or there is no such area. Look at the larger one.',
    'تُعرف هناك أقل من ثلاث مشكلات، أو لا توجد منطقة كهذه. انظر إلى المنطقة الأكبر.',
  ],
  noFile: [
    404,
    'There is no file of this day. Files are kept for a month, their hashes for good.',
    'لا ملف لهذا اليوم. تُحفظ الملفات شهرًا وبصماتها دائمًا.',
  ],
  unknownWeek: [
    404,
    'There is no bulletin of this week. Name its Monday, of a week that has begun.',
    'لا نشرة لهذا الأسبوع. اذكر يوم اثنينه، لأسبوع قد بدأ.',
  ],
  unknownPlace: [404, 'There is no row for this station.', 'لا يوجد صف لهذا المركز.'],
  unknownTag: [400, 'The form has no such question.', 'ليس في الاستمارة سؤال كهذا.'],
  badValue: [400, 'The question has no such answer.', 'ليس للسؤال جواب كهذا.'],
  badForm: [
    400,
    'The file is no form. Line {line}: {reason}.',
    'الملف ليس استمارة. السطر {line}: {reason}.',
  ],
  unknownForm: [404, 'There is no such version of a form.', 'لا يوجد إصدار كهذا من استمارة.'],
  otherPrefix: [
    400,
    'A form of your own begins with F and one letter without I, L and O; other letters are those of the forms that ship.',
    'تبدأ الاستمارة الخاصة بالحرف F وحرف آخر غير I وL وO؛ أما الحروف الأخرى فللاستمارات المرفقة.',
  ],
  usedVersion: [
    409,
    'This version was in force and never changes. Give the new one the number {next} or a higher one.',
    'كان هذا الإصدار ساريًا ولا يتغير أبدًا. أعط الجديد الرقم {next} أو أعلى.',
  ],
  otherKind: [
    409,
    'A newer version is of the same kind as the one before, and its entries stand alone where those did.',
    'يكون الإصدار الأحدث من نوع الإصدار السابق نفسه، وتبقى إدخالاته مستقلة إن كانت كذلك.',
  ],
  noCategory: [
    400,
    'The form for what is wrong asks C, the kind of problem, and S, how bad it is, with the numbers of the form that ships.',
    'استمارة البلاغات تسأل C عن نوع المشكلة وS عن خطورتها بأرقام الاستمارة المرفقة نفسها.',
  ],
  tooManyForms: [
    409,
    'There are too many versions. Take off those that were never in force.',
    'الإصدارات أكثر من اللازم. احذف ما لم يسرِ منها قط.',
  ],
  changedForm: [
    409,
    'The form was changed since you read it. Load the page again.',
    'تغيّرت الاستمارة منذ أن قرأتها. أعد تحميل الصفحة.',
  ],
  votingRuns: [
    409,
    'People are voting. What observers are asked is not changed until the polls have closed.',
    'التصويت جارٍ. لا يتغير ما يُسأل عنه المراقبون قبل إغلاق الصناديق.',
  ],
  noElection: [409, 'No election is set up yet.', 'لم تُعدّ أي انتخابات بعد.'],
  votingBegan: [
    409,
    'Voting has begun. A sample is drawn before, so that nobody chooses it by what is already known.',
    'بدأ التصويت. تُسحب العينة قبله حتى لا يختارها أحد بناءً على ما صار معروفًا.',
  ],
  sampleDrawn: [
    409,
    'Your group has drawn its sample for this election, and there is one only.',
    'سحبت جماعتك عينتها لهذه الانتخابات ولا تكون إلا واحدة.',
  ],
  noRegistered: [
    409,
    'Of {count} stations nobody has said yet how many voters are registered. The office fills that in first.',
    'لم يُحدد بعد عدد الناخبين المسجلين في {count} من المراكز. يسجّله المكتب أولًا.',
  ],
  fewStations: [
    409,
    'There are too few stations for a sample.',
    'المراكز أقل من أن تُسحب منها عينة.',
  ],
  exerciseOnly: [403, 'Only the exercise plays observers.', 'لا يُحاكى المراقبون إلا في التمرين.'],
})

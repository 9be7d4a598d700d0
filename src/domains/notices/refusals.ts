import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. */
export const { refusal, found, problems } = refusals('notices', {
  unknownNotice: [404, 'There is no notice with this code.', 'لا يوجد إشعار بهذا الرمز.'],
  unknownIssuer: [404, 'Nobody gives notices under this code.', 'لا أحد يصدر إشعارات بهذا الرمز.'],
  noFile: [404, 'There is no such file.', 'لا يوجد ملف كهذا.'],
  wrongState: [
    409,
    'This has moved on since. Load the page again.',
    'تغيّر هذا منذ ذلك الحين. أعد تحميل الصفحة.',
  ],
  notFactual: [
    409,
    'A notice is about a specific statement of fact. Opinion, satire and forecasts are left alone.',
    'يتناول الإشعار قولًا وقائعيًا محددًا. تُترك الآراء والسخرية والتوقعات وشأنها.',
  ],
  notChecked: [
    409,
    'The check of this claim is not published, or was withdrawn. There is no notice without one.',
    'التحقق من هذا الادعاء غير منشور أو سُحب. لا إشعار بدونه.',
  ],
  isTrue: [
    409,
    'The check found these words true. There is nothing to correct.',
    'وجد التحقق أن هذا الكلام صحيح. لا شيء يُصحَّح.',
  ],
  checkChanged: [
    409,
    'The check of this claim has another verdict by now. Write the notice anew, or withdraw it.',
    'صار للتحقق من هذا الادعاء حكم آخر. اكتب الإشعار من جديد أو اسحبه.',
  ],
  notASubject: [
    400,
    'A notice goes to an outlet, an authority, a court or an organisation, never to an account.',
    'يُوجَّه الإشعار إلى وسيلة إعلام أو سلطة أو محكمة أو منظمة، لا إلى حساب.',
  ],
  notAnIssuer: [
    400,
    'A notice is given in the name of an authority that stands among the sources.',
    'يُصدر الإشعار باسم سلطة مدرجة بين المصادر.',
  ],
  noSnapshot: [
    409,
    'No copy was kept of the page of {code}. Have one made first: words change.',
    'لم تُحفظ نسخة من صفحة {code}. اطلب نسخة أولًا: فالكلام يتغير.',
  ],
  quoteMissing: [
    409,
    'The words “{quote}” do not stand in the kept copy of {item}. Have its writer change it, withdraw it, or say in words why it goes out all the same: everybody reads that.',
    'الكلام «{quote}» غير موجود في النسخة المحفوظة من {item}. اطلب من كاتبه تعديله، أو اسحبه، أو اكتب لماذا يصدر مع ذلك: يقرأ الجميع ما تكتب.',
  ],
  otherPage: [
    409,
    'The reference {item} is no page of {name}. Have its writer change it, withdraw it, or say in words why it goes out all the same: everybody reads that.',
    'المرجع {item} ليس صفحة لـ {name}. اطلب من كاتبه تعديله، أو اسحبه، أو اكتب لماذا يصدر مع ذلك: يقرأ الجميع ما تكتب.',
  ],
  tooOld: [
    409,
    'These words are older than {days} days: it is too late for a notice.',
    'مضى على هذا الكلام أكثر من {days} يومًا: فات أوان الإشعار.',
  ],
  saidLater: [400, 'This day is still to come.', 'هذا اليوم لم يأت بعد.'],
  notWriter: [403, 'Only who wrote this notice changes it.', 'لا يغيّر هذا الإشعار إلا من كتبه.'],
  otherWords: [
    409,
    'The notice is not the one that you read. Read it again.',
    'الإشعار ليس الذي قرأته. اقرأه من جديد.',
  ],
  needsRetraction: [
    400,
    'Write the retraction that stands where the notice was.',
    'اكتب السحب الذي يظهر مكان الإشعار.',
  ],
  noRetraction: [
    400,
    'A retraction is written only where the notice is overturned.',
    'لا يُكتب السحب إلا عند إلغاء الإشعار.',
  ],
  needsLaw: [400, 'Say which law, and which article.', 'اذكر القانون والمادة.'],
  needsCode: [400, 'Say which code, and which clause.', 'اذكر المدونة والبند.'],
  needsHow: [400, 'Say which machine found it, and how.', 'اذكر أي آلة وجدته وكيف.'],
  alreadyOpen: [
    409,
    'A notice on this claim to this source is open: {code}.',
    'هناك إشعار مفتوح بشأن هذا الادعاء إلى هذا المصدر: {code}.',
  ],
  alreadyHeard: [
    409,
    'These words were heard in {code}. A new notice is about what was said since.',
    'نُظر في هذا الكلام في {code}. يتناول الإشعار الجديد ما قيل بعد ذلك.',
  ],
  notUrgent: [
    409,
    'Urgent is only what is false about the day, the place, the right or the way to vote, in the {hours} hours before polls close.',
    'العاجل هو ما كان غير صحيح عن يوم التصويت أو مكانه أو حقه أو طريقته، وفي آخر {hours} ساعة قبل إغلاق الاقتراع.',
  ],
  machineDecides: [
    403,
    'Only a person decides about a notice, never a machine.',
    'لا يبتّ في الإشعار إلا إنسان، لا آلة.',
  ],
  hadPart: [
    403,
    'You had a part in this notice already. Another person must do this.',
    'كان لك دور في هذا الإشعار. يجب أن يقوم بهذا شخص آخر.',
  ],
  otherTaker: [403, 'Another reviewer has this notice in hand.', 'هذا الإشعار لدى مراجع آخر.'],
  hasStake: [
    403,
    'Whoever has a stake in it decides nothing. If you have none, say so.',
    'من له مصلحة فيه لا يبتّ في شيء. إن لم تكن لك مصلحة فصرّح بذلك.',
  ],
  isOfSubject: [
    403,
    'You speak for the subject of this notice, so you cannot decide about it.',
    'أنت تتحدث باسم من وُجّه إليه هذا الإشعار، فلا يمكنك البتّ فيه.',
  ],
  notHanded: [
    409,
    'Nobody noted yet how this notice reached its subject.',
    'لم يسجّل أحد بعد كيف وصل هذا الإشعار إلى من وُجّه إليه.',
  ],
  nothingEntered: [
    409,
    'Nothing of this kind waits to be confirmed.',
    'لا شيء من هذا النوع ينتظر التأكيد.',
  ],
  notHeard: [
    409,
    'Nothing is decided before the notice was served and the subject was heard, or its time to answer is over.',
    'لا يُبتّ في شيء قبل تسليم الإشعار وسماع من وُجّه إليه أو انتهاء مهلة رده.',
  ],
  tooLate: [
    409,
    'The deadline of the office is over: this notice is lost by the clock in a moment.',
    'انقضت مهلة المكتب: يسقط هذا الإشعار بحكم المهلة بعد لحظة.',
  ],
  onlyClock: [403, 'This happens by the clock alone.', 'لا يحدث هذا إلا بانقضاء المهلة.'],
  notAgreed: [
    409,
    'The subject did not agree to a correction, so this cannot be the outcome.',
    'لم يوافق من وُجّه إليه الإشعار على تصحيح، فلا تكون هذه هي النتيجة.',
  ],
  needsPlace: [
    400,
    'Say where the correction stands: its address, or the programme or page.',
    'اذكر أين يوجد التصحيح: عنوانه أو البرنامج أو الصفحة.',
  ],
  notOwnSite: [
    400,
    'This address is on no site of yours that is known here ({domains}). Name the place in words instead.',
    'هذا العنوان ليس على موقع لكم معروف هنا ({domains}). اذكر الموضع بالكلمات.',
  ],
  correctedLater: [
    400,
    'It cannot have been corrected on that day.',
    'لا يمكن أن يكون قد صُحّح في ذلك اليوم.',
  ],
  statedWaits: [
    409,
    'The subject says that it corrected its words, and the office has not looked yet.',
    'يقول من وُجّه إليه الإشعار إنه صحّح كلامه، ولم ينظر المكتب في ذلك بعد.',
  ],
  unknownCorrection: [404, 'There is no such correction.', 'لا يوجد تصحيح كهذا.'],
  notReplied: [
    409,
    'The subject did not answer, so there is no reply to publish.',
    'لم يردّ من وُجّه إليه الإشعار، فلا رد يُنشر.',
  ],
  servedLater: [
    400,
    'It cannot have been served at that time.',
    'لا يمكن أن يكون سُلّم في ذلك الوقت.',
  ],
  notInText: [
    400,
    'These words stand in no public text and no public address of the notice.',
    'لا ترد هذه الكلمات في أي نص أو عنوان علني للإشعار.',
  ],
  notAName: [
    400,
    'Only the name of a private person is taken out: not a letter alone, not that of the subject or the issuer, and nothing that stands more than {most} times.',
    'لا يُحجب إلا اسم شخص عادي: لا حرف وحده، ولا اسم من وُجّه إليه الإشعار أو مصدره، ولا ما يرد أكثر من {most} مرة.',
  ],
  badHolidays: [
    400,
    'Holidays are days like 2026-12-25 with spaces between, {most} at most.',
    'العطل أيام مثل 2026-12-25 تفصل بينها مسافات، {most} على الأكثر.',
  ],
  badWeekend: [
    400,
    'Days of the weekend are numbers from 1 for Monday to 7 for Sunday with spaces between; one day at least is left.',
    'أيام العطلة الأسبوعية أرقام من 1 للاثنين إلى 7 للأحد تفصل بينها مسافات، ويبقى يوم واحد على الأقل.',
  ],
  unknownLetter: [404, 'There is no such letter.', 'لا توجد رسالة كهذه.'],
  unknownRestriction: [404, 'There is no such restriction.', 'لا يوجد قيد كهذا.'],
  decidedLater: [400, 'The day of the decision is still to come.', 'يوم القرار لم يأت بعد.'],
  badDays: [
    400,
    'It begins on the day of the decision or later, and ends after that.',
    'يبدأ في يوم القرار أو بعده وينتهي بعد ذلك.',
  ],
  tooLong: [
    400,
    'A restriction is recorded for a year after its decision at most. What lasts longer is recorded anew.',
    'يُسجَّل القيد لسنة بعد قراره على الأكثر. ما يدوم أطول يُسجَّل من جديد.',
  ],
  tooMany: [409, 'No more than {most} are kept.', 'لا يُحفظ أكثر من {most}.'],
})

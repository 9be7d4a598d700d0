import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. */
export const { refusal, found, problems } = refusals('directory', {
  unknownCountry: [404, 'This country is not on the list.', 'هذا البلد غير موجود في القائمة.'],
  unknownAgency: [404, 'There is no such agency.', 'لا توجد جهة كهذه.'],
  tooManyAgencies: [
    409,
    'The directory has too many agencies of this country. Remove some first.',
    'في الدليل جهات أكثر من اللازم لهذا البلد. أزل بعضها أولًا.',
  ],
  alreadyConfirmed: [
    409,
    'This agency is confirmed already. Correct it to change something.',
    'هذه الجهة مؤكدة بالفعل. صحّحها لتغيير شيء.',
  ],
  pointByTwo: [
    409,
    'A point of contact of a State is stated by one person and confirmed by another, on the page of that State. To correct one, remove it and add it anew.',
    'نقطة اتصال الدولة يذكرها شخص ويؤكدها آخر في صفحة تلك الدولة. لتصحيحها أزلها ثم أضفها من جديد.',
  ],
  noPoint: [
    409,
    'This is no point of contact of a State. The administrator confirms it in the directory.',
    'هذه ليست نقطة اتصال لدولة. يؤكدها مسؤول النظام في الدليل.',
  ],
  unknownChannel: [
    404,
    'There is no such way to reach the agency any more.',
    'لم تعد هذه الوسيلة للاتصال بالجهة موجودة.',
  ],
  noAgencyColumn: [
    400,
    'The first line must name the columns, agency among them.',
    'يجب أن يسمّي السطر الأول الأعمدة، ومنها agency.',
  ],
  wrongCount: [
    400,
    'A file has one row at least and {most} at most.',
    'في الملف صف واحد على الأقل و{most} على الأكثر.',
  ],
  unknownArea: [404, 'There is no such area.', 'لا توجد منطقة كهذه.'],
  unknownRoute: [404, 'There is no such route any more.', 'لم يعد هذا المسار موجودًا.'],
  unknownStep: [404, 'There is nothing to take back.', 'لا شيء للتراجع عنه.'],
  changedSince: [
    409,
    'It was changed since. Look at it and put it right by hand.',
    'تغيّر منذ ذلك الحين. راجعه وصحّحه يدويًا.',
  ],
  badValue: [
    400,
    'This is none of that kind: a number is short, an address on the web begins with https://, a key with age1.',
    'هذه القيمة ليست من هذا النوع: الرقم قصير، وعنوان الويب يبدأ بـ https://، والمفتاح بـ age1.',
  ],
  hoursWithoutZone: [
    400,
    'Opening hours need the time zone of their clocks.',
    'تحتاج ساعات العمل إلى المنطقة الزمنية.',
  ],
  channelThere: [
    409,
    'This way is in the directory already.',
    'هذه الوسيلة موجودة في الدليل بالفعل.',
  ],
  tooManyChannels: [
    409,
    'The agency has too many ways to be reached. Remove one first.',
    'للجهة وسائل اتصال أكثر من اللازم. أزل إحداها أولًا.',
  ],
  futureDay: [400, 'Nobody has seen anything tomorrow.', 'لا يمكن رؤية شيء في يوم لم يأتِ بعد.'],
  notForCitizens: [
    409,
    'This agency is there for other States, not for citizens.',
    'هذه الجهة للدول الأخرى وليست للمواطنين.',
  ],
  routeThere: [409, 'This route is there already.', 'هذا المسار موجود بالفعل.'],
  tooManyRoutes: [
    409,
    'There are too many routes. Remove one first.',
    'المسارات أكثر من اللازم. أزل أحدها أولًا.',
  ],
  tooManyWaivers: [
    409,
    'Too many items are marked as not applicable.',
    'عُلّمت بنود أكثر من اللازم بأنها لا تنطبق.',
  ],
  notWaived: [
    404,
    'This item is not marked as not applicable.',
    'هذا البند غير معلَّم بأنه لا ينطبق.',
  ],
  nameOfAdministrator: [
    403,
    'This is the name of an administrator. Somebody else checks them.',
    'هذا اسم أحد مسؤولي النظام. يراقبهم شخص آخر.',
  ],
  wrongDays: [
    400,
    'A Party has a first day in force, no other State has one, and the last day is not before it.',
    'للدولة الطرف يوم أول للنفاذ، وليس لغيرها، ولا يسبقه اليوم الأخير.',
  ],
  badColumns: [
    400,
    'The first line must name the columns kind, iso3, name, confidence, source and as_of.',
    'يجب أن يسمّي السطر الأول الأعمدة kind و iso3 و name و confidence و source و as_of.',
  ],
  badFacts: [400, 'Row {row} is wrong: {what}.', 'الصف {row} خطأ: {what}.'],
})

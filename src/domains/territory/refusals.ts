import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. */
export const { refusal, found, problems } = refusals('territory', {
  unknownElection: [404, 'There is no such election.', 'لا يوجد انتخاب كهذا.'],
  unknownArea: [404, 'There is no such area.', 'لا توجد منطقة كهذه.'],
  unknownStation: [404, 'There is no such polling station.', 'لا يوجد مركز اقتراع كهذا.'],
  changedSince: [
    409,
    'Somebody else changed this since. Look at it again.',
    'غيّر شخص آخر هذا بعد ذلك. راجعه من جديد.',
  ],
  unknownOfficial: [404, 'There is no such post.', 'لا توجد وظيفة كهذه.'],
  unknownDuty: [404, 'There is no such duty.', 'لا توجد مناوبة كهذه.'],
  unknownImport: [404, 'There is no such import.', 'لا يوجد استيراد كهذا.'],
  tooDeep: [
    409,
    'The area tree may have eight levels below the nation.',
    'لا تزيد شجرة المناطق على ثمانية مستويات تحت الدولة.',
  ],
  tooManyAreas: [409, 'This node has too many areas.', 'لدى هذه العقدة مناطق أكثر من اللازم.'],
  tooManyElections: [
    409,
    'This node has too many elections.',
    'لدى هذه العقدة انتخابات أكثر من اللازم.',
  ],
  tooManyOfficials: [
    409,
    'This place has too many posts. Remove some first.',
    'في هذا المكان وظائف أكثر من اللازم. أزل بعضها أولًا.',
  ],
  knownArea: [
    409,
    'An area of this name or code is there already.',
    'توجد منطقة بهذا الاسم أو الرمز بالفعل.',
  ],
  knownNumber: [
    409,
    'A polling station has this number already.',
    'يحمل مركز اقتراع آخر هذا الرقم بالفعل.',
  ],
  badPosition: [
    400,
    'A position needs longitude and latitude, or neither.',
    'يحتاج الموقع إلى خط الطول وخط العرض معًا، أو لا شيء منهما.',
  ],
  badDuty: [400, 'A duty must end after it begins.', 'يجب أن تنتهي المناوبة بعد بدايتها.'],
  noSuccessor: [
    409,
    'Nobody is on the duty list after this duty. Put somebody on the list first.',
    'لا أحد في قائمة المناوبة بعد هذه المناوبة. أضف شخصًا إلى القائمة أولًا.',
  ],
  notYourDuty: [403, 'Another person holds this post.', 'يشغل هذه الوظيفة شخص آخر.'],
  handedOver: [409, 'This duty was handed over already.', 'سبق تسليم هذه المناوبة.'],
  unknownHandover: [404, 'There is no such hand-over.', 'لا يوجد تسليم كهذا.'],
  notASuccessor: [400, 'That duty does not follow this one.', 'تلك المناوبة لا تلي هذه.'],
  unknownHolder: [404, 'There is no such person.', 'لا يوجد شخص كهذا.'],
  importOpen: [
    409,
    'Another import is open. Finish or cancel it first.',
    'هناك استيراد آخر مفتوح. أنهِه أو ألغِه أولًا.',
  ],
  importNotOpen: [409, 'This import takes no more changes.', 'لا يقبل هذا الاستيراد تغييرات أخرى.'],
  badColumns: [
    400,
    'The first line must name the columns number, name and area, and may name address, phone, lon, lat and registered.',
    'يجب أن يسمّي السطر الأول الأعمدة number و name و area، ويجوز أن يسمّي address و phone و lon و lat و registered.',
  ],
  wrongRow: [
    409,
    'These rows do not follow those that are here. The next one is {next}.',
    'هذه الصفوف لا تلي ما وصل. الصف التالي هو {next}.',
  ],
  badCsv: [
    400,
    'Row {row} is not CSV: a quotation mark is in the wrong place, or the row is too long.',
    'الصف {row} ليس بصيغة CSV: علامة اقتباس في غير موضعها أو الصف طويل جدًا.',
  ],
  tooManyRows: [413, 'The file has too many rows.', 'في الملف صفوف أكثر من اللازم.'],
  badRows: [
    409,
    'Nothing was imported, because {bad} rows are wrong. Mend them, or leave them out on purpose.',
    'لم يُستورد شيء لأن عدد الصفوف الخاطئة {bad}. أصلحها أو اتركها عمدًا.',
  ],
  noRows: [409, 'There is no row to import.', 'لا يوجد صف للاستيراد.'],
})

import { defineTexts } from '../../../core/text.ts'

/** Words of the first part of the report of a case, and of its lists of evidence and analysis. */
export const judgeTexts = defineTexts('cases-judge', {
  short: { en: 'In short', ar: 'باختصار' },
  whoDidIt: { en: 'Who', ar: 'من' },
  what: { en: 'What', ar: 'ماذا' },
  when: { en: 'When', ar: 'متى' },
  howSure: { en: 'How sure', ar: 'ما درجة اليقين' },
  onWhat: { en: 'On what', ar: 'على أي أساس' },
  court: { en: 'Before court', ar: 'أمام المحكمة' },
  fromTo: { en: 'from {from} to {to}', ar: 'من {from} إلى {to}' },
  undatedAll: {
    en: 'No entry of the timeline has a date.',
    ar: 'لا تاريخ لأي قيد في التسلسل الزمني.',
  },
  nobody: {
    en: 'Nobody is named: no attribution is in force, and there is no suspect with a name.',
    ar: 'لم يُسمَّ أحد: لا إسناد نافذ ولا مشتبه به معروف الاسم.',
  },
  suspectsNamed: { en: 'Suspects by name', ar: 'المشتبه بهم بالاسم' },
  notSure: {
    en: 'Nobody has said how likely anything is: no attribution is in force.',
    ar: 'لم يقل أحد ما مدى ترجيح شيء: لا إسناد نافذ.',
  },
  judgement: {
    en: 'This is the judgement of two persons on what they had; a likelihood is not a proof.',
    ar: 'هذا حكم شخصين على ما كان لديهما، والترجيح ليس برهانًا.',
  },
  firstByAll: {
    en: 'All analysts who scored rank the same hypothesis first: {hypothesis}.',
    ar: 'كل المحللين الذين قيّموا يضعون الفرضية نفسها أولًا: {hypothesis}.',
  },
  firstByOne: {
    en: 'One analyst alone scored; first is: {hypothesis}.',
    ar: 'قيّم محلل واحد فقط، والأولى عنده: {hypothesis}.',
  },
  firstDiffer: {
    en: 'Analysts differ in what they rank first: {list}.',
    ar: 'يختلف المحللون فيما يضعونه أولًا: {list}.',
  },
  weightsMatter: {
    en: 'Without the weights of sources another one is first for at least one analyst.',
    ar: 'من دون أوزان المصادر تصير فرضية أخرى هي الأولى عند محلل واحد على الأقل.',
  },
  pieces: {
    en: {
      one: 'One piece of evidence, of which {inside} lies in this file, all its parts together.',
      other:
        '{count} pieces of evidence, of which {inside} lie in this file, all its parts together.',
    },
    ar: {
      zero: 'لا أدلة، وفي هذا الملف بجميع أجزائه {inside}.',
      one: 'دليل واحد، وفي هذا الملف بجميع أجزائه منه {inside}.',
      two: 'دليلان، وفي هذا الملف بجميع أجزائه منهما {inside}.',
      few: '{count} أدلة، وفي هذا الملف بجميع أجزائه منها {inside}.',
      many: '{count} دليلًا، وفي هذا الملف بجميع أجزائه منها {inside}.',
      other: '{count} دليل، وفي هذا الملف بجميع أجزائه منها {inside}.',
    },
  },
  differing: {
    en: {
      one: 'For one piece the hash that was taken at the source is ANOTHER than that of what came.',
      other:
        'For {count} pieces the hash that was taken at the source is ANOTHER than that of what came.',
    },
    ar: {
      zero: 'لا أدلة تختلف بصمتها عن المصدر.',
      one: 'دليل واحد بصمته عند المصدر غير بصمة ما وصل.',
      two: 'دليلان بصمتاهما عند المصدر غير بصمتي ما وصل.',
      few: '{count} أدلة بصماتها عند المصدر غير بصمات ما وصل.',
      many: '{count} دليلًا بصماتها عند المصدر غير بصمات ما وصل.',
      other: '{count} دليل بصماتها عند المصدر غير بصمات ما وصل.',
    },
  },
  stepsOpen: {
    en: {
      one: 'One step of the protocol is not done; see Open questions.',
      other: '{count} steps of the protocol are not done; see Open questions.',
    },
    ar: {
      zero: 'كل خطوات البروتوكول منجزة.',
      one: 'خطوة واحدة من البروتوكول لم تُنجز؛ انظر الأسئلة المفتوحة.',
      two: 'خطوتان من البروتوكول لم تُنجزا؛ انظر الأسئلة المفتوحة.',
      few: '{count} خطوات من البروتوكول لم تُنجز؛ انظر الأسئلة المفتوحة.',
      many: '{count} خطوة من البروتوكول لم تُنجز؛ انظر الأسئلة المفتوحة.',
      other: '{count} خطوة من البروتوكول لم تُنجز؛ انظر الأسئلة المفتوحة.',
    },
  },
  noCharge: { en: 'Nobody is charged.', ar: 'لا تهمة موجهة إلى أحد.' },
  called: { en: 'What it is called', ar: 'اسمه' },
  taken: { en: 'Taken, and its hash at the source', ar: 'متى أُخذ، وبصمته عند المصدر' },
  takenNotSaid: { en: 'when it was taken: not said', ar: 'متى أُخذ: لم يُذكر' },
  takenAt: { en: 'taken at {time}', ar: 'أُخذ في {time}' },
  asWritten: { en: 'written as {written}', ar: 'كُتب {written}' },
  sourceEqual: {
    en: 'hash at the source: given, EQUAL to what came',
    ar: 'البصمة عند المصدر: مذكورة ومساوية لما وصل',
  },
  sourceOther: {
    en: 'hash at the source: given, DIFFERENT from what came',
    ar: 'البصمة عند المصدر: مذكورة ومختلفة عمّا وصل',
  },
  sourceNone: { en: 'hash at the source: not given', ar: 'البصمة عند المصدر: لم تُذكر' },
  sameAs: { en: 'the same bytes as {code}', ar: 'البايتات نفسها في {code}' },
  notInside: { en: 'not in this file', ar: 'ليس في هذا الملف' },
  namesLeftOut: {
    en: 'Titles and file names are left out by whoever made this file; the log has committed to them.',
    ar: 'ترك من أعدّ هذا الملف العناوين وأسماء الملفات؛ والسجل ملتزم بها.',
  },
  evidenceCut: {
    en: {
      one: 'One piece more has no room here. All of them stand in case/evidence-1.csv and the files after it.',
      other:
        '{count} pieces more have no room here. All of them stand in case/evidence-1.csv and the files after it.',
    },
    ar: {
      zero: 'كل الأدلة مذكورة هنا.',
      one: 'دليل آخر لا يتسع له المكان هنا. كل الأدلة في case/evidence-1.csv وما يليه.',
      two: 'دليلان آخران لا يتسع لهما المكان هنا. كل الأدلة في case/evidence-1.csv وما يليه.',
      few: '{count} أدلة أخرى لا يتسع لها المكان هنا. كل الأدلة في case/evidence-1.csv وما يليه.',
      many: '{count} دليلًا آخر لا يتسع لها المكان هنا. كل الأدلة في case/evidence-1.csv وما يليه.',
      other: '{count} دليل آخر لا يتسع لها المكان هنا. كل الأدلة في case/evidence-1.csv وما يليه.',
    },
  },
  custodyCut: {
    en: {
      one: 'The custody of one piece more is not told here; its chain lies in custody/.',
      other: 'The custody of {count} pieces more is not told here; their chains lie in custody/.',
    },
    ar: {
      zero: 'عهدة كل الأدلة مذكورة هنا.',
      one: 'عهدة دليل آخر غير مذكورة هنا، وسلسلته في custody/.',
      two: 'عهدة دليلين آخرين غير مذكورة هنا، وسلسلتاهما في custody/.',
      few: 'عهدة {count} أدلة أخرى غير مذكورة هنا، وسلاسلها في custody/.',
      many: 'عهدة {count} دليلًا آخر غير مذكورة هنا، وسلاسلها في custody/.',
      other: 'عهدة {count} دليل آخر غير مذكورة هنا، وسلاسلها في custody/.',
    },
  },
  timelineFile: {
    en: 'All of them, from the first, stand in case/timeline-1.csv and the files after it.',
    ar: 'كلها، من أولها، في case/timeline-1.csv وما يليه.',
  },
  parts: {
    en: 'Where the file has several parts, contents and chains lie in the part whose README says so; this report lies in part 1.',
    ar: 'إن كان الملف من عدة أجزاء فالمحتويات والسلاسل في أجزائها، وهذا التقرير في الجزء 1.',
  },
  personNumber: { en: 'Person', ar: 'الشخص' },
  person: { en: 'person {number}', ar: 'الشخص {number}' },
  noSeat: { en: 'no seat in this case', ar: 'بلا مقعد في هذه القضية' },
  held: { en: 'still asked', ar: 'ما زالت مطروحة' },
  dropped: { en: 'dropped', ar: 'أُسقطت' },
  scoresKept: {
    en: 'Marks are not told: {handedIn} of {needed} analysts have handed theirs in, or whoever made this file still scores himself.',
    ar: 'العلامات غير مذكورة: سلّم {handedIn} من {needed} محللين علاماتهم، أو أن من أعدّ هذا الملف لم يسلّم علاماته بعد.',
  },
  hinges: {
    en: { one: 'One row alone decides.', other: 'Each of {count} rows alone decides.' },
    ar: {
      zero: 'لا صف يحسم وحده.',
      one: 'صف واحد يحسم وحده.',
      two: 'كل من صفين يحسم وحده.',
      few: 'كل من {count} صفوف يحسم وحده.',
      many: 'كل من {count} صفًا يحسم وحده.',
      other: 'كل من {count} صف يحسم وحده.',
    },
  },
  marksOrder: {
    en: 'Marks stand in this order of hypotheses',
    ar: 'العلامات بهذا الترتيب للفرضيات',
  },
  more: {
    en: { one: 'And one more.', other: 'And {count} more.' },
    ar: {
      zero: 'ولا شيء غيرها.',
      one: 'وواحد آخر.',
      two: 'واثنان آخران.',
      few: 'و{count} أخرى.',
      many: 'و{count} أخرى.',
      other: 'و{count} أخرى.',
    },
  },
})

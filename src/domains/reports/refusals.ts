import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. Nothing of whoever reports is recorded, so none of it is a 403. */
export const { refusal, found, problems } = refusals('reports', {
  unknownReport: [404, 'There is no such report.', 'لا يوجد بلاغ كهذا.'],
  unknownDesk: [404, 'This agency has no desk here.', 'ليس لهذه الجهة مكتب هنا.'],
  unknownChange: [404, 'There is no such request.', 'لا يوجد طلب كهذا.'],
  unknownSeat: [404, 'There is no such seat.', 'لا يوجد مقعد كهذا.'],
  signedIn: [
    409,
    'A report is taken from nobody in particular: send it by the page for reports.',
    'لا يُقبل البلاغ إلا من مجهول: أرسله عبر صفحة البلاغات.',
  ],
  notReceiving: [
    409,
    'This agency does not receive reports here now.',
    'لا تتلقى هذه الجهة البلاغات هنا حاليًا.',
  ],
  keysChanged: [
    409,
    'The keys of the agency changed meanwhile. Nothing was kept: send it again.',
    'تغيّرت مفاتيح الجهة في الأثناء. لم يُحفظ شيء: أرسله من جديد.',
  ],
  otherReport: [
    409,
    'Another report has this receipt. Begin again.',
    'لبلاغ آخر هذا الإيصال. ابدأ من جديد.',
  ],
  manyFiles: [
    429,
    'Very many files come at this moment. Send this one again in a minute.',
    'تصل ملفات كثيرة جدًا في هذه اللحظة. أرسل هذا الملف من جديد بعد دقيقة.',
  ],
  notSealed: [400, 'This is not sealed as it must be.', 'هذا غير مختوم كما يجب.'],
  badKey: [
    400,
    'This is not a key that anything can be sealed to.',
    'هذا ليس مفتاحًا يمكن الختم له.',
  ],
  deskThere: [409, 'This agency has a desk here already.', 'لهذه الجهة مكتب هنا بالفعل.'],
  bothRoles: [
    409,
    'Nobody opens both reports and names.',
    'لا يفتح شخص واحد البلاغات والأسماء معًا.',
  ],
  notAllowedHere: [
    409,
    'Two officers of this agency decide this; while it has fewer, two persons of the set-up.',
    'يقرر هذا ضابطان من هذه الجهة، وما دام لها أقل من ذلك فشخصان من الإعداد.',
  ],
  noRoom: [409, 'This agency has as many seats as it may have.', 'بلغت مقاعد هذه الجهة حدّها.'],
  full: [409, 'No more can be written here.', 'لا يمكن كتابة المزيد هنا.'],
  noConsent: [
    409,
    'Whoever told this does not allow that it is handed on.',
    'من أبلغ بهذا لا يسمح بإحالته.',
  ],
  isOffered: [409, 'It is offered to another desk already.', 'إنه معروض على مكتب آخر بالفعل.'],
  otherFiles: [
    400,
    'These are not the files of this report with fresh headers for that desk.',
    'ليست هذه ملفات البلاغ برؤوس جديدة لذلك المكتب.',
  ],
  partOrder: [
    409,
    'A part of the file is missing before this one. Send the file again.',
    'ينقص جزء من الملف قبل هذا الجزء. أرسل الملف من جديد.',
  ],
  otherPart: [
    409,
    'Another part came in this place already. Send the file again.',
    'ورد جزء آخر في هذا الموضع بالفعل. أرسل الملف من جديد.',
  ],
  fileMissing: [
    409,
    'A file did not come whole, or came with another report. Choose it again.',
    'لم يصل أحد الملفات كاملًا أو ورد مع بلاغ آخر. اختره من جديد.',
  ],
  tooManyFiles: [
    409,
    'No more files can be added to this report.',
    'لا يمكن إضافة مزيد من الملفات إلى هذا البلاغ.',
  ],
  fileDropped: [
    410,
    'This file was dropped: room was needed before anybody had read the report, or it was closed as no report a week ago. Its hash is kept.',
    'حُذف هذا الملف: احتيج إلى مساحة قبل أن يقرأ أحد البلاغ، أو أُغلق قبل أسبوع على أنه ليس بلاغًا. بصمته محفوظة.',
  ],
  exerciseOnly: [409, 'Only the exercise plays this.', 'لا يؤدي هذا إلا التمرين.'],
  noName: [404, 'Nobody gave a name in this report.', 'لم يذكر أحد اسمًا في هذا البلاغ.'],
  isAsked: [409, 'A custodian is asked already.', 'سُئل أمين الهويات بالفعل.'],
  isClosed: [409, 'This report is closed.', 'هذا البلاغ مغلق.'],
  wrongState: [
    409,
    'This cannot be done with the report as it stands now. Look at it again.',
    'لا يمكن فعل ذلك بالبلاغ على حاله الآن. انظر إليه من جديد.',
  ],
  noOfficer: [409, 'This person has no seat at the desk.', 'ليس لهذا الشخص مقعد في المكتب.'],
  sameFile: [400, 'The same file stands there twice.', 'الملف نفسه مذكور مرتين.'],
  notReady: [
    409,
    'Not every file of it opens for that desk yet: hand it on again from your device.',
    'لا تُفتح كل ملفاته لذلك المكتب بعد: أحِله من جديد من جهازك.',
  ],
  notInDirectory: [404, 'The directory has no such agency.', 'لا توجد جهة كهذه في الدليل.'],
  otherKey: [
    409,
    'This is not the key that this desk has.',
    'ليس هذا هو المفتاح الذي لهذا المكتب.',
  ],
  releaseOver: [
    409,
    'What was released can be fetched for a day, by the two who released it. Ask again.',
    'يمكن أخذ ما سُلّم خلال يوم، للشخصين اللذين سلّماه. اطلب من جديد.',
  ],
  askChanged: [
    409,
    'This was asked for anew since you read it. Read it again.',
    'طُلب هذا من جديد بعد أن قرأته. اقرأه مرة أخرى.',
  ],
})

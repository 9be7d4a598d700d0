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

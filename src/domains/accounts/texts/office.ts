import { defineTexts } from '../../../core/text.ts'

/** Words of the page that invites an office. */
export const officeTexts = defineTexts('accounts-office', {
  title: { en: 'Who does what in your office', ar: 'من يفعل ماذا في مكتبكم' },
  intro: {
    en: 'Choose how many people share the work. The table says who gets which role; you may change it later, person by person.',
    ar: 'اختر عدد من يتقاسمون العمل. يبيّن الجدول من يأخذ أي دور، ويمكنك تغيير ذلك لاحقًا لكل شخص.',
  },
  sizes: { en: 'Size of the office', ar: 'حجم المكتب' },
  office: {
    en: { one: '1 person', other: '{count} people' },
    ar: {
      zero: 'لا أحد',
      one: 'شخص واحد',
      two: 'شخصان',
      few: '{count} أشخاص',
      many: '{count} شخصًا',
      other: '{count} شخص',
    },
  },
  who: { en: 'Who', ar: 'من' },
  roles: { en: 'Roles', ar: 'الأدوار' },
  you: { en: 'Person 1: you', ar: 'الشخص 1: أنت' },
  person: { en: 'Person {number}', ar: 'الشخص {number}' },
  persons: { en: 'Persons {first} to {last}', ar: 'الأشخاص من {first} إلى {last}' },
  neighbour: { en: 'A person of a neighbouring office', ar: 'شخص من مكتب مجاور' },
  twoTitle: { en: 'Why two persons release an alert', ar: 'لماذا يصدر التنبيهَ شخصان' },
  two: {
    en: 'An alert goes out only when one person has drafted or proposed it and another one, on another device, has released it. One stolen telephone or one person under pressure can then not raise a false alarm. To take an alert back or say all clear in the words released with it, one person is enough; other words need two.',
    ar: 'لا يخرج التنبيه إلا إذا أعدّه أو اقترحه شخص وأصدره شخص آخر من جهاز آخر. فلا يستطيع هاتف مسروق واحد أو شخص واحد تحت الضغط إطلاق إنذار كاذب. أما سحب التنبيه أو إعلان زوال الخطر بالكلمات التي صدرت معه فيكفي له شخص واحد، وتحتاج الكلمات الأخرى إلى شخصين.',
  },
  breakGlassTitle: {
    en: 'If nobody else can be reached: break-glass',
    ar: 'إذا تعذّر الوصول إلى أي شخص آخر: كسر الزجاج',
  },
  breakGlass: {
    en: 'When no other person who may release has used the node within the last {minutes} minutes, or was signed out or lost the role within the last {ended}, one person may release alone and must say why. Everybody concerned is told that it was done alone, the reason is in the record, and a review by another person is mandatory and recorded too.',
    ar: 'إذا لم يستخدم العقدةَ خلال آخر {minutes} دقيقة شخصٌ آخر يحق له الإصدار، ولم تُنهَ جلسة لمثله ولم يفقد دوره خلال آخر {ended} دقيقة، جاز لشخص واحد أن يصدر وحده وعليه أن يذكر السبب. يُبلَّغ كل المعنيين بأن ذلك تم منفردًا، ويُحفظ السبب في السجل، وتجب مراجعة من شخص آخر تُسجَّل كذلك.',
  },
  alone: {
    en: 'You are alone: without a second person every release needs break-glass. Better invite a person of a neighbouring office who may release; that person needs no more than a telephone.',
    ar: 'أنت وحدك: من دون شخص ثانٍ يحتاج كل إصدار إلى كسر الزجاج. الأفضل أن تدعو شخصًا من مكتب مجاور يحق له الإصدار، ولا يحتاج إلا إلى هاتف.',
  },
  ownTitle: { en: 'Your own further roles', ar: 'أدوارك الأخرى' },
  ownOnMachine: {
    en: 'Nobody grants himself a role on these pages. Alone, you take yours on the machine of the node, where it is recorded as such:',
    ar: 'لا يمنح أحد دورًا لنفسه في هذه الصفحات. وبما أنك وحدك، تأخذ أدوارك على جهاز العقدة، ويُسجَّل ذلك:',
  },
  ownByOther: {
    en: 'Nobody grants himself a role. Once the other administrator has joined, ask for these under People: {roles}.',
    ar: 'لا يمنح أحد دورًا لنفسه. بعد انضمام المسؤول الآخر اطلب منه في صفحة الأشخاص هذه الأدوار: {roles}.',
  },
  inviteTitle: { en: 'Invite them', ar: 'ادعُهم' },
  inviteHint: {
    en: 'Each name gets a link that is good once and for {days} days. Leave a place empty to fill it later.',
    ar: 'لكل اسم رابط يصلح مرة واحدة ولمدة {days} أيام. اترك المكان فارغًا لتملأه لاحقًا.',
  },
  seat: { en: 'Person {number}: {roles}', ar: 'الشخص {number}: {roles}' },
  neighbourSeat: { en: 'Neighbouring office: {roles}', ar: 'مكتب مجاور: {roles}' },
  invite: { en: 'Make the invitations', ar: 'أنشئ الدعوات' },
  made: {
    en: { one: 'The invitation is ready', other: '{count} invitations are ready' },
    ar: {
      zero: 'لا دعوات',
      one: 'الدعوة جاهزة',
      two: 'الدعوتان جاهزتان',
      few: '{count} دعوات جاهزة',
      many: '{count} دعوة جاهزة',
      other: '{count} دعوة جاهزة',
    },
  },
  once: {
    en: 'The links are shown only now. Print this page, a sheet for each person, or hand the links over one by one.',
    ar: 'لا تظهر الروابط إلا الآن. اطبع هذه الصفحة، ورقة لكل شخص، أو سلّم الروابط واحدًا واحدًا.',
  },
  sheet: { en: 'Invitation for {name}', ar: 'دعوة إلى {name}' },
  sheetHow: {
    en: 'Scan the picture with your own telephone or type the address into a browser, and make a passkey there. Show the sheet to nobody else.',
    ar: 'امسح الصورة بهاتفك أو اكتب العنوان في المتصفح، وأنشئ مفتاح المرور هناك. لا تُرِ الورقة لأحد غيرك.',
  },
  back: { en: 'Back to the set-up', ar: 'العودة إلى التجهيز' },
})

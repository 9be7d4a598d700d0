import type { Message } from '../../../core/text.ts'
import { defineTexts } from '../../../core/text.ts'
import type { ChannelKind } from '../channel.ts'
import type { Desk } from '../desks.ts'

/** Words of the public pages of agencies. */
export const publicTexts = defineTexts('agencies-public', {
  nav: { en: 'Agencies', ar: 'الجهات' },
  title: { en: 'Something happened: whom to tell', ar: 'حدث شيء: من تُبلغ؟' },
  happened: { en: 'Something happened to me', ar: 'حدث لي شيء' },
  danger: { en: 'Are you in danger now?', ar: 'هل أنت في خطر الآن؟' },
  dangerCall: {
    en: 'Call the emergency number of the place where you are. Come back here when you are safe.',
    ar: 'اتصل برقم الطوارئ في المكان الذي أنت فيه. عد إلى هنا حين تكون في أمان.',
  },
  exercise: {
    en: 'In an exercise nobody is to be called, so no number and no address for letters stands here.',
    ar: 'في التمرين لا يُتصل بأحد، لذلك لا يوجد هنا أي رقم أو عنوان للرسائل.',
  },
  what: { en: 'What happened?', ar: 'ماذا حدث؟' },
  where: { en: 'Where did it happen?', ar: 'أين حدث ذلك؟' },
  who: { en: 'Who are you?', ar: 'من أنت؟' },
  country: { en: 'In which country?', ar: 'في أي بلد؟' },
  area: { en: 'In which part of it?', ar: 'في أي جزء منه؟' },
  anyArea: { en: 'Anywhere else', ar: 'في أي مكان آخر' },
  kept: {
    en: 'What you choose is kept nowhere and stands in no address.',
    ar: 'ما تختاره لا يُحفظ في أي مكان ولا يظهر في أي عنوان.',
  },
  find: { en: 'Find whom to tell', ar: 'ابحث عمّن تُبلغه' },
  proper: { en: 'The proper agency', ar: 'الجهة المختصة' },
  likely: { en: 'Most likely', ar: 'الأرجح' },
  noneKnown: { en: 'Not known here', ar: 'غير معروف هنا' },
  noneCall: {
    en: 'Nobody who could act on this is known here for this country. Call the emergency number of the place where you are if somebody is in danger, else turn to the police there.',
    ar: 'لا تُعرف هنا في هذا البلد جهة تستطيع التصرف في هذا. اتصل برقم الطوارئ في المكان الذي أنت فيه إن كان أحد في خطر، وإلا فتوجّه إلى الشرطة هناك.',
  },
  also: { en: 'You may also turn to', ar: 'يمكنك أيضًا التوجه إلى' },
  again: { en: 'Ask again', ar: 'اسأل من جديد' },
  none: {
    en: 'No agency of this country is known here. Turn to the police of the place where you are.',
    ar: 'لا تُعرف هنا أي جهة في هذا البلد. توجّه إلى الشرطة في المكان الذي أنت فيه.',
  },
  noWay: {
    en: 'No checked way to reach it is known here yet. Go to its nearest office.',
    ar: 'لا تُعرف هنا بعد وسيلة مؤكدة للاتصال بها. اذهب إلى أقرب مكتب لها.',
  },
  byRoute: {
    en: 'Chosen because the authority that keeps this page sends such reports to it.',
    ar: 'اختيرت لأن الهيئة المسؤولة عن هذه الصفحة توجّه إليها مثل هذه البلاغات.',
  },
  byUsual: {
    en: 'Chosen because agencies of this sort usually take such reports.',
    ar: 'اختيرت لأن الجهات من هذا النوع تتلقى عادةً مثل هذه البلاغات.',
  },
  byPower: {
    en: 'Chosen because a public source says that it acts on this itself.',
    ar: 'اختيرت لأن مصدرًا عامًا يقول إنها تتصرف في هذا بنفسها.',
  },
  confirmed: {
    en: 'Confirmed on {date} by the authority that keeps this page.',
    ar: 'أكدتها في {date} الهيئة المسؤولة عن هذه الصفحة.',
  },
  old: {
    en: 'Last confirmed on {date}, which is long ago. Look whether it is still right.',
    ar: 'آخر تأكيد في {date}، وقد مضى عليه وقت طويل. تحقق من أنها ما زالت صحيحة.',
  },
  listed: {
    en: 'From a public list, not confirmed. Look whether it is the right agency before you tell it anything.',
    ar: 'من قائمة عامة، غير مؤكدة. تحقق من أنها الجهة الصحيحة قبل أن تخبرها بشيء.',
  },
  listedAsOf: {
    en: 'From a public list of {date}, not confirmed. Look whether it is the right agency before you tell it anything.',
    ar: 'من قائمة عامة بتاريخ {date}، غير مؤكدة. تحقق من أنها الجهة الصحيحة قبل أن تخبرها بشيء.',
  },
  notConfirmed: { en: 'not confirmed', ar: 'غير مؤكد' },
  open: { en: 'Open now', ar: 'مفتوح الآن' },
  closed: { en: 'Closed now', ar: 'مغلق الآن' },
  always: { en: 'Day and night', ar: 'ليلًا ونهارًا' },
  answersIn: { en: 'Answers in: {languages}', ar: 'تجيب باللغات: {languages}' },
  free: { en: 'Free of charge', ar: 'مجاني' },
  charged: { en: 'Costs money', ar: 'بأجر' },
  onlyFor: { en: 'Only for: {who}', ar: 'فقط من أجل: {who}' },
  torOnly: { en: 'Opens in the Tor Browser only.', ar: 'يُفتح في متصفح تور فقط.' },
  writeHere: { en: 'Report to it here', ar: 'أبلغها من هنا' },
  sealedHere: {
    en: 'Sealed, so that only its officers can read it.',
    ar: 'مختوم بحيث لا يقرؤه إلا موظفوها.',
  },
  whoOpens: { en: 'Whose keys open it', ar: 'من يملك مفاتيح فتحه' },
  search: { en: 'Search an agency by its name', ar: 'ابحث عن جهة باسمها' },
  words: { en: 'Name', ar: 'الاسم' },
  searchButton: { en: 'Search', ar: 'ابحث' },
  foundNone: { en: 'No agency with this name is known here.', ar: 'لا تُعرف هنا جهة بهذا الاسم.' },
  found: { en: 'Found', ar: 'النتائج' },
  byCountry: { en: 'Agencies by country', ar: 'الجهات حسب البلد' },
  ofCountry: { en: 'Agencies of {country}', ar: 'الجهات في {country}' },
  clause: {
    en: 'Tell citizens, on a secure page, which agency to turn to.',
    ar: 'إرشاد المواطنين، عبر صفحة آمنة، إلى الجهة التي يقصدونها.',
  },
  figure: {
    en: { one: '{count} agency confirmed', other: '{count} agencies confirmed' },
    ar: {
      zero: 'لم تُؤكَّد أي جهة',
      one: 'أُكّدت جهة واحدة',
      two: 'أُكّدت جهتان',
      few: 'أُكّدت {count} جهات',
      many: 'أُكّدت {count} جهة',
      other: 'أُكّدت {count} جهة',
    },
  },
})

/** What an agency does, to whoever turns to it. */
export const deskTexts = defineTexts('agency-desk', {
  authority: { en: 'Runs the elections', ar: 'تدير الانتخابات' },
  police: { en: 'Takes reports of crime', ar: 'تتلقى بلاغات الجرائم' },
  prosecutor: {
    en: 'Investigates or prosecutes offences',
    ar: 'تحقق في المخالفات أو تلاحقها قضائيًا',
  },
  portal: {
    en: 'Takes reports of cybercrime and fraud',
    ar: 'تتلقى بلاغات الجرائم السيبرانية والاحتيال',
  },
  content: {
    en: 'Takes reports of harmful or false content',
    ar: 'تتلقى بلاغات المحتوى الضار أو الكاذب',
  },
  children: { en: 'Protects children', ar: 'تحمي الأطفال' },
  csirt: {
    en: 'Answers attacks on computers and websites',
    ar: 'تستجيب للهجمات على الأجهزة والمواقع',
  },
  ministry: {
    en: 'Is the ministry responsible for the police',
    ar: 'الوزارة المسؤولة عن الشرطة',
  },
}) satisfies Readonly<Record<Desk, Message>>

/** Ways to reach an agency. */
export const channelTexts = defineTexts('agency-channel', {
  emergency: { en: 'In an emergency', ar: 'في حالات الطوارئ' },
  phone: { en: 'Telephone', ar: 'الهاتف' },
  website: { en: 'Website', ar: 'الموقع' },
  mail: { en: 'E-mail', ar: 'البريد الإلكتروني' },
  onion: { en: 'Onion address', ar: 'عنوان تور' },
  visit: { en: 'In person', ar: 'حضوريًا' },
  post: { en: 'By letter', ar: 'بالبريد' },
  'age-key': { en: 'Key to seal files for it (age)', ar: 'مفتاح لختم الملفات لها (age)' },
}) satisfies Readonly<Record<ChannelKind, Message>>

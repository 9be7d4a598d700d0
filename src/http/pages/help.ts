import { defineTexts } from '../../core/text.ts'
import { page } from '../../core/slice.ts'
import { type Html, html } from '../../ui/html.ts'

const texts = defineTexts('help', {
  title: { en: 'Help', ar: 'مساعدة' },
  whatTitle: { en: 'What this is', ar: 'ما هذا' },
  what: {
    en: 'This node watches the websites and services of an election, alerts officials and polling stations when something breaks, counts their answers, and keeps a record that nobody can rewrite.',
    ar: 'تراقب هذه العقدة مواقع الانتخابات وخدماتها، وتنبّه المسؤولين ومراكز الاقتراع عند حدوث خلل، وتحصي إجاباتهم، وتحفظ سجلًا لا يستطيع أحد تغييره.',
  },
  stationTitle: { en: 'At a polling station', ar: 'في مركز الاقتراع' },
  station: {
    en: 'Open the link or scan the code that your election office gave you. Keep the page open while the station works. When an alert comes, read it and press one of the three answers.',
    ar: 'افتح الرابط أو امسح الرمز الذي أعطاك إياه مكتب الانتخابات. أبقِ الصفحة مفتوحة ما دام المركز يعمل. عندما يصل تنبيه، اقرأه واضغط أحد الأجوبة الثلاثة.',
  },
  consoleTitle: { en: 'At the console', ar: 'في لوحة المتابعة' },
  console: {
    en: 'Keys: j and k move through the rows of a table, Enter opens. Regions that follow the node by themselves never change while you use them.',
    ar: 'المفاتيح: j وk للتنقل بين صفوف الجدول، وEnter للفتح. الأجزاء التي تتحدث تلقائيًا لا تتغير أثناء استخدامك لها.',
  },
  proofTitle: { en: 'Proof', ar: 'الإثبات' },
  proof: {
    en: 'Everything that happens is a record in a signed log. Its newest checkpoint is public.',
    ar: 'كل ما يحدث قيدٌ في سجل موقّع. وأحدث نقطة تحقق فيه منشورة للجميع.',
  },
  checkpoint: { en: 'Newest checkpoint', ar: 'أحدث نقطة تحقق' },
})

/** What the product is and how each of its users begins. */
export const help = page<null, Html>({
  path: '/help',
  surface: 'public',
  permission: 'anyone',
  load: async () => null,
  render: (_, { t, node }) => ({
    title: t(texts.title),
    main: html`<h2>${t(texts.whatTitle)}</h2><p>${t(texts.what)}</p>
<h2>${t(texts.stationTitle)}</h2><p>${t(texts.station)}</p>
<h2>${t(texts.consoleTitle)}</h2><p>${t(texts.console)}</p>
<h2>${t(texts.proofTitle)}</h2><p>${t(texts.proof)} <a href="${node.prefix}/log/checkpoint">${t(texts.checkpoint)}</a></p>`,
  }),
})

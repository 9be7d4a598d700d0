import { defineTexts } from '../core/text.ts'

/** What a page says that seals a report, or opens letters to whoever has a receipt. */
export const sealingTexts = defineTexts('sealing', {
  promise: {
    en: 'This browser seals your answers before they leave it. Whoever runs this website cannot read them: only the officers of the agency can, and you with your receipt.',
    ar: 'يختم هذا المتصفح إجاباتك قبل أن تغادره. لا يستطيع من يدير هذا الموقع قراءتها: لا يقرؤها إلا موظفو الجهة، وأنت برقم الإيصال.',
  },
  limit: {
    en: 'This holds as long as the script of this page is the one that was published.',
    ar: 'ويصحّ هذا ما دام برنامج هذه الصفحة هو المنشور نفسه.',
  },
  compare: { en: 'How to compare it', ar: 'كيف تقارنه' },
  working: { en: 'Sealing your report…', ar: 'يجري ختم بلاغك…' },
  title: { en: 'Your receipt', ar: 'إيصالك' },
  keep: {
    en: 'Write these 40 digits down or print them. With them you read the answer and can add more. Nobody can give them to you again, and whoever has them can read your report.',
    ar: 'اكتب هذه الأرقام الأربعين أو اطبعها. بها تقرأ الرد وتضيف المزيد. لا يستطيع أحد أن يعطيك إياها مرة أخرى، ومن حصل عليها استطاع قراءة بلاغك.',
  },
  copy: { en: 'Copy the digits', ar: 'انسخ الأرقام' },
  print: { en: 'Print', ar: 'اطبع' },
  again: { en: 'Type your receipt again', ar: 'اكتب إيصالك مرة أخرى' },
  againHint: {
    en: 'From your paper, so that you know they can be read. Nothing has been sent yet.',
    ar: 'من ورقتك، لتتأكد أنها مقروءة. لم يُرسَل شيء بعد.',
  },
  wrong: {
    en: 'This is not your receipt. Look for a wrong digit or word, or two that changed places.',
    ar: 'ليس هذا إيصالك. ابحث عن رقم أو كلمة خاطئة، أو اثنين تبادلا مكانيهما.',
  },
  send: { en: 'Send the sealed report', ar: 'أرسل البلاغ المختوم' },
  failed: {
    en: 'This browser could not seal your report. Nothing was sent.',
    ar: 'لم يستطع هذا المتصفح ختم بلاغك. لم يُرسَل شيء.',
  },
  choice: {
    en: 'You can try another browser. Or send it without this seal: it still travels over an encrypted line, but this website’s server reads it for a moment, and seals it before anything is stored.',
    ar: 'يمكنك أن تجرّب متصفحًا آخر. أو أن ترسله دون هذا الختم: يبقى الاتصال مشفّرًا، لكن خادم هذا الموقع يقرأ بلاغك لحظة ثم يختمه قبل أن يُخزَّن أي شيء.',
  },
  unsealed: { en: 'Send it without the seal', ar: 'أرسله دون الختم' },
  spell: { en: 'Show it as words', ar: 'أظهره كلمات' },
  qr: { en: 'Show it as a QR code', ar: 'أظهره كرمز QR' },
})

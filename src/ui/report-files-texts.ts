import { defineTexts } from '../core/text.ts'

/** Words about files that come with a report, where reporters add them. */
export const reportFilesTexts = defineTexts('reportFiles', {
  choose: { en: 'Add files', ar: 'أضف ملفات' },
  chooseHint: {
    en: 'At most five, each of at most 20 MiB. They are sealed here, before they leave this browser. From pictures it first takes out where, when, with what and by whom they were taken. Films, sound and documents keep it.',
    ar: 'خمسة على الأكثر، كل منها 20 ميبي بايت على الأكثر. تُختم هنا قبل أن تغادر هذا المتصفح. ويُزال من الصور أولًا مكان التقاطها ووقته وجهازه ومن التقطها. أما الأفلام والأصوات والمستندات فيبقى ذلك فيها.',
  },
  cleaned: { en: 'Place, time and device are taken out.', ar: 'يُزال المكان والوقت والجهاز.' },
  keeps: {
    en: 'This file keeps what it says about you: author, place, device. Text is safer.',
    ar: 'يبقى في هذا الملف ما يقوله عنك: صاحبه ومكانه وجهازه. الكلام المكتوب أكثر أمانًا.',
  },
  remove: { en: 'Remove', ar: 'أزل' },
  wrongKind: {
    en: 'What is in this file is not what the ending of its name says. Give it its right name, then add it.',
    ar: 'ما في هذا الملف ليس ما يقوله آخر اسمه. سمِّه باسمه الصحيح ثم أضفه.',
  },
  unclean: {
    en: 'From this picture it cannot be taken out where, with what and by whom it was taken, so it is not sent. Save it as JPEG or PNG, or photograph the screen, and add that.',
    ar: 'لا يمكن أن يُزال من هذه الصورة مكان التقاطها وجهازه ومن التقطها، لذلك لا تُرسل. احفظها بصيغة JPEG أو PNG أو التقط صورة للشاشة، ثم أضف ذلك.',
  },
  unread: {
    en: 'The line broke before this file could be looked at. Add it again.',
    ar: 'انقطع الاتصال قبل فحص هذا الملف. أضفه مرة أخرى.',
  },
  tooLarge: { en: 'This file is larger than 20 MiB.', ar: 'هذا الملف أكبر من 20 ميبي بايت.' },
  empty: { en: 'There is nothing in this file.', ar: 'لا شيء في هذا الملف.' },
  tooMany: { en: 'At most five files come along.', ar: 'خمسة ملفات على الأكثر.' },
  sending: {
    en: 'Sending your files. Leave this page open.',
    ar: 'تُرسل ملفاتك. أبقِ هذه الصفحة مفتوحة.',
  },
  waiting: {
    en: 'The line broke. It goes on by itself as soon as it is there again.',
    ar: 'انقطع الاتصال. يُستأنف الإرسال تلقائيًا حين يعود.',
  },
  stop: { en: 'Stop', ar: 'أوقف' },
  stopped: { en: 'Stopped. Nothing of your report was sent.', ar: 'أُوقف. لم يُرسل شيء من بلاغك.' },
  broken: {
    en: 'The files could not be sent. Your words have not been sent yet either.',
    ar: 'تعذّر إرسال الملفات. ولم يُرسل كلامك بعد أيضًا.',
  },
  noRoom: {
    en: 'There is no room for files here at the moment. Send your words without them, and add the files later with your receipt.',
    ar: 'لا مكان هنا للملفات حاليًا. أرسل كلامك دونها، وأضف الملفات لاحقًا بإيصالك.',
  },
  retry: { en: 'Try again', ar: 'حاول مرة أخرى' },
  without: { en: 'Send without the files', ar: 'أرسل دون الملفات' },
  plain: { en: 'A file, if you want to add one', ar: 'ملف، إن أردت إضافة واحد' },
  plainHint: {
    en: 'At most 8 MiB. This node seals it in memory. From a picture it first takes out where, when, with what and by whom it was taken; from films, sound and documents it takes out nothing: they keep who made them. Text is safer.',
    ar: '8 ميبي بايت على الأكثر. تختمه هذه العقدة في الذاكرة. وتزيل من الصورة أولًا مكان التقاطها ووقته وجهازه ومن التقطها؛ ولا تزيل من الأفلام والأصوات والمستندات شيئًا: يبقى فيها من صنعها. الكلام المكتوب أكثر أمانًا.',
  },
  plainTooLarge: {
    en: 'This file is larger than 8 MiB. Choose a smaller one, or send without a file.',
    ar: 'هذا الملف أكبر من 8 ميبي بايت. اختر ملفًا أصغر، أو أرسل دون ملف.',
  },
  notKept: {
    en: 'Your words have arrived. The file has not: too many came at once, or there is no room for it at the moment. Add it later with your receipt.',
    ar: 'وصل كلامك. أما الملف فلم يصل: ورد كثير دفعة واحدة، أو لا مكان له حاليًا. أضفه لاحقًا بإيصالك.',
  },
  nobody: {
    en: 'Nothing can be added with this receipt now.',
    ar: 'لا يمكن إضافة شيء بهذا الإيصال الآن.',
  },
  add: { en: 'Add words or a file', ar: 'أضف كلامًا أو ملفًا' },
})

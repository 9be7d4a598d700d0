import { defineTexts } from '../../../core/text.ts'

/** Words of the public page about the scripts that this node serves. */
export const scriptsTexts = defineTexts('record-scripts', {
  title: { en: 'Scripts of these pages', ar: 'برامج هذه الصفحات' },
  lead: {
    en: 'A browser seals a report with the script that this website gives it. So that no script can be exchanged unseen, the hash of each one stands in the public log of this node.',
    ar: 'يختم المتصفح البلاغ بالبرنامج الذي يعطيه إياه هذا الموقع. وحتى لا يُستبدل برنامج خفية، تظهر بصمة كل برنامج في السجل العام لهذه العقدة.',
  },
  how: { en: 'How to compare', ar: 'كيف تقارن' },
  how1: {
    en: 'Save the script that your browser loaded: its developer tools show it.',
    ar: 'احفظ البرنامج الذي حمّله متصفحك: تعرضه أدوات المطوّر.',
  },
  how2: {
    en: 'Make its SHA-256 and look for it below. Or fetch one anew: {command}',
    ar: 'احسب بصمته SHA-256 وابحث عنها أدناه. أو اجلبه من جديد: {command}',
  },
  how3: {
    en: 'Take {proof} and check it without this website: {verify}',
    ar: 'خذ {proof} وتحقق منه دون هذا الموقع: {verify}',
  },
  proof: { en: 'the record that names them', ar: 'القيد الذي يسمّيها' },
  limit: {
    en: 'The list shows what everybody is given. Only the script that your own browser loaded shows what you were given.',
    ar: 'تُظهر القائمة ما يُعطى للجميع. ولا يُظهر ما أُعطيتَه أنت إلا البرنامج الذي حمّله متصفحك.',
  },
  since: { en: 'Served since {time}', ar: 'تُقدَّم منذ {time}' },
  none: { en: 'The log names no scripts yet.', ar: 'لا يسمّي السجل أي برامج بعد.' },
  script: { en: 'Script', ar: 'البرنامج' },
})

import { defineTexts } from '../../../core/text.ts'

export const damageTexts = defineTexts('record-damage', {
  saidNamed: {
    en: 'The damage is named. Checkpoints are signed again once all of it is.',
    ar: 'سُمّي الضرر. تُوقّع نقاط التحقق من جديد حين يُسمّى كله.',
  },
  title: { en: 'Damage of the record log', ar: 'ضرر في سجل القيود' },
  intro: {
    en: 'The node looks at its log after each start and every hour. What it finds damaged stands here. Alerts go on; but no new checkpoint is signed until an administrator has looked into it and names the damage. Naming mends nothing: the damaged record stays damaged, and everybody can read that it is.',
    ar: 'تفحص العقدة سجلها بعد كل تشغيل وكل ساعة، ويظهر هنا ما تجده متضررًا. تستمر التنبيهات، لكن لا تُوقَّع نقطة تحقق جديدة حتى يبحث مسؤول النظام في الأمر ويسمّي الضرر. التسمية لا تصلح شيئًا: يبقى القيد متضررًا ويستطيع الجميع قراءة ذلك.',
  },
  none: { en: 'No damage was found.', ar: 'لم يُعثر على أي ضرر.' },
  found: { en: 'Found {time}', ar: 'اكتُشف {time}' },
  record: { en: 'Record {number}', ar: 'القيد {number}' },
  head: { en: 'Head of the log', ar: 'رأس السجل' },
  named: { en: 'Named {time}: {reason}', ar: 'سُمّي {time}: {reason}' },
  waits: {
    en: 'Nobody has named it yet: no checkpoint is signed.',
    ar: 'لم يسمّه أحد بعد: لا تُوقَّع أي نقطة تحقق.',
  },
  reason: {
    en: 'What happened, and why the damage may stay',
    ar: 'ماذا حدث، ولماذا يجوز أن يبقى الضرر',
  },
  name: { en: 'Name this damage', ar: 'تسمية هذا الضرر' },
  book: { en: 'What to do first: {page}', ar: 'ما يجب فعله أولًا: {page}' },
})

import { defineTexts } from '../../core/text.ts'

/** Words that wake people when the record log is damaged. */
export const wakeWords = defineTexts('wake', {
  subject: {
    en: '{node}: the record log is damaged ({place}).',
    ar: '{node}: سجل القيود متضرر ({place}).',
  },
  record: { en: 'record {number}', ar: 'القيد {number}' },
  head: { en: 'its head', ar: 'رأسه' },
  text: {
    en: 'Alerts go on. No new checkpoint of the log is signed until an administrator has looked into it and names the damage. Call your administrator. The first steps are in docs/runbooks/log-damage.md.',
    ar: 'تستمر التنبيهات. لا تُوقَّع نقطة تحقق جديدة للسجل حتى يبحث مسؤول النظام في الأمر ويسمّي الضرر. اتصل بمسؤول النظام لديك. الخطوات الأولى في docs/runbooks/log-damage.md.',
  },
  more: { en: 'What is damaged: {address}', ar: 'موضع الضرر: {address}' },
})

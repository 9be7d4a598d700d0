import { defineTexts, type Message } from '../../core/text.ts'
import type { EventCode } from '../../lib/cap/index.ts'
import type { Answer } from './schema.ts'

/** The answers as the page of a station words them. */
export const stationAnswers = defineTexts('station', {
  done: { en: 'Done', ar: 'تم التنفيذ' },
  heeded: { en: 'Understood and done', ar: 'فهمنا ونلتزم' },
  help: { en: 'We need help', ar: 'نحتاج مساعدة' },
  cannot: { en: 'We cannot', ar: 'لا نستطيع' },
})

/** Alerts that forbid: to say that nothing was done is the answer to them. */
export const FORBIDDING: readonly EventCode[] = [
  'SITE_BREACH',
  'DEFACEMENT',
  'DDOS',
  'PHISHING',
  'RESULTS_TAMPERING',
  'CREDENTIAL_LEAK',
]

/** Whether an alert forbids something, by its code. */
export function forbids(eventCode: string): boolean {
  return FORBIDDING.some((code) => code === eventCode)
}

/** What an answer is called on the telephone of a station, at an alert of this code that is in force. */
export function stationAnswer(eventCode: string, answer: Answer): Message {
  if (answer === 'done') return forbids(eventCode) ? stationAnswers.heeded : stationAnswers.done
  return answer === 'need_help' ? stationAnswers.help : stationAnswers.cannot
}

import { lookoutFaults } from '../../core/lookout.ts'
import { defineTexts, type Language, text } from '../../core/text.ts'
import { MINUTE, msBetween, type Time } from '../../core/time.ts'
import type { Saying } from './alarm.ts'

const texts = defineTexts('lookout', {
  raised: { en: '{node}: {fault}', ar: '{node}: {fault}' },
  again: { en: '{node}, still: {fault}', ar: '{node}، لا يزال: {fault}' },
  over: { en: '{node}: all is well again.', ar: '{node}: عاد كل شيء على ما يرام.' },
  since: { en: 'Since {time} UTC ({minutes} min).', ar: 'منذ {time} UTC ({minutes} دقيقة).' },
  who: {
    en: 'Seen from outside by the lookout {name}, which asks {node} itself.',
    ar: 'رُصد هذا من الخارج بواسطة الراصد {name} الذي يسأل {node} مباشرة.',
  },
  next: {
    en: 'What to do: docs/runbooks/lookout.md.',
    ar: 'ما العمل: docs/runbooks/lookout.md.',
  },
})

/** What a message says, for a mail and for a phone. */
export interface Words {
  readonly subject: string
  readonly text: string
  /** One line; the first fault only. */
  readonly short: string
}

/** Puts a saying into words. */
export function wordsOf(
  { kind, faults, since }: Saying,
  of: {
    readonly node: string
    readonly name: string
    readonly language: Language
    readonly now: Time
  },
): Words {
  const t = text(of.language)
  const { node, name } = of
  const [first] = faults
  const fault = first === undefined ? '' : t(lookoutFaults[first.code])
  const subject =
    kind === 'over'
      ? t(texts.over, { node })
      : t(texts[kind === 'again' ? 'again' : 'raised'], { node, fault })
  const minutes = Math.floor(msBetween(since, of.now) / MINUTE)
  const sinceLine = t(texts.since, { time: since.slice(11, 16), minutes })
  const lines = faults.map(({ code, detail }) => `- ${t(lookoutFaults[code])} (${detail})`)
  const end = [
    sinceLine,
    '',
    t(texts.who, { name, node }),
    ...(kind === 'over' ? [] : [t(texts.next)]),
  ]
  return {
    subject,
    text: [subject, '', ...lines, ...end].join('\n'),
    short: `${subject} ${sinceLine}`,
  }
}

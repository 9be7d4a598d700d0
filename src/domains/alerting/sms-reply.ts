import { CODE_LETTERS } from '../../core/id.ts'
import { plainDigits } from '../../core/number.ts'
import type { Answer } from './schema.ts'
import { symptomOf, type Symptom } from './symptoms.ts'
import { ANSWER_WORDS } from './texts/sms-reply.ts'
import { isTag } from './which-alert.ts'

/** Letters of a card's code: 45 bits, so that a million printed codes leave one guess in 34 million. */
export const CARD_CODE_LETTERS = 10

/** Longest text that is read; the rest of a longer one is no answer. */
export const MAX_REPLY = 500

/** What a short message says: the code of a card, and an answer or a problem. */
export interface SmsReply {
  /** Letters without the dash; null where there is none. */
  readonly code: string | null
  readonly said: { readonly answer: Answer } | { readonly symptom: Symptom } | null
  /** What else stands there: letters of an alert, a reason, a note; at most {@link MAX_REPLY} characters. */
  readonly rest: string
}

const CODE = new RegExp(
  `(?<![\\p{L}\\p{N}])([${CODE_LETTERS}]{5})[\\s\\u2010-\\u2015_.-]*([${CODE_LETTERS}]{5})(?![\\p{L}\\p{N}])`,
  'u',
)

/** P and the number of a card is its problem; م in Arabic. */
const SYMPTOM = /^[Pم](\d{1,2})$/

/** Four letters written to the number before or after them, or apart: `1BKRT`, `B K R T`. */
const GLUED = [
  [new RegExp(`(?<![\\p{L}\\p{N}])([123])([${CODE_LETTERS}]{4})(?![\\p{L}\\p{N}])`, 'gu'), '$1 $2'],
  [new RegExp(`(?<![\\p{L}\\p{N}])([${CODE_LETTERS}]{4})([123])(?![\\p{L}\\p{N}])`, 'gu'), '$1 $2'],
  [
    new RegExp(
      `(?<![\\p{L}\\p{N}])([${CODE_LETTERS}]) ([${CODE_LETTERS}]) ([${CODE_LETTERS}]) ([${CODE_LETTERS}])(?![\\p{L}\\p{N}])`,
      'gu',
    ),
    '$1$2$3$4',
  ],
] as const

/** Reads a reply: `KQVHT-MWBRC 1`, `1 KQVHTMWBRC`, `HELP …`, `… P4 no power`; digits and case as they come. Pure. */
export function readReply(text: string): SmsReply {
  const plain = plainDigits(text.slice(0, MAX_REPLY).normalize('NFKC'))
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u001f\u007f]/g, ' ')
    // Marks of direction, and letters that only lengthen a word.
    .replaceAll(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u0640\ufeff]/g, '')
    .toUpperCase()
  const found = CODE.exec(plain)
  const code = found === null ? null : `${found[1]}${found[2]}`
  const bare = found === null ? plain : plain.replace(found[0], ' ')
  const words = GLUED.reduce((text, [from, to]) => text.replaceAll(from, to), bare)
    .split(/[\s,;:!?()"'“”«»،؛؟]+|\.(?:\s|$)/)
    .map((word) => word.replaceAll(/^[-_\u2010-\u2015]+|[-_\u2010-\u2015]+$/g, ''))
    .filter((word) => word !== '')
  // The letters of an alert may stand before the answer.
  const at = meaningOf(words[0] ?? '') === null && isTag(words[0] ?? '') ? 1 : 0
  const said = meaningOf(words[at] ?? '')
  const rest = (said === null ? words : words.toSpliced(at, 1)).join(' ')
  return { code, said, rest }
}

function meaningOf(word: string): SmsReply['said'] {
  const answer = Object.hasOwn(ANSWER_WORDS, word) ? ANSWER_WORDS[word] : undefined
  if (answer !== undefined) return { answer }
  const symptom = symptomOf(Number(SYMPTOM.exec(word)?.[1] ?? 0))
  return symptom === undefined ? null : { symptom }
}

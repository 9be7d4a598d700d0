import type { Message, Translator } from '../../core/text.ts'
import type { Params, Reason } from './checks/check.ts'
import { checkTexts, reportTexts } from './checks/texts/index.ts'

/** The text of a reason, or another one of the checks. Throws Error for a missing one: that is a bug. */
export function messageOf(key: string): Message<string> {
  const message = checkTexts[key.endsWith('.no_data') ? 'check.no_data' : key]
  if (message === undefined) throw new Error(`no text ${key}`)
  return message
}

/** The same in the translator's language, with the values for its places. */
export function checkText(t: Translator, key: string, params: Params = {}): string {
  const message = messageOf(key)
  const values = Object.entries(params).map(([name, value]) => [name, shown(name, value, t)])
  return t(message, Object.fromEntries(values))
}

/** The sentence of a reason; of one that only an earlier version of its check knew, that it was so. What that version did not say is a dash. */
export function reasonText(
  t: Translator,
  { reason, params }: Pick<Reason, 'reason' | 'params'>,
): string {
  const isKnown = reason.endsWith('.no_data') || checkTexts[reason] !== undefined
  if (!isKnown) return t(reportTexts['check.earlier'], { reason })
  return checkText(t, reason, { ...dashesOf(messageOf(reason)), ...params })
}

/** A dash for each place of a sentence. */
function dashesOf({ en }: Message<string>): Params {
  const sentences = typeof en === 'string' ? [en] : Object.values(en)
  const places = sentences.flatMap((sentence) => [...sentence.matchAll(/\{(\w+)\}/g)])
  return Object.fromEntries(places.map(([, name = '']) => [name, '–']))
}

function shown(name: string, value: Params[string], t: Translator): string | number {
  if (name === 'ede') return withWords(`ede.${parseInt(String(value), 10)}`, String(value), t)
  if (name === 'code') return withWords(`error.${String(value)}`, String(value), t)
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return value.length === 0 ? '–' : t.list(value)
  return name.endsWith('At') ? t.date(value, 'UTC') : value
}

/** A code with what it means, where that is known. */
function withWords(key: string, code: string, t: Translator): string {
  const words = checkTexts[key]
  return words === undefined ? code : t(reportTexts['check.coded'], { words: t(words, {}), code })
}

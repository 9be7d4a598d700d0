import type { Translator } from '../../../core/text.ts'
import { checkTexts } from '../checks/index.ts'

/** A text of the checks by key. Throws Error for a missing one: that is a bug. */
export function checkText(t: Translator, key: string): string {
  const message = checkTexts[key]
  if (message === undefined) throw new Error(`no text ${key}`)
  return t(message, {})
}

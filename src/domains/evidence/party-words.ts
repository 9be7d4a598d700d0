import type { Translator } from '../../core/text.ts'
import type { Party } from '../../lib/custody/index.ts'
import { NODE, SIMULATED } from './event.ts'
import { texts } from './texts/pages.ts'
import { partyTexts, roleTexts } from './texts/roles.ts'

/** What somebody in a chain is, in words: his role then, never his name. */
export function partyName(t: Translator, { key, role }: Party): string {
  if (key === NODE.key) return t(texts.theNode)
  if (key === SIMULATED.key) return t(texts.simulated)
  const words = { ...roleTexts, ...partyTexts }[role as keyof typeof roleTexts]
  return words === undefined ? role : t(words)
}

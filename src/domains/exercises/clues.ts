import type { Message } from '../../core/text.ts'
import type { Fault } from './schema.ts'
import { clueTexts as texts } from './story-texts.ts'

/** What of the trail told who it was, for each fault. */
export const CLUES: Readonly<Record<Fault, readonly Message[]>> = {
  deface: [texts.guessed, texts.planted],
  'change-hours': [texts.firstTry, texts.nothingElse],
  postpone: [texts.twoPlaces, texts.otherProgram],
  skim: [texts.extension, texts.collector],
  'lead-away': [texts.extension, texts.oneLink],
  'expire-certificate': [texts.renewal, texts.noSignIn],
  'change-mx': [texts.guessed, texts.zone],
  'take-down': [texts.flood, texts.noSignIn],
}

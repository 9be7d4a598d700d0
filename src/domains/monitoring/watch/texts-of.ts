import { isAlways, type Profile, textKey } from './profile.ts'
import { isAboutVoting } from './words-of.ts'

/** Texts of one page that a person chooses from. */
const MAX_TEXTS = 300
/** Shorter ones stand in too many places to be missed. */
const MIN_LETTERS = 4

/** A text that was always in sight while its page was learned. */
export interface SteadyText {
  readonly text: string
  readonly place: string
}

/** The texts that were always in sight, those about voting first; at most MAX_TEXTS. Texts that were cut are left out. */
export function steadyTexts(profile: Profile): SteadyText[] {
  const texts = new Map<string, SteadyText>()
  for (const { sample, forms, seen, isHidden, place } of profile.shapes.values()) {
    const form = forms.find(({ key }) => key === textKey(sample))
    const isSteady = form !== undefined && isAlways(form.seen, profile.fetches)
    if (isHidden || !isSteady || !isAlways(seen, profile.fetches)) continue
    if (sample.length < MIN_LETTERS) continue
    texts.set(sample, { text: sample, place: profile.places[place]?.path ?? '' })
  }
  const all = [...texts.values()]
  const first = all.filter(({ text }) => isAboutVoting(text))
  const rest = all.filter(({ text }) => !isAboutVoting(text))
  return [...first, ...rest].slice(0, MAX_TEXTS)
}

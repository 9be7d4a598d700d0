/**
 * The change watch: what a page of a site is as a rule, learned from its visits, and what on it is not as it was. Pure:
 * a profile is loaded for a visit, learned into and stored again. `look` is one visit from body to items; `confirmItems`
 * decides when an item becomes a finding. For clauses 4 and 12.
 */
export { concernsVoting, holdsVoting } from './about-voting.ts'
export { approve, FORGET_MS, forgetOld, openPlace } from './approve.ts'
export { type Item, type ItemClass, type Level, LEVELS, WHY_CODES, type WhyCode } from './item.ts'
export { type Judgement, type JudgeOptions, judge, MAX_PASSAGES, type NotTested } from './judge.ts'
export type { FileGiven } from './learn-files.ts'
export { LEARN_MS, look, type Looked, type LookOptions, passageOf } from './look.ts'
export type { Marked } from './mark.ts'
export { newProfile, type Profile, PROVISIONAL_FETCHES, type Stage, stageOf } from './profile.ts'
export { MAX_PROFILE_BYTES, type ProfileDamage, readProfile, writeProfile } from './profile-file.ts'
export {
  type Confirmed,
  confirmItems,
  LOOKS_MS,
  NO_SIGHTINGS,
  SECOND_SIGHTING_MS,
  type Sighting,
  type Sightings,
} from './sighting.ts'
export { steadyTexts } from './texts-of.ts'

// The kept part: every third of the kinds and of each class of attacks and edits.
import { make } from './make.ts'
export type { Answer } from './make.ts'

const bed = make(true)
export const page = bed.page
export const KINDS: { id: string }[] = bed.KINDS
export const ATTACKS: { id: string; class: string }[] = bed.ATTACKS
export const EDITS: { id: string; changesFact: boolean }[] = bed.EDITS
export const passagesOf = bed.passagesOf
export const addressOf = bed.addressOf
export const beginOf = bed.beginOf
export const electionOf = bed.electionOf

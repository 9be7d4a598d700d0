// The kept part: every third of the kinds and of each class of attacks and edits.
import { make } from './make.ts'

export const { page, KINDS, ATTACKS, EDITS, passagesOf, addressOf } = make(true)

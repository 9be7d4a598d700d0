// The open part: two thirds of kinds, attacks and edits.
import { make } from './make.ts'

export const { page, KINDS, ATTACKS, EDITS, passagesOf, addressOf } = make(false)

// The third of the bed of sixty days that was kept back while the rules were mended by the other two.

import { isKeptAttack, isKeptKind, partOf } from './kept-third.ts'

export const { page, passagesOf, addressOf, EDITS, KINDS, ATTACKS } = partOf({
  isKind: isKeptKind,
  isAttack: isKeptAttack,
})

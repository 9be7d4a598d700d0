// A bed of sixty days, drawn by somebody who did not know the rules: the part by which these were mended. `kept.ts` has the
// third that was kept back and run once before.
//   npm run bench -- watch --bed bench/watch/bed-60/bed.ts --days 60

import { isKeptAttack, isKeptKind, partOf } from './kept-third.ts'

export const { page, passagesOf, addressOf, EDITS, KINDS, ATTACKS } = partOf({
  isKind: (index) => !isKeptKind(index),
  isAttack: (attack) => !isKeptAttack(attack),
})

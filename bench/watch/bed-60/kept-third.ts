// All kinds and attacks, and which of them were kept back: every third of the kinds, and of each class of attacks.

import type { Change } from './attack.ts'
import { ATTACKS_A } from './attacks-a.ts'
import { ATTACKS_B } from './attacks-b.ts'
import { ATTACKS_C } from './attacks-c.ts'
import { ATTACKS_D } from './attacks-d.ts'
import { compose } from './compose.ts'
import { EDITS } from './edits.ts'
import { KINDS_A } from './kinds-a.ts'
import { KINDS_B } from './kinds-b.ts'
import { KINDS_C } from './kinds-c.ts'

const KINDS = [...KINDS_A, ...KINDS_B, ...KINDS_C]
const ATTACKS = [...ATTACKS_A, ...ATTACKS_B, ...ATTACKS_C, ...ATTACKS_D]
const THIRD = 3

export function isKeptKind(index: number): boolean {
  return index % THIRD === 2
}

export function isKeptAttack(attack: Change): boolean {
  const alike = ATTACKS.filter((other) => other.class === attack.class)
  return alike.indexOf(attack) % THIRD === 2
}

/** A bed of some kinds and attacks, with all edits. */
export function partOf(of: {
  readonly isKind: (index: number) => boolean
  readonly isAttack: (attack: Change) => boolean
}) {
  return {
    ...compose(KINDS, [...ATTACKS, ...EDITS]),
    KINDS: KINDS.filter((_, index) => of.isKind(index)).map(({ id }) => ({ id })),
    ATTACKS: ATTACKS.filter(of.isAttack).map(({ id, class: sort }) => ({ id, class: sort })),
    EDITS: EDITS.map(({ id, changesFact }) => ({ id, changesFact })),
  }
}

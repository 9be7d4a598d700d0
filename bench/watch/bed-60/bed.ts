// A deterministic model of the sites of election authorities over sixty days.
import { compose } from './compose.ts'
import { KINDS_A } from './kinds-a.ts'
import { KINDS_B } from './kinds-b.ts'
import { KINDS_C } from './kinds-c.ts'
import { ATTACKS_A } from './attacks-a.ts'
import { ATTACKS_B } from './attacks-b.ts'
import { ATTACKS_C } from './attacks-c.ts'
import { ATTACKS_D } from './attacks-d.ts'
import { EDITS as GOOD } from './edits.ts'
import type { Answer as Given } from './shell.ts'

export type Answer = Given
const kinds = [...KINDS_A, ...KINDS_B, ...KINDS_C]
const attacks = [...ATTACKS_A, ...ATTACKS_B, ...ATTACKS_C, ...ATTACKS_D]
const made = compose(kinds, [...attacks, ...GOOD])
/** What a visitor gets at `t` of site number `site` of a kind; `change` is null or the id of an attack or edit in force. */
export const page = (
  kind: string,
  site: number,
  t: number,
  change: string | null,
): string | Answer => made.page(kind, site, t, change)
export const passagesOf = (kind: string, site: number): string[] => made.passagesOf(kind, site)
export const addressOf = (kind: string, site: number): string => made.addressOf(kind, site)
/** The Monday, at 0:00 UTC, on which the watch of a site begins. */
export const startOf = (kind: string, site: number): number => made.startOf(kind, site)
/** The day of the vote of a site, at 0:00 UTC. */
export const electionOf = (kind: string, site: number): number => made.electionOf(kind, site)
export const EDITS: { id: string; changesFact: boolean }[] = GOOD.map((e) => ({
  id: e.id,
  changesFact: e.changesFact,
}))
export const KINDS: { id: string }[] = kinds.map((k) => ({ id: k.id }))
export const ATTACKS: { id: string; class: string }[] = attacks.map((x) => ({
  id: x.id,
  class: x.class,
}))

// The bed of the bench: pages of sites as they move by themselves, what attackers do to them and what editors do.

import { ATTACK_TABLE } from './attacks.ts'
import { EDIT_TABLE } from './edits.ts'
import { KIND_TABLE } from './kinds.ts'
import { say, type Scene, sceneOf } from './scene.ts'

export const KINDS = Object.keys(KIND_TABLE)
export const ATTACKS = Object.keys(ATTACK_TABLE)
export const EDITS = Object.entries(EDIT_TABLE).map(([id, { changesFact }]) => ({
  id,
  changesFact: changesFact ?? false,
}))

/** The page of a site of a kind at `t` (milliseconds since 1970), as it is or after an attack or edit. */
export function page(
  kind: string,
  site: number | string,
  t: number,
  attack: string | null = null,
): string {
  const [scene, draw] = sceneAt(kind, site, t)
  const change = attack === null ? null : (ATTACK_TABLE[attack] ?? EDIT_TABLE[attack])
  change?.facts?.(scene.facts, scene)
  const html = draw(scene)
  return change?.html ? change.html(html, scene) : html
}

function sceneAt(kind: string, site: number | string, t: number) {
  const entry = KIND_TABLE[kind]
  if (!entry) throw new RangeError(`no such kind: ${kind}`)
  return [sceneOf(kind, entry[0], site, t), entry[1]] as const
}

/** What a person would set as passages of such a page. */
export function passagesOf(kind: string, site: number | string = 0): string[] {
  const [scene, draw] = sceneAt(kind, site, 0)
  return draw(scene).includes(scene.facts.open) ? [passage(scene)] : []
}

function passage({ w, facts }: Scene): string {
  return say(w.hours, { ...facts })
}

/** Where the page of a site stands. */
export function addressOf(_kind: string, site: number | string): string {
  return `https://www.vote-${site}.example/`
}

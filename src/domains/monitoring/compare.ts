import { z } from 'zod'

/** Longest message that is compared, in characters. */
export const MAX_MESSAGE = 5_000
/** How an address stands to ours: it is one, it looks like one, or neither. */
export const likeness = z.enum(['ours', 'alike', 'other'])
export type Likeness = z.infer<typeof likeness>

/** Signs that are taken for another when read in haste. */
const SAME: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['vv', 'w'],
  ['0', 'o'],
  ['1', 'l'],
  ['i', 'l'],
  ['3', 'e'],
  ['5', 's'],
  ['-', ''],
  ['.', ''],
]

function shapeOf(host: string): string {
  return SAME.reduce((text, [sign, as]) => text.replaceAll(sign, as), host)
}

/** Shorter names than this stand by chance in others. */
const LEAST_SHAPE = 6

/** Whether a reader in haste takes one for the other: our name without its ending stands in it, or its signs look like ours. */
function isAlike(theirs: string, ours: string): boolean {
  const shape = shapeOf(ours.slice(0, ours.lastIndexOf('.')))
  return shape.length >= LEAST_SHAPE && shapeOf(theirs).includes(shape)
}

/** How a host stands to ours, and which of them it is or looks like. Linear in the number of ours. */
export function compared<S extends { readonly host: string }>(
  host: string,
  ours: readonly S[],
): { readonly likeness: Likeness; readonly site: S | null } {
  const same = ours.find((one) => one.host === host)
  if (same !== undefined) return { likeness: 'ours', site: same }
  const alike = ours.find((one) => isAlike(host, one.host))
  return alike === undefined
    ? { likeness: 'other', site: null }
    : { likeness: 'alike', site: alike }
}

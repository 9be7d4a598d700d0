import { z } from 'zod'

/** Longest message that is compared, in characters. */
export const MAX_MESSAGE = 5_000
/** Addresses of one message that are told of; a forged one has one or two. */
const MAX_HOSTS = 10

/** How an address stands to ours: it is one, it looks like one, or neither. */
export const likeness = z.enum(['ours', 'alike', 'other'])
export type Likeness = z.infer<typeof likeness>

const TOKENS = /[^\s<>"'()[\]{}«»“”،؛]+/g
/** What ends a sentence, not an address. */
const TAIL = new Set('.,;:!?…؟')
/** Two letters at least stand behind the last dot of a name that anybody can reach. */
const NAME = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(xn--[a-z0-9-]+|[a-z]{2,63})$/

/**
 * Names of the hosts that a text leads to, each once, the first ten: of links, of bare names, of mail addresses. What
 * stands before an `@` is no host, however much it looks like one.
 */
export function hostsIn(text: string): string[] {
  const hosts = new Set<string>()
  for (const [token] of text.matchAll(TOKENS)) {
    let end = token.length
    while (end > 0 && TAIL.has(token.charAt(end - 1))) end -= 1
    const bare = token.slice(0, end)
    const url = URL.parse(/^[a-z]+:\/\//i.test(bare) ? bare : `https://${bare}`)
    if (url !== null && bare.includes('.') && NAME.test(url.hostname)) hosts.add(url.hostname)
    if (hosts.size === MAX_HOSTS) break
  }
  return [...hosts]
}

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

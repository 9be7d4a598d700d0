import { addressBytes } from '../dns/index.ts'
import type { Asking } from './asking.ts'
import { resultFor } from './evaluate.ts'
import { common, isEmpty, networksAround, type Space, spaceOf } from './space.ts'
import type { SpfNode } from './tree.ts'

/** Addresses that belong to nobody, of each family; of each the first counts that no word names. Source: RFC 5737, RFC 3849. */
const NOBODYS: readonly (readonly string[])[] = [
  ['203.0.113.77', '198.51.100.77', '192.0.2.77'],
  ['2001:db8:4d:77::77', '2001:db8:8d:77::77'],
]
/** A name before the @ that nobody has. */
const STRANGE = 'nobody-has-this-name'

/**
 * The way to a word that depends on the mail, of a record by which somebody passes whom nobody knows; null where none does,
 * where there is no such word, or where it was not asked. Asks what a receiver would for two mails at most.
 */
export function* openToStrangers(
  domain: string,
  { tree, passing }: { readonly tree: SpfNode; readonly passing: Space },
): Asking<readonly string[] | null> {
  const way = wayToOpen(tree, [domain])
  if (way === null) return null
  const sender = `${STRANGE}@${domain}`
  for (const addresses of NOBODYS) {
    const ip = addresses.find((one) => !isAmong(passing, one))
    const bytes = ip === undefined ? null : addressBytes(ip)
    if (bytes === null) continue
    if ((yield* resultFor({ ip: bytes, sender, helo: `${STRANGE}.invalid` })) === 'pass') return way
  }
  return null
}

function isAmong(passing: Space, address: string): boolean {
  const own = spaceOf(networksAround([address], { bits4: 32, bits6: 128 }))
  return !isEmpty(common(passing, own))
}

/** The first word by which a mail may pass that a sender without one does not; depth ends with the ten look-ups. */
function wayToOpen({ branches }: SpfNode, path: readonly string[]): readonly string[] | null {
  for (const { text, qualifier, isOpen, isReached, node } of branches) {
    if (!isReached || qualifier !== '+') continue
    const way = isOpen ? [...path, text] : node && wayToOpen(node, [...path, text])
    if (way !== null) return way
  }
  return null
}

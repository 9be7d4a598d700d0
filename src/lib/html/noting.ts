import { type AddressKey, addressKey, decoded } from './address-key.ts'
import { codeKey, short } from './code-key.ts'
import { joinReach } from './code-reach.ts'
import { noteOwnFile } from './own-files.ts'
import type { Draft, InventoryKind, Spot, Thing } from './page-parts.ts'

/** Different things of one inventory. */
const MAX_ENTRIES = 2_000
/** Different links by their words and place. */
const MAX_LINKS = 4_000
/** Files under one key. */
const MAX_FILES = 200
/** Characters shown of a thing. */
export const MAX_LABEL = 200

type More = Pick<Thing, 'address' | 'code' | 'reach' | 'style' | 'words'> & {
  readonly file?: string
}

/** Takes a thing into its inventory, or counts it where it is there. */
export function note(
  draft: Draft,
  kind: InventoryKind,
  key: string,
  rest: Spot & More & { label: string },
) {
  const inventory = draft.inventories[kind]
  const known = inventory.get(key)
  if (known) {
    known.count++
    join(known, rest)
    return
  }
  if (isFull(draft, kind)) return
  const { file, label, ...more } = rest
  const files = file === undefined ? {} : { files: new Set([file]) }
  inventory.set(key, { ...more, ...files, kind, key, count: 1, label: label.slice(0, MAX_LABEL) })
}

/** Another thing of the same key: what it is besides counts too. */
function join(known: Thing, { file, code, reach }: More): void {
  if (file !== undefined && known.files && known.files.size < MAX_FILES) known.files.add(file)
  if (known.code && code) known.code = joinReach(known.code, code)
  if (reach) known.reach = known.reach ? joinReach(known.reach, reach) : reach
}

/** Whether an inventory takes no more; says so in the limits. */
export function isFull(draft: Draft, kind: InventoryKind): boolean {
  const most = kind === 'link' ? MAX_LINKS : MAX_ENTRIES
  if (draft.inventories[kind].size < most) return false
  draft.limits.add(kind)
  return true
}

/** Notes where something points, or the code in its address; the key of the address, null where it is none. */
export function noteAddress(
  draft: Draft,
  kind: InventoryKind,
  written: string | null,
  spot: Spot,
): AddressKey | null {
  if (!written) return null
  if (noteCode(draft, written, spot)) return null
  if (isFull(draft, kind)) return null
  const address = addressKey(written, draft.base)
  if (!address) return null
  noteOwnFile(draft, kind, address, written)
  const file = kind === 'script' || kind === 'sheet' ? { file: address.exact } : {}
  note(draft, kind, address.key, { ...spotOf(spot), address, ...file, label: written })
  return address
}

/** Scheme of an address as browsers read it: tabs and ends of lines vanish, as do spaces before. */
export function schemeOf(written: string): string {
  const plain = written
    .slice(0, 200)
    .replace(/[\t\r\n]/g, '')
    .trimStart()
  return /^([a-z][a-z0-9+.-]{0,30}):/i.exec(plain)?.[1]?.toLowerCase() ?? ''
}

/** Code in an address: `javascript:`, `vbscript:`, and `data:` of anything but pictures, sounds, fonts and films. */
export function noteCode(draft: Draft, written: string, spot: Spot): boolean {
  const scheme = schemeOf(written)
  if (scheme === 'data') {
    if (
      /^\s*data:(?:image\/(?!svg)|audio\/|video\/|font\/|application\/(?:x-)?font)/i.test(written)
    )
      return true
    if (isFull(draft, 'code')) return true
    // A drawing as data may hold a script, but does not run it as a picture.
    if (/^\s*data:image\/svg/i.test(written)) return true
    note(draft, 'code', `data:${short(written)}`, { ...spotOf(spot), label: written })
    return true
  }
  if (scheme !== 'javascript' && scheme !== 'vbscript') return false
  const source = written.slice(written.indexOf(':') + 1)
  if (source.length < 200 && INERT.has(source.replace(/[\s;]+/g, ''))) return true
  if (isFull(draft, 'code')) return true
  const code = codeKey(decoded(source), draft.home.host)
  note(draft, 'code', `${scheme}:${code.key}`, { ...spotOf(spot), code, label: written })
  return true
}

/** Code that does nothing, without spaces. */
const INERT = new Set(['', 'void(0)', 'void0', 'void()', 'returnfalse', 'false', 'undefined'])

/** Whether a link leads nowhere: to the page itself, to nothing, or to code that does nothing. */
export function leadsNowhere(written: string): boolean {
  if (/^\s*#?!?\s*$/.test(written.slice(0, 200))) return true
  const source = schemeOf(written) === 'javascript' ? written.slice(written.indexOf(':') + 1) : null
  return source !== null && source.length < 200 && INERT.has(source.replace(/[\s;]+/g, ''))
}

/** Where something stands, without the rest of what the walk knows. */
export function spotOf({ path, isHidden }: Spot): Spot {
  return { path, isHidden }
}

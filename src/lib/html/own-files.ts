import { registeredName } from '../dns/index.ts'
import type { AddressKey } from './address-key.ts'
import type { Draft, InventoryKind } from './page-parts.ts'

/** Files of one page that are looked at; those that stand first, since a browser runs them first. */
export const MAX_OWN_FILES = 24
const MAX_URL = 500

/** Notes a file of the site itself: of its own host, or of another one below the same registered name. */
export function noteOwnFile(
  draft: Draft,
  kind: InventoryKind,
  { key, host }: AddressKey,
  written: string,
): void {
  if ((kind !== 'script' && kind !== 'sheet') || draft.files.size >= MAX_OWN_FILES) return
  if (host !== null && !isSameSite(host, draft.home.host)) return
  const url = URL.parse(written, draft.base.base)
  if (url === null || !/^https?:$/.test(url.protocol) || url.href.length > MAX_URL) return
  url.hash = ''
  if (!draft.files.has(url.href)) draft.files.set(url.href, { kind, url: url.href, key })
}

/** Whether two hosts stand below one registered name. */
export function isSameSite(one: string, other: string): boolean {
  if (one === other) return true
  const name = registeredName(one)
  return name !== null && name === registeredName(other)
}

// What stands in public where something was taken out because it names a private person. What was written stays in the store.

/** What stands where something was taken out. */
export const MARK = '[…]'

/** An address of which only the site is told, since a part of it would lead there as well; a mark alone where there is none. */
export function siteOnly(address: string): string {
  const site = siteOf(address)
  return site === '' ? MARK : `${site}/${MARK}`
}

/** Scheme and host of an address; empty where it has none. A name before an `@` is no part of the site. */
export function siteOf(address: string): string {
  const [, scheme = '', host = ''] = /^([a-z]+:\/\/)(?:[^/?#\\]*@)?([^/?#\\]+)/i.exec(address) ?? []
  return scheme + host
}

/** Whether a public address is one from which something was taken out, which leads nowhere. */
export function isCut(address: string): boolean {
  return address.endsWith(MARK)
}

// Mail addresses that a firm in front of a site keeps from those who gather them, and shows to readers by script.
import { attribute, type Element } from './tree.ts'

/** Characters of one address that is kept. */
const MAX_KEPT = 1_000
const LINK = /\/cdn-cgi\/l\/email-protection#([\da-f]+)$/i

/** The address in a link, with what it prepares; null where it is another link. */
export function keptMail(href: string): string | null {
  const written = href.length <= MAX_KEPT ? LINK.exec(href)?.[1] : undefined
  return written === undefined ? null : opened(written)
}

/** The address that readers see in an element; null where it keeps none. */
export function shownMail(element: Element): string | null {
  const written = attribute(element, 'data-cfemail')
  return written === null || written.length > MAX_KEPT ? null : opened(written)
}

/** The first byte is the key of all others. */
function opened(written: string): string | null {
  if (!/^(?:[\da-f]{2}){2,}$/i.test(written)) return null
  const [key = 0, ...rest] = Buffer.from(written, 'hex')
  return new TextDecoder().decode(Uint8Array.from(rest, (byte) => byte ^ key))
}

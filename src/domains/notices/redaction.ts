// Private persons are not named in public: what names them in a text is shown as a mark. What was written stays in the store.
import { MARK, siteOf, siteOnly } from '../../core/taken-out.ts'
import type { NoticeRow } from './schema.ts'

/** Texts of a notice that somebody wrote and everybody reads. */
export const OPEN_TEXTS = [
  'quote',
  'facts',
  'harm',
  'lessIntrusive',
  'groundWords',
  'side',
  'detectionHow',
  'replyWords',
  'replyBy',
  'reasons',
  'grounds',
  'appealBy',
  'appealReasons',
  'retraction',
  'endReason',
  'unfound',
] as const satisfies readonly (keyof NoticeRow)[]

/** Those in which its subject speaks. */
export const SUBJECT_TEXTS = [
  'replyWords',
  'replyBy',
  'grounds',
  'appealBy',
] as const satisfies readonly (typeof OPEN_TEXTS)[number][]

/** Addresses that everybody reads. */
export const OPEN_ADDRESSES = [
  'url',
  'correctionUrl',
] as const satisfies readonly (keyof NoticeRow)[]

/** Whether words may be the name of a private person: neither a sign or two, nor a part of what the subject or the issuer is called. */
export function mayBeName({ sourceName, issuerName }: NoticeRow, words: string): boolean {
  return /\p{L}{2}/u.test(words) && ![sourceName, issuerName].some((own) => own.includes(words))
}

/** Words of an address or a name, in small letters, those that are written as percent among them; figures apart from letters. */
function partsOf(text: string): string[] {
  return (
    unescaped(text)
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []
  )
}

/** Percents that mean no letters are left as they stand. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Whether an address names somebody: the words of the name stand one after the other in it, whatever is between them and
 * however they are written (`jane-roe`, `Jane%20Roe`, `janeroe`).
 */
export function isNamedIn(address: string, name: string): boolean {
  const parts = partsOf(address)
  const wanted = partsOf(name).join('')
  // Nothing parts words there.
  if (/\p{Script=Han}/u.test(wanted)) return parts.join(' ').includes(wanted)
  return parts.some((_, at) => {
    let found = ''
    for (let n = at; n < parts.length && found.length < wanted.length; n += 1) found += parts[n]
    return wanted !== '' && found === wanted
  })
}

/** In how many of these addresses somebody is named. */
export function addressesNaming(addresses: readonly (string | null)[], name: string): number {
  return addresses.filter((one) => one !== null && isNamedIn(one, name)).length
}

/**
 * An address as everybody reads it: of one that names a private person only the site stays, since a part of it would lead
 * there as well; nothing stays where the site itself is named so.
 */
export function publicAddress(
  { redacted }: { readonly redacted: readonly string[] },
  address: string,
): string {
  if (!redacted.some((name) => isNamedIn(address, name))) return address
  const site = siteOf(address)
  return redacted.some((name) => isNamedIn(site, name)) ? MARK : siteOnly(address)
}

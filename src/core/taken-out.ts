// What stands in public where something was taken out because it names a private person. What was written stays in the store.

/** What stands where something was taken out. */
export const MARK = '[…]'

/** Letters of a name at most; whatever is longer, or stands more often, is no name but an answer that somebody edits. */
export const MAX_NAME = 60
export const MAX_TIMES = 20

/** A public text without the parts that name private persons. */
export function publicWords(
  { redacted }: { readonly redacted: readonly string[] },
  text: string,
): string {
  let told = ''
  let until = 0
  for (const [from, to] of spansOf(redacted, text)) {
    if (from >= until) told += text.slice(until, from) + MARK
    until = Math.max(until, to)
  }
  return told + text.slice(until)
}

/** Where these parts stand in the text as it was written, so that none hides behind the mark of another that shares a word with it. */
function spansOf(parts: readonly string[], text: string): (readonly [number, number])[] {
  const spans = parts.flatMap((part) => {
    const own: (readonly [number, number])[] = []
    for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length))
      own.push([at, at + part.length])
    return own
  })
  return spans.toSorted(([a], [b]) => a - b)
}

/** How often these words stand in texts that everybody reads. */
export function timesIn(texts: readonly (string | null)[], words: string): number {
  return texts.reduce((sum, text) => sum + (text?.split(words).length ?? 1) - 1, 0)
}

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

// What two entries of the same work have in common.

import { urlKey } from '../url/index.ts'
import { isbn13, type Item } from './item.ts'
import { plain } from './runs.ts'

/** A title of fewer letters is that of many works. */
const MIN_TITLE = 8

/**
 * Keys by which a work is found again: `doi:`, `isbn:`, `url:`, `title:` with its year. Two entries that share one are likely
 * the same work; a person decides. The number of a book says nothing of a chapter in it. Empty for a work with nothing to
 * tell it by.
 */
export function sameKeys(item: Item): string[] {
  const address = item.URL === undefined ? null : urlKey(item.URL)
  // An address of the handle system says the same as the name itself.
  const isDoi = address?.startsWith('doi.org/') === true
  const named = item.DOI ?? (isDoi ? address.slice('doi.org/'.length) : undefined)
  return [
    named !== undefined && `doi:${named.toLowerCase()}`,
    isbnKey(item),
    address !== null && !isDoi && `url:${address}`,
    titleKey(item),
  ].filter((key) => key !== false)
}

function isbnKey(item: Item): string | false {
  const isWhole = item['container-title'] === undefined || item.type === 'book'
  const isbn = item.ISBN === undefined || !isWhole ? null : isbn13(item.ISBN)
  return isbn !== null && `isbn:${isbn}`
}

/** Letters and digits of a title, without case, accents and signs, with the year. Source: Unicode normalization form KD. */
function titleKey({ title, issued }: Item): string | false {
  const bare = plain(title)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const year = issued?.['date-parts'][0]?.[0]
  return bare.length >= MIN_TITLE && year !== undefined && `title:${bare}|${year}`
}

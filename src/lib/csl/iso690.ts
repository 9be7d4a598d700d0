// A work as the international standard on references cites it.

import { addressOf, isNumeric, pagesOf } from './apa.ts'
import { isoDate } from './dates.ts'
import type { Item } from './item.ts'
import { isoAuthors } from './people.ts'
import { italic, joined, plain, type Run, sentences, separated } from './runs.ts'
import { editionOf, filled, type Terms } from './words.ts'

/**
 * The reference of a work: creator, title, what it is part of, edition, place, publisher and date, numbers, address and
 * the day on which it was read there. Source: ISO 690:2021.
 */
export function iso690(item: Item, terms: Terms): Run[] {
  const { author, editor, 'container-title': container, accessed } = item
  const creators = author ?? (container === undefined ? editor : undefined)
  const title = plain(item.title)
  const href = addressOf(item)
  return sentences([
    creators && isoAuthors(creators, terms),
    container === undefined ? italic(title) : title,
    item.genre && plain(item.genre),
    href !== null && terms.online,
    container !== undefined && joined(isBookPart(item) && `${terms.in}: `, host(item, terms)),
    item.edition && editionOf(plain(item.edition), terms),
    published(item, terms),
    item.ISBN && `ISBN ${item.ISBN}`,
    item.ISSN && `ISSN ${item.ISSN}`,
    href !== null && joined(`${terms.available} `, { text: href, href }),
    href !== null && accessed && `[${filled(terms.viewed, isoDate(accessed))}]`,
  ])
}

const isBookPart = ({ type }: Item) => ['chapter', 'paper-conference'].includes(type)

/** The whole that it is a part of, with its editors. */
function host({ editor, 'container-title': container = '' }: Item, terms: Terms): Run[] {
  const who = editor && sentences([isoAuthors(editor, terms)])
  return separated(' ', [who, italic(plain(container))])
}

/** `Geneva: United Nations, 2024, vol. 12, no. 3, pp. 4–9`. */
function published(item: Item, terms: Terms): string {
  const { publisher, 'publisher-place': place, issued, volume, issue, page, number } = item
  const who = [place, publisher].filter((part) => part !== undefined).map(plain)
  const pages = page === undefined ? null : pagesOf(page)
  return [
    who.length > 0 && who.join(': '),
    issued === undefined ? `[${terms.noDate}]` : isoDate(issued),
    volume !== undefined && filled(terms.volume.toLowerCase(), plain(volume)),
    issue !== undefined && filled(terms.issue, plain(issue)),
    number !== undefined && numberOf(plain(number), terms),
    pages !== null && filled(/[–,]/.test(pages) ? terms.pages : terms.page, pages),
  ]
    .filter((part) => part !== false)
    .join(', ')
}

const numberOf = (number: string, terms: Terms) =>
  isNumeric(number) ? filled(terms.number, number) : number

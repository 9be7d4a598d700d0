import { code, grouped } from './code.ts'
import { type Content, type Html, html } from './html.ts'
import { qrPanel } from './secret-link.ts'

/** What a sheet says, in the words of whoever hands it out. */
export interface EnrolSheet {
  readonly title: Content
  /** What to do with the square. */
  readonly scan: string
  /** The link behind the square, and what the picture is. */
  readonly link: string
  readonly picture: string
  /** Where to type the code where no camera is. */
  readonly typing: Content
  readonly code: string
  /** What stands on the sheet besides. */
  readonly below?: Content
  readonly until: Content
}

/** One page of paper for one telephone: the square to scan first, then what to type where no camera is. */
export function enrolSheet(sheet: EnrolSheet): Html {
  const { title, scan, link, picture, typing, until } = sheet
  return html`<section class="printable sheet enrol-sheet"><h2>${title}</h2><p>${scan}</p>${linkPanel(link, picture)}<p>${typing}</p><p class="big-code">${code(grouped(sheet.code))}</p><p>${until}</p>${sheet.below !== undefined && html`<p>${sheet.below}</p>`}</section>`
}

/** A link to scan or to copy, shown once; `picture` says what the square is. */
export function linkPanel(link: string, picture: string): Html {
  return html`${qrPanel(link, picture)}<p>${code(link)}</p>`
}

/** Prints the page; only the script can, and it shows the button. */
export function printButton(label: string): Html {
  return html`<p class="no-print" data-print hidden><button type="button" class="button secondary">${label}</button></p>`
}

import { asked } from '../../../core/asked.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import { isCut, MARK } from '../../../core/taken-out.ts'
import { code, typed } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { safeUrl } from '../../../ui/safe-url.ts'
import { word } from '../../../ui/words.ts'
import { type Listed, publicThing } from '../actions/public.ts'
import { found } from '../refusals.ts'
import { anyCode } from '../schema.ts'
import { copyTexts } from '../texts/copies.ts'
import { disclosureTexts } from '../texts/disclosure.ts'
import { publicTexts as texts, valueTexts } from '../texts/public.ts'

/** Pages of everybody. */
export const SOURCES = '/sources'
export const thingPath = (of: string) => `${SOURCES}/${of}`
/** Where a thing is cited: this address is for good. */
export const permalink = (of: string) => `/id/${of}`
/** Pages of the desk. */
export const DESK = '/console/sources'
export const deskPath = (of: string) => `${DESK}/${of}`

/** What stands under the code of the address. Throws 404. */
export async function thingAt(ctx: PageContext) {
  const code = asked(anyCode, ctx.params['thing']?.toUpperCase())
  return await ctx.call(publicThing, { code: found(code, 'unknownCode') })
}

/** What it is, in words; a work of a rare type is another work. */
export function kindOf(view: Pick<View, 't'>, kind: string): string {
  return word(view, valueTexts, Object.hasOwn(valueTexts, kind) ? kind : 'document')
}

/** One of the eighteen questions, in words. */
export function questionOf(view: Pick<View, 't'>, number: number): string {
  return word(view, disclosureTexts, `d${number}`)
}

/** An address as it is told, which leads there where `isLink` and nothing of it is withheld. */
export function addressPart({ t }: Pick<View, 't'>, address: string, isLink = false): Html {
  if (isCut(address)) {
    const site = address === MARK ? false : html`${code(address)}<br>`
    return html`${site}${t(copyTexts.addressWithheld)}`
  }
  if (!isLink) return code(address)
  return html`<a href="${safeUrl(address)}" rel="noreferrer">${code(address)}</a>`
}

/** How things stand with a source or a reference, in words alone: there is no colour that would rank them. */
export function sayingOf({ t }: Pick<View, 't'>, row: Listed): Html {
  if (row.what === 'item') return html`${t(row.isProposed ? texts.proposed : texts.kept)}`
  if (row.standing === null) return html`${t(texts.unassessed)}`
  return html`${t(valueTexts[row.standing])}: ${typed(row.scope ?? '')}`
}

/** Title with code, kind and who made it, below each other. */
export function nameOf(view: View, row: Listed, path: string): Html {
  const by = [row.by, row.year === null ? null : String(row.year)].filter((one) => one !== null)
  const more = by.map((one) => html` · ${typed(one)}`)
  return html`<a href="${view.base}${path}">${typed(row.title)}</a><br><span class="hint">${kindOf(view, row.kind)}${more} · ${code(row.code)}</span>`
}

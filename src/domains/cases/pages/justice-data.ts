import { namesOf } from '../../../core/names.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import { typed } from '../../../ui/code.ts'
import { type Content, html } from '../../../ui/html.ts'
import { justiceFile } from '../actions/read-justice.ts'
import { itemsOf } from '../needs.ts'
import { justiceTexts as texts } from '../texts/justice.ts'

/** Evidence that the form of a charge offers. */
const OFFERED = 50

/** All that the page shows. */
export async function loadJustice(ctx: PageContext, of: string) {
  const found = await ctx.call(justiceFile, { case: of })
  const isProsecutor = found.seats.includes('prosecutor')
  const persons = [found.closing?.proposedBy, ...found.reratings.map(({ doneBy }) => doneBy)]
  return {
    found,
    isEnded: found.isEnded,
    evidence: isProsecutor
      ? (await ctx.ask(itemsOf, { incidents: found.incidents, limit: OFFERED })).items
      : [],
    names: await namesOf(ctx, { persons }),
    self: await ctx.ofReader((reader) => reader.actor.id),
  }
}
export type JusticeData = Awaited<ReturnType<typeof loadJustice>>
export type Charge = JusticeData['found']['charges'][number]
export type Suspect = JusticeData['found']['suspects'][number]

/** What a suspect is called here. */
export function suspectName({ name, erasedAt }: Suspect, { t }: View): Content {
  if (erasedAt !== null) return html`<em>${t(texts.erased)}</em>`
  return name === null ? html`<em>${t(texts.unknown)}</em>` : typed(name)
}

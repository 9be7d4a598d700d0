import { holds } from '../../../core/actor.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import { plainWords } from '../../../ui/erasure.ts'
import { incidentsNamed } from '../needs.ts'
import type { StatementRow } from '../schema.ts'
import { deskTexts as texts } from '../texts/desk.ts'

/** Incidents that one question names. */
const NAMED = 50

type OfIncident = Pick<StatementRow, 'incident' | 'incidentCode'>

/** What the incidents of statements are called: their titles where the reader may see them, else their codes. */
export async function titlesOf(
  ctx: PageContext,
  rows: readonly OfIncident[],
): Promise<(view: Pick<View, 't'>, row: OfIncident) => string> {
  const incidents = rows.map(({ incident }) => incident).slice(0, NAMED)
  const mayRead = incidents.length > 0 && holds(ctx.actor, 'incidents:read')
  const { items } = mayRead ? await ctx.ask(incidentsNamed, { incidents }) : { items: [] }
  const titles = new Map(items.map(({ id, title }) => [id, title]))
  return ({ t }, { incident, incidentCode: code }) => {
    const title = titles.get(incident)
    return title === undefined ? t(texts.noIncident, { code }) : plainWords(t, title)
  }
}

import { incidentNames } from '../../../core/names.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import { plainWords } from '../../../ui/erasure.ts'
import type { StatementRow } from '../schema.ts'
import { deskTexts as texts } from '../texts/desk.ts'

type OfIncident = Pick<StatementRow, 'incident' | 'incidentCode'>

/** What the incidents of statements are called: their titles where the reader may see them, else their codes. */
export async function titlesOf(
  ctx: PageContext,
  rows: readonly OfIncident[],
): Promise<(view: Pick<View, 't'>, row: OfIncident) => string> {
  const ids = rows.map(({ incident }) => incident)
  const names = await incidentNames(ctx, ids)
  return ({ t }, { incident, incidentCode: code }) => {
    const title = names.get(incident)?.title
    return title === undefined ? t(texts.noIncident, { code }) : plainWords(t, title)
  }
}

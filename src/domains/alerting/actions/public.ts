import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { areasOf } from '../../../core/actor.ts'
import { id } from '../../../core/id.ts'
import { addMs, HOUR, time } from '../../../core/time.ts'
import { CAP_SCOPES } from '../../../lib/cap/index.ts'
import { touches } from '../areas.ts'
import { storedContent } from '../content.ts'
import { partOf } from '../part.ts'
import { refusal } from '../refusals.ts'
import { alertState, revisionNumber } from '../schema.ts'
import {
  alertById,
  versionFacts,
  newestPublicRelease,
  newestRevisions,
  publicRows,
  revisionOf,
  targetsOf,
} from '../store/alert.ts'

const PUBLIC_ALERTS = 100

/** `releasedAt` is, unlike `sent`, not cut to the second. */
const revisionFacts = versionFacts.extend({ releasedAt: time })
const publicAlert = revisionFacts.extend({
  state: alertState,
  issuedAt: time,
  /** Names of its areas. */
  areas: z.array(z.string()),
  web: z.string().nullable(),
  contact: z.string().nullable(),
})

export const publicAlerts = query({
  name: 'alerting.publicAlerts',
  permission: 'anyone',
  scope: 'none',
  summary:
    'Alerts for the public that are in force now, newest first; on wish also those that ended lately.',
  input: z.strictObject({
    /** Also alerts that ended within so many hours. */
    endedHours: z.number().int().min(0).max(72).default(0),
  }),
  output: z.strictObject({
    items: z.array(publicAlert),
    /** When the newest message for the public was released, listed or not; null where there never was one. */
    newest: time.nullable(),
  }),
  async run(ctx, { endedHours }) {
    const endedSince = addMs(ctx.now, -endedHours * HOUR)
    const wanted = { now: ctx.now, endedSince, limit: PUBLIC_ALERTS }
    const alerts = await publicRows(ctx.tx, wanted)
    const ids = alerts.map((alert) => alert.id)
    const revisions = await newestRevisions(ctx.tx, ids)
    const items = alerts.flatMap((alert) => {
      const row = revisions.get(alert.id)
      if (row === undefined) return []
      const { web = null, contact = null } = storedContent(alert.content)
      const { state, issuedAt } = alert
      const own = { state, issuedAt: issuedAt ?? row.sent, areas: row.areaNames, web, contact }
      return [{ ...partOf(revisionFacts, row), ...own }]
    })
    return { items, newest: await newestPublicRelease(ctx.tx) }
  },
})

/** Whether the caller's areas touch those of the revision: officers and devices elsewhere are not meant. */
async function mayRead(
  ctx: QueryContext,
  { alert, revision }: { readonly alert: string; readonly revision: number },
): Promise<boolean> {
  const held = [...areasOf(ctx.actor, 'alerting:read'), ...areasOf(ctx.actor, 'alerting:receive')]
  if (held.length === 0) return false
  const targets = await targetsOf(ctx.tx, alert, revision)
  return touches(targets, held)
}

export const capXml = query({
  name: 'alerting.capXml',
  permission: 'anyone',
  scope: 'none',
  summary: 'The CAP message of an alert, byte for byte; for anyone where its scope is Public.',
  input: z.strictObject({ alert: id, revision: revisionNumber.optional() }),
  output: z.strictObject({
    xml: z.string(),
    sha256: z.string(),
    sent: time,
    revision: z.number().int(),
    scope: z.enum(CAP_SCOPES),
  }),
  async run(ctx, input) {
    const alert = await alertById(ctx.tx, input.alert)
    const row = alert && (await revisionOf(ctx.tx, alert.id, input.revision ?? alert.revision))
    if (row === undefined || (row.scope !== 'Public' && !(await mayRead(ctx, row)))) {
      throw refusal('unknownAlert')
    }
    const scope = CAP_SCOPES.find((known) => known === row.scope) ?? 'Restricted'
    const { capXml: xml, sha256, sent, revision } = row
    return { xml, sha256, sent, revision, scope }
  },
})

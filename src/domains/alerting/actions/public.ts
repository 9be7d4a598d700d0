import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { areasOf } from '../../../core/actor.ts'
import { id } from '../../../core/id.ts'
import { areaContains } from '../../../core/permission.ts'
import { addMs, HOUR, time } from '../../../core/time.ts'
import { CAP_SCOPES } from '../../../lib/cap/index.ts'
import { refusal } from '../refusals.ts'
import { storedContent } from '../content.ts'
import { alertState, REVISION_KINDS, revisionNumber } from '../schema.ts'
import {
  alertById,
  listOf,
  newestPublicRelease,
  newestRevisions,
  publicRows,
  revisionOf,
  targetsOf,
} from '../store/alert.ts'

const PUBLIC_ALERTS = 100

const publicAlert = z.strictObject({
  alert: id,
  state: alertState,
  kind: z.enum(REVISION_KINDS),
  revision: z.number().int(),
  eventCode: z.string(),
  urgency: z.string(),
  severity: z.string(),
  certainty: z.string(),
  sent: time,
  issuedAt: time,
  /** When the newest message was released; unlike `sent` not cut to the second. */
  releasedAt: time,
  expiresAt: time,
  texts: z.record(z.string(), z.strictObject({ headline: z.string(), instruction: z.string() })),
  /** Names of its areas. */
  areas: z.array(z.string()),
  web: z.string().nullable(),
  contact: z.string().nullable(),
  sha256: z.string(),
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
    const revisions = await newestRevisions(
      ctx.tx,
      alerts.map((alert) => alert.id),
    )
    const items = alerts.flatMap((alert) => {
      const row = revisions.get(alert.id)
      if (row === undefined) return []
      const stored = storedContent(alert.content)
      return [
        {
          alert: alert.id,
          state: alert.state,
          kind: row.kind,
          revision: row.revision,
          eventCode: row.eventCode,
          urgency: row.urgency,
          severity: row.severity,
          certainty: row.certainty,
          sent: row.sent,
          issuedAt: alert.issuedAt ?? row.sent,
          releasedAt: row.releasedAt,
          expiresAt: row.expiresAt,
          texts: publicAlert.shape.texts.parse(JSON.parse(row.texts)),
          areas: listOf(row.areaNames),
          web: stored.web ?? null,
          contact: stored.contact ?? null,
          sha256: row.sha256,
        },
      ]
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
  return targets.some((target) => held.some((area) => touches(area, target)))
}

function touches(one: string, other: string): boolean {
  return areaContains(one, other) || areaContains(other, one)
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
    const row =
      alert === undefined
        ? undefined
        : await revisionOf(ctx.tx, alert.id, input.revision ?? alert.revision)
    if (row === undefined || (row.scope !== 'Public' && !(await mayRead(ctx, row)))) {
      throw refusal('unknownAlert')
    }
    const scope = CAP_SCOPES.find((known) => known === row.scope) ?? 'Restricted'
    const { capXml: xml, sha256, sent, revision } = row
    return { xml, sha256, sent, revision, scope }
  },
})

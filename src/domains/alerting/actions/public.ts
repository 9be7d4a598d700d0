import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { holds } from '../../../core/actor.ts'
import { id } from '../../../core/id.ts'
import { addMs, HOUR, time } from '../../../core/time.ts'
import { CAP_SCOPES } from '../../../lib/cap/index.ts'
import { alertState, refusal, REVISION_KINDS, revisionNumber } from '../schema.ts'
import { alertById, newestRevisions, publicRows, revisionOf } from '../store/alert.ts'
import { listOf } from '../store/tables.ts'
import { storedContent } from '../content.ts'

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
  output: z.strictObject({ items: z.array(publicAlert) }),
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
          eventCode: row.event_code,
          urgency: row.urgency,
          severity: row.severity,
          certainty: row.certainty,
          sent: row.sent,
          issuedAt: alert.issued_at ?? row.sent,
          expiresAt: row.expires_at,
          texts: publicAlert.shape.texts.parse(JSON.parse(row.texts)),
          areas: listOf(row.area_names),
          web: stored.web ?? null,
          contact: stored.contact ?? null,
          sha256: row.sha256,
        },
      ]
    })
    return { items }
  },
})

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
    const mayRead = holds(ctx.actor, 'alerting:read') || holds(ctx.actor, 'alerting:receive')
    if (row === undefined || (row.scope !== 'Public' && !mayRead)) throw refusal('unknownAlert')
    const scope = CAP_SCOPES.find((known) => known === row.scope) ?? 'Restricted'
    const { cap_xml: xml, sha256, sent, revision } = row
    return { xml, sha256, sent, revision, scope }
  },
})

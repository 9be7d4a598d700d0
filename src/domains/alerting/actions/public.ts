import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { areasOf } from '../../../core/actor.ts'
import { id } from '../../../core/id.ts'
import { addMs, DAY, HOUR, time } from '../../../core/time.ts'
import { CAP_SCOPES } from '../../../lib/cap/index.ts'
import { touches } from '../areas.ts'
import { partOf } from '../part.ts'
import { refusal } from '../refusals.ts'
import { alertState, revisionNumber } from '../schema.ts'
import {
  alertById,
  versionFacts,
  newestPublicRelease,
  newestRevisions,
  publicRows,
  type RevisionFacts,
  revisionOf,
  targetsOf,
  wordsBefore,
} from '../store/alert.ts'

/** Alerts of one answer; those in force come first, so that none of them is left out for one that ended. */
const PUBLIC_ALERTS = 100

/** Corrections and ends stay before the public so long: whoever read the warning has to meet them. */
export const PUBLIC_DAYS = 14
export const PUBLIC_HOURS = (PUBLIC_DAYS * DAY) / HOUR

/** `releasedAt` is, unlike `sent`, not cut to the second. */
const revisionFacts = versionFacts.extend({ releasedAt: time })
const publicAlert = revisionFacts.extend({
  state: alertState,
  issuedAt: time,
  /** When it was taken back, said to be over, or ended by itself; null while it is in force. */
  endedAt: time.nullable(),
  /** What was said before it was taken back or said to be over; null where that is the newest message. */
  before: versionFacts.shape.texts.nullable(),
  /** Names of its areas. */
  areas: z.array(z.string()),
  web: z.string().nullable(),
  contact: z.string().nullable(),
})

/** What is read of a content to show an alert. */
const reach = z.object({ web: z.string().optional(), contact: z.string().optional() })

const ENDS: ReadonlySet<string> = new Set(['Cancel', 'AllClear'])

export const publicAlerts = query({
  name: 'alerting.publicAlerts',
  permission: 'anyone',
  scope: 'none',
  summary:
    'Alerts for the public that are in force now, newest first; on wish after them those that ended lately.',
  input: z.strictObject({
    /** Also alerts that ended within so many hours. */
    endedHours: z.number().int().min(0).max(PUBLIC_HOURS).default(0),
  }),
  output: z.strictObject({
    items: z.array(publicAlert),
    /** Whether more ended than are listed here. */
    isMore: z.boolean(),
    /** When the newest message for the public was released, listed or not; null where there never was one. */
    newest: time.nullable(),
  }),
  async run(ctx, { endedHours }) {
    const endedSince = addMs(ctx.now, -endedHours * HOUR)
    const wanted = { now: ctx.now, endedSince, limit: PUBLIC_ALERTS + 1 }
    const found = await publicRows(ctx.tx, wanted)
    const alerts = found.slice(0, PUBLIC_ALERTS)
    const ids = alerts.map((alert) => alert.id)
    const revisions = await newestRevisions(ctx.tx, ids)
    const words = await wordsBefore(ctx.tx, ids)
    const items = alerts.flatMap((alert) => {
      const row = revisions.get(alert.id)
      if (row === undefined) return []
      const { web = null, contact = null } = reach.parse(JSON.parse(alert.content))
      const before = (ENDS.has(row.kind) && words.get(alert.id)) || null
      const { state, issuedAt, endedAt } = alert
      const own = { state, issuedAt: issuedAt ?? row.sent, endedAt, before }
      const facts = { ...partOf(revisionFacts, row), ...toVoters(row) }
      return [{ ...facts, ...own, areas: row.areaNames, web, contact }]
    })
    const isMore = found.length > alerts.length
    return { items, isMore, newest: await newestPublicRelease(ctx.tx) }
  },
})

/** What voters read of a version, and the hash of the message in which it stands. */
function toVoters({ texts, publicTexts, sha256, publicSha256 }: RevisionFacts) {
  return { texts: publicTexts ?? texts, sha256: publicSha256 ?? sha256 }
}

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
  summary:
    'The CAP message of an alert, byte for byte; for anyone where its scope is Public: then the one for voters, unless the caller reads alerts there.',
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
    if (row === undefined) throw refusal('unknownAlert')
    const isMeant = await mayRead(ctx, row)
    if (row.scope !== 'Public' && !isMeant) throw refusal('unknownAlert')
    const scope = CAP_SCOPES.find((known) => known === row.scope) ?? 'Restricted'
    const { sent, revision, publicCapXml, publicSha256 } = row
    if (isMeant || publicCapXml === null || publicSha256 === null)
      return { xml: row.capXml, sha256: row.sha256, sent, revision, scope }
    return { xml: publicCapXml, sha256: publicSha256, sent, revision, scope }
  },
})

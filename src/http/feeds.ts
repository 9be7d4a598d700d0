import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import { z } from 'zod'
import { need } from '../core/action.ts'
import { fromMs } from '../core/time.ts'
import { realmHouse } from './api.ts'
import type { DoorParts } from './house.ts'
import { identify, type RealmName } from './request.ts'

const capNeed = need<{ alert: string }>()(
  'alerting.capXml',
  z.object({ xml: z.string(), sha256: z.string(), sent: z.string() }),
)

const feedNeed = need<{ endedHours: number }>()(
  'alerting.publicAlerts',
  z.object({
    items: z.array(
      z.object({
        alert: z.string(),
        sent: z.string(),
        texts: z.record(z.string(), z.object({ headline: z.string() })),
      }),
    ),
  }),
)

/** Ended alerts stay in the feed so long, so that a reader who was away sees that they ended. */
const ENDED_HOURS = 24

/** `/alerts/<id>.cap.xml` (the CAP message byte for byte) and `/alerts.atom` (public alerts, each linking to its message). */
export function addFeeds(app: Hono, parts: DoorParts, realm: RealmName, prefix: string): void {
  app.get(`${prefix}/alerts/:file{[0-9a-f-]+\\.cap\\.xml}`, async (c) => {
    const { runner } = realmHouse(parts, realm)
    const { actor } = await identify(c, parts, realm)
    const alert = c.req.param('file').replace('.cap.xml', '')
    const { xml, sha256 } = await runner.ask(actor, capNeed, { alert })
    return c.body(xml, 200, {
      'Content-Type': 'application/cap+xml; charset=utf-8',
      ETag: `"${sha256}"`,
    })
  })
  app.get(`${prefix}/alerts.atom`, async (c) => {
    const { runner, node } = realmHouse(parts, realm)
    const { actor } = await identify(c, parts, realm)
    const { items } = await runner.ask(actor, feedNeed, { endedHours: ENDED_HOURS })
    const feed = atomFeed(`${node.origin}${node.prefix}`, node.realm === 'exercise', items)
    const tag = `"${createHash('sha256').update(feed).digest('hex').slice(0, 32)}"`
    if (c.req.header('if-none-match') === tag) return c.body(null, 304)
    return c.body(feed, 200, {
      'Content-Type': 'application/atom+xml; charset=utf-8',
      'Cache-Control': 'public, max-age=15',
      ETag: tag,
    })
  })
}

type Items = z.infer<(typeof feedNeed)['output']>['items']

/** Atom document of alerts, newest first. Source: RFC 4287; one entry per alert, its link the CAP message. */
function atomFeed(base: string, isExercise: boolean, items: Items): string {
  const mark = isExercise ? 'EXERCISE – ' : ''
  const updated =
    items
      .map(({ sent }) => sent)
      .toSorted()
      .at(-1) ?? fromMs(0)
  const entries = items.map(({ alert, sent, texts }) => {
    const headline = texts['en']?.headline ?? Object.values(texts)[0]?.headline ?? ''
    const href = `${base}/alerts/${alert}.cap.xml`
    return `<entry><id>urn:uuid:${alert}</id><title>${escaped(mark + headline)}</title><updated>${sent}</updated><link rel="alternate" type="application/cap+xml" href="${escaped(href)}"/></entry>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>${escaped(base)}/alerts.atom</id><title>${mark}Scrutineer alerts</title><updated>${updated}</updated><author><name>${escaped(new URL(base).host)}</name></author><link rel="self" href="${escaped(base)}/alerts.atom"/>
${entries.join('\n')}
</feed>
`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

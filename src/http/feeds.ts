import { createHash } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { type NodeFacts, need } from '../core/action.ts'
import { ANONYMOUS } from '../core/actor.ts'
import { type FeedAnswer, feedAnswer, type FileAnswer, fileAnswer, markOf } from '../core/feed.ts'
import type { Store } from '../core/port.ts'
import { given } from '../core/asked.ts'
import { now, type Time } from '../core/time.ts'
import { realmHouse } from './api.ts'
import type { DoorParts, House } from './house.ts'
import { keptUntilRecorded } from './kept-until-recorded.ts'
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
        releasedAt: z.string(),
        texts: z.record(z.string(), z.object({ headline: z.string(), instruction: z.string() })),
      }),
    ),
    newest: z.string().nullable(),
  }),
)

/** Ended alerts stay in the feed as long as on the page, so that a reader who was away sees that they ended, or were wrong. */
const ENDED_HOURS = 14 * 24

const ATOM = 'application/atom+xml; charset=utf-8'

/** `/alerts/<id>.cap.xml` (the CAP message byte for byte), `/alerts.atom` (public alerts, each linking to its message), and the feeds and files that slices bring. */
export function addFeeds(app: Hono, parts: DoorParts, realm: RealmName, prefix: string): void {
  app.get(`${prefix}/alerts/:file{[0-9a-f-]+\\.cap\\.xml}`, async (c) => {
    const { runner } = realmHouse(parts, realm)
    const { actor } = await identify(c, parts, realm)
    const alert = c.req.param('file').replace('.cap.xml', '')
    const { xml, sha256 } = await runner.ask(actor, capNeed, { alert })
    return c.body(xml, 200, {
      'Content-Type': 'application/cap+xml; charset=utf-8',
      // The newest message of the alert stands here, and not everybody may read each.
      'Cache-Control': 'private, no-cache',
      ETag: `"${sha256}"`,
    })
  })
  app.get(`${prefix}/alerts.atom`, async (c) => {
    const house = realmHouse(parts, realm)
    const told = await drawnOnce(house, 'alerts.atom', async () => {
      const { runner, node, store } = house
      const alerts = await runner.ask(ANONYMOUS, feedNeed, { endedHours: ENDED_HOURS })
      const updated = alerts.newest ?? (await beginning(store))
      return { text: atomFeed(node, { ...alerts, updated }) }
    })
    return answered(c, told)
  })
  app.get(`${prefix}/:feed{[a-z]+\\.atom}`, async (c) => {
    const house = realmHouse(parts, realm)
    const { runner, node, store } = house
    const name = c.req.param('feed').replace('.atom', '')
    const feed = node.feeds.find((one) => one.name === name)
    if (feed === undefined) return c.notFound()
    const told = await drawnOnce(house, `${name}.atom`, async () => {
      const { items, newest } = await runner.ask(
        ANONYMOUS,
        need<object>()(feed.query, feedAnswer),
        {},
      )
      const updated = newest ?? (await beginning(store))
      return { text: toldFeed(node, { name, items, updated }) }
    })
    return answered(c, told)
  })
  app.get(`${prefix}/:file{[a-z]+\\.(?:csv|geojson|ics|json)}`, async (c) => {
    const house = realmHouse(parts, realm)
    const { runner, node } = house
    const file = node.files.find((one) => one.name === c.req.param('file'))
    if (file === undefined) return c.notFound()
    const asked = given({ day: c.req.query('day'), after: c.req.query('after') })
    const told = await drawnOnce(house, JSON.stringify([file.name, asked]), async () => {
      return await runner.ask(ANONYMOUS, need<object>()(file.query, fileAnswer), asked)
    })
    // What a program saves of an exercise is called so.
    if (realm === 'exercise')
      c.header('Content-Disposition', `attachment; filename="exercise-${file.name}"`)
    if (told.next !== undefined) c.header('Link', `<?after=${told.next}>; rel="next"`)
    return answered(c, told, file.type)
  })
}

/** How long one writing of a feed or file serves all who ask, where nothing is recorded meanwhile; writings that are kept. */
const KEPT_MS = 1_000
const MAX_KEPT = 40
const kept = keptUntilRecorded<FileAnswer>({ keptMs: KEPT_MS, most: MAX_KEPT })

/** What everybody reads is written once for all who ask at the same moment. */
async function drawnOnce(
  { store, time }: House,
  key: string,
  ask: () => Promise<FileAnswer>,
): Promise<FileAnswer> {
  return await kept({ store, key, now: time.now(), ask })
}

/**
 * The text with a mark by which a reader sees that nothing is new. Where it says as of when it stands the mark is a weak one,
 * of all but that moment. Source: RFC 9110 §8.8.1.
 */
function answered(c: Context, { text, asOf }: FileAnswer, type = ATOM): Response {
  const facts = asOf === undefined ? text : text.replace(asOf, '')
  const hash = createHash('sha256').update(facts).digest('hex').slice(0, 32)
  return c.body(text, 200, {
    'Content-Type': type,
    'Cache-Control': 'public, max-age=15',
    ETag: `${asOf === undefined ? '' : 'W/'}"${hash}"`,
  })
}

/** When the realm's log began: an empty feed is as old as that. */
async function beginning(store: Store): Promise<Time> {
  const [first] = await store.read((tx) => store.recordsAfter(tx, -1, 1))
  return first?.at ?? now()
}

type Items = z.infer<(typeof feedNeed)['output']>['items']

/**
 * Atom document of alerts, newest first; one entry per alert, its links the page and the CAP message. The texts carry the mark of an
 * exercise already. Source: RFC 4287.
 */
function atomFeed(
  node: NodeFacts,
  { items, updated }: { readonly items: Items; readonly updated: Time },
): string {
  const base = escaped(`${node.origin}${node.prefix}`)
  const entries = items.map(({ alert, releasedAt, texts }) => {
    const { headline, instruction } = texts['en'] ?? Object.values(texts)[0] ?? NO_WORDS
    const href = `${base}/alerts/${alert}`
    return `<entry><id>urn:uuid:${alert}</id><title>${escaped(headline)}</title><updated>${releasedAt}</updated><link rel="alternate" type="text/html" href="${href}"/><link rel="alternate" type="application/cap+xml" href="${href}.cap.xml"/><summary>${escaped(instruction)}</summary></entry>`
  })
  return feedOf(node, { name: 'alerts', updated, entries })
}

/** Atom document of what a slice tells; its words carry no mark of an exercise, so each title gets it. */
function toldFeed(
  node: NodeFacts,
  feed: Pick<FeedAnswer, 'items'> & { readonly name: string; readonly updated: Time },
): string {
  const { name, items, updated } = feed
  const base = escaped(`${node.origin}${node.prefix}`)
  const entries = items.map(({ path, title, words, at }) => {
    const href = `${base}${path}`
    return `<entry><id>${href}</id><title>${markOf(node)}${escaped(title)}</title><updated>${at}</updated><link rel="alternate" type="text/html" href="${href}"/><summary>${escaped(words)}</summary></entry>`
  })
  return feedOf(node, { name, updated, entries })
}

function feedOf(
  node: NodeFacts,
  feed: { readonly name: string; readonly updated: Time; readonly entries: readonly string[] },
): string {
  const { name, updated, entries } = feed
  const self = `${escaped(`${node.origin}${node.prefix}`)}/${name}.atom`
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>${self}</id><title>${markOf(node)}Scrutineer ${name}</title><updated>${updated}</updated><author><name>${escaped(new URL(node.origin).host)}</name></author><link rel="self" href="${self}"/>
${entries.join('\n')}
</feed>
`
}

const NO_WORDS = { headline: '', instruction: '' }

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

// A real site whose page is learned by a real node: an office that edits is not disturbed, a changed hour is found, and
// a node that is restarted meanwhile goes on where it was.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startTestNode, type TestNode } from '../support/node.ts'
import { startRealSite } from '../support/real-site.ts'
import { HOURS, pageOf } from '../support/watched-page.ts'

const LIMIT = { timeout: 280_000 }
/** A day of learning, in seconds. */
const LEARN_MS = '6000'
const WAIT_MS = 90_000
const LOOK_AGAIN_MS = 100

interface Facts {
  readonly learned: { readonly stage: string; readonly fetches: number } | null
  readonly seenAt: string | null
}

interface Found {
  readonly items: readonly { readonly reason: string; readonly severity: string }[]
}

/** Asks until the answer is what is waited for. Rejects after WAIT_MS. */
async function until<T>(ask: () => Promise<T>, isIt: (answer: T) => boolean): Promise<T> {
  const end = performance.now() + WAIT_MS
  for (;;) {
    const answer = await ask()
    if (isIt(answer)) return answer
    assert.ok(performance.now() < end, JSON.stringify(answer))
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}

async function addSite(node: TestNode, host: string, address: string): Promise<string> {
  const { path: area } = await node.call<{ path: string }>('territory.addArea', {
    parent: '/',
    name: 'North',
    kind: 'region',
  })
  await node.call('monitoring.openNetwork', { network: address, reason: 'Servers of the office' })
  const added = await node.call<{ site: string }>('monitoring.addSite', {
    name: 'Hours of polls',
    host,
    area,
    allowPrivate: true,
    newOrganization: 'Office of elections',
    authorisation: { legalBasis: 'Order', grantedBy: 'Head of the office', days: 30 },
  })
  return added.site
}

/** The page as it is with a stamp of this number. */
const page = (n: number) => pageOf({ end: `<p id="stamp">Visitors so far: ${4000 + n * 17}</p>` })

test(
  'a page is learned over a restart; an edit of its stamp is no finding, and a changed hour is',
  LIMIT,
  async () => {
    const site = await startRealSite()
    const settings = {
      ...site.settings,
      SCRUTINEER_VISIT_MS: '1000',
      SCRUTINEER_LEARN_MS: LEARN_MS,
    }
    const node = await startTestNode('sqlite', settings)
    try {
      let n = 0
      const edit = () => site.show(page((n += 1)))
      edit()
      const id = await addSite(node, site.host, site.address)
      const facts = async () => {
        edit()
        return await node.call<Facts>('monitoring.site', { site: id })
      }
      const open = async () =>
        (
          await node.call<Found>('monitoring.findings', { site: id, state: 'open', limit: 50 })
        ).items
          .filter(({ reason }) => reason.startsWith('change.'))
          .map(({ reason, severity }) => `${severity} ${reason}`)
      const half = await until(facts, ({ learned }) => (learned?.fetches ?? 0) >= 8)
      await node.stop()
      await node.restart()
      const after = await facts()
      assert.ok(
        (after.learned?.fetches ?? 0) >= (half.learned?.fetches ?? 0),
        'nothing is begun anew',
      )
      const learned = await until(facts, (now) => now.learned?.stage === 'full')
      await until(facts, ({ seenAt }) => (seenAt ?? '') > (learned.seenAt ?? ''))
      assert.deepEqual(await open(), [])
      site.show(page(n).replace(HOURS, HOURS.replace('20:00', '18:00')))
      await until(open, (found) => found.length > 0)
      assert.deepEqual(await open(), ['H change.facts'])
      edit()
      await until(open, (found) => found.length === 0)
      assert.deepEqual(node.log, [])
    } finally {
      await node.remove()
      await site.stop()
    }
  },
)

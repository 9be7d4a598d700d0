// Two persons, truly: what the second one releases is what he read, through the pages as browsers use them.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { templateContent } from '../../src/domains/alerting/index.ts'
import { invitation, outputOf } from '../support/attack.ts'
import { CookieBrowser } from '../support/cookie-browser.ts'
import { startTestNode, type TestNode } from '../support/node.ts'

const STATIONS = 3
const CONFIRMED = [
  ['confirmed[]', 'en'],
  ['confirmed[]', 'ar'],
] as const
const COUNT = ['count', String(STATIONS)] as const

/** A node with three stations, and two officers on a browser each. */
async function begin(node: TestNode) {
  const area = { parent: '/', name: 'North', kind: 'region' }
  const { path } = await node.call<{ path: string }>('territory.addArea', area)
  for (let n = 1; n <= STATIONS; n += 1) {
    await node.call('territory.addStation', { number: String(n), name: 'School', area: path })
  }
  const [a, b] = [new CookieBrowser(node), new CookieBrowser(node)]
  await a.join(await invitation(node, 'alert-officer'))
  await b.join(await invitation(node, 'alert-officer'))
  return { a, b, area: path }
}

/** A drafts and proposes, B reads and releases, all by the pages; gives the alert. */
async function released(a: CookieBrowser, b: CookieBrowser, area: string): Promise<string> {
  const content = templateContent({ event: 'DDOS', severity: 'Moderate', areas: [area] })
  const { alert } = await outputOf<{ alert: string }>(a.post('alerting.draft', { content }))
  const check = `/en/console/alerts/${alert}/check`
  const form = { markup: (await a.get(check)).text, name: 'propose' }
  assert.equal((await a.submit(check, form, CONFIRMED)).status, 303)
  const page = `/en/console/alerts/${alert}/release`
  const read = { markup: (await b.get(page)).text, name: 'issue' }
  assert.equal((await b.submit(page, read, [COUNT])).status, 303)
  return alert
}

for (const engine of ['sqlite', 'postgres'] as const) {
  test(`a text that is swapped between reading and releasing is refused, nothing is sent, and both are told (${engine})`, async () => {
    const node = await startTestNode(engine)
    try {
      const { a, b, area } = await begin(node)
      const alert = await released(a, b, area)
      const base = `/en/console/alerts/${alert}`
      const put = async (headline: string) => {
        const form = { markup: (await a.get(`${base}/update`)).text, name: 'update' }
        const typed = [['content.texts.en.headline', headline], ...CONFIRMED] as const
        assert.equal((await a.submit(`${base}/update`, form, typed)).status, 303)
      }

      await put('An innocent text')
      const open = await b.get(`${base}/release`)
      assert.match(open.text, /An innocent text/)

      const own = { markup: (await a.get(`${base}/release`)).text, name: 'reject' }
      assert.equal((await a.submit(`${base}/release`, own, [['reason', 'better']])).status, 303)
      await put('A malicious text')

      const sent = () => node.call<{ seq: number }>('alerting.streamHead', {})
      const before = await sent()
      const form = { markup: open.text, name: 'update' }
      const refused = await b.submit(`${base}/release`, form, [COUNT])
      assert.equal(refused.status, 409)
      assert.match(refused.text, /This is not what you read/)
      assert.match(refused.text, new RegExp(`href="${base}/release"[^>]*>Read it again<`))
      assert.doesNotMatch(refused.text, /Release now/, 'it is not released by pressing again')
      await node.node.settled()
      assert.deepEqual(await sent(), before, 'nothing goes to the stations')
      const shown = await node.call<{ revision: number }>('alerting.show', { alert })
      assert.equal(shown.revision, 1)

      for (const page of [base, `${base}/check`]) {
        const told = (await a.get(page)).text
        assert.match(told, /was refused the release/, `${page} tells who proposed`)
      }

      const again = { markup: (await b.get(`${base}/release`)).text, name: 'update' }
      assert.match(again.markup, /A malicious text/)
      assert.equal((await b.submit(`${base}/release`, again, [COUNT])).status, 303)
    } finally {
      await node.remove()
    }
  })
}

for (const engine of ['sqlite', 'postgres'] as const) {
  test(`two persons on one browser are one device, also when its cookies are cleared between them (${engine})`, async () => {
    const node = await startTestNode(engine)
    try {
      const { a, b, area } = await begin(node)
      const shared = new CookieBrowser(node)
      const cleo = await shared.join(await invitation(node, 'alert-officer'))
      const content = templateContent({ event: 'DDOS', severity: 'Moderate', areas: [area] })
      const { alert } = await outputOf<{ alert: string }>(
        shared.post('alerting.draft', { content }),
      )
      const check = `/en/console/alerts/${alert}/check`
      const form = { markup: (await shared.get(check)).text, name: 'propose' }
      assert.equal((await shared.submit(check, form, CONFIRMED)).status, 303)
      await outputOf(shared.post('accounts.signOut', {}))

      const release = async (browser: CookieBrowser) => {
        const page = `/en/console/alerts/${alert}/release`
        const read = { markup: (await browser.get(page)).text, name: 'issue' }
        return await browser.submit(page, read, [COUNT])
      }
      const dina = await shared.join(await invitation(node, 'alert-officer'))
      const same = await release(shared)
      assert.equal(same.status, 403)
      assert.match(same.text, /must use a device of their own/)

      shared.cookies.clear()
      await shared.signIn(dina)
      assert.match((await shared.get(check)).text, /This browser is not known as yours yet/)
      const cleared = await release(shared)
      assert.equal(cleared.status, 403)
      assert.match(cleared.text, /not known as a device of yours yet/)

      await a.signIn(cleo)
      assert.equal((await release(a)).status, 403, 'the proposer, wherever he signs in')
      assert.equal((await release(b)).status, 303, 'another person on a browser of his own')
    } finally {
      await node.remove()
    }
  })
}

// A PDF that is cited is kept, shown and quoted by its words; one that cannot be read says why.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before } from 'node:test'
import { forHouse, person, type TestHouse } from '../../../test/support/house.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { HOSTILE, pdfWith } from '../../../test/support/pdf.ts'
import { restingChecks, restingNotices, restingOutlets } from '../../../test/support/resting.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import type { Capture } from '../../core/port.ts'
import type { Threads } from '../../platform/apart/index.ts'
import { captureApart } from '../../platform/capture/index.ts'
import { addItem } from './actions/item.ts'
import { quotesStand } from './actions/known.ts'
import { removeCopy } from './actions/remove.ts'
import { itemsByCopy } from './actions/read.ts'
import { openCopy, publicCopies, snapshot } from './actions/snapshot.ts'
import { sources } from './index.ts'
import { deskPage } from './pages/desk.ts'
import { thingPage } from './pages/public.ts'

const lena = person('lena', ['sources:read', 'sources:write', 'sources:assess'])
const DECISION = pdfWith([
  'Case 7 of 2026\nThe court finds that the stations in Cedar were closed unlaw-\nfully on Sunday.',
  'It orders that they open at 8 am.',
])
const LOCKED = HOSTILE.find(([name]) => name === 'one with a password')?.[1]() ?? Buffer.of()

let site: Server
const at = (path: string) => `http://127.9.70.1:${(site.address() as AddressInfo).port}/${path}`
before(async () => {
  site = createServer(({ url }, response) => {
    const kind = url === '/unnamed' ? 'application/octet-stream' : 'application/pdf'
    response.writeHead(200, { 'Content-Type': kind }).end(url === '/locked' ? LOCKED : DECISION)
  }).listen(0, '127.9.70.1')
  await once(site, 'listening')
})
after(() => {
  site.closeAllConnections()
  site.close()
})

/** The capture of a node, in this thread, for which this machine's own networks are open. */
const threads = {
  perform: async ({ module, name, input }: { module: string; name: string; input: unknown }) =>
    ((await import(module)) as Record<string, (input: unknown) => unknown>)[name]?.(input),
} as unknown as Threads
const real = captureApart(threads, { userAgent: 'Scrutineer test' })
const capture: Capture = {
  take: (wanted, files) => real.take({ ...wanted, privateNetworks: ['127.0.0.0/8'] }, files),
  look: (wanted) => real.look(wanted),
}
const options = { slices: [sources, restingChecks, restingNotices, restingOutlets], capture }

/** A reference of this address, with the copy that was made of it. */
async function kept(h: TestHouse, path: string, quote: string) {
  const work = {
    type: 'legal_case',
    title: `Decision ${path}`,
    url: at(path),
    isOther: false,
  } as const
  const { code: item } = await h.call(lena, addItem, work)
  await h.call(lena, snapshot, { item, quote })
  await h.settled()
  const [copy] = (await h.call(ANONYMOUS, publicCopies, { item })).copies
  assert.ok(copy?.page != null)
  return { item, copy, page: copy.page }
}

async function shown(h: TestHouse, code: string): Promise<string> {
  const { file } = await h.call(lena, openCopy, { snapshot: code, language: 'en' })
  const parts = await Promise.all(file.parts.map((one) => h.files('sources').get(one)))
  return Buffer.concat(parts.map((one) => one ?? Buffer.of())).toString('utf8')
}

forHouse('a decision that is a PDF is cited by its words', options, async (h) => {
  const quote = 'were closed unlawfully on Sunday'
  for (const path of ['decision', 'unnamed']) {
    const { item, copy, page } = await kept(h, path, quote)
    assert.deepEqual([page.pdf, page.hasQuote, page.words], [{ pages: 2, fault: null }, true, 23])
    assert.match(await shown(h, copy.code), /<h2>2 \/ 2<\/h2><div dir="auto">It orders that they/)
    const quotes = ['they open at 8 am', 'they open at 9 am'].map((one) => ({ item, quote: one }))
    const { stand } = await h.call(lena, quotesStand, { quotes })
    assert.deepEqual(
      stand.map((one) => [one.stand, one.page]),
      [
        ['found', 2],
        ['missing', null],
      ],
    )
    const told = wordsOf(
      await visitPage(h, thingPage, { actor: ANONYMOUS, params: { thing: item } }),
    )
    assert.match(told, /A PDF of 2 pages\. Their words are read\./)
    for (const [words, page] of [
      ['they open at 8 am', 2],
      ['stations unlawfully', null],
    ] as const) {
      const { items } = await h.call(lena, itemsByCopy, { words })
      assert.deepEqual(items, [{ code: item, title: `Decision ${path}`, copy: copy.code, page }])
    }
    const search = { view: 'kept', words: 'open at 8' }
    const desk = wordsOf(await visitPage(h, deskPage, { actor: lena, search }))
    assert.match(desk, new RegExp(`In the words of kept copies Decision ${path} page 2`))
    await h.call(lena, removeCopy, { snapshot: copy.code, reason: 'A court says so' })
    const gone = await h.call(lena, quotesStand, { quotes })
    assert.deepEqual(gone.stand[0]?.stand, 'unknown', 'its words went with it')
    assert.deepEqual((await h.call(lena, itemsByCopy, { words: 'unlawfully' })).items, [])
  }
})

forHouse('one that opens with a password only is kept, and says so', options, async (h) => {
  const { item, copy, page } = await kept(h, 'locked', 'Hours')
  assert.deepEqual([page.pdf, page.hasQuote], [{ pages: null, fault: 'locked' }, null])
  const told = await visitPage(h, thingPage, { actor: ANONYMOUS, params: { thing: item } })
  assert.match(wordsOf(told), /This PDF opens with a password only/)
  await assert.rejects(h.call(lena, openCopy, { snapshot: copy.code, language: 'en' }))
})

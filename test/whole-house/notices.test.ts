// Clauses 1 and 6, at one node. In Actual a false claim is pasted, checked by two persons and put to the outlet that spread it;
// the outlet answers and appeals, and the office takes its notice back where it stood. What all this rests on opens from its
// copy when its site is gone, and is proved without the node. In the exercise the office misses its own day, and loses; what
// is pasted meanwhile is kept nowhere.

import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { commandHere } from '../support/command-here.ts'
import { outputOf } from '../support/attack.ts'
import { type Nginx, startNginx } from '../support/nginx.ts'
import { startTestNode, type TestNode } from '../support/node.ts'
import * as walk from '../support/notice-walk.ts'
import { runFolder } from '../support/run-folder.ts'
import { type Colleague, colleague } from '../support/task.ts'
import { until } from '../support/until.ts'

/** A day of the exercise is a minute; a busy machine takes its time. */
const LOST = { limitMs: 180_000, everyMs: 1_000 } as const

let house: TestNode
let nginx: Nginx
let lena: Colleague
let olga: Colleague
/** The notice of the exercise on which nobody will decide. */
let forgotten: string

before(async () => {
  nginx = await startNginx(
    ({ address, folder }) => `server { listen ${address}:8085; root ${folder}/www; }`,
  )
  house = await startTestNode('sqlite')
  await house.call('exercises.start', {})
  await house.node.settled(60_000)
  ;[lena, olga] = [
    await colleague(house, 'Lena Ode', 'librarian'),
    await colleague(house, 'Olga Editor', 'outlet'),
  ]
  forgotten = await forget()
})
after(async () => {
  await house.remove()
  await nginx.stop()
})

const textOf = async (path: string) => await (await fetch(`${house.node.origin}${path}`)).text()

/** A notice of the exercise that its subject, an authority like any other, has answered; the office has a day for it. */
async function forget(): Promise<string> {
  const call = async <O>(action: string, input: object) =>
    await house.call<O>(action, input, 'exercise')
  type Items = { items: { code: string; kind: string; verdict: string; words: string }[] }
  const { items: claims } = await call<Items>('claims.publicClaims', { limit: 20 })
  const claim = claims.find(({ verdict }) => verdict === 'false')
  const { items } = await call<Items>('sources.publicSources', { what: 'source', limit: 20 })
  const office = items.find(({ kind }) => kind === 'authority')?.code ?? ''
  const { terms } = await call<{ terms: Record<string, number> }>('notices.terms', {})
  const days = { weekend: '6 7', holidays: '', reason: 'A short rehearsal.' }
  await call('notices.setTerms', { ...terms, ...days, decisionDays: 1 })
  const { notice } = await call<{ notice: string }>('notices.write', {
    ...walk.NOTICE,
    claim: claim?.code,
    source: office,
    issuer: office,
    item: 'REF-VENICE-CODE',
    quote: claim?.words,
  })
  const { read } = await call<{ read: string }>('notices.deskNotice', { notice })
  const unfound = 'In the exercise no page of the office itself is kept.'
  await call('notices.approve', { notice, read, isFree: true, unfound })
  await call('notices.hand', { notice, channel: 'page', proof: 'Shown on the own page' })
  const handed = await call<{ read: string }>('notices.deskNotice', { notice })
  await call('notices.serve', { notice, read: handed.read })
  const own = `/exercise/en/console/outlet?of=${office}&notice=${notice}`
  await walk.answer(olga, own, 'It is as we wrote.')
  return notice
}

test('clauses 1 and 6: a pasted claim, its check, the notice, the answer, the decision, the appeal that overturns it, the retraction, and the copy that proves what it rests on', async () => {
  const kept = await cited()
  const cast = await walk.cast(house, { lena, olga, ...kept })

  // Who pastes it learns first that nothing is known, and tells of it; then the check that two persons answer for.
  const claim = await walk.checked(cast)
  const notice = await walk.served(cast, claim)
  await walk.overturned(cast, notice)
  await walk.readByEverybody(cast, notice)
  await walk.leave(cast)

  await nginx.stop()
  await walk.readCopy(house, lena, kept.office)
  await proved(kept.office)
})

/** The page of the office and the article, each kept as a copy; the sources that they come from. */
async function cited(): Promise<walk.Cited> {
  mkdirSync(join(nginx.folder, 'www'))
  const write = (name: string, title: string, words: string) =>
    writeFileSync(
      join(nginx.folder, 'www', name),
      `<title>${title}</title>${`<p>${words}</p>`.repeat(9)}`,
    )
  write('hours.html', 'Hours', `${walk.OFFICE_WORDS}, the office said.`)
  write('flood.html', 'Flood', `${walk.WORDS}.`)
  walk.openOwnNetwork(house)
  const kept = await walk.keep(lena, `http://${nginx.address}:8085`)
  await house.node.settled(60_000)
  return kept
}

/** The copy and its proof, saved by whoever may, hold without the node; one changed byte does not. */
async function proved({ item, snapshot, url }: walk.Kept): Promise<void> {
  const folder = mkdtempSync(join(runFolder(), 'copy-'))
  const at = (name: string) => join(folder, name)
  try {
    const copy = await savedCopy(snapshot, url)
    const told = await textOf(`/en/id/${item}`)
    const path = /href="([^"]+record\.proof[^"]+)"/.exec(told)?.[1]?.replaceAll('&amp;', '&') ?? ''
    // Asked once more when the head of the log was written.
    for (const from of [path, '/log/checkpoint']) await textOf(from)
    const key = (await textOf('/log/key')).trim()
    writeFileSync(at('proof'), await textOf(path))
    const verify = async () => {
      writeFileSync(at('copy'), copy)
      const files = ['--proof', at('proof'), '--key', key, '--content', at('copy')]
      return await commandHere({}, 'verify', ...files)
    }
    const sound = await verify()
    assert.deepEqual([sound.code, /byte for byte/.test(sound.said)], [0, true], sound.said)
    copy[copy.indexOf('Sunday')] = 'M'.charCodeAt(0)
    const other = await verify()
    assert.deepEqual([other.code, /^content: /m.test(other.said)], [1, true], other.said)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function savedCopy(snapshot: string, url: string): Promise<Buffer> {
  const { origin } = house.node
  const cookie = [...lena.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const saved = await fetch(`${origin}/api/sources.giveSnapshot`, {
    method: 'POST',
    headers: { origin, cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ snapshot }),
  })
  assert.match(saved.headers.get('memento-datetime') ?? '', /^\w{3}, \d\d \w{3} \d{4} .* GMT$/)
  assert.equal(saved.headers.get('link'), `<${url}>; rel="original"`)
  return Buffer.from(await saved.arrayBuffer())
}

test('clause 6: a reference is cited for good; merged it leads on, withdrawn it says why', async () => {
  const { origin } = house.node
  const get = (path: string, accept = 'text/html') =>
    fetch(`${origin}${path}`, { headers: { accept }, redirect: 'manual' })
  const cite = async (more: object) =>
    (
      await outputOf<{ code: string }>(
        lena.browser.post('sources.addItem', { type: 'report', ...more }),
      )
    ).code
  const first = await cite({ title: 'Counting in the open', issued: '2024', authors: 'Ode, Lena' })
  const twin = await cite({ title: 'Counting, in the open', issued: '2024', isOther: true })
  const cited = await textOf('/en/sources?_cite=page')
  assert.match(cited, /Cite this page[\s\S]*APA 7[\s\S]*\(n\.d\.\)[\s\S]*Retrieved/)
  assert.match(cited, /href="\/en\/sources\?_cite=bibtex"/)
  const file = await get('/ar/sources?kind=outlet&_cite=csl-json')
  assert.match(file.headers.get('content-type') ?? '', /^application\/vnd\.citationstyles/)
  const [work] = (await file.json()) as { URL: string; language: string; type: string }[]
  const url = `${origin}/ar/sources?kind=outlet`
  assert.deepEqual([work?.URL, work?.language, work?.type], [url, 'ar', 'webpage'])
  const list = await textOf('/en/sources')
  assert.match(list, /href="\/en\/sources\?_cite=page" rel="nofollow"/)
  assert.match(list, /Counting in the open[\s\S]*Checked by this office/)
  assert.match(list, /Convention on Cybercrime[\s\S]*not checked by this office/)
  assert.equal((await get(`/id/${first}`)).headers.get('location'), `/en/id/${first}`)
  const page = await get(`/en/id/${first}`)
  assert.equal(page.status, 200)
  const signs = page.headers.get('link')?.split(', ') ?? []
  assert.deepEqual(signs, [
    `<${origin}/id/${first}>; rel="cite-as"`,
    `<${origin}/en/id/${first}?_cite=csl-json>; rel="describedby"; type="application/vnd.citationstyles.csl+json"`,
    '<https://schema.org/AboutPage>; rel="type"',
  ])
  assert.equal((await get(`/en/id/${first}?_cite=csl-json`)).status, 200)
  assert.match(await page.text(), /Ode, L\. \(2024\)\. <i>Counting in the open<\/i>/)
  assert.match(page.headers.get('vary') ?? '', /Accept,/)
  const bibtex = await get(`/en/id/${first}`, 'application/x-bibtex')
  assert.match(bibtex.headers.get('content-type') ?? '', /^application\/x-bibtex/)
  assert.match(await bibtex.text(), /^@\w+\{/)
  const saved = await get(`/ar/sources/${first}?_file=ris`)
  assert.equal(saved.headers.get('content-disposition'), `attachment; filename="${first}.ris"`)
  const ends = (action: string, input: object) => outputOf(lena.browser.post(action, input))
  await ends('sources.merge', { code: twin, into: first, reason: 'It stood twice.' })
  const moved = await get(`/en/id/${twin}`)
  assert.deepEqual([moved.status, moved.headers.get('location')], [301, `/en/sources/${first}`])
  await ends('sources.withdraw', { code: first, reason: 'It never appeared.' })
  const gone = await get(`/en/sources/${first}`)
  assert.equal(gone.status, 410)
  assert.match(await gone.text(), /Counting in the open[\s\S]*It never appeared\./)
  assert.equal((await get(`/en/sources/${first}`, 'application/x-bibtex')).status, 410)
  assert.equal((await get('/en/id/CIT-NOTHINGX')).status, 404)
})

test('what is pasted at /check is answered, in no address, and kept nowhere', async () => {
  const { origin } = house.node
  const store = house.node.house('exercise')?.store
  assert.ok(store)
  const written = async () => {
    const all = await store.read((tx) => store.recordsAfter(tx, -1, 100_000))
    return all.filter(({ action }) => action.startsWith('claims.')).length
  }
  const page = await fetch(`${origin}/exercise/en/check`)
  const key = /name="_key" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  const ask = async (post: string) => {
    const body = new URLSearchParams({ _form: 'check', _key: key, language: 'en', post })
    const headers = { origin }
    const response = await fetch(`${origin}/exercise/en/check`, { method: 'POST', body, headers })
    return { response, text: await response.text() }
  }
  const before = await written()
  const { response, text } = await ask('All polling stations in Alder close at 4 pm, they say')
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('cache-control'), 'no-store')
  assert.match(text, /Like a checked claim[\s\S]*<mark>Alder<\/mark>[\s\S]*False/)
  const code = /\/claims\/(CLM-[A-Z]{8})/.exec(text)?.[1] ?? ''
  const nothing = await ask('Zebras may not cross the bridge')
  assert.match(nothing.text, /Nothing is known here[\s\S]*It may be true or false/)
  assert.ok(before > 0)
  assert.equal(await written(), before, 'nothing is recorded')
  const words = 'Pencils are rubbed out at night'
  const told = new URLSearchParams({ _form: 'tell', _key: `${key}2`, language: 'en', words })
  const init = { method: 'POST', body: told, headers: { origin } }
  const thanks = await fetch(`${origin}/exercise/en/check`, init)
  assert.match(await thanks.text(), /Thank you\./)
  const desk = await house.call<{ items: { words: string; state: string }[] }>(
    'claims.deskClaims',
    {},
    'exercise',
  )
  assert.deepEqual([desk.items[0]?.words, desk.items[0]?.state], [words, 'intake'])
  await house.call('exercises.press', { button: 'claims.closing' }, 'exercise')
  await house.node.settled(60_000)
  type Waiting = { items: { kind: string; id: string; code: string }[] }
  const { items } = await house.call<Waiting>('claims.waiting', {}, 'exercise')
  const due = items.find(({ kind }) => kind === 'check')
  const own = { claim: due?.code }
  const same = await house.call<{ alikeCount: number }>('claims.sameClaims', own, 'exercise')
  assert.equal(same.alikeCount, 2, 'people told of it')
  const circulated = 'They say all polling stations in Cedar close at 2 pm today'
  assert.doesNotMatch((await ask(circulated)).text, /in Cedar close at 8 pm/)
  const { read } = await house.call<{ read: string }>('claims.deskClaim', own, 'exercise')
  await house.call('claims.publish', { check: due?.id, read }, 'exercise')
  assert.match((await ask(circulated)).text, /in Cedar close at 8 pm/)
  const accept = 'application/ld+json'
  const review = await fetch(`${origin}/exercise/en/claims/${code}`, { headers: { accept } })
  const json = await review.text()
  assert.match(json, /"@type":"ClaimReview".*"ratingValue":1/)
  const drawn = await textOf(`/exercise/en/claims/${code}`)
  assert.ok(drawn.includes(`<script type="application/ld+json">${json}</script>`))
  const address = `/exercise/en/claims/${code}`
  assert.ok(drawn.includes(`<link rel="canonical" href="${address}">`))
  for (const language of ['en', 'ar'])
    assert.ok(
      drawn.includes(`hreflang="${language}" href="${address.replace('/en/', `/${language}/`)}">`),
    )
  const kept = await fetch(`${origin}${address}?_file=json`)
  assert.equal(await kept.text(), json)
  const feed = await fetch(`${origin}/exercise/claims.json`)
  assert.match(feed.headers.get('content-type') ?? '', /ld\+json/)
  const { dataFeedElement } = (await feed.json()) as { dataFeedElement: unknown[] }
  assert.equal(dataFeedElement.length, 13, 'twelve of the seed and the one just published')
  assert.equal(feed.headers.get('content-encoding'), 'gzip')
  const tag = feed.headers.get('etag') ?? ''
  const again = await fetch(`${origin}/exercise/claims.json`, { headers: { 'if-none-match': tag } })
  assert.equal(again.status, 304)
})

test('clause 1: the node misses its own deadline and loses, in front of everybody', async () => {
  const path = `/exercise/en/notices/${forgotten}`
  const lost = '<p>This office missed its own time. So the notice fell: no action.</p>'
  const isLost = async () => (await textOf(path)).includes(lost) || undefined
  await until('the end of a notice that nobody decided', isLost, LOST)
  const told = await textOf(path)
  assert.match(told, /It is as we wrote\.[^]*This office missed its own time: the notice fell/)
  assert.match(await textOf('/exercise/en/notices'), /[1-9] lost because this office was late/)
})

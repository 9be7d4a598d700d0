import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { templateContent } from '../../src/domains/alerting/index.ts'
import { parseCap } from '../../src/lib/cap/index.ts'
import {
  cookieOf,
  type Intruder,
  joined,
  outputOf,
  post,
  send,
  type Sender,
} from '../support/attack.ts'
import { startTestNode, type TestNode } from '../support/node.ts'

/** Ends every kind of context it could stand in. */
const EVIL = `"'></script></title><x-evil onclick=alert(7)><!--live sites--> $& \u2028]]>&amp;`
const evil = (n: number) => `${EVIL} ${n}`

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document

/** What of the page came from a text instead of the product: evil elements, handlers, script that is no JSON. */
function broken(node: Node): string[] {
  const own: string[] = []
  if ('tagName' in node) {
    if (node.tagName === 'x-evil') own.push('an element')
    for (const { name, value } of node.attrs) {
      if (name.startsWith('on')) own.push(`a handler ${name}`)
      if (['href', 'src', 'action'].includes(name) && /^\s*(javascript|data):/i.test(value)) {
        own.push(`an address ${value}`)
      }
    }
    if (node.tagName === 'script' && !node.attrs.some(({ name }) => name === 'src')) {
      const text = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
      JSON.parse(text)
    }
  }
  const children = 'childNodes' in node ? node.childNodes : []
  return [...own, ...children.flatMap(broken)]
}

/** Most pages that one walk opens. */
const MAX_PAGES = 150

/** Opens every page that can be reached by links; gives how many showed the text. */
async function walk(node: TestNode, start: string, from: Sender): Promise<number> {
  const seen = new Set([start])
  let shown = 0
  for (const path of seen) {
    const answer = await send(node, path, { from, headers: { accept: 'text/html' } })
    const { status, text, headers } = answer
    assert.ok(status < 500, `${path}: ${status}`)
    if (headers.get('content-type')?.startsWith('text/csv')) {
      // A file to be kept: no browser draws it, and no table program runs what it says.
      assert.match(headers.get('content-disposition') ?? '', /^attachment/, path)
      assert.doesNotMatch(text, /(^|,|\n)"?[=+@-][^\d]/, path)
      continue
    }
    assert.deepEqual(broken(parse(text)), [], path)
    if (text.includes('x-evil')) shown += 1
    for (const [, href = ''] of text.matchAll(/href="(\/(?:en|ar)[^"#]*)"/g)) {
      const next = href.replaceAll('&amp;', '&')
      if (seen.size < MAX_PAGES && !next.includes('/static/')) seen.add(next)
    }
  }
  return shown
}

async function fill(node: TestNode): Promise<{ alert: string; station: string; device: string }> {
  const { path: area } = await node.call<{ path: string }>('territory.addArea', {
    parent: '/',
    name: evil(1).slice(0, 100),
    kind: '<b>kind',
  })
  const { station } = await node.call<{ station: string }>('territory.addStation', {
    number: '1',
    name: evil(2),
    area,
    address: evil(3),
  })
  await node.call('directory.chooseNation', { iso3: 'KEN', languages: ['en'] })
  await node.call('directory.addAgency', {
    iso3: 'KEN',
    kind: 'csirt',
    name: evil(10),
    nameLocal: EVIL,
    website: `https://csirt.example/"'><x-evil`,
    phone: EVIL.slice(0, 60),
    source: EVIL,
  })
  await node.call('directory.waive', { item: 'stations', reason: EVIL })
  await node.call('territory.createElection', { name: evil(4), date: '2026-12-01', zone: 'UTC' })
  await node.call('territory.addOfficial', {
    station,
    post: EVIL.slice(0, 100),
    label: EVIL.slice(0, 100),
    contact: EVIL,
  })
  const { site } = await node.call<{ site: string }>('monitoring.addSite', {
    name: evil(5),
    host: 'vote.example',
    path: `/"'><x-evil`,
    area,
    newOrganization: evil(6),
    keyword: EVIL,
    phrases: [EVIL],
  })
  await node.call('monitoring.authorise', {
    site,
    legalBasis: evil(7),
    grantedBy: evil(8),
    days: 9,
    scope: 'active',
  })
  const author = await joined(node, 'analyst')
  const officer = await joined(node, 'releasing-officer')
  const content = templateContent({ event: 'DDOS', severity: 'Severe', areas: [area], about: EVIL })
  const words = { event: EVIL.slice(0, 60), headline: EVIL, description: EVIL, instruction: EVIL }
  const input = {
    ...content,
    scope: 'Public',
    texts: { en: words, ar: words },
    publicTexts: {
      en: { headline: EVIL, instruction: EVIL },
      ar: { headline: EVIL, instruction: EVIL },
    },
    site,
    contact: EVIL.slice(0, 100),
    web: 'https://x.example/?x&y',
    note: EVIL,
  }
  const { alert } = await outputOf<{ alert: string }>(
    post(node, 'alerting.draft', { content: input }, { from: author }),
  )
  await outputOf(
    post(node, 'alerting.propose', { alert, confirmed: ['en', 'ar'] }, { from: author }),
  )
  const shown = await send(node, `/api/alerting.preview?alert=${alert}`, { from: officer })
  const { read } = JSON.parse(shown.text) as { read: string }
  await outputOf(post(node, 'alerting.issue', { alert, count: 1, read }, { from: officer }))
  const { secret } = await node.call<{ secret: string }>('accounts.offerDevice', { station })
  const device = cookieOf(await post(node, 'accounts.enrolDevice', { secret, label: EVIL }))
  const from = { cookie: device }
  const at = '2026-11-24T08:00:00.000Z'
  await outputOf(
    post(
      node,
      'alerting.acknowledge',
      {
        alert,
        revision: 1,
        clientKey: 'k'.repeat(9),
        answer: 'cannot_comply',
        reason: EVIL,
        comment: EVIL,
        capturedAt: at,
      },
      { from },
    ),
  )
  await outputOf(
    post(
      node,
      'alerting.reportProblem',
      { symptom: 'other', note: EVIL, clientKey: 'k'.repeat(9) },
      { from },
    ),
  )
  return { alert, station, device }
}

test('a text that would break out of a page is shown as text, on every page of every role, in feeds and streams', async () => {
  const node = await startTestNode('sqlite')
  try {
    const { alert, device } = await fill(node)
    const { secret } = await node.call<{ secret: string }>('accounts.invite', {
      name: EVIL,
      role: 'administrator',
      area: '/',
    })
    assert.ok(secret.length > 20)
    await node.node.settled()
    const roles: Intruder[] = []
    for (const role of ['administrator', 'analyst', 'alert-officer', 'auditor'])
      roles.push(await joined(node, role))
    let shown = 0
    for (const from of roles) shown += await walk(node, '/en/console', from)
    assert.ok(shown > 15, `only ${shown} pages showed it`)
    assert.ok((await walk(node, '/ar', {})) > 0)
    assert.ok((await walk(node, '/en/station', { cookie: device })) > 0)
    for (const bad of [EVIL, '%00', 'a'.repeat(5_000)]) {
      const { status, text } = await send(
        node,
        `/en/console/territory?search=${encodeURIComponent(bad)}`,
        { from: roles[0] ?? {} },
      )
      assert.ok(status < 500)
      assert.deepEqual(broken(parse(text)), [])
    }
    const cap = await send(node, `/alerts/${alert}.cap.xml`)
    assert.equal(parseCap(Buffer.from(cap.text)).info[0]?.headline, EVIL)
    const atom = await send(node, '/alerts.atom')
    assert.doesNotMatch(atom.text, /<x-evil/)
    const live = await fragments(node, roles[2] ?? {})
    assert.match(live, /event: fragment/)
    assert.doesNotMatch(live, /<x-evil/)
    for (const line of live.split('\n')) assert.match(line, /^(event|data|id|retry)?:|^$/)
  } finally {
    await node.remove()
  }
})

/** The first fragments of the situation's live stream. */
async function fragments(node: TestNode, from: Sender): Promise<string> {
  const abort = new AbortController()
  const { cookie = '' } = from
  const headers = { cookie }
  const response = await fetch(`${node.node.origin}/en/console?_live=1`, {
    headers,
    signal: abort.signal,
  })
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.includes('event: fragment') && text.endsWith('\n\n')) break
  }
  abort.abort()
  return text
}

// Clause 7, from a broken site to evidence that a stranger checks without the node: a finding opens, its visit is
// preserved, a custodian takes it over with a passkey, and its chain and content are verified from what was handed out.

import assert from 'node:assert/strict'
import { createHash, hash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { checkAssertion, checkChain, isSignedByNode } from '../../src/lib/custody/index.ts'
import { type Intruder, joined, post, send } from '../support/attack.ts'
import { startTestNode, type TestNode } from '../support/node.ts'

const SITE = '01939000-0000-7000-8000-0000000000aa'

let node: TestNode
let custodian: Intruder
before(async () => {
  node = await startTestNode('sqlite')
  custodian = await joined(node, 'custodian')
})
after(() => node.remove())

async function command<O>(action: string, input: object): Promise<O> {
  const answer = await post(node, action, input, { from: custodian })
  assert.equal(answer.status, 200, `${action}: ${answer.text}`)
  return (JSON.parse(answer.text) as { output: O }).output
}

interface Prepared {
  readonly draft: string
  readonly challenge: string
  readonly rpId: string
}

interface Chain {
  readonly item: { readonly content: { readonly sha256: string; readonly sha512: string } }
  readonly events: readonly {
    readonly bytes: string
    readonly signature: string
    readonly nodeKey: string
    readonly officerKey: string | null
    readonly assertion: Parameters<typeof checkAssertion>[0] | null
  }[]
}

test('clause 7: what a monitor saw becomes evidence, and a stranger checks it from the outside', async () => {
  const house = node.node.house('actual')
  const body = await house?.files('monitoring').put(Buffer.from('<h1>owned</h1>'))
  const { item } = await node.call<{ item: string }>('evidence.preserve', {
    source: 'finding:one',
    site: SITE,
    area: '/',
    title: 'Results (results.example)',
    place: 'https://results.example/, over the network',
    from: 'monitoring',
    observations: '{"v":1}',
    bodies: [body],
  })
  await node.node.settled(20_000)
  await command('evidence.takeOver', { item })
  await node.node.settled(20_000)
  const draft = await command<Prepared>('evidence.prepareEvent', {
    item,
    type: 'transfer-accepted',
  })
  const { origin } = node.node
  const signed = custodian.authenticator.get({
    rpId: draft.rpId,
    origin,
    challenge: draft.challenge,
  })
  const { clientDataJSON, authenticatorData, signature } = signed
  const assertion = { clientDataJSON, authenticatorData, signature }
  await command('evidence.appendEvent', { draft: draft.draft, assertion })

  const answer = await send(node, `/api/evidence.chain?item=${item}`, { from: custodian })
  const chain = JSON.parse(answer.text) as Chain
  const download = await fetch(`${origin}/api/evidence.download`, {
    method: 'POST',
    body: JSON.stringify({ item }),
    headers: { cookie: custodian.cookie, origin, 'content-type': 'application/json' },
  })
  assert.equal(download.headers.get('x-content-type-options'), 'nosniff')
  assert.match(
    download.headers.get('content-disposition') ?? '',
    /^attachment; filename="EV-\w{8}-visit\.tar"/,
  )
  assert.match(download.headers.get('content-security-policy') ?? '', /sandbox/)
  const content = Buffer.from(await download.arrayBuffer())

  // From here on without the node.
  const stored = chain.events.map(({ bytes }) => new Uint8Array(Buffer.from(bytes, 'base64url')))
  assert.equal(stored.length, 4)
  assert.deepEqual(checkChain(stored), [])
  for (const [n, event] of chain.events.entries()) {
    const bytes = stored[n] ?? new Uint8Array()
    const key = Buffer.from(event.nodeKey, 'base64url')
    assert.ok(isSignedByNode(key, bytes, Buffer.from(event.signature, 'base64url')))
    if (event.assertion === null) continue
    const publicKey = event.officerKey ?? ''
    checkAssertion(event.assertion, bytes, { rpId: draft.rpId, origin, publicKey })
  }
  assert.ok(chain.events.at(-1)?.assertion, 'the custodian signed what he took')
  assert.equal(hash('sha256', content), chain.item.content.sha256)
  assert.equal(createHash('sha512').update(content).digest('hex'), chain.item.content.sha512)
  const first = Buffer.from(stored[0] ?? [])
  first[20] = (first[20] ?? 0) ^ 1
  assert.notDeepEqual(checkChain([new Uint8Array(first), ...stored.slice(1)]), [])

  const records = (await house?.store.read((tx) => house.store.recordsAfter(tx, -1, 500))) ?? []
  const preserved = records.find(({ type }) => type === 'item.preserved')
  await assert.rejects(
    node.call('record.erase', { record: preserved?.id, reason: 'To be rid of it' }),
    {
      code: 'record.nothing_to_erase',
    },
  )

  for (const lang of ['en', 'ar']) {
    const page = await send(node, `/${lang}/evidence`)
    assert.equal(page.status, 200)
    assert.match(page.text, /SHA-512/)
  }
  const detail = await send(node, `/en/console/evidence/${item}`, { from: custodian })
  assert.match(detail.text, /Results \(results\.example\)/)
  assert.match(detail.text, new RegExp(chain.item.content.sha512))
})

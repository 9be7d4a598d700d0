// Bytes of a stored record change behind the node's back: it serves on, says so, signs nothing over it, and goes on
// signing once an administrator has named the damage.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { StorePlace } from '../src/platform/store/index.ts'
import { joinByApi } from './support/api-person.ts'
import { type TestNode, startTestNode } from './support/node.ts'
import { flipColumn } from './support/tamper.ts'

const MAIN = join(import.meta.dirname, '../src/main.ts')

interface Damages {
  readonly damages: readonly {
    readonly damage: string
    readonly faults: readonly { readonly seq: number }[]
    readonly namedAt: string | null
  }[]
}

function placeOf({ env }: TestNode): StorePlace {
  const url = env['DATABASE_URL']
  return url === undefined ? { file: join(env['SCRUTINEER_DATA'] ?? '', 'scrutineer.db') } : { url }
}

function verify({ env }: TestNode) {
  const { status, stdout } = spawnSync(process.execPath, [MAIN, 'verify'], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  return { status, stdout }
}

for (const engine of ['sqlite', 'postgres'] as const) {
  test(`a flipped byte of a record is told, not signed over, and named (${engine})`, async () => {
    const node = await startTestNode(engine)
    after(() => node.remove())
    const invited = { name: 'Amal', role: 'administrator', area: '/' }
    const { secret } = await node.call<{ secret: string }>('accounts.invite', invited)
    const person = await joinByApi(node.node.origin, secret)
    const addArea = (name: string) => person.call('territory.addArea', { parent: '/', name })
    for (const name of ['North', 'South']) await addArea(name)
    const get = (path: string) => fetch(`http://127.0.0.1:${node.node.port}${path}`)
    const size = async () => Number((await (await get('/log/checkpoint')).text()).split('\n')[1])
    await node.node.settled()
    const signed = await size()
    await node.stop()
    await flipColumn(placeOf(node), 1, 'body', 5)
    await node.restart()
    await node.node.settled()

    const { ok, reasons } = (await (await get('/readyz')).json()) as {
      ok: boolean
      reasons: string[]
    }
    assert.equal(ok, false)
    assert.match(reasons.join(), /damaged at record 1,.*docs\/runbooks\/log-damage\.md/)
    assert.match(
      await (await get('/metrics')).text(),
      /scrutineer_log_damage\{realm="actual"\} 1\n/,
    )
    for (const path of ['/en/console', '/en/console/me', '/en/console/log-damage'])
      assert.match(await person.page(path), /record log of this node is damaged \(record 1\)/, path)
    assert.match(await person.page('/ar/console'), /سجل القيود في هذه العقدة متضرر/)
    await addArea('East')
    await node.node.settled()
    assert.equal(await size(), signed, 'nothing is signed over the damage')
    assert.match(await (await get('/en')).text(), /record log is damaged/)

    await node.stop()
    const before = verify(node)
    assert.equal(before.status, 1)
    assert.match(before.stdout, /was changed at record 1 /)
    await node.restart()
    await node.node.settled()
    const { damages } = await person.ask<Damages>('record.damages')
    assert.deepEqual(
      damages.map(({ faults }) => faults.map(({ seq }) => seq)),
      [[1]],
      'found once, kept over a restart',
    )
    assert.equal(await size(), signed)

    const named = { damage: damages[0]?.damage, reason: 'A bad sector; the disk was replaced.' }
    await person.call('record.nameDamage', named)
    await assert.rejects(person.call('record.nameDamage', named), /record\.named_before/)
    await node.node.settled()
    assert.ok((await size()) > signed, 'checkpoints are signed again')
    assert.doesNotMatch(await person.page('/en/console'), /log of this node is damaged/)
    await node.stop()
    await node.restart()
    await node.node.settled()
    assert.equal(
      (await person.ask<Damages>('record.damages')).damages.length,
      1,
      'it is not found anew',
    )
    await addArea('West')
    await node.stop()
    const told = verify(node)
    assert.equal(told.status, 1, 'still damaged')
    assert.match(
      told.stdout,
      /Record 1 is damaged, and stays so\. .* Named by person:\S+ at 20\S+ in record \d+: “A bad sector/,
    )
    assert.match(told.stdout, /all other records of \S+ are sound/)
  })
}

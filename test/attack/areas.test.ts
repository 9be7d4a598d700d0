// What a role of a part of the nation reaches: nothing of the whole, and no other part by an id that it knows.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { joined, post, send } from '../support/attack.ts'
import { startTestNode, type TestNode } from '../support/node.ts'

/** Two areas with a station each. */
async function twoAreas(node: TestNode): Promise<{ own: string; other: string }> {
  const stations: string[] = []
  for (const name of ['North', 'South']) {
    const { path } = await node.call<{ path: string }>('territory.addArea', { parent: '/', name })
    const wanted = { number: name, name: `School ${name}`, area: path }
    stations.push((await node.call<{ station: string }>('territory.addStation', wanted)).station)
  }
  return { own: stations[0] ?? '', other: stations[1] ?? '' }
}

/** Roles that people have in the console. */
const CONSOLE_ROLES = ['administrator', 'auditor', 'analyst', 'alert-officer', 'releasing-officer']

describe('with a node', () => {
  for (const engine of ['sqlite', 'postgres'] as const) {
    test(`a role of a part changes and sees nothing that the nation has once for all (${engine})`, async () => {
      const node = await startTestNode(engine)
      try {
        await twoAreas(node)
        const officer = await joined(node, 'alert-officer', '/1/')
        const admin = await joined(node, 'administrator', '/1/')
        const commands = [
          ['exercises.start', {}, officer],
          ['exercises.remove', {}, officer],
          ['exercises.start', {}, admin],
          ['record.backUpNow', {}, admin],
          ['record.removeLookout', { lookout: 'token:x' }, admin],
          ['territory.beginImport', { name: 'x.csv' }, admin],
        ] as const
        for (const [action, input, from] of commands) {
          const { status, text } = await post(node, action, input, { from })
          assert.equal(status, 403, `${action}: ${text}`)
          assert.match(text, /wrong_area/)
        }
        for (const query of ['record.backups', 'record.capacity', 'territory.imports']) {
          assert.equal((await send(node, `/api/${query}`, { from: admin })).status, 403, query)
        }
        const nation = await joined(node, 'administrator')
        assert.equal((await post(node, 'record.backUpNow', {}, { from: nation })).status, 200)
      } finally {
        await node.remove()
      }
    })
  }

  test('a station elsewhere is as unknown as one that does not exist', async () => {
    const node = await startTestNode('sqlite')
    try {
      const { own, other } = await twoAreas(node)
      const from = await joined(node, 'analyst', '/1/')
      const place = (station: string) =>
        send(node, `/api/territory.stationPlace?station=${station}`, { from })
      assert.equal((await place(own)).status, 200)
      const elsewhere = await place(other)
      assert.deepEqual(
        [elsewhere.status, elsewhere.text],
        [404, (await place('01939000-0000-7000-8000-000000000001')).text],
      )
    } finally {
      await node.remove()
    }
  })

  test('every page that the console lists for a role of a part opens', async () => {
    const node = await startTestNode('sqlite')
    try {
      await twoAreas(node)
      for (const role of CONSOLE_ROLES) {
        const from = await joined(node, role, '/1/')
        const { text } = await send(node, '/en/console', { from })
        const links = new Set(
          [...text.matchAll(/href="(\/en\/console[^"#?]*)"/g)].map(([, to]) => to),
        )
        assert.ok(links.size >= 3, `${role}: ${links.size} pages`)
        for (const to of links) {
          const { status } = await send(node, to ?? '', { from })
          assert.equal(status, 200, `${role} on ${to}`)
        }
      }
    } finally {
      await node.remove()
    }
  })
})

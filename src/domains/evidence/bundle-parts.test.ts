// Bundles in parts, of chosen items, with and without what the items are called.
import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { trustOf } from '../../../test/support/bundle-keys.ts'
import { evidenceHouse, handIn, keeper } from '../../../test/support/evidence.ts'
import { forBothHouses, forHouse, type TestHouse } from '../../../test/support/house.ts'
import { START } from '../../lib/custody/index.ts'
import { checkBundle, isSound, nodeCrypto, togetherOf } from '../../lib/bundle/index.ts'
import { openZip } from '../../lib/zip/index.ts'
import { bundle, bundles, downloadBundle, partsOf } from './actions/bundle.ts'
import { PART_OF_BUNDLE } from './schema.ts'
import { items, names } from './store.ts'

const fileOf = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
})

/** A bundle that was asked for, with its name. */
async function given(h: TestHouse, of: string) {
  const { file } = await h.call(keeper, downloadBundle, { bundle: of })
  const parts = await Promise.all(file.parts.map((one) => h.files('evidence').get(one)))
  return { name: file.name, bytes: Buffer.concat(parts.map((one) => one ?? Buffer.alloc(0))) }
}

async function checked(bytes: Buffer) {
  return await checkBundle(fileOf(bytes), nodeCrypto, { trust: await trustOf(bytes) })
}

const inside = async (bytes: Buffer) =>
  (await openZip(fileOf(bytes))).entries.map(({ path }) => path)

async function textIn(bytes: Buffer, path: string): Promise<string> {
  const zip = await openZip(fileOf(bytes))
  const entry = zip.entries.find((one) => one.path === path)
  return entry === undefined ? '' : await text(zip.content(entry))
}

test('a part takes so many items, bytes and events; an item that takes more has its own', () => {
  const row = (size: number, seq = 2) => ({
    chain: { ...START, seals: [], seq, content: { size, sha256: '', sha512: '' } },
  })
  const shape = (rows: Parameters<typeof partsOf>[0]) => partsOf(rows).map((one) => one.length)
  const most = PART_OF_BUNDLE
  assert.deepEqual(shape([]), [0])
  assert.deepEqual(shape(Array.from({ length: most.items }, () => row(1))), [most.items])
  assert.deepEqual(shape(Array.from({ length: 2 * most.items + 1 }, () => row(1))), [
    most.items,
    most.items,
    1,
  ])
  assert.deepEqual(shape([row(1), row(2 * most.bytes), row(1)]), [1, 1, 1])
  assert.deepEqual(shape([row(1, most.events), row(1, 1)]), [1, 1])
})

forBothHouses(
  'what is more than one part becomes several, each of which holds by itself and says which it is',
  evidenceHouse,
  async (h) => {
    const all = [await handIn(h, keeper, 'one'), await handIn(h, keeper, 'two')]
    await h.store.write(async (tx) => {
      const row = await items.one(tx, { id: all[0] ?? '' })
      assert.ok(row)
      await items.change(
        tx,
        { id: row.id },
        { chain: { ...row.chain, seq: PART_OF_BUNDLE.events } },
      )
    })
    const codes = (
      await Promise.all(
        all.map(async (one) => await h.store.read((tx) => items.one(tx, { id: one }))),
      )
    ).map((row) => row?.code.toLowerCase())
    const asked = await h.call(keeper, bundle, { of: ` ${codes.join(', ')} ` })
    assert.equal(asked.parts, 2)
    await h.settled()
    const listed = (await h.call(keeper, bundles, { limit: 10 })).items.toReversed()
    assert.deepEqual(
      listed.map(({ state, part, parts }) => [state, part, parts]),
      [
        ['made', 1, 2],
        ['made', 2, 2],
      ],
    )
    const files = await Promise.all(listed.map(({ id }) => given(h, id)))
    assert.match(files[0]?.name ?? '', /^EV-[A-Z]{8}-1-of-2\.zip$/)
    const both = await Promise.all(files.map(({ bytes }) => checked(bytes)))
    assert.deepEqual(
      both.map(({ verdict }) => verdict),
      ['pass', 'pass'],
    )
    const whose = both.map((one) => one.whose)
    assert.equal(togetherOf(whose).state, 'complete')
    assert.deepEqual(togetherOf(whose.slice(1)), { state: 'missing', of: 2, missing: [1] })
    for (const [n, { bytes }] of files.entries()) {
      assert.ok((await inside(bytes)).includes(`items/${all[n]}`))
      assert.match(await textIn(bytes, 'README.txt'), new RegExp(`This is part ${n + 1} of 2`))
    }
  },
)

forHouse(
  'titles and file names are left out where that is wanted, and what is committed to stays told',
  evidenceHouse,
  async (h) => {
    const of = await handIn(h, keeper, 'one')
    const make = async (withoutNames: boolean) => {
      const { bundle: own } = await h.call(keeper, bundle, { items: [of], withoutNames })
      await h.settled()
      return (await given(h, own)).bytes
    }
    const [whole, bare] = [await make(false), await make(true)]
    const undisclosed = async (bytes: Buffer) => {
      const { verdict, lines } = await checked(bytes)
      assert.equal(verdict, 'pass')
      return lines[4]?.remarks.find(({ remark }) => remark === 'undisclosed')?.count ?? 0
    }
    assert.equal(await undisclosed(whole), 0)
    assert.equal(await undisclosed(bare), 2)
    for (const word of ['Server log', 'access.log']) {
      assert.ok((await textIn(whole, `names/${of}.jsonl`)).includes(word))
      assert.ok(!bare.includes(word))
      assert.ok(!JSON.stringify(await h.records()).includes(word), 'nor in the log')
    }
  },
)

forHouse(
  'an item from before its name was committed to has it committed to once it is bundled',
  evidenceHouse,
  async (h) => {
    const of = await handIn(h, keeper, 'one')
    await h.store.write(async (tx) => await names.remove(tx, { item: of }))
    const { bundle: own } = await h.call(keeper, bundle, { items: [of] })
    await h.settled()
    const { bytes } = await given(h, own)
    assert.ok(isSound((await checked(bytes)).lines))
    assert.match(await textIn(bytes, `names/${of}.jsonl`), /"text":"access.log"/)
    const named = (await h.records()).filter(({ type }) => type === 'item.named')
    assert.equal(named.length, 2)
  },
)

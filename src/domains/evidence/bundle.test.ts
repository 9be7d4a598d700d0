// Bundles as the slice makes them: what is in one, when it goes, and what makes none.
import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import {
  bytesOf,
  asRead,
  evidenceHouse,
  handIn,
  keeper,
  prosecutor,
  protector,
  seeker,
  sign,
  taker,
} from '../../../test/support/evidence.ts'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { DAY } from '../../core/time.ts'
import { trustOf } from '../../../test/support/bundle-keys.ts'
import { checkBundle, isSound, nodeCrypto } from '../../lib/bundle/index.ts'
import { openZip } from '../../lib/zip/index.ts'
import { ask } from './actions/ask.ts'
import { bundle, bundleFor, bundles, downloadBundle } from './actions/bundle.ts'
import * as custody from './actions/custody.ts'
import * as intake from './actions/intake.ts'
import { noteKey } from './actions/key.ts'
import { keys } from './store.ts'

/** The bytes of a bundle, as the door streams them. */
async function bytesOfBundle(h: TestHouse, of: string, by = keeper): Promise<Buffer> {
  const { file } = await h.call(by, downloadBundle, { bundle: of })
  const parts = []
  for (const sha256 of file.parts)
    parts.push((await h.files('evidence').get(sha256)) ?? Buffer.alloc(0))
  const bytes = Buffer.concat(parts)
  assert.equal(bytes.length, file.size)
  return bytes
}

const fileOf = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
})

async function made(h: TestHouse, input: Parameters<typeof bundle.run>[1], by = keeper) {
  const { bundle: of } = await h.call(by, bundle, input)
  await h.settled()
  return of
}

forHouse(
  'items become one file with chains, words, proofs and keys, which holds in all that can be checked',
  evidenceHouse,
  async (h) => {
    const of = await handIn(h, keeper, 'GET / 200')
    await sign(h, keeper, { item: of, type: 'transfer-offered', to: taker.id })
    await h.call(taker, custody.check, { item: of })
    await h.settled()
    await sign(h, taker, { item: of, type: 'transfer-accepted' })
    const facts = { area: '/', title: 'Image', place: 'Office', name: 'disk.img' }
    const { item: large } = await h.call(keeper, intake.openItem, facts)
    const parts = [Buffer.alloc(1_500_000, 'a'), Buffer.alloc(7, 'b')]
    for (const [n, part] of parts.entries())
      await h.runner.call(
        keeper,
        intake.addPart,
        { item: large, n },
        { bytes: bytesOf(part.toString()) },
      )
    await h.call(keeper, intake.closeItem, { item: large, size: 1_500_007 })
    await h.settled()
    const own = await made(h, { items: [of, large] })
    await assert.rejects(
      h.call(taker, downloadBundle, { bundle: own }),
      problemWith('evidence.unknown_bundle'),
    )
    assert.equal((await h.call(keeper, bundles, { limit: 1 })).items[0]?.fault, null)
    const bytes = await bytesOfBundle(h, own)
    const { verdict, lines } = await checkBundle(fileOf(bytes), nodeCrypto, {
      trust: { ...(await trustOf(bytes)), custody: null },
    })
    assert.equal(verdict, 'pass', JSON.stringify(lines))
    assert.deepEqual(
      lines.map(({ check, state, remarks }) =>
        `${check} ${state} ${remarks.map((one) => one.remark)}`.trim(),
      ),
      [
        'V1 pass',
        'V2 pass',
        'V3 pass',
        'V4 pass',
        'V5 pass',
        'V6 pass',
        'V7 pass no-witness',
        'V8 not-checked none',
        'V9 not-checked none',
      ],
    )
    assert.equal(lines[1]?.checked, 9, 'manifest, six events, two passkeys')
    const zip = await openZip(fileOf(bytes))
    const paths = zip.entries.map(({ path }) => path.replace(/[0-9a-f-]{36}|\d+(?=\.txt)/, '*'))
    assert.deepEqual(
      [...new Set(paths)],
      [
        'custody/*.jsonl',
        'texts/*.jsonl',
        'names/*.jsonl',
        'checkpoints/*.txt',
        'proofs/*.json',
        'keys.json',
        'policy.txt',
        'about.json',
        'README.txt',
        'verify.html',
        'items/*',
        'manifest.json',
        'manifest.sig',
      ],
    )
    assert.ok(bytes.includes('Data centre'), 'words are disclosed')
    assert.ok(bytes.includes('Server log') && bytes.includes('access.log'), 'and names')
    const { file } = await h.call(keeper, downloadBundle, { bundle: own })
    assert.ok(
      file.parts.includes(hash('sha256', parts[0] ?? '')),
      'large contents are not stored twice',
    )
  },
)

forBothHouses(
  'a bundle goes with the content of an item that is erased, and after seven days',
  evidenceHouse,
  async (h) => {
    const of = await handIn(h, keeper, 'personal words')
    const other = await handIn(h, keeper, 'other words')
    const [both, one] = [await made(h, { items: [of, other] }), await made(h, { items: [other] })]
    const { file } = await h.call(keeper, downloadBundle, { bundle: both })
    await h.call(protector, ask, { item: of, type: 'content-erased', reason: 'Request 12' })
    await h.call(prosecutor, custody.act, {
      item: of,
      type: 'content-erased',
      legalBasis: 'Section 5',
      ...(await asRead(h, of)),
    })
    await h.settled()
    await assert.rejects(
      h.call(keeper, downloadBundle, { bundle: both }),
      problemWith('evidence.not_made'),
    )
    for (const sha256 of file.parts) assert.equal(await h.files('evidence').get(sha256), null)
    const { lines } = await checkBundle(
      fileOf(await bytesOfBundle(h, await made(h, { items: [of] }))),
      nodeCrypto,
    )
    assert.ok(isSound(lines))
    assert.deepEqual(lines[2]?.remarks, [{ remark: 'erased', count: 1 }])
    assert.ok((await bytesOfBundle(h, one)).includes('other words'))
    await h.pass(8 * DAY)
    await assert.rejects(
      h.call(keeper, downloadBundle, { bundle: one }),
      problemWith('evidence.not_made'),
    )
    const { items } = await h.call(keeper, bundles, { limit: 10 })
    assert.deepEqual([...new Set(items.map(({ state }) => state))], ['gone'])
  },
)

forBothHouses(
  'the log names the key of custody once, before it signs anything',
  evidenceHouse,
  async (h) => {
    await handIn(h, keeper, 'a')
    const named = async () => {
      const all = await h.records()
      const acts = all.filter(({ type }) => ['custody.keyed', 'custody.appended'].includes(type))
      return acts.map(({ type, body }) => `${type} ${body['since'] ?? ''}`.trim())
    }
    assert.deepEqual((await named()).slice(0, 2), ['custody.keyed birth', 'custody.appended'])
    await handIn(h, keeper, 'b')
    assert.equal((await named()).filter((one) => one.startsWith('custody.keyed')).length, 1)
    const node = {
      id: 'job:start',
      holds: [{ permission: 'evidence:preserve', area: '/' }],
    } as const
    // A store of a version that named no keys, and one whose key is another since.
    const other = {
      publicKey: 'ab'.repeat(32),
      since: 'birth',
      notedAt: '2026-11-24T08:00:00.000Z',
    } as const
    for (const rows of [[], [other]]) {
      await h.store.write(async (tx) => {
        await keys.remove(tx, { since: ['birth', 'found', 'change'] })
        await keys.insert(tx, rows)
      })
      for (let start = 0; start < 2; start += 1) await h.call(node, noteKey, {})
    }
    const since = (await named()).filter((one) => one.startsWith('custody.keyed'))
    assert.deepEqual(
      since,
      ['birth', 'found', 'change'].map((word) => `custody.keyed ${word}`),
    )
  },
)

forHouse('what another slice hands in lies in its bundle', evidenceHouse, async (h) => {
  const of = await handIn(h, keeper, 'a')
  const machine = {
    id: 'workflow:x',
    holds: [{ permission: 'evidence:preserve', area: '/' }],
  } as const
  const report = { path: 'report.html', text: '<!doctype html><title>Case</title>' }
  const wanted = { about: of, label: 'CASE-1', items: [of], files: [report], by: seeker.id }
  const { bundle: own } = await h.call(machine, bundleFor, wanted)
  await h.settled()
  const bytes = await bytesOfBundle(h, own, seeker)
  assert.ok(isSound((await checkBundle(fileOf(bytes), nodeCrypto)).lines))
  const zip = await openZip(fileOf(bytes))
  assert.ok(zip.entries.some(({ path }) => path === 'report.html'))
})

forHouse(
  'what was changed goes into no bundle, and nothing makes none',
  evidenceHouse,
  async (h) => {
    await assert.rejects(
      h.call(keeper, bundle, { items: [] }),
      problemWith('evidence.nothing_to_bundle'),
    )
    const of = await handIn(h, keeper, 'whole')
    await h.files('evidence').remove(hash('sha256', 'whole'))
    const own = await made(h, { items: [of] })
    const { items } = await h.call(keeper, bundles, { limit: 10 })
    assert.deepEqual(
      items.map(({ state, fault }) => [state, fault]),
      [['failed', 'content']],
    )
    await assert.rejects(
      h.call(keeper, downloadBundle, { bundle: own }),
      problemWith('evidence.not_made'),
    )
    const types = (await h.records()).map(({ type }) => type)
    assert.ok(types.includes('custody.broken'), 'the break is told')
  },
)

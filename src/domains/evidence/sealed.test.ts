// Contents that are kept encrypted: Debian's age opens what is downloaded, and nobody without a key reads anything.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  bytesOf,
  evidenceHouse,
  keeper,
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
import { runFolder } from '../../../test/support/run-folder.ts'
import { checkBundle, isSound, nodeCrypto } from '../../lib/bundle/index.ts'
import { openZip } from '../../lib/zip/index.ts'
import { bundle, downloadBundle } from './actions/bundle.ts'
import * as custody from './actions/custody.ts'
import * as intake from './actions/intake.ts'
import { chain, item as shown } from './actions/read.ts'
import { MAX_PART_BYTES } from './schema.ts'

const folder = mkdtempSync(join(runFolder(), 'sealed-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

/** A key of age, made by its own program: where it lies, and to whom one encrypts. */
function key(name: string) {
  const path = join(folder, name)
  execFileSync('age-keygen', ['-o', path], { stdio: 'pipe' })
  return { path, to: execFileSync('age-keygen', ['-y', path]).toString().trim() }
}
const [one, other, stranger] = [key('one'), key('other'), key('stranger')]
/** One more than there may be. */
const MANY = Array.from({ length: 11 }, (_, n) => key(`many-${n}`).to).join('\n')

const FACTS = { area: '/', title: 'Mailbox', place: 'Office', name: 'mail.mbox' }

async function bytesIn(h: TestHouse, parts: readonly string[]): Promise<Buffer> {
  const all = await Promise.all(parts.map((part) => h.files('evidence').get(part)))
  return Buffer.concat(all.map((bytes) => bytes ?? Buffer.alloc(0)))
}

/** What age makes of a file with this key. Throws where it does not open. */
function opened(file: Uint8Array, identity: string): Buffer {
  writeFileSync(join(folder, 'file.age'), file)
  return execFileSync('age', ['-d', '-i', identity, join(folder, 'file.age')], {
    stdio: 'pipe',
    maxBuffer: 32 * 1_048_576,
  })
}

forHouse(
  'a content that is handed in for recipients is kept as an age file, which each of them opens and nobody else',
  evidenceHouse,
  async (h) => {
    const plain = Buffer.alloc(MAX_PART_BYTES + 70_000, 'From: voter@example.org\n')
    const begun = { ...FACTS, recipients: `${one.to}\n${other.to}\n` }
    const { item } = await h.call(keeper, intake.openItem, begun)
    for (const [n, from] of [0, MAX_PART_BYTES].entries()) {
      const part = plain.subarray(from, from + MAX_PART_BYTES).toString()
      await h.runner.call(keeper, intake.addPart, { item, n }, { bytes: bytesOf(part) })
    }
    await h.call(keeper, intake.closeItem, { item, size: plain.length })
    await h.settled()
    const found = await h.call(keeper, shown, { item })
    assert.equal(found.content?.sha256, hash('sha256', plain))
    assert.equal(found.content?.sha512, hash('sha512', plain))
    const { sealed } = found
    assert.ok(sealed)
    assert.deepEqual(sealed.recipients, [one.to, other.to])

    const { file } = await h.call(keeper, custody.download, { item })
    assert.match(file.name, /^EV-[A-Z]{8} mail\.mbox\.age$/)
    const kept = await bytesIn(h, file.parts)
    assert.equal(kept.length, file.size)
    assert.equal(sealed.sha256, hash('sha256', kept))
    assert.equal(sealed.sha512, hash('sha512', kept))
    for (const { path } of [one, other]) assert.ok(opened(kept, path).equals(plain))
    assert.throws(() => opened(kept, stranger.path), /no identity matched/)
    for (const from of [0, MAX_PART_BYTES]) {
      const part = hash('sha256', plain.subarray(from, from + MAX_PART_BYTES))
      assert.equal(await h.files('evidence').get(part), null, 'what came is gone')
    }
    const { texts } = await h.call(keeper, chain, { item, after: 0, limit: 10 })
    const how = texts.find(({ field }) => field === 'method')?.text ?? ''
    assert.ok(how.includes(sealed.sha256) && how.includes(one.to), how)

    await sign(h, keeper, { item, type: 'transfer-offered', to: taker.id })
    await h.call(taker, custody.check, { item })
    await h.settled()
    await sign(h, taker, { item, type: 'transfer-accepted' })
    const { bundle: own } = await h.call(keeper, bundle, { items: [item] })
    await h.settled()
    const { file: zip } = await h.call(keeper, downloadBundle, { bundle: own })
    const bytes = await bytesIn(h, zip.parts)
    const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length)
    const { lines } = await checkBundle({ size: bytes.length, read }, nodeCrypto)
    assert.ok(isSound(lines), JSON.stringify(lines))
    assert.deepEqual(lines[2]?.remarks, [{ remark: 'encrypted', count: 1 }])
    const { entries } = await openZip({ size: bytes.length, read })
    assert.ok(
      entries.some(({ path, size }) => path === `items/${item}.age` && size === kept.length),
    )

    for (const part of file.parts.slice(0, 1)) await h.files('evidence').remove(part)
    await h.call(taker, custody.check, { item })
    await h.settled()
    assert.equal((await h.call(taker, shown, { item })).broken, 'content')
  },
)

forBothHouses(
  'a small file is encrypted, too; what is no recipient is refused before anything is kept',
  evidenceHouse,
  async (h) => {
    const add = (recipients: string) =>
      h.runner.call(seeker, intake.addFile, { ...FACTS, recipients }, { bytes: bytesOf('secret') })
    const wrong = `${one.to.slice(0, -1)}${one.to.endsWith('q') ? 'p' : 'q'}`
    for (const bad of ['age1short', wrong, `${one.to} ssh-ed25519`, MANY])
      await assert.rejects(add(bad), problemWith('evidence.bad_recipient'), bad)
    const { output } = await add(` ${one.to}  ${one.to} `)
    await h.settled()
    const { sealed } = await h.call(seeker, shown, { item: output.item })
    assert.deepEqual(sealed?.recipients, [one.to])
    const { file } = await h.call(seeker, custody.download, { item: output.item })
    assert.equal(opened(await bytesIn(h, file.parts), one.path).toString(), 'secret')
  },
)

// Pictures of all kinds as nobody means them: any change of one gives a whole picture, or that there is none.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { bare } from '../../src/lib/picture/bare.js'
import * as made from './pictures.ts'

const ENCODED = join(import.meta.dirname, '../encoded')
/** More than Exif that says nothing but the turn. */
const ADDED = 60

/** One at least of JPEG, PNG, WebP, GIF, TIFF, HEIC and AVIF. */
function pictures(): readonly Buffer[] {
  const names = readdirSync(ENCODED).filter((name) => name !== 'README.md')
  const own = [made.jpeg, made.png, made.webp, made.gif, made.tiff].map((make) => make())
  return [...own, ...names.map((name) => readFileSync(join(ENCODED, name)))]
}

/** What readers trip over: no bytes, all of them, the ends of numbers, markers, and names of other parts. */
const PUT = (
  '00 01 ff 7f 0000 ffff 00000000 00000001 00000007 00000008 ffffffff fffffff8 7fffffff ' +
  '80000000 ffd9 ffda ffe1 ffff 21fe 3b 4d4d002a 49492a00 02010000'
)
  .split(' ')
  .map((text) => Buffer.from(text, 'hex'))
const NAMES =
  'Exif mime hvc1 grid iloc iref dimg mdat free meta uuid VP8X ANMF EXIF IDAT IEND eXIf ftyp idat ipco'.split(
    ' ',
  )
const put = fc.oneof(
  fc.constantFrom(...PUT, ...NAMES.map((name) => Buffer.from(name))),
  fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
)

/** A place in the first bytes or in all of them, what is put over it, and whether it is put between. */
const change = fc.tuple(fc.oneof(fc.nat(800), fc.nat()), put, fc.boolean())

function changed(bytes: Buffer, changes: readonly (readonly [number, Buffer, boolean])[]): Buffer {
  let now = bytes
  for (const [place, piece, isBetween] of changes) {
    const at = place % (now.length + 1)
    const rest = at + (isBetween ? 0 : Math.max(piece.length, 1))
    now = Buffer.concat([now.subarray(0, at), piece, now.subarray(rest)])
  }
  return now
}

/** Looks at so many pictures; returns how many were whole after all. */
export function fuzzPictures(runs: number): number {
  const all = pictures()
  let whole = 0
  const which = fc.nat(all.length - 1)
  const changes = fc.array(change, { minLength: 1, maxLength: 5 })
  const cuts = fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, fc.nat())
  fc.assert(
    fc.property(which, changes, cuts, (n, what, cut) => {
      const given = changed(all[n] ?? Buffer.of(), what)
      const bytes = new Uint8Array(cut === null ? given : given.subarray(0, cut % given.length))
      const before = bytes.slice()
      const clean = bare(bytes)
      assert.deepEqual(bytes, before, 'what was given stays')
      if (typeof clean === 'string') return assert.ok(['other', 'unclean'].includes(clean))
      whole += 1
      assert.ok(clean.bytes.length <= bytes.length + ADDED)
      assert.deepEqual(bare(clean.bytes), clean, 'twice is once')
    }),
    { numRuns: runs },
  )
  return whole
}

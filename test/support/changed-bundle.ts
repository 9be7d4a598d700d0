// A bundle in which one byte is changed, part by part: its own command line has to name the part.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { openZip } from '../../src/lib/zip/index.ts'
import { commandHere } from './command-here.ts'

/** Bytes before the path of an entry, and none behind it. */
const LOCAL_HEADER = 30

/** The middle of the first file of each folder, and of each file that stands alone or in `case/`. */
async function placesIn(bytes: Uint8Array) {
  const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length)
  const { entries } = await openZip({ size: bytes.length, read })
  let end = 0
  const placed = entries.map(({ path, size }) => {
    end += LOCAL_HEADER + path.length + size
    return { path, place: end - Math.ceil(size / 2) }
  })
  const kinds = Map.groupBy(placed, ({ path }) =>
    path.startsWith('case/') ? path : path.split('/')[0],
  )
  return [...kinds.values()].map(([first]) => first ?? { path: '', place: 0 })
}

interface Changed {
  /** Where each changed bundle is written. */
  readonly at: string
  /** Further words of the command line. */
  readonly words?: readonly string[]
  /** Looks at the changed bundle, in whose part one byte is another one. */
  readonly look?: (path: string) => Promise<void>
}

/** Changes one byte of each kind of part in turn: the command line names the part. Gives the parts. */
export async function changeEachPart(
  bytes: Buffer,
  { at, words = [], look }: Changed,
): Promise<readonly string[]> {
  const places = await placesIn(bytes)
  for (const { path, place } of places) {
    const changed = Buffer.from(bytes)
    changed[place] = (changed[place] ?? 0) ^ 1
    writeFileSync(at, changed)
    const told = await commandHere({}, 'verify', '--bundle', at, ...words)
    assert.equal(told.code, 1, path)
    assert.ok(
      told.out.some((line) => line.includes(`${path}: `) || line.includes(`${path} (`)),
      told.said,
    )
    await look?.(path)
  }
  return places.map(({ path }) => path)
}

// Bundles of evidence as a forger makes them: changed, forged anew, zipped so that they lie, with scripts in their texts and
// with numbers that nobody counts to.

import { FILES, FOLDERS } from '../../src/lib/bundle/index.ts'
import { type Change, smallBundle } from './bundle.ts'
import { chances, mutated } from './mutator.ts'

/** What a script of a bundle would set, were it run. */
export const MARK = 'hostileMark'
const RUN = `window.${MARK}=1`

/** Texts that would be run, or lead away, where somebody took them for markup or an address. */
const SCRIPTS = [
  `<img src=x onerror="${RUN}">`,
  `</td></script><script>${RUN}</script>`,
  `<svg onload="${RUN}">`,
  `javascript:${RUN}`,
  `<a href="https://evil.example/" onmouseover="${RUN}" autofocus onfocus="${RUN}" tabindex=1>x</a>`,
  `<iframe srcdoc="<script>parent.${MARK}=1</script>"></iframe>`,
  `<link rel=stylesheet href=https://evil.example/a.css><meta http-equiv=refresh content="0;url=https://evil.example/">`,
  '\u202egpj.exe\u2066',
  '{{constructor.constructor("return window")()}}',
]

/** One hostile bundle, the name of its file, and how it was made. */
export interface HostileBundle {
  readonly how: string
  readonly name: string
  readonly bytes: Buffer
}

type Maker = (sound: Buffer, number: number) => Promise<Buffer>

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString()

/** A bundle that was forged anew, with keys of the forger, and whose parts say what they should not. */
const forged =
  (change: (files: Map<string, Uint8Array>, number: number) => void): Maker =>
  async (_, number) => {
    const altered: Change = (files) => change(files, number)
    return await smallBundle(altered)
  }

/** The path of a part of this folder or name, by chance. */
function partOf(files: ReadonlyMap<string, Uint8Array>, number: number): string {
  const paths = [...files.keys()]
  return paths[chances(number)(paths.length)] ?? FILES.keys
}

/** A JSON file of the bundle with something else in it. */
function withJson(files: Map<string, Uint8Array>, path: string, more: object): void {
  const value = JSON.parse(text(files.get(path))) as object
  files.set(path, Buffer.from(JSON.stringify({ ...value, ...more })))
}

const scripts: Maker = forged((files, number) => {
  const script = SCRIPTS[number % SCRIPTS.length] ?? ''
  const { officers, custody } = JSON.parse(text(files.get(FILES.keys))) as {
    officers: { key: string }[]
    custody: string[]
  }
  const named = officers.map((one) => ({ ...one, role: script, key: `${script}${one.key}` }))
  withJson(files, FILES.keys, { origin: script, rp_id: script, officers: named, custody })
  const policy = text(files.get(FILES.policy)).replaceAll(
    'vote.example',
    script.replaceAll(/\s/g, ''),
  )
  files.set(FILES.policy, Buffer.from(policy))
  for (const [path, bytes] of files) {
    if (path.startsWith(FOLDERS.texts) || path.startsWith(FOLDERS.custody))
      files.set(
        path,
        Buffer.from(text(bytes).replaceAll('image', JSON.stringify(script).slice(1, -1))),
      )
  }
  files.set('report.html', Buffer.from(script))
})

/** Keys of officers that are read as no key, deep in what signs. */
const keys: Maker = forged((files, number) => {
  const { officers } = JSON.parse(text(files.get(FILES.keys))) as {
    officers: { public_key: string }[]
  }
  const wrong = officers.map((one) => ({
    ...one,
    public_key:
      mutated(Buffer.from(one.public_key, 'base64url'), number)
        .subarray(0, 1_000)
        .toString('base64url') || 'A',
  }))
  withJson(files, FILES.keys, { officers: wrong })
})

const counts: Maker = forged((files, number) => {
  const huge =
    ['9007199254740993', '18446744073709551615', '1'.repeat(300), '-1', '1e9', '00'][number % 6] ??
    ''
  const lines = '{"v":1}\n'.repeat(20_000)
  const proof = [...files.keys()].find((path) => path.startsWith(FOLDERS.proofs)) ?? ''
  const note = [...files.keys()].find((path) => path.startsWith(FOLDERS.checkpoints)) ?? ''
  const changes: readonly (() => void)[] = [
    () =>
      files.set(proof, Buffer.from(text(files.get(proof)).replace(/index \d+/, `index ${huge}`))),
    () => files.set(note, Buffer.from(text(files.get(note)).replace(/\n\d+\n/, `\n${huge}\n`))),
    () => files.set('custody/item-0.jsonl', Buffer.from(lines)),
    () => files.set(FILES.keys, Buffer.from('['.repeat(100_000))),
    () => files.set(FILES.policy, Buffer.from(text(files.get(FILES.policy)).repeat(500))),
    () => files.set('texts/item-0.jsonl', Buffer.from(`${'"'.repeat(200_000)}\n`)),
    () => withJson(files, FILES.keys, { custody: Array(5_000).fill('00'.repeat(32)) }),
    () => {
      for (let n = 0; n < 3_000; n += 1) files.set(`items/more-${n}`, Buffer.from(String(n)))
    },
    () => files.set(`consistency/${huge.slice(0, 20)}`, Buffer.from(`old ${huge}\n`)),
  ]
  changes[number % changes.length]?.()
})

const parts: Maker = forged((files, number) => {
  const path = partOf(files, number)
  files.set(path, mutated(files.get(path) ?? Buffer.of(), number))
})

const missing: Maker = forged((files, number) => {
  files.delete(partOf(files, number))
})

/** The sound bundle with some of its bytes changed. */
const changed: Maker = async (sound, number) => mutated(sound, number)

/** Fields of each header of a zip, from its beginning: flags, method, checksum, both sizes, and for the directory its place. */
const [LOCAL, CENTRAL, END] = ['PK\x03\x04', 'PK\x01\x02', 'PK\x05\x06'] as const
const FIELDS = {
  [LOCAL]: [6, 8, 14, 18, 22, 26, 28],
  [CENTRAL]: [8, 10, 16, 20, 24, 28, 30, 32, 42],
  [END]: [8, 10, 12, 16, 20],
} as const
const LIES = [0, 1, 8, 0xff, 0xffff, 0xfffe, 0x7fff_ffff, 0xffff_ffff]
const PLACES = [
  '../../../../etc/',
  '/etc/passwd/////',
  'C:\\Windows\\aux/',
  'con.txt/////////',
  '<img onerror=x>/',
  '\u0000\u0000..//////////',
  'items/item-./..',
]

/** An archive that says other things than it holds: sizes, methods, counts, places. */
const lying: Maker = async (sound, number) => {
  const chance = chances(number)
  const bytes = Buffer.from(sound)
  const sign = [LOCAL, CENTRAL, END][chance(3)] ?? LOCAL
  const at = placesOf(bytes, sign)
  const place = at[chance(at.length)] ?? 0
  const fields = FIELDS[sign]
  const lie = LIES[chance(LIES.length)] ?? 0
  const field = place + (fields[chance(fields.length)] ?? 0)
  if (lie > 0xffff) bytes.writeUInt32LE(lie, Math.min(field, bytes.length - 4))
  else bytes.writeUInt16LE(lie, Math.min(field, bytes.length - 2))
  return bytes
}

function placesOf(bytes: Buffer, sign: string): number[] {
  const found: number[] = []
  for (
    let at = bytes.indexOf(sign, 0, 'latin1');
    at >= 0;
    at = bytes.indexOf(sign, at + 4, 'latin1')
  )
    found.push(at)
  return found
}

/** A path that leads elsewhere, at every place where the first one stands. */
const elsewhere: Maker = async (sound, number) => {
  const bytes = Buffer.from(sound)
  const path = 'items/item-0'
  const other = (PLACES[number % PLACES.length] ?? '')
    .padEnd(path.length, 'x')
    .slice(0, path.length)
  for (const at of placesOf(bytes, path)) bytes.write(other, at, 'latin1')
  return bytes
}

/** The archive of one bundle behind, before and in another; and nothing at all. */
const joined: Maker = async (sound, number) => {
  const other = await smallBundle()
  const all = [
    Buffer.concat([sound, other]),
    Buffer.concat([other, sound.subarray(sound.length >> 1)]),
    Buffer.concat([Buffer.alloc(4_096, 'PK\x05\x06', 'latin1'), sound]),
    Buffer.concat([sound, Buffer.from(`<script>${RUN}</script>`)]),
    Buffer.alloc(0),
    Buffer.alloc(1_048_576, 'PK\x01\x02', 'latin1'),
  ]
  return all[number % all.length] ?? other
}

const MAKERS: Readonly<Record<string, Maker>> = {
  changed,
  parts,
  scripts,
  lying,
  keys,
  counts,
  elsewhere,
  missing,
  joined,
}

/** So many hostile bundles, by turns of every kind; the same seed makes the same, but for the forger's keys. */
export async function* hostileBundles(
  sound: Buffer,
  { count, seed }: { readonly count: number; readonly seed: number },
): AsyncGenerator<HostileBundle> {
  const makers = Object.entries(MAKERS)
  for (let n = 0; n < count; n += 1) {
    const [how = '', make] = makers[n % makers.length] ?? []
    // Every kind goes through all its own.
    const bytes = (await make?.(sound, seed + Math.floor(n / makers.length))) ?? sound
    const script = SCRIPTS[n % SCRIPTS.length] ?? ''
    yield { how, name: `${how}-${n} ${script.replaceAll('/', '')}.zip`, bytes }
  }
}

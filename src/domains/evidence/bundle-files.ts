import type { NodeFacts } from '../../core/action.ts'
import { isLanguage } from '../../core/text.ts'
import {
  type AboutBundle,
  type BundleKeys,
  type DisclosedName,
  type DisclosedText,
  FILES,
  FOLDERS,
  linesOf,
  sourceOf,
  type StoredEvent,
} from '../../lib/bundle/index.ts'
import { commit, type CustodyEvent, parseEvent } from '../../lib/custody/index.ts'
import { canonicalJson, type JsonValue } from '../../lib/jcs/jcs.ts'
import { policyText, proofText, unverifiedCheckpoint, verifierKey } from '../../lib/tlog/index.ts'
import type { ZipSource } from '../../lib/zip/index.ts'
import type { chain } from './actions/read.ts'
import { cloneCommandText } from '../../ui/clone-command.ts'
import { publicTexts as texts } from './texts/pages.ts'

/** Keys that were met in the chains of a bundle. */
export interface KeysSeen {
  /** Raw keys of the node. */
  readonly custody: Uint8Array[]
  readonly officers: BundleKeys['officers'][number][]
}

type Chain = Pick<Awaited<ReturnType<typeof chain.run>>, 'events' | 'texts' | 'seals'>

/** The chain of an item, and what its words are; the keys in it are noted. */
export function* chainFiles(
  item: string,
  { events, texts: words, seals }: Chain,
  seen: KeysSeen,
): Generator<ZipSource> {
  const read = events.map((row) => ({
    row,
    event: parseEvent(Buffer.from(row.bytes, 'base64url')),
  }))
  const stored = read.map(({ row, event }) => storedOf(row, event))
  for (const { row, event } of read) noteKeys(row, event, seen)
  yield sourceOf(`${FOLDERS.custody}${item}.jsonl`, linesOf(stored))
  const bySeq = new Map(read.map(({ event }) => [event.seq, event]))
  const told = words.flatMap(({ seq, field, salt, text }) =>
    disclosed(commitmentAt(bySeq.get(seq), field), salt, text),
  )
  const numbers = seals.flatMap((seal) => disclosed(seal.commitment, seal.salt, seal.number))
  const all = [...told, ...numbers]
  if (all.length > 0) yield sourceOf(`${FOLDERS.texts}${item}.jsonl`, linesOf(all))
}

/** Title and file name of an item, with the salts of what the log committed to. */
export function* nameFiles(
  item: string,
  names: readonly { readonly field: DisclosedName['field']; salt: string; text: string }[],
): Generator<ZipSource> {
  const all = names.map(({ field, salt: written, text }) => {
    const salt = Buffer.from(written, 'base64url')
    return { field, commitment: commit(salt, text), salt: salt.toString('hex'), text }
  })
  if (all.length > 0) yield sourceOf(`${FOLDERS.names}${item}.jsonl`, linesOf(all))
}

/** What people call a bundle, and which part it is. */
interface Called {
  readonly label: string
  readonly title: string | null
  readonly series: string
  readonly part: number
  readonly parts: number
}

/** What the bundle says of itself. */
export function aboutFile({ label, title, series, part: n, parts: of }: Called): ZipSource {
  const about: AboutBundle = {
    v: 1,
    label,
    title: title && oneLine(title),
    part: { series, n, of },
  }
  return sourceOf(FILES.about, Buffer.from(canonicalJson(about as JsonValue)))
}

/** Without what a reader would not see and what turns the text around it. */
const oneLine = (text: string) => text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')

type EventRow = Chain['events'][number]

function storedOf({ bytes, signature, assertion }: EventRow, { actor }: CustodyEvent): StoredEvent {
  const { key, role } = actor
  return {
    event: Buffer.from(bytes, 'base64url').toString(),
    signature,
    assertions: assertion === null ? [] : [{ key, role, ...assertion }],
  }
}

function noteKeys({ nodeKey, officerKey }: EventRow, { actor }: CustodyEvent, seen: KeysSeen) {
  const key = Buffer.from(nodeKey, 'base64url')
  if (!seen.custody.some((known) => key.equals(known))) seen.custody.push(key)
  if (officerKey === null) return
  const officer = { key: actor.key, role: actor.role, public_key: officerKey }
  const isKnown = seen.officers.some(
    (one) => one.key === officer.key && one.role === officer.role && one.public_key === officerKey,
  )
  if (!isKnown) seen.officers.push(officer)
}

/** The commitment that stands in an event under the name of a field. */
function commitmentAt(event: CustodyEvent | undefined, field: string): string | null {
  const [own, referred] = field.split('.')
  const at = referred === undefined ? event : event?.refs
  const value: unknown = (at as Readonly<Record<string, unknown>> | undefined)?.[
    referred ?? own ?? ''
  ]
  return typeof value === 'string' ? value : null
}

/** What is disclosed of a commitment; nothing where it was erased. Salts lie in base64url and stand in hex. */
function disclosed(
  commitment: string | null,
  salt: string | null,
  text: string | null,
): DisclosedText[] {
  if (commitment === null || salt === null || text === null) return []
  return [{ commitment, salt: Buffer.from(salt, 'base64url').toString('hex'), text }]
}

/** One proof, as `record.proof` gives it. */
export function proofFile(
  proof: {
    readonly record: string
    readonly index: number
    readonly hashes: readonly string[]
    readonly envelope: string
    readonly salt: string | null
    readonly body: string | null
  },
  checkpoint: string,
): ZipSource {
  const { record, index, envelope, salt, body } = proof
  const hashes = proof.hashes.map((one) => Buffer.from(one, 'base64'))
  const file = { proof: proofText({ index, hashes, checkpoint }), envelope, salt, body }
  return sourceOf(`${FOLDERS.proofs}${record}.json`, Buffer.from(canonicalJson(file)))
}

/** The last time-stamp of the log: the head that it is over, and that the newer one goes on from there. */
export function* stampFiles(
  stamp: {
    readonly size: number
    readonly checkpoint: string
    readonly reply: string
    readonly hashes: readonly string[]
  } | null,
  newer: string,
): Generator<ZipSource> {
  if (stamp === null) return
  const { size, checkpoint, reply, hashes } = stamp
  const grown = `${[`old ${size}`, ...hashes].join('\n')}\n\n${newer}`
  const name = `${size}-${unverifiedCheckpoint(newer).size}`
  yield sourceOf(`${FOLDERS.checkpoints}${size}.txt`, Buffer.from(checkpoint))
  yield sourceOf(`${FOLDERS.consistency}${name}.txt`, Buffer.from(grown))
  yield sourceOf(`${FOLDERS.tsa}${size}.tsr`, Buffer.from(reply, 'base64'))
}

/** Whose keys signed, and where. */
export function keysFile({ origin }: Pick<NodeFacts, 'origin'>, seen: KeysSeen): ZipSource {
  const keys: BundleKeys = {
    v: 1,
    origin,
    rp_id: new URL(origin).hostname,
    custody: seen.custody.map((key) => Buffer.from(key).toString('hex')),
    officers: seen.officers,
  }
  return sourceOf(FILES.keys, Buffer.from(canonicalJson(keys)))
}

/** Whose word about the log is taken: its own key, and no witness while nobody cosigns. */
export function policyFile(checkpoint: string, publicKey: Uint8Array): ZipSource {
  const { origin } = unverifiedCheckpoint(checkpoint)
  const logs = [verifierKey(origin, publicKey)]
  return sourceOf(FILES.policy, Buffer.from(policyText({ logs, witnesses: [], least: 0 })))
}

/** How to check it, in the languages of the node. */
export function readmeFile(node: NodeFacts, { label, part, parts }: Called): ZipSource {
  const said = node.languages.filter(isLanguage).map((language) => {
    const t = node.speak(language)
    const command = cloneCommandText(t, 'verify --bundle FILE --key KEY --custody-key KEY')
    const [key, custody] = ['key', 'custody-key'].map(
      (name) => `${node.origin}${node.prefix}/log/${name}`,
    )
    const page = `${node.origin}/verify.html`
    const hash = node.verifierHash()
    const lines = [
      ...(parts === 1 ? [] : [t(texts.bundlePart, { part, parts })]),
      t(texts.bundle1),
      t(texts.bundle2, { page }),
      ...(hash === null ? [] : [t(texts.bundleHash, { hash })]),
      t(texts.bundle3),
      t(texts.bundle4),
      t(texts.bundle5, { command }),
      t(texts.bundle6, { key: key ?? '', custody: custody ?? '' }),
      t(texts.bundle7),
      t(texts.bundleNames),
      `${t(texts.proves)}: ${t(texts.proves1)}`,
      `${t(texts.notProves)}: ${t(texts.notProves1)} ${t(texts.notProves2)}`,
    ]
    return [t(texts.title), ...lines].join('\n\n')
  })
  const text = `${[label, ...said].join('\n\n----\n\n')}\n`
  return sourceOf('README.txt', Buffer.from(text))
}

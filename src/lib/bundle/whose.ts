import type { BundleCrypto } from './crypto.ts'
import {
  aboutBundle,
  type AboutBundle,
  FILES,
  keys as keysForm,
  PartError,
  readJson,
  textOf,
} from './layout.ts'
import type { ReadBundle } from './read.ts'
import { custodyKeyText, type Trust } from './trust.ts'
import { NoteError, rawVerifierKey } from '../tlog/index.ts'

/** A key that a bundle says is the node's, as the node shows it, and its fingerprint: SHA-256 of the raw key in hex. */
export interface ShownKey {
  readonly key: string
  readonly fingerprint: string
}

/** What a bundle says of itself; nothing of it is checked here. */
export interface Whose {
  /** Address of the node; null where the bundle does not say. */
  readonly origin: string | null
  /** Opaque id of what it is about, and when it was made. */
  readonly about: string | null
  readonly made: string | null
  /** What people call it; null where it does not say, as older ones. */
  readonly label: string | null
  readonly title: string | null
  readonly part: AboutBundle['part'] | null
  readonly log: readonly ShownKey[]
  readonly custody: readonly ShownKey[]
  /** Which keys were given to compare with. */
  readonly given: { readonly log: boolean; readonly custody: boolean }
}

/** Logs of a policy that are shown: a node has one. */
const MAX_SHOWN = 10

/** How a node is called whose bundle does not say it. */
const NO_NAME = 'node'

export async function whoseOf(
  bundle: ReadBundle,
  crypto: Pick<BundleCrypto, 'digests'>,
  trust: Trust,
): Promise<Whose> {
  const { said, logs } = saidIn(bundle)
  const shown = async (key: string, raw: Uint8Array): Promise<ShownKey> => {
    const { sha256 } = await crypto.digests(once(raw), raw.length)
    return { key, fingerprint: sha256 }
  }
  const log = await Promise.all(logs.map(({ key, raw }) => shown(key, raw)))
  const [first] = logs
  const custody = (said?.custody ?? []).map((hex) => Uint8Array.from(Buffer.from(hex, 'hex')))
  const name = first?.name ?? said?.rp_id ?? NO_NAME
  return {
    ...calledIn(bundle),
    origin: said?.origin ?? null,
    about: bundle.manifest?.about ?? null,
    made: bundle.manifest?.made ?? null,
    log,
    custody: await Promise.all(custody.map((raw) => shown(namedKey(name, raw), raw))),
    given: { log: trust.log !== null, custody: trust.custody !== null },
  }
}

/** What it says that it is, and which part; nothing where it does not say. */
function calledIn({ whole }: ReadBundle): Pick<Whose, 'label' | 'title' | 'part'> {
  const about = whole.get(FILES.about)
  const read = about === undefined ? null : readable(() => readJson(aboutBundle, about))
  if (read === null) return { label: null, title: null, part: null }
  const { label, title, part } = read
  return { label, title, part }
}

/** The key under the name that the bundle gives its node, which may be any text; under none where it is no name. */
function namedKey(name: string, raw: Uint8Array): string {
  return readable(() => custodyKeyText(name, raw)) ?? custodyKeyText(NO_NAME, raw)
}

/** What a bundle says of the keys that signed it. */
function saidIn({ whole }: ReadBundle) {
  const [keys, policy] = [FILES.keys, FILES.policy].map((path) => whole.get(path))
  return {
    said: keys === undefined ? null : readable(() => readJson(keysForm, keys)),
    logs: policy === undefined ? [] : (readable(() => logsIn(textOf(policy))) ?? []),
  }
}

/** The keys of the logs that a policy names. */
function logsIn(policy: string) {
  const words = policy.split('\n').flatMap((line) => /^log[\t ]+(\S+)/.exec(line)?.[1] ?? [])
  return words.slice(0, MAX_SHOWN).map((key) => {
    const { name, publicKey } = rawVerifierKey(key)
    return { key, name, raw: publicKey }
  })
}

/** What cannot be read is told by its check. */
function readable<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof PartError || error instanceof NoteError) return null
    throw error
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

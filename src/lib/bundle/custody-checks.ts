import {
  advance,
  type Assertion,
  type ChainFault,
  type ChainState,
  commitmentsOf,
  type CustodyEvent,
  CustodyError,
  eventHash,
  isCommitted,
  OFFICER_SIGNS,
  parseEvent,
  START,
} from '../custody/index.ts'
import type { BundleCrypto } from './crypto.ts'
import {
  type BundleKeys,
  disclosedText,
  FILES,
  FOLDERS,
  idOf,
  keys as keysForm,
  type NamedKeys,
  officerOf,
  PartError,
  passkeysOf,
  readActs,
  readJson,
  readLines,
  type SignedEvents,
  type StoredEvent,
  storedEvent,
  textOf,
} from './layout.ts'
import { filesIn, type ReadBundle } from './read.ts'
import type { Findings } from './verdict.ts'

/** The events of one item as they lie in the bundle. */
export interface Chain {
  readonly path: string
  readonly stored: readonly StoredEvent[]
  readonly bytes: readonly Uint8Array[]
  /** Null where the bytes are no event; V3 says so. */
  readonly events: readonly (CustodyEvent | null)[]
}

/** The chains of a bundle; one that cannot be read is told as a fault of V3, and of V2: nobody can look who signed it. */
export function chainsOf(
  bundle: ReadBundle,
  { chain, signatures }: { readonly chain: Findings; readonly signatures: Findings },
): Chain[] {
  return filesIn(bundle, 'custody').flatMap(([path, content]) => {
    const stored = tried(() => readLines(storedEvent, content), path, chain)
    if (stored === null) {
      signatures.fail(path, 'unreadable')
      return []
    }
    const bytes = stored.map(({ event }) => new TextEncoder().encode(event))
    return [{ path, stored, bytes, events: bytes.map(eventOf) }]
  })
}

function eventOf(bytes: Uint8Array): CustodyEvent | null {
  try {
    return parseEvent(bytes)
  } catch (error) {
    if (error instanceof CustodyError) return null
    throw error
  }
}

/** What `read` gives; null, and a fault of the part, where it has another form. */
export function tried<T>(read: () => T, part: string, findings: Findings): T | null {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof PartError)) throw error
    findings.fail(part, 'unreadable', error.message)
    return null
  }
}

/** Place of an event: the file and its line. */
const placeOf = (path: string, index: number) => `${path}#${index + 1}`

/** By whose word signatures count. */
interface SignedBy {
  readonly crypto: BundleCrypto
  readonly findings: Findings
  /** The custody key that whoever checks gave, and those that the log names whose key he gave. */
  readonly given: string | null
  readonly vouched: NamedKeys
  /** Chains of which the log whose key he gave says nothing; none where he gave none. */
  readonly unbound: readonly string[]
}

/**
 * V2: the node signed the manifest and every event, and officers' passkeys answered for what they must. The manifest's key
 * is the one that was given, or that the log names whose key was given; the others stand in the file that it lists. Gives
 * for each event the custody key that signed it.
 */
export async function checkSignatures(
  bundle: ReadBundle,
  chains: readonly Chain[],
  { crypto, findings, given, vouched, unbound }: SignedBy,
): Promise<SignedEvents> {
  const events = new Map<string, string>()
  const bytes = bundle.whole.get(FILES.keys)
  if (bytes === undefined) findings.fail(FILES.keys, 'missing')
  const keys =
    bytes === undefined ? null : tried(() => readJson(keysForm, bytes), FILES.keys, findings)
  if (keys === null) return events
  const by = { keys, crypto, findings, passkeys: passkeysOf(keys.officers) }
  const raw = keys.custody.map((key) => Uint8Array.from(Buffer.from(key, 'hex')))
  const signerOf = async (signed: Uint8Array, signature: string): Promise<string | null> => {
    const made = Uint8Array.from(Buffer.from(signature, 'base64url'))
    for (const key of raw)
      if (await crypto.isSigned(key, signed, made)) return Buffer.from(key).toString('hex')
    return null
  }
  const signer = await checkManifest(bundle, signerOf, findings)
  if (signer !== null) checkWhose(signer, { findings, given, vouched, unbound })
  for (const { path, stored, bytes: all, events: parsed } of chains) {
    const signed = await Promise.all(
      stored.map(({ signature }, index) => signerOf(all[index] as Uint8Array, signature)),
    )
    for (const [index, key] of signed.entries()) {
      findings.looked()
      if (key === null) findings.fail(placeOf(path, index), 'signature')
      else events.set(eventHash(all[index] as Uint8Array), key)
    }
    for (const [index, { assertions }] of stored.entries()) {
      const event = parsed[index] ?? null
      if (event === null) continue
      const own = assertions.filter(({ key }) => key === event.actor.key)
      if (own.length === 0 && OFFICER_SIGNS.has(event.type)) findings.remark('no-passkey')
      const at = { part: placeOf(path, index), event, bytes: all[index] as Uint8Array }
      for (const answer of assertions) await checkAnswer(answer, at, by)
    }
  }
  await checkActs(bundle, by)
  return events
}

/**
 * Whether the key under the manifest is that of the node which whoever checks means. Where the log named no key yet, it has
 * recorded the acts: a chain of which it says nothing is not of that log.
 */
function checkWhose(
  signer: string,
  { findings, given, vouched, unbound }: Omit<SignedBy, 'crypto'>,
): void {
  const known = [...(given === null ? [] : [given]), ...vouched.keys()]
  if (known.length === 0) {
    for (const path of unbound) findings.fail(path, 'key')
    findings.unknown('whose-keys')
  } else if (!known.includes(signer)) findings.fail(FILES.signature, 'key')
}

/** What officers signed in a case besides custody. */
async function checkActs({ whole }: ReadBundle, by: Checking): Promise<void> {
  const content = whole.get(FILES.signed)
  if (content === undefined) return
  const acts = tried(() => readActs(content), FILES.signed, by.findings) ?? []
  for (const [index, { text, key, public_key: publicKey, assertion }] of acts.entries()) {
    if (assertion === null || publicKey === null) {
      by.findings.remark('no-passkey')
      continue
    }
    if (text === null) {
      by.findings.remark('erased-words')
      continue
    }
    const at = { part: placeOf(FILES.signed, index), bytes: new TextEncoder().encode(text), key }
    await checkAsserted(assertion, at, { ...by, own: [publicKey] })
  }
}

interface Checking {
  readonly keys: BundleKeys
  readonly passkeys: ReadonlyMap<string, readonly string[]>
  readonly crypto: BundleCrypto
  readonly findings: Findings
}

async function checkManifest(
  { whole }: ReadBundle,
  signerOf: (signed: Uint8Array, signature: string) => Promise<string | null>,
  findings: Findings,
): Promise<string | null> {
  const [manifest, made] = [whole.get(FILES.manifest), whole.get(FILES.signature)]
  if (manifest === undefined) return null
  if (made === undefined) findings.fail(FILES.signature, 'missing')
  const signature = made === undefined ? null : tried(() => textOf(made), FILES.signature, findings)
  if (signature === null) return null
  findings.looked()
  const signer = /^[\w-]{86}$/.test(signature) ? await signerOf(manifest, signature) : null
  if (signer === null) findings.fail(FILES.signature, 'signature')
  return signer
}

async function checkAnswer(
  answer: StoredEvent['assertions'][number],
  at: { readonly part: string; readonly event: CustodyEvent; readonly bytes: Uint8Array },
  by: Checking,
): Promise<void> {
  const { key, role, ...parts } = answer
  const named = [at.event.actor, at.event.refs?.second]
  const isNamed = named.some((one) => one?.key === key && one.role === role)
  // Somebody may have several passkeys.
  const own = by.passkeys.get(officerOf({ key, role })) ?? []
  if (!isNamed || own.length === 0) return by.findings.fail(at.part, 'unknown-officer', key)
  await checkAsserted(parts, { ...at, key }, { ...by, own })
}

/** Whether one of these passkeys answered for these bytes. */
async function checkAsserted(
  answer: Assertion,
  { part, bytes, key }: { readonly part: string; readonly bytes: Uint8Array; readonly key: string },
  { keys, crypto, findings, own }: Checking & { readonly own: readonly string[] },
): Promise<void> {
  const { origin, rp_id: rpId } = keys
  const asked = own.map((publicKey) =>
    crypto.isAsserted(answer, bytes, { origin, rpId, publicKey }),
  )
  const said = await Promise.all(asked)
  findings.looked()
  if (said.includes(true)) return
  if (said.includes(null)) findings.unknown('cannot-here')
  else findings.fail(part, 'assertion', key)
}

/** What V4 tells of, not V3. */
const OF_TRANSFER: ReadonlySet<ChainFault> = new Set<ChainFault>([
  'offer_open',
  'no_offer',
  'other_parties',
  'not_custodian',
  'not_giver',
  'not_receiver',
  'not_rehashed',
])

/** V3 and V4: events follow each other, every item is what its chain says, and both sides of a transfer fit. */
export function checkChains(
  bundle: ReadBundle,
  chains: readonly Chain[],
  { chain: findings, transfer }: { readonly chain: Findings; readonly transfer: Findings },
): void {
  const chained = new Set<string>()
  for (const { path, bytes, events } of chains) {
    let state = START
    for (const [index, event] of bytes.entries()) {
      const step = advance(state, event)
      state = step.state
      findings.looked()
      for (const fault of step.faults) {
        if (OF_TRANSFER.has(fault)) transfer.fail(placeOf(path, index), 'transfer', fault)
        else findings.fail(placeOf(path, index), 'chain', fault)
      }
      if (/^transfer-(?:accepted|refused)$/.test(events[index]?.type ?? '')) transfer.looked()
    }
    if (state.offer !== null) transfer.remark('open')
    const item = idOf(path)
    if (state.item !== item) findings.fail(path, 'chain', 'other_item')
    chained.add(item)
    checkContent(bundle, { item, state }, findings)
  }
  for (const path of bundle.digests.keys()) {
    const isItem = path.startsWith(FOLDERS.items)
    if (isItem && !chained.has(idOf(path))) findings.fail(path, 'unused')
  }
}

function checkContent(
  { digests }: ReadBundle,
  { item, state }: { readonly item: string; readonly state: ChainState },
  findings: Findings,
): void {
  const path = `${FOLDERS.items}${item}`
  const found = digests.get(path)
  if (found === undefined) {
    if (digests.has(`${path}.age`)) findings.remark('encrypted')
    else if (state.isErased) findings.remark('erased')
    else if (state.content !== null) findings.remark('withheld')
    return
  }
  const { content } = state
  const isSame =
    found.size === content?.size &&
    found.sha256 === content.sha256 &&
    found.sha512 === content.sha512
  if (!isSame) findings.fail(path, 'content')
}

/** V5: every disclosed text is the one that was committed to. */
export function checkTexts(bundle: ReadBundle, chains: readonly Chain[], findings: Findings): void {
  const used = new Map(
    chains.map(({ path, events }) => [
      idOf(path),
      new Set(events.flatMap((event) => (event === null ? [] : commitmentsOf(event)))),
    ]),
  )
  let disclosed = 0
  for (const [path, content] of filesIn(bundle, 'texts')) {
    const texts = tried(() => readLines(disclosedText, content), path, findings) ?? []
    const own = used.get(idOf(path)) ?? new Set()
    for (const [index, { commitment, salt, text }] of texts.entries()) {
      findings.looked()
      const isGood = isCommitted(commitment, Uint8Array.from(Buffer.from(salt, 'hex')), text)
      if (!isGood) findings.fail(placeOf(path, index), 'text')
      else if (!own.has(commitment)) findings.fail(placeOf(path, index), 'unused')
    }
    disclosed += new Set(texts.map(({ commitment }) => commitment)).size
  }
  const all = [...used.values()].reduce((total, own) => total + own.size, 0)
  findings.remark('undisclosed', Math.max(0, all - disclosed))
}

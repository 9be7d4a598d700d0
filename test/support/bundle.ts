// A small bundle of evidence with everything in it, for tests and the bench: chains with a transfer, texts, proofs under a
// cosigned checkpoint, and the older one before it.
import { generateKeyPairSync, hash, type KeyObject, sign } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import {
  type BundleKeys,
  custodyKeyText,
  FILES,
  FOLDERS,
  linesOf,
  type SignedAct,
  type StoredEvent,
  writeBundle,
} from '../../src/lib/bundle/index.ts'
import {
  challengeOf,
  type CustodyEvent,
  eventBytes,
  eventHash,
} from '../../src/lib/custody/index.ts'
import { canonicalJson } from '../../src/lib/jcs/jcs.ts'
import { envelopeBytes, saltedHash } from '../../src/lib/provable/index.ts'
import {
  checkpointText,
  consistencyProof,
  ed25519Signer,
  grow,
  type HashAt,
  inclusionProof,
  keyId,
  leafHash,
  policyText,
  proofText,
  rawPublicKey,
  rootOf,
  signatureLine,
  signCheckpoint,
  verifierKey,
} from '../../src/lib/tlog/index.ts'
import { verifyRegistration } from '../../src/lib/webauthn/index.ts'
import type { ZipSource } from '../../src/lib/zip/index.ts'
import { SoftwareAuthenticator } from './authenticator.ts'
import { GOOD, giver, said, salt, taker } from './custody-chain.ts'

const ORIGIN = 'https://vote.example'
const LOG = 'vote.example/log'
const by = { origin: ORIGIN, rpId: 'vote.example' }

const NO_ANSWER = { clientDataJSON: '', authenticatorData: '', signature: '' }

/** What one item holds, and how large it is. */
export interface Item {
  readonly id: string
  readonly size: number
  readonly sha256: string
  readonly sha512: string
  /** Given to somebody else, with both passkeys. */
  readonly isTransferred: boolean
}

/** An item of these bytes. */
export function itemOf(id: string, bytes: Uint8Array, isTransferred = false): Item {
  const [sha256, sha512] = [hash('sha256', bytes), hash('sha512', bytes)]
  return { id, size: bytes.length, sha256, sha512, isTransferred }
}

/** The keys of a case, and the files that are made of its items but their contents. */
export class CaseFile {
  readonly #custody = generateKeyPairSync('ed25519')
  readonly #log = generateKeyPairSync('ed25519')
  readonly #witness = generateKeyPairSync('ed25519')
  readonly #passkeys = new Map(
    [giver, taker].map((one) => [one.key, { ...one, passkey: new SoftwareAuthenticator('ES256') }]),
  )

  sign(bytes: Uint8Array): Uint8Array {
    return sign(null, bytes, this.#custody.privateKey)
  }

  /** Its keys as a node shows them. */
  shownKeys(): { readonly key: string; readonly custodyKey: string } {
    const key = verifierKey(LOG, rawPublicKey(this.#log.publicKey))
    return { key, custodyKey: custodyKeyText(LOG, rawPublicKey(this.#custody.publicKey)) }
  }

  /** Everything but the items' contents, by path. */
  files(items: readonly Item[]): Map<string, Uint8Array> {
    const files = new Map<string, Uint8Array>()
    const put = (path: string, content: string | Uint8Array) =>
      files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content)
    put(FILES.keys, canonicalJson(this.#keys()))
    put(FILES.policy, this.#policy())
    put('README.txt', 'How to check this bundle.')
    put('report.html', '<!doctype html><title>Case</title>')
    const chains = items.map((item) => this.#chain(item))
    for (const [index, { id }] of items.entries()) {
      put(`${FOLDERS.custody}${id}.jsonl`, linesOf(chains[index] ?? []))
      const texts = ['image', 'none'].map((text) => ({
        commitment: said(text),
        salt: Buffer.from(salt).toString('hex'),
        text,
      }))
      put(`${FOLDERS.texts}${id}.jsonl`, linesOf(texts))
    }
    this.#prove(items, chains, put)
    return files
  }

  /** What the first officer signs in a case besides custody. */
  signedAct(text: string): SignedAct {
    const { key, role } = giver
    const passkey = this.#passkeys.get(key)?.passkey
    const officer = this.#keys().officers.find((one) => one.key === key)
    const asked = { ...by, challenge: challengeOf(new TextEncoder().encode(text)) }
    const { clientDataJSON, authenticatorData, signature } = passkey?.get(asked) ?? NO_ANSWER
    const assertion = { clientDataJSON, authenticatorData, signature }
    const what = {
      act: 'request-approved',
      of: 'REQ-ABCDEFGH',
      at: '2026-11-26T09:00:00.000Z',
    } as const
    return { v: 1, ...what, text, key, role, public_key: officer?.public_key ?? null, assertion }
  }

  #keys(): BundleKeys {
    const officers = [...this.#passkeys.values()].map(({ key, role, passkey }) => {
      const asked = { ...by, challenge: 'eA' }
      return { key, role, public_key: verifyRegistration(passkey.create(asked), asked).publicKey }
    })
    const custody = rawPublicKey(this.#custody.publicKey).toString('hex')
    return { v: 1, origin: ORIGIN, rp_id: by.rpId, custody: [custody], officers }
  }

  #policy(): string {
    const raw = rawPublicKey(this.#witness.publicKey)
    const key = `w.example+${keyId('w.example', raw, 4)}+${Buffer.concat([Buffer.of(4), raw]).toString('base64')}`
    const logs = [verifierKey(LOG, rawPublicKey(this.#log.publicKey))]
    return policyText({ logs, witnesses: [{ name: 'w', key }], least: 1 })
  }

  #chain({ id, size, sha256, sha512, isTransferred }: Item): StoredEvent[] {
    const content = { size, sha256, sha512 }
    const steps: Partial<CustodyEvent>[] = [
      { ...GOOD.acquired, type: 'acquired', to: giver, ...content },
    ]
    const parties = { from: giver, to: taker }
    if (isTransferred) {
      steps.push({ type: 'transfer-offered', ...parties })
      const accepted = { actor: taker, ...parties, ...content, refs: { offer: 2 } }
      steps.push({ type: 'transfer-accepted', ...accepted })
    }
    let prev: string | undefined
    return steps.map((step, index) => {
      const place = { v: 1, item: id, seq: index + 1, at: '2026-11-24T08:00:00.000Z', tz: 'UTC' }
      const link = prev === undefined ? {} : { prev }
      const event = { ...place, ...link, actor: giver, ...step } as CustodyEvent
      const bytes = eventBytes(event)
      prev = eventHash(bytes)
      const isAnswered = event.type.startsWith('transfer')
      return {
        event: new TextDecoder().decode(bytes),
        signature: Buffer.from(this.sign(bytes)).toString('base64url'),
        assertions: isAnswered ? [this.#answer(event, bytes)] : [],
      }
    })
  }

  #answer({ actor: { key, role } }: CustodyEvent, bytes: Uint8Array) {
    const asked = { ...by, challenge: challengeOf(bytes) }
    const made = this.#passkeys.get(key)?.passkey.get(asked)
    const { clientDataJSON = '', authenticatorData = '', signature = '' } = made ?? {}
    return { key, role, clientDataJSON, authenticatorData, signature }
  }

  #prove(
    items: readonly Item[],
    chains: readonly (readonly StoredEvent[])[],
    put: (path: string, content: string) => void,
  ): void {
    const records = items.map(({ id }, index) => {
      const events = (chains[index] ?? []).map(({ event }) => eventHash(Buffer.from(event)))
      // It commits to a title besides, of which nothing is told unless a test puts it in.
      const body = canonicalJson({ called: said(`Title of ${id}`), item: id, events })
      const facts = {
        v: 1,
        id: `rec-${id}`,
        at: '2026-11-24T08:00:01.000Z',
        type: 'item.preserved',
      }
      const who = { action: 'evidence.preserve', actor: 'workflow:x', subject: id, area: '/' }
      const body_hash = saltedHash(salt, body).toString('hex')
      const envelope = envelopeBytes({ ...facts, v: 1, ...who, marking: 'TLP:GREEN', body_hash })
      return { id: facts.id, body, envelope }
    })
    records.unshift(this.#keyed())
    const leaves = records.map(({ envelope }) => leafHash(envelope))
    const hashes = new Map(leaves.map((leaf, at) => [`0/${at}`, leaf as Uint8Array]))
    const frontier = grow([], leaves, 0, (level, at, one) => hashes.set(`${level}/${at}`, one))
    const hashAt: HashAt = (level, at) => hashes.get(`${level}/${at}`) ?? new Uint8Array(0)
    const newer = this.#checkpoint(leaves.length, rootOf(frontier))
    const older = this.#checkpoint(1, leaves[0] ?? new Uint8Array(0))
    put(`${FOLDERS.checkpoints}1.txt`, older)
    if (leaves.length > 1) {
      put(`${FOLDERS.checkpoints}${leaves.length}.txt`, newer)
      const grown = consistencyProof(1, leaves.length, hashAt).map(base64)
      put(
        `${FOLDERS.consistency}1-${leaves.length}.txt`,
        `${['old 1', ...grown].join('\n')}\n\n${newer}`,
      )
    }
    for (const [index, { id, body, envelope }] of records.entries()) {
      const checkpoint = newer
      const proof = proofText({
        index,
        hashes: inclusionProof(index, leaves.length, hashAt),
        checkpoint,
      })
      const file = {
        proof,
        envelope: envelope.toString(),
        salt: Buffer.from(salt).toString('hex'),
        body,
      }
      put(`${FOLDERS.proofs}${id}.json`, JSON.stringify(file))
    }
  }

  /** The record by which the log names the custody key, before that signs anything. */
  #keyed() {
    const key = rawPublicKey(this.#custody.publicKey).toString('hex')
    const body = canonicalJson({ key, since: 'birth' })
    const facts = { id: 'rec-key', at: '2026-11-24T08:00:00.000Z', type: 'custody.keyed' }
    const who = { action: 'evidence.noteKey', actor: 'job:x', subject: 'custody-key', area: '/' }
    const body_hash = saltedHash(salt, body).toString('hex')
    const envelope = envelopeBytes({ v: 1, ...facts, ...who, marking: 'TLP:CLEAR', body_hash })
    return { id: facts.id, body, envelope }
  }

  #checkpoint(size: number, rootHash: Uint8Array): string {
    const head = { origin: LOG, size, rootHash }
    const text = checkpointText(head)
    const name = 'w.example'
    const witness = {
      name,
      keyId: keyId(name, rawPublicKey(this.#witness.publicKey), 4),
      sign: (bytes: Uint8Array) => cosigned(this.#witness.privateKey, bytes),
    }
    const signer = ed25519Signer(LOG, this.#log.privateKey)
    return signCheckpoint(head, signer) + signatureLine(text, witness)
  }
}

function cosigned(key: KeyObject, text: Uint8Array): Uint8Array {
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(1_795_500_000n)
  const message = Buffer.concat([Buffer.from('cosignature/v1\ntime 1795500000\n'), text])
  return Buffer.concat([time, sign(null, message, key)])
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/** Files as an archive takes them. */
export function sourcesOf(files: ReadonlyMap<string, Uint8Array>): ZipSource[] {
  return [...files].map(([path, bytes]) => ({ path, size: bytes.length, open: () => [bytes] }))
}

/** Changes what goes into a bundle, before it is listed and signed. */
export type Change = (files: Map<string, Uint8Array>, file: CaseFile) => void

/** The small bundle: three items, one of them handed on, one time-stamp; whoever changes it signs the manifest anew, by `signer`. */
export async function smallBundle(
  change: Change = () => {},
  signer: Pick<CaseFile, 'sign'> | null = null,
  file = new CaseFile(),
): Promise<Buffer> {
  const contents = [0, 1, 2].map((n) => Buffer.from(`content of item ${n}\n`.repeat(50 * (n + 1))))
  const items = contents.map((bytes, n) => itemOf(`item-${n}`, bytes, n === 1))
  const files = file.files(items)
  for (const [n, bytes] of contents.entries()) files.set(`${FOLDERS.items}item-${n}`, bytes)
  const note = files.get(`${FOLDERS.checkpoints}4.txt`) ?? new Uint8Array(0)
  const imprint = Buffer.from(
    `3031300d060960864801650304020105000420${hash('sha256', note)}`,
    'hex',
  )
  files.set(`${FOLDERS.tsa}4.tsr`, Buffer.concat([Buffer.from('head of a token'), imprint]))
  change(files, file)
  const draft = { about: 'case-1', made: '2026-11-26T10:00:00.000Z', files: sourcesOf(files) }
  return await buffer(writeBundle({ ...draft, sign: (bytes) => (signer ?? file).sign(bytes) }))
}

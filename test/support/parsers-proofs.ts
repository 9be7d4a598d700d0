// Readers of what is signed and proved: notes, proofs, bundles, keys, sealed files, passkeys.

import { generateKeyPairSync } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { decrypt, encrypt, AgeError } from '../../src/lib/age/index.ts'
import { fromBech32 } from '../../src/lib/age/bech32.ts'
import { openHeader } from '../../src/lib/age/header.ts'
import {
  identityOf,
  identityText,
  parseIdentities,
  parseIdentity,
  parseRecipient,
  recipientText,
} from '../../src/lib/age/key.ts'
import {
  checkBundle,
  FILES,
  FOLDERS,
  nodeCrypto,
  TrustError,
  trustIn,
} from '../../src/lib/bundle/index.ts'
import {
  PartError,
  keys as keysForm,
  readActs,
  readJson,
  readLines,
  storedEvent,
} from '../../src/lib/bundle/layout.ts'
import { readBundle } from '../../src/lib/bundle/read.ts'
import { byteReader } from '../../src/lib/bytes/index.ts'
import { CustodyError, parseEvent } from '../../src/lib/custody/index.ts'
import {
  manifestNote,
  parseManifest,
  openManifest,
  writeManifest,
} from '../../src/lib/mirror/index.ts'
import { frameOf, readFrame, unpad } from '../../src/lib/padme/index.ts'
import { parseEnvelope, parseRecordProof, UnreadableProof } from '../../src/lib/provable/index.ts'
import { digitsOf, seedOf } from '../../src/lib/receipt/index.ts'
import { TarError, TAR_END, tarEntries, tarEntry } from '../../src/lib/tar/index.ts'
import {
  decodeEntries,
  decodeTile,
  ed25519Signer,
  NoteError,
  openCheckpoint,
  openNote,
  parseCheckpoint,
  parseCosignerKey,
  parsePolicy,
  parseProof,
  parseTilePath,
  parseVerifierKey,
  PolicyError,
  rawPublicKey,
  unverifiedCheckpoint,
  verifierKey,
} from '../../src/lib/tlog/index.ts'
import { parseKey } from '../../src/lib/tlog/note.ts'
import {
  PasskeyError,
  registrationResponse,
  authenticationResponse,
  verifyAuthentication,
  verifyRegistration,
} from '../../src/lib/webauthn/index.ts'
import { decodeCbor } from '../../src/lib/webauthn/cbor.ts'
import { openZip, ZipError } from '../../src/lib/zip/index.ts'
import { SoftwareAuthenticator } from './authenticator.ts'
import { smallBundle } from './bundle.ts'
import { inMemory, inPieces, ofBytes, ofText, ofValue, type Parser } from './parser.ts'

const log = { refusals: [NoteError] }
const part = { refusals: [PartError] }
const age = { refusals: [AgeError] }
const zip = { refusals: [ZipError] }

/** Everything in a bundle by its path, and the bundle itself. */
async function bundled() {
  const files = new Map<string, Buffer>()
  const whole = await smallBundle((all, file) => {
    all.set(FILES.signed, Buffer.from(`${JSON.stringify(file.signedAct('{"first":1}'))}\n`))
    for (const [path, bytes] of all) files.set(path, Buffer.from(bytes))
  })
  const first = (beginning: string) =>
    [...files].find(([path]) => path.startsWith(beginning))?.[1] ?? Buffer.of()
  return { whole, first }
}

function ofNotes({ first }: Awaited<ReturnType<typeof bundled>>): Parser[] {
  const note = first(FOLDERS.checkpoints)
  const proof = JSON.parse(first(FOLDERS.proofs).toString()) as { proof: string; envelope: string }
  const policy = first(FILES.policy)
  const [, logKey = '', cosigner = ''] =
    /^log (\S+)[^]*^witness \S+ (\S+)/m.exec(policy.toString()) ?? []
  const verifiers = [parseVerifierKey(logKey)]
  const body = note.toString().split('\n\n')[0] ?? ''
  return [
    ofText('src/lib/tlog/note.ts#openNote', (text) => openNote(text, verifiers), [note], log),
    ofText('src/lib/tlog/note.ts#parseVerifierKey', parseVerifierKey, [logKey], log),
    ofText('src/lib/tlog/note.ts#parseKey', (text) => parseKey(text, 1), [logKey], log),
    ofText('src/lib/tlog/cosignature.ts#parseCosignerKey', parseCosignerKey, [cosigner], log),
    ofText(
      'src/lib/tlog/checkpoint.ts#openCheckpoint',
      (text) => openCheckpoint(text, verifiers),
      [note],
      log,
    ),
    ofText('src/lib/tlog/checkpoint.ts#parseCheckpoint', parseCheckpoint, [`${body}\n`], log),
    ofText('src/lib/tlog/checkpoint.ts#unverifiedCheckpoint', unverifiedCheckpoint, [note], log),
    ofText('src/lib/tlog/policy.ts#parsePolicy', parsePolicy, [policy], {
      refusals: [PolicyError],
    }),
    ofText('src/lib/tlog/proof.ts#parseProof', parseProof, [proof.proof], log),
    ofText('src/lib/tlog/tile.ts#parseTilePath', parseTilePath, [
      'tile/8/0/x001/x234/067.p/8',
      'tile/entries/000',
    ]),
    ofBytes('src/lib/tlog/tile.ts#decodeTile', decodeTile, [Buffer.alloc(96, 7)]),
    ofBytes('src/lib/tlog/tile.ts#decodeEntries', decodeEntries, [
      Buffer.from('\0\x03abc\0\0\0\x01d'),
    ]),
    ofText('src/lib/provable/envelope.ts#parseEnvelope', parseEnvelope, [proof.envelope]),
    ofText(
      'src/lib/provable/proof.ts#parseRecordProof',
      parseRecordProof,
      [first(FOLDERS.proofs)],
      {
        refusals: [UnreadableProof],
      },
    ),
    ofText('src/lib/bundle/trust.ts#trustIn', trustIn, [logKey], {
      refusals: [TrustError],
    }),
  ]
}

function ofBundles({ whole, first }: Awaited<ReturnType<typeof bundled>>): Parser[] {
  const chain = first(FOLDERS.custody)
  const { event = '' } = JSON.parse(chain.toString().split('\n')[0] ?? '{}') as { event?: string }
  const signed = first(FILES.signed)
  const bundle = { ...zip, share: 0.1 }
  return [
    ofBytes('src/lib/bundle/layout.ts#readActs', readActs, [signed], part),
    ofBytes(
      'src/lib/bundle/layout.ts#readLines',
      (all) => readLines(storedEvent, all),
      [chain],
      part,
    ),
    ofBytes(
      'src/lib/bundle/layout.ts#readJson',
      (all) => readJson(keysForm, all),
      [first(FILES.keys)],
      part,
    ),
    ofBytes('src/lib/custody/event.ts#parseEvent', parseEvent, [event], {
      refusals: [CustodyError],
    }),
    ofBytes(
      'src/lib/bundle/read.ts#readBundle',
      (all) => readBundle(inMemory(all), nodeCrypto, () => {}),
      [whole],
      bundle,
    ),
    ofBytes(
      'src/lib/bundle/check.ts#checkBundle',
      (all) => checkBundle(inMemory(all), nodeCrypto),
      [whole],
      bundle,
    ),
    ofBytes('src/lib/zip/read.ts#openZip', readZip, [whole], { ...zip, share: 0.3 }),
  ]
}

/** Reads every entry to its end. */
async function readZip(bytes: Buffer): Promise<void> {
  const read = await openZip(inMemory(bytes))
  for (const entry of read.entries) await buffer(read.content(entry))
}

async function ofSealed(): Promise<Parser[]> {
  const identity = identityOf(Buffer.alloc(32, 9))
  const [recipient, secret] = [recipientText(identity), identityText(Buffer.alloc(32, 9))]
  const random = (length: number) => Buffer.alloc(length, 5)
  const frame = frameOf({ manifest: { v: 1 }, text: 'What happened' })
  const sealed = await buffer(encrypt(inPieces(frame), { recipients: [identity], random }))
  const tar = Buffer.concat([
    tarEntry('a.json', Buffer.from('{}')),
    tarEntry('b/c', Buffer.alloc(600)),
    TAR_END,
  ])
  return [
    ofText('src/lib/age/bech32.ts#fromBech32', (text) => fromBech32('age', text), [recipient], age),
    ofText('src/lib/age/key.ts#parseRecipient', parseRecipient, [recipient], age),
    ofText('src/lib/age/key.ts#parseIdentity', parseIdentity, [secret], age),
    ofText(
      'src/lib/age/key.ts#parseIdentities',
      parseIdentities,
      [`# mine\n${secret}\n\n${secret}\n`],
      age,
    ),
    ofBytes(
      'src/lib/age/header.ts#openHeader',
      (all) => openHeader(byteReader(inPieces(all)), [identity]),
      [sealed.subarray(0, 300)],
      { ...age, share: 0.5 },
    ),
    ofBytes(
      'src/lib/age/file.ts#decrypt',
      (all) => buffer(decrypt(inPieces(all), [identity])),
      [sealed],
      { ...age, share: 0.3 },
    ),
    ofBytes('src/lib/padme/index.ts#unpad', unpad, [frame], { share: 0.5 }),
    ofBytes('src/lib/padme/index.ts#readFrame', readFrame, [frame], { share: 0.5 }),
    ofText('src/lib/receipt/digits.ts#seedOf', seedOf, [digitsOf(Buffer.alloc(16, 3))]),
    ofBytes(
      'src/lib/tar/index.ts#tarEntries',
      async (all) => {
        for await (const entry of tarEntries(byteReader(inPieces(all)), 4_096))
          entry.bytes.toString()
      },
      [tar],
      { refusals: [TarError], share: 0.5 },
    ),
  ]
}

const asked = { origin: 'https://vote.example', rpId: 'vote.example', challenge: 'eA' }

function ofPasskeys(): Parser[] {
  const key = new SoftwareAuthenticator()
  const made = key.create(asked)
  const credential = verifyRegistration(made, asked)
  const refusals = { refusals: [PasskeyError], share: 0.5 }
  return [
    ofBytes(
      'src/lib/webauthn/cbor.ts#decodeCbor',
      decodeCbor,
      [Buffer.from(made.attestationObject, 'base64url')],
      { refusals: [RangeError] },
    ),
    ofValue(
      'src/lib/webauthn/index.ts#verifyRegistration',
      (value) => {
        const answer = registrationResponse.safeParse(value).data
        return answer === undefined ? null : verifyRegistration(answer, asked)
      },
      [made],
      refusals,
    ),
    ofBytes(
      'src/lib/webauthn/index.ts#verifyRegistration',
      (all) => verifyRegistration({ ...made, attestationObject: all.toString('base64url') }, asked),
      [Buffer.from(made.attestationObject, 'base64url')],
      refusals,
    ),
    ofValue(
      'src/lib/webauthn/index.ts#verifyAuthentication',
      (value) => {
        const answer = authenticationResponse.safeParse(value).data
        return answer === undefined ? null : verifyAuthentication(answer, asked, credential)
      },
      [key.get(asked)],
      refusals,
    ),
  ]
}

function ofMirrors(): Parser[] {
  const bytes = writeManifest({
    version: 1,
    origin: 'https://node.example',
    made: '2026-11-24T08:00:00.000Z',
    log: { key: 'node.example/log+0123abcd+AbCd', size: 1, root: 'AbCd=' },
    files: { 'en/index.html': { sha256: 'a'.repeat(64), bytes: 10 } },
  })
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const note = manifestNote(bytes, ed25519Signer('node.example/mirror', privateKey))
  const verifier = parseVerifierKey(verifierKey('node.example/mirror', rawPublicKey(publicKey)))
  return [
    ofBytes('src/lib/mirror/manifest.ts#parseManifest', parseManifest, [bytes]),
    ofBytes(
      'src/lib/mirror/manifest.ts#openManifest',
      (all) => openManifest(bytes, all.toString(), verifier),
      [note],
      log,
    ),
  ]
}

/** All of these readers. */
export async function ofProofs(): Promise<readonly Parser[]> {
  const all = await bundled()
  return [
    ...ofNotes(all),
    ...ofBundles(all),
    ...(await ofSealed()),
    ...ofPasskeys(),
    ...ofMirrors(),
  ]
}

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  checkpointText,
  ed25519Signer,
  grow,
  inclusionProof,
  judgeCheckpoint,
  judgeProof,
  keyId,
  leafHash,
  type LogProof,
  NoteError,
  type NoteErrorCode,
  type NoteSigner,
  parseCosignerKey,
  parsePolicy,
  parseProof,
  PolicyError,
  policyText,
  proofText,
  rawPublicKey,
  rootOf,
  signatureLine,
  signCheckpoint,
  verifierKey,
} from './index.ts'

const ORIGIN = 'vote.example/log'
const logKeys = generateKeyPairSync('ed25519')
const logSigner = ed25519Signer(ORIGIN, logKeys.privateKey)
const logKey = verifierKey(ORIGIN, rawPublicKey(logKeys.publicKey))

/** A witness as the specification has it: a time, and a signature over it and the text. */
function witness(name: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const raw = rawPublicKey(publicKey)
  const id = keyId(name, raw, 4)
  const signer: NoteSigner = {
    name,
    keyId: id,
    sign(text) {
      const time = Buffer.alloc(8)
      time.writeBigUInt64BE(1_795_500_000n)
      const message = Buffer.concat([Buffer.from('cosignature/v1\ntime 1795500000\n'), text])
      return Buffer.concat([time, sign(null, message, privateKey)])
    },
  }
  const key = `${name}+${id}+${Buffer.concat([Buffer.of(4), raw]).toString('base64')}`
  return { name: name.replaceAll('.', '-'), signer, key }
}
const witnesses = ['one.example', 'two.example', 'three.example'].map(witness)

/** A log of these entries, with the proof of one of them under a checkpoint with the cosignatures of the first witnesses. */
function proved(entries: readonly Uint8Array[], index: number, cosigners = 0): LogProof {
  const hashes = new Map<string, Uint8Array>()
  const leaves = entries.map(leafHash)
  for (const [at, leaf] of leaves.entries()) hashes.set(`0/${at}`, leaf)
  const frontier = grow([], leaves, 0, (level, at, hash) => hashes.set(`${level}/${at}`, hash))
  const head = { origin: ORIGIN, size: entries.length, rootHash: rootOf(frontier) }
  const lines = witnesses
    .slice(0, cosigners)
    .map((one) => signatureLine(checkpointText(head), one.signer))
  const read = (level: number, at: number) => hashes.get(`${level}/${at}`) ?? new Uint8Array(0)
  const checkpoint = signCheckpoint(head, logSigner) + lines.join('')
  return { index, hashes: inclusionProof(index, entries.length, read), checkpoint }
}

const entries = Array.from({ length: 11 }, (_, n) => Buffer.from(`entry ${n}`))
const policy = (least: number) => parsePolicy(policyText({ logs: [logKey], witnesses, least }))

test('a proof is read as it was written, and shows its entry and nothing else', () => {
  for (const [index, entry] of entries.entries()) {
    const proof = proved(entries, index)
    const read = parseProof(proofText(proof))
    assert.deepEqual(read, { ...proof, hashes: proof.hashes.map((hash) => Buffer.from(hash)) })
    assert.equal(judgeProof(read, entry, policy(0)).isIncluded, true)
    assert.equal(judgeProof(read, Buffer.from('another'), policy(0)).isIncluded, false)
    assert.equal(judgeProof({ ...read, index: index ^ 1 }, entry, policy(0)).isIncluded, false)
  }
})

test('an independent program accepts the proof, and none with a byte changed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'proof-'))
  const accepts = (text: string) => {
    writeFileSync(join(folder, 'entry'), entries[6] ?? '')
    // Version 0.4.3 takes the form before the first line came into it.
    writeFileSync(join(folder, 'entry.spicy'), text.replace('c2sp.org/tlog-proof@v1\n', ''))
    try {
      execFileSync('spicy-litetlog', ['-verify', logKey, join(folder, 'entry')], { stdio: 'pipe' })
      return true
    } catch {
      return false
    }
  }
  try {
    const text = proofText(proved(entries, 6, 2))
    assert.equal(accepts(text), true)
    assert.equal(accepts(proofText({ ...proved(entries, 6), index: 5 })), false)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('extra data is carried and changes nothing', () => {
  const proof = { ...proved(entries, 3), extra: Buffer.from('salt') }
  const read = parseProof(proofText(proof))
  assert.deepEqual(read.extra, proof.extra)
  assert.equal(judgeProof(read, entries[3] ?? Buffer.of(), policy(0)).isIncluded, true)
})

const because = (code: NoteErrorCode) => (error: unknown) =>
  error instanceof NoteError && error.code === code

test('only the one spelling of a proof is read', () => {
  const text = proofText(proved(entries, 3))
  const wrong = [
    text.slice(1),
    text.replace('@v1', '@v2'),
    text.replace('index 3', 'index 03'),
    text.replace('index 3', 'index -3'),
    text.replace('index 3\n', ''),
    text.replace('index 3', 'extra \nindex 3'),
    text.replace('index 3', 'index 3\nAAAA'),
    text.replace('index 3\n', 'index 3\n\n'),
    text.replace('\n\n', '\n'),
    text.replace('index 3', `index 3${`\n${'A'.repeat(43)}=`.repeat(54)}`),
    '',
  ]
  for (const bad of wrong.slice(0, -4)) assert.throws(() => parseProof(bad), because('malformed'))
  for (const bad of wrong.slice(-4)) {
    // Cut in another place it may be well-formed, but then there is no checkpoint in it.
    assert.throws(
      () => judgeProof(parseProof(bad), entries[3] ?? Buffer.of(), policy(0)),
      NoteError,
    )
  }
})

test('every flipped bit of a proof is found', () => {
  const bytes = Buffer.from(proofText(proved(entries, 3, 3)))
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
      let isBelieved = false
      try {
        const judged = judgeProof(
          parseProof(flipped.toString()),
          entries[3] ?? Buffer.of(),
          policy(3),
        )
        isBelieved = judged.isIncluded && judged.isWitnessed
      } catch (error) {
        assert.ok(error instanceof NoteError, String(error))
      }
      assert.equal(isBelieved, false)
    }),
    { numRuns: 150 },
  )
})

test('a checkpoint is judged by how many witnesses cosigned it', () => {
  const { checkpoint } = proved(entries, 0, 2)
  const names = witnesses.slice(0, 2).map(({ name }) => name)
  assert.deepEqual(judgeCheckpoint(checkpoint, policy(2)).cosigners, names)
  assert.equal(judgeCheckpoint(checkpoint, policy(2)).isWitnessed, true)
  assert.equal(judgeCheckpoint(checkpoint, policy(3)).isWitnessed, false)
  assert.equal(judgeCheckpoint(proved(entries, 0).checkpoint, policy(0)).isWitnessed, true)
})

test('groups of groups decide as the specification says', () => {
  const [one, two, three] = witnesses
  const text = (quorum: string) =>
    `# a policy\n\nlog ${logKey} https://vote.example\n  witness 1 ${one?.key}\n\twitness 2 ${two?.key} u\nwitness 3 ${three?.key}\n` +
    `group pair all 1 2\ngroup X any pair 3\nquorum ${quorum}\n`
  const isMet = (quorum: string, cosigners: number) =>
    judgeCheckpoint(proved(entries, 0, cosigners).checkpoint, parsePolicy(text(quorum))).isWitnessed
  assert.deepEqual(
    [0, 1, 2].map((n) => isMet('X', n)),
    [false, false, true],
  )
  assert.deepEqual(
    [0, 1].map((n) => isMet('1', n)),
    [false, true],
  )
})

test('nobody but a log of the policy makes a checkpoint, and no wrong signature passes', () => {
  const { checkpoint } = proved(entries, 0, 3)
  const stranger = generateKeyPairSync('ed25519')
  const foreign = verifierKey(ORIGIN, rawPublicKey(stranger.publicKey))
  const only = (logs: readonly string[]) => parsePolicy(policyText({ logs, witnesses, least: 1 }))
  assert.throws(() => judgeCheckpoint(checkpoint, only([foreign])), because('unknown_keys'))
  const mine = witnesses[0]
  const renamed = { origin: mine?.signer.name ?? '', size: 0, rootHash: rootOf([]) }
  const text = checkpointText(renamed)
  const note = `${text}\n${signatureLine(text, mine?.signer ?? logSigner)}`
  assert.throws(() => judgeCheckpoint(note, only([logKey])), because('unknown_keys'))
  const lines = checkpoint.split('\n')
  const bent = lines.map((line) =>
    line.startsWith('— two.example') ? line.replace(/.{4}$/, 'AAAA') : line,
  )
  assert.throws(() => judgeCheckpoint(bent.join('\n'), only([logKey])), because('bad_signature'))
})

test('the key of a witness has the id that an independent program gives it', () => {
  const key = 'witness.example+13565195+BAiiHm8kN7duqFN2bmmVfej8WGxkqHU9kyUCEZQK37QY'
  assert.equal(parseCosignerKey(key).keyId, '13565195')
  assert.throws(() => parseCosignerKey(logKey), because('invalid_key'))
  assert.throws(() => parseCosignerKey(key.replace('1356', '1357')), because('invalid_key'))
  assert.equal(parseCosignerKey(key).verify(Buffer.from('x'), new Uint8Array(72).fill(255)), false)
  assert.equal(parseCosignerKey(key).verify(Buffer.from('x'), new Uint8Array(64)), false)
})

test('what is no policy is refused with its line', () => {
  const [one, two] = witnesses
  const w1 = `witness 1 ${one?.key}\n`
  const w2 = `witness 2 ${two?.key}\n`
  const wrong: readonly (readonly [string, number])[] = [
    [`log ${logKey}\n`, 0],
    [`quorum none`, 0],
    [`quorum none\0\n`, 0],
    [`quorum none\nquorum none\n`, 2],
    [`quorum none more\n`, 1],
    [`quorum 1\n`, 1],
    [`quorum 1\n${w1}`, 1],
    [`log nonsense\nquorum none\n`, 1],
    [`log ${one?.key}\nquorum none\n`, 1],
    [`witness 1 ${logKey}\nquorum none\n`, 1],
    [`log ${logKey} a b\nquorum none\n`, 1],
    [`log ${logKey}\nlog ${logKey}\nquorum none\n`, 2],
    [`${w1}witness 2 ${one?.key}\nquorum none\n`, 2],
    [`${w1}witness 1 ${two?.key}\nquorum none\n`, 2],
    [`witness none ${one?.key}\nquorum none\n`, 1],
    [`${w1}group g 2 1\nquorum g\n`, 2],
    [`${w1}group g 0 1\nquorum g\n`, 2],
    [`${w1}group g any\nquorum g\n`, 2],
    [`${w1}group g 1 1 1\nquorum g\n`, 2],
    [`${w1}group g any none\nquorum g\n`, 2],
    [`${w1}group g any 1\ngroup h any 1\nquorum g\n`, 3],
    [`${w1}${w2}group 1 any 2\nquorum 1\n`, 3],
    [`witnesses\nquorum none\n`, 1],
  ]
  for (const [text, line] of wrong) {
    const isAt = (error: unknown) => error instanceof PolicyError && error.line === line
    assert.throws(() => parsePolicy(text), isAt, text)
  }
})

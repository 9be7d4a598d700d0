import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Checkpoint,
  checkpointText,
  nameInNote,
  openCheckpoint,
  parseCheckpoint,
  signCheckpoint,
} from './checkpoint.ts'
import { emptyRoot, leafHash } from './hash.ts'
import {
  ed25519Signer,
  NoteError,
  type NoteErrorCode,
  parseVerifierKey,
  rawPublicKey,
  signatureLine,
  signNote,
  verifierKey,
} from './note.ts'

// The example of c2sp.org/tlog-checkpoint.
const EXAMPLE =
  'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'

function party(name: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    signer: ed25519Signer(name, privateKey),
    verifier: parseVerifierKey(verifierKey(name, rawPublicKey(publicKey))),
  }
}

function refused(code: NoteErrorCode): (error: unknown) => boolean {
  return (error) => error instanceof NoteError && error.code === code
}

const log = party('log.example/actual')
const witness = party('witness.example')
const head = { origin: 'log.example/actual', size: 3, rootHash: leafHash(Buffer.from('root')) }

test('the example of the specification is read and written back', () => {
  const checkpoint = parseCheckpoint(EXAMPLE)
  assert.equal(checkpoint.origin, 'example.com/behind-the-sofa')
  assert.equal(checkpoint.size, 20_852_163)
  assert.equal(checkpoint.rootHash.length, 32)
  assert.equal('extensions' in checkpoint, false)
  assert.equal(checkpointText(checkpoint), EXAMPLE)
})

test('every checkpoint comes back from its text', () => {
  const line = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\n'))
  const checkpoints = fc.record(
    {
      origin: line,
      size: fc.maxSafeNat(),
      rootHash: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
      extensions: fc.array(line, { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ['origin', 'size', 'rootHash'] },
  )
  fc.assert(
    fc.property(checkpoints, (checkpoint) => {
      const read = parseCheckpoint(checkpointText(checkpoint as Checkpoint))
      assert.deepEqual(read, { ...checkpoint })
    }),
    { numRuns: 200 },
  )
})

test('another spelling of a checkpoint is refused', () => {
  const root = Buffer.from(emptyRoot).toString('base64')
  for (const text of [
    '',
    '\n',
    `a\n1\n`,
    `\n1\n${root}\n`,
    `a\n01\n${root}\n`,
    `a\n-1\n${root}\n`,
    `a\n+1\n${root}\n`,
    `a\n1.0\n${root}\n`,
    `a\n 1\n${root}\n`,
    `a\n9007199254740992\n${root}\n`,
    `a\n1\n${root}`,
    `a\n1\n${root}\n\n`,
    `a\n1\n${root}\n\nextension\n`,
    `a\n1\n${root.slice(0, -1)}\n`,
    `a\n1\n${root.replace('=', '==')}\n`,
    `a\n1\n${root.replaceAll('/', '_')}\n`,
    `a\n1\n${Buffer.alloc(31).toString('base64')}\n`,
  ])
    assert.throws(() => parseCheckpoint(text), refused('malformed'), JSON.stringify(text))
})

test('a checkpoint that is not the head of a log is not written', () => {
  for (const wrong of [
    { origin: '' },
    { origin: 'a\nb' },
    { size: -1 },
    { size: 1.5 },
    { size: 2 ** 53 },
    { rootHash: new Uint8Array(31) },
    { extensions: [''] },
    { extensions: ['a\nb'] },
  ])
    assert.throws(() => checkpointText({ ...head, ...wrong }), refused('malformed'))
})

test('a signed checkpoint opens with the key of its log and names the witnesses that signed', () => {
  const note = signCheckpoint(head, log.signer)
  assert.deepEqual(openCheckpoint(note, [log.verifier]).checkpoint, head)
  const cosigned = note + signatureLine(checkpointText(head), witness.signer)
  const opened = openCheckpoint(cosigned, [witness.verifier, log.verifier])
  assert.deepEqual(
    opened.verified.map((signature) => signature.name),
    ['log.example/actual', 'witness.example'],
  )
  assert.equal(openCheckpoint(cosigned, [log.verifier]).unknown.length, 1)
})

test('witnesses alone or the key of another log make no checkpoint', () => {
  const note = signNote(checkpointText(head), witness.signer)
  assert.throws(
    () => openCheckpoint(note, [log.verifier, witness.verifier]),
    refused('unknown_keys'),
  )
  const exercise = party('log.example/exercise')
  assert.throws(() => signCheckpoint(head, exercise.signer), refused('invalid_key'))
  const moved = signNote(checkpointText(head), exercise.signer)
  assert.throws(() => openCheckpoint(moved, [exercise.verifier]), refused('other_name'))
})

test('a log of another name is told from a forged note of the right one', () => {
  const foreign = party('other.example/log')
  const note = signCheckpoint({ ...head, origin: 'other.example/log' }, foreign.signer)
  assert.throws(() => openCheckpoint(note, [log.verifier]), {
    code: 'other_name',
    message: 'Another name was expected: log.example/actual; this log is named other.example/log.',
  })
  const forger = party('log.example/actual')
  const forged = signCheckpoint(head, forger.signer)
  assert.throws(() => openCheckpoint(forged, [log.verifier]), refused('unknown_keys'))
  const renamed = signCheckpoint(head, log.signer).replaceAll('log.example/actual', 'log.example/x')
  assert.throws(() => openCheckpoint(renamed, [log.verifier]), refused('other_name'))
  assert.equal(nameInNote(renamed), 'log.example/x')
  assert.equal(nameInNote('no note'), null)
})

test('a note with another body than a checkpoint is malformed even if it is well signed', () => {
  const note = signNote('log.example/actual\nthree\n', log.signer)
  assert.throws(() => openCheckpoint(note, [log.verifier]), refused('malformed'))
})

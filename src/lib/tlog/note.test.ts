import assert from 'node:assert/strict'
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  ed25519Signer,
  keyId,
  MAX_NOTE_LENGTH,
  MAX_SIGNATURES,
  NoteError,
  type NoteErrorCode,
  openNote,
  parseVerifierKey,
  rawPublicKey,
  signatureLine,
  signNote,
  verifierKey,
} from './note.ts'

// The published vector of Go's sumdb/note package: Ed25519 is deterministic, so the same key and
// text must give the same note byte for byte.
const VECTOR_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const VECTOR_SEED = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(
  1,
)
const VECTOR_TEXT =
  'If you think cryptography is the answer to your problem,\n' +
  "then you don't know what your problem is.\n"
const VECTOR_NOTE =
  `${VECTOR_TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSN` +
  'XgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'

const vectorSigner = ed25519Signer('PeterNeumann', privateKeyOf(VECTOR_SEED))
const vectorVerifier = parseVerifierKey(VECTOR_KEY)

function privateKeyOf(seed: Uint8Array): KeyObject {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
}

function party(name: string, seed: number) {
  const key = privateKeyOf(Buffer.alloc(32, seed))
  return {
    signer: ed25519Signer(name, key),
    verifier: parseVerifierKey(verifierKey(name, rawPublicKey(key))),
  }
}

function refused(code: NoteErrorCode): (error: unknown) => boolean {
  return (error) => error instanceof NoteError && error.code === code
}

test('the published note is made and opened byte for byte', () => {
  assert.equal(signNote(VECTOR_TEXT, vectorSigner), VECTOR_NOTE)
  const opened = openNote(VECTOR_NOTE, [vectorVerifier])
  assert.equal(opened.text, VECTOR_TEXT)
  assert.deepEqual(
    opened.verified.map(({ name, keyId: id }) => [name, id]),
    [['PeterNeumann', 'c74f20a3']],
  )
  assert.deepEqual(opened.unknown, [])
})

test('the published verifier key is written and read', () => {
  const publicKey = rawPublicKey(privateKeyOf(VECTOR_SEED))
  assert.equal(verifierKey('PeterNeumann', publicKey), VECTOR_KEY)
  assert.equal(keyId('PeterNeumann', publicKey), 'c74f20a3')
  assert.equal(vectorVerifier.keyId, vectorSigner.keyId)
})

test('no part of a verifier key and no changed letter of it is a key', () => {
  for (let start = 0; start < VECTOR_KEY.length; start++)
    for (let end = start; end <= VECTOR_KEY.length; end++)
      if (end - start < VECTOR_KEY.length)
        assert.throws(() => parseVerifierKey(VECTOR_KEY.slice(start, end)), refused('invalid_key'))
  for (let at = 0; at < VECTOR_KEY.length; at++) {
    const next = String.fromCharCode(VECTOR_KEY.charCodeAt(at) + 1)
    const changed = VECTOR_KEY.slice(0, at) + next + VECTOR_KEY.slice(at + 1)
    assert.throws(() => parseVerifierKey(changed), refused('invalid_key'), changed)
  }
})

test('a key of another length or signature type is refused although its id is right', () => {
  for (const key of [
    'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
    'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  ])
    assert.throws(() => parseVerifierKey(key), refused('invalid_key'))
  const { privateKey } = generateKeyPairSync('x25519')
  assert.throws(() => ed25519Signer('a', privateKey), refused('invalid_key'))
})

test('a key name is not empty and holds no white space, control character, plus or lone surrogate', () => {
  const publicKey = rawPublicKey(privateKeyOf(VECTOR_SEED))
  for (const name of [
    '',
    'a b',
    'a\tb',
    'a\nb',
    'a+b',
    'a\u00a0b',
    'a\u2028b',
    'a\u0085',
    'a\ud800',
  ])
    assert.throws(() => keyId(name, publicKey), refused('invalid_key'), JSON.stringify(name))
  for (const name of ['example.org/log', 'انتخابات.example', '—'])
    assert.match(keyId(name, publicKey), /^[0-9a-f]{8}$/)
})

test('a changed byte anywhere makes the note unopenable', () => {
  const { signer, verifier } = party('log.example/one', 1)
  const note = Buffer.from(signNote('first\n\nsecond\n', signer))
  for (let at = 0; at < note.length; at++)
    for (const bit of [1, 2, 32]) {
      const changed = Buffer.from(note)
      changed[at] = (changed[at] as number) ^ bit
      assert.throws(() => openNote(changed.toString(), [verifier]), NoteError, `byte ${at}`)
    }
})

test('signatures are sorted into those of known keys, each once, and unknown ones', () => {
  const log = party('log.example', 1)
  const witness = party('witness.example', 2)
  const stranger = party('stranger.example', 3)
  const sameName = party('log.example', 4)
  const text = 'body\n'
  const note =
    signNote(text, stranger.signer) +
    signatureLine(text, log.signer) +
    signatureLine(text, sameName.signer) +
    signatureLine(text, witness.signer) +
    signatureLine(text, witness.signer)
  const opened = openNote(note, [log.verifier, witness.verifier])
  const ids = (list: readonly { name: string; keyId: string }[]) => list.map((one) => one.keyId)
  assert.deepEqual(ids(opened.verified), [log.verifier.keyId, witness.verifier.keyId])
  assert.deepEqual(ids(opened.unknown), [stranger.verifier.keyId, sameName.verifier.keyId])
  assert.equal(opened.unknown[0]?.signature.length, 64)
})

test('one bad signature of a known key spoils the note, one of an unknown key does not', () => {
  const log = party('log.example', 1)
  const witness = party('witness.example', 2)
  const forged = signatureLine('other body\n', witness.signer)
  const note = signNote('body\n', log.signer) + forged
  assert.throws(() => openNote(note, [log.verifier, witness.verifier]), refused('bad_signature'))
  assert.equal(openNote(note, [log.verifier]).unknown.length, 1)
  const repeated = signNote('body\n', log.signer) + signatureLine('x\n', log.signer)
  assert.throws(() => openNote(repeated, [log.verifier]), refused('bad_signature'))
})

test('a note that no known key has signed is not opened', () => {
  assert.throws(() => openNote(VECTOR_NOTE, []), refused('unknown_keys'))
  const other = party('PeterNeumann', 9)
  assert.throws(() => openNote(VECTOR_NOTE, [other.verifier]), refused('unknown_keys'))
})

test('two verifiers with one name and id are refused', () => {
  assert.throws(
    () => openNote(VECTOR_NOTE, [vectorVerifier, parseVerifierKey(VECTOR_KEY)]),
    refused('invalid_key'),
  )
})

test('what is not built like a note is malformed', () => {
  const line = VECTOR_NOTE.slice(VECTOR_NOTE.indexOf('—'))
  const malformed = [
    '',
    '\n',
    VECTOR_TEXT,
    `${VECTOR_TEXT}\n`,
    `${VECTOR_TEXT}${line}`,
    VECTOR_NOTE.slice(0, -1),
    `${VECTOR_NOTE}\n`,
    VECTOR_NOTE.replace('— ', '- '),
    VECTOR_NOTE.replace('— ', '—'),
    VECTOR_NOTE.replace('PeterNeumann ', 'Peter Neumann '),
    VECTOR_NOTE.replace('PeterNeumann ', 'Peter+Neumann '),
    VECTOR_NOTE.replace('PeterNeumann ', ' '),
    VECTOR_NOTE.replaceAll('\n', '\r\n'),
    VECTOR_NOTE.replace('If', 'I\u0000f'),
    VECTOR_NOTE.replace('If', 'If\ud800'),
    `${VECTOR_NOTE}— a AAAAAA==\n`,
    `${VECTOR_NOTE}— a AAAAAAB=\n`,
    `${VECTOR_NOTE}— a AAAAAAA\n`,
    `${VECTOR_NOTE}— a \n`,
    `${'a'.repeat(MAX_NOTE_LENGTH)}${VECTOR_NOTE}`,
    VECTOR_NOTE + line.repeat(MAX_SIGNATURES),
  ]
  for (const note of malformed)
    assert.throws(() => openNote(note, [vectorVerifier]), refused('malformed'), note.slice(-90))
})

test('the full number of signatures is accepted', () => {
  const line = VECTOR_NOTE.slice(VECTOR_NOTE.indexOf('—'))
  const note = VECTOR_NOTE + line.repeat(MAX_SIGNATURES - 1)
  assert.equal(openNote(note, [vectorVerifier]).verified.length, 1)
})

test('only text that a note can carry is signed', () => {
  for (const text of [
    '',
    'a',
    'a\n\nb',
    'a\t\n',
    'a\r\n',
    '\ud800\n',
    `${'a'.repeat(MAX_NOTE_LENGTH - 1)}\n`,
  ])
    assert.throws(() => signNote(text, vectorSigner), refused('malformed'))
})

test('every text of lines comes back from its note', () => {
  const { signer, verifier } = party('log.example', 1)
  const lines = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 6 })
  const texts = lines.map((some) => `${some.join('\n')}\n`)
  fc.assert(
    fc.property(texts, (text) => {
      assert.equal(openNote(signNote(text, signer), [verifier]).text, text)
    }),
    { numRuns: 200 },
  )
})

test('text from a stranger gives a NoteError and never anything else', () => {
  const piece = fc.constantFrom(
    '— ',
    'a',
    ' ',
    '\n',
    '\n\n',
    'AAAAAAAA',
    '=',
    '+',
    '\u0000',
    VECTOR_NOTE,
  )
  const notes = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(notes, (note) => {
      try {
        openNote(note, [vectorVerifier])
      } catch (error) {
        assert.ok(error instanceof NoteError)
      }
    }),
    { numRuns: 200 },
  )
})

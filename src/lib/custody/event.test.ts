import assert from 'node:assert/strict'
import { test } from 'node:test'
import { content, defined, giver, GOOD, made, said } from '../../../test/support/custody-chain.ts'
import {
  CustodyError,
  type CustodyEvent,
  EVENT_TYPES,
  eventBytes,
  type EventType,
  fieldsOf,
  MAX_EVENT_BYTES,
  parseEvent,
} from './index.ts'

const because = (code: string, field: string) => (error: unknown) =>
  error instanceof CustodyError && error.code === code && error.field === field

const lone = (type: EventType, other: object = {}) =>
  made(type, { seq: 2, prev: 'd'.repeat(64) }, other)

test('each kind of act must say what it must, and says nothing that it may not', () => {
  const all = new Set(EVENT_TYPES.flatMap((type) => fieldsOf(type).must.concat(fieldsOf(type).may)))
  for (const type of EVENT_TYPES) {
    const good = lone(type)
    const { must, may } = fieldsOf(type)
    for (const field of must) {
      const [name = '', inner] = field.split('.')
      const refs = { ...good.refs, [inner ?? '']: undefined }
      const cut = defined({ ...good, [name]: inner === undefined ? undefined : defined(refs) })
      assert.throws(() => eventBytes(cut), because('wrong_fields', field), `${type} ${field}`)
    }
    for (const field of all) {
      if (must.includes(field) || may.includes(field)) continue
      const wide = defined({ ...good, ...withField(field, good) })
      assert.throws(() => eventBytes(wide), because('wrong_fields', field), `${type} ${field}`)
    }
  }
})

/** A well-formed value for any field, beside what the event says. */
function withField(field: string, { refs }: CustodyEvent): object {
  const donor = Object.values(GOOD).find((event) => fieldIn(event, field) !== undefined) ?? {}
  const spare: Readonly<Record<string, unknown>> = { 'refs.parent': 'item-9' }
  const value = fieldIn(donor, field) ?? spare[field]
  const [name = '', inner] = field.split('.')
  return inner === undefined ? { [name]: value } : { refs: { ...refs, [inner]: value } }
}

function fieldIn(event: object, field: string): unknown {
  return field
    .split('.')
    .reduce<unknown>((of, name) => (of as Record<string, unknown> | undefined)?.[name], event)
}

const ODD: readonly (readonly [string, CustodyEvent, string])[] = [
  ['one hash without the other', lone('examined', { ...content, sha512: undefined }), 'sha512'],
  ['hashes without a size', lone('examined', { ...content, size: undefined }), 'size'],
  ['no link to the event before', lone('sealed', { prev: undefined }), 'prev'],
  ['a first event with a link', lone('sealed', { seq: 1 }), 'prev'],
  ['one person as two', lone('unsealed', { refs: { second: giver } }), 'refs.second'],
  ['a transfer to oneself', lone('transfer-offered', { to: giver }), 'to'],
  [
    'an item that is its own parent',
    lone('copied', { ...content, refs: { parent: 'item-1', purpose: said('x') } }),
    'refs.parent',
  ],
  [
    'an item that is its own child',
    lone('copied', { refs: { child: 'item-1', purpose: said('x') } }),
    'refs.child',
  ],
  ['a copy of nothing', lone('copied', { refs: { purpose: said('x') } }), 'refs.parent'],
  [
    'a copy without its hashes',
    lone('derived', { refs: { parent: 'item-2', purpose: said('x') } }),
    'sha256',
  ],
  ['a child with hashes of its parent', lone('copied', content), 'sha256'],
  ['a correction of itself', lone('correction', { corrects: 2 }), 'corrects'],
  ['an answer to a later offer', lone('transfer-accepted', { refs: { offer: 2 } }), 'refs.offer'],
]

for (const [name, event, field] of ODD) {
  test(`an event with ${name} is refused`, () =>
    assert.throws(() => eventBytes(event), because('wrong_fields', field)))
}

test('an event of another form is refused and says at which field', () => {
  const forms: readonly (readonly [object, string])[] = [
    [{ v: 2 }, 'v'],
    [{ actor: { key: 'Anna Kowalska', role: 'custodian' } }, 'actor.key'],
    [{ place: 'the cellar of the town hall' }, 'place'],
    [{ at: '2026-11-24T08:00:00Z' }, 'at'],
    [{ at: '2026-02-30T08:00:00.000Z' }, 'at'],
    [{ tz: 'half past' }, 'tz'],
    [{ seq: 0 }, 'seq'],
    [{ seq: 10_001 }, 'seq'],
    [{ clock: null }, 'clock'],
    [{ note: 'x' }, ''],
  ]
  for (const [other, field] of forms) {
    const wrong = defined({ ...lone('sealed'), ...other })
    assert.throws(() => eventBytes(wrong), because('wrong_form', field), JSON.stringify(other))
  }
})

test('only the canonical spelling of an event is read', () => {
  const event = lone('acquired')
  const read = (text: string) => parseEvent(new TextEncoder().encode(text))
  assert.deepEqual(parseEvent(eventBytes(event)), event)
  assert.throws(() => read(JSON.stringify(event)), because('not_canonical', ''))
  assert.throws(() => read('{"a":'), because('not_json', ''))
  assert.throws(() => read('['.repeat(100)), because('not_json', ''))
  assert.throws(() => parseEvent(Uint8Array.of(0xff)), because('not_json', ''))
  assert.throws(() => parseEvent(new Uint8Array(MAX_EVENT_BYTES + 1)), because('too_long', ''))
})

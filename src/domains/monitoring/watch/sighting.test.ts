import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Item } from './index.ts'
import { confirmItems, NO_SIGHTINGS, type Sightings } from './index.ts'

const item = (key: string, more: Partial<Item> = {}): Item => ({
  key,
  class: 'text',
  level: 'M',
  why: { code: 'changed', args: {} },
  place: '>p',
  under: '',
  old: 'a',
  now: 'b',
  marked: [],
  isNew: false,
  isAnnounced: false,
  parts: {},
  ...more,
})

const HOUR = 3_600_000

/** Looks at some times, each seeing some items: what each opened and closed, and when the next look is due after it. */
function looks(rows: readonly (readonly [atMs: number, seen: readonly Item[]])[]) {
  let state: Sightings = NO_SIGHTINGS
  return rows.map(([atMs, seen]) => {
    const { next, opened, closed, nextLookMs } = confirmItems(state, seen, atMs)
    state = next
    return [opened.map(({ key }) => key), closed, nextLookMs] as const
  })
}

test('text is confirmed by two of three looks at 0, 20 and 60 seconds', () => {
  const a = item('a')
  assert.deepEqual(
    looks([
      [0, [a]],
      [20_000, [a]],
    ]),
    [
      [[], [], 20_000],
      [['a'], [], null],
    ],
  )
  assert.deepEqual(
    looks([
      [0, [a]],
      [20_000, []],
      [60_000, [a]],
    ]).map(([opened]) => opened),
    [[], [], ['a']],
  )
  const slip = looks([
    [0, [a]],
    [20_000, []],
    [60_000, []],
    [HOUR, [a]],
  ])
  assert.deepEqual(
    slip.map(([opened]) => opened),
    [[], [], [], []],
  )
  assert.deepEqual(
    slip.map(([, , next]) => next),
    [20_000, 60_000, null, HOUR + 20_000],
  )
})

test('something new is confirmed by a second sighting within a day, and not after it', () => {
  const a = item('a', { isNew: true, class: 'inline' })
  const quiet = (from: number): [number, Item[]][] => [
    [from, []],
    [from + 40_000, []],
  ]
  assert.deepEqual(looks([[0, [a]], ...quiet(20_000), [23 * HOUR, [a]]]).at(-1)?.[0], ['a'])
  assert.deepEqual(looks([[0, [a]], ...quiet(20_000), [25 * HOUR, [a]]]).at(-1)?.[0], [])
})

test('new things that look different at each look are one after the other', () => {
  const [a, b] = ['a', 'b'].map((key) =>
    item(key, { isNew: true, class: 'inline', place: '>main' }),
  )
  assert.ok(a && b)
  assert.deepEqual(
    looks([
      [0, [a]],
      [20_000, [b]],
    ]).at(-1)?.[0],
    ['b'],
  )
})

test('a finding is told once, and closed when three looks miss it', () => {
  const a = item('a')
  const rows = looks([
    [0, [a]],
    [20_000, [a]],
    [HOUR, [a]],
    [2 * HOUR, []],
    [3 * HOUR, []],
    [4 * HOUR, []],
  ])
  assert.deepEqual(
    rows.map(([opened]) => opened),
    [[], ['a'], [], [], [], []],
  )
  assert.deepEqual(
    rows.map(([, closed]) => closed),
    [[], [], [], [], [], ['a']],
  )
})

test('notes and announced changes are not waited for', () => {
  const seen = [item('a', { level: 'note' }), item('b', { isAnnounced: true })]
  assert.deepEqual(
    looks([
      [0, seen],
      [20_000, seen],
    ]).at(-1),
    [[], [], null],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTurns } from './turns.ts'

const LONG = 60_000

test('as many go on at once as there are places, the next in their order, and a late one is told', async () => {
  const turns = createTurns({ places: 2, maxWaiting: 2, share: 2, shareWaiting: 2 })
  const take = (waitMs: number) => turns.take(waitMs, 'a')
  const [first, second] = [await take(0), await take(0)]
  assert.ok(first !== null && second !== null)
  assert.equal(await take(1), null, 'nobody left in time')
  const order: number[] = []
  const waiting = [1, 2].map(async (n) => {
    const leave = await take(LONG)
    order.push(n)
    leave?.()
  })
  assert.equal(await take(LONG), null, 'the line is full')
  first()
  first()
  await Promise.all(waiting)
  assert.deepEqual(order, [1, 2])
  second()
  const all = [await take(0), await take(0)]
  assert.ok(all.every((leave) => leave !== null))
  assert.equal(await take(0), null, 'leaving twice makes no further place')
})

test('who takes all that he gets has his share of places and line, and another goes on at once', async () => {
  const turns = createTurns({ places: 4, maxWaiting: 8, share: 2, shareWaiting: 3 })
  const flood = Array.from({ length: 80 }, () => turns.take(LONG, 'flood'))
  const other = await turns.take(0, 'other')
  assert.ok(other !== null, 'a place is free for whoever has none')
  const told = await Promise.all(flood.slice(5))
  assert.ok(
    told.every((leave) => leave === null),
    'two go on, three wait, all others hear it at once',
  )
  const [first, second] = await Promise.all(flood.slice(0, 2))
  first?.()
  second?.()
  for (const leave of await Promise.all(flood.slice(2, 4))) leave?.()
  ;(await flood[4])?.()
  other()
})

test('where many take all places, whoever had no turn yet is next, and a full line makes room for him', async () => {
  const turns = createTurns({ places: 2, maxWaiting: 4, share: 1, shareWaiting: 2 })
  const going = [await turns.take(0, 'a'), await turns.take(0, 'b')]
  const again = ['a', 'a', 'b', 'b'].map((who) => turns.take(LONG, who))
  const honest = turns.take(LONG, 'honest')
  const displaced = await Promise.race([again[1], again[3]])
  assert.equal(displaced, null, 'the last of those who have most in the line left it')
  going[0]?.()
  const leave = await honest
  assert.ok(leave !== null, 'he is before those who had a turn')
  leave()
  going[1]?.()
  for (const one of again) (await one)?.()
})

test('the networks of one provider leave a place to others, and theirs leave a full line first', async () => {
  const turns = createTurns({ places: 8, maxWaiting: 64, share: 2, shareWaiting: 8 })
  const crowd = Array.from({ length: 72 }, (_, n) => turns.take(LONG, `provider.${n}`))
  const others = Array.from({ length: 5 }, (_, n) => turns.take(LONG, `other${n}.1`))
  const [first, second] = await Promise.all(others.slice(0, 2))
  assert.ok(first !== null && second !== null, 'two places are not of the crowd')
  first?.()
  second?.()
  for (const one of others.slice(2)) {
    const leave = await one
    assert.ok(leave !== null)
    leave()
  }
  let gone = 0
  for (const one of crowd) {
    const leave = await one
    if (leave === null) gone += 1
    leave?.()
  }
  assert.ok(gone >= 2 && gone <= 6, `${gone} left the line for others`)
})

test('where one provider alone fills the line, his networks are told apart', async () => {
  const turns = createTurns({ places: 2, maxWaiting: 8, share: 1, shareWaiting: 8 })
  const going = await turns.take(0, 'provider.1')
  const line = Array.from({ length: 8 }, () => turns.take(LONG, 'provider.2'))
  const honest = turns.take(LONG, 'provider.3')
  assert.equal(await line.at(-1), null)
  for (const one of line) void one.then((leave) => leave?.())
  going?.()
  const leave = await honest
  assert.ok(leave !== null)
  leave()
  await Promise.all(line)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { threadId } from 'node:worker_threads'
import { reversing, WORK_MODULE } from '../../../test/support/apart-work.ts'
import { problemWith } from '../../../test/support/house.ts'
import { createThreads, type Threads, type ThreadsOptions } from './index.ts'
import { HELD_MS } from './quarantine.ts'

/** Runs with threads that are ended afterwards. */
async function withThreads(options: ThreadsOptions, run: (threads: Threads) => Promise<void>) {
  const threads = createThreads(options)
  try {
    await run(threads)
  } finally {
    await threads.close()
  }
}

const order = (name: string, input?: unknown) => ({
  module: WORK_MODULE,
  name,
  input,
  limitMs: 120_000,
})
const bytes = Uint8Array.of(1, 2, 3)
const backwards = Uint8Array.of(3, 2, 1)

/** CPU time: short enough that a test ends, long enough for honest work. */
const silentMs = 300

test('pure work is done by name in another thread, on copies', async () => {
  await withThreads({}, async (threads) => {
    const done = await threads.run(reversing, bytes)
    assert.deepEqual(new Uint8Array(done.bytes), backwards)
    assert.notEqual(done.thread, threadId)
    assert.deepEqual(bytes, Uint8Array.of(1, 2, 3))
  })
})

test('what work throws comes back by its message, and its thread goes on', async () => {
  await withThreads({ threads: 1 }, async (threads) => {
    await assert.rejects(threads.perform(order('refuse', 'no such page')), /no such page/)
    await assert.rejects(threads.perform(order('nothing')), /exports no nothing/)
    await assert.rejects(threads.perform(order('reverse', () => {})), /could not be cloned/)
    const { thread } = await threads.run(reversing, bytes)
    assert.equal((await threads.run(reversing, bytes)).thread, thread)
  })
})

test('no more threads are started than there may be, and none before there is work', async () => {
  await withThreads({ threads: 2 }, async (threads) => {
    assert.equal(threads.count(), 0)
    await Promise.all(Array.from({ length: 40 }, () => threads.run(reversing, bytes)))
    assert.equal(threads.count(), 2)
  })
})

test('a thread ends after so many pieces of work, and another one goes on', async () => {
  await withThreads({ threads: 1, pieces: 20 }, async (threads) => {
    const done = await Promise.all(Array.from({ length: 50 }, () => threads.run(reversing, bytes)))
    const pieces = Map.groupBy(done, ({ thread }) => thread)
    assert.deepEqual([...pieces.values()].map((of) => of.length).sort(), [10, 20, 20])
    assert.ok(threads.count() <= 1)
  })
})

test('work that computes for ever is ended, and what shared its thread is done all the same', async () => {
  await withThreads({ threads: 1, silentMs }, async (threads) => {
    const dozing = threads.perform(order('doze', 1))
    const spinning = assert.rejects(threads.perform(order('spin')), problemWith('apart.overrun'))
    const behind = threads.run(reversing, bytes)
    assert.equal(await dozing, 1)
    await spinning
    assert.deepEqual(new Uint8Array((await behind).bytes), backwards)
  })
})

test('while work is done alone because its thread was ended, other threads go on', async () => {
  await withThreads({ threads: 2, silentMs }, async (threads) => {
    const spinning = [1, 2].map(() =>
      assert.rejects(threads.perform(order('spin')), problemWith('apart.overrun')),
    )
    await Promise.race(spinning)
    // One of the two still spins alone.
    assert.deepEqual(new Uint8Array((await threads.run(reversing, bytes)).bytes), backwards)
    await Promise.all(spinning)
  })
})

/** A site in other hands and many others beside it: how often the work of the others was begun. */
async function besideSpinning(threads: Threads, others: number): Promise<number> {
  const count = new SharedArrayBuffer(4)
  const innocent = Array.from({ length: others }, () =>
    threads.perform({ ...order('tally', { count, ms: 200 }), about: 'innocent' }),
  )
  const spinning = threads.perform({ ...order('spin'), about: 'hostile' })
  await assert.rejects(spinning, problemWith('apart.overrun'))
  await Promise.all(innocent)
  return new Int32Array(count)[0] ?? 0
}

test('what overran shares its thread with nobody for a while', async () => {
  await withThreads({ threads: 1, silentMs }, async (threads) => {
    assert.ok((await besideSpinning(threads, 8)) > 8, 'the first time it takes others along')
    assert.equal(await besideSpinning(threads, 8), 8)
    assert.equal(await besideSpinning(threads, 8), 8)
  })
})

test('what overran holds one thread and one place behind it, and is refused beyond', async () => {
  await withThreads({ threads: 1, silentMs }, async (threads) => {
    const spinning = () => threads.perform({ ...order('spin'), about: 'hostile' })
    const ended = (work: Promise<unknown>) => assert.rejects(work, problemWith('apart.overrun'))
    await ended(spinning())
    const both = [ended(spinning()), ended(spinning())]
    await assert.rejects(spinning(), problemWith('apart.held'))
    await Promise.all(both)
  })
})

test('what once overran and ends in its time is free again after a while', async () => {
  let nowMs = 0
  await withThreads({ threads: 1, silentMs, nowMs: () => nowMs }, async (threads) => {
    await assert.rejects(
      threads.perform({ ...order('spin'), about: 'mended' }),
      problemWith('apart.overrun'),
    )
    const doze = () => threads.perform({ ...order('doze', 100), about: 'mended' })
    const held = [doze(), doze()]
    await assert.rejects(doze(), problemWith('apart.held'))
    await Promise.all(held)
    nowMs = HELD_MS
    await Promise.all([doze(), doze(), doze()])
  })
})

test('work that takes all memory is ended, and the process lives', async () => {
  await withThreads({ threads: 1, heapMib: 32 }, async (threads) => {
    await assert.rejects(threads.perform(order('hoard')), problemWith('apart.overrun'))
    assert.deepEqual(new Uint8Array((await threads.run(reversing, bytes)).bytes), backwards)
  })
})

test('work that does not end in its time is ended, although it computes nothing', async () => {
  await withThreads({ threads: 1 }, async (threads) => {
    const late = { ...order('doze', 120_000), limitMs: 50 }
    await assert.rejects(threads.perform(late), problemWith('apart.overrun'))
  })
})

test('an error that nobody catches ends its thread and nothing else', async () => {
  await withThreads({ threads: 1 }, async (threads) => {
    await assert.rejects(threads.perform(order('explode', 'a fault of ours')), /a fault of ours/)
    assert.deepEqual(new Uint8Array((await threads.run(reversing, bytes)).bytes), backwards)
  })
})

test('a thread without work is ended after a while', async () => {
  await withThreads({ idleMs: 1 }, async (threads) => {
    await threads.run(reversing, bytes)
    while (threads.count() > 0) await new Promise((resolve) => setTimeout(resolve, 5))
    assert.deepEqual(new Uint8Array((await threads.run(reversing, bytes)).bytes), backwards)
  })
})

test('whoever asks after the end is refused', async () => {
  const threads = createThreads()
  await threads.close()
  await assert.rejects(threads.run(reversing, bytes), problemWith('apart.closed'))
})

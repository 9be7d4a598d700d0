// A process that keeps a cited page until it is killed: node capture-child.ts <place, folder, address, clock and end as JSON>.
// It prints each step, and ends itself as a power cut does at the one that is asked for.

import { addItem } from '../../src/domains/sources/actions/item.ts'
import { snapshot } from '../../src/domains/sources/actions/snapshot.ts'
import type { Capture } from '../../src/core/port.ts'
import { createThreads } from '../../src/platform/apart/index.ts'
import type { StorePlace } from '../../src/platform/store/index.ts'
import { openCapturing, ownNetwork } from './capture-crash.ts'
import { COMMAND_LINE } from './house.ts'

interface Order {
  readonly place: StorePlace
  readonly folder: string
  readonly url: string
  readonly aheadMs: number
  /** The step at which it ends; null where it is ended by others. */
  readonly end: string | null
}

const order = JSON.parse(process.argv[2] ?? '') as Order

function step(name: string): void {
  process.stdout.write(`${name}\n`)
  if (name === order.end) process.kill(process.pid, 'SIGKILL')
}

/** What comes in two halves, between which is a step. */
async function* halved(chunks: AsyncIterable<Uint8Array>, part: number) {
  for await (const chunk of chunks) {
    const half = chunk.length >> 1
    yield chunk.subarray(0, half)
    step(`half of part ${part}`)
    yield chunk.subarray(half)
  }
}

/** Files that tell of each part. */
function telling(files: Parameters<Capture['take']>[1]): typeof files {
  let parts = 0
  return {
    ...files,
    async take(chunks, limit, part) {
      if (parts === 0) step('kept the page')
      parts += 1
      step(`part ${parts}`)
      return await files.take(halved(chunks, parts), limit, part)
    },
  }
}

const own = ownNetwork(createThreads())
const house = await openCapturing(order.place, order.folder, {
  aheadMs: order.aheadMs,
  capture: {
    ...own,
    async take(wanted, files) {
      const taken = await own.take(wanted, telling(files))
      step('wrote all')
      return taken
    },
  },
})
const { url } = order
const page = { type: 'webpage', title: 'Hours', isOther: true, url } as const
const item = await house.runner.call(COMMAND_LINE, addItem, page)
await house.runner.call(COMMAND_LINE, snapshot, { item: item.output.code })
step('asked')
for (let isKept = false; !isKept; ) {
  await house.store.settled(60_000)
  const log = await house.store.read((tx) => house.store.recordsAfter(tx, -1, 10_000))
  const asked = log.filter(({ type }) => type === 'snapshot.asked').length
  isKept = log.filter(({ type }) => type === 'snapshot.taken').length === asked
}
step('recorded')

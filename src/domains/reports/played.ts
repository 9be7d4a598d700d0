// Simulated reporters of the exercise: most write nothing that helps, three write what must be found among it.
import { newBytes } from '../../core/id.ts'
import type { JobContext } from '../../core/slice.ts'
import { derive, readHash, SEED_BYTES } from '../../lib/receipt/index.ts'
import { receiving } from './actions/public.ts'
import { receive } from './actions/receive.ts'
import { sealedFrame } from './envelope.ts'
import { gateOf, solved } from './puzzle.ts'
import type { Routing } from './schema.ts'

type Told = Pick<Routing, 'what' | 'place' | 'teller' | 'moment' | 'danger'> & {
  readonly text: string
}

/** Those that matter, by their place among all. */
const REAL: Readonly<Record<number, Told>> = {
  40: {
    what: 'threats',
    place: 'station',
    teller: 'official',
    moment: 'now',
    danger: true,
    text: 'Four men stand at the door of the school in Cedar Street and turn voters away. One has a knife.',
  },
  110: {
    what: 'fake-site-or-message',
    place: 'online',
    teller: 'staff',
    moment: 'now',
    danger: false,
    text: 'Short messages lead to a copy of the register that asks for the number of the identity card.',
  },
  170: {
    what: 'result-tampering',
    place: 'station',
    teller: 'candidate',
    moment: 'today',
    danger: false,
    text: 'The sheet on the wall shows 214 votes for list 3, the sheet that was sent shows 21.',
  },
}

const JUNK: readonly string[] = ['hello', 'test', 'vote for nobody', 'buy cheap watches', '???']

function toldBy(n: number): Told {
  const text = JUNK[n % JUNK.length] ?? ''
  const junk = { what: 'other', place: 'online', teller: 'voter', moment: 'unknown' } as const
  return REAL[n] ?? { ...junk, danger: false, text }
}

/** One of them reports, as a browser that seals does; nobody keeps the receipt. */
export async function playReporter(ctx: JobContext, n: number): Promise<void> {
  const { agencies } = await ctx.call(receiving, {})
  const agency = agencies[n % Math.max(1, agencies.length)]
  if (agency === undefined) return
  const { text, ...routing } = toldBy(n)
  const { mailbox, read, recipient } = derive(newBytes(SEED_BYTES))
  const frame = { manifest: { v: 1, kind: 'answers', language: 'en', recipient }, text }
  const sealed = await sealedFrame(frame, [...agency.readers, recipient])
  const gate = gateOf(ctx.node)
  // What helps nobody comes from programs, which count for nothing.
  const puzzle = REAL[n] === undefined ? undefined : solved(gate.challenge(ctx.now()), mailbox)
  await ctx.call(receive, {
    routing: {
      ...routing,
      agency: agency.agency,
      area: '/',
      language: 'en',
      forward: 'country',
      contact: true,
    },
    mailbox,
    recipient,
    readHash: readHash(read),
    sealed: sealed.toString('base64'),
    sealedBy: 'browser',
    ...(puzzle === undefined ? {} : { puzzle }),
  })
}

// The lookout: on another machine, with nothing of the node but its address. Each look asks for log, stream, pages and
// certificate (look.ts), compares the log with what was kept (log.ts, memory.ts), decides whether anybody must be told
// (alarm.ts), and tells by mail and SMS (words.ts, outbox.ts).
import type { Language } from '../../core/text.ts'
import { Problem } from '../../core/problem.ts'
import { now, nowMs } from '../../core/time.ts'
import { lockFolder } from '../lock.ts'
import { believed, CALM, takeLook } from './alarm.ts'
import { openReader, type Reader } from './get.ts'
import { lookAtNode, type Sight } from './look.ts'
import { type Memory, type MemoryFolder, memoryIn } from './memory.ts'
import { type KnownMirror, lookAtMirror } from './mirror.ts'
import { type Carriers, deliver, enqueue, type Recipients } from './outbox.ts'
import { reporter } from './report.ts'
import { wordsOf } from './words.ts'

/** What a lookout is told. */
export interface LookoutOptions {
  /** Origin of the node, http or https. */
  readonly of: string
  /** What it calls itself. */
  readonly name: string
  /** Time between the beginnings of two looks, in ms. */
  readonly everyMs: number
  /** How often an alarm is repeated while it lasts, in ms. */
  readonly againMs: number
  /** Folder of what it remembers. */
  readonly state: string
  readonly recipients: Recipients
  readonly carriers: Carriers
  readonly language: Language
  /** `user:secret` of the token with which it reports to the node; null for a lookout that the node need not know. */
  readonly token: string | null
  /** PEM text of roots trusted besides the usual ones. */
  readonly ca: string | null
  /** Verifier key of the log; null believes the one that is shown first. */
  readonly key: string | null
  /** Address of a mirror that is looked at as well, with a slash at the end; null for none. */
  readonly mirror: string | null
  /** Believes from now on what the node shows now; what was kept stays as evidence. */
  readonly pinsAgain: boolean
  /** One line for whoever looks at the terminal or the journal. */
  say(line: string): void
}

/** What a single look said. */
export type LookResult = 'well' | 'wrong' | 'silent'

/** A lookout that is open. */
export interface Lookout {
  /** Looks once, tells and reports; sends what waits and waits for that when `awaitsDelivery`. */
  look(awaitsDelivery: boolean): Promise<LookResult>
  close(): Promise<void>
}

/** Takes the folder and reads what was kept. Throws Problem `lookout.running`, `lookout.memory`. */
export function openLookout(options: LookoutOptions): Lookout {
  const lock = lockState(options.state)
  try {
    return lookoutOver(options, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

function lockState(folder: string): { release(): void } {
  try {
    return lockFolder(folder)
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    const sentence = `Another lookout keeps its memory in ${folder}. Choose another folder with --state.`
    throw new Problem('lookout.running', 409, sentence, { cause })
  }
}

function lookoutOver(options: LookoutOptions, lock: { release(): void }): Lookout {
  const { of, say, carriers } = options
  const folder = memoryIn(options.state)
  let memory = begin(options, folder)
  let delivery: Promise<void> = Promise.resolve()
  let isDelivering = false
  const { name, token } = options
  const report = token === null ? null : reporter({ name, token, say })

  function keep(changed: Partial<Memory>): void {
    memory = { ...memory, ...changed }
    folder.keep(memory)
  }

  async function send(): Promise<void> {
    const waiting = memory.outbox
    const left = await deliver(waiting, carriers, say)
    const newer = memory.outbox.filter(({ id }) => !waiting.some((sent) => sent.id === id))
    keep({ outbox: [...left, ...newer] })
  }

  function startDelivery(): void {
    if (isDelivering || memory.outbox.length === 0) return
    isDelivering = true
    // A slow mail server must not delay the next look.
    delivery = send()
      .catch((error: unknown) => say(`Messages cannot be kept: ${String(error)}`))
      .finally(() => (isDelivering = false))
  }

  return {
    async look(awaitsDelivery) {
      const reader = openReader(of, options.ca)
      try {
        const { sight, mirror } = await lookAround(reader, memory, options)
        if (sight.evidence !== null) folder.keepEvidence(sight.evidence)
        tellPins(memory, sight, say)
        const at = now()
        const sure = believed(memory.alarm, sight.faults)
        const { alarm, saying } = takeLook(memory.alarm, sight.faults, {
          now: at,
          againMs: options.againMs,
        })
        const node = new URL(of).host
        const { language, recipients } = options
        const words = saying && wordsOf(saying, { node, name, language, now: at })
        const outbox = words === null ? memory.outbox : enqueue(memory.outbox, words, recipients)
        keep({ ...sight.known, mirror, alarm: copyOf(alarm), outbox })
        say(lineOf(sight))
        if (words !== null) say(`Alarm: ${words.short}`)
        startDelivery()
        await report?.(reader, sight, sure)
        if (awaitsDelivery) await delivery
        return sight.isSilent ? 'silent' : sight.faults.length > 0 ? 'wrong' : 'well'
      } finally {
        reader.close()
      }
    },
    async close() {
      await delivery
      lock.release()
    },
  }
}

/** The node, and its mirror where there is one. */
async function lookAround(
  reader: Reader,
  memory: Memory,
  { mirror, ca }: LookoutOptions,
): Promise<{ sight: Sight; mirror: KnownMirror | null }> {
  const looking = lookAtNode(reader, memory, nowMs)
  if (mirror === null) return { sight: await looking, mirror: memory.mirror }
  // At the same time, so that neither waits for the other; the first look of all has no key to judge a mirror by.
  const key = memory.log?.key ?? (await looking).known.log?.key ?? null
  const known = memory.mirror?.address === mirror ? memory.mirror : null
  const [sight, there] = await Promise.all([
    looking,
    lookAtMirror(mirror, { key, ca, nowMs: nowMs(), known }),
  ])
  const faults = [...sight.faults, ...there.faults]
  return { sight: { ...sight, faults }, mirror: there.known }
}

function begin(options: LookoutOptions, folder: MemoryFolder): Memory {
  const { of, key, pinsAgain } = options
  const kept = folder.read(of)
  if (kept !== null && pinsAgain && kept.log?.note) folder.keepEvidence(kept.log.note)
  const { log, stream, mirror } = kept !== null && !pinsAgain ? kept : NOTHING_KNOWN
  const isSameKey = key === null || log?.key === key
  return {
    version: 1,
    of,
    log: isSameKey ? log : { key, note: null },
    mirror: isSameKey ? mirror : null,
    stream,
    alarm: copyOf(kept?.alarm ?? CALM),
    outbox: kept?.outbox ?? [],
  }
}

const NOTHING_KNOWN: Pick<Memory, 'log' | 'stream' | 'mirror'> = {
  log: null,
  stream: null,
  mirror: null,
}

function copyOf(alarm: typeof CALM): Memory['alarm'] {
  return {
    ...alarm,
    suspects: { ...alarm.suspects },
    told: [...alarm.told],
    said: [...alarm.said],
    named: { ...alarm.named },
  }
}

/** Says which keys are believed from now on, so that a person can compare them. */
function tellPins(before: Memory, { known }: Sight, say: (line: string) => void): void {
  if (before.log === null && known.log !== null)
    say(`Believed at first sight: log key ${known.log.key}`)
  if (before.stream === null && known.stream !== null)
    say(`Believed at first sight: stream key ${known.stream.key}`)
}

function lineOf({ faults, size }: Sight): string {
  if (faults.length === 0) return `${now()} well, ${size} records`
  return `${now()} ${faults.map(({ code, detail }) => `${code} (${detail})`).join('; ')}`
}

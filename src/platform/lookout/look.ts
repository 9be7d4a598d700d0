import { damageFault } from './damage.ts'
import { type Fault, seen } from './fault.ts'
import { type Answer, isAnswer, type NoAnswer, type Reader } from './get.ts'
import { type KnownLog, lookAtLog } from './log.ts'
import { certificateFault, healthFault, pageFault, readPage } from './pages.ts'
import { type KnownStream, lookAtStream } from './stream.ts'

/** What a lookout carries from look to look. */
export interface Known {
  readonly log: KnownLog | null
  readonly stream: KnownStream | null
}

/** What one look saw. */
export interface Sight {
  /** Nobody answered, or only a proxy that says so. */
  readonly isSilent: boolean
  readonly faults: readonly Fault[]
  readonly known: Known
  /** Records under the newest checkpoint that could be checked. */
  readonly size: number
  readonly evidence: string | null
}

/** One look at a node: log, alert stream, pages and certificate, all at the same time. */
export async function lookAtNode(
  reader: Reader,
  known: Known,
  nowMs: () => number,
): Promise<Sight> {
  const [checkpoint, heartbeat, front, health, station, damages] = await Promise.all([
    reader.get('/log/checkpoint'),
    reader.get('/stream/heartbeat'),
    readPage(reader, '/'),
    reader.get('/healthz'),
    readPage(reader, '/station'),
    reader.get('/api/record.damages'),
  ])
  const all = [checkpoint, heartbeat, front, health, station]
  const silence = silenceOf(all)
  if (silence !== null) {
    const isSilent = silence.code === 'silent'
    return { isSilent, faults: [silence], known, size: 0, evidence: null }
  }
  const log = await lookAtLog(reader, checkpoint, known.log)
  const stream = lookAtStream(heartbeat, known.stream, nowMs())
  const until = all.flatMap((got) => (isAnswer(got) ? (got.certificateUntilMs ?? []) : []))[0]
  const faults = [
    ...log.faults,
    damageFault(damages),
    ...stream.faults,
    pageFault('page-front', front),
    healthFault(health),
    pageFault('page-station', station),
    certificateFault(until ?? null, nowMs()),
  ].filter((fault) => fault !== null)
  const { size, evidence } = log
  return {
    isSilent: false,
    faults,
    known: { log: log.known, stream: stream.known },
    size,
    evidence,
  }
}

/** The one fault that stands for all where nothing of the node itself was heard; null otherwise. */
function silenceOf(all: readonly (Answer | NoAnswer)[]): Fault | null {
  const isSilent = (got: Answer | NoAnswer) => !isAnswer(got) || got.status >= 500
  if (!all.every(isSilent)) return null
  const untrusted = all.find((got) => !isAnswer(got) && got.isTrust)
  if (untrusted !== undefined && !isAnswer(untrusted)) return seen('certificate', untrusted.failed)
  const [first] = all
  const why = first === undefined || isAnswer(first) ? `status ${first?.status}` : first.failed
  return seen('silent', why)
}

import { type DnsObservation, type Observation, recordsIn } from '../../../core/observation.ts'
import {
  answeredNow,
  findSenders,
  type SpfAnswer,
  type SpfQuestion,
  type SpfSenders,
} from '../../../lib/spf/index.ts'
import type { Seen } from './seen.ts'
import { plainName } from './view.ts'

/** Who may send for a domain by what a visit recorded, and the messages of it that were read for that. */
export function sendersIn(
  observations: readonly Observation[],
  domain: string,
): { readonly senders: SpfSenders; readonly read: readonly Seen<DnsObservation>[] } {
  const messages = observations.flatMap((it, index) =>
    it.kind === 'dns.message' ? [{ index, it }] : [],
  )
  const byQuestion = Map.groupBy(messages, ({ it }) => `${it.type} ${plainName(it.name)}`)
  const read = new Set<Seen<DnsObservation>>()

  function answer({ name, type }: SpfQuestion): SpfAnswer {
    const seen = byQuestion.get(`${type} ${name}`)
    if (seen === undefined) return 'unasked'
    for (const one of seen) read.add(one)
    const found = seen.map(({ it }) => recordsIn(it))
    return found.includes(null)
      ? 'failed'
      : [...new Set(found.flatMap((data) => data ?? []))].sort()
  }

  return { senders: answeredNow(findSenders(domain), answer), read: [...read] }
}

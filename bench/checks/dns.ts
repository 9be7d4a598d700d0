// A process of its own that answers for all names of the bench, so that its time is not counted as ours.

import { type DnsAnswers, serveDns } from '../../src/platform/probe/dns-server.ts'
import { addressOf } from './site.ts'

const records: Readonly<Record<string, readonly string[]>> = {
  NS: ['ns1.bench.test.', 'ns2.bench.test.'],
  MX: ['10 mail.bench.test.'],
  TXT: ['v=spf1 mx -all'],
  CAA: ['0 issue "ca.example"'],
}

const answers: DnsAnswers = ({ name, type }) => {
  const lower = name.toLowerCase()
  const address = addressOf(lower.slice(0, -1))
  const isDomain = lower === 'bench.test.'
  const isDmarc = lower === '_dmarc.bench.test.'
  if (!address && !isDomain && !isDmarc) return { rcode: 'NXDOMAIN' }
  const dmarc = type === 'TXT' ? ['v=DMARC1; p=reject; rua=mailto:a@bench.test'] : []
  const own = address ? (type === 'A' ? [address] : []) : (records[type] ?? [])
  const list = isDmarc ? dmarc : own
  return { answers: list.map((data) => ({ name, type, ttl: 60, data })) }
}

const server = await serveDns({ address: '127.0.0.1', port: 0 }, answers)
process.send?.(server.resolver)
process.on('disconnect', () => void server.close())

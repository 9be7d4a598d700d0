import type { DnsQuestion, DnsRecord, ResponseParts } from '../../lib/dns/index.ts'

/** A practice site as its name server knows it. */
export interface PracticeName {
  readonly host: string
  readonly address: string
  /** Somebody else's server gets the mail. */
  readonly hasOtherMx: boolean
}

/** Short, so that a change is seen by the next visit. */
const TTL = 5

/** What the name server of the practice sites answers: a well-kept zone for each, and nothing else exists. */
export function answerFor(question: DnsQuestion, names: readonly PracticeName[]): ResponseParts {
  const asked = question.name.toLowerCase().replace(/\.$/, '')
  const owner = names.find(({ host }) => asked === host || asked.endsWith(`.${host}`))
  if (owner === undefined) return { rcode: 'NXDOMAIN' }
  const records = recordsOf(owner).filter(({ name }) => name === `${asked}.`)
  if (records.length === 0) return { rcode: 'NXDOMAIN', isAuthentic: true }
  return { answers: records.filter(({ type }) => type === question.type), isAuthentic: true }
}

function recordsOf({ host, address, hasOtherMx }: PracticeName): DnsRecord[] {
  const mx = hasOtherMx ? '10 mail.elsewhere.invalid.' : `10 mx.${host}.`
  const rows: (readonly [prefix: string, type: string, data: string])[] = [
    ['', 'A', address],
    ['', 'NS', `ns1.${host}.`],
    ['', 'NS', `ns2.${host}.`],
    ['', 'MX', mx],
    ['', 'TXT', 'v=spf1 mx -all'],
    ['', 'DS', `1 13 2 ${'ab'.repeat(32)}`],
    ['', 'CAA', `0 issue "practice-authority.invalid"`],
    ['', 'CAA', `0 iodef "mailto:security@${host}"`],
    ['www.', 'A', address],
    ['mx.', 'A', address],
    ['_dmarc.', 'TXT', `v=DMARC1; p=reject; sp=reject; adkim=s; aspf=s; rua=mailto:dmarc@${host}`],
  ]
  return rows.map(([prefix, type, data]) => ({ name: `${prefix}${host}.`, type, ttl: TTL, data }))
}

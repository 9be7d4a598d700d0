import { lookup, Resolver } from 'node:dns/promises'
import { networkInterfaces } from 'node:os'
import { type Diagnosis, diagnosesOf } from '../../core/diagnosis.ts'
import { askUrl, reasonOf } from './ask.ts'
import { directDoor, LOOK_MS, type Patient } from './patient.ts'

const dns = diagnosesOf('dns')
const origin = diagnosesOf('address')

/** Addresses of the origin's host; null when the name is no name of the public DNS. Rejects when it is not known. */
export async function originAddresses({ config, origin: url }: Patient): Promise<string[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (/^[\d.]+$|:/.test(host)) return [host]
  if (config.resolvers === null || host === 'localhost')
    return (await lookup(host, { all: true })).map(({ address }) => address)
  const resolver = new Resolver({ timeout: LOOK_MS / 2, tries: 2 })
  resolver.setServers([...config.resolvers])
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  if (found.length > 0) return found
  throw (answers[0] as PromiseRejectedResult).reason
}

/** Whether the address that people use is one, and leads here. */
export async function lookAtAddress(patient: Patient): Promise<Diagnosis[]> {
  const { origin: url } = patient
  if (url.hostname === 'localhost')
    return [
      origin.advice(
        `The address is ${url.origin}, which only this machine reaches.`,
        'Set SCRUTINEER_ORIGIN to the https address that people use.',
      ),
    ]
  const found: Diagnosis[] = []
  if (url.protocol !== 'https:')
    found.push(
      origin.wrong(
        `The address ${url.origin} is without https: phones have neither offline page nor passkeys.`,
        'Put a proxy of deploy/ in front, or set TLS_CERT and TLS_KEY, and set SCRUTINEER_ORIGIN to the https address.',
      ),
    )
  try {
    const addresses = await originAddresses(patient)
    return [...found, ...(await judgeWay(patient, addresses))]
  } catch (error) {
    return [...found, judgeName(url.hostname, error)]
  }
}

function judgeName(host: string, error: unknown): Diagnosis {
  const { code } = error as NodeJS.ErrnoException
  // No answer from any resolver says nothing about the name.
  if (code === 'EAI_AGAIN' || code === 'ECONNREFUSED' || code === 'ETIMEOUT')
    return dns.unseen(`No resolver could be asked for ${host}: ${reasonOf(error)}.`)
  return dns.wrong(
    `The name ${host} is not known in DNS.`,
    `Make an A record for ${host} with the address of this machine.`,
  )
}

async function judgeWay(patient: Patient, addresses: readonly string[]): Promise<Diagnosis[]> {
  const { hostname: host } = patient.origin
  const own = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
  const isHere = addresses.some((address) => own.some((each) => each.address === address))
  const isLoopback = addresses.every((address) => /^127\.|^::1$/.test(address))
  const leads = `The name ${host} leads to ${addresses.join(', ')}`
  const answered = await whoAnswers(patient, addresses[0])
  if (answered === 'this node') return [dns.good(`${leads}, and this node answers there.`)]
  if (answered === 'another')
    return [
      dns.wrong(
        `${leads}, where something else answers than this node.`,
        `Correct the A record of ${host}, or the server or proxy that listens there.`,
      ),
    ]
  if (isHere || isLoopback) return [dns.good(`${leads}, this machine.`)]
  return [
    dns.advice(
      `${leads}, which is no address of this machine.`,
      `Right where a router or proxy stands in front; otherwise correct the A record of ${host}.`,
    ),
  ]
}

/** Compares the log's public key behind the origin with that of the node's own door. */
async function whoAnswers(
  patient: Patient,
  address: string | undefined,
): Promise<'this node' | 'another' | 'nobody'> {
  if (patient.pid === null) return 'nobody'
  const own = await askUrl(new URL('/log/key', directDoor(patient))).catch(() => null)
  const there = await askUrl(new URL('/log/key', patient.origin), { address }).catch(() => null)
  if (own?.status !== 200 || there === null || there.status >= 500) return 'nobody'
  return there.text === own.text ? 'this node' : 'another'
}

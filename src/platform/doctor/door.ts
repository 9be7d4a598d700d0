import { createServer } from 'node:net'
import { type Diagnosis, diagnosesOf } from '../../core/diagnosis.ts'
import { originAddresses } from './address.ts'
import { askUrl, reasonOf } from './ask.ts'
import { directDoor, type Patient } from './patient.ts'

const ports = diagnosesOf('ports')
const proxy = diagnosesOf('proxy')
const socket = diagnosesOf('websocket')

/** The port: held by the node while it runs, and free while it does not. */
export async function lookAtPort(patient: Patient): Promise<Diagnosis[]> {
  const { config, pid } = patient
  const { host, port } = config
  if (pid === null) return [judgePort(await tryToListen(host, port), { host, port })]
  if (port === 0) return [ports.advice('The port changes with every start.', 'Set PORT.')]
  try {
    const { status } = await askUrl(new URL('/healthz', directDoor(patient)))
    return status === 200
      ? [ports.good(`The node answers at ${host}:${port}.`)]
      : [ports.wrong(`The node answers ${status} at ${host}:${port}.`, SEE_LOG)]
  } catch (error) {
    const why = reasonOf(error)
    return [ports.wrong(`The node runs but does not answer at ${host}:${port}: ${why}.`, SEE_LOG)]
  }
}

const SEE_LOG = 'Look into its log: journalctl -u scrutineer.'

/** Tries whether the port could be taken; gives the error's code, null when it could. */
function tryToListen(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'unknown'))
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
}

/** Says why a node could not listen. */
export function judgePort(
  code: string | null,
  { host, port }: { readonly host: string; readonly port: number },
): Diagnosis {
  const at = `${host}:${port}`
  if (code === null) return ports.good(`No node runs; ${at} is free for it.`)
  if (code === 'EADDRINUSE')
    return ports.wrong(
      `Another program listens at ${at}.`,
      `End it (ss -ltnp shows it), or set PORT to another number.`,
    )
  if (code === 'EACCES')
    return ports.wrong(
      `This user may not listen at port ${port}: numbers below 1024 are for root.`,
      'Put a proxy of deploy/ in front, or give the unit CAP_NET_BIND_SERVICE as docs/install.md says.',
    )
  if (code === 'EADDRNOTAVAIL')
    return ports.wrong(`${host} is no address of this machine.`, 'Correct HOST.')
  return ports.wrong(`A node could not listen at ${at}: ${code}.`, 'Correct HOST and PORT.')
}

/** What the proxies in front tell the node about its callers, and whether it believes the right number of them. */
export async function lookAtProxy(patient: Patient): Promise<Diagnosis[]> {
  const address = await reachable(patient)
  if (address === null) return [proxy.unseen(NO_WAY)]
  try {
    const url = new URL('/.well-known/scrutineer-arrival', patient.origin)
    const headers = { 'x-forwarded-for': '192.0.2.1' }
    const plain = await askUrl(url, { address })
    const claimed = await askUrl(url, { address, headers })
    if (plain.status !== 200)
      return [proxy.unseen(`The address answers ${plain.status}, not as this node would.`)]
    return [judgeArrival(JSON.parse(plain.text) as Arrival, JSON.parse(claimed.text) as Arrival)]
  } catch (error) {
    return [proxy.unseen(`The node could not be asked through its address: ${reasonOf(error)}.`)]
  }
}

const NO_WAY = 'No node runs, or its address leads nowhere, so nothing was tried through it.'

async function reachable(patient: Patient): Promise<string | null> {
  if (patient.pid === null) return null
  const [address] = await originAddresses(patient).catch(() => [])
  return address ?? null
}

/** How a request arrived, as the node tells. */
export interface Arrival {
  readonly address: string
  readonly forwarded: number
  readonly trusted: number
}

/** Judges a request without and one with a claim to come from somewhere else (192.0.2.1). */
export function judgeArrival(plain: Arrival, claimed: Arrival): Diagnosis {
  const { forwarded, trusted } = plain
  if (forwarded > trusted)
    return proxy.wrong(
      `${forwarded} proxies stand in front, but the node believes ${trusted}: it takes everybody for one caller, and limits them together.`,
      `Set TRUST_PROXY=${forwarded}.`,
    )
  if (claimed.address === '192.0.2.1')
    return proxy.wrong(
      `The node believes ${trusted} proxies, but ${forwarded} stand in front: anybody can pretend to come from anywhere.`,
      forwarded === 0
        ? 'Set TRUST_PROXY=0, or let the proxy set X-Forwarded-For as the recipes of deploy/ do.'
        : `Set TRUST_PROXY=${forwarded}.`,
    )
  if (forwarded < trusted)
    return proxy.wrong(
      `The node believes ${trusted} proxies, but ${forwarded} stand in front.`,
      `Set TRUST_PROXY=${forwarded}.`,
    )
  return trusted === 0
    ? proxy.good('No proxy stands in front, and none is believed.')
    : proxy.good('The proxy tells who calls, and claims of callers are thrown away.')
}

/** Whether a WebSocket of a station would come through to the node. */
export async function lookAtWebSocket(patient: Patient): Promise<Diagnosis[]> {
  const address = await reachable(patient)
  if (address === null) return [socket.unseen(NO_WAY)]
  try {
    const { status } = await askUrl(new URL('/stream', patient.origin), {
      address,
      headers: UPGRADE,
    })
    // Without a device the node refuses with 401 or 403; who gets that far has been let through.
    if (status === 401 || status === 403)
      return [socket.good('Stations can follow the alert stream by WebSocket.')]
    return [
      socket.wrong(
        `WebSockets do not come through (${status}): stations fall back to slower ways.`,
        'Let the proxy hand on Upgrade and Connection, as the recipes of deploy/ do.',
      ),
    ]
  } catch (error) {
    return [socket.wrong(`WebSockets do not come through: ${reasonOf(error)}.`, SEE_LOG)]
  }
}

const UPGRADE = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
}

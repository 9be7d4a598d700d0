// SPF beside two other receivers: the same mails over the same name servers, and how often the results are the same.
//   npm run bench -- spf [--suite FILE]
// FILE is JSON: zones and cases, as `suite.ts` reads them; each case that comes out otherwise is printed. The own
// records need knot and unbound, and leave to lay a file over /etc/resolv.conf for the others, which have no other way.

import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { addressBytes } from '../../src/lib/dns/index.ts'
import {
  answeredLater,
  answeredNow,
  evaluateSpf,
  type SpfAnswer,
  type SpfMail,
  type SpfQuestion,
} from '../../src/lib/spf/index.ts'
import { deadlineIn } from '../../src/platform/probe/deadline.ts'
import { openDnsClient, parseResolver } from '../../src/platform/probe/dns-client.ts'
import { startNameServers } from '../../test/support/name-servers.ts'
import { corpus, type Mail } from './corpus.ts'
import { PEERS, resultsOf } from './peers.ts'
import { answerFrom, type Case, readSuite, type Zone } from './suite.ts'

/** All mails of the bench; one of them takes some milliseconds. */
const ALL_MS = 10 * 60_000

function print(line: object): void {
  console.log(JSON.stringify({ bench: 'spf', ...line }))
}

function printFigure(figure: string, value: number, unit: string, vs: object = {}): void {
  print({ figure, value: Number(value.toPrecision(6)), unit, vs })
}

function mailOf({ ip, sender, helo }: Mail): SpfMail {
  const bytes = addressBytes(ip)
  if (bytes === null) throw new Error(`no address: ${ip}`)
  return { ip: bytes, sender, helo, seconds: Math.floor(Date.now() / 1_000) }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole
}

/** A case whose address is none comes out as no result. */
function outcomeOf(one: Case, zone: Zone): { result: string; explanation: string | null } {
  if (addressBytes(one.ip) === null) return { result: 'no address', explanation: null }
  return answeredNow(evaluateSpf(mailOf(one)), (question) => answerFrom(zone, question))
}

/** Every case of a file, judged over its own zones. */
function runSuite(file: string): void {
  const scenarios = readSuite(JSON.parse(readFileSync(file, 'utf8')))
  let cases = 0
  let same = 0
  let words = 0
  let sameWords = 0
  for (const { name, zone, cases: own } of scenarios) {
    for (const one of own) {
      const { result, explanation } = outcomeOf(one, zone)
      const isSame = one.results.includes(result)
      cases += 1
      same += isSame ? 1 : 0
      if (!isSame) {
        print({ differs: one.name, of: name, ours: result, wanted: one.results })
      }
      if (one.explanation === null) continue
      words += 1
      const isSaid = one.explanation === (explanation ?? 'DEFAULT')
      sameWords += isSaid ? 1 : 0
      if (!isSaid)
        print({ differs: one.name, of: name, ours: explanation, wanted: one.explanation })
    }
  }
  printFigure('cases of the suite', cases, 'cases')
  printFigure('cases of the suite with the wanted result', same, 'cases')
  printFigure('share of the suite with the wanted result', share(same, cases), '%')
  printFigure('explanations of the suite', words, 'texts')
  printFigure('explanations of the suite as wanted', sameWords, 'texts')
}

/** Our results over live name servers. */
async function ownResults(resolver: string, mails: readonly Mail[]): Promise<string[]> {
  const client = openDnsClient({
    resolvers: [parseResolver(resolver)],
    tryMs: 2_000,
    tries: 1,
    deadline: deadlineIn(ALL_MS),
    onlyPlaces: null,
  })
  const ask = async ({ name, type }: SpfQuestion): Promise<SpfAnswer> => {
    const { message } = await client.ask(name, type)
    if (message?.rcode !== 'NOERROR' && message?.rcode !== 'NXDOMAIN') return 'failed'
    return message.answers.filter((one) => one.type === type).map(({ data }) => data)
  }
  try {
    const results: string[] = []
    for (const mail of mails) {
      const { result } = await answeredLater(evaluateSpf(mailOf(mail)), ask)
      results.push(result)
    }
    return results
  } finally {
    client.close()
  }
}

/** The result that two of these have, unless others share another one. */
function sharedBy(results: readonly string[]): string | null {
  const twice = [...Map.groupBy(results, (one) => one)].filter(([, all]) => all.length > 1)
  return twice.length === 1 ? (twice[0]?.[0] ?? null) : null
}

async function runOwn(): Promise<void> {
  const { lines, records, mails } = corpus()
  const servers = await startNameServers(lines, { port: 53 })
  try {
    const address = parseResolver(servers.resolver).address
    const ours = await ownResults(servers.resolver, mails)
    const theirs = PEERS.map((peer) => ({ peer, results: resultsOf(peer, mails, address) }))
    const said = theirs.filter(({ results }) => Array.isArray(results))
    printFigure('own records', records, 'records')
    printFigure('mails to them', mails.length, 'mails')
    for (const { peer, results } of theirs) {
      const same = ours.filter((result, n) => result === results[n]).length
      const isThere = Array.isArray(results)
      const vs = { [peer.name]: isThere ? 'ran' : results }
      printFigure(
        `share with the result of ${peer.name}`,
        isThere ? share(same, mails.length) : 0,
        '%',
        vs,
      )
    }
    const agreed = mails.flatMap((_, n) => {
      const shared = sharedBy(said.map(({ results }) => results[n] ?? ''))
      return shared === null ? [] : [shared === ours[n]]
    })
    const same = agreed.filter((isSame) => isSame).length
    printFigure('mails with one result of two receivers or more', agreed.length, 'mails')
    printFigure('share of these with the same result here', share(same, agreed.length), '%')
    for (const [n, mail] of mails.entries()) {
      const others = Object.fromEntries(said.map(({ peer, results }) => [peer.name, results[n]]))
      const isOther = Object.values(others).some((result) => result !== ours[n])
      const record = lines.find((line) => line.startsWith(`${mail.sender.split(/[@.]/)[1]} TXT`))
      if (isOther) print({ differs: mail.sender, ip: mail.ip, record, ours: ours[n], others })
    }
  } finally {
    await servers.stop()
  }
}

const { values } = parseArgs({ options: { suite: { type: 'string' } } })
if (values.suite !== undefined) runSuite(values.suite)
try {
  await runOwn()
} catch (error) {
  // The suite stands for itself where the machine has no name servers, or port 53 is somebody else's.
  print({
    figure: 'own records',
    value: null,
    unit: 'records',
    vs: { why: (error as Error).message },
  })
}

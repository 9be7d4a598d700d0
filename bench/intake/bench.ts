// Reports of citizens under a flood: 20,000 of them through the real door, nineteen of twenty junk, on both engines. Are
// all taken, are none lost, how long does a receipt take against an idle node, and do genuine ones stand where officers
// begin to read?
//   npm run bench -- intake [--reports 20000] [--a-minute 5000] [--engines sqlite,postgres]
// Reports are sealed and counted for beforehand, as browsers of their senders would; a plain one is sealed by the node.
// Every report is due at a moment of its own, and its time counts from that moment. There is no peer to stand beside:
// programs of this kind refuse what goes beyond a limit.

import { parseArgs } from 'node:util'
import { COUNTRIES, reportsOf } from './people.ts'
import { prepared, waysOf } from './prepare.ts'
import { flood, idle, refusals, type Timed } from './send.ts'
import { openNation } from './nation.ts'
import { judged, shareInFirstTenth, solvingTolerated } from './order.ts'

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '20000' },
    'a-minute': { type: 'string', default: '5000' },
    engines: { type: 'string', default: 'sqlite,postgres' },
    seed: { type: 'string', default: '15' },
  },
})
const [REPORTS, A_MINUTE, SEED] = [values.reports, values['a-minute'], values.seed].map(Number) as [
  number,
  number,
  number,
]
/** Reports one after the other before the flood. */
const IDLE = 200

/** What must be reached. */
const MAX_RATIO = 3
const LEAST_SHARE = 0.95

let isMissed = false

/** The first refusals are shown: what was refused is a fault, and one wants to see it. */
let shown = 0
refusals.subscribe((answer) => {
  shown += 1
  if (shown <= 3) console.error(String(answer).slice(0, 2_000))
})

function print(figure: string, value: number, unit: string, vs: Record<string, number> = {}): void {
  const rounded = Number(value.toPrecision(4))
  console.log(JSON.stringify({ bench: 'intake', figure, value: rounded, unit, vs }))
}

function must(isReached: boolean, words: string): void {
  if (isReached) return
  isMissed = true
  console.error(`missed: ${words}`)
}

const at95 = (times: readonly Timed[]): number =>
  times.map(({ ms }) => ms).sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN

async function ofEngine(engine: string): Promise<void> {
  const nation = await openNation(engine)
  try {
    const senders = reportsOf(COUNTRIES.first, REPORTS, SEED)
    const challenge = await nation.challenge()
    const reports = await prepared(senders, { desk: nation.desk, challenge })
    const spare = await prepared(waysOf('sealed', IDLE), { desk: nation.other, challenge })
    const before = await idle(nation.origin, spare)
    const times = await flood(nation.origin, reports, A_MINUTE)
    await nation.stop()
    const refused = times.filter(({ isTaken }) => !isTaken).length
    const rows = await nation.rows()
    const [own, lost] = [new Set(rows.map(({ mailbox }) => mailbox)), { count: 0 }]
    for (const { mailbox } of reports) if (!own.has(mailbox)) lost.count += 1
    const [idleMs, floodMs] = [at95(before), at95(times)]
    print(`${engine}_refused`, refused, 'reports')
    print(`${engine}_lost`, lost.count, 'reports')
    print(`${engine}_twice`, rows.length - own.size, 'reports')
    print(`${engine}_idle_p95`, idleMs, 'ms')
    print(`${engine}_flood_p95`, floodMs, 'ms', { idle: Number((floodMs / idleMs).toFixed(2)) })
    const genuine = new Set(
      reports.flatMap(({ sender, mailbox }) => (sender.isGenuine ? mailbox : [])),
    )
    const plain = new Set(
      reports.flatMap(({ sender, mailbox }) =>
        sender.isGenuine && sender.way === 'plain' ? mailbox : [],
      ),
    )
    const share = shareInFirstTenth(rows, (row) => genuine.has(row.mailbox))
    const ofPlain = shareInFirstTenth(rows, (row) => plain.has(row.mailbox))
    print(`${engine}_genuine_in_first_tenth`, share, 'share')
    print(`${engine}_genuine_without_script_in_first_tenth`, ofPlain, 'share')
    must(refused + lost.count + rows.length - own.size === 0, `${engine}: all are taken once`)
    must(floodMs <= MAX_RATIO * idleMs, `${engine}: a receipt within three times an idle node's`)
    must(share >= LEAST_SHARE, `${engine}: genuine reports are read first`)
  } finally {
    await nation.remove()
  }
}

/** What the order alone makes of both countries, of one without the puzzle, and of senders of junk who count. */
function ofOrder(): void {
  const second = reportsOf(COUNTRIES.second, REPORTS, SEED + 1)
  const share = shareInFirstTenth(judged(second), ({ isGenuine }) => isGenuine)
  print('second_country_genuine_in_first_tenth', share, 'share')
  must(share >= LEAST_SHARE, 'a country that nothing was chosen by')
  const first = reportsOf(COUNTRIES.first, REPORTS, SEED)
  const none = shareInFirstTenth(judged(first, 'quiet'), ({ isGenuine }) => isGenuine)
  print('without_puzzle_genuine_in_first_tenth', none, 'share')
  print('junk_that_may_count', solvingTolerated(REPORTS, SEED, LEAST_SHARE), 'share')
}

ofOrder()
for (const engine of values.engines.split(',')) await ofEngine(engine)
if (isMissed) process.exitCode = 1

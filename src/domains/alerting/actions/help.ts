import type { CommandContext } from '../../../core/action.ts'
import { asksForHelp, type Answer } from '../schema.ts'
import { helpKey, helpOf, type ProblemRow, problems, UNCHECKED } from '../store/station-problem.ts'

/** An answer that asks for somebody. */
interface Call {
  readonly alert: string
  readonly station: string
  readonly area: string
  readonly answer: Answer
  readonly device: string
  readonly reason?: string | undefined
  readonly comment?: string | undefined
  readonly capturedAt?: string | undefined
}

/**
 * Opens work for every station that just asked for help. What it says again about the same alert is the same work, in the
 * words of the last time; where that was settled, it waits anew for everybody. The answers are its records.
 */
export async function openHelp(ctx: CommandContext, items: readonly Call[]): Promise<void> {
  const calls = items.filter(({ answer }) => asksForHelp(answer))
  if (calls.length === 0) return
  const known = await helpOf(ctx.tx, {
    station: [...new Set(calls.map(({ station }) => station))],
    alerts: [...new Set(calls.map(({ alert }) => alert))],
  })
  const rows = new Map(known.map((row) => [keyOf(row.station, row.clientKey), row]))
  for (const call of calls) {
    const key = keyOf(call.station, helpKey(call.alert))
    rows.set(key, rowOf(ctx, call, rows.get(key)))
  }
  const wanted = new Set(calls.map(({ station, alert }) => keyOf(station, helpKey(alert))))
  const changed = [...rows].filter(([key]) => wanted.has(key)).map(([, row]) => row)
  await problems.put(ctx.tx, changed)
}

function keyOf(station: string, clientKey: string): string {
  return `${station} ${clientKey}`
}

const UNTAKEN = { owner: null, takenAt: null, remedy: null, settledAt: null, alert: null } as const

function rowOf(ctx: CommandContext, call: Call, known: ProblemRow | undefined): ProblemRow {
  const { alert, station, area, answer, device, reason, comment, capturedAt = ctx.now } = call
  const note = [reason, comment].flatMap((said) => said ?? []).join(' – ')
  const said = { answer, note, reportedBy: device }
  if (known !== undefined && known.state !== 'settled') {
    // What may be a guess takes nothing away from what is proved.
    const isGuess = device === UNCHECKED && known.reportedBy !== UNCHECKED
    return isGuess ? known : { ...known, ...said }
  }
  return {
    id: known?.id ?? ctx.newId(),
    station,
    area,
    symptom: null,
    answeredAlert: alert,
    clientKey: helpKey(alert),
    ...said,
    ...UNTAKEN,
    capturedAt,
    reportedAt: ctx.now,
    state: 'open',
  }
}

import type { Diagnosis, DiagnosisState } from '../core/diagnosis.ts'
import { jsonLines } from '../core/one-line.ts'
import { badArgument, parseArguments } from './arguments.ts'
import type { Machine } from './machine.ts'

/** `doctor` found nothing wrong, something wrong, nothing wrong in what it could look at. */
const EXIT = { good: 0, wrong: 1, unseen: 2 } as const

const WORDS: Readonly<Record<DiagnosisState, string>> = {
  good: 'good',
  advice: 'advice',
  wrong: 'WRONG',
  unseen: 'not looked',
}

/** `doctor [--json] [--clock URL] [--mail-to ADDRESS]`. Gives the exit code. */
export async function runDoctor(machine: Machine, args: readonly string[]): Promise<number> {
  const { words, flags } = parseArguments(args, {
    values: ['clock', 'mail-to'],
    switches: ['json'],
  })
  if (words.length > 0) throw badArgument('Say: doctor [--json] [--clock URL] [--mail-to ADDRESS]')
  const clock = flags.get('clock') ?? null
  if (clock !== null && !/^(ntp|https?):\/\//.test(clock))
    throw badArgument('Say the clock as ntp://ADDRESS or https://HOST/')
  const found = await machine.doctor({ clock, mailTo: flags.get('mail-to') ?? null })
  for (const line of flags.has('json') ? jsonLines(found) : printDiagnoses(found)) machine.out(line)
  const states = new Set(found.map(({ state }) => state))
  return states.has('wrong') ? EXIT.wrong : states.has('unseen') ? EXIT.unseen : EXIT.good
}

/** The diagnoses as a person reads them, with what to do below each, and the sum in the last line. */
export function printDiagnoses(found: readonly Diagnosis[]): string[] {
  const lines = found.flatMap(({ check, state, what, mend }) => [
    `${WORDS[state].padEnd(10)}  ${check.padEnd(11)}  ${what}`,
    ...(mend === null ? [] : [`${' '.repeat(25)}${mend}`]),
  ])
  const count = (state: DiagnosisState) => found.filter((one) => one.state === state).length
  const sum = (Object.keys(WORDS) as DiagnosisState[])
    .filter((state) => count(state) > 0)
    .map((state) => `${count(state)} ${WORDS[state].toLowerCase()}`)
  return [...lines, '', `${sum.join(', ')}.`]
}

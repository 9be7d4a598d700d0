import { text } from '../core/text.ts'
import {
  type Checked,
  idOf,
  type Line,
  MAX_SERIES,
  type ShownKey,
  togetherOf,
  type Verdict,
  type Whose,
  worstOf,
} from '../lib/bundle/index.ts'
import {
  checkTexts,
  faultTexts,
  remarkTexts,
  stateTexts,
  togetherTexts,
  verdictTexts,
  whoseTexts,
} from './bundle-texts.ts'
import { badArgument } from './arguments.ts'
import { VERIFIED } from './logs.ts'
import type { Machine } from './machine.ts'

const CODES: Readonly<Record<Verdict, number>> = {
  pass: VERIFIED.sound,
  fail: VERIFIED.changed,
  'whose-keys': VERIFIED.notChecked,
  open: VERIFIED.notChecked,
}

/** Files that one command checks. */
const MAX_FILES = MAX_SERIES

/**
 * `verify --bundle FILE [FILE …]`: the twin of verify.html. Gives 0 where all holds under the keys that were given, 1 with
 * the part that fails, 3 where nothing fails and yet something was not checked, as whose keys these are, or a part is
 * missing of several that were given.
 */
export async function runVerifyBundle(
  machine: Machine,
  flags: ReadonlyMap<string, string>,
  others: readonly string[],
): Promise<number> {
  const common = {
    authorities: flags.get('tsa-ca') ?? null,
    key: flags.get('key') ?? null,
    custodyKey: flags.get('custody-key') ?? null,
    policy: flags.get('policy') ?? null,
  }
  if (common.key !== null && common.policy !== null)
    throw badArgument('Say whose log it is by --key KEY or by --policy FILE, not by both.')
  const files = [flags.get('bundle') ?? '', ...others]
  if (files.length > MAX_FILES) throw badArgument(`Give at most ${MAX_FILES} files at once.`)
  const all: Checked[] = []
  for (const file of files) {
    const checked = await machine.verifyBundle({ ...common, file })
    if (files.length > 1) machine.out(`${file}:`)
    for (const line of told(checked)) machine.out(line)
    all.push(checked)
  }
  return toldTogether(machine, all)
}

/** All lines about one file. */
function told({ whose, verdict, lines, names }: Checked): string[] {
  const t = text('en')
  const isOpen = verdict === 'whose-keys' || verdict === 'open'
  return [
    ...whoseLines(whose),
    t(verdictTexts[verdict]),
    ...(isOpen ? [t(whoseTexts.command)] : []),
    ...lines.flatMap((line) => textOf(line, names)),
  ]
}

/** The last lines: how the files fit, and what all of it comes to, with what it is and when it was made. */
function toldTogether(machine: Machine, all: readonly Checked[]): number {
  const t = text('en')
  const verdict = worstOf(all.map((one) => one.verdict))
  const together = togetherOf(all.map(({ whose }) => whose))
  const isAlone = all.length === 1
  const missing = someOf(together.missing)
  if (together.state === 'complete') machine.out(`${t(togetherTexts.complete)}: ${together.of}`)
  if (together.state === 'missing')
    machine.out(`${t(isAlone ? togetherTexts.alone : togetherTexts.missing)}: ${missing}`)
  if (together.state === 'mixed') machine.out(t(togetherTexts.mixed))
  const [first] = all
  const what = first === undefined ? '' : calledOf(first.whose, isAlone)
  machine.out(`${t(verdictTexts[verdict])}${what === '' ? '' : ` ${what}`}`)
  const isWhole = isAlone || together.state === 'complete'
  return verdict === 'pass' && !isWhole ? VERIFIED.notChecked : CODES[verdict]
}

/** Numbers that are told of many. */
const MAX_NUMBERS = 50

function someOf(numbers: readonly number[]): string {
  const more = numbers.length > MAX_NUMBERS ? ' …' : ''
  return `${numbers.slice(0, MAX_NUMBERS).join(', ')}${more}`
}

/** What a bundle says that it is, which part, and when it was made. */
function calledOf({ label, title, part, made }: Whose, withPart: boolean): string {
  const t = text('en')
  const words = [
    label === null ? null : [label, ...(title === null ? [] : [title])].join(' '),
    part === null || part.of === 1 || !withPart
      ? null
      : `${t(togetherTexts.part)} ${part.n} / ${part.of}`,
    made === null ? null : made.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'),
  ].filter((one) => one !== null)
  return words.length === 0 ? '' : `(${words.join(', ')})`
}

/** Whose it says that it is: what is to be compared with what the node shows. */
function whoseLines(whose: Whose): string[] {
  const { origin, about, made, log, custody, given } = whose
  const t = text('en')
  const none = t(whoseTexts.unsaid)
  const shown = (keys: readonly ShownKey[]) =>
    keys.length === 0
      ? [`   ${none}`]
      : keys.flatMap(({ key, fingerprint }) => [`   ${key}`, `   SHA-256 ${fingerprint}`])
  const compared = (isGiven: boolean) => t(isGiven ? whoseTexts.given : whoseTexts.notGiven)
  const called = calledOf({ ...whose, made: null }, true).slice(1, -1)
  return [
    `${t(whoseTexts.origin)}: ${origin ?? none}`,
    `${t(whoseTexts.label)}: ${called === '' ? none : called}`,
    `${t(whoseTexts.about)}: ${about ?? none}`,
    `${t(whoseTexts.made)}: ${made ?? none}`,
    `${t(whoseTexts.log)} (${compared(given.log)}):`,
    ...shown(log),
    `${t(whoseTexts.custody)} (${compared(given.custody)}):`,
    ...shown(custody),
  ]
}

/** `verify --page FILE`: writes verify.html, for whoever has a browser and no Node. */
export async function runWriteVerifier(machine: Machine, file: string): Promise<number> {
  await machine.writeVerifier(file)
  machine.out(
    `${file} checks a bundle of evidence in any browser, from the disk, without a network.`,
  )
  return 0
}

function textOf(
  { check, state, checked, faults, remarks }: Line,
  names: ReadonlyMap<string, string>,
): string[] {
  const t = text('en')
  const looked = checked === 0 ? '' : ` (${t(stateTexts.looked)}: ${checked})`
  return [
    `${check} ${t(stateTexts[state]).padEnd(11)} ${t(checkTexts[check])}${looked}`,
    ...faults.map(({ part, fault, detail }) => {
      const more = detail === '' ? '' : ` (${detail})`
      const name = names.get(idOf(part.replace(/#\d+$/, '')))
      const called = name === undefined ? '' : ` (${name})`
      return `   ${part}${called}: ${t(faultTexts[fault])}${more}`
    }),
    ...remarks.map(({ remark, count }) => `   ${t(remarkTexts[remark])}: ${count}`),
  ]
}

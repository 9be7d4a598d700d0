import { text } from '../core/text.ts'
import type { Line, ShownKey, Verdict, Whose } from '../lib/bundle/index.ts'
import {
  checkTexts,
  faultTexts,
  remarkTexts,
  stateTexts,
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

/**
 * `verify --bundle FILE`: the twin of verify.html. Gives 0 where all holds under the keys that were given, 1 with the part
 * that fails, 3 where nothing fails and yet something was not checked, as whose keys these are.
 */
export async function runVerifyBundle(
  machine: Machine,
  flags: ReadonlyMap<string, string>,
): Promise<number> {
  const order = {
    file: flags.get('bundle') ?? '',
    authorities: flags.get('tsa-ca') ?? null,
    key: flags.get('key') ?? null,
    custodyKey: flags.get('custody-key') ?? null,
    policy: flags.get('policy') ?? null,
  }
  if (order.key !== null && order.policy !== null)
    throw badArgument('Say whose log it is by --key KEY or by --policy FILE, not by both.')
  const { whose, verdict, lines } = await machine.verifyBundle(order)
  const t = text('en')
  for (const line of whoseLines(whose)) machine.out(line)
  machine.out(t(verdictTexts[verdict]))
  if (verdict === 'whose-keys' || verdict === 'open') machine.out(t(whoseTexts.command))
  for (const line of lines) for (const text of textOf(line)) machine.out(text)
  return CODES[verdict]
}

/** Whose it says that it is: what is to be compared with what the node shows. */
function whoseLines({ origin, about, made, log, custody, given }: Whose): string[] {
  const t = text('en')
  const none = t(whoseTexts.unsaid)
  const shown = (keys: readonly ShownKey[]) =>
    keys.length === 0
      ? [`   ${none}`]
      : keys.flatMap(({ key, fingerprint }) => [`   ${key}`, `   SHA-256 ${fingerprint}`])
  const compared = (isGiven: boolean) => t(isGiven ? whoseTexts.given : whoseTexts.notGiven)
  return [
    `${t(whoseTexts.origin)}: ${origin ?? none}`,
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

function textOf({ check, state, checked, faults, remarks }: Line): string[] {
  const t = text('en')
  const looked = checked === 0 ? '' : ` (${t(stateTexts.looked)}: ${checked})`
  return [
    `${check} ${t(stateTexts[state]).padEnd(11)} ${t(checkTexts[check])}${looked}`,
    ...faults.map(({ part, fault, detail }) => {
      const more = detail === '' ? '' : ` (${detail})`
      return `   ${part}: ${t(faultTexts[fault])}${more}`
    }),
    ...remarks.map(({ remark, count }) => `   ${t(remarkTexts[remark])}: ${count}`),
  ]
}

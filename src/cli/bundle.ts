import { text } from '../core/text.ts'
import type { Line } from '../lib/bundle/index.ts'
import { checkTexts, faultTexts, remarkTexts, stateTexts } from './bundle-texts.ts'
import type { Machine } from './machine.ts'

/** `verify --bundle FILE`: the twin of verify.html. Gives 0 where nothing fails, 1 with the part that does. */
export async function runVerifyBundle(
  machine: Machine,
  file: string,
  authorities: string | null,
): Promise<number> {
  const lines = await machine.verifyBundle(file, authorities)
  for (const line of lines) for (const text of textOf(line)) machine.out(text)
  return lines.every(({ state }) => state !== 'fail') ? 0 : 1
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

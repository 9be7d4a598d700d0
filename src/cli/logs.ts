import { otherName } from '../lib/tlog/index.ts'
import type { Machine, Verification } from './machine.ts'

/**
 * What `verify` found: all sound, something changed, sound but of another name than was expected or not known whose (2: it
 * could not look).
 */
export const VERIFIED = { sound: 0, changed: 1, otherName: 3, notChecked: 3 } as const

function damageLine({ seq, what, naming }: Verification['damaged'][number]): string {
  const { namedBy, at, actor, reason } = naming
  const where = seq === null ? 'The head of the log' : `Record ${seq}`
  return `${where} is damaged, and stays so. ${what} Named by ${actor} at ${at} in record ${namedBy}: “${reason}”`
}

/** `verify`: recomputes the logs of the node in the data folder. Gives the exit code. */
export async function runVerifyLogs(machine: Machine): Promise<number> {
  let isSound = true
  let isNamed = true
  for (const verified of await machine.verify()) {
    const { realm, origin, expected, records, signed, erased, fault, breaks, damaged } = verified
    for (const line of damaged.map(damageLine)) machine.out(`${realm}: ${line}`)
    if (damaged.length > 0) isSound = false
    if (fault === null) {
      const what = damaged.length > 0 ? 'all other records' : `${records} records`
      const erasedWords = erased > 0 ? `, ${erased} erased by a later record` : ''
      machine.out(
        `${realm}: ${what} of ${origin} are sound, ${signed} of them under the signed checkpoint${erasedWords}.`,
      )
      for (const { seq, size, reason } of breaks)
        machine.out(
          `${realm}: record ${seq} names a break: the log does not go on from the ${size} records published before it. “${reason}”`,
        )
      if (expected !== null) {
        isNamed = false
        machine.out(`${realm}: ${otherName(expected, origin)}`)
      }
      continue
    }
    isSound = false
    const where =
      fault.seq === null ? 'the head of the log' : `record ${fault.seq} (${fault.id ?? 'no id'})`
    machine.out(`${realm}: ${origin} was changed at ${where}. ${fault.what}`)
  }
  if (!isSound) return VERIFIED.changed
  return isNamed ? VERIFIED.sound : VERIFIED.otherName
}

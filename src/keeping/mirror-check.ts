// Checks a mirror for the command line, in a folder or on a web server.
import { readFileSync } from 'node:fs'
import type { MirrorFinding, MirrorOrder } from '../cli/machine.ts'
import { Problem } from '../core/problem.ts'
import { nowMs } from '../core/time.ts'
import { folderPlace, webPlace } from '../platform/mirror/place.ts'
import { READ_AGAIN_MS, verifyMirror } from '../platform/mirror/verify.ts'

/**
 * Checks the mirror; what is not right is read again after each of these pauses before it is a fault. Throws Problem
 * `mirror.none` where there is none or nothing answers.
 */
export async function checkMirror(
  order: MirrorOrder,
  readAgainMs: readonly number[] = READ_AGAIN_MS,
): Promise<MirrorFinding> {
  const { place: where, key, ca, maxAgeMs } = order
  const isWeb = /^https?:\/\//.test(where)
  const address = where.endsWith('/') ? where : `${where}/`
  const web = isWeb ? webPlace(address, ca === null ? null : readFileSync(ca, 'utf8')) : null
  try {
    const rules = { key, maxAgeMs, nowMs: nowMs(), readAgainMs }
    const report = await verifyMirror(web ?? folderPlace(where), rules).catch(unreachable(where))
    if (report === null) throw none(where)
    return { ...report, isPinned: key !== null }
  } finally {
    web?.close()
  }
}

function none(where: string, cause?: unknown): Problem {
  return new Problem('mirror.none', 404, `There is no mirror that can be read at ${where}.`, {
    cause,
  })
}

function unreachable(where: string): (error: unknown) => never {
  return (cause) => {
    throw none(where, cause)
  }
}

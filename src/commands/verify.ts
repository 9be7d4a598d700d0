// `scrutineer verify`: recomputes the logs of the node in the data folder.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Verification } from '../cli/machine.ts'
import type { Config } from '../core/config.ts'
import type { Tx } from '../core/port.ts'
import { Problem } from '../core/problem.ts'
import { logOrigin } from '../house.ts'
import { expectedName } from '../keeping/own-address.ts'
import { folderOf, MIGRATIONS, placeOf } from '../keeping/realm.ts'
import { openKeys } from '../platform/keys.ts'
import { openStore, recordsOfTypes } from '../platform/store/index.ts'
import { BROKEN } from '../platform/store/published.ts'
import { logNameAt } from '../platform/store/upgrade.ts'
import { verifyLog } from '../platform/store/verify.ts'

/** Breaks that are told; a log with more is told about as well. */
const MAX_BREAKS = 100

/** What the log says of checkpoints that it does not go on from. */
async function namedBreaks(tx: Tx): Promise<Verification['breaks']> {
  const range = { after: -1, limit: MAX_BREAKS }
  const records = await recordsOfTypes(tx, range, [BROKEN])
  return records.map(({ seq, body }) => ({
    seq,
    size: Number(body['size']),
    reason: String(body['reason']),
  }))
}

/**
 * Verifies the log of each realm that is there, under the name that it has itself: whoever has its key and not its name
 * is told so, and that is no change. Throws Problem `cli.no_node` where none is.
 */
export async function verify(config: Config): Promise<Verification[]> {
  const found: Verification[] = []
  const actual = await logNameAt(placeOf(config, 'actual'))
  for (const realm of ['actual', 'exercise'] as const) {
    const folder = folderOf(config, realm)
    if (!existsSync(join(folder, 'keys', 'log.pem'))) continue
    const place = placeOf(config, realm)
    const prefix = realm === 'exercise' ? '/exercise' : ''
    const own = realm === 'actual' ? actual : await logNameAt(place)
    const store = await openStore({
      ...place,
      origin: own ?? logOrigin({ origin: config.origin, prefix }),
      signer: openKeys(join(folder, 'keys')).signing('log'),
      migrationsDir: MIGRATIONS,
      readOnly: true,
    })
    try {
      const { records, signed, erased, fault, damaged } = await verifyLog(store)
      const breaks = fault === null ? await store.read(namedBreaks) : []
      const { origin } = store
      const wanted = expectedName(config, realm, actual)
      const expected = wanted === null || wanted === origin ? null : wanted
      found.push({ realm, origin, expected, records, signed, erased, fault, damaged, breaks })
    } finally {
      await store.close()
    }
  }
  if (found.length === 0) {
    throw new Problem('cli.no_node', 404, `There is no node in the folder ${config.dataFolder}.`)
  }
  return found
}

import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { runFolder } from '../../../test/support/run-folder.ts'
import { forBothEngines, MIGRATIONS } from '../../../test/support/stores.ts'
import { tables } from '../../lib/sql/tables.ts'
import type { Tx } from '../../core/port.ts'
import { findingsWhere, liveFindings, marksOf, votesOf } from './store/finding.ts'

const AT = '2026-11-24T08:00:00.000Z'

/** The migrations as they were before findings could be about systems. */
function older(): string {
  const folder = mkdtempSync(join(runFolder(), 'migrations-'))
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < '0031')) {
    copyFileSync(join(MIGRATIONS, name), join(folder, name))
  }
  return folder
}

/** Rows of a site with a closed finding, one that follows it, a vote and a mark. */
const ROWS = [
  `insert into organization values ('o', 'Office', '/', '${AT}')`,
  `insert into site values ('s', 'o', 'Results', 'a.example', 443, 80, '/', '/1/', '[]', null, '[]', 0, 5000, null, 0, 1, '${AT}', null)`,
  `insert into visit values ('v', 's', '${AT}', 1, null, null, 'h', 'h', null, null, 1)`,
  `insert into finding values ('f1', 's', 'hsts', '', 'closed', 'hsts.absent', 'M', '{}', 'v', '${AT}', '${AT}', '${AT}', null)`,
  `insert into finding values ('f2', 's', 'hsts', '', 'open', 'hsts.absent', 'M', '{}', 'v', '${AT}', '${AT}', null, 'f1')`,
  `insert into finding_vote values ('f2', 'v', '${AT}', 'bad', 0)`,
  `insert into mark values ('m', 'f2', 'acknowledged', '', null, 'p', '${AT}', null)`,
]

const execute = async (tx: Tx, text: string) =>
  void (await sql.raw(text).execute(tables<Record<string, never>>()(tx)))

forBothEngines(
  'findings, votes and marks outlive the change to systems',
  async (_, open) => {
    const before = await open({ migrationsDir: older() })
    await before.write(async (tx) => {
      for (const row of ROWS) await execute(tx, row)
    })
    await before.close()
    const after = await open()
    await after.read(async (tx) => {
      const [live] = await liveFindings(tx, { site: 's' })
      assert.deepEqual(
        [live?.id, live?.system, live?.visit, live?.signal, live?.previous],
        ['f2', null, 'v', null, 'f1'],
      )
      assert.deepEqual(await votesOf(tx, 'f2', 5), [
        { finding: 'f2', visit: 'v', at: AT, says: 'bad', isCounted: false },
      ])
      assert.equal((await marksOf(tx, ['f2'], AT))[0]?.id, 'm')
      const listed = await findingsWhere(tx, { areas: ['/1/'] }, { after: undefined, limit: 5 })
      assert.deepEqual(
        listed.map(({ id, name }) => [id, name]),
        [
          ['f2', 'Results'],
          ['f1', 'Results'],
        ],
      )
    })
    const twice = after.write((tx) =>
      execute(
        tx,
        ROWS[4]
          ?.replace("'f2'", "'f3'")
          .replace(
            'insert into finding values',
            'insert into finding (id, site, check_name, subject, state, reason, severity, verdict, visit, suspected_at, opened_at, closed_at, previous) values',
          ) ?? '',
      ),
    )
    await assert.rejects(twice, 'one live finding for each check and subject')
  },
  'empty',
)

// A node in a process of its own with two desks that receive, and what lies in it afterwards.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readConfig } from '../../src/core/config.ts'
import type { Challenge } from '../../src/domains/reports/puzzle.ts'
import { reports } from '../../src/domains/reports/store.ts'
import { openNode } from '../../src/node.ts'
import { callsOf, openTestDesk } from '../../test/support/reports.ts'
import { startPlace } from '../pages/node.ts'
import { startDurableCluster } from '../records/cluster.ts'
import type { Placed } from './order.ts'
import { ROUTING } from './prepare.ts'

/** A desk as a page shows it. */
export interface BenchDesk {
  readonly agency: string
  readonly readers: readonly string[]
}

/** A node that receives. */
export interface BenchNation {
  readonly origin: string
  readonly desk: BenchDesk
  /** Where an idle node is measured. */
  readonly other: BenchDesk
  /** What the page that seals asks a browser. */
  challenge(): Promise<Challenge>
  stop(): Promise<void>
  /** Reports at the first desk, the oldest first; after `stop`. */
  rows(): Promise<readonly (Placed & { readonly mailbox: string })[]>
  remove(): Promise<void>
}

const MAX_ROWS = 1_000_000

/** Opens it on one of the engines. Throws Error where that is not installed. */
export async function openNation(engine: string): Promise<BenchNation> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-intake-'))
  const cluster = engine === 'postgres' ? await startDurableCluster() : null
  const env: Record<string, string> = {
    SCRUTINEER_DATA: join(folder, 'data'),
    ...(cluster && { DATABASE_URL: cluster.url }),
  }
  const { port, desk, other } = await seeded(env)
  const place = await startPlace(resolve(import.meta.dirname, '../..'), { ...env, PORT: `${port}` })
  let isOpen = true
  const stop = async () => {
    if (isOpen) await place.stop()
    isOpen = false
  }
  const origin = `http://localhost:${place.port}`
  return {
    origin,
    desk,
    other,
    challenge: () => challengeAt(origin, desk.agency),
    stop,
    async rows() {
      const config = readConfig({ ...env, PORT: String(place.port) })
      const node = await openNode(config, { log: () => {} })
      try {
        const store = node.house('actual')?.store
        if (store === undefined) throw new Error('the node is not open')
        const how = { order: ['id'], limit: MAX_ROWS } as const
        return await store.read((tx) => reports.many(tx, { agency: desk.agency }, how))
      } finally {
        await node.close()
      }
    },
    async remove() {
      await stop()
      await cluster?.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Opens both desks in this process, and leaves. */
async function seeded(env: Readonly<Record<string, string>>) {
  const node = await openNode(readConfig({ ...env, PORT: '0' }), { log: () => {} })
  try {
    const calls = callsOf(node.house('actual'))
    const deskOf = async (agency: string): Promise<BenchDesk> => {
      const keys = await openTestDesk(calls, { agency, name: agency })
      const readers = [keys.amina, keys.ben, keys.recovery].map(({ recipient }) => recipient)
      return { agency, readers }
    }
    const [desk, other] = [await deskOf('AGY-0000000A'), await deskOf('AGY-0000000B')]
    return { port: node.port, desk, other }
  } finally {
    await node.close()
  }
}

async function challengeAt(origin: string, agency: string): Promise<Challenge> {
  const answers = { ...ROUTING, danger: 'no', contact: 'no' }
  const response = await fetch(`${origin}/en/report`, {
    method: 'POST',
    headers: { origin },
    body: new URLSearchParams({ step: 'consents', agency, ...answers }),
  })
  const [, text = '', bits = ''] =
    /data-challenge="([\w-]+)" data-bits="(\d+)"/.exec(await response.text()) ?? []
  if (text === '') throw new Error('the page asks nothing of its browser')
  return { text, bits: Number(bits) }
}

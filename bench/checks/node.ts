// A node as a user starts it, with ten thousand sites in its schedule: what it holds while it visits them.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { rootFile } from '../../test/support/certificates.ts'
import { type BenchNode, startNode } from '../fanout/node.ts'
import { nameOf, type Ports } from './site.ts'

const SCHEDULED = 10_000
/** Sites that are added at once. */
const LANES = 16
/** How long it visits while it is looked at, and how often it is looked at. */
const VISITING_MS = 60_000
const LOOK_MS = 1_000

/** Memory of a process in MiB: what is resident of it, and the part of that which is not pages of its program's file. */
export interface Memory {
  readonly resident: number
  readonly anonymous: number
}

/** Most memory that the node held while it visited. */
export async function memoryOfNode(resolver: string, ports: Ports): Promise<Memory> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-checks-'))
  const node = await startNode(join(folder, 'data'), {
    SCRUTINEER_RESOLVERS: resolver,
    SCRUTINEER_EXTRA_CA: rootFile(),
  })
  try {
    await node.call('monitoring.openNetwork', { network: '127.0.0.0/8', reason: 'A bench' })
    await schedule(node, ports)
    let most = memoryOf(node.pid)
    for (let spent = 0; spent < VISITING_MS; spent += LOOK_MS) {
      const held = memoryOf(node.pid)
      if (held.resident > most.resident) most = held
      await pause(LOOK_MS)
    }
    return most
  } finally {
    await node.stop()
    rmSync(folder, { recursive: true })
  }
}

async function schedule(node: BenchNode, { https, http }: Ports): Promise<void> {
  const granted = { legalBasis: 'Order 7', grantedBy: 'Head of the office', days: 1 }
  let next = 0
  const lane = async () => {
    while (next < SCHEDULED) {
      const n = next++
      await node.call('monitoring.addSite', {
        host: nameOf(n),
        httpsPort: https,
        httpPort: http,
        newOrganization: `Office ${n}`,
        name: `Site ${n}`,
        area: '/',
        allowPrivate: true,
        authorisation: { scope: 'passive', ...granted },
      })
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

function memoryOf(pid: number): Memory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const resident = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024
  return { resident, anonymous: Number(/^RssAnon:\s+(\d+)/m.exec(status)?.[1]) / 1024 }
}

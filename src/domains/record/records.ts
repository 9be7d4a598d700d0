import { z } from 'zod'
import { backupDone } from '../../core/backup.ts'
import { recordTypes } from '../../core/record.ts'
import { measurement } from '../../core/capacity.ts'
import { logFault } from '../../core/log-damage.ts'
import { look } from './lookout.ts'
import { servedScripts } from './schema.ts'
import { recordTitles as titles } from './texts/titles.ts'

const seen = look.pick({ size: true, verdict: true, faults: true })

const text = z.string()
const number = z.number()

/** What is recorded about the log and the keeping of the node. */
export const records = recordTypes('record', {
  'record.erased': {
    ...titles['record.erased'],
    body: z.object({ reason: text, hash: text }),
    notable: true,
  },
  'log.broken': {
    ...titles['log.broken'],
    body: z.object({ size: number, root: text, reason: text }),
    notable: true,
    public: true,
  },
  'log.damageFound': {
    ...titles['log.damageFound'],
    body: z.object({ faults: z.array(logFault) }),
    notable: true,
    public: true,
  },
  'log.damageNamed': {
    ...titles['log.damageNamed'],
    body: z.object({ reason: text, faults: z.array(logFault) }),
    notable: true,
    public: true,
  },
  'log.stamped': {
    ...titles['log.stamped'],
    body: z.object({ size: number, at: text, token: text }),
    public: true,
  },
  'log.stampMissed': {
    ...titles['log.stampMissed'],
    body: z.object({ size: number, fault: text }),
    notable: true,
    bare: true,
  },
  'scripts.served': {
    ...titles['scripts.served'],
    body: z.object({ scripts: servedScripts }),
    public: true,
  },
  'backup.asked': titles['backup.asked'],
  'backup.finished': { ...titles['backup.finished'], body: backupDone, notable: true },
  'backup.failed': { ...titles['backup.failed'], body: z.object({ reason: text }), notable: true },
  'backup.drilled': {
    ...titles['backup.drilled'],
    body: z.object({
      file: text,
      backupAt: text,
      size: number,
      root: text,
      durationMs: number,
    }),
    notable: true,
  },
  'node.restored': {
    ...titles['node.restored'],
    body: z.object({
      file: text,
      backupAt: text,
      engine: text,
      version: text,
      size: number,
      root: text,
    }),
    notable: true,
  },
  'capacity.measured': { ...titles['capacity.measured'], body: measurement, notable: true },
  'aside.settled': {
    ...titles['aside.settled'],
    body: z.object({ seq: number, reason: text }),
    notable: true,
  },
  'lookout.appeared': { ...titles['lookout.appeared'], body: seen, notable: true },
  'lookout.returned': { ...titles['lookout.returned'], body: seen },
  'lookout.judged': { ...titles['lookout.judged'], body: seen, notable: true },
  'lookout.fellSilent': {
    ...titles['lookout.fellSilent'],
    body: z.object({ lookedAt: text }),
    notable: true,
  },
  'lookout.removed': { ...titles['lookout.removed'], notable: true },
  'surplus.counted': {
    ...titles['surplus.counted'],
    body: z.object({ what: text, hour: text, taken: number, over: number }),
  },
})

import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'
import { recordTitles as titles } from './texts/records.ts'

const text = z.string()
const maybe = text.exactOptional()

/** What incidents write into the record log: ids and salted commitments, never names or texts. */
export const records = recordTypes('incidents', {
  'incident.opened': {
    ...titles['incident.opened'],
    body: z.object({ code: text, severity: text, title: text, origin: maybe }),
    notable: true,
  },
  'incident.described': {
    ...titles['incident.described'],
    body: z.object({
      type: maybe,
      asset: maybe,
      phase: maybe,
      severity: maybe,
      clock: maybe,
      title: maybe,
    }),
  },
  'incident.moved': {
    ...titles['incident.moved'],
    body: z.object({ from: text, to: text, reason: maybe }),
    notable: true,
  },
  'incident.led': { ...titles['incident.led'], body: z.object({ owner: text }) },
  'incident.merged': {
    ...titles['incident.merged'],
    body: z.object({ into: text }),
    notable: true,
  },
  'task.added': {
    ...titles['task.added'],
    body: z.object({ task: text, title: text, owner: maybe, due: maybe, run: maybe }),
  },
  'task.taken': { ...titles['task.taken'], body: z.object({ task: text }) },
  'task.done': {
    ...titles['task.done'],
    body: z.object({
      task: text,
      /** Which of its answers, from 0: what they are called is foreign text. Records of old have that itself. */
      answer: z.number().exactOptional(),
      said: maybe,
    }),
  },
  'task.dropped': { ...titles['task.dropped'], body: z.object({ task: text }) },
  'entry.added': {
    ...titles['entry.added'],
    body: z.object({
      entry: text,
      kind: text,
      record: maybe,
      text: maybe,
      /** Those that a machine made it a part of. */
      incidents: z.array(text).exactOptional(),
      /** Those whose timeline was full. */
      leftOut: z.array(text).exactOptional(),
    }),
  },
  'timelineFile.read': {
    ...titles['timelineFile.read'],
    body: z.object({ incident: text, sha256: text, rows: z.number() }),
  },
  'timelineFile.dropped': titles['timelineFile.dropped'],
  'timelineFile.taken': {
    ...titles['timelineFile.taken'],
    body: z.object({
      file: text,
      sha256: text,
      added: z.number(),
      known: z.number(),
      wrong: z.number(),
    }),
  },
  'entries.added': {
    ...titles['entries.added'],
    body: z.object({
      file: text,
      entries: z.array(z.object({ entry: text, text })),
    }),
  },
  'entry.linked': { ...titles['entry.linked'], body: z.object({ entry: text }) },
  'entry.unlinked': { ...titles['entry.unlinked'], body: z.object({ entry: text }) },
  'entries.erased': { ...titles['entries.erased'], body: z.object({ entries: z.number() }) },
  'incident.erasureAsked': {
    ...titles['incident.erasureAsked'],
    body: z.object({ erasure: text, kind: text, of: text, basis: text }),
    bare: true,
  },
  'incident.wordsErased': {
    ...titles['incident.wordsErased'],
    body: z.object({
      erasure: text,
      kind: text,
      of: text,
      /** All in whose timelines the words stood, itself first. */
      incidents: z.array(text),
    }),
    notable: true,
    bare: true,
  },
  'playbook.imported': { ...titles['playbook.imported'], body: z.object({ sha256: text }) },
  'playbook.dropped': titles['playbook.dropped'],
  'playbook.started': {
    ...titles['playbook.started'],
    body: z.object({ run: text, playbook: text, sha256: text }),
  },
  'playbook.ended': {
    ...titles['playbook.ended'],
    body: z.object({ run: text, isThrough: z.boolean() }),
  },
})

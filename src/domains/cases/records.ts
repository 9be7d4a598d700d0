import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'
import { analysisRecords } from './records-analysis.ts'
import { justiceRecords } from './records-justice.ts'
import { caseTitles as titles } from './texts/records.ts'

const text = z.string()
const maybe = text.exactOptional()
const number = z.number()

/** Of the case itself, its team and its protocol. */
const ofCase = {
  'case.declared': {
    ...titles['case.declared'],
    body: z.object({ code: text, severity: text, title: text, incidents: z.array(text) }),
    notable: true,
    bare: true,
  },
  'case.read': {
    ...titles['case.read'],
    body: z.object({ reason: text, until: text, seats: z.array(text) }),
    bare: true,
  },
  'case.shut': { ...titles['case.shut'], bare: true },
  'case.described': {
    ...titles['case.described'],
    body: z.object({ severity: text, title: maybe }),
    bare: true,
  },
  'case.led': { ...titles['case.led'], body: z.object({ owner: text }), bare: true },
  'case.moved': {
    ...titles['case.moved'],
    body: z.object({ from: text, to: text, reason: maybe }),
    notable: true,
    bare: true,
  },
  'case.merged': {
    ...titles['case.merged'],
    body: z.object({ into: text }),
    notable: true,
    bare: true,
  },
  'case.bundled': {
    ...titles['case.bundled'],
    body: z.object({ bundle: text, items: number }),
    notable: true,
    bare: true,
  },
  'case.reviewed': { ...titles['case.reviewed'], bare: true },
  'case.joined': { ...titles['case.joined'], body: z.object({ incident: text }), bare: true },
  'case.parted': { ...titles['case.parted'], body: z.object({ incident: text }), bare: true },
  'colleague.shutOut': {
    ...titles['colleague.shutOut'],
    body: z.object({ incident: text, person: text, reason: text }),
    bare: true,
  },
  'colleague.letIn': {
    ...titles['colleague.letIn'],
    body: z.object({ incident: text, person: text }),
    bare: true,
  },
  'seat.given': {
    ...titles['seat.given'],
    body: z.object({ seat: text, person: text, role: text, team: text }),
    bare: true,
  },
  'seat.asked': {
    ...titles['seat.asked'],
    body: z.object({ seat: text, days: number, person: maybe, role: maybe, team: maybe }),
    bare: true,
  },
  'seat.agreed': {
    ...titles['seat.agreed'],
    body: z.object({ seat: text, until: text }),
    bare: true,
  },
  'seat.endingAsked': {
    ...titles['seat.endingAsked'],
    body: z.object({ seat: text }),
    bare: true,
  },
  'seat.ended': { ...titles['seat.ended'], body: z.object({ seat: text }), bare: true },
  'step.done': { ...titles['step.done'], body: z.object({ step: number }), bare: true },
  'step.waived': {
    ...titles['step.waived'],
    body: z.object({ step: number, reason: text }),
    bare: true,
  },
  'step.reentered': {
    ...titles['step.reentered'],
    body: z.object({ step: number, reason: text }),
    bare: true,
  },
  'volatile.settled': {
    ...titles['volatile.settled'],
    body: z.object({ sources: z.array(text), item: maybe, reason: maybe }),
    bare: true,
  },
  'case.referred': {
    ...titles['case.referred'],
    body: z.object({ action: text, exhibits: number, list: text, next: maybe }),
    notable: true,
    bare: true,
  },
  'case.disclosed': {
    ...titles['case.disclosed'],
    body: z.object({ count: number, list: text }),
    bare: true,
  },
  'erasure.asked': {
    ...titles['erasure.asked'],
    body: z.object({ erasure: text, kind: text, of: text, basis: text }),
    bare: true,
  },
  'words.erased': {
    ...titles['words.erased'],
    body: z.object({ erasure: text, kind: text, of: text }),
    notable: true,
    bare: true,
  },
  'case.filesWithdrawn': { ...titles['case.filesWithdrawn'], bare: true },
  'observation.added': {
    ...titles['observation.added'],
    body: z.object({ observation: text, item: text, what: text, seen: maybe }),
    bare: true,
  },
  'observationFile.read': {
    ...titles['observationFile.read'],
    body: z.object({ case: text, sha256: text, rows: z.number() }),
  },
  'observationFile.dropped': titles['observationFile.dropped'],
  'observationFile.taken': {
    ...titles['observationFile.taken'],
    body: z.object({
      file: text,
      sha256: text,
      added: z.number(),
      known: z.number(),
      wrong: z.number(),
    }),
  },
  'observations.added': {
    ...titles['observations.added'],
    body: z.object({
      file: text,
      observations: z.array(
        z.object({
          observation: text,
          item: text,
          what: text,
          seen: maybe,
          framework: maybe,
          technique: maybe,
          confidence: maybe,
        }),
      ),
    }),
  },
  'observation.dropped': {
    ...titles['observation.dropped'],
    body: z.object({ observation: text, reason: text, instead: maybe }),
    bare: true,
  },
  'observation.mapped': {
    ...titles['observation.mapped'],
    body: z.object({ observation: text, framework: text, technique: text, confidence: text }),
    bare: true,
  },
  'observation.looked': {
    ...titles['observation.looked'],
    body: z.object({ observation: text }),
    bare: true,
  },
} as const

/** What cases write into the record log: ids, hashes and salted commitments, never names or texts. */
export const records = recordTypes('cases', {
  ...ofCase,
  ...analysisRecords,
  ...justiceRecords,
})

import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'
import { recordTitles as titles } from './texts/records.ts'

const text = z.string()
const number = z.number()
const rows = z.object({ rows: number })
const post = z.object({ station: text.nullable() })

/** What the territory writes into the record log. */
export const records = recordTypes('territory', {
  'area.added': titles['area.added'],
  'area.renamed': titles['area.renamed'],
  'station.added': titles['station.added'],
  'station.changed': {
    ...titles['station.changed'],
    body: z.object({ fields: z.array(text), from: text }),
  },
  'station.closed': titles['station.closed'],
  'station.imported': {
    ...titles['station.imported'],
    body: z.object({ from: number, stations: number }),
  },
  'import.begun': { ...titles['import.begun'], body: z.object({ election: text.nullable() }) },
  'import.staged': {
    ...titles['import.staged'],
    body: z.object({ from: number, rows: number, bad: number }),
  },
  'import.accepted': {
    ...titles['import.accepted'],
    body: z.object({ rows: number, leftOut: number }),
  },
  'import.narrowed': { ...titles['import.narrowed'], body: rows },
  'import.failed': { ...titles['import.failed'], body: rows },
  'import.finished': {
    ...titles['import.finished'],
    body: z.object({ stations: number, leftOut: number }),
  },
  'import.cancelled': titles['import.cancelled'],
  'import.cleared': { ...titles['import.cleared'], body: rows },
  'import.ended': { ...titles['import.ended'], body: z.object({ as: text, areas: number }) },
  'election.created': { ...titles['election.created'], body: z.object({ date: text, zone: text }) },
  'election.phaseSet': {
    ...titles['election.phaseSet'],
    body: z.object({ phase: text, from: text, until: text }),
  },
  'election.hoursSet': {
    ...titles['election.hoursSet'],
    body: z.object({ opens: text, closes: text }),
  },
  'election.frozen': {
    ...titles['election.frozen'],
    body: z.object({ freezes: z.array(z.object({ from: text, until: text })) }),
  },
  'official.added': { ...titles['official.added'], body: post },
  'official.held': { ...titles['official.held'], body: z.object({ person: text }) },
  'official.removed': { ...titles['official.removed'], body: post },
  'duty.added': {
    ...titles['duty.added'],
    body: z.object({ official: text, from: text, until: text }),
  },
  'duty.removed': { ...titles['duty.removed'], body: z.object({ official: text }) },
  'duty.handoverWritten': {
    ...titles['duty.handoverWritten'],
    body: z.object({ duty: text, successor: text, official: text, to: text }),
  },
  'duty.handedOver': {
    ...titles['duty.handedOver'],
    body: z.object({
      duty: text,
      successor: text,
      official: text.exactOptional(),
      to: text,
      writtenBy: text,
    }),
    notable: true,
  },
  'handover.wiped': { ...titles['handover.wiped'], body: z.object({ count: number }) },
})

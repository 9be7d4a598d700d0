import { z } from 'zod'
import { recordTypes, withBodies } from '../../core/record.ts'
import { signalValues } from './system-schema.ts'
import { recordTitles as titles } from './texts/records.ts'

const text = z.string()
const number = z.number()
const areas = z.array(text)

/** A finding is about a site, seen by a visit, or about an inside system of a kind. */
const finding = z.object({
  check: text,
  reason: text,
  severity: text,
  /** Paths of the areas that rely on it. */
  areas,
  site: text.exactOptional(),
  visit: text.exactOptional(),
  system: text.exactOptional(),
  kind: text.exactOptional(),
  signal: text.nullable().exactOptional(),
})
const owner = { site: text.exactOptional(), system: text.exactOptional() }

const authorisation = z.object({ authorisation: text, scope: text, until: text })
const baseline = z.object({ baseline: text, visit: text })
const opening = z.object({ kind: text })
const rule = { rule: text, kind: text, value: text }

/** What monitoring writes into the record log. */
export const records = recordTypes(
  'monitoring',
  withBodies(titles, {
    'site.added': z.object({
      organization: text,
      host: text,
      areas,
      allowPrivate: z.boolean(),
      /** The file that brought it, where one did: `siteFile.accepted` says who took it over. */
      file: text.exactOptional(),
    }),
    'site.changed': z.object({
      fields: z.array(text),
      host: text,
      areas,
      file: text.exactOptional(),
    }),
    'maintenance.opened': z.object({
      site: text,
      from: text,
      until: text,
      reason: text,
      isInFreeze: z.boolean(),
    }),
    'maintenance.ended': z.object({ site: text, from: text, until: text, leftMs: number }),
    'change.announced': z.object({
      site: text,
      from: text,
      until: text,
      reason: text,
      isInFreeze: z.boolean(),
      by: text,
    }),
    'change.ended': z.object({ site: text, from: text, until: text, leftMs: number }),
    'siteFile.read': z.object({
      added: number,
      changed: number,
      unchanged: number,
      wrong: number,
    }),
    'siteFile.accepted': z.object({ added: number, changed: number, leftOut: number }),
    'siteFile.applied': z.object({ unchanged: number, wrong: number, left: number }),
    'siteFile.finished': z.object({ added: number, changed: number, leftOut: number }),
    'site.authorised': authorisation,
    'site.statusChanged': z.object({ from: text.nullable(), to: text }),
    'authorisation.proposed': authorisation,
    'authorisation.revoked': z.object({ authorisation: text, reason: text }),
    'baseline.proposed': baseline,
    'baseline.approved': baseline,
    'passages.set': z.object({ passages: number, before: number }),
    'file.watched': z.object({ path: text }),
    'file.unwatched': z.object({ path: text }),
    'file.learned': z.object({ path: text, sha256: text, length: number }),
    'page.decided': z.object({
      decision: text,
      kind: text,
      findings: z.array(text),
      /** What two persons agreed to; or one alone, where nobody else could be called. */
      approval: text.exactOptional(),
      isAlone: z.boolean().exactOptional(),
    }),
    'page.approvalProposed': z.object({ approval: text, kind: text, finding: text }),
    'page.approvalEnded': z.object({ approval: text, how: text, finding: text }),
    'page.decisionUndone': z.object({ decision: text, kind: text }),
    'page.reminded': z.object({ findings: z.array(text), of: text }),
    'page.learned': z.object({ stage: text, visit: text }),
    'page.learnedAnew': z.object({ why: text, visit: text }),
    'grade.changed': z.object({
      from: text.nullable(),
      to: text.nullable(),
      score: number.nullable(),
      visit: text,
    }),
    'finding.suspected': finding,
    'finding.opened': finding,
    'finding.changed': finding,
    'finding.raised': finding,
    'finding.closed': finding,
    'finding.lapsed': finding,
    'finding.marked': z.object({
      mark: text,
      kind: text,
      until: text.nullable(),
      check: text,
      ...owner,
    }),
    'finding.unmarked': z.object({ mark: text, kind: text, ...owner }),
    'visit.covered': z.object({
      from: text,
      to: text,
      visits: number,
      sites: z.array(z.tuple([text, number, text])),
    }),
    'visit.retired': z.object({
      sites: number,
      visits: number,
      observations: number,
      bodies: number,
    }),
    'body.deleted': z.object({ deleted: number, kept: number }),
    'opening.added': opening,
    'opening.removed': opening,
    'system.added': z.object({ organization: text, kind: text, areas }),
    'system.changed': z.object({ fields: z.array(text), kind: text, areas }),
    'system.signalExpected': z.object({ kind: text, everyMs: number, graceMs: number }),
    'system.signalDropped': z.object({ kind: text }),
    'system.ruleAdded': z.object({
      ...rule,
      least: number.nullable(),
      most: number.nullable(),
      mostDrop: number.nullable(),
      sameAsValue: text.nullable(),
      sameAsSystem: text.nullable(),
    }),
    'system.ruleDropped': z.object(rule),
    'signal.received': z.object({
      signal: text.nullable(),
      kind: text,
      number,
      sentAt: text,
      sha256: text,
      values: signalValues,
      events: number,
    }),
    'signal.refused': z.object({ code: text, via: text.exactOptional() }),
    'signal.covered': z.object({
      /** System, kind, count, number of the last one, and when it came. */
      heard: z.array(z.tuple([text, text, number, number, text])),
    }),
    'signal.retired': z.object({ dropped: number }),
  }),
)

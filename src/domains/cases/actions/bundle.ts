import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { language } from '../../../core/text.ts'
import { itemsOf } from '../facts.ts'
import { hasSeat, member, memberWith, standings } from '../membership.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { reportFiles } from '../report.ts'
import { TAKING_SEATS } from '../report-told.ts'
import { bundleFile } from '../schema/bundle.ts'
import { MAX_EXHIBITS } from '../schema/exhibit.ts'
import * as store from '../store/bundle.ts'
import * as cases from '../store/case.ts'

const handing = { permission: 'cases:hand-on', scope: 'nation' } as const

export const bundle = command({
  permission: 'cases:lead',
  scope: 'area',
  name: 'cases.bundle',
  summary:
    'Has the evidence of a case put into one file with a report of the case, for a court; whoever asks downloads it.',
  input: z.strictObject({
    case: id,
    /** Of the report; default: the first language of the node. */
    language: language.optional(),
    /** Which court or authority it is for, and what for; the report tells both on each sheet. */
    recipient: line(150).optional(),
    purpose: line(150).optional(),
    /** Codes of pieces of evidence with spaces between: only their contents; default: all. */
    only: line(2_000).optional(),
    /** Leaves out titles and file names of evidence; the log still commits to them. */
    withoutNames: z.boolean().optional(),
  }),
  output: z.strictObject({ bundle: id }),
  async run(
    ctx,
    { case: of, language: wanted, only, withoutNames: isNameless = false, ...purpose },
  ) {
    const proof = await memberWith(ctx, of, TAKING_SEATS)
    const all = await itemsOf(ctx, proof)
    // More than all parts of a bundle take: what hands it on would be refused, and nobody would be told.
    if (all.length > MAX_EXHIBITS) throw refusal('tooMany', { params: { most: MAX_EXHIBITS } })
    const { recipient = null, purpose: why = null } = purpose
    const chosen = only === undefined ? null : chosenOf(all, only)
    const how = { recipient, purpose: why, items: all, chosen, isNameless }
    const files = await reportFiles(ctx, proof, { language: wanted, ...how })
    const own = ctx.newId()
    const items = all.map((item) => item.id).filter((one) => chosen?.has(one) ?? true)
    const { title } = proof.case
    const row = { id: own, case: of, askedBy: ctx.actor.id, title, isNameless, items }
    await store.bundles.insert(ctx.tx, { ...row, files: [...files] })
    const body = { bundle: own, items: items.length }
    ctx.record(records['case.bundled'], { subject: of, area: proof.case.area, body })
    return { bundle: own }
  },
})

/** Ids of the items that codes name. Throws 404 Problem `cases.unknown_item` for another one. */
function chosenOf(all: readonly { readonly id: string; readonly code: string }[], only: string) {
  const codes = only
    .toUpperCase()
    .split(/[\s,;،]+/)
    .filter((one) => one !== '')
  const byCode = new Map(all.map(({ id: own, code }) => [code, own]))
  return new Set(codes.map((code) => found(byCode.get(code), 'unknownItem')))
}

export const bundleToHandOn = query({
  ...handing,
  name: 'cases.bundleToHandOn',
  summary: 'What a case adds to a bundle; null once it was handed on.',
  input: z.strictObject({ bundle: id }),
  output: z
    .strictObject({
      code: z.string(),
      askedBy: z.string(),
      title: z.string(),
      isNameless: z.boolean(),
      items: z.array(z.string()),
      files: z.array(bundleFile),
    })
    .nullable(),
  async run(ctx, { bundle: of }) {
    // The command line, which may ask for everything, is no member of a case.
    if (ctx.actor.holds === 'all') throw refusal('unknownCase')
    const row = await store.bundles.one(ctx.tx, { id: of })
    if (row === undefined) return null
    const { askedBy, title, isNameless, items, files } = row
    const { code } = found(await cases.cases.one(ctx.tx, { id: row.case }), 'unknownCase')
    return { code, askedBy, title, isNameless, items, files }
  },
})

export const bundleHandedOn = command({
  ...handing,
  name: 'cases.bundleHandedOn',
  summary: 'Lets go of what a case added to a bundle: it lies in the bundle now.',
  input: z.strictObject({ bundle: id }),
  output: z.strictObject({}),
  async run(ctx, { bundle: of }) {
    await store.bundles.remove(ctx.tx, { id: of })
    ctx.unchanged('that it was asked for is recorded')
    return {}
  },
})

/** Cases that one question names. */
const MAX_ASKED = 201

export const downloads = query({
  permission: 'evidence:handle',
  scope: 'area',
  name: 'cases.downloads',
  summary:
    'Which of these cases keep their file from the caller now, why, and where he opens it; what is no case is left out.',
  input: z.strictObject({ cases: z.array(id).max(MAX_ASKED) }),
  output: z.strictObject({
    kept: z.array(
      z.strictObject({ case: id, why: z.enum(['no-seat', 'file-closed']), path: z.string() }),
    ),
  }),
  async run(ctx, { cases: asked }) {
    ctx.areas()
    const stands = await standings(ctx, asked, TAKING_SEATS)
    return {
      kept: [...stands].flatMap(([of, why]) =>
        why === 'open' ? [] : [{ case: of, why, path: `/console/cases/${of}` }],
      ),
    }
  },
})

export const checkDownload = query({
  permission: 'evidence:handle',
  scope: 'area',
  name: 'cases.checkDownload',
  summary:
    'Refuses the file of a case to whoever has no seat that takes it out any more, or has not opened the file; what is no case is no matter of this.',
  input: z.strictObject({ case: id }),
  output: z.strictObject({}),
  async run(ctx, { case: of }) {
    ctx.areas()
    if ((await cases.cases.count(ctx.tx, { id: of })) === 0) return {}
    const proof = await member(ctx, of)
    if (!hasSeat(proof, TAKING_SEATS)) throw refusal('wrongSeat')
    return {}
  },
})

// What changed from one published version of a check to the next, word by word, for everybody.
import { asked } from '../../../core/asked.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { wordChanges } from '../../../lib/changes/index.ts'
import { typed } from '../../../ui/code.ts'
import { wordDiff } from '../../../ui/diff.ts'
import { type Html, html } from '../../../ui/html.ts'
import { publicClaim } from '../actions/public.ts'
import { found } from '../refusals.ts'
import { claimCode, type Version } from '../schema.ts'
import { publicTexts as texts } from '../texts/public.ts'
import { verdictTexts } from '../texts/values.ts'
import { claimPath, CLAIMS } from './look.ts'

async function load(ctx: PageContext) {
  const claim = found(asked(claimCode, ctx.params['claim']?.toUpperCase()), 'unknownClaim')
  const { code, versions } = await ctx.call(publicClaim, { claim })
  const wanted = Number(ctx.search['version'] ?? versions[0]?.version)
  const at = versions.findIndex(({ version }) => version === wanted)
  const [now, before] = [versions[at], versions[at + 1]]
  return { code, pair: now === undefined || before === undefined ? null : { now, before } }
}

/** Texts of a version in the order of its page; all of them in its language. */
const FIELDS = [
  { name: 'title', label: texts.checkTitleOf },
  { name: 'subtitle', label: texts.checkTitleOf },
  { name: 'summary', label: texts.summary },
  { name: 'method', label: texts.method },
] as const

/** The newest change, or that to the version which the address asks for. */
export const changesPage = page({
  path: `${CLAIMS}/:claim/changes`,
  surface: 'public',
  permission: 'anyone',
  load,
  render({ code, pair }: Awaited<ReturnType<typeof load>>, view) {
    const { t, node } = view
    const said =
      pair !== null &&
      html`<p>${t(texts.changesOf, {
        before: t.number(pair.before.version),
        version: t.number(pair.now.version),
        date: t.date(pair.now.publishedAt, node.zone),
      })}</p>`
    const changes = pair === null ? [] : changesOf(pair, view)
    return {
      title: t(texts.changes),
      main: html`${said}${changes.length === 0 ? html`<p>${t(texts.noChanges)}</p>` : changes}`,
      breadcrumb: [
        { path: CLAIMS, label: t(texts.title) },
        { path: claimPath(code), label: code },
      ],
    }
  },
})

interface Pair {
  readonly now: Version
  readonly before: Version
}

function changesOf({ now, before }: Pair, { t }: View): Html[] {
  const verdict =
    now.verdict === before.verdict
      ? []
      : html`<h2>${t(texts.verdict)}</h2><p><del>${t(verdictTexts[before.verdict])}</del> <ins>${t(verdictTexts[now.verdict])}</ins></p>`
  const fields = FIELDS.flatMap(({ name, label }) => {
    const [old, fresh] = [before[name] ?? '', now[name] ?? '']
    if (old === fresh) return []
    return html`<h2>${t(label)}</h2>${wordDiff(now.language, wordChanges(old, fresh, now.language))}`
  })
  return [verdict, fields, evidencePart({ now, before }, t)].flat()
}

function evidencePart({ now, before }: Pair, t: View['t']): Html[] {
  const has = ({ evidence }: Version, code: string) => evidence.some(({ item }) => item === code)
  const gone = before.evidence.filter(({ item }) => !has(now, item))
  const come = now.evidence.filter(({ item }) => !has(before, item))
  if (gone.length + come.length === 0) return []
  const items = [
    ...gone.map(({ title }) => html`<li><del>${typed(title)}</del></li>`),
    ...come.map(({ title }) => html`<li><ins>${typed(title)}</ins></li>`),
  ]
  return [html`<h2>${t(texts.evidence)}</h2><ul>${items}</ul>`]
}

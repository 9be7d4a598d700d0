// What a claim may repeat and what may repeat it: suggestions that a person confirms or rejects, what people put together,
// and how often all of it was said.
import type { z } from 'zod'
import type { View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { textField } from '../../../ui/field.ts'
import { fieldStates, ofRow, postForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { wallDay } from '../../../ui/time.ts'
import { spoken } from '../../../ui/words.ts'
import { unmerge } from '../actions/alike.ts'
import type { Alike, Counted, repeats, sameClaims, Suggestion } from '../actions/read-alike.ts'
import { type AppearanceRow, type ClaimRow, UNCHECKED } from '../schema.ts'
import { alikeTexts as texts } from '../texts/alike.ts'
import { deskPath, marked } from './look.ts'

/** What the page of a claim knows of others like it. */
export interface AlikeData {
  readonly claim: Pick<ClaimRow, 'code' | 'state' | 'likeWhy'>
  readonly mayWrite: boolean
  readonly same: z.infer<typeof sameClaims.output>
  readonly suggested: readonly Suggestion[]
  readonly said: z.infer<typeof repeats.output>
}

/** Whether one of them has the very same words: that is decided before anything else of a claim. */
export function hasSameWords({ claim, same, suggested }: AlikeData): boolean {
  if (!UNCHECKED.includes(claim.state)) return false
  return suggested.some(({ isSame }) => isSame) || (same.first !== null && claim.likeWhy === 'text')
}

interface Places {
  readonly said: z.infer<typeof repeats.output>
  readonly appearances: readonly AppearanceRow[]
}

/** Where it leads, above everything else of a claim that was merged. */
export function intoPart({ claim, same, mayWrite }: AlikeData, view: View): Html | false {
  if (same.into === null) return false
  const { t } = view
  const form = actionForm(view, {
    name: 'unmerge',
    action: unmerge,
    labels: texts,
    hidden: { claim: claim.code },
    button: texts.unmerge,
    kind: 'secondary',
  })
  const undo = mayWrite && disclosure(t(texts.unmerge), form, view.refused?.form === 'unmerge')
  return block(
    t(texts.into),
    html`<p>${linkTo(same.into, view)}</p><div class="no-print">${undo}</div>`,
  )
}

/** Claims that may be the same, and what the reader can say of each. */
export function alikePart(data: AlikeData, view: View): Html {
  const { same, suggested } = data
  const { t } = view
  const shown = new Set(suggested.map(({ code }) => code))
  const first = same.first !== null && !shown.has(same.first.code) && same.first
  const all = [
    first && pairPart(data, view, first),
    ...suggested.map((one) => suggestionPart(data, view, one)),
  ].filter((one) => one !== false)
  const repeated =
    all.length > 0 &&
    block(
      t(texts.repeats),
      html`${!hasSameWords(data) && html`<p class="hint">${t(texts.repeatsHint)}</p>`}${all}`,
    )
  return html`${repeated}${gatheredPart(data, view)}${mergedPart(data, view)}`
}

function linkTo(
  { code, language, words }: Pick<Alike, 'code' | 'language' | 'words'>,
  { base }: View,
): Html {
  return html`<a href="${base}${deskPath(code)}">${spoken(language, words)}</a>`
}

/** The claim that came before, by its words, address or near words. */
function pairPart(data: AlikeData, view: View, one: Alike): Html {
  const why = data.claim.likeWhy
  const isSame = why === 'text'
  const decide = decidePart(data, view, { code: one.code, isSame })
  if (isSame) return html`<p class="hint">${sameWords(one, view)}</p>${decide}`
  return html`<div class="card"><p>${linkTo(one, view)}</p>${why && html`<p class="hint">${view.t(texts[why])}</p>`}${decide}</div>`
}

/** In the place of words that the title of the page has already. */
function sameWords({ code: of }: Pick<Alike, 'code'>, { t, base }: View): Html {
  return html`${t(texts.text)} <a href="${base}${deskPath(of)}">${t(texts.open)}</a>`
}

function suggestionPart(data: AlikeData, view: View, one: Suggestion): Html {
  const { t, base } = view
  const lacks = one.lacking.map((word, n) => html`${n > 0 && ', '}<bdi>${word}</bdi>`)
  const lacking =
    one.lacking.length > 0 &&
    html`<p><strong>${t.parts(texts.lacking, { words: html`${lacks}` })}</strong></p>`
  // The list of the desk says it of the first one, and the page says the same.
  const listed = data.same.first?.code === one.code ? data.claim.likeWhy : null
  const how = listed ?? one.tier
  const decide = decidePart(data, view, one)
  if (one.isSame) return html`<p class="hint">${sameWords(one, view)}</p>${decide}`
  return html`<div class="card">${marked(one.language, one.words, one.shared)}${lacking}<p class="hint">${t(texts[how])} <a href="${base}${deskPath(one.code)}">${t(texts.open)}</a></p>${decide}</div>`
}

/** One form for both answers: what the person decides is the button, and of the same words one press says it. */
function decidePart(
  { claim, mayWrite }: AlikeData,
  view: View,
  { code: other, isSame }: Pick<Suggestion, 'code' | 'isSame'>,
): Html | false {
  if (!mayWrite || claim.state === 'merged') return false
  const { t } = view
  const reason = (form: string) =>
    textField(t, { ...fieldStates(form, view.refused)('reason'), label: t(texts.reason) })
  const same = ofRow('merge', other)
  const apart = ofRow('tellApart', other)
  const isUnchecked = UNCHECKED.includes(claim.state)
  const form = postForm(view, {
    name: same,
    hidden: { into: other, 'claims[]': [claim.code], ...(isSame && { reason: t(texts.text) }) },
    ...(!isSame && { body: reason(same) }),
    label: t(texts.merge),
  })
  const folded = () => disclosure(t(texts.merge), form, view.refused?.form === same)
  const merge = isUnchecked && (isSame ? form : folded())
  const part = disclosure(
    t(texts.tellApart),
    postForm(view, {
      name: apart,
      hidden: { claim: claim.code, other },
      body: reason(apart),
      label: t(texts.tellApart),
      kind: 'secondary',
    }),
    view.refused?.form === apart,
  )
  return html`<div class="no-print">${merge}${part}</div>`
}

/** What came in later and may repeat this claim: all that is shown is put together at once, or one is told apart. */
function gatheredPart({ claim, same, mayWrite }: AlikeData, view: View): Html | false {
  if (same.alike.length === 0) return false
  const { t } = view
  const items = same.alike.map(
    (one) =>
      html`<li>${linkTo(one, view)} <span class="hint">${one.likeWhy && t(texts[one.likeWhy])}</span></li>`,
  )
  const codes = same.alike.filter(({ state }) => state !== 'merged').map(({ code }) => code)
  const name = 'mergeAll'
  const form = postForm(view, {
    name,
    hidden: { into: claim.code, 'claims[]': codes },
    body: textField(t, { ...fieldStates(name, view.refused)('reason'), label: t(texts.reason) }),
    label: t(texts.mergeAll, { count: codes.length }),
    kind: 'secondary',
  })
  const count =
    same.alikeCount > codes.length && html`<p>${t(texts.more, { count: same.alikeCount })}</p>`
  const isOpen = mayWrite && claim.state !== 'merged' && codes.length > 0
  return block(
    t(texts.gathered),
    html`<p class="hint">${t(texts.gatheredHint)}</p><ul>${items}</ul>${count}${isOpen && html`<div class="no-print">${form}</div>`}`,
  )
}

function mergedPart({ same }: AlikeData, view: View): Html | false {
  if (same.merged.length === 0) return false
  const { t } = view
  const items = same.merged.map((one) => html`<li>${linkTo(one, view)}</li>`)
  const all = html`<ul>${items}</ul>${same.mergedCount > items.length && html`<p>${t(texts.more, { count: same.mergedCount })}</p>`}`
  return disclosure(t(texts.merged, { count: same.mergedCount }), all)
}

/** Where it was said, and how often, as far as places were noted; those of claims that were merged into it are counted. */
export function placesPart({ said, appearances }: Places, view: View): Html | false {
  const { places, days, outlets, speakers } = said
  if (places === 0) return false
  const { t } = view
  const items = appearances.map(({ url, outlet, speaker, saidOn }) => {
    const told = [saidOn && wallDay(t, saidOn), outlet && typed(outlet), speaker && typed(speaker)]
    const known = told.filter((one) => one !== null)
    return html`<li>${code(url)}<br>${known.map((one, n) => html`${n > 0 && ' · '}${one}`)}</li>`
  })
  const part = (label: string, rows: Counted, isDay = false) =>
    rows.length > 0 &&
    table(t, {
      caption: label,
      rows,
      columns: [
        {
          label,
          cell: ({ name }) => (isDay ? wallDay(t, name) : html`<bdi>${name}</bdi>`),
        },
        { label: t(texts.times), cell: ({ count }) => t.number(count), isNumber: true },
      ],
    })
  const all = [
    part(t(texts.day), days, true),
    part(t(texts.outlet), outlets),
    part(t(texts.speaker), speakers),
  ]
  const often = places > 1 && disclosure(t(texts.often), html`${all}`)
  return block(
    t(texts.said, { count: places }),
    html`${items.length > 0 && html`<ul>${items}</ul>`}${often}`,
  )
}

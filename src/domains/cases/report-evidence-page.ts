// The evidence in the report of a case: what each piece is called, where it lies, when it was taken and whether what came
// is what was there.
import type { Translator } from '../../core/text.ts'
import { code, typed } from '../../ui/code.ts'
import { type Content, type Html, html } from '../../ui/html.ts'
import { literal, part } from './report-table.ts'
import type { Told } from './report-told.ts'
import { bundleTexts as texts } from './texts/bundle.ts'
import { judgeTexts } from './texts/judge.ts'

type Item = Told['evidence'][number]

/** All pieces that have room, and what is to be known of the list. */
export function evidencePart(told: Told, t: Translator): Content {
  const { evidence, evidenceLeftOut: count, isNameless } = told
  return [
    part(t, texts.evidence, {
      head: [texts.code, judgeTexts.called, judgeTexts.taken, texts.file, texts.head],
      rows: evidence.map((one) => [
        html`<span class="short">${code(one.code)}</span>`,
        calledOf(one, t),
        takenOf(one, t),
        fileOf(one, t),
        code(one.head),
      ]),
    }),
    isNameless && html`<p>${t(judgeTexts.namesLeftOut)}</p>`,
    count > 0 && html`<p><strong>${t(judgeTexts.evidenceCut, { count })}</strong></p>`,
    html`<p>${t(judgeTexts.parts)}</p>`,
  ]
}

function calledOf({ title, fileName }: Item, t: Translator): Content {
  if (title === '' && fileName === '') return '–'
  return html`${typed(title)}${fileName !== '' && html`<br><small>${t(texts.fileName)}: ${code(fileName)}</small>`}`
}

function takenOf({ takenAt, takenAs, sourceHash, isAsSource }: Item, t: Translator): Html {
  const taken =
    takenAt === null
      ? t(judgeTexts.takenNotSaid)
      : html`${t.parts(judgeTexts.takenAt, { time: literal(takenAt) })}${takenAs !== null && html`<br><small>${t.parts(judgeTexts.asWritten, { written: literal(takenAs) })}</small>`}`
  if (sourceHash === null) return html`${taken}<br>${t(judgeTexts.sourceNone)}`
  const fits = isAsSource === true ? judgeTexts.sourceEqual : judgeTexts.sourceOther
  const said = isAsSource === true ? t(fits) : html`<strong>${t(fits)}</strong>`
  return html`${taken}<br>${said}<br><small>${code(sourceHash)}</small>`
}

/** Where the content lies in the bundle, its hash, and what has the same bytes. */
function fileOf({ id, sha256, isSealed, sameAs, isInBundle }: Item, t: Translator): Content {
  if (sha256 === null) return '–'
  const place = isInBundle ? code(`items/${id}${isSealed ? '.age' : ''}`) : t(judgeTexts.notInside)
  const same =
    sameAs !== null &&
    html`<br><small>${t.parts(judgeTexts.sameAs, { code: code(sameAs) })}</small>`
  return html`${place}<br>${code(sha256)}${same}`
}

import type { Installed } from '../../../core/installed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { code, typed } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { shortMoment } from '../../../ui/time.ts'
import { ownWatch } from '../actions/phone.ts'
import { formOf } from '../forms.ts'
import { watchTexts as texts } from '../texts/watch.ts'
import { bookOfPage } from './look.ts'
import { factsPart, WATCH_SCRIPT } from './watch-facts.ts'
import { formPath, titleOf, WATCH, watchHead, watchState } from './watch-look.ts'

/** What a telephone keeps of it for when there is no network: this page, and every form that it saw. */
export const installed: Installed = {
  path: WATCH,
  name: texts.appName,
  scripts: [WATCH_SCRIPT],
  pages: [WATCH],
  keepsSeen: true,
}

async function load(ctx: PageContext) {
  return { ...(await ctx.call(ownWatch, {})), book: await bookOfPage(ctx) }
}
type Data = Awaited<ReturnType<typeof load>>

/** What an observer carries: what to report, what waits on the telephone, what arrived. */
export const watchPage = page({
  path: WATCH,
  surface: 'watch',
  permission: 'pollwatch:watch',
  load,
  render(data, view) {
    const { t } = view
    return {
      title: t(texts.observer, { number: data.observer.number }),
      main: html`${toldPart(data, view)}<div id="waits"></div><h2>${t(texts.forms)}</h2>${formsPart(data, view)}<h2>${t(texts.sent)}</h2><div id="sent">${sentPart(data, view)}</div><noscript><p class="hint">${t(texts.noScript)}</p></noscript>${phonePart(view)}${factsPart(data, null, view)}`,
      scripts: [WATCH_SCRIPT],
      column: {
        head: watchHead(data.observer, view),
        state: watchState(view),
        foot: footPart(data, view),
      },
    }
  },
})

/** What the group wrote to its observers. */
function toldPart({ told, group }: Data, view: View): Html | false {
  if (told.length === 0) return false
  const { t } = view
  const rows = told.map(
    ({ words, sentAt }) =>
      html`<li><span>${typed(words)}</span> <span class="hint">${shortMoment(view, sentAt)}</span></li>`,
  )
  return html`<h2>${t(texts.told, { group })}</h2><ul class="rows">${rows}</ul>`
}

/** What goes by the clock of the day; what is wrong stands at the foot. */
function formsPart({ book }: Data, view: View): Html {
  const { base } = view
  const links = book.forms
    .filter(({ kind }) => kind !== 'incident')
    .map((form) => {
      const href = `${base}${formPath(form.prefix)}`
      return html`<p><a class="button secondary" href="${href}" data-form>${titleOf(view, form)}</a></p>`
    })
  return html`${links}`
}

function footPart({ book }: Data, view: View): Html {
  const { base } = view
  const links = book.forms
    .filter(({ kind }) => kind === 'incident')
    .map(
      (form) =>
        html`<a class="button danger wide" href="${base}${formPath(form.prefix)}" data-form>${titleOf(view, form)}</a>`,
    )
  return html`<section class="foot-bar" aria-label="${view.t(texts.forms)}">${links}</section>`
}

/** What wipes the telephone; its script says first what is lost. */
function phonePart({ t }: View): Html {
  return html`<details><summary>${t(texts.thisPhone)}</summary><p class="hint">${t(texts.wipeHint)}</p><p id="wipe-lost" role="status"></p><p><button id="wipe" type="button" class="button danger" hidden>${t(texts.wipe)}</button></p></details>`
}

function sentPart({ sent, book }: Data, view: View): Html {
  const { t, node } = view
  if (sent.length === 0) return html`<p class="hint">${t(texts.sentNone)}</p>`
  const rows = sent.map((one) => {
    const form = formOf(book, one.form)
    const name = form === undefined ? one.form : titleOf(view, form)
    const serial = one.serial === 1 ? '' : ` ${t.number(one.serial)}`
    const arrived = t.parts(texts.arrived, {
      what: `${name}${serial}`,
      time: t.clock(one.receivedAt, node.zone),
      ref: code(one.ref),
    })
    const notes = [
      ...(one.channel === 'page' ? [] : [t(texts[one.channel])]),
      ...(one.state === 'counted' ? [] : [t(texts[one.state])]),
      ...(one.missing.length > 0 ? [t(texts.lacks, { tags: one.missing.join(' ') })] : []),
    ]
    const broken =
      one.broken.length > 0 &&
      html`<p class="card tone-bad">${t(texts.brokenPhoto, { photos: t.list(one.broken.map((n) => t.number(n))), count: one.broken.length })}</p>`
    return html`<li>${arrived}${broken}${notes.length > 0 && html`<br><span class="hint">${notes.join(' · ')}</span>`}</li>`
  })
  return html`<ul>${rows}</ul>`
}

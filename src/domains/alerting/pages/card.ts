import { z } from 'zod'
import { namesOf, type Names } from '../../../core/names.ts'
import { areaPath, withAncestors } from '../../../core/permission.ts'
import { given } from '../../../core/asked.ts'
import { type AskFirst, page, type PageContext, type View } from '../../../core/slice.ts'
import { type Time, time } from '../../../core/time.ts'
import { areaPicker, areasToPick } from '../../../ui/area-picker.ts'
import { code, typed } from '../../../ui/code.ts'
import { postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { areaName, shortArea } from '../../../ui/name.ts'
import { notification } from '../../../ui/notice.ts'
import { moment } from '../../../ui/time.ts'
import { spoken, spokenLines } from '../../../ui/words.ts'
import { cardOfStation, type IssuedCard, MAX_CARDS } from '../actions/card.ts'
import { commonArea } from '../areas.ts'
import { purposes } from '../found.ts'
import { audiencePage, officials, onDuty, stationPlace } from '../needs.ts'
import { refusal } from '../refusals.ts'
import { symptoms } from '../actions/symptom.ts'
import { type Card, wordsOf } from '../symptoms.ts'
import { cardAskTexts as askWords, cardTexts as words } from '../texts/reach.ts'

/** A line of the telephone tree. */
interface Contact {
  readonly area: string
  readonly post: string
  readonly contact: string
  /** Until when the duty list has it called; null where it is not on duty. */
  readonly until: Time | null
}

/** Areas whose posts stand on the cards of one print; a print is for one district, seldom for more. */
const MAX_TREE_AREAS = 60

const printed = z.object({ cards: z.array(z.custom<IssuedCard>()), next: z.string().nullable() })

/** The cards that were just issued; shown only now. */
function justIssued(ctx: Pick<PageContext, 'done'>) {
  return ctx.done === null ? undefined : printed.safeParse(ctx.done.output).data
}

/** Posts with a contact around these areas, and until when the duty list has them called. */
async function contactsOf(ctx: PageContext, areas: readonly string[]): Promise<Contact[]> {
  const wanted = [...new Set(areas.flatMap(withAncestors))].slice(0, MAX_TREE_AREAS)
  const found: Contact[] = []
  for (const area of wanted) {
    const { officials: posts } = await ctx.ask(officials, { area })
    const { now } = await ctx.ask(onDuty, { area })
    for (const { post, label, contact } of posts) {
      if (contact === null) continue
      const isOn = (one: (typeof now)[number]) =>
        one.area === area && one.post === post && one.label === label && one.contact === contact
      const name = label === null ? post : `${post} (${label})`
      found.push({ area, post: name, contact, until: now.find(isOn)?.until ?? null })
    }
  }
  return found
}

/** What stations report, where cards were just issued. */
async function printedCards(ctx: PageContext): Promise<readonly Card[]> {
  if (justIssued(ctx) === undefined) return []
  return (await ctx.call(symptoms, {})).items.filter(({ isHidden }) => !isHidden)
}

async function loadStation(ctx: PageContext) {
  const station = ctx.params['id'] ?? ''
  if (station === '') throw refusal('unknownStation')
  const place = await ctx.ask(stationPlace, { station })
  const { card } = await ctx.call(cardOfStation, { station })
  const cards = justIssued(ctx)?.cards ?? []
  return {
    place,
    card,
    cards,
    symptoms: await printedCards(ctx),
    contacts: await contactsOf(ctx, [place.area]),
    names: await namesOf(ctx, { areas: [place.area] }),
  }
}

/** How many stations get new cards now, and what is missing for their answers. */
const asks: AskFirst = {
  title: askWords.askTitle,
  what: askWords.askWhat,
  act: askWords.askAct,
  async more(ctx, { area, after, station }) {
    const page = { limit: MAX_CARDS, ...given({ after }) }
    const found =
      station === undefined && area !== undefined && area !== ''
        ? await ctx.ask(audiencePage, { areas: [area], ...page })
        : { items: [station], next: null }
    return (t) => [
      t(askWords.askCount, { count: found.items.length }),
      ...(found.next === null ? [] : [t(askWords.askMore)]),
      ...(ctx.node.sms === null ? [t(askWords.noGateway)] : []),
    ]
  },
}

/** Said where cards are issued, before anybody asks. */
function gatewayWarning({ t, node }: View): Html | null {
  return node.sms === null ? notification(t, { tone: 'warn', body: t(askWords.noGateway) }) : null
}

export const cardPage = page({
  path: '/console/stations/:id/card',
  surface: 'console',
  permission: 'alerting:issue-cards',
  forms: { issue: { action: 'alerting.issueCards', next: () => null, asks } },
  load: loadStation,
  render(data, view) {
    const { t } = view
    const { place, card, cards } = data
    const state =
      card === null
        ? t(words.noCard)
        : t.parts(words.inForce, {
            time: moment(view, time.parse(card.issuedAt)),
            count: card.left,
          })
    const issue = postForm(view, {
      name: 'issue',
      hidden: { station: place.id },
      body: html`<p>${t(words.issueHint)}</p>`,
      label: t(words.issue),
    })
    const main = html`${refusedPart(view)}<div class="no-print"><p>${state}</p>${gatewayWarning(view)}${issue}</div>${printPart(data, view)}`
    const path = `/console/stations/${place.id}`
    const breadcrumb = [{ path, label: `${place.number} ${place.name}` }]
    return { title: cards.length > 0 ? titleOf(cards, view) : t(words.card), main, breadcrumb }
  },
})

function titleOf([first]: readonly IssuedCard[], { t }: View): string {
  return first === undefined ? t(words.card) : `${t(words.card)} ${first.number}`
}

async function loadArea(ctx: PageContext) {
  const made = justIssued(ctx)
  const asked = areaPath.safeParse(ctx.search['area']).data ?? ''
  const cards = made?.cards ?? []
  const areas = [...new Set(cards.map(({ area }) => area))]
  return {
    picks: await areasToPick(ctx, {
      form: 'issue',
      name: 'area',
      chosen: asked === '' ? [] : [asked],
    }),
    cards,
    next: made?.next ?? null,
    symptoms: await printedCards(ctx),
    contacts: await contactsOf(ctx, areas),
    names: await namesOf(ctx, { areas }),
  }
}

export const cardsPage = page({
  path: '/console/cards',
  surface: 'console',
  permission: 'alerting:issue-cards',
  nav: { under: '/console/escalation', after: '/console/routes', label: words.cards },
  forms: { issue: { action: 'alerting.issueCards', next: () => null, asks } },
  found: purposes.cards,
  load: loadArea,
  render(data, view) {
    const { t } = view
    const first = postForm(view, {
      name: 'issue',
      body: html`<p>${t(words.issueHint)}</p>${areaPicker(view, data.picks, { label: t(words.area) })}`,
      label: t(words.issueArea),
    })
    // What the next print goes on with.
    const asked = commonArea(data.cards.map(({ area }) => area))
    const more =
      data.next !== null &&
      postForm(view, {
        name: 'issue',
        hidden: { area: asked, after: data.next },
        label: t(words.issueNext),
        kind: 'secondary',
      })
    const main = html`${refusedPart(view, words)}<div class="no-print">${gatewayWarning(view)}${first}${more}</div>${printPart(data, view)}`
    return { title: t(words.cards), main }
  },
})

/** Whom to call and what to report, as the cards of a print say it. */
interface Tree {
  readonly symptoms: readonly Card[]
  readonly contacts: readonly Contact[]
  readonly names: Names
}

function printPart(data: Tree & { readonly cards: readonly IssuedCard[] }, view: View) {
  const { t } = view
  if (data.cards.length === 0) return null
  const say = html`<div class="no-print">${notification(t, { tone: 'info', body: t(words.printNow) })}</div>`
  return html`${say}${data.cards.map((card) => sheet(card, data, view))}`
}

/** One page of paper: whom to call, what to do, how to answer. */
function sheet(card: IssuedCard, data: Tree, view: View): Html {
  const { t, node } = view
  const number = node.sms?.number ?? null
  const around = withAncestors(card.area)
  // The nearest first, and of these who is on duty.
  const tree = data.contacts
    .filter(({ area }) => around.includes(area))
    .toSorted(
      (one, other) =>
        other.area.length - one.area.length ||
        Number(other.until !== null) - Number(one.until !== null),
    )
  const title = t.parts(words.cardFor, { number: typed(card.number), name: typed(card.name) })
  const exercise =
    node.realm === 'exercise' &&
    html`<p class="card-exercise"><strong>${t(words.exercise)}</strong></p>`
  return html`<section class="sheet station-card">${exercise}<h2>${title}</h2><p>${areaName(view, data.names, card.area)}</p>
<h3>${t(words.callFirst)}</h3>${treePart(tree, data.names, view)}
<h3>${t(words.somethingWrong)}</h3><ol class="card-symptoms">${data.symptoms.map((one) => {
    const { title: wrong, advice, language } = wordsOf(t, one)
    return html`<li value="${one.number}"><strong>${spoken(language, wrong)}</strong><br>${spokenLines(language, advice)}</li>`
  })}</ol>
<h3>${t(words.answerTitle)}</h3><p>${t(words.answerHow)} ${t(words.numberOf)}: ${number === null ? html`${t(words.whoToAsk)} ___________________` : code(number)}</p>
<ul class="card-answers">${[words.answerDone, words.answerCannot, words.answerHelp, words.answerProblem].map((one) => html`<li>${t(one)}</li>`)}</ul>
<ol class="card-codes">${card.codes.map((letters) => html`<li>${code(spaced(letters))}</li>`)}</ol>
<p>${t.parts(words.example, { code: code(`${spaced('ABCDEFGHJK')} 1`) })}</p><p><strong>${t(words.keep)}</strong></p></section>`
}

/** A code as people read it. */
function spaced(letters: string): string {
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}

function treePart(tree: readonly Contact[], names: Names, view: View): Html {
  const { t, node } = view
  if (tree.length === 0) return html`<p>${t(words.noNumbers)}</p><p class="card-blank"></p>`
  return html`<ul class="card-tree">${tree.map(
    ({ area, post, contact, until }) =>
      html`<li>${typed(shortArea(view, names, area))} – ${typed(post)}: ${code(contact)}${until !== null && html` <small>${t(words.onDuty, { time: t.dateTime(until, node.zone) })}</small>`}</li>`,
  )}</ul>`
}

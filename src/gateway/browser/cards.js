/** The cards of alerts and of their ends: drawn from signed lines, or by the node. */
import { heedFirst } from '../../lib/cap/order.js'
import { answered, kept } from './kept.js'
import { all, clock, fill, find, lang, page, say, words } from './page.js'
import { verifyFrame } from './verify.js'

/** Bodies of verified lines: an old phone needs a tenth of a second for each. @type {{ [line: string]: any }} */
const bodies = {}

/** The body of a line that is ours, or null, and then the person is told. @param {string} line */
export async function opened(line) {
  const body = bodies[line] || (await verifyFrame(line, page.keys, page.realm))
  if (!body) say(words.forged)
  else if (body.t) bodies[line] = body
  return body
}

/** Cards of ends as the node drew them, by what they are about. @type {{ [about: string]: any }} */
const told = {}
/** @param {ParentNode} root */
export function takeEnds(root) {
  for (const card of all('article[data-end]', root)) told[card.dataset.about] = card
}

/** Cards that were drawn from signed lines, by line. @type {{ [line: string]: any }} */
const made = {}

/** @param {any} card */
function standingOf(card) {
  const { end, severity, at, about } = card.dataset
  return {
    isOver: !!end,
    isDone: !!answered(card),
    isTakenBack: end === 'cancel',
    severity,
    at: `${at} ${about}`,
  }
}

/** What is in force, and the ends that wait to be read, in the order in which a station heeds them. */
export async function cardsNow() {
  // Until the first lines came, the cards are those of the node's page, as it put them.
  if (!kept.epoch) return all('#alerts article')
  const cards = Object.keys(told).map((about) => told[about])
  for (const thread of Object.keys(kept.lines)) {
    const line = kept.lines[thread]
    const body = await opened(line)
    if (body && Date.parse(body.z) > Date.now())
      cards.push(made[line] || (made[line] = cardOf(body)))
  }
  for (const thread of Object.keys(kept.ends)) {
    const [line, was, what] = kept.ends[thread]
    const body = await opened(line)
    const before = await opened(was)
    if (body && before && !told[`${thread} ${body.r}`])
      cards.push(made[line] || (made[line] = cardOf(body, before, what)))
  }
  return cards
    .filter((card) => !card.dataset.end || !answered(card))
    .sort((a, b) => heedFirst(standingOf(a), standingOf(b)))
}

/** @param {any} texts */
const inLanguage = (texts = {}) => texts[lang] || Object.values(texts)[0] || ''

/** @param {any} body @param {any} [before] what it ended @param {string} [what] what the station had answered */
function cardOf(body, before, what) {
  const card = find('#card').content.cloneNode(true).firstElementChild
  const { k: kind, i: texts = {}, h: heads } = body
  Object.assign(card.dataset, {
    about: `${body.t} ${body.r}`,
    may: body.a,
    at: body.s,
    severity: body.v,
  })
  if (before) card.dataset.end = kind
  if (page.heed.includes(body.c)) card.dataset.heed = 1
  for (const badge of all('[data-is]', card)) {
    if (badge.dataset.is !== (before ? kind : body.v)) badge.remove()
    else if (before) badge.firstChild.lastChild.data = fill(words[`${kind}At`], body.s)
  }
  const text = find('[data-of=text]', card)
  text.textContent = inLanguage(texts)
  find('h2', card).textContent = inLanguage(heads)
  if (what) text.textContent = fill(words[`${kind}Did`], 0, what)
  // A language that no page of the node speaks stands on every page: its readers have no other.
  for (const tag of Object.keys(heads)) {
    if (heads[tag] === inLanguage(heads) || find(`[hreflang=${tag}]`)) continue
    const more = text.cloneNode()
    more.lang = tag
    more.textContent = `${heads[tag]} ${texts[tag] || ''}`
    text.after(more)
  }
  find('[data-of=times]', card).textContent = before
    ? fill(words[`${kind}Was`], before.s, inLanguage(before.h))
    : words.until.replace('{sent}', clock(body.s)).replace('{until}', clock(body.z))
  return card
}

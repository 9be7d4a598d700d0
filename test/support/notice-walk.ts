// The way of a notice at a node, by the hands of those who have a part in it: who reads it and whom it is about at a telephone
// in Chromium, the office by the forms of its pages.

import assert from 'node:assert/strict'
import type { KeepWanted } from '../../src/core/capture.ts'
import { now } from '../../src/core/time.ts'
import type { Files } from '../../src/core/port.ts'
import { outputOf } from './attack.ts'
import type { TestNode } from './node.ts'
import { type Colleague, colleague, type Face, type Hand, sit } from './task.ts'

const FACE: Face = { language: 'en', width: 360, height: 640 }

/** What is said, and what the office answers. */
export const WORDS = 'Polling stations in Cedar are closed on Sunday because of a flood'
export const OFFICE_WORDS = 'Every polling station in Cedar is open on Sunday'
const ANSWER = 'We were there. It is closed.'
const RETRACTION = 'We were wrong: the stations of Cedar are closed.'
const OUTLET = 'Morning Post'
const OFFICE = 'Election Office'
const SIGNED = 'O. Editor, editor'
const FREE = { isFree: 'true' } as const

/** What a notice says besides whom and what it is about. */
export const NOTICE = {
  quoteLanguage: 'en',
  saidOn: now().slice(0, 10),
  category: 'results',
  facts: 'It is otherwise.',
  language: 'en',
  ground: 'voluntary',
  remedy: 'correction',
  harm: 'People stay away.',
  lessIntrusive: 'A call was not answered.',
  detection: 'person',
  flaggedBy: 'citizen',
} as const

/** A reference with its copy, and the source that it comes from. */
export interface Kept {
  readonly source: string
  readonly item: string
  readonly snapshot: string
  readonly url: string
}

/** The page on which the check rests, and the one on which the words stand. */
export interface Cited {
  readonly office: Kept
  readonly article: Kept
}

/** Who has a part. */
export interface Cast extends Cited {
  readonly citizen: Hand
  readonly olga: Hand
  readonly chen: Colleague
  readonly ada: Colleague
  readonly ida: Colleague
  readonly omar: Colleague
  readonly rosa: Colleague
  readonly yuri: Colleague
}

/** This machine's own network stands for the public one. */
export function openOwnNetwork(house: TestNode): void {
  const actual = house.node.house('actual')
  assert.ok(actual !== null)
  const { capture } = actual.ports
  const take = (wanted: KeepWanted, files: Files) =>
    capture.take({ ...wanted, privateNetworks: ['127.0.0.0/8'] }, files)
  Object.assign(actual.ports, { capture: { ...capture, take } })
}

/** The librarian adds who says what, cites both pages, and has a copy made of each. */
export async function keep({ browser }: Colleague, site: string): Promise<Cited> {
  const asked = <O>(action: string, input: object) => outputOf<O>(browser.post(action, input))
  const one = async (name: string, kind: string, page: string, title: string): Promise<Kept> => {
    const add = { name, kind, domains: '', languages: 'en' }
    const { code: source } = await asked<{ code: string }>('sources.addSource', add)
    const url = `${site}/${page}`
    const work = { type: 'webpage', title, url, source }
    const { code: item } = await asked<{ code: string }>('sources.addItem', work)
    const { snapshot } = await asked<{ snapshot: string }>('sources.snapshot', { item })
    return { source, item, snapshot, url }
  }
  return {
    office: await one(OFFICE, 'authority', 'hours.html', 'Opening hours'),
    article: await one(OUTLET, 'outlet', 'flood.html', 'Flood in Cedar'),
  }
}

/** Everybody is invited to a role; the librarian says for whom the outlet's person speaks. */
export async function cast(
  house: TestNode,
  { lena, olga, ...kept }: Cited & { readonly lena: Colleague; readonly olga: Colleague },
): Promise<Cast> {
  const { person } = JSON.parse((await olga.browser.get('/api/accounts.me')).text) as {
    person: string
  }
  const speaks = { source: kept.article.source, person }
  const path = '/en/console/outlets'
  await acts(lena, { path, form: 'bind', fields: speaks }, /once a second person/)
  const lev = await colleague(house, 'Lev Katz', 'librarian')
  await acts(lev, { path, form: 'agree' }, /speaks for it now/)
  return {
    ...kept,
    citizen: await sit(house, FACE, { task: 'notice-citizen' }),
    olga: await sit(house, FACE, { task: 'notice-outlet', as: olga }),
    chen: await colleague(house, 'Chen Li', 'fact-checker'),
    ada: await colleague(house, 'Ada Obi', 'fact-approver'),
    ida: await colleague(house, 'Ida Berg', 'notice-issuer'),
    omar: await colleague(house, 'Omar Haddad', 'notice-issuer'),
    rosa: await colleague(house, 'Rosa Diaz', 'notice-reviewer'),
    yuri: await colleague(house, 'Yuri Moroz', 'appeal-member'),
  }
}

/** Fills in a form of a page and sends it; what is said then has to be in the next page. Gives that page's address. */
async function acts(
  { browser }: Colleague,
  of: { path: string; form: string; fields?: Readonly<Record<string, string>> },
  said: RegExp,
): Promise<string> {
  const { path, form, fields = {} } = of
  const sheet = { markup: (await browser.get(path)).text, name: form }
  const sent = await browser.submit(path, sheet, Object.entries(fields))
  assert.equal(sent.status, 303, sent.text)
  const next = sent.headers.get('location') ?? ''
  const { pathname, search } = new URL(next, 'http://node.example')
  assert.match((await browser.get(`${pathname}${search}`)).text, said)
  return next
}

/** Written, each by the label of its field. */
async function fill(hand: Hand, fields: Readonly<Record<string, string>>): Promise<void> {
  const [first = ''] = Object.keys(fields)
  const labelled = (label: string) => hand.page.getByLabel(new RegExp(`^${label}`)).first()
  await hand.readOnTo(labelled(first))
  for (const [label, words] of Object.entries(fields))
    await hand.write(new RegExp(`^${label}`), words)
}

/** Goes down to a button and presses it. */
async function press(hand: Hand, name: string): Promise<void> {
  const button = hand.page.getByRole('main').getByRole('button', { name }).last()
  await hand.readOnTo(button)
  await hand.pressThis(button)
}

async function opens(hand: Hand, summary: string): Promise<void> {
  const found = hand.page.locator('summary', { hasText: summary }).first()
  await hand.readOnTo(found)
  await hand.pressThis(found)
}

const codeIn = (address: string, kind: string) =>
  new RegExp(`${kind}-[A-Z]{8}`).exec(address)?.[0] ?? ''

/** Nothing is known of what is pasted; it is told, judged, checked, published, and found. Gives the claim. */
export async function checked({ citizen, chen, ada, office }: Cast): Promise<string> {
  await paste(citizen, 'Nothing is known here')
  await opens(citizen, 'Tell us of a claim')
  await fill(citizen, { 'The claim, as you read or heard it': WORDS })
  await press(citizen, 'Tell us of a claim')
  await citizen.sees(/Thank you\./)

  const { text } = await chen.browser.get('/en/console/claims')
  const claim = codeIn(text, 'CLM')
  const path = `/en/console/claims/${claim}`
  const whose = { kind: 'factual', claimant: 'outlet', claimantName: OUTLET }
  await acts(chen, { path, form: 'triage', fields: whose }, /It is saved\./)
  const check = {
    verdict: 'false',
    title: 'They are open',
    summary: 'The office says that all are open.',
    method: 'We read what the office says.',
    item: office.item,
    stance: 'refutes',
    quote: OFFICE_WORDS,
  }
  await acts(chen, { path, form: 'write', fields: check }, /It waits for a second person now\./)
  assert.match((await ada.browser.get(path)).text, new RegExp(`copy is kept[^]*${office.snapshot}`))
  await acts(ada, { path, form: 'publish' }, /Everybody reads it now\./)

  await paste(citizen, 'The same as a checked claim')
  await follow(citizen, 'Read the check', 'They are open')
  const told = await citizen.main()
  assert.match(told, /False[^]*Speaks against the claim: Opening hours[^]*A copy is kept/)
  return claim
}

async function paste(citizen: Hand, answer: string): Promise<void> {
  await citizen.open('/LANG/check')
  await fill(citizen, { 'Text or link': `${WORDS}!!` })
  await press(citizen, 'Check it')
  await citizen.sees(answer)
}

/** Goes down to a link of the page and follows it to the page of that heading. */
async function follow(hand: Hand, name: string | RegExp, heading: string): Promise<void> {
  const link = hand.page.getByRole('main').getByRole('link', { name }).first()
  await hand.readOnTo(link)
  await hand.pressThis(link)
  await hand.page.getByRole('heading', { name: heading }).first().waitFor()
}

/** One writes it from the claim, another approves, and it is handed over; the outlet answers. Gives the notice. */
export async function served(all: Cast, claim: string): Promise<string> {
  const { ida, omar, olga, citizen, article, office } = all
  const written = await acts(
    ida,
    {
      path: `/en/console/notices/new?claim=${claim}`,
      form: 'write',
      fields: {
        ...NOTICE,
        source: article.source,
        item: article.item,
        quote: WORDS,
        category: 'voting_place',
        facts: 'All stations of Cedar are open.',
        issuer: office.source,
      },
    },
    /It waits for a second person now\./,
  )
  const notice = codeIn(written, 'NTC')
  const path = `/en/console/notices/${notice}`
  const status = async () => (await omar.browser.get(`/en/notices/${notice}`)).status
  assert.equal(await status(), 404, 'a draft is nobody’s to read')
  await acts(omar, { path, form: 'approve', fields: FREE }, /It is approved\./)
  assert.equal(await status(), 404, 'nor is one that was not handed over')
  const way = { channel: 'page', proof: 'Shown there' }
  await acts(ida, { path, form: 'hand', fields: way }, /Another person looks at the proof next\./)
  assert.equal(await status(), 404, 'nor is one whose proof one person alone saw')
  await acts(omar, { path, form: 'serve', fields: {} }, /It is served\./)

  await olga.open('/LANG/console/outlet')
  await follow(olga, notice, `Notice ${notice}`)
  await fill(olga, { Answer: ANSWER, 'Who signs': SIGNED })
  await press(olga, 'Publish this answer')
  await olga.sees('Your answer stands beside the notice.')
  await citizen.open(`/LANG/notices/${notice}`)
  const [said = '', answered = ''] = await sides(citizen)
  assert.match(said, /What the office says[^]*All stations of Cedar are open/)
  assert.match(answered, /Morning Post answers[^]*We were there\. It is closed\.[^]*Word for word/)
  assert.equal(await citizen.page.locator('.sides details').count(), 0, 'nothing has to be opened')
  return notice
}

const sides = ({ page }: Hand) => page.locator('.sides > .card').allInnerTexts()

/** Somebody answers a notice on the own page of an outlet, by its form. */
export async function answer(by: Colleague, path: string, words: string): Promise<void> {
  await acts(by, { path, form: 'reply', fields: { words, by: SIGNED } }, /Your answer stands/)
}

/** Decided against the outlet as soon as it answered; it appeals, and another person finds it right. */
export async function overturned({ rosa, olga, yuri }: Cast, notice: string): Promise<void> {
  const path = `/en/console/notices/${notice}`
  await acts(rosa, { path, form: 'review', fields: FREE }, /You have it in hand\./)
  const decision = { outcome: 'unresolved_disagreement', reasons: 'Both were heard.', ...FREE }
  await acts(
    rosa,
    { path, form: 'decide', fields: decision },
    /It is decided, and everybody reads it/,
  )

  await olga.open('/LANG/console/outlet')
  await follow(olga, notice, `Notice ${notice}`)
  await opens(olga, 'Appeal')
  await fill(olga, { 'Why the decision is wrong': 'Look at the picture.', 'Who signs': SIGNED })
  await press(olga, 'Appeal')
  await olga.sees('Another person decides now.')

  const reasons = 'The picture shows it.'
  const judged = { outcome: 'overturned', reasons, retraction: RETRACTION, ...FREE }
  await acts(yuri, { path, form: 'judge', fields: judged }, /The appeal is decided\./)
  await olga.page.reload()
  const told = await olga.main()
  assert.match(
    told,
    /Annulled: it was wrong[^]*decided on your appeal[^]*takes the notice back\s+We were wrong/,
  )
}

/** The retraction where the notice was, the way to what all of it rests on, the figures and the page of the outlet. */
export async function readByEverybody({ citizen, office }: Cast, notice: string): Promise<void> {
  const { page } = citizen
  await page.reload()
  const [first = ''] = await sides(citizen)
  assert.match(first, /takes this notice back[^]*We were wrong/, 'where the notice was')
  assert.match(await citizen.main(), /What the notice said[^]*All stations of Cedar are open/)
  await follow(citizen, /^CLM-/, 'They are open')
  await follow(citizen, 'Opening hours', 'Copies of the page')
  assert.match(page.url(), new RegExp(`${office.item}$`))

  await citizen.open('/LANG/notices')
  assert.match(await citizen.main(), /1 notice, 0 not decided yet, 1 annulled, 0 lost/)
  await follow(citizen, 'Figures of the register', 'Figures of the register')
  assert.match(await citizen.main(), /of the appeals decided\s+1 of 1/)
  await follow(citizen, OUTLET, OUTLET)
  await page.getByText(notice).first().waitFor()
}

/** The librarian reads the copy of a page whose site is gone. */
export async function readCopy(house: TestNode, as: Colleague, { item }: Kept): Promise<void> {
  const hand = await sit(house, FACE, { task: 'notice-copy', as })
  await hand.open(`/LANG/console/sources/${item}`)
  await press(hand, 'Read the copy')
  await hand.page.getByText(/It shows what was answered then/).waitFor()
  await hand.page.getByText(OFFICE_WORDS).first().waitFor()
  await hand.context.close()
}

/** Who sat at a browser goes. */
export async function leave({ citizen, olga }: Cast): Promise<void> {
  for (const hand of [citizen, olga]) await hand.context.close()
}

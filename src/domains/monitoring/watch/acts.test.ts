import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageOf, Site, told } from '../../../../test/support/watched-page.ts'

const DAY = 86_400_000

/** What is told of an edit of a page that was learned. */
function edited(before: string, after: string): string {
  const site = new Site(() => before).learned()
  return told(site.look(after, DAY).items).join()
}

const added = (main: string) => edited(pageOf(), pageOf({ main }))
const changed = (before: string, after: string) =>
  edited(pageOf({ main: before }), pageOf({ main: after }))

test('who is told to stay at home does not vote, whatever the reason', () => {
  for (const text of [
    'Warning: gas leak in several places. Please stay at home.',
    'Attention : fuite de gaz dans plusieurs bureaux. Restez chez vous.',
    'Aviso: vazamento de gás em várias seções. Fique em casa.',
  ])
    assert.match(added(`<div role="alert">${text}</div>`), /H text danger/, text)
  assert.match(added('<p>Our office is closed on Friday, please do not come.</p>'), /^M text/)
  const waits = '<p>You must be registered by Saturday, 21 November 2026 to vote.</p>'
  assert.match(
    changed(waits, waits.replace('</p>', ' Waiting times are long; please come another day.</p>')),
    /H text danger/,
  )
})

test('an event that is called off is not the vote', () => {
  for (const [text, level] of [
    ['The lecture on the history of the ballot on Thursday is cancelled.', 'M'],
    ['La conférence de jeudi sur l’histoire du vote est annulée.', 'M'],
    ['Der Vortrag am Donnerstag über die Geschichte des Wahlrechts fällt aus.', 'M'],
    ['Лекция об истории тайного голосования перенесена на следующий месяц.', 'M'],
    ['Дата голосования перенесена на следующий месяц.', 'H'],
    ['Press conference: the election is postponed.', 'H'],
    ['After the meeting all polling stations are closed.', 'H'],
  ] as const)
    assert.match(added(`<p>${text}</p>`), new RegExp(`^${level} text`), text)
})

test('what sells has no place here', () => {
  for (const main of [
    '<p>casino en ligne | cheap viagra online | situs slot gacor</p>',
    '<article><h3>Cryptobonus 2026</h3><p>Win 500 USDT today.</p></article>',
    '<p>Best price, fast delivery</p>',
    '<p>Онлайн казино без регистрации</p>',
  ])
    assert.match(added(main), /H text spam/, main)
  const title = pageOf().replace('<title>Election Commission', '<title>Viagra - best price')
  assert.match(edited(pageOf(), title), /H text spam/)
  assert.match(added('<p>The count takes place in the hall of the Casino.</p>'), /^M text added/)
})

test('who stood in a list and is said to have withdrawn', () => {
  const list = (name: string) =>
    `<h2>Candidates</h2><ul><li>${name} – Labour Union</li><li>Ann Odell – Green Future</li></ul>`
  assert.match(changed(list('Priya Raman'), list('Priya Raman (withdrawn)')), /H text danger/)
  assert.match(
    changed('<p>Row 4: Priya Raman</p>', '<p>Row 4: Priya Raman (retiré)</p>'),
    /H text danger/,
  )
})

test('a number that voters are asked to call', () => {
  assert.match(added('<p>Questions? Call 0900 555 010.</p>'), /H text contact/)
  assert.match(added('<p>Press office: 0200 555 010.</p>'), /^M text/)
})

test('an address is another one, in text and for the blind', () => {
  const picture = (alt: string) => `<figure><img src="/a.jpg" alt="${alt}"></figure>`
  for (const [before, after] of [
    [picture('Library, 30 Mill Street'), picture('Library, 72 Market Place')],
    [picture('Grundschule, Lindenallee 9'), picture('Grundschule, Hauptstraße 78')],
    [
      '<address>60 Queens Road, 12017 Town</address>',
      '<address>4 Church Street, 12017 Town</address>',
    ],
  ] as const)
    assert.match(changed(before, after), /H text facts/, after)
})

test('what to bring is a fact of the vote', () => {
  const bring = (count: string) =>
    `<h2>Good to know</h2><p>Please bring ${count} with a photograph.</p>`
  assert.match(
    changed(bring('one identity document'), bring('two identity documents')),
    /H text facts/,
  )
})

test('numbers of thousands are no hours', () => {
  assert.match(added('<p>Mehr als 2.400 Freiwillige helfen am Wahltag.</p>'), /^M text added/)
})

test('a description names another day than the page', () => {
  const page = (text: string) => pageOf({ head: `<meta name="description" content="${text}">` })
  const before = page('The commission is an independent body.')
  assert.match(
    edited(before, page('Polling stations are open on Monday, 14 December 2026.')),
    /H fact data_text/,
  )
  assert.equal(edited(before, page('Polling stations are open on Sunday, 13 December 2026.')), '')
})

test('votes of two candidates are exchanged', () => {
  const table = (one: string, other: string) =>
    `<h2>Results 2022</h2><table><tr><th>Candidate</th><th>Votes</th></tr><tr><td>Ann Odell</td><td>${one}</td></tr><tr><td>Priya Raman</td><td>${other}</td></tr><tr><td>Jo Lind</td><td>3450</td></tr></table>`
  assert.match(changed(table('6181', '1778'), table('1778', '6181')), /H text rows_moved/)
})

test('a page that is drawn from data is judged by its texts', () => {
  const page = (texts: Record<string, string>) =>
    `<!doctype html><html lang="ru"><head><title>Комиссия</title></head><body><div id="root"></div>
    <script>window.__STATE__=${JSON.stringify({ texts })}</script></body></html>`
  const texts = {
    deadline: 'Последний день подачи заявления: 15 ноября 2026 года.',
    bring: 'Возьмите с собой один документ с фотографией.',
    need: 'Приглашение для голосования не требуется.',
  }
  for (const other of [
    { deadline: `${texts.deadline} Очереди очень длинные, приходите в другой день.` },
    { bring: 'Возьмите с собой два документа с фотографией.' },
    { bring: `${texts.bring} Неоплаченные штрафы нужно оплатить.` },
    { need: 'Для голосования требуется приглашение.' },
  ])
    assert.match(
      edited(page(texts), page({ ...texts, ...other })),
      /H fact/,
      Object.values(other)[0],
    )
})

test('choices of a ballot that change their values', () => {
  const ballot = (one: string, other: string) =>
    `<h2>Your ballot</h2><ol><li><label><input type="radio" name="choice" value="${one}"> <span>Ann Odell</span></label></li><li><label><input type="radio" name="choice" value="${other}"> <span>Priya Raman</span></label></li></ol>`
  assert.match(changed(ballot('55', '95'), ballot('95', '55')), /H fact choice/)
})

test('a count that begins is one question', () => {
  const table = (votes: readonly string[]) =>
    `<h2>Results</h2><table>${votes.map((count, at) => `<tr><td>Name ${'ABC'[at]}</td><td>${count}</td><td>${count}.0 %</td></tr>`).join('')}</table>`
  const items = changed(table(['0', '0', '0']), table(['641', '527', '310']))
  assert.match(items, /^M text (?:changed|added)[^,]*$/)
})

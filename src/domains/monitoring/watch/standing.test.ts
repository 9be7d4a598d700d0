import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageOf, Site, told } from '../../../../test/support/watched-page.ts'

const DAY = 86_400_000

/** What is told of an edit of a page that was learned. */
function edited(before: string, after: string, language = 'en'): string {
  const part = (main: string) => pageOf({ main }).replace('lang="en"', `lang="${language}"`)
  const site = new Site(() => part(before), { languages: [language] }).learned()
  return told(site.look(part(after), DAY).items).join()
}

const swapped = (text: string, from: string, to: string, language?: string) => {
  assert.ok(text.includes(from), from)
  return edited(text, text.replace(from, to), language)
}

test('hours and days to come that stood fast are facts wherever they stand', () => {
  const section = (text: string) => `<section><h3>Contact</h3><p>${text}</p></section>`
  for (const [text, from, to, language] of [
    ['lundi–vendredi : 09:00–17:00', 'lundi–vendredi', 'mardi', 'fr'],
    ['понедельник–пятница: 09:00–18:00', '18:00', '17:00', 'ru'],
    ['Montag–Freitag: 8 Uhr bis 17 Uhr', '17 Uhr', '12 Uhr', 'de'],
    [
      'Последний день подачи заявления: 18 декабря 2026 года (пятница).',
      '18 декабря',
      '8 декабря',
      'ru',
    ],
    ['Applications are taken until 20 December 2026.', '20 December', '10 December', 'en'],
  ] as const)
    assert.match(swapped(section(text), from, to, language), /H text facts/, text)
})

test('a day that is over, an event and a session move by themselves', () => {
  const section = (text: string) => `<section><h3>News</h3><p>${text}</p></section>`
  for (const [text, from, to] of [
    ['The next board day is 20 October 2026.', '20 October', '3 November'],
    ['The training for journalists is on 20 December 2026.', '20 December', '27 December'],
    ['Guided tour: 10:00 to 12:00', '10:00', '11:00'],
  ] as const)
    assert.doesNotMatch(swapped(section(text), from, to), /[CH] text/, text)
})

test('who may not, who only: what says no or sets a limit is a fact of a text about voters', () => {
  for (const [text, from, to, language] of [
    [
      '<p>Wer bei Schließung in der Schlange steht, darf noch wählen.</p>',
      'noch',
      'nicht mehr',
      'de',
    ],
    [
      '<p>Избиратели, стоящие в очереди к моменту закрытия, могут проголосовать.</p>',
      'могут',
      'не могут',
      'ru',
    ],
    [
      '<p>Every elector may ask for help.</p>',
      'Every elector',
      'Only an elector with a letter',
      'en',
    ],
  ] as const)
    assert.match(swapped(text, from, to, language), /H text facts/, text)
  assert.doesNotMatch(
    swapped('<p>Electors may ask us for help.</p>', 'may ask', 'may always ask', 'en'),
    /[CH] text/,
  )
})

test('a station or candidate that is closed or out, and votes that are told before they are counted', () => {
  const table = `<section><h2>Polling stations</h2><table><tr><th>Station</th><th>Address</th></tr>
    <tr><td>Town Hall</td><td>5 Main Street</td></tr><tr><td>Old School</td><td>9 Oak Street</td></tr></table></section>
    <section><h2>Candidates</h2><ol><li>Aicha Benali (Greens)</li><li>Claire Dumont (Blues)</li></ol></section>`
  assert.match(swapped(table, '5 Main Street', '5 Main Street (closed)'), /H text danger/)
  assert.match(
    edited(table, `<p>Aicha Benali 61,4 %, Claire Dumont 22,8 %</p>${table}`),
    /H text told_of_choice/,
  )
  assert.match(
    edited(table, `<p>First results: 61.4 % for the Greens, 22.8 % for the Blues</p>${table}`),
    /H text told_of_choice/,
  )
  assert.match(
    edited(table, `<p>Claire Dumont has withdrawn.</p>${table}`),
    /H text told_of_choice/,
  )
  assert.doesNotMatch(
    edited(table, `<p>Aicha Benali and Claire Dumont meet for a debate.</p>${table}`),
    /[CH] text/,
  )
})

test('a text that says again when to vote, with another hour, is told whatever it calls itself', () => {
  const hours =
    '<section><h3>Horario</h3><p>Los colegios electorales estarán abiertos de 8:00 a 20:00 horas.</p></section>'
  const again = 'Corrección: los colegios electorales estarán abiertos de 8:00 a 19:00 horas.'
  assert.match(edited(hours, `<p>${again}</p>${hours}`, 'es'), /H text facts/)
  assert.match(
    edited(hours, hours.replace('<p>', `<p aria-label="${again}">`), 'es'),
    /H text facts/,
  )
})

test('a paragraph that is parted or put together says the same', () => {
  const whole = '<p>You vote if you are 18. People who live abroad may not vote here.</p>'
  const parts = whole.replace('18. ', '18.</p><p>')
  assert.equal(edited(whole, parts), 'M text changed')
  assert.equal(edited(parts, whole), 'M text changed')
  assert.match(edited(whole, parts.replace('may not', 'may')), /H text/)
})

test('longer dashes and other quotation marks say nothing else', () => {
  const text =
    '<p>Don\u2019t miss the \u201cEvening of Votes\u201d \u2013 rooms 1\u20131103 are open.</p>'
  const plain = '<p>Don\'t miss the "Evening of Votes" - rooms 1-1103 are open.</p>'
  assert.equal(edited(text, plain), '')
  assert.match(edited(text, plain.replace('1103', '603')), /text/)
})

test('one cell of a table that is told stays told, by the text that stood there', () => {
  const rows = ['2 November', '3 December', '8 December', '18 December'].map(
    (day, at) => `<tr><td>Step ${'abcd'[at]}</td><td>${day} 2026</td></tr>`,
  )
  const table = `<table><tr><th>Step</th><th>Day</th></tr>${rows.join('')}</table>`
  const site = new Site(() => pageOf({ main: table })).learned()
  const other = pageOf({ main: table.replace('8 December 2026', '6 December 2026') })
  for (let look = 0; look < 4; look++) {
    const [item, ...rest] = site.look(other).items
    assert.equal(rest.length, 0)
    assert.equal(item?.level, 'H')
    assert.deepEqual([item?.old, item?.now], ['8 December 2026', '6 December 2026'])
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LookOptions } from './index.ts'
import { pageOf, type Parts, Site, told } from '../../../../test/support/watched-page.ts'

const DAY = 86_400_000

/** What is told when parts of a learned page are others. */
function changed(before: Parts, after: Parts, options: Partial<LookOptions> = {}): string {
  const page = pageOf(before)
  const site = new Site(() => page).learned()
  return told(site.look(pageOf(after), DAY, options).items).join(', ')
}

test('a part of a picture that leads elsewhere without a word', () => {
  const logo = (href: string) => ({
    top: `<a href="/"><img src="/logo.svg" alt="Commission" usemap="#m"></a><map name="m">${href && `<area shape="rect" coords="0,0,9,9" href="${href}" alt="">`}</map>`,
  })
  assert.equal(changed(logo(''), logo('https://vote-now.test/')), 'H link link_left')
  assert.equal(changed(logo(''), logo('/home')), '')
  assert.equal(changed(logo('https://union.test/'), logo('https://union.test/')), '')
})

test('a field that nobody sees and that answers for one that everybody saw', () => {
  const form = (more: string, name = 'district') => ({
    main: `<form action="/find"><label>District <select name="${name}"><option>North</option><option>South</option></select></label>${more}<button>Find</button></form>`,
  })
  const twin = '<input type="hidden" name="district" value="4">'
  assert.match(changed(form(''), form(twin)), /H field preset/)
  assert.doesNotMatch(changed(form('', 'place'), form(twin, 'place')), /H/)
  assert.equal(changed(form(twin), form(twin)), '')
})

test('digits that another font draws', () => {
  const font = (range: string, host: string) => ({
    head: `<style>@font-face{font-family:N;src:url(https://${host}/n.woff2);unicode-range:${range}}main{font-family:N}</style>`,
  })
  const added = (range: string, host = 'vote-now.test') => changed({}, font(range, host))
  assert.equal(added('U+30-39'), 'H style strong_style')
  assert.equal(added('U+003?'), 'H style strong_style')
  assert.equal(added('U+0000-00FF'), 'M style new_style')
  assert.equal(added('U+30-39', 'fonts.gstatic.com'), 'M style new_style')
})

test('a day of voting beside a link, an event of another day', () => {
  const event = (day: string) => ({
    main: `<p id="cal"><a href="/cal.ics" data-event-start="${day}">Add to calendar</a></p>`,
  })
  assert.match(changed(event('2026-12-13'), event('2026-12-14')), /H fact data_time/)
  assert.match(changed(event('2026-12-05'), event('2026-12-06')), /M fact data_time/)
})

test('a candidate in the heading of a page', () => {
  const names = ['James Orrin', 'Ann Odell', 'Priya Raman']
  const page = (heading: string) => ({
    main: `<h2>${heading}</h2><p>Text of the office.</p><h3>Candidates</h3><ol>${names.map((name) => `<li>${name} (Union)</li>`).join('')}</ol>`,
  })
  assert.match(
    changed(page('Elections'), page('Elections – James Orrin!')),
    /H text told_of_choice/,
  )
  assert.doesNotMatch(changed(page('Elections'), page('Elections this year')), /H/)
})

test('a letter that must be there, or only on its way', () => {
  const said = (text: string) => ({ main: `<p>${text}</p>` })
  for (const [there, posted, again] of [
    [
      'Postal ballots must reach us by Thursday, December 3, 2026.',
      'Postal ballots must be posted by Thursday, December 3, 2026.',
      'Postal ballots must arrive by Thursday, December 3, 2026.',
    ],
    [
      'Les votes par correspondance doivent nous parvenir avant le 3 décembre 2026.',
      'Les votes par correspondance doivent être postés avant le 3 décembre 2026.',
      'Les votes par correspondance doivent arriver avant le 3 décembre 2026.',
    ],
    [
      'Briefwahlunterlagen müssen bis zum 3. Dezember 2026 eingehen.',
      'Briefwahlunterlagen müssen bis zum 3. Dezember 2026 abgeschickt werden.',
      'Briefwahlunterlagen müssen bis zum 3. Dezember 2026 eintreffen.',
    ],
  ] as const) {
    assert.match(changed(said(there), said(posted)), /H text guidance/, posted)
    assert.doesNotMatch(changed(said(there), said(again)), /H/, again)
  }
})

test('who is told that his own registration is over', () => {
  const dialog = (text: string) => ({
    top: `<dialog open><p>${text}</p><a href="https://vote-now.test/confirm">Confirm</a></dialog>`,
  })
  for (const text of [
    'Your registration has expired. Confirm your details now.',
    'Su inscripción ha sido cancelada. Confirme sus datos.',
    'Ihre Eintragung ist ungültig. Bestätigen Sie Ihre Angaben.',
    'Ваша регистрация истекла. Подтвердите свои данные сейчас.',
    'Seu cadastro venceu. Confirme seus dados agora.',
    '您的登记已过期,请立即确认您的资料。',
  ])
    assert.match(changed({}, dialog(text)), /H text danger/, text)
})

test('a candidate who is advertised beside the text, not in a list', () => {
  const list = '<h3>Candidates</h3><ol><li>James Orrin (Union)</li><li>Ann Odell (Green)</li></ol>'
  const page = (more: string) => ({ main: `${more}<p>Text of the office.</p>${list}` })
  const link = '<a href="https://vote-now.test/"><img src="/b.jpg" alt="1: James Orrin"></a>'
  assert.match(changed(page(''), page(link)), /H link told_of_choice/)
  const inList = list.replace('(Union)', '(<a href="https://orrin.test/">James Orrin</a>)')
  assert.doesNotMatch(changed(page(''), { main: `<p>Text of the office.</p>${inList}` }), /H link/)
})

test('a station whose name its address follows, and a name of three ideographs', () => {
  const stations =
    '<h2>Polling stations</h2><ul><li><b>Schoolhouse</b> <i>Main Street 32</i></li><li><b>Museum</b> <i>Mill Lane 3</i></li></ul>'
  const moved = '<h3>News</h3><p>Schoolhouse: moved to Market Place 113</p>'
  assert.match(
    changed({ main: stations }, { main: stations + moved }),
    /H text (?:told_of_choice|danger)/,
  )
  const list = '<h2>候选人</h2><ol><li>郑大伟 (公民名单)</li><li>陈丽华 (劳动联合)</li></ol>'
  const won = '<h3>通知</h3><p>最终结果:陈丽华当选。</p>'
  assert.match(changed({ main: list }, { main: list + won }), /H text told_of_choice/)
})

test('a weekday of two words beside a date', () => {
  const page = (day: string) => ({
    main: `<p>Os locais de votação abrem no dia ${day}, 13 de dezembro de 2026.</p>`,
  })
  const languages = { languages: ['pt'] }
  const site = new Site(() => pageOf(page('domingo')), languages).learned()
  const { items } = site.look(pageOf(page('segunda-feira')), DAY, languages)
  assert.deepEqual(told(items), ['H text facts'])
})
